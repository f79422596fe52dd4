from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.comparison.compare import compare_reports
from app.comparison.model import Comparison, FigureChangeKind, WordingChangeKind
from app.errors import Cancelled
from app.extraction.model import Extraction
from app.jobs import Token
from tests.unit.comparison.builder import extraction_of

LEAD = "Ủy ban nhân dân tỉnh báo cáo kết quả thực hiện nhiệm vụ phát triển kinh tế - xã hội."
BUDGET = "Tổng thu ngân sách nhà nước trên địa bàn ước đạt 3.600 tỷ, bằng 49 % dự toán cả năm."
ROADS = "Các dự án giao thông trọng điểm được đẩy nhanh tiến độ, trong đó 12 dự án đã thông xe kỹ thuật."
SCHOOLS = "Ngành giáo dục đã xây dựng thêm 34 trường học đạt chuẩn quốc gia, vượt chỉ tiêu được giao."
CLOSING = "Đề nghị Hội đồng nhân dân tỉnh xem xét, cho ý kiến."


def compare(old: str, new: str) -> Comparison:
    return compare_reports(extraction_of(old), extraction_of(new))


def figures(comparison: Comparison) -> list[tuple[str, str | None, str | None]]:
    return [(c.change.value, c.old.text if c.old else None, c.new.text if c.new else None) for c in comparison.figures]


def wording(comparison: Comparison) -> list[tuple[str, str | None, str | None]]:
    old, new = comparison.old.report, comparison.new.report
    return [(c.change.value, c.old and old.text_of(c.old), c.new and new.text_of(c.new)) for c in comparison.wording]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hòa bình thủy lợi khỏe", "hoà bình thuỷ lợi khoẻ"),
        ("“kỳ họp” – ‘nghị quyết’", "\"kỳ họp\" - 'nghị quyết'"),
        ("đạt 37/42  nội dung", "đạt\u00a037/42 nội dung"),
        ("phương hướng", "phu\u031bo\u031bng hu\u031bo\u031b\u0301ng"),
    ],
)
def test_noise_is_no_change(old: str, new: str) -> None:
    comparison = compare(old, new)
    assert wording(comparison) == [] and figures(comparison) == []
    assert len(comparison.equal) == 1


def test_a_changed_number_in_the_same_sentence_is_one_changed_figure() -> None:
    comparison = compare(f"{LEAD}\nCòn lại 05 nội dung chưa xem xét.", f"{LEAD}\nCòn lại 06 nội dung chưa xem xét.")
    assert figures(comparison) == [("value", "05", "06")]
    assert comparison.figures[0].difference == 1
    assert comparison.figures[0].percent == Decimal("20.00")


def test_a_changed_magnitude_is_a_changed_unit() -> None:
    comparison = compare(BUDGET, BUDGET.replace("tỷ", "triệu"))
    assert figures(comparison) == [("unit", "3.600 tỷ", "3.600 triệu")]


def test_a_figure_of_another_sentence_is_added_and_removed_not_changed() -> None:
    comparison = compare(f"{LEAD}\n{ROADS}\n{CLOSING}", f"{LEAD}\n{SCHOOLS}\n{CLOSING}")
    assert figures(comparison) == [("added", None, "34"), ("removed", "12", None)]


def test_a_figure_of_another_kind_is_added_and_removed() -> None:
    comparison = compare("Kết quả đạt 12 trong kỳ báo cáo.", "Kết quả đạt 15 % trong kỳ báo cáo.")
    assert sorted(change.value for change in (c.change for c in comparison.figures)) == ["added", "removed"]


def test_a_moved_paragraph_is_moved_and_its_changed_number_is_paired() -> None:
    old = "\n".join([LEAD, BUDGET, ROADS, SCHOOLS, CLOSING])
    new = "\n".join([LEAD, ROADS, SCHOOLS, CLOSING, BUDGET.replace("49", "51")])
    comparison = compare(old, new)
    assert figures(comparison) == [("value", "49 %", "51 %")]
    moved = [c for c in comparison.wording if c.change is WordingChangeKind.MOVED]
    assert [comparison.old.report.text_of(c.old) for c in moved if c.old] == [BUDGET]


def test_split_and_merged_paragraphs_are_told_and_their_words_are_equal() -> None:
    apart, together = f"{BUDGET}\n{ROADS}", f"{BUDGET} {ROADS}"
    assert [change[0] for change in wording(compare(together, apart))] == ["split"]
    assert [change[0] for change in wording(compare(apart, together))] == ["merged"]


def test_a_line_broken_within_a_sentence_is_layout() -> None:
    assert wording(compare(BUDGET, BUDGET.replace(" trên địa", "\ntrên địa"))) == []


def test_renumbered_notes_and_lists_are_no_change() -> None:
    old = f"{LEAD}\n1. {ROADS[:-1]}¹.\n¹ Theo báo cáo của Sở Giao thông.\n2. {SCHOOLS}"
    new = f"{LEAD}\n3. {ROADS[:-1]}².\n² Theo báo cáo của Sở Giao thông.\n4. {SCHOOLS}"
    comparison = compare(old, new)
    assert wording(comparison) == [] and figures(comparison) == []


