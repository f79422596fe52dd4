"""What extraction finds in a report: figures and claims, every one of them at a span of its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from app.report.model import Report, Span


class FigureKind(StrEnum):
    """The kinds of figures; contract.md says what each one's value and unit are."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage_point"
    MEASURE = "measure"
    RATIO = "ratio"
    RANK = "rank"
    MULTIPLE = "multiple"
    DATE = "date"
    PERIOD = "period"
    DOCUMENT_REFERENCE = "document_reference"


QUANTITIES = frozenset(
    {
        FigureKind.COUNT,
        FigureKind.MONEY,
        FigureKind.PERCENT,
        FigureKind.PERCENTAGE_POINT,
        FigureKind.MEASURE,
        FigureKind.RATIO,
        FigureKind.RANK,
        FigureKind.MULTIPLE,
    }
)


class Approximation(StrEnum):
    """How exact the text says a figure is."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


# A number, the two numbers of a ratio or of a rank in a field, or a date, period or document number as text.
Value = Decimal | tuple[Decimal, Decimal] | str


@dataclass(frozen=True, slots=True)
class Figure:
    """One number, date, period or document reference as it stands in the text.

    `value` is exact (Decimal), money in base units of its currency. `resolved` is what the report's own period makes
    of a date or period without a year. Type, date (ISO 8601) and issuer are of document references only. `unit_from` is
    where the unit stands that a table's header, row or caption lends.
    """

    id: str
    block: str
    span: Span
    text: str
    kind: FigureKind
    value: Value
    unit: str | None = None
    approximation: Approximation = Approximation.EXACT
    doubtful: bool = False
    resolved: str | None = None
    document_type: str | None = None
    document_date: str | None = None
    issuer: str | None = None
    malformed: str | None = None
    unit_from: Span | None = None

    @property
    def number(self) -> Decimal | None:
        """The one number of the figure, or None where it has two or none."""
        return self.value if isinstance(self.value, Decimal) else None


class ClaimType(StrEnum):
    """What a claim states."""

    QUANTITATIVE = "quantitative"
    TARGET = "target"
    SUPERLATIVE = "superlative"
    COMPLETION = "completion"
    SHORTCOMING = "shortcoming"


@dataclass(frozen=True, slots=True)
class FigureRole:
    """A figure of a claim and what it is there.

    value, change, previous (the value before), share (of a whole), plan, plan_share, part, whole, rank, period or
    reference.
    """

    id: str
    role: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence, or a clause of one, that states something a delegate could verify.

    `indicator` is the noun phrase that is measured. `subjects` are the words outside a clause that it is understood by:
    what stands before the colon of its list, or the subject it shares with the clause before. `period` and `place` are
    those the claim itself names.
    """

    id: str
    block: str
    span: Span
    types: frozenset[ClaimType]
    figures: tuple[FigureRole, ...] = ()
    indicator: str | None = None
    subjects: tuple[Span, ...] = ()
    period: str | None = None
    place: str | None = None


@dataclass(frozen=True)
class Extraction:
    """A report with its figures and claims, both in the order of the text."""

    report: Report
    figures: tuple[Figure, ...]
    claims: tuple[Claim, ...] = ()

    @cached_property
    def _figure_by_id(self) -> dict[str, Figure]:
        return {figure.id: figure for figure in self.figures}

    @cached_property
    def _by_block(self) -> dict[str, tuple[Figure, ...]]:
        found: dict[str, list[Figure]] = {}
        for figure in self.figures:
            found.setdefault(figure.block, []).append(figure)
        return {block: tuple(figures) for block, figures in found.items()}

    @cached_property
    def places(self) -> frozenset[Span]:
        """The places of all figures."""
        return frozenset(figure.span for figure in self.figures)

    def figure(self, figure_id: str) -> Figure:
        """Return the figure of that id; KeyError where there is none."""
        return self._figure_by_id[figure_id]

    def figures_of(self, block_id: str) -> Sequence[Figure]:
        """Return the figures of one block in their order."""
        return self._by_block.get(block_id, ())

    def figures_in(self, span: Span) -> Sequence[Figure]:
        """Return the figures that lie inside the span, in their order."""
        from bisect import bisect_left

        first = bisect_left(self.figures, span.start, key=lambda figure: figure.span.start)
        last = bisect_left(self.figures, span.end, key=lambda figure: figure.span.start)
        return [figure for figure in self.figures[first:last] if figure.span.end <= span.end]
