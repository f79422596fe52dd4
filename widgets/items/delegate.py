"""How a row of the item list is drawn: icon, title and place, a second line."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from widgets.items.arrange import Heading
from widgets.items.model import ROW_ROLE
from widgets.items.row import ItemRow
from widgets.theme.fonts import window_font
from widgets.theme.icons import MARGIN, pixmap
from widgets.theme.rows import paint_row_ground
from widgets.theme.theme import Theme

SMALL_POINTS = 9.0
PLACE_SHARE = 0.4  # of the width that a place may take from the title
ICON_LEFT, TEXT_LEFT, RIGHT, GAP = 12, 38, 10, 8


class ItemDelegate(QStyledItemDelegate):
    """Draws an item in two lines; the icon is the verdict, or the finding while nobody has judged it."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._bold = window_font(bold=True)
        self._plain = window_font()
        self._small = window_font(SMALL_POINTS)
        self._small_bold = window_font(SMALL_POINTS, bold=True)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        lines = QFontMetrics(self._bold).height() + QFontMetrics(self._small).height()
        return QSize(100, max(46, lines + 8))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        painter.save()
        paint_row_ground(painter, option, self.theme)
        rect: QRect = option.rect
        if isinstance(row, Heading):
            self._paint_heading(painter, rect, row)
        elif isinstance(row, ItemRow):
            self._paint_icon(painter, rect, row)
            self._paint_lines(painter, rect, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        theme, middle = self.theme, Qt.AlignmentFlag.AlignVCenter
        name, ratio = "right" if heading.closed else "next", painter.device().devicePixelRatioF()
        painter.setPen(theme.border)
        painter.drawLine(rect.left() + ICON_LEFT, rect.bottom() - 1, rect.right() - RIGHT, rect.bottom() - 1)
        top = rect.center().y() - MARGIN // 2
        painter.drawPixmap(rect.left() + ICON_LEFT, top, pixmap(name, theme.muted, MARGIN, ratio))
        painter.setFont(self._small)
        painter.setPen(theme.muted)
        count = str(heading.count)
        room = QFontMetrics(self._small).horizontalAdvance(count)
        right = rect.right() - RIGHT
        painter.drawText(QRect(right - room, rect.top(), room + 2, rect.height()), middle, count)
        width = right - room - GAP - rect.left() - TEXT_LEFT
        painter.setFont(self._small_bold)
        text = QFontMetrics(self._small_bold).elidedText(heading.group, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(rect.left() + TEXT_LEFT, rect.top(), width, rect.height()), middle, text)

    def _paint_icon(self, painter: QPainter, rect: QRect, row: ItemRow) -> None:
        name = "finding" if row.finding and row.verdict.value == "unreviewed" else row.verdict.value
        name, role = ("aside", "muted") if row.aside else (name, name)
        ratio = painter.device().devicePixelRatioF()
        painter.setOpacity(0.5 if row.pending else 1.0)
        painter.drawPixmap(
            rect.left() + ICON_LEFT, rect.top() + 7, pixmap(name, self.theme.colour(role), MARGIN, ratio)
        )
        painter.setOpacity(1.0)

    def _paint_lines(self, painter: QPainter, rect: QRect, row: ItemRow) -> None:
        theme = self.theme
        top = rect.top() + max(4, (rect.height() - 38) // 2)
        small = QFontMetrics(self._small)
        right = rect.right() - RIGHT
        most = round(PLACE_SHARE * (right - rect.left() - TEXT_LEFT))
        place = small.elidedText(row.place, Qt.TextElideMode.ElideRight, most)
        place_width = small.horizontalAdvance(place)
        painter.setFont(self._small)
        painter.setPen(theme.muted)
        painter.drawText(QRect(right - place_width, top, place_width + 2, 18), Qt.AlignmentFlag.AlignVCenter, place)
        title = self._bold if row.finding and not row.aside else self._plain
        width = right - place_width - GAP - rect.left() - TEXT_LEFT
        painter.setFont(title)
        painter.setPen(theme.muted if row.aside else theme.text)
        # what two numbers differ in stands at their ends
        mode = Qt.TextElideMode.ElideMiddle if row.finding else Qt.TextElideMode.ElideRight
        text = QFontMetrics(title).elidedText(row.title, mode, width)
        painter.drawText(QRect(rect.left() + TEXT_LEFT, top, width, 19), Qt.AlignmentFlag.AlignVCenter, text)
        painter.setFont(self._small)
        painter.setPen(theme.muted)
        width = right - rect.left() - TEXT_LEFT
        text = small.elidedText(row.second, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(rect.left() + TEXT_LEFT, top + 20, width, 18), Qt.AlignmentFlag.AlignVCenter, text)
