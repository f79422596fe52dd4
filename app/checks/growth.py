"""A value, its base and the change between them: "486,5 triệu USD, tăng 18,4% so với cùng kỳ (432,4 triệu USD)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from app.checks.clauses import depth, is_change, same_noun
from app.checks.context import Context
from app.checks.draft import RelationDraft
from app.checks.explain import explain
from app.checks.model import Holds
from app.checks.numbers import Range, is_loose, judge, range_of, rounded, scale_of, shown
from app.extraction.model import Figure, FigureKind
from app.report.model import Report

_CHANGE = re.compile(r",\s*(?P<sign>tăng|giảm)\s*(?:khoảng|gần|trên|hơn)?\s*$", re.IGNORECASE)
_REACHED = re.compile(r",\s*(?:đạt|bằng)\s*(?:khoảng|gần|trên|hơn)?\s*$", re.IGNORECASE)
_LAST = r"[^;:()]{0,40}\(\s*(?:cùng kỳ|năm \d{4}|kỳ trước)?[^\d();]{0,20}(?:là|đạt)?\s*"
_BASE = re.compile(rf"\s*so\s+với\s+{_LAST}", re.IGNORECASE)
_PLAN = re.compile(r"\s*(?:so với\s+)?(?:kế hoạch|dự toán)[^;:()\d]{0,30}\(\s*", re.IGNORECASE)
_SLIGHT = Decimal("0.1")  # a gap that unwritten decimals of the values may explain
_KINDS = frozenset({FigureKind.COUNT, FigureKind.MONEY, FigureKind.MEASURE})


def check_growth(context: Context) -> Iterator[RelationDraft]:
    """Yield each percent of change or of plan whose base stands in brackets after it, with the value before it."""
    for sentence in context.sentences:
        figures = [figure for figure in sentence.figures if figure.kind is not FigureKind.PERIOD]
        for index, (percent, base) in enumerate(pairwise(figures)):
            if percent.kind is FigureKind.PERCENT and base.kind in _KINDS:
                yield from _tied(context.report, figures[:index], percent, base)


def _tied(report: Report, earlier: list[Figure], percent: Figure, base: Figure) -> Iterator[RelationDraft]:
    value = _value(report, earlier, percent, base)
    if value is None:
        return
    words = report.text[value.span.end : percent.span.start]
    change = _CHANGE.search(words)
    if change and _BASE.fullmatch(report.text, percent.span.end, base.span.start):
        yield from _growth(value, percent, base, change["sign"].lower() == "giảm")
    elif _REACHED.search(words) and _PLAN.fullmatch(report.text, percent.span.end, base.span.start):
        yield from _plan(value, percent, base)


def _value(report: Report, earlier: list[Figure], percent: Figure, base: Figure) -> Figure | None:
    """Return the nearest quantity before a percent, outside brackets, when it is of the base's kind and noun."""
    for figure in reversed(earlier):
        words = report.text[figure.span.end : percent.span.start]
        if ";" in words or ":" in words:
            return None
        if figure.kind not in _KINDS or depth(report.text, figure.span.end, percent.span.start) < 0:
            continue
        return figure if figure.kind is base.kind and _alike(figure, base) and not is_change(report, figure) else None
    return None


def _alike(value: Figure, base: Figure) -> bool:
    return same_noun(value.unit, base.unit) if value.kind is FigureKind.COUNT else value.unit == base.unit


def _growth(value: Figure, change: Figure, base: Figure, falls: bool) -> Iterator[RelationDraft]:
    if value.number is None or change.number is None or not base.number or value.number < 0 or base.number < 0:
        return
    hundred, sign = Decimal(100), Decimal(-1 if falls else 1)
    new, old = range_of(value), range_of(base)
    edges = [sign * (n / o - 1) * hundred for n in (new.low, new.high) for o in (old.low, old.high) if o]
    number = sign * (value.number / base.number - 1) * hundred
    holds = judge(change, Range(min(edges), number, max(edges)), is_loose(value) or is_loose(base))
    one, other = shown(value.number / scale_of(value)), shown(base.number / scale_of(base))
    formula = f"({one} - {other}) / {other} = {shown(sign * number, 3)}%"
    right = f"{shown(rounded(number, change))}%"
    if holds is Holds.NO and abs(number - change.number) < _SLIGHT:
        holds = Holds.UNSURE
    message = explain(formula, change.text, holds, right)
    yield RelationDraft("growth", (value, base), change, change.number, number, holds, formula, message)


def _plan(value: Figure, percent: Figure, plan: Figure) -> Iterator[RelationDraft]:
    if value.number is None or percent.number is None or not plan.number or plan.number < 0:
        return
    hundred = Decimal(100)
    reached, planned = range_of(value), range_of(plan)
    number = value.number / plan.number * hundred
    computed = Range(reached.low / planned.high * hundred, number, reached.high / max(planned.low, _SLIGHT) * hundred)
    holds = judge(percent, computed, is_loose(value) or is_loose(plan))
    if holds is Holds.NO and abs(number - percent.number) < _SLIGHT:
        holds = Holds.UNSURE
    formula = f"{shown(value.number / scale_of(value))} / {shown(plan.number / scale_of(plan))} = {shown(number, 3)}%"
    message = explain(formula, percent.text, holds, f"{shown(rounded(number, percent))}%")
    yield RelationDraft("plan", (value, plan), percent, percent.number, number, holds, formula, message)
