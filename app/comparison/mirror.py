"""A comparison seen from the other side: what was inserted from old to new was deleted from new to old."""

from __future__ import annotations

from dataclasses import replace

from app.comparison.figures import difference_of
from app.comparison.model import (
    Comparison,
    EqualStretch,
    FigureChange,
    FigureChangeKind,
    Restated,
    WordingChange,
    WordingChangeKind,
)

_FIGURES = {
    FigureChangeKind.ADDED: FigureChangeKind.REMOVED,
    FigureChangeKind.REMOVED: FigureChangeKind.ADDED,
}
_WORDING = {
    WordingChangeKind.INSERTED: WordingChangeKind.DELETED,
    WordingChangeKind.DELETED: WordingChangeKind.INSERTED,
    WordingChangeKind.SPLIT: WordingChangeKind.MERGED,
    WordingChangeKind.MERGED: WordingChangeKind.SPLIT,
}


def mirrored(comparison: Comparison) -> Comparison:
    """Return the comparison with the two versions exchanged; its parts are in no order."""
    return replace(
        comparison,
        old=comparison.new,
        new=comparison.old,
        equal=tuple(EqualStretch(one.new, one.old) for one in comparison.equal),
        figures=tuple(map(_figure, comparison.figures)),
        wording=tuple(
            WordingChange(_WORDING.get(one.change, one.change), one.new, one.old) for one in comparison.wording
        ),
        restated=tuple(Restated(one.change, one.new, one.old) for one in comparison.restated),
        pairs=tuple((new, old) for old, new in comparison.pairs),
    )


def _figure(change: FigureChange) -> FigureChange:
    kind = _FIGURES.get(change.change, change.change)
    if change.old is None or change.new is None or change.difference is None:
        return FigureChange(kind, change.new, change.old)
    return FigureChange(kind, change.new, change.old, *difference_of(change.new, change.old))
