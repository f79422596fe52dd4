"""The whole of a ratio against the count that its sentence names: "trong 24 chỉ tiêu được giao, 11/24 chỉ tiêu đạt"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.clauses import before, depth, same_noun
from app.checks.context import Context
from app.checks.draft import RelationDraft
from app.checks.model import Holds
from app.checks.numbers import is_loose
from app.extraction.model import Figure, FigureKind
from app.wording.message import Message

_WHOLE = re.compile(r"\b(?:đối với|trong|trong số|tổng số|trong tổng số)\s+$", re.IGNORECASE)


def check_ratio_whole(context: Context) -> Iterator[RelationDraft]:
    """Yield each ratio with the one count of its noun that "trong" or "đối với" makes the whole of the clause."""
    for sentence in context.sentences:
        ratios = [figure for figure in sentence.figures if figure.kind is FigureKind.RATIO]
        wholes = [
            figure
            for figure in sentence.figures
            if ratios and figure.kind is FigureKind.COUNT and _WHOLE.search(before(context.report, figure, 20))
        ]
        for ratio in ratios:
            if depth(context.report.text, sentence.span.start, ratio.span.start) > 0:
                continue  # brackets show the ratio of whoever stands before them
            same = [whole for whole in wholes if whole.span < ratio.span and same_noun(whole.unit, ratio.unit)]
            if len(same) == 1 and context.report.text.find(";", same[0].span.end, ratio.span.start) < 0:
                yield from _relate(same[0], ratio)


def _relate(whole: Figure, ratio: Figure) -> Iterator[RelationDraft]:
    if not isinstance(ratio.value, tuple) or whole.number is None or is_loose(whole):
        return
    number = ratio.value[1]
    formula = f"{ratio.text} {'=' if number == whole.number else '≠'} …/{whole.text}"
    if number == whole.number:
        holds = Holds.YES
        message = Message("{ratio} is stated of a whole of {stated}.", ratio=ratio.text, stated=whole.text)
    else:
        holds = Holds.NO
        message = Message(
            "The whole is said to be {stated} {noun}, but {ratio} is stated of another whole.",
            stated=whole.text,
            noun=whole.unit or "",
            ratio=ratio.text,
        )
    yield RelationDraft("same_figure", (ratio,), whole, whole.number, number, holds, formula, message)
