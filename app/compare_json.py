"""A comparison as the JSON of the command line."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

from app.comparison.model import Comparison, FigureChange, FigureChangeKind, WordingChangeKind
from app.extraction.model import Extraction, Figure
from app.report.model import Span

SCHEMA = "thamtra.compare/1"


def comparison_to_json(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as plain values, ready for json.dumps."""
    return {
        "schema": SCHEMA,
        "old": _side(comparison.old),
        "new": _side(comparison.new),
        "equal": [[*stretch.old, *stretch.new] for stretch in comparison.equal],
        "figures": [_figure_change(change) for change in comparison.figures],
        "wording": [
            {"change": str(change.change), "old": _place(change.old), "new": _place(change.new)}
            for change in comparison.wording
        ],
        "summary": summary(comparison),
    }


def summary(comparison: Comparison) -> dict[str, int | float]:
    """Return how much changed: counts by kind, and the share of the old text that is the same."""
    kinds = Counter(change.change for change in comparison.wording)
    changed = {FigureChangeKind.VALUE, FigureChangeKind.UNIT}
    same = sum(stretch.old.end - stretch.old.start for stretch in comparison.equal)
    blocks = comparison.old.report.blocks
    whole = sum(block.span.end - block.span.start for block in blocks)
    return {
        "figures_changed": sum(change.change in changed for change in comparison.figures),
        "inserted": kinds[WordingChangeKind.INSERTED],
        "deleted": kinds[WordingChangeKind.DELETED],
        "replaced": kinds[WordingChangeKind.REPLACED],
        "moved": kinds[WordingChangeKind.MOVED],
        "equal_share": round(same / whole, 4) if whole else 1.0,
    }


def _side(extraction: Extraction) -> dict[str, Any]:
    from app.scan_json import document_to_json

    return {"document": document_to_json(extraction.report), "text": extraction.report.text}


def _figure_change(change: FigureChange) -> dict[str, Any]:
    return {
        "change": str(change.change),
        "old": _figure(change.old),
        "new": _figure(change.new),
        "difference": _number(change.difference),
        "percent": _number(change.percent),
    }


def _figure(figure: Figure | None) -> dict[str, Any] | None:
    from app.scan_json import figure_to_json

    return None if figure is None else figure_to_json(figure)


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _place(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)
