"""How a relation is told: what is computed, what is stated, how far apart, what would make it right."""

from __future__ import annotations

from app.checks.model import Holds
from app.checks.numbers import HALF, Range, is_cut_off, is_loose, range_of, scale_of, shown, step_of
from app.extraction.model import Figure
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


def tell(formula: str, stated: Figure, computed: Range, holds: Holds, right: str) -> Message:
    """Tell a computed relation with its difference, and what of it the precision of the numbers explains."""
    assert stated.number is not None
    scale = scale_of(stated)
    gap = shown(abs(computed.value - stated.number) / scale, 4)
    allowed = shown(step_of(stated) * HALF / scale)
    if holds is Holds.YES and is_loose(stated):
        return Message("{formula}; the text states about {stated}, which fits.", formula=formula, stated=stated.text)
    if holds is Holds.YES and computed.value != stated.number:
        return Message(
            "{formula}; the text states {stated}, which is right as it is rounded (within {allowed}).",
            formula=formula,
            stated=stated.text,
            allowed=allowed,
        )
    if holds is Holds.NO:
        return Message(
            "{formula}, but the text states {stated}: {gap} apart, where rounding explains {allowed}. "
            "{right} would fit.",
            formula=formula,
            stated=stated.text,
            gap=gap,
            allowed=allowed,
            right=right,
        )
    return _tell_unsure(formula, stated, computed, holds, right, gap)


def _tell_unsure(formula: str, stated: Figure, computed: Range, holds: Holds, right: str, gap: str) -> Message:
    if holds is Holds.UNSURE and is_cut_off(stated, computed):
        return Message(
            "{formula}, but the text states {stated}: cut off instead of rounded. {right} would fit.",
            formula=formula,
            stated=stated.text,
            right=right,
        )
    if holds is Holds.UNSURE and range_of(stated).meets(computed):
        return Message(
            "{formula}, but the text states {stated}: {gap} apart, which only the rounding of the other numbers can "
            "explain. {right} would fit.",
            formula=formula,
            stated=stated.text,
            gap=gap,
            right=right,
        )
    return explain(formula, stated.text, holds, right)


def tell_slip(formula: str, stated: str, value: str) -> Message:
    """Tell that a value 1,000 times larger or smaller would fit."""
    return Message(
        "{formula}, but the text states {stated}. The unit of {value} may have slipped by 1,000: then it would fit.",
        formula=formula,
        stated=stated,
        value=value,
    )
