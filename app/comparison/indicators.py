"""What a changed figure measures, as its own claim or its row of a table says it."""

from __future__ import annotations

from app.comparison.model import Comparison, FigureChange
from app.extraction.model import Extraction, Figure


def side_of(comparison: Comparison, change: FigureChange) -> tuple[Extraction, Figure]:
    """Return the version that a change is shown in, the new one where it has the figure, and the figure there."""
    if change.new is not None:
        return comparison.new, change.new
    assert change.old is not None  # a change has at least one side
    return comparison.old, change.old


class Indicators:
    """The indicators of the figures of one report."""

    def __init__(self, extraction: Extraction) -> None:
        self._extraction = extraction
        self._by_figure: dict[str, str] = {}
        for claim in extraction.claims:
            for role in claim.figures:
                if claim.indicator:
                    self._by_figure.setdefault(role.id, claim.indicator)
        blocks = extraction.report.blocks
        self._rows: dict[tuple[int, int], str] = {}
        for block in blocks:
            if block.cell is not None:
                words = extraction.report.text_of(block.span)
                if any(char.isalpha() for char in words):
                    self._rows.setdefault(block.cell[:2], " ".join(words.split()))

    def of(self, figure: Figure) -> str:
        """Return the indicator of a figure, or an empty text where the report names none."""
        known = self._by_figure.get(figure.id)
        if known is not None:
            return known
        cell = self._extraction.report.block(figure.block).cell
        return self._rows.get(cell[:2], "") if cell is not None else ""