def test_a_note_is_compared_with_its_note() -> None:
    old = f"{LEAD[:-1]}¹.\n¹ Gồm 06 nội dung theo chương trình.\n{CLOSING}"
    comparison = compare(old, old.replace("06", "05"))
    assert figures(comparison) == [("value", "06", "05")]


def test_an_inserted_sentence_begins_and_ends_with_the_sentence() -> None:
    comparison = compare(f"{BUDGET} {ROADS}", f"{BUDGET} Tổng thu nội địa tăng. {ROADS}")
    assert wording(comparison) == [("inserted", None, "Tổng thu nội địa tăng.")]


def test_the_same_paragraph_many_times_is_told_apart_by_its_neighbours() -> None:
    rows = [f"{BUDGET}\n{ROADS}\nMục số {n} của phụ lục kèm theo." for n in range(1, 40)]
    changed = [*rows]
    changed[20] = changed[20].replace("12 dự án", "13 dự án")
    comparison = compare("\n".join(rows), "\n".join(changed))
    assert figures(comparison) == [("value", "12", "13")]
    change = comparison.figures[0]
    assert change.old and change.new and change.old.span == change.new.span


def test_an_empty_report_is_compared_with_a_full_one() -> None:
    assert [c.change for c in compare("", BUDGET).wording] == [WordingChangeKind.INSERTED]
    assert [c.change for c in compare(BUDGET, "").figures] == [FigureChangeKind.REMOVED] * 2


def test_a_cancelled_comparison_stops() -> None:
    token = Token()
    token.cancel()
    with pytest.raises(Cancelled):
        compare_reports(extraction_of(BUDGET), extraction_of(ROADS), token)


def test_long_repetitive_texts_stay_bounded() -> None:
    line = "Mục tiêu chung\n"
    comparison = compare(line * 3000 + BUDGET, line * 2900 + BUDGET)
    assert sum(c.change is WordingChangeKind.DELETED for c in comparison.wording) == 100


_LINE = st.lists(
    st.sampled_from(["đạt", "05", "06", "tỷ", "Sở", "thu", "ngân", "sách", ".", ",", "hòa", "3.600", "%", "và", "a¹"]),
    min_size=1,
    max_size=14,
).map(" ".join)
_TEXT = st.lists(_LINE, max_size=8).map("\n".join)


@given(_TEXT)
@settings(max_examples=60, deadline=None)
def test_a_report_does_not_differ_from_itself(text: str) -> None:
    comparison = compare(text, text)
    assert not comparison.wording and not comparison.figures


def _letters(text: str) -> list[str]:
    return [char for char in text if char.isalnum() and (char.isdecimal() or not char.isdigit())]


@given(_TEXT, _TEXT)
@settings(max_examples=120, deadline=None)
def test_equal_stretches_hold_the_same_letters_and_never_overlap(old: str, new: str) -> None:
    comparison = compare(old, new)
    for side in ("old", "new"):
        spans = sorted(getattr(stretch, side) for stretch in comparison.equal)
        assert all(a.end <= b.start for a, b in pairwise(spans))
    for stretch in comparison.equal:
        words = comparison.old.report.text_of(stretch.old), comparison.new.report.text_of(stretch.new)
        assert _letters(words[0]) == _letters(words[1])


@given(_TEXT, _TEXT)
@settings(max_examples=120, deadline=None)
def test_every_letter_is_either_equal_or_told_as_changed(old: str, new: str) -> None:
    comparison = compare(old, new)
    marks = {mark.span.start for mark in comparison.new.report.note_marks}
    covered = [stretch.new for stretch in comparison.equal]
    covered += [c.new for c in comparison.wording if c.new and c.change is not WordingChangeKind.MOVED]
    for place, char in enumerate(comparison.new.report.text):
        if char.isalnum() and place not in marks:
            block = comparison.new.report.block_at(place)
            assert place < block.list_mark_end or any(span.start <= place < span.end for span in covered)


@given(_TEXT, _TEXT)
@settings(max_examples=100, deadline=None)
def test_a_comparison_the_other_way_round_is_its_mirror(old: str, new: str) -> None:
    there, back = compare(old, new), compare(new, old)
    turned = {"inserted": "deleted", "deleted": "inserted", "split": "merged", "merged": "split"}
    changes = sorted((turned.get(c.change, c.change), str(c.new), str(c.old)) for c in back.wording)
    assert changes == sorted((str(c.change), str(c.old), str(c.new)) for c in there.wording)
    assert {(c.new, c.old) for c in back.equal} == {(c.old, c.new) for c in there.equal}
    assert {(b, a) for a, b in back.pairs} == set(there.pairs)
    for change in back.figures:
        assert change.difference is None or change.difference in {-(c.difference or 0) for c in there.figures}


