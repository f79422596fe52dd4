"""A chip: a filter with its icon, word and count."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from widgets.theme.fonts import window_font
from widgets.theme.icons import CHIP, pixmap
from widgets.theme.theme import Theme

HEIGHT, SIDE, GAP = 28, 9, 5
POINTS = 9.0


class Chip(QPushButton):
    """A checkable filter; its count is set in bold."""

    def __init__(self, icon_name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._icon_name = icon_name
        self._theme = theme
        self._word = self._count = ""
        self._short = False

    def show_count(self, word: str, count: str, brief: bool = False) -> None:
        """Set the word and the count that is painted behind it; a brief chip leaves the word to its tip."""
        self._word, self._count = "" if brief else word.strip(), count
        self.setText(f"{word.strip()} {count}")
        self.setAccessibleName(self.text())
        self.setToolTip(self.text() if self._short else "")
        self.setToolTip(self.text() if brief else "")
        self.updateGeometry()
        self.update()

    def set_short(self, short: bool) -> None:
        """Show the icon and the count without the word, which the tip says then."""
        short = short and bool(self._icon_name)
        if short is not self._short:
            self._short = short
            self.setToolTip(self.text() if short else "")
            self.updateGeometry()
            self.update()

    @property
    def _texts(self) -> list[tuple[str, bool]]:
        """What is painted, and whether in bold."""
        return [
            (text, bold) for text, bold in (("" if self._short else self._word, False), (self._count, True)) if text
        ]

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        widths = [QFontMetrics(window_font(POINTS, bold=bold)).horizontalAdvance(text) for text, bold in self._texts]
        width = 2 * SIDE + self._icon_width() + sum(widths) + GAP * max(0, len(widths) - 1)
        return QSize(width + 2, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _icon_width(self) -> int:
        return CHIP + GAP if self._icon_name else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        line = theme.accent if on or self.hasFocus() else theme.border
        painter.setPen(QPen(line, 2 if self.hasFocus() else 1))
        painter.setBrush(theme.accent_soft if on else theme.hover if self.underMouse() else theme.raised)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        x = SIDE + 1
        if self._icon_name:
            colour = theme.colour(self._icon_name if self._icon_name in theme.tones else "muted")
            top = (self.height() - CHIP) // 2
            painter.drawPixmap(x, top, pixmap(self._icon_name, colour, CHIP, self.devicePixelRatioF()))
            x += self._icon_width()
        painter.setPen(theme.accent_ink if on else theme.text)
        for text, bold in self._texts:
            font = window_font(POINTS, bold=bold)
            painter.setFont(font)
            width = QFontMetrics(font).horizontalAdvance(text)
            painter.drawText(QRectF(x, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
            x += width + GAP if text else 0
        painter.end()
