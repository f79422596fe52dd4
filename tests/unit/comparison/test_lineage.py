from __future__ import annotations

import pytest

from app.comparison.lineage import Lineage, trace
from tests.unit.comparison.builder import extraction_of

OPENING = "Ủy ban nhân dân tỉnh báo cáo kết quả thực hiện nhiệm vụ."
ROADS = "Toàn tỉnh có 12 dự án giao thông trọng điểm đã thông xe kỹ thuật."
BUDGET = "Tổng thu ngân sách nhà nước trên địa bàn ước đạt 3.600 tỷ trong kỳ."


def lineage(*versions: list[str]) -> Lineage:
    return trace([extraction_of("\n".join(version)) for version in versions])


def values(found: Lineage) -> list[list[str | None]]:
    return [[figure.text if figure else None for figure in history.figures] for history in found.histories]


def test_a_figure_is_followed_through_all_versions() -> None:
    found = lineage(
        [OPENING, ROADS, BUDGET],
        [OPENING, ROADS.replace("12", "13"), BUDGET],
        [OPENING, ROADS.replace("12", "15"), BUDGET],
    )
    assert values(found) == [["12", "13", "15"], ["3.600 tỷ", "3.600 tỷ", "3.600 tỷ"]]
    assert [history.figures[0].text for history in found.changed if history.figures[0]] == ["12"]


def test_a_figure_that_one_version_left_out_is_found_again() -> None:
    found = lineage([OPENING, ROADS, BUDGET], [OPENING, BUDGET], [OPENING, ROADS.replace("12", "14"), BUDGET])
    assert ["12", None, "14"] in values(found)


def test_every_figure_of_every_version_has_one_history() -> None:
    found = lineage([OPENING, ROADS], [BUDGET, OPENING], [ROADS, BUDGET], [OPENING])
    for number, version in enumerate(found.versions):
        for figure in version.figures:
            assert found.history_of(number, figure.id).figures[number] == figure
    assert sum(len(history.present) for history in found.histories) == sum(len(v.figures) for v in found.versions)


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_versions_have_nothing_to_compare(count: int) -> None:
    found = lineage(*[[OPENING, ROADS]] * count)
    assert found.comparisons == () and len(found.histories) == count and not found.changed
