"""A reading by OCR, on which marks may hang, is kept when the file is read again without OCR."""

from __future__ import annotations

from dataclasses import replace

from app.report.model import Report
from app.review.readings import kept_reading
from tests.unit.checks.texts import report_of
from tests.widgets.memory_store import MemoryStore

SCAN = replace(report_of(), path="/new/a.pdf", pages_without_text=(1, 2))
READ = replace(report_of("Đã hoàn thành 37/42 nội dung."), path="/old/a.pdf")


def _kept(*reports: Report) -> MemoryStore:
    store = MemoryStore()
    for report in reports:
        store.add_report(report)
    return store


def test_the_reading_by_ocr_counts_and_the_file_is_where_it_was_opened() -> None:
    assert kept_reading(_kept(READ), SCAN) == replace(READ, path="/new/a.pdf")


def test_a_report_without_scans_is_as_it_was_read() -> None:
    assert kept_reading(_kept(SCAN), READ) is READ


def test_a_kept_reading_without_more_words_does_not_count() -> None:
    assert kept_reading(_kept(SCAN), SCAN) is SCAN


def test_another_file_does_not_count() -> None:
    assert kept_reading(_kept(replace(READ, sha256="1" * 64)), SCAN) is SCAN
