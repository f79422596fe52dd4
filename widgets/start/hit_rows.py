"""How a place that a search over the library found is drawn, with the words that were searched for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.review.finding_words import places_of
from app.review.model import ReportRecord, SearchHit
from app.wording import translate
from widgets.telling import SEPARATOR, cut, short_title
from widgets.theme.fonts import page_font, window_font
from widgets.theme.icons import MARGIN, pixmap
from widgets.theme.rows import paint_row_ground
from widgets.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
LEFT, RIGHT, PAD = 40, 12, 6
GROUP, CAPTION = 40, 18
LINES = 2
APART_SHARE = 0.6  # of the line at most, for what tells reports of one title apart


@dataclass(frozen=True, slots=True)
class Group:
    """The report that the hits below it are in, what tells it from others of its title, how many hits there are."""

    report: ReportRecord
    apart: str
    count: int


class HitDelegate(QStyledItemDelegate):
    """Draws a report as a heading, and a hit as its place and its words; `words` are emphasised."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.words: Sequence[str] = ()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, SearchHit):
            return QSize(200, GROUP)
        view: QWidget | None = option.widget
        width = (view.width() if view else 600) - LEFT - RIGHT - MARGIN
        layout = self._laid(row.snippet, width)
        return QSize(200, 2 * PAD + self._caption(row) + round(_height(layout)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect = index.data(Qt.ItemDataRole.UserRole), option.rect
        painter.save()
        if isinstance(row, Group):
            self._paint_group(painter, rect, row)
        elif isinstance(row, SearchHit):
            paint_row_ground(painter, option, self.theme)
            self._paint_hit(painter, rect, row)
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, group: Group) -> None:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect.left() + 12, rect.top() + 15, pixmap("report", self.theme.muted, MARGIN, ratio))
        line = QRectF(rect.left() + LEFT, rect.top() + 10, rect.width() - LEFT - RIGHT, 26)
        small, font = window_font(9.0), window_font(bold=True)
        middle = Qt.AlignmentFlag.AlignVCenter
        apart = cut(group.apart, QFontMetrics(small), int(line.width() * APART_SHARE))
        painter.setFont(small)
        painter.setPen(self.theme.muted)
        painter.drawText(line, int(middle | Qt.AlignmentFlag.AlignRight), apart)
        painter.setFont(font)
        painter.setPen(self.theme.text)
        room = int(line.width()) - QFontMetrics(small).horizontalAdvance(apart) - 16
        title = QFontMetrics(font).elidedText(short_title(group.report.title), Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(line, int(middle), title)
        painter.fillRect(rect.left() + LEFT, rect.bottom(), rect.width() - LEFT - RIGHT, 1, self.theme.border)

    def _paint_hit(self, painter: QPainter, rect: QRect, hit: SearchHit) -> None:
        width, top = rect.width() - LEFT - RIGHT, rect.top() + PAD
        if hit.mark:
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(rect.left() + 12, top, pixmap("note", self.theme.accent_ink, MARGIN, ratio))
        small = window_font(9.0)
        painter.setFont(small)
        painter.setPen(self.theme.muted)
        caption = QFontMetrics(small).elidedText(_place(hit), Qt.TextElideMode.ElideRight, width)
        painter.drawText(
            QRectF(rect.left() + LEFT, top - 2, width, CAPTION), int(Qt.AlignmentFlag.AlignVCenter), caption
        )
        painter.setPen(self.theme.text)
        layout = self._laid(hit.snippet, width)
        layout.draw(painter, QPointF(rect.left() + LEFT, top + self._caption(hit)))

    def _caption(self, hit: SearchHit) -> int:
        return CAPTION if _place(hit) else 0

    def _laid(self, text: str, width: float) -> QTextLayout:
        """Return a text on as many lines as are shown, with the words that were searched for."""
        layout = QTextLayout(text, page_font(10.5))
        layout.setFormats(self._formats(text))
        layout.beginLayout()
        height = 0.0
        for _ in range(LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout

    def _formats(self, text: str) -> list[QTextLayout.FormatRange]:
        found = []
        for span in places_of(self.words, text):
            part = QTextLayout.FormatRange()
            part.start, part.length = span.start, span.end - span.start
            look = QTextCharFormat()
            look.setFontWeight(QFont.Weight.Bold)
            look.setBackground(self.theme.select)
            part.format = look
            found.append(part)
        return found


def _height(layout: QTextLayout) -> float:
    return sum(layout.lineAt(number).height() for number in range(layout.lineCount()))


def _place(hit: SearchHit) -> str:
    """Return where a hit stands: in a note, under which heading, where that is not what was found."""
    heading = hit.heading if hit.heading and not hit.snippet.startswith(hit.heading[:60]) else ""
    return SEPARATOR.join(part for part in (translate("Note") if hit.mark else "", heading) if part)
