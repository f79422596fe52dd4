"""The sheet as it will come out of the printer, one at a time: only what is looked at is painted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from app.wording import translate
from widgets.page.paging import Sheet
from widgets.page.printing import paper
from widgets.theme.theme import Theme

EDGE = 16  # around the sheet
STEPS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Left: -1}
FAR = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: 10**6}


class SheetPainter(Protocol):
    """Lays something out on sheets, and paints them one by one."""

    def sheets(self, room: QRectF, /) -> Sequence[Sheet]: ...
    def paint_sheet(self, painter: QPainter, sheets: Sequence[Sheet], number: int, room: QRectF, /) -> None: ...


class SheetView(QWidget):
    """Shows one sheet as large as it is made; `turned(number)` tells which one, from 0."""

    turned = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._printer: SheetPainter | None = None
        self._sheets: Sequence[Sheet] = ()
        self._scale = 1.0
        self.number = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("The page as it is printed"))

    @property
    def count(self) -> int:
        """How many sheets there are."""
        return len(self._sheets)

    def show_printer(self, printer: SheetPainter) -> None:
        """Show what would come out on paper, at the sheet that is shown now."""
        self._printer = printer
        self._sheets = printer.sheets(QRectF(paper().paintRectPoints()))
        self.turn(self.number)

    def turn(self, number: int) -> None:
        """Show another sheet, the last one at most."""
        self.number = max(0, min(number, self.count - 1))
        self.setAccessibleDescription(translate("Page {number} / {total}", number=self.number + 1, total=self.count))
        self.turned.emit(self.number)
        self.update()

    def set_width(self, width: int) -> None:
        """Show the sheet as wide as that."""
        full = paper().fullRectPoints()
        self._scale = max(0.2, (width - 2 * EDGE) / full.width())
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        full = paper().fullRectPoints()
        return QSize(round(full.width() * self._scale) + 2 * EDGE, round(full.height() * self._scale) + 2 * EDGE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.canvas)
        painter.translate(EDGE, EDGE)
        painter.scale(self._scale, self._scale)
        full = QRectF(paper().fullRectPoints())
        painter.fillRect(full, Qt.GlobalColor.white)
        painter.setPen(QPen(self._theme.border, 0))
        painter.drawRect(full)
        if self._printer is not None and self._sheets:
            self._printer.paint_sheet(painter, self._sheets, self.number, QRectF(paper().paintRectPoints()))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS:
            self.turn(self.number + STEPS[key])
        elif key in FAR:
            self.turn(FAR[key])
        else:
            super().keyPressEvent(event)


class Preview(QScrollArea):
    """The sheet in a window onto it: the wheel turns to the next one at its edges, Ctrl and wheel make it larger."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = SheetView(theme)
        self._zoom = 1.0
        self.setWidget(self.view)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.turned.connect(lambda _number: self.verticalScrollBar().setValue(0))

    def zoom(self, factor: float) -> None:
        """Make the sheet larger or smaller; 0 makes it as wide as there is room for."""
        self._zoom = max(0.3, min(self._zoom * factor, 4.0)) if factor else 1.0
        bar = self.verticalScrollBar().sizeHint().width()  # there or not, or its coming and going would never end
        self.view.set_width(round((self.maximumViewportSize().width() - bar - 2) * self._zoom))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.zoom(1.0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        bar, up = self.verticalScrollBar(), event.angleDelta().y() > 0
        beyond = self.view.number + (-1 if up else 1)
        at_edge = bar.value() == (bar.minimum() if up else bar.maximum())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.1 if up else 1 / 1.1)
        elif at_edge and 0 <= beyond < self.view.count:
            self.view.turn(beyond)
        else:
            super().wheelEvent(event)
        event.accept()
