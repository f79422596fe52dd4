"""A result in a table against the place of the text that tells it."""

from __future__ import annotations

import pytest

from app.checks.model import Holds
from tests.unit.checks.texts import checked

TABLE = [
    ["STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm", "Thực hiện 6 tháng", "Tỷ lệ (%)"],
    ["1", "Lượt khách du lịch", "lượt", "2.400.000", "1.256.000", "52,3"],
]
TOLD = "Du lịch phục hồi mạnh: toàn tỉnh đón {} lượt khách, tăng 14,0% so với cùng kỳ."


def same_figures(*paragraphs: str) -> list[Holds]:
    result = checked(*paragraphs, table=TABLE)[1]
    return [relation.holds for relation in result.relations if relation.type == "same_figure"]


@pytest.mark.parametrize(("number", "holds"), [("1.256.000", Holds.YES), ("1.265.000", Holds.UNSURE)])
def test_a_row_is_compared_with_the_text_that_names_all_of_its_label(number: str, holds: Holds) -> None:
    assert same_figures(TOLD.format(number)) == [holds]


@pytest.mark.parametrize(
    "text",
    [
        "Phấn đấu đón 2.400.000 lượt khách du lịch.",
        "Toàn tỉnh đón 1.265.000 lượt khách.",
        "Số khách du lịch, gồm 1.218.400 lượt khách nội địa.",
    ],
)
def test_plans_other_labels_and_parts_are_not_compared(text: str) -> None:
    assert same_figures(text) == []


def test_two_different_numbers_with_one_label_are_not_chosen_from() -> None:
    assert same_figures(TOLD.format("1.256.000"), TOLD.format("1.265.000")) == []


def test_a_label_of_which_every_word_is_common_names_no_one_thing() -> None:
    others = [f"Xã {n} đón lượt khách du lịch thứ {n}, tổng 1.256.000 lượt khách." for n in range(2, 80)]
    assert same_figures(TOLD.format("1.265.000")) == [Holds.UNSURE]
    assert Holds.UNSURE not in same_figures(TOLD.format("1.265.000"), *others)
