"""A change with both its values after it in brackets: "tăng 93 vụ (206/113 vụ)", "giảm 5,83% (3.389/3.599 vụ)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from app.checks.clauses import before, is_now_and_then
from app.checks.comparing import HUNDRED
from app.checks.context import Context
from app.checks.draft import RelationDraft
from app.checks.explain import explain
from app.checks.model import Holds
from app.checks.numbers import Range, judge, shown
from app.extraction.model import Figure, FigureKind

_FELL = re.compile(r"\b(?:giảm|ít hơn|thấp hơn|kém)\b[^,;:()]*$", re.IGNORECASE)
_CHANGES = frozenset({FigureKind.PERCENT, FigureKind.COUNT})


def check_now_and_then(context: Context) -> Iterator[RelationDraft]:
    """Yield each change with the "now/then" in the brackets after it, where the two fit it.

    What the slash means is only said by the numbers: two that do not fit may be a part and its whole.
    """
    for sentence in context.sentences:
        for change, ratio in pairwise(sentence.figures):
            if change.kind not in _CHANGES or not isinstance(ratio.value, tuple) or change.number is None:
                continue
            if is_now_and_then(context.report, ratio):
                fell = _FELL.search(before(context.report, change)) is not None
                yield from _relate(change, ratio, Decimal(-1 if fell else 1))


def _relate(change: Figure, ratio: Figure, sign: Decimal) -> Iterator[RelationDraft]:
    assert isinstance(ratio.value, tuple) and change.number is not None
    now, then = ratio.value
    if not then:
        return
    computed = (now - then) * sign
    formula = f"{shown(now)} - {shown(then)} = {shown(now - then)}"
    if change.kind is FigureKind.PERCENT:
        computed = computed / then * HUNDRED
        formula = f"({shown(now)} - {shown(then)}) / {shown(then)} = {shown((now - then) / then * HUNDRED, 3)}%"
    if judge(change, Range(computed, computed, computed)) is Holds.YES:
        message = explain(formula, change.text, Holds.YES, change.text)
        yield RelationDraft("growth", (ratio,), change, change.number, computed, Holds.YES, formula, message)
