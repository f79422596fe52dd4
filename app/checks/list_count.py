"""An announced number and the list that follows: "06 nội dung: a; b; c", in the body or in a note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from app.checks.clauses import CLOSING, OPENING
from app.checks.context import Context
from app.checks.counted import counted
from app.checks.draft import RelationDraft
from app.checks.lists import Items, split_items
from app.checks.model import Holds
from app.checks.notes import TiedNote, first_figure, marked_figure, tied_notes
from app.checks.numbers import is_loose
from app.extraction.model import Extraction, Figure, FigureKind
from app.report.model import BlockKind, Span

MOST = 40  # a longer list is not announced by one number
# Nouns by which a number announces that each of the things will be named.
ANNOUNCING = re.compile(
    r"(?:nội dung|nhiệm vụ|giải pháp|lĩnh vực|nhóm|nhóm \w+ \w+|mục tiêu|yếu tố|trụ cột|tiêu chí|mũi nhọn|vấn đề|khâu"
    r"|khâu đột phá|đột phá|nguyên nhân|bước|hướng|định hướng|trọng tâm|động lực|chủ đề|chuyên đề|chương trình|hạng mục"
    r"|mặt|nguyên tắc)(?: \w+){0,2}",
    re.IGNORECASE,
)
# A note that stands after a number of persons and is nothing but a list names each of them.
PEOPLE = re.compile(r"(?:thành viên|đại biểu|đồng chí|ủy viên|uỷ viên|cá nhân|lãnh đạo)(?: \w+){0,2}", re.IGNORECASE)
_CITED = re.compile(r"\d+/[A-ZĐ\d]|\bsố \d+|\b(?:như|ví dụ|điển hình)\b")
_SOME = re.compile(r"\b(?:nhất là|như|trong đó|chủ yếu|tiêu biểu|điển hình|cơ bản|quan trọng nhất)\b", re.IGNORECASE)
_ORDINAL = re.compile(
    r"[\s.;:*_]*(?:thứ (?:nhất|hai|ba|tư|năm)|(?:một|hai|ba|bốn|năm) là|trước hết|tiếp theo|tiếp đó|bên cạnh đó"
    r"|cùng với đó|đồng thời|ngoài ra|[-+•(]|\d+[.)])",
    re.IGNORECASE,
)
PARTING = re.compile(r",|\bvà\b", re.IGNORECASE)
_NOUN = r"[^,;:.()\d]{0,60}?"
_COLON = re.compile(rf"{_NOUN}(?:\s*(?:như sau|sau|sau đây|gồm|bao gồm|cụ thể))?\s*:\s*", re.IGNORECASE)
_OTHER_HEAD = re.compile(r"\b(?:các|những)\b", re.IGNORECASE)  # "27 đảng viên bằng các hình thức: ..."
_FAR = 2  # a list of things that no number announces may be one short, or is no list of them
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
            cited = _CITED.search(text, tied.start, end) is not None
            persons = items.sure and not cited and PEOPLE.fullmatch(outer.unit or "") is not None
            if persons or len(items.spans) == outer.number:  # of other things a note may name some
                yield from _relate(outer, items, sure=persons)
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
    if items.sign in (",", "và"):
        announced = ANNOUNCING.fullmatch(figure.unit or "") is not None
        yield from relate_loosely(text, figure, items, announced and not _is_some(text, figure, span))
    elif not _tells_value(text, figure, span.start):
        named = items.sign == "(1)" or ANNOUNCING.fullmatch(figure.unit or "") is not None
        if (
            named or abs(len(items.spans) - (figure.number or Decimal(0))) < _FAR
        ):  # "20 vụ: phạt tiền 3; cảnh cáo 17" names none
            yield from _relate(figure, items, items.sure and named)


def _tells_value(text: str, figure: Figure, start: int) -> bool:
    """Say whether the colon tells an amount ("10 trại vịt: 35.500 con") or the kinds of something named after it."""
    return text[start : start + 1].isdigit() or _OTHER_HEAD.search(text, figure.span.end, start) is not None


def _is_some(text: str, figure: Figure, span: Span) -> bool:
    """Say whether the list may go on: led in by "nhất là", or told one thing after another, here or in the next one."""
    return (
        _SOME.search(text, figure.span.end, span.start) is not None
        or _ORDINAL.match(text, span.start) is not None
        or _ORDINAL.match(text, span.end) is not None
    )


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
        yield counted(figure, items.spans, Holds.YES)
    elif not (items.open and count < number):
        yield counted(figure, items.spans, Holds.NO if sure else Holds.UNSURE)


def relate_loosely(text: str, figure: Figure, items: Items, sure: bool) -> Iterator[RelationDraft]:
    """Yield a list cut by commas and "và", which may also stand inside an item: a list can only be too short for sure.

    Where even every comma and every "và" parts two items and fewer are named than announced, nobody can count them.
    """
    number = figure.number
    if number is None or number != number.to_integral_value() or is_loose(figure):
        return
    most = len(items.spans) + sum(len(PARTING.findall(text[span.start : span.end])) for span in items.spans)
    if len(items.spans) == number:
        yield counted(figure, items.spans, Holds.YES)
    elif sure and not items.open and most < number:
        yield counted(figure, items.spans, Holds.NO)
