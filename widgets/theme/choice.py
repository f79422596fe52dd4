"""A box to choose one of several from, with the program's own arrow."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QComboBox

from widgets.theme.icons import MARGIN, pixmap


class Choice(QComboBox):
    """A combo box whose arrow is drawn from the icon font, since a style sheet takes Qt's own away."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        colour = self.palette().color(group, QPalette.ColorRole.PlaceholderText)
        painter = QPainter(self)
        arrow = pixmap("next", colour, MARGIN, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - MARGIN - 8, (self.height() - MARGIN) // 2, arrow)
        painter.end()
