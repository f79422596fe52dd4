"""Wholes, durations, rates of parts, and what appendices say of themselves."""

from __future__ import annotations

import pytest

from app.checks.model import Holds, Level
from tests.unit.checks.texts import checked, findings, relations


@pytest.mark.parametrize(("ratio", "holds"), [("11/24", Holds.YES), ("11/84", Holds.NO)])
def test_the_whole_of_a_ratio_is_the_number_the_clause_names(ratio: str, holds: Holds) -> None:
    text = f"Trong 24 chỉ tiêu được giao, đến nay có {ratio} chỉ tiêu đạt kế hoạch; 13 chỉ tiêu chưa đạt."
    assert [relation.holds for relation in relations("same_figure", text)] == [holds]


def test_a_number_that_is_not_called_the_whole_is_not_compared() -> None:
    assert relations("same_figure", "Công nhận thêm 04 xã, nâng tổng số lên 98/124 xã đạt chuẩn.") == []


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Kế hoạch 5 năm 2016 – 2020 được hoàn thành.", Holds.YES),
        ("Thành tựu 05 năm (2015 - 2020) của tỉnh.", Holds.YES),
        ("Kế hoạch 5 năm 2016 – 2023 được hoàn thành.", Holds.UNSURE),
        ("Kỷ niệm 74 năm ngày Thương binh - Liệt sĩ (27/7/1947 - 27/7/2021).", Holds.YES),
        ("Kỷ niệm 84 năm ngày Thương binh - Liệt sĩ (27/7/1947 - 27/7/2021).", Holds.NO),
    ],
)
def test_years_are_counted_with_or_without_the_first(text: str, holds: Holds) -> None:
    assert [relation.holds for relation in relations("duration", text)] == [holds]


def test_the_rate_of_a_whole_lies_between_those_of_its_parts() -> None:
    text = "Tổng vốn tăng {} so với cùng kỳ; trong đó, vốn nhà nước tăng 7,4%, vốn ngoài nhà nước tăng 10,3%."
    assert [relation.holds for relation in relations("range", text.format("9,8%"))] == [Holds.YES]
    assert relations("range", text.format("19,8%")) == []


def test_an_appendix_without_a_number_beside_a_numbered_one_is_shown() -> None:
    assert len(findings("numbering_gap", "PHỤ LỤC", "Bảng một", "PHỤ LỤC III", "Bảng hai")) == 1
    assert findings("numbering_gap", "PHỤ LỤC", "Bảng một") == []


def test_appendices_of_one_day_must_belong_to_one_report() -> None:
    attached = "(Kèm theo Báo cáo số {} ngày 01/7/2020)"
    (finding,) = findings("reference_conflict", attached.format("11/UBND"), attached.format("165/BC-UBND"))
    assert finding.level is Level.UNSURE
    assert findings("reference_conflict", attached.format("165 /BC-UBND"), attached.format("165/BC-UBND")) == []


def test_an_appendix_of_the_same_set_gives_no_error() -> None:
    result = checked("Trong 24 chỉ tiêu, có 11/24 chỉ tiêu đạt.", "Đối với 46 nhiệm vụ, đã xong 46/46 nhiệm vụ.")[1]
    assert result.findings == ()


def test_a_sentence_that_begins_with_within_takes_its_total_from_the_one_before() -> None:
    text = "Trường có 3.254 thí sinh dự thi. Trong đó, khối A có 1.361 thí sinh, khối D có 1.893 thí sinh."
    assert [relation.holds for relation in relations("sum", text)] == [Holds.YES]


@pytest.mark.parametrize(("total", "holds"), [("89", [Holds.YES]), ("88", [Holds.NO]), ("12", [Holds.NO])])
def test_parts_that_fill_the_brackets_after_a_total_are_added(total: str, holds: list[Holds]) -> None:
    text = f"Kế hoạch có {total} đơn vị (67 chính thức, 22 dự phòng) được thanh tra."
    assert [relation.holds for relation in relations("sum", text)] == holds


def test_brackets_that_hold_more_than_parts_are_not_added() -> None:
    assert relations("sum", "Có 89 đơn vị (67 đơn vị đạt 75%, 22 dự phòng) được thanh tra.") == []
