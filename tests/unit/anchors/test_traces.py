"""A trace finds a place again in another version of a report, and none where a passage that repeats lost its twin."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.anchors.place import make_anchor
from app.anchors.traces import Letters, Level, Trace, Within
from app.report.model import BlockKind, Report, Span
from tests.unit.review.made import report_of

FIRST = "Ủy ban nhân dân tỉnh báo cáo tình hình thu ngân sách, đạt 29,6% dự toán năm."
SECOND = "Các sở, ngành đã hoàn thành 37 nhiệm vụ trong 06 tháng đầu năm, còn lại 05 nhiệm vụ."
TWIN = "Phần cuối: các sở, ngành đã hoàn thành 37 nhiệm vụ trong 06 tháng đầu năm, còn lại nhiều việc."


def _report(*paragraphs: str) -> Report:
    return report_of([(BlockKind.PARAGRAPH, words) for words in paragraphs])


def _found(old: Report, new: Report, words: str, nth: int = 0) -> str | None:
    """Return what stands in the new report at the place that is found, with five signs before it."""
    start = -1
    for _ in range(nth + 1):
        start = old.text.index(words, start + 1)
    span = Span(start, start + len(words))
    anchor = make_anchor(old, span)
    found = Letters(new).find(anchor, Letters(old).trace(anchor, span))
    return new.text[max(0, found.start - 5) : found.end] if found else None


def test_a_place_in_a_sentence_that_stayed_is_found_wherever_its_paragraph_went() -> None:
    assert _found(_report(FIRST, SECOND), _report("Mở đầu.", SECOND, "Khác.", FIRST), "05") == " lại 05"


def test_a_number_that_changed_is_not_found_at_any_other_place_of_its_digits() -> None:
    assert _found(_report(FIRST, SECOND), _report(FIRST, SECOND.replace("05", "06")), "05") is None
    assert _found(_report(FIRST), _report(FIRST.replace("29,6", "2,96")), "29,6%") is None


def test_what_is_left_of_two_like_passages_is_not_taken_for_the_one_that_is_gone() -> None:
    old = _report(FIRST, SECOND, TWIN)
    assert _found(old, _report(FIRST, TWIN), "37 nhiệm vụ") is None
    assert _found(old, _report(FIRST, SECOND, TWIN), "37 nhiệm vụ", 1) == "hành 37 nhiệm vụ"


def test_blanks_marks_of_notes_and_the_place_of_a_tone_are_no_difference() -> None:
    old, new = (
        _report("Đã hoà giải 12 vụ⁶ trong quý, theo báo cáo."),
        _report("Đã  hòa giải 12 vụ⁷ trong\nquý, theo báo cáo."),
    )
    assert _found(old, new, "12 vụ") == "giải 12 vụ"


def test_a_place_whose_sentence_was_edited_is_known_by_the_letters_beside_it() -> None:
    new = _report(FIRST.replace("Ủy ban nhân dân tỉnh", "UBND"), SECOND)
    assert _found(_report(FIRST, SECOND), new, "29,6%") == " đạt 29,6%"
    assert _found(_report(FIRST, SECOND), _report(FIRST.replace("đạt", "chưa đạt được"), SECOND), "29,6%") is None


def test_a_short_cell_of_a_table_is_not_known_by_itself() -> None:
    one = Letters(_report("05", FIRST))
    levels = [within.level for within in one.trace(make_anchor(_report("05", FIRST), Span(0, 2)), Span(0, 2)).within]
    assert levels == [Level.REPORT]


@pytest.mark.parametrize("last", [3, 60, 10**9])
def test_a_trace_that_lies_finds_nothing(last: int) -> None:
    report = _report(FIRST, SECOND)
    span = Span(report.text.index("05"), report.text.index("05") + 2)
    anchor = make_anchor(report, span)
    (one, *_) = Letters(report).trace(anchor, span).within
    lying = Trace((Within(one.level, one.fingerprint, 0, last), Within(Level.BLOCK, "x", 0, 1)), 0)
    assert Letters(report).find(anchor, lying) is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.sampled_from("ab12,. ⁶\nòà"), max_size=30), min_size=1, max_size=5), st.data())
def test_in_the_same_text_a_place_is_found_where_it_is_or_not_at_all(
    paragraphs: list[str], data: st.DataObject
) -> None:
    report = _report(*(f"{words}x" for words in paragraphs))
    start = data.draw(st.integers(0, len(report.text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(report.text))))
    anchor, letters = make_anchor(report, span), Letters(report)
    found = letters.find(anchor, letters.trace(anchor, span))
    assert found is None or (span.start <= found.end and found.touches(span) and found.start >= span.start - 1)
