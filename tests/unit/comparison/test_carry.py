from __future__ import annotations

from app.comparison.carry import Carried, Carrier, CarryState
from app.comparison.compare import compare_reports
from app.comparison.model import Comparison
from app.report.model import Span
from tests.unit.comparison.builder import extraction_of

OLD = (
    "Ủy ban nhân dân tỉnh đã thực hiện 37 nội dung, còn lại 05 nội dung chưa xem xét.\n"
    "Thu ngân sách đạt 3.600 tỷ trong sáu tháng đầu năm.\n"
    "Toàn tỉnh có 05 xã đạt chuẩn nông thôn mới nâng cao."
)


def compare(new: str) -> Comparison:
    return compare_reports(extraction_of(OLD), extraction_of(new))


def carry_span(comparison: Comparison, place: Span) -> Carried:
    return Carrier(comparison).carry(place)


def span(words: str, text: str = OLD, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span(start, start + len(words))


def test_an_untouched_place_is_carried_though_the_text_before_it_grew() -> None:
    new = "Phần mở đầu mới được bổ sung.\n" + OLD
    carried = carry_span(compare(new), span("3.600 tỷ"))
    assert carried.state is CarryState.UNCHANGED
    assert carried.span == span("3.600 tỷ", new)


def test_a_changed_number_keeps_its_place_but_needs_a_new_look() -> None:
    new = OLD.replace("còn lại 05", "còn lại 06")
    carried = carry_span(compare(new), span("05"))
    assert carried.state is CarryState.NUMBER_CHANGED
    assert carried.span == span("06", new)


def test_a_sentence_with_a_changed_number_needs_a_new_look() -> None:
    new = OLD.replace("3.600", "3.700")
    carried = carry_span(compare(new), span("Thu ngân sách đạt 3.600 tỷ trong sáu tháng đầu năm"))
    assert carried.state is CarryState.NUMBER_CHANGED
    assert carried.span == span("Thu ngân sách đạt 3.700 tỷ trong sáu tháng đầu năm", new)


def test_a_sentence_with_changed_words_is_no_longer_the_same() -> None:
    new = OLD.replace("đạt chuẩn", "chưa đạt chuẩn")
    assert carry_span(compare(new), span("05 xã đạt chuẩn")).state is CarryState.WORDING_CHANGED


def test_a_word_that_was_negated_needs_a_new_look() -> None:
    new = OLD.replace("xã đạt", "xã chưa đạt")
    carried = carry_span(compare(new), span("đạt chuẩn"))
    assert carried.state is CarryState.WORDING_CHANGED
    assert carried.span == span("chưa đạt chuẩn", new)
    alone = carry_span(compare(new), span("đạt", after=OLD.index("05 xã")))
    assert alone.state is CarryState.WORDING_CHANGED
    assert alone.span == span("chưa đạt", new)


def test_a_place_in_a_changed_sentence_is_carried_and_told() -> None:
    new = OLD.replace("trong sáu tháng", "trong bảy tháng").replace("Toàn tỉnh", "Cả tỉnh")
    carried = carry_span(compare(new), span("3.600 tỷ"))
    assert carried.state is CarryState.UNCHANGED and carried.around
    assert not carry_span(compare(new), span("37")).around


def test_a_deleted_number_is_gone_though_the_same_digits_stand_elsewhere() -> None:
    new = OLD.replace(", còn lại 05 nội dung chưa xem xét", "")
    carried = carry_span(compare(new), span("05"))
    assert carried.state is CarryState.GONE and carried.span is None


def test_two_numbers_that_were_swapped_are_both_changed() -> None:
    old = "Sở Y tế hoàn thành 05 nhiệm vụ được giao.\nSở Nội vụ hoàn thành 06 nhiệm vụ được giao."
    new = old.replace("05", "07").replace("06", "05").replace("07", "06")
    comparison = compare_reports(extraction_of(old), extraction_of(new))
    assert carry_span(comparison, span("05", old)).span == span("06", new)
    assert carry_span(comparison, span("06", old)).span == span("05", new)
    assert carry_span(comparison, span("05", old)).state is CarryState.NUMBER_CHANGED


def test_a_place_goes_with_its_moved_paragraph() -> None:
    lines = OLD.split("\n")
    new = "\n".join([lines[1], lines[2], "Phụ lục kèm theo báo cáo.", lines[0]])
    carried = carry_span(compare(new), span("37"))
    assert carried.state is CarryState.UNCHANGED and carried.moved
    assert carried.span == span("37", new)


def test_places_of_a_text_that_was_replaced_are_gone() -> None:
    comparison = compare("Một văn bản khác hẳn.")
    assert [carry_span(comparison, span(words)).state for words in ("05", "37")] == [CarryState.GONE, CarryState.GONE]


def test_places_past_the_end_and_empty_ones_are_gone() -> None:
    comparison = compare(OLD)
    assert carry_span(comparison, Span(len(OLD) + 5, len(OLD) + 9)).state is CarryState.GONE
    assert carry_span(comparison, Span(3, 3)).state is CarryState.GONE


def test_the_signs_around_a_number_are_carried_with_it() -> None:
    old = "Chỉ tiêu đạt 95,1%; tăng (-3,4%) so với cùng kỳ năm trước của toàn tỉnh."
    new = "Phần mở đầu mới được bổ sung.\n" + old
    comparison = compare_reports(extraction_of(old), extraction_of(new))
    for words in ("95,1%", "(-3,4%)"):
        assert carry_span(comparison, span(words, old)).span == span(words, new)
