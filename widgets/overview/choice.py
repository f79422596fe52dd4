"""A box to choose one of several things, with the chevron of the program's own icons."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from widgets.theme.icons import MARGIN, pixmap
from widgets.theme.theme import Theme

ROOM = 6  # right of the chevron


class Choice(QComboBox):
    """As wide as there is room for, however long its texts are."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setStyleSheet("QComboBox::drop-down { border: none; width: 24px; }")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        top = (self.height() - MARGIN) // 2
        colour = self._theme.muted
        painter.drawPixmap(self.width() - MARGIN - ROOM, top, pixmap("next", colour, MARGIN, self.devicePixelRatioF()))
        painter.end()
