"""Things that are named first and counted after: "a, b, c, coi đây là 3 mũi nhọn", "A, cùng với B là 2 yếu tố"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.context import Context, Sentence
from app.checks.draft import RelationDraft
from app.checks.list_count import ANNOUNCING, relate_loosely
from app.checks.lists import Items
from app.extraction.model import Figure, FigureKind
from app.report.model import Span

_THESE = re.compile(r",?\s*(?:và\s+)?(?:coi|xem|xác định|lấy)\s+(?:đây|đó)\s+là\s+(?:các\s+)?$", re.IGNORECASE)
_BOTH = re.compile(r"\s+là\s+(?:các\s+)?$", re.IGNORECASE)
_WITH = re.compile(r",\s+(?:cùng với|cùng)\s+", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;:]\s|\btrong đó\b", re.IGNORECASE)
_MANY = re.compile(r"\s*(?:các|những|đây|đó|trong|ngoài|bên cạnh|cùng|theo|để|đến)\b", re.IGNORECASE)
_SOME = re.compile(r"\s*(?:trong|trên)\b|[^,;.]{0,40}\btrong (?:số|tổng|nhóm)\b", re.IGNORECASE)


def check_list_before(context: Context) -> Iterator[RelationDraft]:
    """Yield each number that sums up the things its clause has just named."""
    text = context.report.text
    for sentence in context.sentences:
        for figure in sentence.figures:
            if figure.kind is FigureKind.COUNT and ANNOUNCING.fullmatch(figure.unit or ""):
                items = (
                    None if _SOME.match(text, figure.span.end, sentence.span.end) else _items(text, sentence, figure)
                )
                if items is not None:
                    yield from relate_loosely(text, figure, items, sure=True)


def _items(text: str, sentence: Sentence, figure: Figure) -> Items | None:
    """Return the things named: before "coi đây là" the row of commas, before a bare "là" only what "cùng với" joins."""
    start = sentence.span.start
    these = _THESE.search(text, start, figure.span.start)
    verb = these or _BOTH.search(text, start, figure.span.start)
    if verb is None:
        return None
    start = max([start, *(match.end() for match in _CLAUSE.finditer(text, start, verb.start()))])
    if these:
        pieces = _pieces(text, Span(start, verb.start()), re.compile(r",\s+|\s+và\s+"))
        return Items(tuple(pieces), ",", False) if len(pieces) > 2 else None
    if _MANY.match(text, start, verb.start()):
        return None
    pieces = _pieces(text, Span(start, verb.start()), _WITH)
    return Items(tuple(pieces), ",", False) if len(pieces) == 2 else None


def _pieces(text: str, span: Span, sign: re.Pattern[str]) -> list[Span]:
    found, begin = [], span.start
    for match in sign.finditer(text, *span):
        found.append(Span(begin, match.start()))
        begin = match.end()
    return [*found, Span(begin, span.end)]
