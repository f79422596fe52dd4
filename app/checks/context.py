"""What every check is handed: the extraction, and its sentences cut once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from app.checks.clauses import sentences
from app.checks.tables import Grid, grids_of
from app.extraction.model import QUANTITIES, Approximation, Extraction, Figure
from app.report.model import Block, Span

_LONGEST = 3000  # characters of the longest sentence
_ESTIMATED = re.compile(
    r"\bước(?:\s+(?:tính|đạt|thực hiện|thu|chi|tăng|giảm|được|là|có|giải ngân))*\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block and its figures in their order."""

    block: Block
    span: Span
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Context(Extraction):
    """An extraction whose sentences are cut once and shared by all checks."""

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences that hold a figure, in the order of the text."""
        return tuple(one for block in self.report.blocks for one in self.sentences_of(block) if one.figures)

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """All tables that have titles and rows."""
        return tuple(grids_of(self))

    @cached_property
    def _cut(self) -> dict[str, tuple[Sentence, ...]]:
        return {}

    def sentences_of(self, block: Block) -> Sequence[Sentence]:
        """Return the sentences of a block, none where the block holds no quantity."""
        kept = self._cut.get(block.id)
        if kept is None:
            kept = self._cut[block.id] = tuple(self._read(block))
        return kept

    def _read(self, block: Block) -> Sequence[Sentence]:
        figures = self.figures_of(block.id)
        if not any(figure.kind in QUANTITIES for figure in figures):
            return ()
        if block.cell is not None and len(figures) == 1:
            return [Sentence(block, block.span, tuple(figures))]  # most cells of a table
        figures = [self._firm(figure) for figure in figures]
        return [
            Sentence(block, span, tuple(figure for figure in figures if span.holds(figure.span)))
            for whole in sentences(self.report, block)
            for span in self._bounded(whole)
        ]

    def _bounded(self, span: Span) -> Sequence[Span]:
        """Cut what no person would read as one sentence, so that no text takes long by its form."""
        pieces: list[Span] = []
        while span.end - span.start > _LONGEST:
            cut = self.report.text.rfind(" ", span.start + 1, span.start + _LONGEST)
            cut = cut if cut > 0 else span.start + _LONGEST
            pieces.append(Span(span.start, cut))
            span = Span(cut, span.end)
        return [*pieces, span]

    def _firm(self, figure: Figure) -> Figure:
        """Take an estimate at its word: percents and parts are told of the very number, not of one near it."""
        if figure.approximation is not Approximation.ABOUT:
            return figure
        words = self.report.text[max(0, figure.span.start - 30) : figure.span.start]
        return replace(figure, approximation=Approximation.EXACT) if _ESTIMATED.search(words) else figure


def context_of(extraction: Extraction) -> Context:
    """Return what the checks of an extraction share."""
    return Context(extraction.report, extraction.figures, extraction.claims)
