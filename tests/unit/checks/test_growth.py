"""Changes are recomputed from the value and the base that the text itself puts beside them."""

from __future__ import annotations

import pytest

from app.checks.model import Holds
from tests.unit.checks.texts import checked, relations


def told(text: str) -> list[tuple[str, Holds]]:
    """Return the checked numbers of growth with their verdicts."""
    extraction, result = checked(text)
    return [
        (extraction.figure(relation.result or "").text, relation.holds)
        for relation in result.relations
        if relation.type == "growth"
    ]


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Thu 486,5 tỷ đồng, tăng 12,5% so với cùng kỳ (432,4 tỷ đồng).", ("12,5%", Holds.YES)),
        ("Thu 486,5 tỷ đồng, tăng 21,5% so với cùng kỳ (432,4 tỷ đồng).", ("21,5%", Holds.NO)),
        ("Thu ước đạt 486,5 tỷ đồng, tăng 21,5% so với cùng kỳ (432,4 tỷ đồng).", ("21,5%", Holds.NO)),
        ("Thu 486,5 tỷ đồng, tăng 12,5% so với cùng kỳ năm 2023 là 432,4 tỷ đồng.", ("12,5%", Holds.YES)),
        ("Giá thạch cao từ 275.000 đồng/tấn lên 311.000 đồng/tấn (tăng 13%).", ("13%", Holds.YES)),
        ("Giá thạch cao từ 275.000 đồng/tấn lên 311.000 đồng/tấn (tăng 31%).", ("31%", Holds.NO)),
        ("Giá giấy từ 7,9 triệu đồng/tấn lên 9,7 triệu đồng/tấn (tăng 23,2%).", ("23,2%", Holds.UNSURE)),
        ("Tỷ lệ hộ nghèo giảm từ 5,2% xuống còn 4,1%, giảm 1,1 điểm phần trăm.", ("1,1 điểm phần trăm", Holds.YES)),
        ("Tỷ lệ hộ nghèo giảm từ 5,2% xuống còn 4,1%, giảm 2,1 điểm phần trăm.", ("2,1 điểm phần trăm", Holds.NO)),
        ("Xảy ra 120 vụ (cùng kỳ 136 vụ), giảm 16 vụ.", ("16", Holds.YES)),
        ("Xảy ra 120 vụ (cùng kỳ 136 vụ), giảm 18 vụ.", ("18", Holds.NO)),
        ("Xảy ra 120 vụ, giảm 16 vụ (11,8%) so với cùng kỳ.", ("11,8%", Holds.YES)),
        ("Xảy ra 120 vụ, giảm 16 vụ (-13,3%) so với cùng kỳ.", ("-13,3%", Holds.NO)),
        ("Gieo trồng 73.467 ha lúa, giảm 1.686 ha (bằng 2,24%) so với vụ mùa năm 2018.", ("2,24%", Holds.YES)),
        ("Đã tiếp 1.141 lượt người, tăng 32 lượt người, bằng 103% so cùng kỳ năm trước.", ("103%", Holds.YES)),
        ("Sản lượng đạt 378.366 tấn, tăng 0,32% (1.216 tấn) so với năm 2018.", ("0,32%", Holds.YES)),
        ("Thu 1.200 tỷ đồng, gấp 12 lần so với cùng kỳ (100 tỷ đồng).", ("12 lần", Holds.YES)),
        ("Thu 1.200 tỷ đồng, gấp 15 lần so với năm 2020 là 100 tỷ đồng.", ("15 lần", Holds.NO)),
    ],
)
def test_a_change_is_judged_against_value_and_base(text: str, result: tuple[str, Holds]) -> None:
    assert told(text) == [result]


def test_a_fall_is_told_as_amount_and_as_percent_of_one_base() -> None:
    text = "Số trường giảm từ 37.138 trường xuống còn 19.785 trường, giảm 17.353 trường, tương ứng với giảm 46,7%."
    assert told(text) == [("17.353", Holds.YES), ("46,7%", Holds.YES)]


def test_the_new_value_as_a_share_of_the_old_is_no_growth() -> None:
    text = "Thu đạt 75.195 tỷ đồng, tăng 53.903 tỷ đồng so với cùng kỳ là 21.292 tỷ đồng, tương ứng tăng 353%."
    assert told(text) == [("53.903 tỷ đồng", Holds.YES), ("353%", Holds.NO)]


def test_dead_and_hurt_are_compared_with_their_own_numbers() -> None:
    text = (
        "Xảy ra 1.836 vụ, làm chết 696 người, bị thương 1.692 người. So với tháng trước, tăng 129 vụ (7,56%), "
        "tăng 42 người chết (6,42%), tăng 101 người bị thương (6,35%)."
    )
    assert told(text) == [("7,56%", Holds.YES), ("6,42%", Holds.YES), ("6,35%", Holds.YES)]


@pytest.mark.parametrize(
    "text",
    [
        "Vốn tăng từ 10 tỷ đồng năm 2019 lên 12 tỷ đồng năm 2020, tăng bình quân 8%/năm.",
        "Vốn tăng từ 10 tỷ đồng lên 12 tỷ đồng, tăng 8% so với kế hoạch.",
        "Số doanh nghiệp đăng ký mới tăng 4,36% (666 doanh nghiệp) so với cùng kỳ năm trước.",
        "IIP tăng 0,5% so với cùng kỳ năm trước (cùng kỳ năm 2022 tăng 8,9%).",
        "Máy móc giảm 19,8%, tương ứng 469 triệu USD.",
        "Thu 120 tỷ đồng; chi tăng 12% so với cùng kỳ (95 tỷ đồng).",
    ],
)
def test_what_the_text_does_not_tie_is_not_compared(text: str) -> None:
    assert told(text) == []


def test_a_unit_that_slipped_by_a_thousand_is_named_and_no_contradiction() -> None:
    (relation,) = relations("growth", "Thu 486,5 tỷ đồng, tăng 12,5% so với cùng kỳ (cùng kỳ 432,4 triệu đồng).")
    assert relation.holds is Holds.UNSURE
    assert "1,000" in relation.explanation.template


def test_words_between_do_not_change_a_verdict() -> None:
    plain = "Thu 486,5 tỷ đồng, tăng {} so với cùng kỳ (432,4 tỷ đồng)."
    wordy = "Thu trên địa bàn 486,5 tỷ đồng, tăng {} so với cùng kỳ năm 2022 (cùng kỳ đạt 432,4 tỷ đồng)."
    for percent in ("12,5%", "12,6%", "19%"):
        assert [holds for _, holds in told(plain.format(percent))] == [
            holds for _, holds in told(wordy.format(percent))
        ]


def test_a_truncated_percent_says_that_it_was_cut_off() -> None:
    (relation,) = relations("growth", "Xảy ra 120 vụ (cùng kỳ 136 vụ), giảm 11,7%.")
    assert relation.holds is Holds.UNSURE
    assert "cut off" in relation.explanation.template


def test_a_change_right_after_a_rate_may_be_of_the_rate() -> None:
    rate = "Có 856 trường đạt chuẩn, chiếm 69,4%, tăng 2,1% so với năm học trước (834 trường)."
    plan = "Thu 486,5 tỷ đồng, đạt 53,4% dự toán, tăng 21,5% so với cùng kỳ (432,4 tỷ đồng)."
    assert told(rate) == [("2,1%", Holds.UNSURE)]
    assert told(plan) == [("21,5%", Holds.NO)]
