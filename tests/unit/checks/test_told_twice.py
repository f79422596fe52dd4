"""A set that is told in words and again in a list."""

from __future__ import annotations

import pytest

from app.checks.model import Holds
from tests.unit.checks.texts import relations

BODY = "Đối với 46 nhiệm vụ giao, đã triển khai 46/46 nhiệm vụ, đã hoàn thành 42 nhiệm vụ, còn lại {} nhiệm vụ."
LISTED = (
    "Tổng số nhiệm vụ giao: {} nhiệm vụ",
    "Số nhiệm vụ đã hoàn thành, 42, trong đó: Đúng hạn: 42/42 ; quá hạn: 0",
    "Số nhiệm vụ chưa hoàn thành, 04, trong đó: trong hạn: 04; quá hạn: 0",
)


def test_a_list_that_agrees_with_the_text_holds_everywhere() -> None:
    lines = [BODY.format("04"), LISTED[0].format("46"), *LISTED[1:]]
    assert [relation.holds for relation in relations("sum", *lines)] == [Holds.YES] * 3
    same = relations("same_figure", *lines)
    assert len(same) >= 4 and {relation.holds for relation in same} == {Holds.YES}


@pytest.mark.parametrize(("left", "total"), [("07", "46"), ("04", "56")])
def test_one_number_of_the_set_that_differs_is_a_contradiction(left: str, total: str) -> None:
    lines = [BODY.format(left), LISTED[0].format(total), *LISTED[1:]]
    assert [relation.holds for relation in relations("same_figure", *lines)].count(Holds.NO) == 1


def test_another_set_of_the_same_noun_is_not_compared() -> None:
    body = "Đối với 60 nhiệm vụ còn nợ, đã hoàn thành 50 nhiệm vụ, còn lại 10 nhiệm vụ."
    same = relations("same_figure", body, LISTED[0].format("46"), *LISTED[1:])
    assert all(relation.holds is Holds.YES for relation in same)
