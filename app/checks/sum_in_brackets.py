"""A total with its parts in brackets: "89 đơn vị (67 chính thức, 22 dự phòng)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from app.checks.clauses import is_change
from app.checks.context import Context, Sentence
from app.checks.draft import RelationDraft
from app.checks.explain import explain
from app.checks.model import Holds
from app.checks.numbers import Range, is_loose, judge, shown
from app.extraction.model import Figure, FigureKind

_OPENING = re.compile(r"[^,;:.()\d]{0,40}\(\s*")
_NEXT = re.compile(r"[^;:()\d]*(?:[,;]|\bvà)\s+", re.IGNORECASE)
_END = re.compile(r"[^,;:()\d]*\)")
_SLIP = Decimal("0.05")  # parts further off are not parts of this number


def check_sum_in_brackets(context: Context) -> Iterator[RelationDraft]:
    """Yield each count with the counts that fill the brackets right after it, each at the head of its item."""
    text = context.report.text
    for sentence in context.sentences:
        for index, total in enumerate(sentence.figures[:-2]):
            if not _counts(total) or is_loose(total) or is_change(context.report, total):
                continue
            if _OPENING.fullmatch(text, total.span.end, sentence.figures[index + 1].span.start):
                parts = _parts(text, sentence, index + 1)
                if len(parts) > 1:
                    yield from _relate(total, parts)


def _counts(figure: Figure) -> bool:
    return figure.kind is FigureKind.COUNT and figure.number is not None


def _parts(text: str, sentence: Sentence, first: int) -> list[Figure]:
    """Return the figures up to the closing bracket, or none where anything else stands among them."""
    parts: list[Figure] = []
    for figure in sentence.figures[first:]:
        if not _counts(figure) or is_loose(figure):
            return []
        if parts and not _NEXT.fullmatch(text, parts[-1].span.end, figure.span.start):
            return []
        parts.append(figure)
        if _END.match(text, figure.span.end, sentence.span.end):
            return parts
    return []


def _relate(total: Figure, parts: list[Figure]) -> Iterator[RelationDraft]:
    numbers = [part.number for part in parts if part.number is not None]
    value = sum(numbers, Decimal(0))
    assert total.number is not None
    holds = judge(total, Range(value, value, value))
    if holds is not Holds.YES and abs(value - total.number) > total.number * _SLIP:
        return
    formula = f"{' + '.join(shown(number) for number in numbers)} = {shown(value)}"
    message = explain(formula, total.text, holds, shown(value))
    yield RelationDraft("sum", tuple(parts), total, total.number, value, holds, formula, message)
