"""Figures that a delegate tied by hand, checked with the same arithmetic as those that the text ties."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from app.checks.draft import RelationDraft
from app.checks.explain import tell
from app.checks.model import Holds
from app.checks.numbers import Range, is_loose, judge, range_of, scale_of, shown
from app.extraction.model import Figure, FigureKind
from app.wording.message import Message

# Counts of different things may add up ("12 xã, 3 phường" make 15 units); money and measures must be of one unit.
_ONE_UNIT = frozenset({FigureKind.MONEY, FigureKind.MEASURE})


def relate_sum(parts: Sequence[Figure], total: Figure) -> RelationDraft | None:
    """Return whether the parts add up to the total; None where these cannot be added."""
    if len(parts) < 2 or not all(_alike(part, total) for part in parts):
        return None
    ranges = [range_of(part) for part in parts]
    value = sum((one.value for one in ranges), Decimal(0))
    computed = Range(sum((r.low for r in ranges), Decimal(0)), value, sum((r.high for r in ranges), Decimal(0)))
    holds = judge(total, computed, any(map(is_loose, parts)))
    scale = scale_of(total)
    formula = f"{' + '.join(shown(one.value / scale) for one in ranges)} = {shown(value / scale)}"
    message = tell(formula, total, computed, holds, shown(value / scale))
    return RelationDraft("sum", tuple(parts), total, total.number or value, value, holds, formula, message)


def relate_same(one: Figure, other: Figure) -> RelationDraft | None:
    """Return whether two mentions of one figure agree; None where they are of different kinds."""
    if one.kind is not other.kind:
        return None
    if _alike(one, other):
        holds = judge(other, range_of(one), is_loose(one))
        stated, computed = other.number or Decimal(0), one.number or Decimal(0)
    else:
        holds = Holds.YES if (one.value, one.unit) == (other.value, other.unit) else Holds.NO
        stated, computed = _first(other), _first(one)
    formula = f"{other.text} {'=' if holds is Holds.YES else '≠'} {one.text}"
    if holds is Holds.YES:
        message = Message("Told twice, both times as {stated}.", stated=other.text)
    else:
        message = Message(
            "Tied by hand as one figure: {stated} here, {other} there.", stated=other.text, other=one.text
        )
    return RelationDraft("same_figure", (one,), other, stated, computed, holds, formula, message)


def _alike(one: Figure, other: Figure) -> bool:
    if one.number is None or other.number is None or one.kind is not other.kind:
        return False
    return one.kind not in _ONE_UNIT or one.unit == other.unit


def _first(figure: Figure) -> Decimal:
    value = figure.value[0] if isinstance(figure.value, tuple) else figure.value
    return value if isinstance(value, Decimal) else Decimal(0)
