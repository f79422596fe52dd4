"""Figures tied by hand are checked like those that the text ties."""

from __future__ import annotations

import pytest

from app.checks.model import Holds
from app.checks.tied import relate_same, relate_sum
from app.extraction.extract import extract
from app.extraction.model import Figure
from tests.unit.checks.texts import report_of


def figures(*paragraphs: str) -> list[Figure]:
    return list(extract(report_of(*paragraphs)).figures)


@pytest.mark.parametrize(
    ("texts", "holds", "formula"),
    [
        (("12 xã.", "3 phường.", "15 đơn vị."), Holds.YES, "12 + 3 = 15"),
        (("12 xã.", "3 phường.", "16 đơn vị."), Holds.NO, "12 + 3 = 15"),
        (("500 triệu đồng.", "1,5 tỷ đồng.", "2 tỷ đồng."), Holds.YES, "0,5 + 1,5 = 2"),
        (("12,34 tỷ đồng.", "3,13 tỷ đồng.", "15,5 tỷ đồng."), Holds.YES, "12,34 + 3,13 = 15,47"),
        (("12 xã.", "3 phường.", "khoảng 15 đơn vị."), Holds.YES, "12 + 3 = 15"),
    ],
)
def test_parts_are_added_at_the_precision_of_the_total(texts: tuple[str, ...], holds: Holds, formula: str) -> None:
    *parts, total = figures(*texts)
    draft = relate_sum(parts, total)
    assert draft is not None
    assert (draft.holds, draft.formula) == (holds, formula)


@pytest.mark.parametrize(
    "texts", [("12 xã.", "3%.", "15 đơn vị."), ("5 ha.", "3 km.", "8 ha."), ("12 xã.", "15 đơn vị.")]
)
def test_unlike_numbers_cannot_be_added(texts: tuple[str, ...]) -> None:
    *parts, total = figures(*texts)
    assert relate_sum(parts, total) is None


@pytest.mark.parametrize(
    ("one", "other", "holds"),
    [
        ("1.500 triệu đồng.", "1,5 tỷ đồng.", Holds.YES),
        ("1.500 triệu đồng.", "1,6 tỷ đồng.", Holds.NO),
        ("37/42 nội dung.", "37/42 nội dung.", Holds.YES),
        ("37/42 nội dung.", "36/42 nội dung.", Holds.NO),
    ],
)
def test_two_mentions_of_one_figure_are_compared(one: str, other: str, holds: Holds) -> None:
    first, second = figures(one, other)
    draft = relate_same(first, second)
    assert draft is not None
    assert draft.holds is holds


def test_mentions_of_different_kinds_are_not_compared() -> None:
    first, second = figures("12 xã.", "12%.")
    assert relate_same(first, second) is None
