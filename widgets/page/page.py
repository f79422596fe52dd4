"""The page: a report to read, with its items painted under the words and a rail of ticks beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.report.model import Report, Span
from app.wording import translate
from widgets.page.canvas import ROOM, Canvas
from widgets.page.document import PageDocument, build_document
from widgets.page.finder import Finder
from widgets.page.ground import EMPTY, Ground
from widgets.page.items import Layer, PageChange, PageItem
from widgets.page.note_ways import NoteWays
from widgets.page.rail import WIDTH as RAIL_WIDTH
from widgets.page.rail import Rail
from widgets.page.scene import paint_over, paint_under
from widgets.page.search import find_words
from widgets.page.style import PageStyle
from widgets.theme.theme import Theme

ROUNDING = 2  # pixels that a table may be wider than its page
RAIL_DELAY = 250  # milliseconds of quiet before the rail is drawn anew


class Page(Ground):
    """A report on a sheet. Signals: `item_clicked(str)` a key; `selection_made(object)` a Span or None;
    `place_changed(int)` the first visible place; `zoom_asked(int)` steps of Ctrl+wheel; `painted()`.
    """

    item_clicked = Signal(str)
    selection_made = Signal(object)
    place_changed = Signal(int)

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, style: PageStyle | None = None, rail: bool = True
    ) -> None:
        super().__init__(style or PageStyle(theme), parent)
        self._first_place = -1
        self._finder = Finder()
        self._pressed = QPoint()
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if rail else policy.ScrollBarAlwaysOff)
        self._side = RAIL_WIDTH if rail else 0
        self._rail = Rail(self._style.theme, self)
        self._rail.asked.connect(self.go_to_share)
        self._rail_timer = QTimer(self, singleShot=True, interval=RAIL_DELAY)
        self._rail_timer.timeout.connect(self._refresh_rail)
        self.verticalScrollBar().valueChanged.connect(self._tell_place)
        self.horizontalScrollBar().rangeChanged.connect(self._offer_sideways)
        self._show(EMPTY)
        self.dress(self._style.theme)
        self.retranslate()

    # What is shown

    def build(self, report: Report) -> PageDocument:
        """Return the document of a report as this page shows it now; on any thread."""
        return build_document(report, self._style)

    def show_report(self, report: Report, built: PageDocument | None = None) -> None:
        """Show another report from its beginning, without items; `built` is its document, if there is one already."""
        self._show(report, built)
        self.verticalScrollBar().setValue(0)
        self._first_place = -1
        self._tell_place()

    def set_items(self, items: Sequence[PageItem], layer: Layer | None = None) -> None:
        """Lay these items over the text instead of all others."""
        self._canvas.set_items(items, layer)
        self._items_changed()

    def update_items(self, items: Iterable[PageItem]) -> None:
        """Show some items as they are now; one that is new is added. Only the lines they stand in are painted anew."""
        items = list(items)
        self._canvas.update_items(items)
        self._repaint(item.span for item in items)
        self._rail_timer.start()

    def set_changes(self, changes: Sequence[PageChange]) -> None:
        """Colour the words that differ from another version."""
        self._canvas.set_changes(changes)
        self._items_changed()

    def set_layers(self, figures: bool, claims: bool, references: bool) -> None:
        """Choose which kinds of items are shown; what was judged or found stays."""
        self._canvas.set_layers(figures, claims, references)
        self._items_changed()

    def set_current(self, key: str | None, scroll: bool = True) -> None:
        """Outline one item or change, and bring it into sight."""
        before, self._canvas.current = self._canvas.current, key
        spans = (self._canvas.span_of(one) if one else None for one in (before, key))
        self._repaint(span for span in spans if span)
        span = self._canvas.span_of(key) if key else None
        if scroll and span and not self.in_sight(span):
            self.go_to(span)

    # Going about

    def find(self, words: str, any_accents: bool = False) -> int:  # type: ignore[override]  # Qt's own finds in its text
        """Mark every place of the words and go to the first one from here on; return how many there are.

        Words without accents match any, those with accents only their own unless `any_accents` says otherwise.
        """
        self._finder = Finder(find_words(self._report.text, words, any_accents))
        self._canvas.set_hits(self._finder.hits)
        self._finder.begin(self.place_at_height(self.verticalScrollBar().value()))
        self.find_next()
        self.viewport().update()
        return len(self._finder.hits)

    def find_next(self, backward: bool = False) -> int:
        """Go to the next place of the words, round the end; return its number from 1, or 0 where there is none."""
        span = self._finder.step(backward)
        self._canvas.current_hit = self._finder.index
        if span and not self.in_sight(span):
            self.go_to(span)
        self.viewport().update()
        return self._finder.index + 1

    @property
    def hit_number(self) -> int:
        """The number from 1 of the place that was found and gone to last, 0 where there is none."""
        return self._finder.index + 1

    # Looks

    def set_text_size(self, points: float) -> None:
        """Set the letters of the page in a size; 12 points is the page's own."""
        self._restyle(PageStyle(**(vars(self._style) | {"points": points})))

    def set_theme(self, theme: Theme) -> None:
        """Show the page in the colours of a theme."""
        self._rail.set_theme(theme)
        self._restyle(PageStyle(**(vars(self._style) | {"theme": theme})))

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        self.setAccessibleName(translate("The report"))
        self._rail.retranslate()

    # Inside

    def _show(self, report: Report, built: PageDocument | None = None) -> None:
        self._report = report
        built = built or build_document(report, self._style)
        self._finder = Finder()
        self._canvas = Canvas(report, self._style, built)
        self._notes = NoteWays(report, built.notes, self._canvas)
        self._adopt()

    def _adopt(self) -> None:
        document = self._canvas.document
        self.setDocument(document)
        self.setCursorWidth(0)  # each document brings a cursor of its own
        self._kept = document  # the one before lives until here: Qt used it to the last
        document.documentLayout().documentSizeChanged.connect(self._rail_timer.start)
        self._items_changed()

    def _restyle(self, style: PageStyle) -> None:
        place = self.place_at_height(self.verticalScrollBar().value() + 1)
        self._style = style
        self._canvas.rebuild(style)
        self._adopt()
        self.dress(self._style.theme)
        self._place_sheet()
        at_top = place <= (self._report.blocks[0].span.start if self._report.blocks else 0)
        self.verticalScrollBar().setValue(0 if at_top else round(self.height_of(place)))
        QTimer.singleShot(0, self, self._tell_place)  # while all is laid out anew it tells others

    def _repaint(self, spans: Iterable[Span]) -> None:
        """Paint anew the blocks in sight that some places stand in, from edge to edge."""
        top = self.verticalScrollBar().value()
        for number in self._canvas.blocks_in_sight(spans):
            rect = self._canvas.geometry.rect(number).toAlignedRect()
            self.viewport().update(0, rect.top() - top - ROOM, self.viewport().width(), rect.height() + 2 * ROOM)

    def _items_changed(self) -> None:
        self.viewport().update()
        self._rail_timer.start()

    @Slot()
    def _refresh_rail(self) -> None:
        if not self._side:
            return
        if self._canvas.holds_anything and self._canvas.lay_out_more():
            QTimer.singleShot(0, self, self._refresh_rail)
            return
        # where things stand is known once all is laid out, which is not worth waiting for where there is nothing
        self._rail.set_ticks(self._canvas.ticks() if self._canvas.holds_anything else ())

    @Slot(int, int)
    def _offer_sideways(self, _least: int, most: int) -> None:
        """Show the lower scroll bar only for what is too wide, such as a table, not for a pixel of rounding."""
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAlwaysOff if most <= ROUNDING else policy.ScrollBarAsNeeded)

    def _tell_place(self) -> None:
        place = self.place_at_height(self.verticalScrollBar().value() + self._style.top / 2)
        if place != self._first_place:
            self._first_place = place
            self.place_changed.emit(place)

    def _place_sheet(self) -> None:
        bar = self.verticalScrollBar().sizeHint().width() if self._side else 0
        spare = max(0, self.width() - bar - self._side - self._style.sheet_width)
        self.setViewportMargins(spare // 2, 0, spare - spare // 2 + self._side, 0)
        self._rail.setGeometry(self.width() - bar - self._side, 0, self._side, self.height())

    def _follow_note(self, where: QPoint) -> bool:
        """Go from a mark to its note, or from a note's label back to its mark; say whether there was one."""
        span = self._notes.follow(self.point_of(where))
        if span is not None:
            self.go_to(span)
        return span is not None

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet and what lies under the words, then the words, then what stands beside them."""
        top = self.verticalScrollBar().value()
        first = self.cursorForPosition(QPoint(self._style.left + 1, 0)).block()
        view = self.viewport().rect().translated(self.horizontalScrollBar().value(), top)
        painter = QPainter(self.viewport())
        painter.translate(-view.x(), -top)
        self._canvas.walk(first, view.top(), view.bottom())
        whole = self._canvas.narrow(top + event.rect().top(), top + event.rect().bottom())
        paint_under(self._canvas, painter, view, self.height_so_far(), self.hasFocus())
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.translate(-view.x(), -top)
        paint_over(self._canvas, painter)
        painter.end()
        self._canvas.visible = whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the sheet in the middle and the rail at the edge."""
        self._place_sheet()  # first, so that the text is laid out in the width it gets
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began: a drag selects words instead."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which item was clicked or which words were selected."""
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        where = event.position().toPoint()
        span = self.selected_span()
        self.selection_made.emit(span)
        if span is None and (where - self._pressed).manhattanLength() < 4 and not self._follow_note(where):
            key = self._canvas.key_at(self.point_of(where))
            if key is not None:
                self.item_clicked.emit(key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what the pointer is over."""
        super().mouseMoveEvent(event)
        where = event.position().toPoint()
        key = self._canvas.key_at(self.point_of(where))
        over = key is not None or self._notes.mark_at(self.point_of(where)) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)
        if key != self._canvas.hovered:
            self._canvas.hovered = key
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Show a note when the pointer rests on its mark."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._notes.tip_at(self.point_of(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)
