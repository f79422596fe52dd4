"""How a relation is told: what is computed, what is stated, what would make it right."""

from __future__ import annotations

from app.checks.model import Holds
from app.wording.message import Message


def explain(formula: str, stated: str, holds: Holds, right: str) -> Message:
    """Tell a computed relation; `right` is the number that would fit."""
    if holds is Holds.YES:
        return Message("{formula}; the text states {stated}, which fits.", formula=formula, stated=stated)
    if holds is Holds.UNSURE:
        return Message(
            "{formula}, but the text states {stated}. Rounding or another base may explain the gap; {right} would fit.",
            formula=formula,
            stated=stated,
            right=right,
        )
    return Message(
        "{formula}, but the text states {stated}. {right} would fit.", formula=formula, stated=stated, right=right
    )
