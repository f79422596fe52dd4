"""What a check yields, before the registry orders and numbers it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from app.checks.context import Context
from app.checks.model import Holds, Level, Relation
from app.extraction.model import Figure
from app.report.model import Span
from app.wording.message import Message


@dataclass(frozen=True, slots=True)
class RelationDraft:
    """A relation between figures; `result` is the number that is checked."""

    type: str
    operands: tuple[Figure, ...]
    result: Figure | None
    stated: Decimal
    computed: Decimal
    holds: Holds
    formula: str
    explanation: Message
    items: tuple[Span, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of the relation, the checked one last."""
        return (*self.operands, self.result) if self.result else self.operands

    @property
    def spans(self) -> tuple[Span, ...]:
        """The places of the figures, in the order of the text."""
        return tuple(sorted({figure.span for figure in self.figures}))

    def named(self, key: str) -> Relation:
        """Return the relation, its figures by their ids, under a key of its own."""
        return Relation(
            key,
            self.type,
            tuple(figure.id for figure in self.operands),
            self.result.id if self.result else None,
            self.stated,
            self.computed,
            self.holds,
            self.formula,
            self.explanation,
            self.items,
        )


@dataclass(frozen=True, slots=True)
class FindingDraft:
    """A finding that stands without a relation."""

    check: str
    level: Level
    spans: tuple[Span, ...]
    message: Message


Draft = RelationDraft | FindingDraft
Check = Callable[[Context], Iterable[Draft]]
