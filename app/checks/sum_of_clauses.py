"""A whole and the clauses that cut it up: "trong 24 chỉ tiêu, có: 11/24 chỉ tiêu đạt; 05 chỉ tiêu ...; ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.checks.breakdown import Breakdown, Fill, relate
from app.checks.clauses import before, is_open, same_noun
from app.checks.context import Context, Sentence
from app.checks.draft import RelationDraft
from app.checks.numbers import is_loose
from app.extraction.model import Figure, FigureKind

_WHOLE = re.compile(r"\b(?:trong|trong số|trong tổng số|tổng số|đối với)\s+$", re.IGNORECASE)
_LEAD = re.compile(r"[^;:.]*(?:,|\bcó|:)\s*[*_]*(?:đến nay\s*,?\s*)?(?:đã\s+)?(?:có\s*:?\s*)?[*_]*", re.IGNORECASE)
_PARTED = re.compile(r"(?:[,;]|\bvà)\s*[*_]*(?:có\s+)?$", re.IGNORECASE)


def check_sum_of_clauses(context: Context) -> Iterator[RelationDraft]:
    """Yield each "trong N ..." with the counts of its noun that open the clauses after it.

    Clauses may tell things that overlap, so a sum that does not fit is never more than a question, and only after ":".
    """
    text = context.report.text
    for sentence in context.sentences:
        for index, total in enumerate(sentence.figures[:-2]):
            if (
                total.kind is FigureKind.COUNT
                and not is_loose(total)
                and _WHOLE.search(before(context.report, total, 20))
            ):
                parts = _parts(text, sentence, total, index)
                if len(parts) > 2:
                    yield from _relate(text, sentence, total, parts)


def _parts(text: str, sentence: Sentence, total: Figure, index: int) -> Sequence[Figure]:
    """Return the counts of the noun that each open a clause, a ratio only of this whole; none where one does not."""
    parts: list[Figure] = []
    for figure in sentence.figures[index + 1 :]:
        if figure.kind not in (FigureKind.COUNT, FigureKind.RATIO) or not same_noun(figure.unit, total.unit):
            continue
        if isinstance(figure.value, tuple) and figure.value[1] != total.number:
            return []
        opens = _PARTED.search(text, parts[-1].span.end, figure.span.start) if parts else None
        if not parts and not _LEAD.fullmatch(text, total.span.end, figure.span.start):
            return []
        if parts and opens is None:
            return []
        parts.append(figure)
    return parts


def _relate(text: str, sentence: Sentence, total: Figure, parts: Sequence[Figure]) -> Iterator[RelationDraft]:
    ends = [*(part.span.start for part in parts[1:]), sentence.span.end]
    items = tuple(text[part.span.end : end] for part, end in zip(parts, ends, strict=True))
    listed = ":" in text[total.span.end : parts[0].span.start]
    fill = Fill.OPEN if is_open(items[-1]) else Fill.SOME
    yield from relate(Breakdown(total, tuple(parts), items, fill, regular=listed))
