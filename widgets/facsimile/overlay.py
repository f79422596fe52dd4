"""What lies over the words of page pictures: items and search hits by page, and which words stand where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from app.report.model import BlockKind, Box, NoteMark, PlacedLine, Report, Span
from app.report.pages import boxes_of, place_on_line
from widgets.page.canvas import length
from widgets.page.items import PageItem, is_shown

NEAR = 1.5  # points beside a mark of a note that count as the mark: it is small
RUNNING = frozenset({BlockKind.HEADER, BlockKind.FOOTER})
Placed = tuple[str, list[Box]]


class SpanIndex:
    """Places of a report by the page that they begin on; boxes are found once a page comes into sight."""

    def __init__(self, report: Report, line_starts: Sequence[int], spans: Iterable[tuple[str, Span]]) -> None:
        self._report, self._line_starts = report, line_starts
        self._spans = sorted(spans, key=lambda pair: pair[1].start)
        self._starts = [span.start for _, span in self._spans]
        self._begun: dict[int, list[tuple[str, list[tuple[int, Box]]]]] = {}

    def on_page(self, page: int, lines: Sequence[Sequence[int]]) -> Iterator[Placed]:
        """Yield what has a part on a page; `lines` are the lines of each page, by their numbers."""
        for begun in (page - 1, page):
            for key, boxes in self._begun_on(begun, lines):
                here = [box for number, box in boxes if number == page]
                if here:
                    yield key, here

    def _begun_on(self, page: int, lines: Sequence[Sequence[int]]) -> list[tuple[str, list[tuple[int, Box]]]]:
        known = self._begun.get(page)
        if known is None:
            known = self._begun[page] = [
                (key, [(box.page, box.box) for box in boxes_of(self._report, span)])
                for line in (lines[page] if 0 < page < len(lines) else ())
                for key, span in self._begun_in(line)
            ]
        return known

    def _begun_in(self, line: int) -> Sequence[tuple[str, Span]]:
        """Return what begins in a line or between it and the next one."""
        start = self._line_starts[line] if line else 0
        last = line + 1 == len(self._line_starts)
        end = len(self._report.text) if last else self._line_starts[line + 1]
        return self._spans[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


class Overlay:
    """The items, the hits and the selected words of one report on its pages."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.current: str | None = None
        self.hovered: str | None = None
        self.current_hit: Span | None = None
        self.picked: frozenset[str] = frozenset()  # what is being tied by hand
        self._items: dict[str, PageItem] = {}
        self._kinds = {"figure": True, "claim": True, "reference": True}
        self._hits: Sequence[Span] = ()
        self._index: SpanIndex | None = None  # built when a page comes into sight
        self._hit_index: SpanIndex | None = None
        self._mark_index: SpanIndex | None = None

    def set_items(self, items: Iterable[PageItem]) -> None:
        """Take these items instead of all others."""
        self._items = {item.key: item for item in items}
        self._index = None

    def update_items(self, items: Iterable[PageItem]) -> None:
        """Take some items as they are now."""
        for item in items:
            old = self._items.get(item.key)
            if old is None or old.span != item.span:
                self._index = None
            self._items[item.key] = item

    def set_hits(self, hits: Sequence[Span], current: Span | None) -> None:
        """Take these places as what a search found."""
        self._hit_index = None
        self._hits, self.current_hit = hits, current

    def set_layers(self, figures: bool, claims: bool, references: bool) -> None:
        """Choose which kinds of items are shown."""
        self._kinds = {"figure": figures, "claim": claims, "reference": references}

    def item(self, key: str | None) -> PageItem | None:
        """Return an item by its key."""
        return self._items.get(key) if key else None

    def shown_items(self) -> Iterator[PageItem]:
        """Yield every item that is shown."""
        return (item for item in self._items.values() if is_shown(item, self._kinds, self.current))

    def items_on(self, page: int) -> list[tuple[PageItem, list[Box]]]:
        """Return the items on a page that are shown, claims first, so that figures lie over them."""
        found = [(self._items[key], boxes) for key, boxes in self._on_page(page)]
        shown = [pair for pair in found if is_shown(pair[0], self._kinds, self.current)]
        return sorted(shown, key=lambda pair: pair[0].kind != "claim")

    def hits_on(self, page: int) -> list[tuple[bool, list[Box]]]:
        """Return the search hits on a page, each with whether it is the current one."""
        if self._hit_index is None:
            self._hit_index = self._indexed((str(number), hit) for number, hit in enumerate(self._hits))
        found = self._hit_index.on_page(page, self._lines)
        return [(self._hits[int(key)] == self.current_hit, boxes) for key, boxes in found]

    def claim_around(self, item: PageItem, page: int) -> PageItem | None:
        """Return the narrowest claim that holds an item, the item itself where it is a claim."""
        if item.kind == "claim":
            return item
        on_page = (self._items[key] for key, _ in self._on_page(page))
        claims = (other for other in on_page if other.kind == "claim" and other.span.holds(item.span))
        return min(claims, key=lambda claim: length(claim.span), default=None)

    def mark_at(self, page: int, x: float, y: float) -> NoteMark | None:
        """Return the mark of a note at a point of a page, or right beside it."""
        if self._mark_index is None:
            marks = enumerate(self.report.note_marks)
            self._mark_index = self._indexed((str(number), mark.span) for number, mark in marks)
        for number, boxes in self._mark_index.on_page(page, self._lines):
            if any(left - NEAR <= x <= right + NEAR and top <= y <= bottom for left, top, right, bottom in boxes):
                return self.report.note_marks[int(number)]
        return None

    def lines_on(self, page: int) -> list[PlacedLine]:
        """Return the lines of a page in the order of the text."""
        return [self.report.lines[number] for number in self._lines[page]] if 0 < page < len(self._lines) else []

    def line_of(self, place: int) -> PlacedLine | None:
        """Return the line that a place stands in or behind."""
        number = max(0, bisect_right(self._line_starts, place) - 1)
        return self.report.lines[number] if self._line_starts else None

    def place_below(self, page: int, height: float) -> int | None:
        """Return the first place of the uppermost line below a height of a page, running heads and feet left out:
        they stand at the end of the text.
        """
        below = [line for line in self.lines_on(page) if line.box.bottom > height]
        ordered = sorted(below, key=lambda line: (line.box.top, line.box.left))
        starts = (line.span.start for line in ordered)
        return next((start for start in starts if self.report.block_at(start).kind not in RUNNING), None)

    def place_near(self, page: int, x: float, y: float) -> int | None:
        """Return the place of the letter next to a point of a page, None where the page has no words."""

        def apart(line: PlacedLine) -> tuple[float, float]:
            left, top, right, bottom = line.box
            return max(top - y, y - bottom, 0.0), max(left - x, x - right, 0.0)

        lines = self.lines_on(page)
        return place_on_line(min(lines, key=apart), x) if lines else None

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.span.start for line in self.report.lines]

    @cached_property
    def _lines(self) -> list[list[int]]:
        """The lines of each page by their numbers; there is no page 0."""
        lines: list[list[int]] = [[] for _ in range(len(self.report.pages) + 1)]
        for number, line in enumerate(self.report.lines):
            if 0 < line.page < len(lines):
                lines[line.page].append(number)
        return lines

    def _on_page(self, page: int) -> Iterator[Placed]:
        if self._index is None:
            self._index = self._indexed((item.key, item.span) for item in self._items.values())
        return self._index.on_page(page, self._lines)

    def _indexed(self, spans: Iterable[tuple[str, Span]]) -> SpanIndex:
        return SpanIndex(self.report, self._line_starts, spans)
