"""A total's rate lies between the rates of its parts: "vốn tăng 9,8%; trong đó vốn nhà nước tăng 7,4%, ... 10,3%"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.clauses import before
from app.checks.context import Context, Sentence
from app.checks.draft import RelationDraft
from app.checks.model import Holds
from app.checks.numbers import is_loose, shown
from app.extraction.model import Figure, FigureKind
from app.report.model import Span
from app.wording.message import Message

_WITHIN = re.compile(r"\btrong đó\b", re.IGNORECASE)
_RISES = re.compile(r"\btăng\s*$", re.IGNORECASE)


def check_rate_range(context: Context) -> Iterator[RelationDraft]:
    """Yield each rise with the rises of two or more parts after "trong đó", where it lies between them.

    Parts that are named need not be all parts: a rate outside theirs proves nothing and is not reported.
    """
    text = context.report.text
    for sentence in context.sentences:
        match = _WITHIN.search(text, *sentence.span)
        if match is None:
            continue
        whole = _last_rise(context, sentence, match.start())
        end = text.find(";", match.end(), sentence.span.end)
        parts = _rises(context, sentence, Span(match.end(), sentence.span.end if end < 0 else end))
        if whole is not None and len(parts) > 1:
            yield from _relate(whole, parts)


def _rises(context: Context, sentence: Sentence, span: Span) -> list[Figure]:
    return [
        figure
        for figure in sentence.figures
        if figure.kind is FigureKind.PERCENT
        and span.holds(figure.span)
        and not is_loose(figure)
        and _RISES.search(before(context.report, figure, 12))
    ]


def _last_rise(context: Context, sentence: Sentence, end: int) -> Figure | None:
    rises = _rises(context, sentence, Span(sentence.span.start, end))
    return rises[-1] if rises else None


def _relate(whole: Figure, parts: list[Figure]) -> Iterator[RelationDraft]:
    numbers = [part.number for part in parts if part.number is not None]
    if whole.number is None or len(numbers) < 2 or not min(numbers) <= whole.number <= max(numbers):
        return
    formula = f"{shown(min(numbers))}% ≤ {whole.text} ≤ {shown(max(numbers))}%"
    message = Message("{formula}: the rate of the whole lies between those of its parts.", formula=formula)
    yield RelationDraft("range", tuple(parts), whole, whole.number, whole.number, Holds.YES, formula, message)
