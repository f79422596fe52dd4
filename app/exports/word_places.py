"""Where in a Word file the words of a block stand: which text element, and how many letters into it."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from typing import TYPE_CHECKING

from app.exports.word_straight import ENOUGH, Located, Sign, Straight, between, called_marks, segments, straight
from app.readers.docx.inline import chosen_form
from app.readers.docx.names import COMPATIBILITY, w
from app.report.model import Block, Report, Span

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT = w("t")
_UNSEEN = frozenset({w("del"), w("moveFrom"), w("rPr"), w("pPr"), w("txbxContent"), w("instrText")})
_ALTERNATE = f"{{{COMPATIBILITY}}}AlternateContent"


@dataclass(frozen=True, slots=True)
class _Aligned:
    """A block beside its paragraphs: their text elements, where each begins in all their letters, and the pairs.

    `standing` is where each letter of the block stands in the report, `numbers` which letter of the paragraphs it is.
    """

    texts: list[_Element]
    starts: list[int]
    standing: list[int]
    numbers: Sequence[int | None]

    def locate(self, span: Span) -> Located | None:
        """Return where the words at a place stand, None where too few of their letters are found."""
        first, last = bisect_left(self.standing, span.start), bisect_left(self.standing, span.end)
        found = [number for number in self.numbers[first:last] if number is not None]
        if not found or len(found) < ENOUGH * (last - first):
            return None
        start, end = self._sign(min(found)), self._sign(max(found))
        exact = len(found) == last - first == max(found) - min(found) + 1
        return Located(start, end, exact, between(self.texts, start, end))

    def _sign(self, number: int) -> Sign:
        """Return where a letter of the paragraphs stands."""
        index = bisect_right(self.starts, number) - 1
        text, left = self.texts[index], number - self.starts[index]
        places = (place for place, letter in enumerate(text.text or "") if _FOLDED[letter])
        return Sign(text, next(islice(places, left, None)))


class Places:
    """Finds the places of one report in the parts of its file."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._read: dict[str, Straight | _Aligned] = {}
        self._neighbours: dict[str, list[Block]] = {}
        for block in report.blocks:
            sources = (
                [block.source] if "+" not in block.source else [f"{one}#p{at}" for one, at in paragraphs_of(block)]
            )
            for source in sources:
                self._neighbours.setdefault(source, []).append(block)

    def locate(self, block: Block, span: Span, paragraphs: list[_Element]) -> Located | None:
        """Return where the words of a block at a place stand, None where they are not found."""
        read = self._read.get(block.id)
        if read is None:
            texts = [text for one in self._all_of(block, paragraphs) for text in texts_of(one) if text.text]
            read = self._read[block.id] = straight(segments(self._report, block), texts) or self._align(block, texts)
        return read.locate(span)

    def _align(self, block: Block, shown: list[_Element]) -> _Aligned:
        texts, starts, pieces, length = [], [], [], 0
        for text in shown:
            folded = "".join([_FOLDED[letter] for letter in text.text or ""])
            if folded:
                texts.append(text)
                starts.append(length)
                pieces.append(folded)
                length += len(folded)
        raw = "".join(pieces)
        letters, standing = _letters(self._report, block)
        return _Aligned(texts, starts, standing, _align(letters, raw, self._before(block, raw)))

    def _before(self, block: Block, raw: str) -> int:
        """Return how many letters of the paragraph are those of blocks before this one: its earlier lines."""
        before = 0
        for other in self._neighbours.get(block.source.partition("+")[0], ()):
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
    start = block.span.start
    folded = [_FOLDED[letter] for letter in report.text[start : block.span.end]]
    for first, last in called_marks(report, block):
        folded[first - start : last - start] = [""] * (last - first)
    return "".join(folded), [place for place, letter in enumerate(folded, start) if letter]


def _align(letters: str, raw: str, before: int) -> Sequence[int | None]:
    """Return for each letter of a block which letter of the file it is, None where it is none."""
    for lead in _leads(letters):
        at = raw.find(letters[lead:], before)
        if at >= 0:
            return [*[None] * lead, *range(at, at + len(letters) - lead)]
    numbers: list[int | None] = [None] * len(letters)
    for match in SequenceMatcher(None, letters, raw, autojunk=False).get_matching_blocks():
        numbers[match.a : match.a + match.size] = range(match.b, match.b + match.size)
    return numbers


def _leads(letters: str) -> Iterable[int]:
    """Yield how many letters at the beginning may be a number that the file does not hold: none, or those of a list."""
    yield 0
    yield from range(1, min(8, len(letters)))


_PASSING = "\u00ad*"  # the soft hyphen, and the stars that a text brought along from Markdown


class _Folds(dict[str, str]):
    """The one folded sign of each letter, or nothing for blanks, accents, and signs that not every reading keeps."""

    def __missing__(self, letter: str) -> str:
        folded = "" if letter.isspace() or letter in _PASSING else unicodedata.normalize("NFKD", letter)[0]
        self[letter] = folded = "" if folded and unicodedata.combining(folded) else folded
        return folded


_FOLDED = _Folds()
