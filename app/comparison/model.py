"""What a comparison of two reports says."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from app.extraction.model import Extraction, Figure
from app.report.model import Span


class FigureChangeKind(StrEnum):
    """How a figure changed."""

    VALUE = "value"
    UNIT = "unit"
    ADDED = "added"
    REMOVED = "removed"


class WordingChangeKind(StrEnum):
    """How the wording changed."""

    INSERTED = "inserted"
    DELETED = "deleted"
    REPLACED = "replaced"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class EqualStretch:
    """A stretch of the old text and the one of the new that has the same letters and digits once folded."""

    old: Span
    new: Span


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that changed; `difference` and `percent` only where both are one number of one kind and unit."""

    change: FigureChangeKind
    old: Figure | None
    new: Figure | None
    difference: Decimal | None = None
    percent: Decimal | None = None


class RestatedKind(StrEnum):
    """What else the text says otherwise of a figure."""

    APPROXIMATION = "approximation"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Restated:
    """A figure in its place that is now told as more or less exact, or as a figure of another kind.

    Figures of two kinds are also among the changes, as removed and added, since they cannot be compared.
    """

    change: RestatedKind
    old: Figure
    new: Figure


@dataclass(frozen=True, slots=True)
class WordingChange:
    """Words that changed or moved."""

    change: WordingChangeKind
    old: Span | None
    new: Span | None


@dataclass(frozen=True)
class Comparison:
    """Two extracted reports and all that differs between them; `pairs` are the ids of the figures of one place."""

    old: Extraction
    new: Extraction
    equal: tuple[EqualStretch, ...]
    figures: tuple[FigureChange, ...]
    wording: tuple[WordingChange, ...]
    restated: tuple[Restated, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()

    @cached_property
    def new_of(self) -> dict[str, str]:
        """The ids of the new figures by those of the old ones that stood in their place."""
        return dict(self.pairs)
