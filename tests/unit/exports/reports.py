"""Reviews of real and made report files, for tests of what is exported from them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.readers.registry import read_report
from app.report.model import Span
from app.review.model import ReportRecord, Verdict
from app.review.session import ReviewSession
from app.scan import scan_report

VERDICTS = (Verdict.VERIFIED, Verdict.QUESTIONED, Verdict.INCONSISTENT)
SAMPLE = Path(__file__).resolve().parents[3] / "resources" / "samples" / "bao-cao-mau-ban-1.docx"
NOTES = ("", "Đề nghị giải trình", "=1+1 <w:t>&amp;", "một\r\nhai\rba\tbốn", "x" * 32_000, "\x00\x1b[31m đỏ \ud800")


def session_of(path: Path, marks: int = 40, notes: Sequence[str] = NOTES) -> ReviewSession:
    """Return a review of a file with marks spread over its items, every verdict and hostile notes among them."""
    report = read_report(path)
    record = ReportRecord(1, str(path), report.sha256, "", None, None, None, None, report.format, "2026-01-01")
    session = ReviewSession(record, scan_report(report), [], "Nguyễn Thị Hạnh")
    step = max(1, len(session.items) // max(1, marks))
    for number, item in enumerate(session.items[::step][:marks]):
        session.set_verdict([item.key], VERDICTS[number % 3])
        session.set_note(item.key, notes[number % len(notes)])
    return session


def mark_words(session: ReviewSession, words: str, verdict: Verdict, note: str = "", nth: int = 0) -> Span:
    """Mark the nth place of some words by hand."""
    start = -1
    for _ in range(nth + 1):
        start = session.report.text.index(words, start + 1)
    span = Span(start, start + len(words))
    session.mark_span(span, verdict, note)
    return span
