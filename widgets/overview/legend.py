"""What the colours of a chart mean: an icon or a swatch with a word, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.overview.rows import SOLID, Bar, colour_of
from widgets.theme.fonts import window_font
from widgets.theme.icons import CHIP, NAMES, pixmap
from widgets.theme.theme import Theme

POINTS, SWATCH, GAP, BETWEEN = 9.0, 14, 5, 14


class Legend(QWidget):
    """Signs with words; a bar whose colour is a verdict's is shown by the verdict's icon as well."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries: Sequence[tuple[Bar, str]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_entries(self, entries: Sequence[tuple[Bar, str]]) -> None:
        """Show other signs with their words."""
        self._entries = entries
        self.setAccessibleName(", ".join(word for _, word in entries))
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(window_font(POINTS))
        width = sum(_room(bar) + metrics.horizontalAdvance(word) + BETWEEN for bar, word in self._entries)
        return QSize(max(0, width - BETWEEN + 2), max(18, metrics.height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, x = QPainter(self), 0.0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(window_font(POINTS))
        for bar, word in self._entries:
            self._sign(painter, bar, x)
            x += _room(bar)
            width = painter.fontMetrics().horizontalAdvance(word)
            painter.setPen(self._theme.text)
            painter.drawText(QRectF(x, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, word)
            x += width + BETWEEN
        painter.end()

    def _sign(self, painter: QPainter, bar: Bar, x: float) -> None:
        theme, top = self._theme, (self.height() - SWATCH) / 2
        swatch = QRectF(x + 0.5, top + 2.5, SWATCH - 1, SWATCH - 5)
        if bar.fill in theme.tones and bar.fill in NAMES and not bar.line:
            if bar.pattern != SOLID:
                self._swatch(painter, bar, swatch)
                x += SWATCH + GAP - 1
            painter.drawPixmap(
                round(x), round(top), pixmap(bar.fill, colour_of(theme, bar.fill), CHIP, _ratio(painter))
            )
        else:
            self._swatch(painter, bar, swatch)

    def _swatch(self, painter: QPainter, bar: Bar, rect: QRectF) -> None:
        theme = self._theme
        painter.setPen(QPen(colour_of(theme, bar.line), 1) if bar.line else Qt.PenStyle.NoPen)
        painter.setBrush(colour_of(theme, bar.fill))
        painter.drawRoundedRect(rect, 2, 2)
        if bar.pattern != SOLID:
            painter.fillRect(rect, QBrush(theme.window, bar.pattern))


def _room(bar: Bar) -> int:
    return SWATCH + GAP + (SWATCH + GAP - 1 if bar.pattern != SOLID else 0)


def _ratio(painter: QPainter) -> float:
    return float(painter.device().devicePixelRatio())
