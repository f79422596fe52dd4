"""An announced number and the list that follows: "06 nội dung: a; b; c", in the body or in a note."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.clauses import CLOSING, OPENING
from app.checks.context import Context
from app.checks.draft import RelationDraft
from app.checks.lists import Items, split_items
from app.checks.model import Holds
from app.checks.notes import TiedNote, first_figure, marked_figure, tied_notes
from app.checks.numbers import is_loose
from app.extraction.model import Extraction, Figure, FigureKind
from app.report.model import BlockKind, Span
from app.wording.message import Message

MOST = 40  # a longer list is not announced by one number
_NOUN = r"[^,;:.()\d]{0,60}?"
_COLON = re.compile(rf"{_NOUN}(?:\s*(?:như sau|sau|sau đây|gồm|bao gồm|cụ thể))?\s*:\s*", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


def check_list_count(context: Context) -> Iterator[RelationDraft]:
    """Yield each announced number with the items that are counted."""
    for tied in tied_notes(context):
        yield from _in_note(context, tied)
    yield from _in_body(context)


def _in_note(extraction: Extraction, tied: TiedNote) -> Iterator[RelationDraft]:
    """Count the list of a note for the number that the note begins with and for the one that its mark stands after."""
    text, end = extraction.report.text, tied.note.span.end
    inner = first_figure(extraction, tied)
    if inner is None:
        items = split_items(text, Span(tied.start, end))
        outer = marked_figure(extraction, tied)
        if outer is not None and items is not None and items.sign in (";", "(1)") and _is_list(text, tied, items):
            yield from _relate(outer, items, sure=False)
        return
    colon = _COLON.match(text, inner.span.end, end)
    items = split_items(text, Span(colon.end(), end)) if colon else None
    if items is None:
        return
    yield from _relate(inner, items, items.sure)
    outer = marked_figure(extraction, tied, inner.unit)
    if outer is not None:
        yield from _relate(outer, items, items.sure)


def _is_list(text: str, tied: TiedNote, items: Items) -> bool:
    """Say whether a note without a number of its own is a list of names, not sentences or legal references."""
    words = text[tied.start : tied.note.span.end]
    return not re.search(r"\.\s+\S", words.replace("TP. ", "")) and len(items.spans) > 1


def _in_body(context: Context) -> Iterator[RelationDraft]:
    """Count the list after a colon of the same sentence: "03 nội dung: a, b, c"."""
    text = context.report.text
    for sentence in context.sentences:
        if sentence.block.kind in (BlockKind.FOOTNOTE, BlockKind.ENDNOTE, BlockKind.TABLE_CELL):
            continue
        if text.find(":", *sentence.span) < 0:
            continue
        for figure in sentence.figures:
            if figure.kind is not FigureKind.COUNT or not figure.unit:
                continue
            colon = _COLON.match(text, figure.span.end, sentence.span.end)
            if colon:
                yield from _listed(text, figure, Span(colon.end(), sentence.span.end))


def _listed(text: str, figure: Figure, span: Span) -> Iterator[RelationDraft]:
    span = _until_closed(text, span)
    items = split_items(text, span)
    if items is None or len(items.spans) > MOST:
        return
    if items.sign in (",", "và") and _DIGIT.search(text[span.start : span.end]):
        return  # "03 khu: khu A 15 ha, khu B 20 ha và 5 ha đất khác" counts more than names
    yield from _relate(figure, items, items.sure)


def _until_closed(text: str, span: Span) -> Span:
    """End a list where the bracket closes that stood open before it."""
    level = 0
    for place in range(*span):
        level += (text[place] in OPENING) - (text[place] in CLOSING)
        if level < 0:
            return Span(span.start, place)
    return span


def _relate(figure: Figure, items: Items, sure: bool) -> Iterator[RelationDraft]:
    number = figure.number
    if number is None or number != number.to_integral_value() or is_loose(figure) or len(items.spans) > MOST:
        return
    count = len(items.spans)
    if number == count:
        holds = Holds.YES
        message = Message("{stated} are announced and {count} are listed.", stated=figure.text, count=count)
    elif items.open and count < number:
        return
    else:
        if not sure and not items.sure and abs(number - count) > 1:
            return  # a list that is cut by commas only: more likely it is no list of these things
        holds = Holds.NO if sure else Holds.UNSURE
        message = Message(
            "{stated} {noun} are announced, but {count} are listed. {right} would fit the list.",
            stated=figure.text,
            noun=figure.unit or "",
            count=count,
            right=f"{count:02}" if figure.text.startswith("0") else str(count),
        )
    formula = f"{count} {'=' if number == count else '≠'} {figure.text}"
    yield RelationDraft("list_count", (), figure, number, type(number)(count), holds, formula, message, items.spans)
