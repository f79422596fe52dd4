"""A report as the whole program sees it: one immutable text and the structure that lies over it.

The text is NFC; blocks stand in it in reading order, joined by a newline. A place is a `Span` of code points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from app.wording.message import Message


class Span(NamedTuple):
    """A place in the text of a report, in code points, the end exclusive."""

    start: int
    end: int

    def touches(self, other: Span) -> bool:
        """Say whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Say whether the other lies inside this one."""
        return self.start <= other.start and other.end <= self.end


class BlockKind(StrEnum):
    """What a block is on the page."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    HEADER = "header"
    FOOTER = "footer"
    TEXT_BOX = "text_box"
    CAPTION = "caption"
    SIGNATURE = "signature"


NOTE_KINDS = frozenset({BlockKind.FOOTNOTE, BlockKind.ENDNOTE})


class CellPlace(NamedTuple):
    """Which cell of which table a block is, each counted from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, table cell or note.

    `level` is the depth of a heading or list item from 1, 0 elsewhere. `note` is the label of a note as shown ("6").
    `source` is the path of the block in the source file, for exports that write into a copy of it.
    """

    id: str
    kind: BlockKind
    span: Span
    level: int = 0
    note: str | None = None
    cell: CellPlace | None = None
    page: int | None = None
    source: str = ""
    list_mark_end: int = 0  # where a shown list number or heading number ends, counted in the text; 0 = none
    header_row: bool = False  # a cell of a table's header rows


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The superscript mark of a note in the text, and the id of the block that is its note (None: there is none)."""

    span: Span
    label: str
    block: str | None


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A stretch of bold or italic text."""

    span: Span
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class NotRead:
    """Something a person sees in the file that was not read: what ("picture"), how many, where."""

    what: str
    count: int
    place: str = ""


@dataclass(frozen=True, slots=True)
class TrackedChanges:
    """The tracked changes that were in the file; the text is read as if they were accepted."""

    insertions: int
    deletions: int
    moves: int
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a report says of itself; a part that is blank or absent is None. `issued_on` is ISO 8601."""

    title: str | None = None
    number: str | None = None
    issued_on: str | None = None
    place: str | None = None
    issuer: str | None = None
    signer: str | None = None
    period: str | None = None
    session: str | None = None
    places: tuple[tuple[str, Span], ...] = ()  # where each part stands, by its name
    blanks: tuple[tuple[str, Span], ...] = ()  # what was left to be filled in, by the part's name

    def place_of(self, name: str) -> Span | None:
        """Return where a part stands in the text, None where it is blank, absent or put together."""
        return dict(self.places).get(name)


class Box(NamedTuple):
    """A place on a page as it is shown, in points from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float


class PageSize(NamedTuple):
    """Width and height of a page as it is shown, in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """Where a stretch of the text stands on a page (counted from 1), one for each line of the page.

    `steps` has a little-endian 16-bit share of the box's width for the left side of each code point, one more for
    the end; empty where the letters do not stand in one row from left to right.
    """

    span: Span
    page: int
    box: Box
    steps: bytes = b""


@dataclass(frozen=True)
class Report:
    """A report that was read: where from, its text, its structure, and what was left unread."""

    path: str
    sha256: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    note_marks: tuple[NoteMark, ...] = ()
    emphases: tuple[Emphasis, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    not_read: tuple[NotRead, ...] = ()
    tracked_changes: TrackedChanges | None = None
    remarks: tuple[Message, ...] = ()  # how the file was read, where a person should know ("read as Windows-1258")
    pages: tuple[PageSize, ...] = ()  # of a file that has fixed pages
    lines: tuple[PlacedLine, ...] = ()  # in the order of the text
    pages_without_text: tuple[int, ...] = ()  # counted from 1: scans, which OCR may read
    doubtful: tuple[Span, ...] = ()  # words that OCR may have read wrong, in the order of the text

    @cached_property
    def _block_by_id(self) -> dict[str, Block]:
        return {block.id: block for block in self.blocks}

    @cached_property
    def _places(self) -> dict[str, int]:
        return {block.id: place for place, block in enumerate(self.blocks)}

    @cached_property
    def _starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    def block(self, block_id: str) -> Block:
        """Return the block of that id; KeyError where there is none."""
        return self._block_by_id[block_id]

    def block_at(self, place: int) -> Block:
        """Return the block that holds the place; a place on a joining newline belongs to the block before it."""
        return self.blocks[max(0, bisect_right(self._starts, place) - 1)]

    def text_of(self, span: Span) -> str:
        """Return the words at a place."""
        return self.text[span.start : span.end]

    def is_doubtful(self, span: Span) -> bool:
        """Say whether OCR may have read a word at a place wrong."""
        if not self.doubtful:
            return False
        place = bisect_left(self.doubtful, span.end, key=lambda doubt: doubt.start) - 1
        return place >= 0 and self.doubtful[place].end > span.start

    def headings_above(self, block: Block) -> tuple[Block, ...]:
        """Return the headings that a block stands under, outermost first."""
        path: list[Block] = []
        for place in range(self._places[block.id], -1, -1):
            other = self.blocks[place]
            if other.kind is BlockKind.HEADING and (not path or other.level < path[-1].level):
                path.append(other)
                if other.level <= 1:
                    break
        return tuple(reversed(path))

    def notes(self) -> Iterator[Block]:
        """Yield footnotes and endnotes in the order of the text."""
        return (block for block in self.blocks if block.kind in NOTE_KINDS)
