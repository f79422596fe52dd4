"""The page pictures of a report, with its items over their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QHelpEvent,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.report.model import NoteMark, Report, Span
from app.report.pages import boxes_of
from app.wording import Message, render, translate
from widgets.facsimile.area import SheetArea
from widgets.facsimile.layout import CAPTION
from widgets.facsimile.overlay import Overlay
from widgets.facsimile.scene import Frame, paint_sheet
from widgets.page.canvas import is_quiet, length
from widgets.page.ground import EMPTY, READING_HEIGHT
from widgets.page.items import PageItem
from widgets.page.notes import Notes
from widgets.page.page import RAIL_DELAY
from widgets.page.rail import WIDTH as RAIL_WIDTH
from widgets.page.rail import Rail, Tick
from widgets.theme.fonts import window_font
from widgets.theme.theme import Theme

DRAG = 4  # pixels from which a press that moves is no click


class FacsimileView(SheetArea):
    """Pages as pictures. Signals: `item_clicked(str)` a key; `place_changed(int)` the first visible place;
    `selected(object)` a Span or None; `lost()` the file is gone or was changed, which is said in the pages' stead.
    """

    item_clicked = Signal(str)
    place_changed = Signal(int)
    selected = Signal(object)
    lost = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.overlay = Overlay(EMPTY)
        self._selected: Span | None = None
        self._mirrored: Span | None = None  # what is selected in the text beside the pages
        self._pressed: tuple[QPoint, int | None] = (QPoint(), None)
        self._place = -1
        self._rail = Rail(theme, self)
        self._rail.asked.connect(self._go_to_share)
        self._rail_timer = QTimer(self, singleShot=True, interval=RAIL_DELAY)
        self._rail_timer.timeout.connect(self._refresh_rail)
        self.verticalScrollBar().valueChanged.connect(self._tell_place)
        self.set_theme(theme)
        self.retranslate()

    # What is shown

    def show_report(self, report: Report) -> None:
        """Show the pages of another report from the first one, without items."""
        self.overlay, self._selected, self._mirrored, self._place = Overlay(report), None, None, -1
        self._show_pages(report)
        self._items_changed()

    def set_items(self, items: Sequence[PageItem]) -> None:
        """Lay these items over the pages instead of all others."""
        self.overlay.set_items(items)
        self._items_changed()

    def update_items(self, items: Iterable[PageItem]) -> None:
        """Show some items as they are now; one that is new is added."""
        self.overlay.update_items(items)
        self._items_changed()

    def set_layers(self, figures: bool, claims: bool, references: bool) -> None:
        """Choose which kinds of items are shown."""
        self.overlay.set_layers(figures, claims, references)
        self._items_changed()

    def set_hits(self, hits: Sequence[Span], current: Span | None) -> None:
        """Show what a search found, and bring the current one into sight."""
        self.overlay.set_hits(hits, current)
        self.viewport().update()
        if current and not self.in_sight(current):
            self.go_to(current)

    def set_current(self, key: str | None) -> None:
        """Outline one item, and bring it into sight."""
        self.overlay.current = key
        self.viewport().update()
        item = self.overlay.item(key)
        if item and not self.in_sight(item.span):
            self.go_to(item.span)

    def selected_span(self) -> Span | None:
        """Return the place of the selected words, None where nothing is selected."""
        return self._selected

    def mirror(self, span: Span | None) -> None:
        """Show what is selected in the text instead of what was selected here."""
        self._selected, self._mirrored = None, span
        self.viewport().update()

    @Slot(object)
    def show_lost(self, message: Message) -> None:
        """Say why there are no pages to be seen."""
        super().show_lost(message)
        self.lost.emit()

    # Going about

    def go_to(self, span: Span) -> None:
        """Bring a place to where the eye reads."""
        rects = self.rects(span)
        if not rects:
            return
        self.verticalScrollBar().setValue(round(rects[0].top() - READING_HEIGHT * self.viewport().height()))
        bar = self.horizontalScrollBar()
        if not bar.value() <= rects[0].left() <= rects[0].right() <= bar.value() + self.viewport().width():
            bar.setValue(round(rects[0].center().x() - self.viewport().width() / 2))

    def in_sight(self, span: Span) -> bool:
        """Say whether the beginning of a place can be seen, or stands on no page."""
        top, left = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        view = QRectF(self.viewport().rect().translated(left, top).adjusted(0, 12, 0, -12))
        return all(view.contains(rect) for rect in self.rects(span)[:1])

    def rects(self, span: Span) -> list[QRectF]:
        """Return the boxes of a place in pixels from the beginning of the first page; of the line before it where the
        place itself is between two lines.
        """
        line = self.overlay.line_of(span.start)
        boxes = boxes_of(self._report, span) or (boxes_of(self._report, line.span) if line else [])
        return [sheet.box(box.box).rect for box in boxes if (sheet := self.sheets.sheet(box.page))]

    def current_height(self) -> float:
        """Return how far down in the view the current item stands, its middle where there is none."""
        item = self.overlay.item(self.overlay.current)
        rects = self.rects(item.span) if item else []
        return rects[0].top() - self.verticalScrollBar().value() if rects else self.viewport().height() / 2

    def visible_place(self) -> int | None:
        """Return the first place of the words in sight."""
        top = self.verticalScrollBar().value()
        for sheet in self._seen():
            place = self.overlay.place_below(sheet.number, sheet.paper(QPointF(0, top + 4))[1])
            if place is not None:
                return place
        return None

    # Looks

    def set_theme(self, theme: Theme) -> None:
        """Show what is around the paper in the colours of a theme."""
        self._theme = theme
        palette = self.palette()
        palette.setColor(palette.ColorRole.Window, theme.canvas)
        self.setPalette(palette)
        self._rail.set_theme(theme)
        self.controls.set_theme(theme)
        self.viewport().update()

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        self.setAccessibleName(translate("The pages of the report"))
        self.controls.retranslate()
        self.viewport().update()

    # Inside

    def _lay_out(self, anchor: QPointF | None = None) -> None:
        super()._lay_out(anchor)
        self._rail_timer.start()

    def _items_changed(self) -> None:
        self.viewport().update()
        self._rail_timer.start()

    @Slot()
    def _refresh_rail(self) -> None:
        if self.isVisible():
            self._rail.set_ticks([tick for item in self.overlay.shown_items() if (tick := self._tick(item))])

    def _tick(self, item: PageItem) -> Tick | None:
        line = self.overlay.line_of(item.span.start)
        sheet = self.sheets.sheet(line.page) if line else None
        if line is None or sheet is None or is_quiet(item):
            return None
        share = (sheet.rect.top() + line.box.top * sheet.scale) / max(1, self.sheets.height)
        return Tick(share, item.verdict, item.finding)

    @Slot(float)
    def _go_to_share(self, share: float) -> None:
        self.verticalScrollBar().setValue(round(share * self.sheets.height - self.viewport().height() / 2))

    @Slot()
    def _tell_place(self) -> None:
        place = self.visible_place()
        if place is not None and place != self._place:
            self._place = place
            self.place_changed.emit(place)

    def _key_at(self, where: QPointF) -> str | None:
        """Return the smallest item at a point of the view."""
        point = self._point(where)
        sheet = self.sheets.at(point.y())
        best: PageItem | None = None
        for item, boxes in self.overlay.items_on(sheet.number) if sheet else ():
            smaller = best is None or length(item.span) < length(best.span)
            if sheet and smaller and any(sheet.box(box).rect.contains(point) for box in boxes):
                best = item
        return best.key if best else None

    def _place_at(self, where: QPointF) -> int | None:
        found = self._at(where)
        return self.overlay.place_near(*found) if found else None

    def _mark_at(self, where: QPointF) -> NoteMark | None:
        found = self._at(where)
        return self.overlay.mark_at(*found) if found else None

    def _select(self, where: QPointF) -> None:
        start, first = self._pressed
        last = self._place_at(where)
        far = (where.toPoint() - start).manhattanLength() >= DRAG
        if far and first is not None and last is not None:
            self._take(Span(min(first, last), max(first, last)) if first != last else None)

    def _take(self, span: Span | None) -> None:
        self._selected = span
        self.viewport().update()
        self.selected.emit(span)

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in sight, or why there are none."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.canvas)
        if self._lost:
            painter.setPen(self._theme.text)
            painter.setFont(window_font())
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(32, 32, -32, -32), flags, render(self._lost))
        elif self._pictures:
            image, failed = self._pictures.image, self._pictures.failed
            ratio, left = self.devicePixelRatioF(), self.horizontalScrollBar().value()
            words = self._selected or self._mirrored
            frame = Frame(self.overlay, self._theme, image, failed, words, self.hasFocus(), ratio, left)
            painter.translate(-left, -self.verticalScrollBar().value())
            for sheet in self._seen():
                paint_sheet(painter, sheet, frame)
            middle = self.sheets.at(self.verticalScrollBar().value() + self.viewport().height() / 2 + CAPTION)
            self.controls.show_page(middle.number if middle else 0, len(self.sheets.sheets))
        painter.end()
        self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the rail at the edge."""
        bar = self.verticalScrollBar().sizeHint().width()
        self._rail.setGeometry(self.width() - bar - RAIL_WIDTH, 0, RAIL_WIDTH, self.height())
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was not drawn out of sight."""
        super().showEvent(event)
        self._rail_timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Have no more pages made."""
        super().hideEvent(event)
        self._rail_timer.stop()
        if self._pictures:
            self._pictures.want(())

    def viewportEvent(self, event: QEvent) -> bool:
        """Show a note when the pointer rests on its mark."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            mark = self._mark_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), Notes(self._report).text_of(mark) if mark else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began: a drag selects words instead."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = (event.position().toPoint(), self._place_at(event.position()))
            self._take(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what the pointer is over, or select the words that it is drawn across."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._select(event.position())
            return
        key = self._key_at(event.position())
        over = key is not None or self._mark_at(event.position()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        if key != self.overlay.hovered:
            self.overlay.hovered = key
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go from a mark to its note, or tell which item was clicked."""
        if event.button() is Qt.MouseButton.LeftButton and self._selected is None:
            mark = self._mark_at(event.position())
            if mark is not None and mark.block is not None:
                self.go_to(self._report.block(mark.block).span)
                return
            key = self._key_at(event.position())
            if key is not None:
                self.item_clicked.emit(key)
