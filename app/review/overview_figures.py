"""The numbers of a report by unit and by what they measure, each with its value and the time or place it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.checks.tables import grids_of
from app.extraction.indicators import indicator_key
from app.extraction.model import QUANTITIES, Claim, Extraction, Figure, FigureKind
from app.review.items import figure_key
from app.review.sections import section_label, shorten
from app.wording import Message, render

_TOLD = frozenset({"value", "previous", "plan", "part", "whole", "change", "share", "plan_share", "rank"})
_ROLES: dict[str, Message] = {
    "previous": Message("before"),
    "plan": Message("plan"),
    "change": Message("change"),
    "plan_share": Message("of the plan"),
}
_SIGNS = {FigureKind.PERCENT: "%", FigureKind.PERCENTAGE_POINT: "%"}
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Point:
    """One number: the key of its item, the period, column or section it stands for, its value and its words."""

    key: str
    label: str
    section: str
    value: Decimal
    text: str
    period: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """What some numbers measure, with the numbers in the order of their periods or else of the text."""

    id: str
    label: str
    points: tuple[Point, ...]
    by_period: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """The numbers of one unit, by what they measure; `rest` holds those of which that is not known."""

    id: str
    label: str
    indicators: tuple[Indicator, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class _About:
    """What is known of one figure: what it measures, the period it is of, and what it is beside the value itself."""

    indicator: str
    label: str = ""
    period: str = ""


def units_of(extraction: Extraction) -> tuple[Unit, ...]:
    """Return the units of the report's numbers, the commonest first."""
    about = dict(_told_in_claims(extraction)) | dict(_told_in_tables(extraction))
    found: dict[str, list[Figure]] = {}
    for figure in extraction.figures:
        if figure.kind in QUANTITIES and figure.number is not None:
            unit = figure.unit or _SIGNS.get(figure.kind, "")
            found.setdefault(unit, []).append(figure)
    units = [_unit(extraction, name, figures, about) for name, figures in found.items() if name]
    return tuple(sorted(units, key=lambda unit: -len(unit.points)))


def _unit(extraction: Extraction, name: str, figures: Sequence[Figure], about: dict[str, _About]) -> Unit:
    points = [_point(extraction, figure, about.get(figure.id)) for figure in figures]
    groups: dict[str, tuple[str, list[Point]]] = {}
    for figure, point in zip(figures, points, strict=True):
        told = about.get(figure.id)
        if told is not None:
            groups.setdefault(indicator_key(told.indicator), (told.indicator, []))[1].append(point)
    indicators = [_indicator(f"{name}/{key}", label, found) for key, (label, found) in groups.items()]
    indicators.sort(key=lambda indicator: -len(indicator.points))
    return Unit(name, name, tuple(indicators), tuple(points))


def _indicator(key: str, label: str, points: list[Point]) -> Indicator:
    periods = {point.period for point in points}
    by_period = len(periods) > 1 and "" not in periods
    if by_period:
        points = sorted(points, key=lambda point: point.period)
    return Indicator(key, shorten(label, _LONGEST), tuple(points), by_period)


def _point(extraction: Extraction, figure: Figure, about: _About | None) -> Point:
    section = section_label(extraction.report, figure.span)
    assert figure.number is not None
    label = about.label if about and about.label else section
    words = " ".join(figure.text.split())
    return Point(figure_key(figure), label, section, figure.number, words, about.period if about else "")


def _told_in_claims(extraction: Extraction) -> Iterator[tuple[str, _About]]:
    """Yield the figures of the claims that say what they measure."""
    for claim in extraction.claims:
        if claim.indicator:
            period = _period_words(extraction, claim)
            for figure in claim.figures:
                if figure.role in _TOLD:
                    role = render(_ROLES[figure.role]) if figure.role in _ROLES else ""
                    label = ", ".join(part for part in (period, role) if part)
                    # the value before is of another time, which its claim does not name in a word of its own
                    own = claim.period if claim.period and not role else ""
                    yield figure.id, _About(claim.indicator, label, own or "")


def _period_words(extraction: Extraction, claim: Claim) -> str:
    """Return the period of a claim as the text words it."""
    for figure in claim.figures:
        if figure.role == "period":
            return " ".join(extraction.figure(figure.id).text.split())
    return claim.period or ""


def _told_in_tables(extraction: Extraction) -> Iterator[tuple[str, _About]]:
    """Yield the figures that fill the cells of tables: the row says what they measure, the title over them of when."""
    for grid in grids_of(extraction):
        for row in grid.rows:
            for column, figure in row.numbers.items():
                if row.label:
                    yield figure.id, _About(row.label, shorten(grid.title(column), _LONGEST))
