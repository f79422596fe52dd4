"""Contributions in percentage points to a rate: "đóng góp 28,74 điểm phần trăm vào mức tăng trưởng 32,94%"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from app.checks.clauses import before
from app.checks.comparing import way_of
from app.checks.context import Context
from app.checks.draft import RelationDraft
from app.checks.explain import tell
from app.checks.model import Holds
from app.checks.numbers import Range, is_loose, judge, range_of, shown
from app.extraction.model import Figure, FigureKind
from app.report.model import Block, Report
from app.wording.message import Message

_GIVES = re.compile(r"\b(?:đóng góp|góp|làm (?:tăng|giảm))\b", re.IGNORECASE)
_INTO = re.compile(r"[^.;:]{0,20}\bvào\b[^.;:,\d]{0,60}\btăng(?: trưởng)?\b[^.;:,\d]{0,40}", re.IGNORECASE)
_LESS = re.compile(r"\b(?:giảm|âm)\b[^,;\d]{0,15}$", re.IGNORECASE)
_PRODUCT = re.compile(r"\b(?:GRDP|GDP|tổng sản phẩm|nền kinh tế|tăng trưởng kinh tế)\b", re.IGNORECASE)
_TAXES = re.compile(r"\bthuế\b", re.IGNORECASE)
_FEWEST = 3  # three sectors


def check_contributions(context: Context) -> Iterator[RelationDraft]:
    """Yield a contribution with the rate it is part of, and all contributions of a paragraph with their rate."""
    for block in context.report.blocks:
        figures = context.figures_of(block.id)
        points = [figure for figure in figures if figure.kind is FigureKind.PERCENTAGE_POINT]
        if not points or not _GIVES.search(context.report.text, *block.span):
            continue
        for figure, following in pairwise(figures):
            if figure.kind is FigureKind.PERCENTAGE_POINT and following.kind is FigureKind.PERCENT:
                yield from _single(context.report, figure, following)
        yield from _together(context.report, block, figures, points)


def _single(report: Report, part: Figure, rate: Figure) -> Iterator[RelationDraft]:
    gives = _GIVES.search(before(report, part, 30))
    if gives is None or not _INTO.fullmatch(report.text, part.span.end, rate.span.start):
        return
    if part.number is None or rate.number is None or part.number < 0 or rate.number < 0:
        return
    fits = range_of(part).low <= range_of(rate).high
    message = (
        Message("{part} is part of {total} and does not exceed it.", part=part.text, total=rate.text)
        if fits
        else Message("{part} is said to be part of {total}, but exceeds it.", part=part.text, total=rate.text)
    )
    formula = f"{part.text} {'≤' if fits else '>'} {rate.text}"
    holds = Holds.YES if fits else Holds.UNSURE  # another part may have fallen
    yield RelationDraft("part_of", (part,), rate, rate.number, part.number, holds, formula, message)


def _together(
    report: Report, block: Block, figures: Sequence[Figure], points: Sequence[Figure]
) -> Iterator[RelationDraft]:
    """Add up the contributions that follow the first rate of growth of a paragraph."""
    rates = [
        figure
        for figure in figures
        if figure.kind is FigureKind.PERCENT and way_of(report, figure, block.span.start) in ("tăng", "giảm")
    ]
    given = [point for point in points if rates and point.span > rates[0].span and _is_given(report, point)]
    if len(given) < _FEWEST or any(is_loose(figure) for figure in given):
        return
    whole = rates[0]
    if not _PRODUCT.search(report.text, block.span.start, whole.span.end + 40):
        return
    terms = [_signed(report, point) for point in given]
    value = sum(terms, Decimal(0))
    room = sum(((range_of(point).high - (point.number or 0)) for point in given), Decimal(0))
    stated = (whole.number or Decimal(0)) * (-1 if way_of(report, whole, block.span.start) == "giảm" else 1)
    computed = Range(value - room, value, value + room)
    holds = judge(whole, computed) if stated >= 0 else Holds.NO
    if holds is Holds.UNSURE and computed.low <= stated <= computed.high:
        holds = Holds.YES
    elif holds is not Holds.YES:
        if not _TAXES.search(report.text, *block.span):
            return  # a part that is not named may make up for it
        holds = Holds.UNSURE
    sums = " + ".join(map(shown, terms)).replace("+ -", "- ")
    formula = f"{sums} = {shown(value)}"
    message = tell(formula, whole, computed, holds, shown(value))
    yield RelationDraft("sum", tuple(given), whole, stated, value, holds, formula, message)


def _is_given(report: Report, point: Figure) -> bool:
    return _GIVES.search(before(report, point, 60)) is not None


def _signed(report: Report, point: Figure) -> Decimal:
    number = abs(point.number or Decimal(0))
    return -number if _LESS.search(before(report, point, 25)) else number
