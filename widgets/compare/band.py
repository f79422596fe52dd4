"""The band between two pages: what moved and what is looked at, tied from one to the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.wording import translate
from widgets.theme.fonts import window_font
from widgets.theme.icons import CHIP, pixmap
from widgets.theme.theme import Theme

WIDTH = 88
DOT = 3.5


@dataclass(frozen=True, slots=True)
class Tie:
    """Two heights in the window that belong together."""

    left: float
    right: float
    moved: bool


class Band(QWidget):
    """Draws ties between the pages and the name of the section on top."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ties: Sequence[Tie] = ()
        self._section = ""
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(translate("Ties between the two versions"))

    @property
    def ties(self) -> Sequence[Tie]:
        """The ties that are drawn."""
        return self._ties

    def show_ties(self, ties: Sequence[Tie], section: str) -> None:
        """Draw these ties and this name."""
        self._ties, self._section = ties, section
        self.setToolTip(section)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the band."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.canvas)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for tie in self._ties:
            self._draw_tie(painter, tie)
        if self._section:
            self._draw_section(painter)
        painter.end()

    def _draw_tie(self, painter: QPainter, tie: Tie) -> None:
        theme = self._theme
        colour = theme.moved if tie.moved else theme.accent
        path = QPainterPath(QPointF(0, tie.left))
        path.cubicTo(WIDTH * 0.6, tie.left, WIDTH * 0.4, tie.right, WIDTH, tie.right)
        style = Qt.PenStyle.DashLine if tie.moved else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour, 1.5 if tie.moved else 2.0, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        if tie.moved:
            middle = QPointF(WIDTH / 2, (tie.left + tie.right) / 2)
            painter.setPen(QPen(theme.moved, 1))
            painter.setBrush(theme.raised)
            painter.drawEllipse(middle, 12, 12)
            sign = pixmap("moved", theme.moved, CHIP, self.devicePixelRatioF())
            painter.drawPixmap(middle - QPointF(CHIP / 2, CHIP / 2), sign)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(DOT, tie.left), DOT, DOT)
            painter.drawEllipse(QPointF(WIDTH - DOT, tie.right), DOT, DOT)

    def _draw_section(self, painter: QPainter) -> None:
        font = window_font(9.0, bold=True)
        words = QFontMetrics(font).elidedText(self._section, Qt.TextElideMode.ElideMiddle, WIDTH - 16)
        pill = QRectF(4, 10, WIDTH - 8, 22)
        painter.setPen(QPen(self._theme.border, 1))
        painter.setBrush(self._theme.raised)
        painter.drawRoundedRect(pill, 11, 11)
        painter.setPen(self._theme.muted)
        painter.setFont(font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
