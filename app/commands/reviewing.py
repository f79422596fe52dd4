"""Opening a report with its marks, as the commands that need them do."""

from __future__ import annotations

from pathlib import Path

from app.commands.output import watch
from app.errors import ReadError
from app.readers.process import read_report_safely
from app.readers.registry import scans_only
from app.review.readings import kept_reading
from app.review.session import ReviewSession
from app.review.store import Store
from app.scan import scan_report


def open_session(path: Path, store: Store, author: str, ocr: bool = False) -> ReviewSession:
    """Read and scan a report, put it into the library where it is not there yet, and place its marks.

    Scanned pages that were read by OCR before are taken from the library.
    """
    report = read_report_safely(path, watch() if ocr else None, ocr, wordless=True)
    report = report if ocr else kept_reading(store, report)
    if not report.text.strip():
        raise ReadError(scans_only(path.name, report))
    scan = scan_report(report)
    record = store.add_report(scan.report)
    return ReviewSession(record, scan, store.marks(record.id), author, store.additions(record.id))
