"""A chart whose rows are chosen by mouse and keys: it leads to the items that a row stands for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QToolTip, QWidget

from app.wording import translate
from widgets.overview.plot import BarPlot
from widgets.overview.rows import ChartRow
from widgets.theme.fonts import window_font
from widgets.theme.theme import Theme

ROW, MOST_ROWS = 27, 300


class BarChart(QWidget):
    """Rows of bars; `chosen(ChartRow)` tells which one was clicked or entered."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, bold: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: Sequence[ChartRow] = ()
        self._row, self._hovered = 0, -1
        self._plot = BarPlot(self, bold)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def rows(self) -> Sequence[ChartRow]:
        """The rows that are shown."""
        return self._rows

    @property
    def row(self) -> int:
        """The row that keys act on."""
        return self._row

    def show_rows(self, rows: Sequence[ChartRow]) -> None:
        """Show other rows; the same ones are not drawn again."""
        rows = tuple(rows[:MOST_ROWS])
        if rows == self._rows:
            return
        self._rows = rows
        self._row = min(self._row, max(0, len(self._rows) - 1))
        self._hovered = -1
        self.setFixedHeight(max(1, len(self._rows)) * row_height())
        self._plot.show(self._rows, self._theme)
        self._tell_row()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self._plot.show(self._rows, theme)
        self.update()

    def choose_row(self, number: int) -> None:
        """Make a row the one that keys act on, and bring it into sight."""
        self._row = max(0, min(number, len(self._rows) - 1))
        viewport = self.parentWidget()
        around = viewport.parentWidget() if viewport else None
        if isinstance(around, QScrollArea):
            around.ensureVisible(0, round((self._row + 0.5) * row_height()), 0, row_height())
        self._tell_row()
        self.update()

    def _tell_row(self) -> None:
        here = self._rows[self._row].tip if self._rows else ""
        self.setAccessibleDescription(translate("Row {number} of {total}: {row}", **self._place(here)))

    def _place(self, row: str) -> dict[str, str | int]:
        return {"number": self._row + 1, "total": len(self._rows), "row": row}

    def _row_at(self, y: float) -> int:
        number = int(y // row_height())
        return number if 0 <= number < len(self._rows) else -1

    def _enter(self) -> None:
        if self._rows and self._rows[self._row].keys:
            self.chosen.emit(self._rows[self._row])

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._plot.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of the row under the pointer and of the one that has the focus; the plot paints the rest."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._hovered >= 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.hover)
            painter.drawRoundedRect(self._ground(self._hovered), 6, 6)
        if self.hasFocus() and self._rows:
            painter.setPen(QPen(self._theme.accent, 2))
            painter.setBrush(self._theme.accent_soft)
            painter.drawRoundedRect(self._ground(self._row), 6, 6)
        painter.end()

    def _ground(self, number: int) -> QRect:
        return QRect(0, number * row_height(), self.width(), row_height()).adjusted(1, 2, -1, -2)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        number = self._row_at(event.position().y())
        if number != self._hovered:
            self._hovered = number
            pointing = number >= 0 and self._rows[number].keys
            self.setCursor(Qt.CursorShape.PointingHandCursor if pointing else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = -1
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self._row_at(event.position().y())
        if event.button() is Qt.MouseButton.LeftButton and number >= 0:
            self.choose_row(number)
            self._enter()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Home: -MOST_ROWS, Qt.Key.Key_End: MOST_ROWS}
        if event.key() in steps:
            self.choose_row(self._row + steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._enter()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.choose_row(self._row)

    def event(self, event: QEvent) -> bool:
        """Say in full what a row is while the pointer rests on it."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            number = self._row_at(event.pos().y())
            QToolTip.showText(event.globalPos(), self._rows[number].tip if number >= 0 else "", self)
            return True
        return super().event(event)


def row_height() -> int:
    """Return the height of a row, higher where the letters are."""
    return max(ROW, QFontMetrics(window_font(9.0)).height() + 8)
