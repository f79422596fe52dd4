"""What checks of values, bases and percents share: like amounts, words that tell a change, and quotients."""

from __future__ import annotations

import re
from decimal import Decimal

from app.checks.clauses import same_noun
from app.checks.model import Holds
from app.checks.numbers import Range, is_loose, judge, range_of
from app.extraction.model import Figure, FigureKind
from app.report.model import Report

AMOUNTS = frozenset({FigureKind.COUNT, FigureKind.MONEY, FigureKind.MEASURE})
ABOUT = r"(?:\s*(?:ước|khoảng|gần|trên|hơn|xấp xỉ|tới|đến|thêm|là|mức))*\s*"
CHANGED = re.compile(
    rf"\b(?P<way>tăng|giảm)(?:\s+(?:trưởng|nhẹ|mạnh|ấn tượng|gấp))*{ABOUT}[+\-–]?\s*$|\b(?P<index>gấp|bằng){ABOUT}$",
    re.IGNORECASE,
)
UP_TO = re.compile(r"[^;:()]{0,50}?\b(?:lên|xuống|còn|đến|tới)(?:\s+(?:còn|đến|tới))?" + ABOUT, re.IGNORECASE)
PLAN = r"(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết|nhiệm vụ được giao|KH|DT|NQ)\b"
HUNDRED = Decimal(100)
REACH = 24  # so many figures back a value or a whole is looked for
_PLANNED_UNIT = re.compile(PLAN, re.IGNORECASE)
_SLIGHT = Decimal("0.1")  # a gap that unwritten decimals of the values may explain
_THOUSAND = Decimal(1000)


def alike(one: Figure, other: Figure) -> bool:
    """Say whether two figures are amounts of one thing: the same noun, currency or unit."""
    if one.kind is not other.kind or one.number is None or other.number is None:
        return False
    return same_noun(one.unit, other.unit) if one.kind is FigureKind.COUNT else one.unit == other.unit


def alike_or_bare(one: Figure, other: Figure) -> bool:
    """Say whether two figures are alike, or counts of which one shows no noun."""
    bare = one.kind is other.kind is FigureKind.COUNT and not (one.unit and other.unit)
    return alike(one, other) or (bare and one.number is not None and other.number is not None)


def is_side_by_side(one: Figure, other: Figure) -> bool:
    """Say whether a slash parts two things that are counted beside each other: "1.206 vụ/2.085 bị cáo"."""
    counted = one.kind is other.kind is FigureKind.COUNT and one.unit and other.unit
    return bool(counted) and not alike(one, other) and not _PLANNED_UNIT.match(other.unit or "")


def way_of(report: Report, figure: Figure, start: int) -> str | None:
    """Return "tăng", "giảm", "gấp" or "bằng" where that word stands right before a figure, after `start`."""
    found = CHANGED.search(report.text, max(start, figure.span.start - 40), figure.span.start)
    return (found["way"] or found["index"]).lower() if found else None


def quotient(part: Figure, whole: Figure, planned: bool = False) -> Range:
    """Return part / whole as a percent, with the range that the rounding of both leaves open; plans are not rounded."""
    assert part.number is not None and whole.number
    above, below = range_of(part), range_of(whole)
    if planned and not is_loose(whole):
        below = Range(whole.number, whole.number, whole.number)
    low = above.low / below.high * HUNDRED if below.high > 0 else Decimal(0)
    high = above.high / below.low * HUNDRED if below.low > 0 else above.high / whole.number * HUNDRED
    return Range(low, part.number / whole.number * HUNDRED, high)


def shifted(computed: Range, by: Decimal) -> Range:
    """Return a range moved by a number."""
    return Range(computed.low + by, computed.value + by, computed.high + by)


def negated(computed: Range) -> Range:
    """Return a range with the other sign."""
    return Range(-computed.high, -computed.value, -computed.low)


def judge_percent(percent: Figure, computed: Range, operands: tuple[Figure, ...], sure: bool = True) -> Holds:
    """Judge a percent; what the text does not tie beyond doubt, or a slight gap, is unsure."""
    holds = judge(percent, computed, any(is_loose(figure) for figure in operands))
    assert percent.number is not None
    counted = all(figure.kind is FigureKind.COUNT for figure in operands)
    slight = not counted and abs(computed.value - percent.number) < _SLIGHT
    return Holds.UNSURE if holds is Holds.NO and (slight or not sure) else holds


def is_slip(percent: Figure, whole: Range, grown: bool = False) -> bool:
    """Say whether a value 1,000 times larger or smaller would fit: a unit that slipped. `grown` is of a change."""
    for by in (_THOUSAND, 1 / _THOUSAND):
        slipped = Range(whole.low * by, whole.value * by, whole.high * by)
        fitting = shifted(slipped, -HUNDRED) if grown else slipped
        if Holds.YES in (judge(percent, fitting), judge(percent, negated(fitting)) if grown else Holds.NO):
            return True
    return False


def positive(*figures: Figure) -> bool:
    """Say whether all figures are numbers above nothing."""
    return all(figure.number is not None and figure.number > 0 for figure in figures)
