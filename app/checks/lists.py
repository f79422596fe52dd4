"""Cutting a written list into its items."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.checks.clauses import CLOSING, OPENING, is_open
from app.report.model import Span

_ENUMERATED = re.compile(
    r"(?:(?<=\s)|(?<=^)|(?<=[:;,.]))(?:\((\d{1,2}|[a-zđ]|[ivx]{1,4})\)|(\d{1,2}|[a-zđ])\))(?=\s|\S)"
)
_AND = re.compile(r"\s+và\s+", re.IGNORECASE)
_STOP = re.compile(r"[.!?]+\s*$")


@dataclass(frozen=True, slots=True)
class Items:
    """The items of a list, the sign that parts them (";", "," or "(1)"), and whether it says that it goes on."""

    spans: tuple[Span, ...]
    sign: str
    open: bool

    @property
    def sure(self) -> bool:
        """Whether nobody could count the items otherwise."""
        return self.sign in (";", "(1)") and not self.open


def split_items(text: str, span: Span) -> Items | None:
    """Return the items of the list that fills the span, or None where there is none.

    Marks such as "(1)" come first, then semicolons outside brackets, then commas, of which the last may be "và".
    """
    opened = is_open(text[span.start : span.end])
    marks = list(_ENUMERATED.finditer(text, *span))
    if len(marks) > 1 and _runs_on([mark[1] or mark[2] for mark in marks]):
        edges = [mark.end() for mark in marks], [*(mark.start() for mark in marks[1:]), span.end]
        return Items(_trimmed(text, [Span(*pair) for pair in zip(*edges, strict=True)]), "(1)", opened)
    for sign in ";,":
        pieces = _cut(text, span, sign)
        if len(pieces) > 1:
            if sign == ",":
                pieces = [*pieces[:-1], *_at_and(text, pieces[-1])]
            return Items(_trimmed(text, pieces), sign, opened)
    pieces = _at_and(text, span)
    return Items(_trimmed(text, pieces), "và", opened) if len(pieces) > 1 else None


def _runs_on(marks: list[str]) -> bool:
    """Say whether marks count 1, 2, 3 or a, b, c from the first on."""
    if all(mark.isdigit() for mark in marks):
        return [int(mark) for mark in marks] == list(range(1, len(marks) + 1))
    return marks[0] in "ai" and len(set(marks)) == len(marks)


def _cut(text: str, span: Span, sign: str) -> list[Span]:
    pieces, start, level = [], span.start, 0
    for place in range(*span):
        level = max(0, level + (text[place] in OPENING) - (text[place] in CLOSING))
        if text[place] == sign and not level and not _in_number(text, place):
            pieces.append(Span(start, place))
            start = place + 1
    return [*pieces, Span(start, span.end)]


def _in_number(text: str, place: int) -> bool:
    return text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit()


def _at_and(text: str, span: Span) -> list[Span]:
    found = list(_AND.finditer(text, *span))
    if not found:
        return [span]
    return [Span(span.start, found[-1].start()), Span(found[-1].end(), span.end)]


def _trimmed(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Cut blanks and closing stops off the items and drop empty ones."""
    kept = []
    for start, end in spans:
        piece = _STOP.sub("", text[start:end])
        left = start + len(piece) - len(piece.lstrip(" ;,:\t"))
        right = start + len(piece.rstrip(" ;,\t"))
        if left < right and not is_open(text[left:right].strip()[:3]):
            kept.append(Span(left, right))
    return tuple(kept)
