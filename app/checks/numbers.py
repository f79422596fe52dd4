"""Numbers as they are written: their precision, the range they leave open, and how a person writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from app.checks.model import Holds
from app.extraction.model import Approximation, Figure, FigureKind
from app.language.numerals import read_numeral

MAGNITUDES = {
    "nghìn": Decimal(1000),
    "ngàn": Decimal(1000),
    "vạn": Decimal(10_000),
    "triệu": Decimal(10**6),
    "tỷ": Decimal(10**9),
    "tỉ": Decimal(10**9),
}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_MAGNITUDE = re.compile(r"\s*((?:(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s*)+)", re.IGNORECASE)
# How far a loose number may lie from the true one, as shares of it: (below, above).
_LOOSE = {
    Approximation.EXACT: (Decimal(0), Decimal(0)),
    Approximation.ABOUT: (Decimal("0.03"), Decimal("0.03")),
    Approximation.MORE_THAN: (Decimal(0), Decimal("0.05")),
    Approximation.LESS_THAN: (Decimal("0.05"), Decimal(0)),
    Approximation.AT_LEAST: (Decimal(0), Decimal(1)),
    Approximation.AT_MOST: (Decimal(1), Decimal(0)),
}
HALF = Decimal("0.5")
_APART = 2  # so many of its last digits a sum in print may lie beside its parts, each of them rounded


@dataclass(frozen=True, slots=True)
class Range:
    """All values that a written or computed number may stand for, and the one it says."""

    low: Decimal
    value: Decimal
    high: Decimal

    def meets(self, other: Range) -> bool:
        """Say whether the two have a value in common."""
        return self.low <= other.high and other.low <= self.high


def step_of(figure: Figure) -> Decimal:
    """Return what the last written digit of a figure is worth."""
    return _read(figure.text, figure.number, figure.unit_from is not None)[0]


def scale_of(figure: Figure) -> Decimal:
    """Return the magnitude of a figure as written: 1.000.000.000 for "68,6 tỷ đồng"."""
    return _read(figure.text, figure.number, figure.unit_from is not None)[1]


@lru_cache(maxsize=32768)
def _read(text: str, number: Decimal | None, lent: bool) -> tuple[Decimal, Decimal]:
    """Return the worth of the last digit and the magnitude; every check of a figure asks for them again."""
    numbers = list(_NUMBER.finditer(text))
    if not numbers:
        return Decimal(1), Decimal(1)
    scale = _magnitude(text, numbers[-1], number, lent)
    step = scale.scaleb(-_decimals(numbers[-1][0], number, scale))
    return step, scale if len(numbers) == 1 and number is not None else Decimal(1)


def _magnitude(text: str, written: re.Match[str], number: Decimal | None, lent: bool) -> Decimal:
    """Return the magnitude that stands after a number, or that the title of its table lends."""
    following = _MAGNITUDE.match(text, written.end())
    if following is None and lent and number:
        numeral = read_numeral(text, written.start())
        return abs(number / numeral.value) if numeral and numeral.value else Decimal(1)
    scale = Decimal(1)
    for word in following[1].split() if following else ():
        scale *= MAGNITUDES[word.lower()]
    return scale


def _decimals(written: str, number: Decimal | None, scale: Decimal) -> int:
    """Count the digits after the decimal sign; three digits after one are thousands unless the value says otherwise."""
    _, sign, tail = written.replace(".", ",").rpartition(",")
    if not sign:
        return 0
    if len(tail) == 3 and (number is None or (number / scale) % 1 == 0 or written.count(".") + written.count(",") > 1):
        mixed = "." in written and "," in written
        return 3 if mixed and written.rfind(",") > written.rfind(".") else 0
    return len(tail)


def is_loose(figure: Figure) -> bool:
    """Say whether the text itself calls the figure inexact."""
    return figure.approximation is not Approximation.EXACT


def range_of(figure: Figure) -> Range:
    """Return the values that a figure may stand for: its rounding, and what its approximation leaves open."""
    number = figure.number
    assert number is not None
    below, above = _LOOSE[figure.approximation]
    step = step_of(figure)
    rounding = Decimal(0) if figure.kind is FigureKind.COUNT and step == 1 else step * HALF
    size = abs(number)
    return Range(number - rounding - size * below, number, number + rounding + size * above)


def judge(stated: Figure, computed: Range, loose: bool = False) -> Holds:
    """Say whether a stated figure agrees with what was computed, at the precision it is written with.

    What only fits because other figures are rounded, or was cut off instead of rounded, is unsure. `loose` says that an
    operand is inexact by the text's own word.
    """
    number = stated.number
    assert number is not None
    allowed = range_of(stated)
    half = step_of(stated) * HALF
    exactly = allowed.low <= computed.value <= allowed.high or abs(computed.value - number) <= half
    if stated.kind is FigureKind.COUNT and step_of(stated) == 1 and not is_loose(stated):
        exactly = abs(computed.value - number) < HALF
    if exactly:
        return Holds.YES
    if allowed.meets(computed):
        return Holds.YES if loose or is_loose(stated) else Holds.UNSURE
    if is_cut_off(stated, computed):
        return Holds.UNSURE
    return _near(number, computed) if loose or is_loose(stated) else Holds.NO


def in_print(stated: Figure, computed: Range, holds: Holds) -> Holds:
    """Return the verdict for a cell of a table, whose numbers are rounded one by one: a sum may be a little off."""
    assert stated.number is not None
    step = stated.kind is FigureKind.PERCENT or abs(computed.value - stated.number) <= step_of(stated) * _APART
    rounded_apart = holds is Holds.UNSURE and step and range_of(stated).meets(computed)
    return Holds.YES if rounded_apart else holds


def is_cut_off(stated: Figure, computed: Range) -> bool:
    """Say whether a stated figure is the computed number with its further digits cut off instead of rounded."""
    number = stated.number
    return number is not None and number <= computed.value < number + step_of(stated)


def _near(number: Decimal, computed: Range) -> Holds:
    """Judge numbers that the text calls inexact: only a gap that no looseness explains is a contradiction."""
    gap = min(abs(number - edge) for edge in (computed.low, computed.value, computed.high))
    return Holds.UNSURE if gap <= abs(number) * Decimal("0.1") else Holds.NO


def rounded(value: Decimal, like: Figure) -> Decimal:
    """Return a value at the precision that a figure is written with."""
    step = step_of(like)
    return (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def shown(value: Decimal, decimals: int | None = None) -> str:
    """Write a number the Vietnamese way: dots between thousands, a comma before the decimals."""
    if decimals is not None and value % 1:
        value = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{value:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def amount(value: Decimal, like: Figure) -> str:
    """Write a value in the magnitude that a figure is written in: 1.5 million like "68,6 tỷ đồng" is "0,0015"."""
    return shown(value / scale_of(like), 4)


def same_or_rounded(one: Figure, other: Figure) -> bool:
    """Say whether two figures are one number, the coarser of them rounded from the finer: "97,3%" and "97,25%"."""
    if one.number is None or other.number is None:
        return False
    coarse, fine = (one, other) if step_of(one) >= step_of(other) else (other, one)
    assert coarse.number is not None and fine.number is not None
    return coarse.number == fine.number or (
        step_of(coarse) > step_of(fine) and rounded(fine.number, coarse) == coarse.number
    )
