"""A total with its parts in brackets: "89 đơn vị (67 chính thức, 22 dự phòng)", "24 vụ (Văn Chấn 23, Trạm Tấu 1)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.breakdown import Breakdown, Fill, is_summed, relate
from app.checks.clauses import is_change, is_open
from app.checks.context import Context, Sentence
from app.checks.draft import RelationDraft
from app.checks.numbers import is_loose
from app.extraction.model import Figure
from app.language.kinds import are_apart, are_species

_OPENING = re.compile(r"[^,;:.()\d]{0,40}\(\s*(?:gồm|bao gồm|có)?\s*:?\s*", re.IGNORECASE)
_NAMED_OPENING = re.compile(r"[^;:.()\d]{0,60}\(\s*[^\W\d_][^,;()\d]*?\s*")
_NEXT = re.compile(r"[^;:()\d]*(?:[,;]|\bvà)\s+", re.IGNORECASE)
_NAMED_NEXT = re.compile(r"[^;()\d,]*(?:[,;]|\bvà)\s+[^;()\d]*?\s*", re.IGNORECASE)
_END = re.compile(r"[^,;:()\d]*\)")


def check_sum_in_brackets(context: Context) -> Iterator[RelationDraft]:
    """Yield each total with the numbers that fill the brackets right after it, one in the same place of each item."""
    text = context.report.text
    for sentence in context.sentences:
        if text.find("(", *sentence.span) < 0:
            continue
        for index, total in enumerate(sentence.figures[:-2]):
            if not is_summed(total) or is_loose(total) or is_change(context.report, total):
                continue
            first = sentence.figures[index + 1].span.start
            if _OPENING.fullmatch(text, total.span.end, first):
                yield from _relate(text, total, _parts(text, sentence, index + 1, _NEXT), numbered_first=True)
            elif _NAMED_OPENING.fullmatch(text, total.span.end, first):
                yield from _relate(text, total, _parts(text, sentence, index + 1, _NAMED_NEXT), numbered_first=False)


def _parts(text: str, sentence: Sentence, first: int, link: re.Pattern[str]) -> list[Figure]:
    """Return the figures up to the closing bracket, or none where anything else stands among them."""
    parts: list[Figure] = []
    for figure in sentence.figures[first:]:
        if not is_summed(figure) or is_loose(figure) or (parts and figure.kind is not parts[0].kind):
            return []
        if parts and not link.fullmatch(text, parts[-1].span.end, figure.span.start):
            return []
        parts.append(figure)
        if _END.match(text, figure.span.end, sentence.span.end):
            return parts
    return []


def _relate(text: str, total: Figure, parts: list[Figure], numbered_first: bool) -> Iterator[RelationDraft]:
    if len(parts) < 2 or parts[0].kind is not total.kind:
        return
    closing = text.find(")", parts[-1].span.end)
    if numbered_first:
        ends = [*(part.span.start for part in parts[1:]), closing]
        items = [text[part.span.end : end] for part, end in zip(parts, ends, strict=True)]
    else:
        starts = [total.span.end, *(part.span.end for part in parts[:-1])]
        items = [text[start : part.span.start] for start, part in zip(starts, parts, strict=True)]
    fill = Fill.SOME
    if is_open(text[parts[-1].span.end : closing]):
        fill = Fill.OPEN
    elif numbered_first and (are_apart(items) or are_species([part.unit or "" for part in parts])):
        fill = Fill.WHOLE
    yield from relate(Breakdown(total, tuple(parts), tuple(items), fill))
