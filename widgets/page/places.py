"""The map between places of a report (code points) and places of its Qt document (UTF-16 units in blocks)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from app.report.model import Span


class Part(NamedTuple):
    """The part of a span that lies in one Qt block: its number, and units from the block's beginning."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One block of the report in the Qt document.

    `position` is where the Qt block begins, `prefix` the units of a label that is shown but is no text of the report,
    `size` the size of its letters against the body's, `row` the first Qt block of the table row it stands in or -1.
    """

    span: Span
    block: int
    position: int
    prefix: int
    wide: bool
    size: float = 1.0
    row: int = -1
    rule: bool = False


class PlaceMap:
    """Turns places of the report into places of the document and back; entries are in the order of both."""

    def __init__(self, text: str, entries: list[Entry]) -> None:
        self._text = text
        self._entries = entries
        self._starts = [entry.span.start for entry in entries]
        self._positions = [entry.position for entry in entries]
        self._by_block = {entry.block: entry for entry in entries}

    def entry(self, block: int) -> Entry | None:
        """Return what stands in the Qt block of that number; None for one that only Qt needs, such as an empty cell."""
        return self._by_block.get(block)

    def entry_at(self, place: int) -> Entry | None:
        """Return the entry that holds a place of the report, None in an empty report."""
        return self._entries[max(0, bisect_right(self._starts, place) - 1)] if self._entries else None

    def parts(self, span: Span) -> Iterator[Part]:
        """Yield what a span covers, one part a block; an empty part is left out."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        for index in range(first, bisect_left(self._starts, span.end)):
            entry = self._entries[index]
            start = max(span.start, entry.span.start)
            end = min(span.end, entry.span.end)
            if start < end:
                yield Part(entry.block, self._unit(entry, start), self._unit(entry, end))

    def position(self, place: int) -> int:
        """Return the position in the document of a place of the report."""
        entry = self.entry_at(place)
        return entry.position + self._unit(entry, place) if entry else 0

    def place(self, position: int) -> int:
        """Return the place of the report at a position of the document; in a label, the beginning of its note."""
        if not self._entries:
            return 0
        entry = self._entries[max(0, bisect_right(self._positions, position) - 1)]
        units = max(0, position - entry.position - entry.prefix)
        if not entry.wide:
            return min(entry.span.start + units, entry.span.end)
        words = self._text[entry.span.start : entry.span.end].encode("utf-16-le")[: 2 * units]
        return entry.span.start + len(words.decode("utf-16-le", "ignore"))

    def _unit(self, entry: Entry, place: int) -> int:
        place = min(max(place, entry.span.start), entry.span.end)
        if not entry.wide:
            return entry.prefix + place - entry.span.start
        return entry.prefix + units(self._text[entry.span.start : place])


def units(text: str) -> int:
    """Return how many UTF-16 units a text has."""
    return len(text.encode("utf-16-le")) // 2


def is_wide(text: str) -> bool:
    """Say whether a text has letters that are two units in UTF-16."""
    return not text.isascii() and max(text) > "\uffff"
