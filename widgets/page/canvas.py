"""What lies over the words of a page: items, changes and search hits, which are in sight, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QApplication

from app.report.model import NOTE_KINDS, Report, Span
from app.review.model import Verdict
from widgets.page.document import PageDocument, build_document
from widgets.page.geometry import Box, Geometry
from widgets.page.items import Layer, PageChange, PageItem, is_shown, layer_of
from widgets.page.rail import Tick
from widgets.page.style import PageStyle

AT_ONCE = 120  # Qt blocks that are laid out in one go
NEAR = 40  # Qt blocks: enough for the rows of a wide table on either side
ROOM = 40  # pixels over and under a Qt block in which something of its items may be painted
MOVED_ROOM = QMarginsF(28, 5, 28, 5)  # from a moved paragraph to its frame


class Canvas:
    """The document of a report with its items, hits and changes."""

    def __init__(self, report: Report, style: PageStyle, built: PageDocument | None = None) -> None:
        self._report = report
        self._items: dict[str, PageItem] = {}
        self._changes: dict[str, PageChange] = {}
        self._hits: list[Span] = []
        self._shown = {"figure": True, "claim": True, "reference": True}
        self.current: str | None = None
        self.picked: frozenset[str] = frozenset()  # what is being tied by hand
        self.current_hit = -1
        self.hovered: str | None = None
        self.rebuild(style, built)

    def rebuild(self, style: PageStyle, built: PageDocument | None = None) -> None:
        """Take the document that was built in this style, or build it anew."""
        self.style = style
        if built is None or built.style is not style:
            built = build_document(self._report, style)
        self.document, self.places = built.document, built.places
        dpi = QApplication.primaryScreen().logicalDotsPerInchY()
        self.geometry = Geometry(self.document, self.places, style.points * dpi / 72)
        self.visible: list[int] = []
        self._laid_out = 0
        self._lay_items()
        self._lay_changes()
        self._lay_hits()

    def set_items(self, items: Iterable[PageItem], layer: Layer | None = None) -> None:
        """Take these items instead of all others; `layer` is where they stand, if that was found out before."""
        self._items = {item.key: item for item in items}
        if layer is not None and layer.places is self.places:
            self.item_layer = layer
        else:
            self._lay_items()

    def update_items(self, items: Iterable[PageItem]) -> None:
        """Take some items as they are now."""
        moved = False
        for item in items:
            old = self._items.get(item.key)
            moved = moved or old is None or (old.span, old.kind) != (item.span, item.kind)
            self._items[item.key] = item
        if moved:
            self._lay_items()

    def set_changes(self, changes: Iterable[PageChange]) -> None:
        """Take these changes instead of all others."""
        self._changes = {change.key: change for change in changes}
        self._lay_changes()

    def set_hits(self, hits: Sequence[Span]) -> None:
        """Take these places as what a search found."""
        self._hits, self.current_hit = list(hits), -1
        self._lay_hits()

    @property
    def hits(self) -> Sequence[Span]:
        """The places that a search found, in the order of the text."""
        return self._hits

    def set_layers(self, figures: bool, claims: bool, references: bool) -> None:
        """Choose which kinds of items are shown."""
        self._shown = {"figure": figures, "claim": claims, "reference": references}

    def span_of(self, key: str) -> Span | None:
        """Return the place of an item or a change."""
        found = self._items.get(key) or self._changes.get(key)
        return found.span if found else None

    def boxes_of(self, span: Span) -> list[Box]:
        """Return the boxes of a place."""
        return [box for part in self.places.parts(span) for box in self.geometry.part_boxes(part)]

    def frame_of(self, span: Span) -> QRectF:
        """Return the rectangle around the blocks of a place."""
        rect = QRectF()
        for part in self.places.parts(span):
            rect = rect.united(self.geometry.rect(part.block))
        return rect.marginsAdded(MOVED_ROOM)

    def key_at(self, point: QPointF) -> str | None:
        """Return the smallest visible item or change at a point of the document."""
        best: tuple[int, str] | None = None
        things: list[tuple[PageItem | PageChange, list[Box]]] = [*self.seen_items(), *self.seen_changes()]
        for thing, boxes in things:
            if (best is None or length(thing.span) < best[0]) and any(box.rect.contains(point) for box in boxes):
                best = (length(thing.span), thing.key)
        return best[1] if best else None

    def label_at(self, point: QPointF) -> str | None:
        """Return the note block whose label is at a point of the document."""
        position = self.document.documentLayout().hitTest(point, Qt.HitTestAccuracy.ExactHit)
        entry = self.places.entry(self.document.findBlock(position).blockNumber()) if position >= 0 else None
        if entry is None or not entry.prefix or position > entry.position + entry.prefix:
            return None
        block = self._report.block_at(entry.span.start)
        return block.id if block.kind in NOTE_KINDS else None

    def lay_out_more(self) -> bool:
        """Lay out some more of the text, so that nobody waits for all of it at once; say whether more is to come."""
        last = self.document.blockCount() - 1
        self._laid_out = 0 if self._laid_out >= last else min(last, self._laid_out + AT_ONCE)
        self.document.documentLayout().blockBoundingRect(self.document.findBlockByNumber(self._laid_out))
        return self._laid_out < last

    @property
    def holds_anything(self) -> bool:
        """Whether there is an item or a change."""
        return bool(self._items or self._changes)

    def ticks(self) -> list[Tick]:
        """Return every item that is shown as a share of the page's height."""
        height = max(1.0, self.document.size().height())
        rects: dict[int, QRectF] = {}

        def share(place: int) -> float:
            entry = self.places.entry_at(place)
            if entry is None:
                return 0.0
            if entry.block not in rects:
                rects[entry.block] = self.geometry.rect(entry.block)
            inside = (place - entry.span.start) / max(1, length(entry.span))
            return (rects[entry.block].top() + inside * rects[entry.block].height()) / height

        items = (item for item in self._items.values() if self.is_shown(item) and not is_quiet(item))
        made = [Tick(share(item.span.start), item.verdict, item.finding) for item in items]
        return made + [Tick(share(change.span.start), None) for change in self._changes.values()]

    def walk(self, first: QTextBlock, top: float, bottom: float) -> None:
        """Note which Qt blocks are in sight, from one at the upper edge on."""
        if self.geometry.top(first.blockNumber()) > bottom:
            first = self.document.begin()  # while the text is laid out anew Qt finds another block at the edge
        self.visible = list(self.geometry.visible(first, top, bottom))

    def narrow(self, top: float, bottom: float) -> list[int]:
        """Take only the Qt blocks between two heights for those in sight; return all of them, to be put back."""
        whole = self.visible
        rects = ((number, self.geometry.rect(number)) for number in whole)
        self.visible = [number for number, rect in rects if rect.bottom() >= top - ROOM and rect.top() <= bottom + ROOM]
        return whole

    def blocks_in_sight(self, spans: Iterable[Span]) -> set[int]:
        """Return the Qt blocks in sight that these places cover."""
        seen = set(self.visible)
        return {part.block for span in spans for part in self.places.parts(span) if part.block in seen}

    def seen_items(self) -> list[tuple[PageItem, list[Box]]]:
        """Return the items in sight that are shown, claims first, so that figures lie over them."""
        found = [
            (item, boxes)
            for key, boxes in self._seen(self.item_layer)
            if boxes and self.is_shown(item := self._items[key])
        ]
        return sorted(found, key=lambda pair: pair[0].kind != "claim")

    def seen_changes(self) -> list[tuple[PageChange, list[Box]]]:
        """Return the changes in sight."""
        return [(self._changes[key], boxes) for key, boxes in self._seen(self.change_layer)]

    def seen_hits(self) -> list[tuple[int, list[Box]]]:
        """Return the search hits in sight by their number."""
        return [(int(key), boxes) for key, boxes in self._seen(self.hit_layer)]

    def is_shown(self, item: PageItem) -> bool:
        """Say whether an item is shown."""
        return is_shown(item, self._shown, self.current)

    def claim_around(self, key: str) -> PageItem | None:
        """Return the narrowest claim that holds an item, the item itself where it is a claim."""
        item = self._items.get(key)
        if item is None or item.kind == "claim":
            return item
        entry = self.places.entry_at(item.span.start)
        keys = (other for other, _ in self.item_layer.of(entry.block)) if entry else ()
        claims = [self._items[other] for other in keys if self._items[other].kind == "claim"]
        return min((c for c in claims if c.span.holds(item.span)), key=lambda c: length(c.span), default=None)

    def item(self, key: str) -> PageItem | None:
        """Return an item by its key."""
        return self._items.get(key)

    def items_near(self, span: Span) -> list[PageItem]:
        """Return the items in the Qt blocks around a place, and in the table rows that stand about it."""
        entry = self.places.entry_at(span.start)
        near = range(entry.block - NEAR, entry.block + NEAR + 1) if entry else ()
        keys = dict.fromkeys(key for block in near for key, _ in self.item_layer.of(block))
        return [self._items[key] for key in keys]

    def _seen(self, layer: Layer) -> Iterable[tuple[str, list[Box]]]:
        return (pair for number in self.visible for pair in self.geometry.boxes(layer, number))

    def _lay_items(self) -> None:
        self.item_layer = layer_of(self.places, self._items.values())

    def _lay_changes(self) -> None:
        self.change_layer = Layer(self.places, ((change.key, change.span) for change in self._changes.values()))

    def _lay_hits(self) -> None:
        self.hit_layer = Layer(self.places, ((str(number), span) for number, span in enumerate(self._hits)))


def is_quiet(item: PageItem) -> bool:
    """Say whether an item has no tick of its own: a claim that nobody judged, whose figures have theirs."""
    return item.kind == "claim" and item.verdict is Verdict.UNREVIEWED and not item.finding


def length(span: Span) -> int:
    """Return how many code points a span has."""
    return span.end - span.start
