"""Opening a report with its marks, as the commands that need them do."""

from __future__ import annotations

from pathlib import Path

from app.readers.process import read_report_safely
from app.review.model import Store
from app.review.session import ReviewSession
from app.scan import scan_report


def open_session(path: Path, store: Store, author: str) -> ReviewSession:
    """Read and scan a report, put it into the library where it is not there yet, and place its marks."""
    scan = scan_report(read_report_safely(path))
    record = store.add_report(scan.report)
    return ReviewSession(record, scan, store.marks(record.id), author, store.additions(record.id))
