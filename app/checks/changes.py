"""A change against the value and the base it is told of: an amount, a percent, points or a multiple."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from app.checks.comparing import (
    AMOUNTS,
    HUNDRED,
    is_slip,
    judge_percent,
    negated,
    positive,
    quotient,
    shifted,
)
from app.checks.draft import RelationDraft
from app.checks.explain import tell, tell_slip
from app.checks.model import Holds
from app.checks.numbers import Range, is_loose, judge, range_of, rounded, scale_of, shown
from app.extraction.model import Figure, FigureKind

_INDEX = frozenset({"bằng", "đạt"})


def told_change(value: Figure, base: Figure, change: Figure, way: str, sure: bool) -> RelationDraft | None:
    """Return the relation of a change with its value and base; None where the three are not of one matter."""
    if change.number is None:
        return None
    if value.kind in AMOUNTS and not positive(value, base):
        return None
    if value.kind is FigureKind.PERCENT:
        return _points(value, base, change, way)
    if change.kind is FigureKind.PERCENT:
        return _percent(value, base, change, way, sure)
    if change.kind is FigureKind.MULTIPLE:
        return _multiple(value, base, change, way, sure)
    return (
        _difference(value, base, change, way, sure) if change.kind is value.kind and way in ("tăng", "giảm") else None
    )


def _percent(value: Figure, base: Figure, change: Figure, way: str, sure: bool) -> RelationDraft:
    one, other = _written(value, base)
    whole = quotient(value, base)
    if way in _INDEX:
        computed, formula = whole, f"{one} / {other} = {shown(whole.value, 3)}%"
    else:
        grown = shifted(whole, -HUNDRED)
        formula = f"({one} - {other}) / {other} = {shown(grown.value, 3)}%"
        computed = negated(grown) if way == "giảm" else grown
    holds = judge_percent(_unsigned(change), computed, (value, base), sure)
    return _draft(value, base, change, computed, holds, formula, "%", whole if way in _INDEX else None)


def _points(value: Figure, base: Figure, change: Figure, way: str) -> RelationDraft | None:
    """Compare two rates: their difference in points; a percent may mean either."""
    if change.kind not in (FigureKind.PERCENTAGE_POINT, FigureKind.PERCENT) or way in _INDEX:
        return None
    grown = _minus(range_of(value), range_of(base))
    computed = negated(grown) if way == "giảm" else grown
    holds = judge(_unsigned(change), computed, is_loose(value) or is_loose(base))
    if change.kind is FigureKind.PERCENT and holds is Holds.NO:
        return _percent(value, base, change, way, False) if positive(value, base) else None
    formula = f"{shown(_number(value))} - {shown(_number(base))} = {shown(grown.value)}"
    return _draft(value, base, change, computed, holds, formula, "")


def _multiple(value: Figure, base: Figure, change: Figure, way: str, sure: bool) -> RelationDraft:
    one, other = _written(value, base)
    whole = quotient(value, base)
    computed = Range(whole.low / HUNDRED, whole.value / HUNDRED, whole.high / HUNDRED)
    holds = judge(change, computed, is_loose(value) or is_loose(base))
    if way != "gấp" and holds is not Holds.YES:  # "tăng 2 lần" is said of twice as much and of twice as much more
        more = shifted(computed, Decimal(-1))
        holds = judge(change, more, True) if judge(change, more) is Holds.YES else Holds.UNSURE
    elif holds is Holds.NO and not sure:
        holds = Holds.UNSURE
    formula = f"{one} / {other} = {shown(computed.value, 2)}"
    return _draft(value, base, change, computed, holds, formula, " lần")


def _difference(value: Figure, base: Figure, change: Figure, way: str, sure: bool) -> RelationDraft:
    grown = _minus(range_of(value), range_of(base))
    computed = negated(grown) if way == "giảm" else grown
    stated = _unsigned(change)
    holds = judge(stated, computed, is_loose(value) or is_loose(base))
    if holds is Holds.NO and not sure:
        holds = Holds.UNSURE
    scale = scale_of(value)
    one, other = (_number(value), _number(base)) if way != "giảm" else (_number(base), _number(value))
    formula = f"{shown(one / scale)} - {shown(other / scale)} = {shown(computed.value / scale, 4)}"
    return _draft(value, base, change, computed, holds, formula, "")


def _draft(
    value: Figure,
    base: Figure,
    change: Figure,
    computed: Range,
    holds: Holds,
    formula: str,
    sign: str,
    index: Range | None = None,
) -> RelationDraft:
    scale = scale_of(change)
    right = f"{shown(rounded(computed.value, change) / scale)}{sign}"
    stated = _unsigned(change)
    message = tell(formula, stated, computed, holds, right)
    far = holds is not Holds.YES and value.kind in AMOUNTS and change.kind is FigureKind.PERCENT
    if far and is_slip(stated, quotient(value, base), index is None):
        holds, message = Holds.UNSURE, tell_slip(formula, change.text, value.text)
    assert stated.number is not None
    operands = (value, base) if value.span < base.span else (base, value)
    return RelationDraft("growth", operands, change, stated.number, computed.value, holds, formula, message)


def _unsigned(change: Figure) -> Figure:
    """Return a change without the minus of "giảm (-5%)": the word says the way."""
    number = change.number
    return replace(change, value=abs(number)) if number is not None and number < 0 else change


def _minus(one: Range, other: Range) -> Range:
    return Range(one.low - other.high, one.value - other.value, one.high - other.low)


def _number(figure: Figure) -> Decimal:
    assert figure.number is not None
    return figure.number


def _written(value: Figure, base: Figure) -> tuple[str, str]:
    """Write a value and its base in one magnitude."""
    scale = scale_of(base)
    return shown(_number(value) / scale), shown(_number(base) / scale)
