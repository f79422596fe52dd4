"""Words of a block that stand letter for letter in its paragraph, so that counting finds their place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from app.report.model import Block, Report, Span

if TYPE_CHECKING:
    from lxml.etree import _Element

ENOUGH = 0.6  # share of a mark's letters that must be found for its place to be taken for exact
_NUMBER = 12  # signs that a list number, which the file does not hold, is long at most


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


class Segment(NamedTuple):
    """A stretch of a block without a note's mark: its words, and where it begins in the report and in the block."""

    words: str
    start: int
    offset: int


@dataclass(frozen=True, slots=True)
class Straight:
    """A block whose words are those of the text elements, but for `lead` signs before them (a list number).

    `starts` is where each text element begins in all their words, of which `blank` are blanks at the beginning.
    """

    segments: tuple[Segment, ...]
    plain: str
    lead: int
    texts: Sequence[_Element]
    starts: Sequence[int]
    blank: int

    def locate(self, span: Span) -> Located | None:
        """Return where the words at a place stand, None where too few of their letters are in the file."""
        first, last = self._offset(span.start), self._offset(span.end)
        begin = max(first, self.lead)
        words = self.plain[begin:last]
        if not words.strip() or len(words) < ENOUGH * (last - first):
            return None
        exact = not self.plain[first:begin].strip()
        begin += len(words) - len(words.lstrip())
        start, end = self._sign(begin), self._sign(begin + len(words.strip()) - 1)
        return Located(start, end, exact, between(self.texts, start, end))

    def _offset(self, place: int) -> int:
        """Return how many signs of the block stand before a place."""
        for segment in self.segments:
            if place <= segment.start + len(segment.words):
                return segment.offset + max(0, place - segment.start)
        return len(self.plain)

    def _sign(self, offset: int) -> Sign:
        place = offset - self.lead + self.blank
        index = bisect_right(self.starts, place) - 1
        return Sign(self.texts[index], place - self.starts[index])


def straight(segments: tuple[Segment, ...], texts: Sequence[_Element]) -> Straight | None:
    """Return the block beside text elements that hold just its words; None where they hold others."""
    pieces = [text.text or "" for text in texts]
    raw, plain = "".join(pieces), "".join(segment.words for segment in segments)
    words, shown = raw.strip(), plain.rstrip()
    lead = len(shown) - len(words)
    if not words or not 0 <= lead <= _NUMBER or not shown.endswith(words):
        return None
    starts = [0, *accumulate(map(len, pieces[:-1]))]
    return Straight(segments, plain, lead, texts, starts, len(raw) - len(raw.lstrip()))


def segments(report: Report, block: Block) -> tuple[Segment, ...]:
    """Return the stretches of a block between the marks of notes that are no letters of the file."""
    found, offset, start = [], 0, block.span.start
    for mark in (*called_marks(report, block), Span(block.span.end, block.span.end)):
        found.append(Segment(report.text[start : mark.start], start, offset))
        offset += mark.start - start
        start = mark.end
    return tuple(found)


def called_marks(report: Report, block: Block) -> Iterator[Span]:
    """Yield the marks in a block that call a note of the file's own, so that their numbers are not typed in it."""
    marks = report.note_marks
    index = bisect_left(marks, block.span.start, key=lambda mark: mark.span.start)
    while index < len(marks) and marks[index].span.start < block.span.end:
        note = marks[index].block
        if note is not None and "notes.xml" in report.block(note).source:
            yield marks[index].span
        index += 1


def between(texts: Sequence[_Element], first: Sign, last: Sign) -> tuple[_Element, ...]:
    """Return the text elements from the one of the first letter to that of the last."""
    found = [place for place, text in enumerate(texts) if text is first.text or text is last.text]
    return tuple(texts[found[0] : found[-1] + 1])
