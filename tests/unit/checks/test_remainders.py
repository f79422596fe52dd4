"""What is left of a whole, and what only sounds like it."""

from __future__ import annotations

import pytest

from app.checks.model import Holds
from tests.unit.checks.texts import relations


@pytest.mark.parametrize(
    ("text", "formula", "holds"),
    [
        ("Có 40.000 người, tại quê 8.000 người, số còn lại 32.000 người ở lại.", "40.000 - 8.000 = 32.000", Holds.YES),
        ("Thêm 21 trường, trong đó 7 trường đã dạy. Còn lại 14 trường dạy sau.", "21 - 7 = 14", Holds.YES),
        ("Thêm 21 trường, trong đó 7 trường đã dạy. Còn lại 16 trường dạy sau.", "21 - 7 = 14", Holds.NO),
        (
            "Tổng số 320 đơn (kỳ trước 40 đơn, trong kỳ 280 đơn), đã giải quyết 290 đơn, còn lại 30 đơn.",
            "320 - 290 = 30",
            Holds.YES,
        ),
        ("Được giao 50 tỷ đồng, đã giải ngân 30 tỷ đồng, còn lại 20 tỷ đồng.", "50 - 30 = 20", Holds.YES),
    ],
)
def test_the_rest_is_taken_from_what_the_words_call_the_whole(text: str, formula: str, holds: Holds) -> None:
    (relation,) = relations("remainder", text)
    assert (relation.formula, relation.holds) == (formula, holds)


@pytest.mark.parametrize(
    "text",
    [
        "Tiếp nhận 340 hồ sơ, đã giải quyết 329 hồ sơ; trong đó đúng hạn 323 hồ sơ, còn 6 hồ sơ quá hạn.",
        "Đã có 109 ý kiến được giải quyết, 14 ý kiến chưa được giải quyết và còn 16 ý kiến đang chỉ đạo.",
        "Hộ nghèo có 12.400 hộ, giảm 3.200 hộ, còn lại 15.600 hộ cận nghèo.",
        "Có 112/150 xã đạt chuẩn nông thôn mới; còn 12 xã đặc biệt khó khăn.",
        "Có 112/150 xã đạt chuẩn, 20/112 xã đạt nâng cao; còn lại 38 xã chưa đạt.",
        "Số thôn giảm từ 120 thôn xuống còn 80 thôn.",
        "Có 12/16 xã đạt chuẩn nông thôn mới, còn 3 xã chưa có trường mầm non.",
    ],
)
def test_a_bare_rest_that_goes_on_with_the_story_is_no_contradiction(text: str) -> None:
    assert [relation for relation in relations("remainder", text) if relation.holds is not Holds.YES] == []


def test_a_bare_rest_that_denies_what_the_part_does_is_unsure_where_it_does_not_fit() -> None:
    (relation,) = relations("remainder", "Có 12/16 khoản thu đạt dự toán; còn 5 khoản thu chưa đạt dự toán.")
    assert (relation.formula, relation.holds) == ("16 - 12 = 4", Holds.UNSURE)
