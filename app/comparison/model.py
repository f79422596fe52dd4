"""What a comparison of two reports says."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class WordingChange:
    """Words that changed or moved."""

    change: WordingChangeKind
    old: Span | None
    new: Span | None


@dataclass(frozen=True)
class Comparison:
    """Two extracted reports and all that differs between them."""

    old: Extraction
    new: Extraction
    equal: tuple[EqualStretch, ...]
    figures: tuple[FigureChange, ...]
    wording: tuple[WordingChange, ...]
