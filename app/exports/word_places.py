"""Where in a Word file the words of a block stand: which text element, and how many letters into it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.readers.docx.inline import chosen_form
from app.readers.docx.names import COMPATIBILITY, w
from app.report.model import Block, Report, Span

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT, _RUN, _PARAGRAPH = w("t"), w("r"), w("p")
_UNSEEN = frozenset({w("del"), w("moveFrom"), w("rPr"), w("pPr"), w("txbxContent"), w("instrText")})
_ALTERNATE = f"{{{COMPATIBILITY}}}AlternateContent"
_ENOUGH = 0.6  # share of a mark's letters that must be found for its place to be taken for exact


class Sign(NamedTuple):
    """One letter of the file: its text element and its place in it."""

    text: _Element
    place: int


@dataclass(frozen=True, slots=True)
class Located:
    """The letters of a mark in the file, from the first to the last; `exact` where they are just those of the mark."""

    first: Sign
    last: Sign
    exact: bool
    texts: tuple[_Element, ...]


class Places:
    """Finds the places of one report in the parts of its file."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._neighbours: dict[tuple[str, int], list[Block]] = {}
        for block in report.blocks:
            for part, number in paragraphs_of(block):
                self._neighbours.setdefault((part, number), []).append(block)

    def locate(self, block: Block, span: Span, paragraphs: list[_Element]) -> Located | None:
        """Return where the words of a block at a place stand, None where they are not found."""
        signs = [sign for paragraph in self._all_of(block, paragraphs) for sign in signs_of(paragraph)]
        raw = "".join(_fold(sign.text.text[sign.place]) for sign in signs)  # type: ignore[index]
        letters, standing = _letters(self._report, block)
        places = _align(letters, standing, raw, self._before(block, raw))
        inside = [at for at in standing if span.start <= at < span.end]
        found = [places[at] for at in inside if at in places]
        if not found or len(found) < _ENOUGH * len(inside):
            return None
        first, last = min(found), max(found)
        exact = len(found) == len(inside) and last - first + 1 == len(inside)
        texts = tuple(dict.fromkeys(sign.text for sign in signs[first : last + 1]))
        return Located(signs[first], signs[last], exact, texts)

    def _before(self, block: Block, raw: str) -> int:
        """Return how many letters of the paragraph are those of blocks before this one: its earlier lines."""
        home = next(paragraphs_of(block), None)
        before = 0
        for other in self._neighbours.get(home, ()) if home else ():
            if other is block:
                break
            letters, _ = _letters(self._report, other)
            found = ((lead, raw.find(letters[lead:], before)) for lead in _leads(letters))
            before = next((at + len(letters) - lead for lead, at in found if at >= 0), before)
        return before

    def _all_of(self, block: Block, paragraphs: list[_Element]) -> Iterator[_Element]:
        for _, number in paragraphs_of(block):
            if number < len(paragraphs):
                yield paragraphs[number]
                while number + 1 < len(paragraphs) and _goes_on(paragraphs[number]):
                    number += 1
                    yield paragraphs[number]


def paragraphs_of(block: Block) -> Iterator[tuple[str, int]]:
    """Yield the part and the number of each paragraph that a block was read from."""
    part = ""
    for piece in block.source.split("+"):
        home, sign, number = piece.rpartition("#")
        part = home if sign else part
        if part and number[:1] == "p" and number[1:].isdecimal():
            yield part, int(number[1:])


def signs_of(paragraph: _Element) -> Iterator[Sign]:
    """Yield the letters of a paragraph in their order, without blanks and accents."""
    for text in texts_of(paragraph):
        for place, letter in enumerate(text.text or ""):
            if _fold(letter):
                yield Sign(text, place)


def texts_of(element: _Element) -> Iterator[_Element]:
    """Yield the text elements of a paragraph that are shown, without those of text boxes in it."""
    for child in element:
        if child.tag == _TEXT:
            yield child
        elif child.tag == _ALTERNATE:
            chosen = chosen_form(child)
            if chosen is not None:
                yield from texts_of(chosen)
        elif child.tag not in _UNSEEN and isinstance(child.tag, str):
            yield from texts_of(child)


def _goes_on(paragraph: _Element) -> bool:
    marks = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return marks is not None and any(marks.find(w(name)) is not None for name in ("del", "moveFrom", "vanish"))


def _letters(report: Report, block: Block) -> tuple[str, list[int]]:
    """Return the folded letters of a block and where each stands; marks of notes are no letters of the file."""
    marks = _inside(report, block)
    letters, places = [], []
    for place in range(block.span.start, block.span.end):
        if place not in marks and (folded := _fold(report.text[place])):
            letters.append(folded)
            places.append(place)
    return "".join(letters), places


def _inside(report: Report, block: Block) -> set[int]:
    from bisect import bisect_left

    marks = report.note_marks
    index = bisect_left(marks, block.span.start, key=lambda mark: mark.span.start)
    found: set[int] = set()
    while index < len(marks) and marks[index].span.start < block.span.end:
        if _is_called(report, marks[index].block):
            found.update(range(*marks[index].span))
        index += 1
    return found


def _is_called(report: Report, note: str | None) -> bool:
    """Say whether a mark calls a note of the file's own, so that its number is not typed in the text."""
    return note is not None and "notes.xml" in report.block(note).source


def _align(letters: str, places: list[int], raw: str, before: int) -> dict[int, int]:
    """Return for places of the text the number of the letter in the file."""
    for lead in _leads(letters):
        at = raw.find(letters[lead:], before)
        if at >= 0:
            return {place: at + number for number, place in enumerate(places[lead:])}
    matcher = SequenceMatcher(None, letters, raw, autojunk=False)
    return {
        places[match.a + step]: match.b + step for match in matcher.get_matching_blocks() for step in range(match.size)
    }


def _leads(letters: str) -> Iterable[int]:
    """Yield how many letters at the beginning may be a number that the file does not hold: none, or those of a list."""
    yield 0
    yield from range(1, min(8, len(letters)))


@lru_cache(maxsize=4096)
def _fold(letter: str) -> str:
    """Return the one folded sign of a letter, or nothing for blanks, accents and what shows nothing."""
    if letter.isspace() or letter == "\u00ad":
        return ""
    folded = unicodedata.normalize("NFKD", letter)[0]
    return "" if unicodedata.combining(folded) else folded
