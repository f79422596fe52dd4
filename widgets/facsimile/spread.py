"""The text of a report and the pictures of its pages, one beside the other or one in the other's stead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from app.report.model import Report, Span
from app.wording import Message
from widgets.facsimile.view import FacsimileView
from widgets.page.document import PageDocument
from widgets.page.ground import EMPTY
from widgets.page.items import Layer, PageItem
from widgets.page.page import Page
from widgets.theme.theme import Theme

TEXT, PAGES, BOTH = "text", "pages", "both"
WAYS = (TEXT, PAGES, BOTH)
SIDE_BY_SIDE = 900  # pixels of width from which the two have room beside each other; one over the other below it


class Spread(QSplitter):
    """The page of text and the page pictures, kept in step. Signals: `item_clicked(str)`, `place_changed(int)` of
    either; `way_changed()` which of the two are shown is another.
    """

    item_clicked = Signal(str)
    place_changed = Signal(int)
    way_changed = Signal()

    def __init__(self, theme: Theme, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page, self.facsimile = page, FacsimileView(theme, self)
        self._report = EMPTY
        self._asked = TEXT
        self._following = False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(self.facsimile)
        self.addWidget(page)
        for part, follow in ((page, self._follow_text), (self.facsimile, self._follow_pages)):
            part.item_clicked.connect(self.item_clicked)
            part.place_changed.connect(follow)
        self.facsimile.lost.connect(self._refresh)
        self.facsimile.selected.connect(self._mirror_on_text)
        page.selectionChanged.connect(self._mirror_on_pages)
        self._refresh()

    # Which of the two are shown

    @property
    def has_pages(self) -> bool:
        """Whether the report has pages that can be shown."""
        return bool(self._report.pages) and self.facsimile.lost_message is None

    @property
    def is_paged(self) -> bool:
        """Whether the report came in a file that has pages."""
        return self._report.format == "pdf"

    @property
    def way(self) -> str:
        """Which of the two are shown: "text", "pages" or "both"; without pages it is never the pages alone.

        What has no words, as scans have none, is always shown as pages.
        """
        if self.has_pages and not self._report.text:
            return PAGES
        if not self.is_paged or self._asked == TEXT:
            return TEXT
        return self._asked if self.has_pages else BOTH

    def choose(self, way: str) -> None:
        """Show "text", "pages" or "both" wherever there are pages; what had the focus hands it to what is shown."""
        focused, place = self.focused, self._place_to_keep()
        self._asked = way
        self._refresh()
        if focused:
            self.take_focus()
        here = Span(place, place + 1)
        QTimer.singleShot(0, self, lambda: self.go_to(here))  # once both have their sizes

    def take_focus(self) -> None:
        """Give the focus to the text, or to the pages where only they are shown."""
        self.front.setFocus()

    @property
    def front(self) -> Page | FacsimileView:
        """The text, or the pages where only they are shown."""
        return self.facsimile if self.way == PAGES else self.page

    @property
    def focused(self) -> Page | FacsimileView | None:
        """The one of the two that has the focus."""
        return next((part for part in (self.page, self.facsimile) if part.hasFocus()), None)

    @property
    def zooms_pages(self) -> bool:
        """Whether larger and smaller is meant for the page pictures."""
        return self.way == PAGES or self.facsimile.hasFocus()

    @Slot()
    def _refresh(self) -> None:
        """Show what is to be shown of the two."""
        way = self.way
        self.facsimile.setVisible(way != TEXT)
        self.page.setVisible(way != PAGES)
        self.way_changed.emit()

    # A report and what lies over it

    def show_report(self, report: Report, built: PageDocument | None = None) -> None:
        """Show another report from its beginning, without items; `built` is the document of its text, if there is."""
        self._report = report
        self.page.show_report(report, built)
        self.facsimile.show_report(report)
        if self.is_paged and not report.pages:
            self.facsimile.show_lost(
                Message(
                    "The pages of this report are in its file, which is not there any more: {path}. "
                    "The library keeps the text.",
                    path=report.path,
                )
            )
        self._refresh()

    def set_items(self, items: Sequence[PageItem], layer: Layer | None = None) -> None:
        """Lay these items over text and pages instead of all others."""
        self.page.set_items(items, layer)
        self.facsimile.set_items(items)

    def update_items(self, items: Iterable[PageItem]) -> None:
        """Show some items as they are now; one that is new is added."""
        items = list(items)
        self.page.update_items(items)
        self.facsimile.update_items(items)

    def set_layers(self, figures: bool, claims: bool, references: bool) -> None:
        """Choose which kinds of items are shown."""
        self.page.set_layers(figures, claims, references)
        self.facsimile.set_layers(figures, claims, references)

    def set_picked(self, keys: frozenset[str]) -> None:
        """Outline what is picked to be tied by hand."""
        self.page.canvas.picked = self.facsimile.overlay.picked = keys
        self.page.viewport().update()
        self.facsimile.viewport().update()

    def set_current(self, key: str | None) -> None:
        """Outline one item, and bring it into sight on whatever is shown."""

        def show() -> None:
            self.page.set_current(key, scroll=self.way != PAGES)
            self.facsimile.set_current(key)

        self._lead(show)

    # Going about

    @Slot(object)
    def go_to(self, span: Span) -> None:
        """Bring a place to where the eye reads, on whatever is shown."""

        def show() -> None:
            if self.way != PAGES:
                self.page.go_to(span)
            if self.way != TEXT:
                self.facsimile.go_to(span)

        self._lead(show)

    def in_sight(self, span: Span) -> bool:
        """Say whether the beginning of a place can be seen on what is in front."""
        return self.facsimile.in_sight(span) if self.way == PAGES else self.page.visible_span().holds(span)

    def visible_place(self) -> int:
        """Return the first place that is in sight."""
        place = self.facsimile.visible_place() if self.way == PAGES else None
        return self.page.visible_span().start if place is None else place

    def reading_place(self) -> int:
        """Return the place where the eye reads."""
        return self.visible_place() if self.way == PAGES else self.page.reading_place()

    def selected_span(self) -> Span | None:
        """Return the words that are selected in the one that has the focus."""
        focused = self.focused
        return focused.selected_span() if focused else None

    def search(self, words: str, any_accents: bool = False) -> int:
        """Mark every place of the words and go to the first one from here on; return how many there are."""
        count = self.page.find(words, any_accents)
        self._show_hits()
        return count

    def find_next(self, backward: bool = False) -> int:
        """Go to the next place of the words; return its number from 1, or 0 where there is none."""
        number = self.page.find_next(backward)
        self._show_hits()
        return number

    def _show_hits(self) -> None:
        canvas = self.page.canvas
        current = canvas.hits[canvas.current_hit] if 0 <= canvas.current_hit < len(canvas.hits) else None
        self._lead(lambda: self.facsimile.set_hits(canvas.hits, current))

    # Keeping step

    def _lead(self, act: Callable[[], None]) -> None:
        """Do what moves both by itself, so that neither follows the other."""
        before, self._following = self._following, True
        act()
        self._following = before

    @Slot(int)
    def _follow_text(self, place: int) -> None:
        if self.way != PAGES:
            self.place_changed.emit(place)
        here = Span(place, place + 1)
        if self.way == BOTH and not self._following and not self.facsimile.in_sight(here):
            self._lead(lambda: self.facsimile.go_to(here))

    @Slot(int)
    def _follow_pages(self, place: int) -> None:
        here = Span(place, place + 1)
        if self.way == PAGES:
            self.place_changed.emit(place)
        elif self.way == BOTH and not self._following and not self.page.visible_span().holds(here):
            self._lead(lambda: self.page.go_to(here))

    @Slot()
    def _mirror_on_pages(self) -> None:
        if self.way == BOTH and not self._following:
            self.facsimile.mirror(self.page.selected_span())

    @Slot(object)
    def _mirror_on_text(self, span: Span | None) -> None:
        if self.way == BOTH:
            self._lead(lambda: self.page.select(span))

    def _place_to_keep(self) -> int:
        """Return the current item's place where it is in sight, the first one in sight elsewhere."""
        item = self.facsimile.overlay.item(self.facsimile.overlay.current)
        if item is None:
            return self.visible_place()
        return item.span.start if self.in_sight(item.span) else self.visible_place()

    # Looks

    def set_theme(self, theme: Theme) -> None:
        """Show the pages in the colours of a theme."""
        self.facsimile.set_theme(theme)

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        self.page.retranslate()
        self.facsimile.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the two beside each other where there is room, else one over the other."""
        wide = self.width() >= SIDE_BY_SIDE
        orientation = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if orientation is not self.orientation():
            self.setOrientation(orientation)
            self.setSizes([1000, 1000])
        super().resizeEvent(event)
