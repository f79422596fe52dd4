"""A mark finds its place again, or says that it does not."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.anchors.place import find_anchor, make_anchor
from app.report.model import BlockKind, CellPlace, Report, Span
from tests.unit.review.made import LINES, Line, report_of, span_of

FORTY: tuple[Line, ...] = tuple(
    (BlockKind.PARAGRAPH, f"{place} có tổng cộng 05 dự án về {what} đã hoàn thành.")
    for place in ("Bến Cát", "Dĩ An", "Thuận An", "Tân Uyên", "Phú Giáo", "Dầu Tiếng", "Bàu Bàng", "Thủ Dầu Một")
    for what in ("giao thông", "thủy lợi", "giáo dục", "y tế", "văn hóa")
)


def spans(report: Report, words: str) -> list[Span]:
    return [span_of(report, words, nth) for nth in range(report.text.count(words))]


def words_around(report: Report, span: Span) -> str:
    return report.text_of(report.block_at(span.start).span)


def test_each_of_forty_fives_is_found_in_the_same_report() -> None:
    report = report_of(FORTY)
    places = spans(report, "05")
    assert len(places) == 40
    assert [find_anchor(report, make_anchor(report, place)) for place in places] == places


def test_each_of_forty_fives_is_found_after_a_sentence_was_put_in_before_them() -> None:
    old, new = report_of(FORTY), report_of(((BlockKind.PARAGRAPH, "Một câu mới có 05 điều."), *FORTY))
    for place in spans(old, "05"):
        found = find_anchor(new, make_anchor(old, place))
        assert found is not None
        assert words_around(new, found) == words_around(old, place)


def test_forty_fives_in_another_order_never_land_in_another_sentence() -> None:
    old, new = report_of(FORTY), report_of(tuple(reversed(FORTY)))
    found = [(place, find_anchor(new, make_anchor(old, place))) for place in spans(old, "05")]
    for place, again in found:
        assert again is None or words_around(new, again) == words_around(old, place)
    assert sum(again is not None for _, again in found) >= 8


def test_a_mark_in_a_note_is_not_moved_to_the_body() -> None:
    old = report_of(LINES)
    anchor = make_anchor(old, span_of(old, "06"))
    assert anchor.path.startswith("note:6")
    new = report_of([line for line in LINES if line[0] is not BlockKind.FOOTNOTE])
    assert find_anchor(new, anchor) is None


def test_a_mark_in_a_cell_is_found_when_text_is_put_in_before_the_table() -> None:
    old = report_of(LINES)
    anchor = make_anchor(old, span_of(old, "05", 1))
    assert anchor.path == "table:0/r0c1"
    new = report_of([LINES[0], (BlockKind.PARAGRAPH, "Có 05 điểm mới."), *LINES[1:]])
    assert find_anchor(new, anchor) == span_of(new, "05", 2)


def test_equal_rows_of_a_table_are_not_told_apart_by_their_order() -> None:
    row = [(BlockKind.TABLE_CELL, "05")]
    old = report_of([(*cell, CellPlace(0, n, 0)) for n, cell in enumerate(row * 60)])
    new = report_of(
        [(BlockKind.TABLE_CELL, "Số dự án", CellPlace(0, 0, 0))]
        + [(*cell, CellPlace(0, n + 1, 0)) for n, cell in enumerate(row * 60)]
    )
    assert find_anchor(new, make_anchor(old, span_of(old, "05", 30))) is None


def test_equal_sentences_are_told_apart_by_their_sections() -> None:
    line = (BlockKind.PARAGRAPH, "Trong kỳ, các cơ quan đã giải quyết xong 05 kiến nghị của cử tri địa phương.")
    heads = ["I. Nội dung thứ nhất của báo cáo này", "II. Nội dung thứ hai của báo cáo này"]
    filler = (BlockKind.PARAGRAPH, "Các kiến nghị được gửi tới những cơ quan có thẩm quyền xem xét.")
    lines = [
        (BlockKind.HEADING, heads[0], 1),
        filler,
        line,
        filler,
        (BlockKind.HEADING, heads[1], 1),
        filler,
        line,
        filler,
    ]
    old, new = report_of(lines), report_of([(BlockKind.TITLE, "BÁO CÁO"), *lines])
    for nth in range(2):
        assert find_anchor(new, make_anchor(old, span_of(old, "05", nth))) == span_of(new, "05", nth)


def test_a_quote_at_the_very_end_is_found() -> None:
    lines = [*LINES, (BlockKind.PARAGRAPH, "Tổng cộng: 05")]
    old, new = report_of(lines), report_of([(BlockKind.PARAGRAPH, "05 và 05"), *lines])
    last = Span(len(old.text) - 2, len(old.text))
    assert find_anchor(new, make_anchor(old, last)) == Span(len(new.text) - 2, len(new.text))


def test_an_offset_past_the_end_is_cut_and_an_empty_place_is_refused() -> None:
    report = report_of(LINES)
    size = len(report.text)
    assert make_anchor(report, Span(size - 4, size + 100)).quote == report.text[-4:]
    for nothing in (Span(size, size + 5), Span(3, 3), Span(9, 4)):
        with pytest.raises(ValueError, match="nothing stands"):
            make_anchor(report, nothing)


def test_a_remembered_position_past_the_end_does_no_harm() -> None:
    report = report_of(LINES)
    anchor = replace(make_anchor(report, span_of(report, "còn lại 05")), start=10**9)
    assert find_anchor(report, anchor) == span_of(report, "còn lại 05")


def test_an_anchor_in_nfd_is_found() -> None:
    report = report_of(LINES)
    made = make_anchor(report, span_of(report, "còn lại 05 nội dung"))
    parts = {name: unicodedata.normalize("NFD", getattr(made, name)) for name in ("quote", "prefix", "suffix")}
    assert find_anchor(report, replace(made, **parts)) == span_of(report, "còn lại 05 nội dung")


def test_a_mark_over_a_note_mark_is_found_when_the_note_is_numbered_anew() -> None:
    report = report_of(LINES)
    anchor = make_anchor(report, span_of(report, "05 nội dung⁶ chưa"))
    new = report_of([(BlockKind.PARAGRAPH, "Câu mới."), *LINES])
    assert find_anchor(new, anchor) == span_of(new, "05 nội dung⁶ chưa")


def test_other_blanks_between_words_are_no_other_words() -> None:
    old = report_of(LINES)
    new = report_of([(kind, words.replace(" ", "\u00a0"), *more) for kind, words, *more in LINES])
    assert find_anchor(new, make_anchor(old, span_of(old, "còn lại 05 nội dung"))) is not None


def test_a_short_quote_whose_sentence_is_gone_is_lost() -> None:
    old = report_of(LINES)
    new = report_of([(BlockKind.PARAGRAPH, "Năm nay trồng được 05 ha rừng phòng hộ ven sông.")])
    assert find_anchor(new, make_anchor(old, span_of(old, "05"))) is None


@given(before=st.text("abc 05\n", max_size=60), after=st.text("abc 05\n", max_size=60), data=st.data())
def test_every_place_is_found_in_its_own_report(before: str, after: str, data: st.DataObject) -> None:
    report = report_of([(BlockKind.PARAGRAPH, before + "05" + after)])
    start = data.draw(st.integers(0, len(report.text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(report.text))))
    if report.text_of(span).strip():
        assert find_anchor(report, make_anchor(report, span)) == span


def test_where_text_repeats_itself_the_less_changed_twin_is_not_taken_for_the_place() -> None:
    twins = [
        (BlockKind.PARAGRAPH, "Trong kỳ, toàn tỉnh đã hoàn thành 05 dự án giao thông nông thôn lớn."),
        (BlockKind.PARAGRAPH, "Trong kỳ, toàn tỉnh đã hoàn thành 05 dự án giao thông nông thôn mới."),
    ]
    old = report_of(twins)
    changed = (BlockKind.PARAGRAPH, "Trong kỳ, toàn tỉnh đã xong 05 dự án giao thông ở nông thôn lớn.")
    new = report_of([(BlockKind.PARAGRAPH, "Câu mới."), changed, twins[1]])
    assert find_anchor(new, make_anchor(old, span_of(old, "05"))) in (None, span_of(new, "05"))
