"""A comparison as the JSON of the command line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from app.checks.model import Relation
from app.comparison.indicators import Indicators, side_of
from app.comparison.lineage import Lineage
from app.comparison.model import Comparison, FigureChange, FigureChangeKind, WordingChangeKind
from app.comparison.noise import Noise
from app.comparison.relations import RelationChange, changes_by_figure, figures_of
from app.extraction.model import Extraction, Figure
from app.report.model import Span
from app.review.sections import section_label

SCHEMA = "thamtra.compare/1"
LINEAGE_SCHEMA = "thamtra.lineage/1"
Json = dict[str, Any]


def comparison_to_json(
    comparison: Comparison,
    relations: Sequence[RelationChange] | None = None,
    noise: Sequence[Noise] | None = None,
) -> Json:
    """Return a comparison as plain values, ready for json.dumps; relations and noise only where they are given."""
    figures = _Figures(comparison, relations or ())
    row: Json = {
        "schema": SCHEMA,
        "old": _side(comparison.old),
        "new": _side(comparison.new),
        "equal": [[*stretch.old, *stretch.new] for stretch in comparison.equal],
        "figures": [figures.row(change) for change in comparison.figures],
        "wording": [
            {"change": str(change.change), "old": _place(change.old), "new": _place(change.new)}
            for change in comparison.wording
        ],
        "summary": summary(comparison),
        "restated": [
            {"change": str(one.change), "old": _figure(one.old), "new": _figure(one.new)} for one in comparison.restated
        ],
    }
    if relations is not None:
        row["relations"] = [_relation_change(comparison, change) for change in relations]
    if noise is not None:
        row["noise"] = [{"kind": str(one.kind), "old": list(one.old), "new": list(one.new)} for one in noise]
    return row


def lineage_to_json(lineage: Lineage) -> Json:
    """Return the history of every changed figure through all versions as plain values."""
    return {
        "schema": LINEAGE_SCHEMA,
        "versions": [_side(version) for version in lineage.versions],
        "summaries": [summary(comparison) for comparison in lineage.comparisons],
        "histories": _histories(lineage),
        "unchanged": len(lineage.histories) - len(lineage.changed),
    }


def _histories(lineage: Lineage) -> list[Json]:
    indicators = {id(version): Indicators(version) for version in lineage.versions}
    rows = []
    for history in lineage.changed:
        version, figure = lineage.newest(history)
        rows.append(
            {
                "indicator": indicators[id(version)].of(figure) or None,
                "section": section_label(version.report, figure.span),
                "figures": [_figure(each) for each in history.figures],
            }
        )
    return rows


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


def _side(extraction: Extraction) -> Json:
    from app.scan_json import document_to_json

    return {"document": document_to_json(extraction.report), "text": extraction.report.text}


class _Figures:
    """The rows of changed figures, each with its indicator, its section and the relations that it ties."""

    def __init__(self, comparison: Comparison, relations: Sequence[RelationChange]) -> None:
        self._comparison = comparison
        self._relations = changes_by_figure(relations)
        self._indicators = {id(side): Indicators(side) for side in (comparison.old, comparison.new)}
        self._numbers = {id(change): number for number, change in enumerate(relations)}

    def row(self, change: FigureChange) -> Json:
        version, figure = side_of(self._comparison, change)
        tied = self._relations.get(change.new.id if change.new else f"old:{figure.id}", [])
        told = change.old is not None and change.new is not None
        return {
            "change": str(change.change),
            "old": _figure(change.old),
            "new": _figure(change.new),
            "difference": _number(change.difference),
            "percent": _number(change.percent),
            "indicator": self._indicators[id(version)].of(figure) or None,
            "section": section_label(version.report, figure.span),
            "approximation_changed": told and _approximation(change.old) != _approximation(change.new),
            "relations": [self._numbers[id(one)] for one in tied],
        }


def _approximation(figure: Figure | None) -> str | None:
    return figure.approximation.value if figure else None


def _relation_change(comparison: Comparison, change: RelationChange) -> Json:
    return {
        "change": str(change.change),
        "old": _relation(comparison.old, change.old),
        "new": _relation(comparison.new, change.new),
    }


def _relation(version: Extraction, relation: Relation | None) -> Json | None:
    from app.scan_json import relation_to_json

    if relation is None:
        return None
    places = [list(figure.span) for figure in figures_of(version, relation)]
    return relation_to_json(relation) | {"places": places}


def _figure(figure: Figure | None) -> Json | None:
    from app.scan_json import figure_to_json

    return None if figure is None else figure_to_json(figure)


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _place(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)
