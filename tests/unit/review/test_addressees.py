"""Whom a question may be put to."""

from __future__ import annotations

from app.report.model import BlockKind, Report, Span
from app.review.addressees import named_near
from tests.unit.review.made import report_of, span_of

LINES = (
    (BlockKind.HEADING, "I. NGÂN SÁCH (Sở Tài chính)", 1),
    (BlockKind.PARAGRAPH, "Kho bạc Nhà nước tỉnh chi 12 tỷ đồng."),
    (BlockKind.PARAGRAPH, "UBND tỉnh giao 37 việc. Sở Y tế làm 05 việc."),
    (BlockKind.HEADING, "II. ĐẤT ĐAI", 1),
    (BlockKind.PARAGRAPH, "Sở Nội vụ làm 20 việc."),
)


def test_the_sentence_comes_first_then_its_paragraph_then_its_section() -> None:
    report = report_of(LINES)
    near = named_near(report, span_of(report, "05"))
    assert near == ("Sở Y tế", "UBND tỉnh", "Sở Tài chính", "Kho bạc Nhà nước tỉnh")


def test_another_section_names_nobody_here() -> None:
    report = report_of(LINES)
    assert named_near(report, span_of(report, "20")) == ("Sở Nội vụ",)


def test_a_report_without_text_names_nobody() -> None:
    assert named_near(Report("x.txt", "0", "txt", "", ()), Span(0, 0)) == ()
