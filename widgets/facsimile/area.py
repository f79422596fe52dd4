"""The page pictures of a file to scroll through and to make larger and smaller."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, QTimer, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.report.model import Report
from app.wording import Message
from widgets.facsimile.controls import Controls
from widgets.facsimile.layout import PIXELS, Sheet, SheetLayout
from widgets.facsimile.pictures import Pictures, Wanted
from widgets.page.browser import LINES, scroll_by_key
from widgets.page.ground import EMPTY
from widgets.page.rail import WIDTH as RAIL_WIDTH
from widgets.theme.theme import Theme

ZOOMS = (25, 33, 50, 67, 80, 100, 125, 150, 175, 200, 250, 300, 400)  # percent
SHARPEN_AFTER = 120  # milliseconds without a change of size before a page that is there already is made anew


class SheetArea(QAbstractScrollArea):
    """Lays the pages of a report out, has those in sight made as pictures, and scrolls and zooms them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._report = EMPTY
        self._pictures: Pictures | None = None
        self._zoom: int | None = None  # percent; None is as wide as there is room
        self._lost: Message | None = None
        self.sheets = SheetLayout((), 1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAutoFillBackground(True)
        self.viewport().setMouseTracking(True)
        self._sharpen = QTimer(self, singleShot=True, interval=SHARPEN_AFTER)
        self._sharpen.timeout.connect(self._want)
        self.controls = Controls(theme, self)
        self.controls.zoom_asked.connect(self.zoom)
        self.controls.fit_asked.connect(self.fit_width)

    def take_pictures(self, pictures: Pictures) -> None:
        """Have the pages made by these."""
        self._pictures = pictures
        pictures.changed.connect(self.viewport().update)
        pictures.lost.connect(self.show_lost)

    @property
    def lost_message(self) -> Message | None:
        """Why there are no pages to be seen, None where there are."""
        return self._lost

    @Slot(object)
    def show_lost(self, message: Message) -> None:
        """Say why there are no pages to be seen."""
        self._lost = message
        self._lay_out()

    # Zoom

    @property
    def percent(self) -> int:
        """How large the pages are."""
        return round(100 * self.sheets.scale / PIXELS)

    @Slot(int)
    def zoom(self, steps: int, anchor: QPointF | None = None) -> None:
        """Make the pages larger or smaller by steps, around a point of the view or around its middle."""
        if steps > 0:
            ways = [zoom for zoom in ZOOMS if zoom > self.percent] or [ZOOMS[-1]]
        else:
            ways = [zoom for zoom in reversed(ZOOMS) if zoom < self.percent] or [ZOOMS[0]]
        self._set_zoom(ways[min(abs(steps), len(ways)) - 1], anchor)

    @Slot()
    def fit_width(self) -> None:
        """Show the pages as wide as there is room for."""
        self._set_zoom(None, None)

    def _set_zoom(self, zoom: int | None, anchor: QPointF | None) -> None:
        anchor = anchor or QPointF(self.viewport().width() / 2, self.viewport().height() / 2)
        self._zoom = zoom
        self._lay_out(anchor)

    # Where things stand

    def _show_pages(self, report: Report) -> None:
        """Show the pages of another report from the first one."""
        self._report, self._lost = report, None
        if self._pictures:
            self._pictures.show_report(report if report.pages else None)
        self._lay_out()
        self.verticalScrollBar().setValue(0)

    def _lay_out(self, anchor: QPointF | None = None) -> None:
        """Place the pages anew and keep the point of the paper that is at the anchor where it is."""
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        at_top = anchor is None and down.value() == 0
        anchor = anchor or QPointF(self.viewport().width() / 2, 0)
        kept = self._at(anchor)
        scale = self._zoom * PIXELS / 100 if self._zoom else None
        pages, room = () if self._lost else self._report.pages, self.viewport().size()
        self.sheets = SheetLayout(pages, max(1, room.width()), scale)
        down.setRange(0, max(0, self.sheets.height - room.height()))
        down.setPageStep(room.height())
        down.setSingleStep(LINES)
        across.setRange(0, max(0, self.sheets.width - room.width()))
        across.setPageStep(room.width())
        across.setSingleStep(LINES)
        sheet = self.sheets.sheet(kept[0]) if kept else None
        if kept and sheet:
            down.setValue(0 if at_top else round(sheet.rect.top() + kept[2] * sheet.scale - anchor.y()))
            across.setValue(round(sheet.rect.left() + kept[1] * sheet.scale - anchor.x()))
        self.controls.show_zoom(self.percent, self._zoom is None)
        self.controls.setVisible(bool(self.sheets.sheets))
        self.viewport().update()

    def _at(self, where: QPointF) -> tuple[int, float, float] | None:
        """Return the page and the point of its paper at a point of the view."""
        point = self._point(where)
        sheet = self.sheets.at(point.y())
        return (sheet.number, *sheet.paper(point)) if sheet else None

    def _point(self, where: QPointF) -> QPointF:
        return where + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    # Which pages are made

    def _seen(self) -> list[Sheet]:
        top = self.verticalScrollBar().value()
        return self.sheets.between(top, top + self.viewport().height())

    def _ask(self) -> None:
        """Ask for the pages in sight: at once where one is not there at all, soon where one has another size."""
        if self._pictures is None or self._lost:
            return
        seen = self._seen()
        missing = any(self._pictures.image(sheet.number) is None for sheet in seen)
        if missing or all(self._pictures.has(self._wanted(sheet)) for sheet in seen):
            self._want()
        else:
            self._sharpen.start()

    @Slot()
    def _want(self) -> None:
        seen = self._seen()
        if self._pictures is None or not seen or not self.isVisible():
            return
        beside = [self.sheets.sheet(seen[-1].number + 1), self.sheets.sheet(seen[0].number - 1)]
        self._pictures.want([self._wanted(sheet) for sheet in [*seen, *beside] if sheet])

    def _wanted(self, sheet: Sheet) -> Wanted:
        return sheet.number, round(sheet.rect.width() * self.devicePixelRatioF())

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the pages anew in the room there is."""
        self.setViewportMargins(0, 0, RAIL_WIDTH, 0)
        self.controls.place(self.viewport().geometry())
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl make the pages larger or smaller around the pointer."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by the keys that scroll the text."""
        if not scroll_by_key(self.verticalScrollBar(), event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus at the pages' edges."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show at the pages' edges that the focus went."""
        super().focusOutEvent(event)
        self.viewport().update()
