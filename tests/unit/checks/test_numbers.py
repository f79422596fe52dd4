"""Numbers are read at the precision they are written with, and written the Vietnamese way."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.checks.model import Holds
from app.checks.numbers import Range, judge, shown, step_of
from app.extraction.model import Figure, FigureKind
from app.report.model import Span


def figure(text: str, kind: FigureKind, value: str) -> Figure:
    return Figure("f1", "b1", Span(0, len(text)), text, kind, Decimal(value))


@pytest.mark.parametrize(
    ("text", "kind", "value", "step"),
    [
        ("1.713", FigureKind.COUNT, "1713", "1"),
        ("88,1%", FigureKind.PERCENT, "88.1", "0.1"),
        ("68,6 tỷ đồng", FigureKind.MONEY, "68600000000", "100000000"),
        ("4.862,5 tỷ đồng", FigureKind.MONEY, "4862500000000", "100000000"),
        ("1 tỷ 784 triệu đồng", FigureKind.MONEY, "1784000000", "1000000"),
    ],
)
def test_the_last_written_digit_is_worth_its_step(text: str, kind: FigureKind, value: str, step: str) -> None:
    assert step_of(figure(text, kind, value)) == Decimal(step)


@given(st.decimals(min_value=0, max_value=10**12, places=3, allow_nan=False, allow_infinity=False))
def test_a_shown_number_reads_back_as_itself(number: Decimal) -> None:
    assert Decimal(shown(number).replace(".", "").replace(",", ".")) == number


@given(st.integers(0, 500), st.integers(1, 500))
def test_a_percent_rounded_to_its_own_precision_always_holds(part: int, whole: int) -> None:
    value = Decimal(part) / Decimal(whole) * 100
    written = round(value, 1)
    stated = figure(f"{str(written).replace('.', ',')}%", FigureKind.PERCENT, str(written))
    assert judge(stated, Range(value, value, value)) is Holds.YES
