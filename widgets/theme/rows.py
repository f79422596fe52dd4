"""The ground of a row in a list that paints its rows by itself."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from widgets.theme.theme import Theme


def paint_row_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> bool:
    """Paint hover, selection with its bar, and focus; return whether the row is selected."""
    state = option.state
    selected = bool(state & QStyle.StateFlag.State_Selected)
    active = bool(state & QStyle.StateFlag.State_HasFocus)
    rect = QRectF(option.rect).adjusted(0, 1, 0, -1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if selected:
        painter.setBrush(theme.accent_soft)
        painter.drawRoundedRect(rect, 6, 6)
        painter.setBrush(theme.accent)
        painter.drawRoundedRect(QRectF(rect.left(), rect.top() + 8, 3, rect.height() - 16), 1.5, 1.5)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(theme.hover)
        painter.drawRoundedRect(rect, 6, 6)
    if active:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.accent_line, 1))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    return selected
