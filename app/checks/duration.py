"""A number of years and the years themselves: "5 năm 2016 - 2020", "74 năm ngày ... (27/7/1947 - 27/7/2021)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from app.checks.context import Context
from app.checks.draft import RelationDraft
from app.checks.model import Holds
from app.extraction.model import Figure, FigureKind
from app.wording.message import Message

_SPAN = re.compile(r"(\d{4})/(\d{4})")
_NEXT = re.compile(r"\s*(?:năm)?\s*(?:,?\s*(?:giai đoạn|từ năm|từ))?\s*\(?\s*", re.IGNORECASE)
_SINCE = re.compile(
    r"[^.;:()\d]{0,90}\(\s*(?:giai đoạn|từ năm|từ)?\s*", re.IGNORECASE
)  # "10 năm thực hiện ... (2011-2020)"
_LEAD = re.compile(r"\b(?:sau|qua|trong)\s+(?:hơn\s+)?$", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})-(\d{2}-\d{2})")
_ANNIVERSARY = re.compile(r"[^.;:()]{0,80}\(\s*", re.IGNORECASE)
_DASH = re.compile(r"\s*[-–]\s*")
_SHORTEST = 1


def check_duration(context: Context) -> Iterator[RelationDraft]:
    """Yield each number of years with the period, or the two days of an anniversary, that follow it."""
    text = context.report.text
    for sentence in context.sentences:
        figures = sentence.figures
        for index, years in enumerate(figures[:-1]):
            if years.kind is not FigureKind.COUNT or years.unit != "năm":
                continue
            first, second = figures[index + 1], figures[index + 2] if index + 2 < len(figures) else None
            if first.kind is FigureKind.PERIOD and _leads_to(context, years, first):
                yield from _period(years, first)
            elif second and first.kind is second.kind is FigureKind.DATE:
                tied = _ANNIVERSARY.fullmatch(text, years.span.end, first.span.start)
                if tied and _DASH.fullmatch(text, first.span.end, second.span.start):
                    yield from _anniversary(years, first, second)


def _leads_to(context: Context, years: Figure, period: Figure) -> bool:
    text = context.report.text
    if _NEXT.fullmatch(text, years.span.end, period.span.start):
        return True
    since = _SINCE.fullmatch(text, years.span.end, period.span.start)
    return since is not None and _LEAD.search(text, max(0, years.span.start - 12), years.span.start) is not None


def _period(years: Figure, period: Figure) -> Iterator[RelationDraft]:
    """A period is counted with its first year (a plan) or from its first to its last (a term): both are usual."""
    found = _SPAN.fullmatch(str(period.value))
    if found is None or years.number is None:
        return
    first, last = int(found[1]), int(found[2])
    if last - first < _SHORTEST:
        return
    inclusive = Decimal(last - first + 1)
    number = years.number if years.number == last - first else inclusive
    formula = f"{last} - {first}{'' if number < inclusive else ' + 1'} = {number}"
    yield _draft(years, (period,), number, formula)


def _anniversary(years: Figure, first: Figure, second: Figure) -> Iterator[RelationDraft]:
    days = [_DAY.fullmatch(str(day.value)) for day in (first, second)]
    if days[0] is None or days[1] is None or years.number is None or days[0][2] != days[1][2]:
        return
    number = Decimal(int(days[1][1]) - int(days[0][1]))
    yield _draft(years, (first, second), number, f"{days[1][1]} - {days[0][1]} = {number}", Holds.NO)


def _draft(
    years: Figure, operands: tuple[Figure, ...], number: Decimal, formula: str, otherwise: Holds = Holds.UNSURE
) -> RelationDraft:
    assert years.number is not None
    fits = years.number == number
    message = (
        Message("{formula}; {stated} years fit.", formula=formula, stated=years.text)
        if fits
        else Message("{formula}, but {stated} years are stated.", formula=formula, stated=years.text)
    )
    holds = Holds.YES if fits else otherwise
    return RelationDraft("duration", operands, years, years.number, number, holds, formula, message)
