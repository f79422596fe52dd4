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

POINTS, SWATCH, GAP, BETWEEN = 9.0, 14, 5, 12


class Legend(QWidget):
    """Signs with words; a verdict's bar is shown by the verdict's icon as well, where there is room."""

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
        return QSize(self._width(both=True), max(18, QFontMetrics(window_font(POINTS)).height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def _width(self, both: bool) -> int:
        """Return the room for all signs and words, with icon and pattern both or one of them."""
        metrics = QFontMetrics(window_font(POINTS))
        words = sum(metrics.horizontalAdvance(word) for _, word in self._entries)
        signs = sum(_sign_width(bar, both) for bar, _ in self._entries)
        return words + signs + BETWEEN * max(0, len(self._entries) - 1) + 2

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, x = QPainter(self), 0.0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(window_font(POINTS))
        both = self.width() >= self._width(both=True)
        for bar, word in self._entries:
            self._sign(painter, bar, x, both)
            x += _sign_width(bar, both)
            width = painter.fontMetrics().horizontalAdvance(word)
            painter.setPen(self._theme.text)
            painter.drawText(QRectF(x, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, word)
            x += width + BETWEEN
        painter.end()

    def _sign(self, painter: QPainter, bar: Bar, x: float, both: bool) -> None:
        """Draw the swatch of a bar; of a verdict its icon, with the swatch where that has a pattern."""
        top, has_icon = (self.height() - SWATCH) / 2, _has_icon(bar)
        if bar.pattern != SOLID or not has_icon:
            self._swatch(painter, bar, QRectF(x + 0.5, top + 2.5, SWATCH - 1, SWATCH - 5))
            x += SWATCH + GAP - 1
        if has_icon and (both or bar.pattern == SOLID):
            ratio = float(painter.device().devicePixelRatio())
            drawn = pixmap(bar.fill, self._theme.colour(bar.fill), CHIP, ratio)
            painter.drawPixmap(round(x), round(top), drawn)

    def _swatch(self, painter: QPainter, bar: Bar, rect: QRectF) -> None:
        theme = self._theme
        painter.setPen(QPen(colour_of(theme, bar.line), 1) if bar.line else Qt.PenStyle.NoPen)
        painter.setBrush(colour_of(theme, bar.fill))
        painter.drawRoundedRect(rect, 2, 2)
        if bar.pattern != SOLID:
            painter.fillRect(rect, QBrush(theme.window, bar.pattern))


def _has_icon(bar: Bar) -> bool:
    return bar.fill in NAMES and not bar.line


def _sign_width(bar: Bar, both: bool) -> int:
    return SWATCH + GAP + (SWATCH + GAP - 1 if both and bar.pattern != SOLID and _has_icon(bar) else 0)
