"""Which reading of a file counts: OCR takes minutes, and marks hang on the words that it found."""

from __future__ import annotations

from dataclasses import replace

from app.report.model import Report
from app.review.store import Store


def kept_reading(store: Store, report: Report) -> Report:
    """Return a report as it was just read, or the library's own reading where that has scanned pages read by OCR."""
    if not report.pages_without_text:
        return report
    for record in store.reports():
        if record.sha256 == report.sha256:
            kept = store.report(record.id)
            if len(kept.pages_without_text) < len(report.pages_without_text):
                return replace(kept, path=report.path)
    return report
