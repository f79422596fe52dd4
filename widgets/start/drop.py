"""Where a file can be dropped on the start page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from widgets.theme.fonts import window_font
from widgets.theme.icons import pixmap
from widgets.theme.theme import Theme


class DropPlace(QWidget):
    """Where a file can be dropped, drawn as a dashed card; the whole window takes drops."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.title = self.kinds = ""
        self.setFixedHeight(176)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.accent_line, 2)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(theme.raised)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        middle = self.width() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.accent_soft)
        painter.drawEllipse(QRectF(middle - 24, 32, 48, 48))
        painter.drawPixmap(int(middle - 11), 45, pixmap("drop", theme.accent, 22, self.devicePixelRatioF()))
        centre = Qt.AlignmentFlag.AlignCenter
        for text, font, ink, top in (
            (self.title, window_font(11.25, bold=True), theme.text, 94),
            (self.kinds, window_font(9.0), theme.muted, 120),
        ):
            painter.setFont(font)
            painter.setPen(ink)
            painter.drawText(QRectF(8, top, self.width() - 16, 24), centre, text)
        painter.end()
