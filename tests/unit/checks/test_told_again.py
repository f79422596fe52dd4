"""One result told twice is matched by its words, its unit and its period, never by its value."""

from __future__ import annotations

import pytest

from app.checks.model import Holds
from tests.unit.checks.texts import relations

INDEX = "Chỉ số năng lực cạnh tranh cấp tỉnh (PCI) tăng 12 bậc trong 2 năm 2016 - 2017."


def verdicts(*paragraphs: str, notes: dict[str, str] | None = None) -> list[Holds]:
    return [relation.holds for relation in relations("same_figure", *paragraphs, notes=notes)]


@pytest.mark.parametrize(
    ("again", "holds"),
    [
        ("Công nghiệp là điểm sáng; chỉ số PCI tăng 12 bậc trong 2 năm 2016 - 2017.", [Holds.YES]),
        ("Công nghiệp là điểm sáng; chỉ số PCI tăng 92 bậc trong 2 năm 2016 - 2017.", [Holds.NO]),
        ("Chỉ số PCI tăng 5 bậc trong 2 năm 2018 - 2019.", []),
        ("Chỉ số PAPI tăng 5 bậc trong 2 năm 2016 - 2017.", []),
        ("Chỉ số thành phần về đất đai của PCI tăng 5 bậc trong 2 năm 2016 - 2017.", []),
        ("Chỉ số PCI tăng 2,5 điểm trong 2 năm 2016 - 2017.", []),
    ],
)
def test_an_indicator_is_told_again_in_the_same_period_and_unit(again: str, holds: list[Holds]) -> None:
    assert verdicts(INDEX, again) == holds


def test_a_rise_against_another_base_is_another_result() -> None:
    month = "CPI tháng 6 năm 2024 tăng 0,5% so với tháng trước."
    assert verdicts(month, "CPI tháng 6 năm 2024 tăng 4,2% so với cùng kỳ.") == []


@pytest.mark.parametrize(("stated", "holds"), [("97,3%", Holds.YES), ("97,25%", Holds.YES), ("57,3%", Holds.NO)])
def test_a_note_that_says_what_its_text_says_must_agree(stated: str, holds: Holds) -> None:
    text = f"Có {stated} hồ sơ tiếp nhận tại Cổng dịch vụ công được trả kết quả trước và đúng hạn[2]."
    note = "Cổng dịch vụ công tiếp nhận 238.819 hồ sơ, tỷ lệ hồ sơ trả kết quả trước và đúng hạn đạt 97,3%."
    assert verdicts(text, notes={"2": note}) == [holds]


@pytest.mark.parametrize(
    "note",
    [
        "Cùng kỳ năm 2023, thu từ hoạt động xuất nhập khẩu đạt 586,4 tỷ đồng.",
        "Năm 2023, thu từ hoạt động xuất nhập khẩu đạt 586,4 tỷ đồng.",
        "Dự toán giao thu từ hoạt động xuất nhập khẩu 1.210 tỷ đồng.",
        "Thu từ hoạt động xuất nhập khẩu tăng 60,8 tỷ đồng.",
    ],
)
def test_a_note_that_tells_of_another_time_a_plan_or_a_change_is_not_compared(note: str) -> None:
    text = "6 tháng đầu năm 2024, thu từ hoạt động xuất nhập khẩu đạt 647,2 tỷ đồng[1]."
    assert verdicts(text, notes={"1": note}) == []


@pytest.mark.parametrize(
    ("again", "holds"),
    [
        ("Nỗ lực, cố gắng phấn đấu đạt mức tăng trưởng 6,01% theo các giải pháp.", [Holds.YES]),
        ("Nỗ lực, cố gắng phấn đấu đạt mức tăng trưởng 6,51% theo các giải pháp.", [Holds.NO]),
        ("Ngành công nghiệp phấn đấu tăng trưởng đạt 12%.", []),
        ("Năm 2026 phấn đấu đạt mức tăng trưởng 8%.", []),
        ("Phấn đấu tăng trưởng đạt 8% theo kịch bản cao.", []),
    ],
)
def test_the_goal_of_growth_is_one(again: str, holds: list[Holds]) -> None:
    assert verdicts("Sẽ nỗ lực, phấn đấu đạt mức tăng trưởng kinh tế là 6,01% theo Nghị quyết.", again) == holds


def test_a_place_must_lie_within_the_top_of_the_same_ranking() -> None:
    top = "Tỉnh thuộc tốp 10 bảng xếp hạng về phát triển Chính phủ điện tử."
    assert verdicts("Tỉnh xếp thứ 10 về phát triển Chính phủ điện tử năm 2017.", top) == [Holds.YES]
    assert verdicts("Tỉnh xếp thứ 40 về phát triển Chính phủ điện tử năm 2017.", top) == [Holds.NO]
    assert verdicts("Tỉnh xếp thứ 40 về cải cách hành chính năm 2017.", top) == []