@given(_TEXT, _TEXT)
@settings(max_examples=120, deadline=None)
def test_the_old_text_with_the_changes_applied_is_the_new_text(old: str, new: str) -> None:
    comparison = compare(old, new)
    before, after = comparison.old.report, comparison.new.report
    # every letter of the new text comes from an equal stretch of the old one, or from a change that brings it
    made = [(stretch.new, before.text_of(stretch.old)) for stretch in comparison.equal]
    made += [
        (c.new, after.text_of(c.new))
        for c in comparison.wording
        if c.new and c.change in (WordingChangeKind.INSERTED, WordingChangeKind.REPLACED)
    ]
    marks = {mark.span.start for mark in after.note_marks}
    labels = {place for block in after.blocks for place in range(block.span.start, block.list_mark_end)}
    said = "".join(text for _, text in sorted(made))
    kept = [p for p, _ in enumerate(after.text) if p not in marks and p not in labels]
    assert _folded(_without_marks(said)) == _folded("".join(after.text[p] for p in kept))


def _without_marks(text: str) -> str:
    return "".join(char for char in text if char not in "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _folded(text: str) -> list[str]:
    return _letters(text)


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_two_texts_are_compared_without_an_error(old: str, new: str) -> None:
    comparison = compare(old, new)
    assert compare(old, old).wording == ()
    assert all(0 <= c.new.start < c.new.end <= len(comparison.new.report.text) for c in comparison.wording if c.new)


def test_a_denied_word_is_part_of_the_change() -> None:
    old = "Sở Tài chính hoàn thành 12 nhiệm vụ được giao trong kỳ báo cáo này."
    assert wording(compare(old, old.replace("hoàn thành", "chưa hoàn thành"))) == [
        ("replaced", "hoàn thành", "chưa hoàn thành")
    ]
    assert wording(compare(old.replace("hoàn", "sẽ hoàn"), old.replace("hoàn", "đã hoàn"))) == [
        ("replaced", "sẽ hoàn thành", "đã hoàn thành")
    ]


def test_a_copy_that_stays_at_home_in_parts_does_not_move() -> None:
    second = BUDGET.replace("3.600", "4.100").replace("49", "52")
    old = [f"{SCHOOLS} {BUDGET}", LEAD, ROADS, CLOSING, f"{ROADS} {second}"]
    new = [SCHOOLS, BUDGET, LEAD, ROADS, CLOSING, f"{ROADS} {second}"]
    assert [change[0] for change in wording(compare("\n".join(old), "\n".join(new)))] == ["split"]


def test_figures_told_as_rougher_or_of_another_kind_are_restated() -> None:
    old = "Tổng thu ngân sách đạt 3.600 tỷ trong năm.\nKết quả chung đạt 12 trong kỳ báo cáo."
    new = "Tổng thu ngân sách đạt 3.600 tỷ trong năm.\nKết quả chung đạt 15 % trong kỳ báo cáo."
    comparison = compare(old, new)
    assert [(one.change.value, one.old.text, one.new.text) for one in comparison.restated] == [("kind", "12", "15 %")]
    assert sorted(change.change.value for change in comparison.figures) == ["added", "removed"]


def test_unchanged_and_changed_figures_of_one_place_are_paired() -> None:
    comparison = compare(f"{BUDGET}\n{ROADS}", f"{BUDGET.replace('49', '51')}\n{ROADS}")
    texts = [(comparison.old.figure(a).text, comparison.new.figure(b).text) for a, b in comparison.pairs]
    assert sorted(texts) == [("12", "12"), ("3.600 tỷ", "3.600 tỷ"), ("49 %", "51 %")]


def test_a_note_that_moved_into_the_text_has_moved_and_its_changed_number_is_paired() -> None:
    said = "Theo báo cáo của Sở Tài chính, trong kỳ đã giải ngân 3.600 tỷ cho 12 công trình trọng điểm của tỉnh."
    old = f"{LEAD[:-1]}¹.\n¹ {said}\n{CLOSING}"
    new = f"{LEAD}\n{CLOSING}\n{said.replace('12', '14')}"
    for there, numbers in (
        (compare(old, new), ("12", "14")),
        (compare(new, old), ("14", "12")),
    ):
        assert [change[0] for change in wording(there)].count("moved") == 1
        assert figures(there) == [("value", *numbers)]


def test_the_end_of_a_note_that_another_format_tells_in_the_text_is_no_change() -> None:
    note = "Theo báo cáo của Sở Tài chính, chỉ số năng lực cạnh tranh năm 2019 đứng thứ 13 của cả nước."
    more = "Chỉ số cải cách hành chính năm 2019 đứng thứ 17 trong 63 tỉnh, thành phố; chỉ số hài lòng đứng thứ 25."
    old = extraction_of(f"{LEAD[:-1]}¹.\n¹ {note} {more}\n{CLOSING}\n{ROADS}")
    new = extraction_of(f"{LEAD[:-1]}¹.\n¹ {note}\n{CLOSING} {more}\n{ROADS}")
    new = Extraction(replace(new.report, format="pdf"), new.figures)
    comparison = compare_reports(old, new)
    assert not comparison.wording and not comparison.figures
