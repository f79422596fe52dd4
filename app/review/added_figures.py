"""Figures that the delegate added: reading selected words as one, and laying them onto a scan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from app.anchors.place import find_anchor
from app.extraction.model import Extraction, Figure, FigureKind
from app.report.model import Block, BlockKind, Report, Span
from app.review.items import HAND
from app.review.records import AddedFigure

if TYPE_CHECKING:
    from app.scan import Scan

KINDS = (
    FigureKind.COUNT,
    FigureKind.MONEY,
    FigureKind.PERCENT,
    FigureKind.PERCENTAGE_POINT,
    FigureKind.MEASURE,
    FigureKind.MULTIPLE,
)  # those that are one number


OWN_UNITS = {  # kinds whose unit goes without saying
    FigureKind.PERCENT: "%",
    FigureKind.PERCENTAGE_POINT: "điểm %",
    FigureKind.MULTIPLE: "lần",
}
USUAL_UNITS = {FigureKind.MONEY: "VND"}  # taken where none is said


@dataclass(frozen=True, slots=True)
class FigureText:
    """What a figure is said to be: kind, exact number in base units, unit."""

    kind: FigureKind
    number: Decimal
    unit: str = ""


def read_selected(report: Report, span: Span) -> FigureText | None:
    """Return what the words of a place say as a figure, read as if they stood alone; None where they hold none."""
    from app.extraction.extract import extract

    words = " ".join(report.text_of(span).split())
    alone = extract(Report("", "", "txt", words, (Block("b0", BlockKind.PARAGRAPH, Span(0, len(words))),)))
    return next((made for figure in alone.figures if (made := figure_text(figure))), None)


def figure_text(figure: Figure) -> FigureText | None:
    """Return what a figure says where it is one number of a kind that can be added."""
    if figure.kind not in KINDS or figure.number is None:
        return None
    return FigureText(figure.kind, figure.number, figure.unit or "")


def with_figures(scan: Scan, added: Iterable[AddedFigure]) -> Scan:
    """Return the scan with the figures that were added, where their words still stand and no figure is yet."""
    extraction = scan.extraction
    made = [figure for one in added if (figure := _placed(extraction, one))]
    if not made:
        return scan
    figures = sorted([*extraction.figures, *made], key=lambda figure: (figure.span.start, figure.span.end))
    return replace(scan, extraction=replace(extraction, figures=tuple(figures)))


def _placed(extraction: Extraction, added: AddedFigure) -> Figure | None:
    report = extraction.report
    span = find_anchor(report, added.place)
    block = report.block_at(span.start) if span else None
    if span is None or block is None:
        return None
    if any(figure.span == span for figure in extraction.figures_of(block.id)):
        return None
    kind, number = FigureKind(added.kind), Decimal(added.number)
    return Figure(f"{HAND}{added.uuid}", block.id, span, report.text_of(span), kind, number, added.unit or None)
