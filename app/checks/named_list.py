"""A number and the names that it counts: "8 tỉnh là Long An, ... và Hải Dương", "Quảng Ninh, Hải Phòng là 2 tỉnh"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.context import Context, Sentence
from app.checks.counted import counted
from app.checks.draft import RelationDraft
from app.checks.lists import split_items
from app.checks.model import Holds
from app.checks.names import Names, names_before, read_names
from app.checks.numbers import is_loose
from app.extraction.model import Figure, FigureKind
from app.report.model import Span

_AFTER = re.compile(
    r"[^,;:.()\d]{0,90}?(?:,\s*\w+(?:\s\w+)?\s*)?"
    r"(?:\b(?P<word>là|gồm có|bao gồm|gồm)\b\s*:?\s*|:\s*|(?P<sign>\(\s*(?:gồm\s*:?\s*)?))",
    re.IGNORECASE,
)
_AFTER_COMMA = re.compile(r"[^,;:.()\d]{0,60}?,\s*(?P<word>gồm có|bao gồm|gồm)\b\s*:?\s*", re.I)
_IS = re.compile(r"\s+(?:là|thuộc)\s+$", re.I)
_CLAUSE = re.compile(r"[.;:(]\s|\n")
_SOME = re.compile(r"\s*(?:trong|trên|của|/)\b|[^,;.]{0,40}\btrong (?:số|tổng|nhóm)\b", re.I)
_PLACES = re.compile(
    r"(?:tỉnh|huyện|xã|phường|thành phố|quận|thị xã|thị trấn|sở|bộ|trường|ngân hàng|đặc khu|địa phương)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.;:()]")
_DIGIT = re.compile(r"\d")
_LONGEST = 60
_MOST = 70


def check_named_list(context: Context) -> Iterator[RelationDraft]:
    """Yield each count with the names that stand after it, or before it as what it is."""
    text = context.report.text
    for sentence in context.sentences:
        for figure in sentence.figures:
            if figure.kind is FigureKind.COUNT and figure.unit and not is_loose(figure):
                yield from _named_after(text, sentence, figure)
                yield from _named_before(text, sentence, figure)


def _named_after(text: str, sentence: Sentence, figure: Figure) -> Iterator[RelationDraft]:
    end = sentence.span.end
    lead = _AFTER.match(text, figure.span.end, end) or _AFTER_COMMA.match(text, figure.span.end, end)
    if lead is None:
        return
    names = read_names(text, lead.end(), end)
    if names is None or len(names.spans) < 2:
        yield from _plain(text, figure, lead.end(), end)
        return
    holds = _verdict(figure, names)
    if holds is not Holds.YES and ("sign" in lead.groupdict() and lead["sign"]):
        holds = None  # brackets may name some, or say something else of them
    if holds is not None:
        yield counted(figure, names.spans, holds)


def _plain(text: str, figure: Figure, start: int, end: int) -> Iterator[RelationDraft]:
    """Yield a row of words that are no names, up to the end of the clause, where it has just as many as announced."""
    stop = _ENDS.search(text, start, end)
    items = split_items(text, Span(start, stop.start() if stop else end))
    if items is None or items.sign not in (",", "và") or items.open or len(items.spans) != figure.number:
        return
    if all(item.end - item.start <= _LONGEST and not _DIGIT.search(text, *item) for item in items.spans):
        yield counted(figure, items.spans, Holds.YES)


def _named_before(text: str, sentence: Sentence, figure: Figure) -> Iterator[RelationDraft]:
    """Yield "Quảng Ninh, Hải Phòng là 2 tỉnh"; of "là 2 trong 5 tỉnh" the number counts others too."""
    verb = _IS.search(text, sentence.span.start, figure.span.start)
    if verb is None or _SOME.match(text, figure.span.end, sentence.span.end):
        return
    start = max([sentence.span.start, *(m.end() for m in _CLAUSE.finditer(text, sentence.span.start, verb.start()))])
    names = names_before(text, start, verb.start())
    if names is not None and len(names.spans) > 1 and names.fewest <= (figure.number or 0) <= names.most:
        yield counted(figure, names.spans, Holds.YES)


def _verdict(figure: Figure, names: Names) -> Holds | None:
    """A row that surely ends and that nobody can count as announced is a question: a name may stand for two things.

    Persons are named with their offices between commas, so only places and offices are counted against their number.
    """
    number = figure.number
    if number is None or number > _MOST:
        return None
    if number == len(names.spans) or (names.ended and names.fewest <= number <= names.most):
        return Holds.YES
    if not names.ended or number < 2 or not _PLACES.match(figure.unit or ""):
        return None
    return Holds.UNSURE
