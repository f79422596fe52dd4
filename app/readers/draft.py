"""Blocks while they are being read: text with marks and emphasis that move along when the text is edited."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from app.report.model import BlockKind, CellPlace, Span

SUPERSCRIPT_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_SUPERSCRIPT = str.maketrans("0123456789()", SUPERSCRIPT_DIGITS + "⁽⁾")
_FROM_SUPERSCRIPT = str.maketrans(SUPERSCRIPT_DIGITS + "⁽⁾", "0123456789()")
_CLUSTER = re.compile(
    r"[^\W_]?[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff]+"
)


def superscript(digits: str) -> str:
    """Return digits and brackets as superscript characters."""
    return digits.translate(_TO_SUPERSCRIPT)


def plain_digits(text: str) -> str:
    """Return superscript digits and brackets as plain ones."""
    return text.translate(_FROM_SUPERSCRIPT)


class Edit(NamedTuple):
    """What stands from start to end is replaced by text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A note's mark inside a draft; `note` is the key of the note it calls, None where there is none."""

    start: int
    end: int
    label: str
    note: str | None


@dataclass(slots=True)
class Traced:
    """Where a stretch of a draft stands on a page: `edges` is the left side of each letter, then the right side.

    `edges` of two values only are the box's sides: the letters do not stand in one row from left to right.
    """

    start: int
    end: int
    page: int
    top: float
    bottom: float
    edges: array[float]

    def cut(self, start: int, end: int) -> Traced | None:
        """Return what of it lies between two places, counted from the first; None where nothing does."""
        left, right = max(self.start, start), min(self.end, end)
        if left >= right:
            return None
        whole = len(self.edges) == self.end - self.start + 1
        edges = self.edges[left - self.start : right - self.start + 1] if whole else self.edges
        return Traced(left - start, right - start, self.page, self.top, self.bottom, edges)

    def moved(self, moved: Callable[[int], int]) -> Traced | None:
        """Return it after an edit that moved places; None where nothing is left."""
        start, end = moved(self.start), moved(self.end)
        if start >= end:
            return None
        edges = self.edges
        if len(edges) == self.end - self.start + 1:
            places = [moved(place) - start for place in range(self.start, self.end + 1)]
            if places != list(range(len(places))):
                edges = array("f", [edges[0]]) * (end - start + 1)
                for place, edge in zip(places, self.edges, strict=True):
                    edges[place] = edge
                for place in range(1, len(edges)):
                    edges[place] = max(edges[place], edges[place - 1])
        return Traced(start, end, self.page, self.top, self.bottom, edges)


@dataclass(slots=True)
class Draft:
    """One block to be. `fixed` says that the file itself states the kind, so that nothing guesses another one."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    fixed: bool = False
    marks: list[Mark] = field(default_factory=list)
    bold: list[Span] = field(default_factory=list)
    italic: list[Span] = field(default_factory=list)
    cell: CellPlace | None = None
    note: str | None = None
    key: str | None = None
    source: str = ""
    list_mark: int = 0
    header_row: bool = False
    after_break: bool = False  # a page break or a note stands between this block and the one before it
    lines: list[Traced] = field(default_factory=list)  # where its words stand on the pages
    gap: bool = (
        True  # a blank line or a paragraph's end stands before it; False for the next line of a broken paragraph
    )

    def edit(self, edits: Iterable[Edit]) -> None:
        """Apply edits (sorted, not overlapping); marks and emphasis keep standing on the same words."""
        edits = list(edits)
        if not edits:
            return
        pieces, at = [], 0
        starts, shifts, shift = [0], [0], 0
        for edit in edits:
            pieces += [self.text[at : edit.start], edit.text]
            at = edit.end
            shift += len(edit.text) - (edit.end - edit.start)
            starts.append(edit.end)
            shifts.append(shift)
        pieces.append(self.text[at:])
        self.text = "".join(pieces)
        size = len(self.text)
        inside = [(edit, shifts[index]) for index, edit in enumerate(edits)]

        def moved(place: int) -> int:
            index = bisect_right(starts, place) - 1
            if index < len(inside) and place > inside[index][0].start:
                edit, before = inside[index]
                place = min(place, edit.start + len(edit.text))
                return max(0, min(size, place + before))
            return max(0, min(size, place + shifts[index]))

        self.marks = [replace(mark, start=moved(mark.start), end=moved(mark.end)) for mark in self.marks]
        self.bold = _moved_spans(self.bold, moved)
        self.italic = _moved_spans(self.italic, moved)
        self.lines = [line for old in self.lines if (line := old.moved(moved)) is not None]
        self.list_mark = moved(self.list_mark) if self.list_mark else 0

    def strip(self, blanks: str | None = None) -> None:
        """Cut blanks at both ends."""
        left = len(self.text) - len(self.text.lstrip(blanks))
        right = len(self.text.rstrip(blanks))
        edits = []
        if left:
            edits.append(Edit(0, left, ""))
        if left < len(self.text) and right < len(self.text):
            edits.append(Edit(right, len(self.text), ""))
        self.edit(edits)

    def normalize(self) -> None:
        """Bring the text to NFC."""
        if unicodedata.is_normalized("NFC", self.text):
            return
        self.edit(
            Edit(match.start(), match.end(), composed)
            for match in _CLUSTER.finditer(self.text)
            if (composed := unicodedata.normalize("NFC", match[0])) != match[0]
        )
        if not unicodedata.is_normalized("NFC", self.text):  # what composes without a combining sign, such as Hangul
            self.edit(
                Edit(index, index + 1, composed)
                for index, sign in enumerate(self.text)
                if (composed := unicodedata.normalize("NFC", sign)) != sign
            )
        if not unicodedata.is_normalized("NFC", self.text):
            whole = unicodedata.normalize("NFC", self.text)
            self.edit([Edit(0, len(self.text), whole)])

    def append(self, other: Draft, between: str = " ") -> None:
        """Take the words of another draft along, after those of this one."""
        self.extend([other], between)

    def extend(self, others: list[Draft], between: str = " ") -> None:
        """Take the words of other drafts along, one after the other."""
        texts, sources, size = [self.text], [self.source], len(self.text)
        home = self.source.partition("#")[0]
        for other in others:
            offset = size + len(between)
            texts.append(other.text)
            size = offset + len(other.text)
            self.marks += [replace(mark, start=mark.start + offset, end=mark.end + offset) for mark in other.marks]
            self.bold += [Span(start + offset, end + offset) for start, end in other.bold]
            self.italic += [Span(start + offset, end + offset) for start, end in other.italic]
            self.lines += [replace(line, start=line.start + offset, end=line.end + offset) for line in other.lines]
            if other.source and (len(sources) > 1 or other.source != self.source):
                part, _, place = other.source.partition("#")
                sources.append(place if part == home and "#" in self.source else other.source)
        self.text, self.source = between.join(texts), "+".join(sources)


def _moved_spans(spans: list[Span], moved: object) -> list[Span]:
    assert callable(moved)
    return [span for start, end in spans if (span := Span(moved(start), moved(end))).start < span.end]
