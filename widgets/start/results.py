"""What a search over the whole library found: notes first, then places of reports."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QLabel, QListView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from app.review.model import SearchHit
from app.wording import plural, translate
from widgets.items.delegate import paint_row_ground
from widgets.telling import cut, in_full, tell_apart
from widgets.theme.fonts import page_font, window_font
from widgets.theme.icons import MARGIN, pixmap
from widgets.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
HIT_ROLE, APART_ROLE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
LEFT, RIGHT, HEAD = 40, 12, 22
APART_SHARE = 0.6  # of the first line at most, for what tells reports of one title apart


class ResultsModel(QAbstractListModel):
    """The hits in the order the library found them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: Sequence[SearchHit] = ()
        self._apart: dict[int, str] = {}  # by the id of the report

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._hits):
            return None
        hit = self._hits[index.row()]
        if role == HIT_ROLE:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.snippet
        if role == Qt.ItemDataRole.AccessibleTextRole:
            where = translate("Note") if hit.mark else translate("Report")
            return f"{where}, {hit.report.title}, {self._apart[hit.report.id]}: {hit.snippet}"
        if role == APART_ROLE:
            return self._apart[hit.report.id]
        return in_full(hit.report) if role == Qt.ItemDataRole.ToolTipRole else None

    def show_hits(self, hits: Sequence[SearchHit]) -> None:
        """Show other hits."""
        self.beginResetModel()
        self._hits = hits
        reports = {hit.report.id: hit.report for hit in hits}
        self._apart = {number: tell_apart(report, reports.values()) for number, report in reports.items()}
        self.endResetModel()


class ResultsDelegate(QStyledItemDelegate):
    """Draws a hit: the report it is in, then its words on up to two lines."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, HEAD + 2 * QFontMetrics(page_font(10.5)).lineSpacing() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit = index.data(HIT_ROLE)
        if not isinstance(hit, SearchHit):
            return
        painter.save()
        paint_row_ground(painter, option, self.theme)
        rect: QRect = option.rect
        name, colour = ("note", self.theme.accent_ink) if hit.mark else ("report", self.theme.muted)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect.left() + 12, rect.top() + 9, pixmap(name, colour, MARGIN, ratio))
        width = rect.width() - LEFT - RIGHT
        head = QRectF(rect.left() + LEFT, rect.top() + 7, width, HEAD - 4)
        painter.setPen(self.theme.muted)
        kind = translate("Note") + " · " if hit.mark else ""
        self._paint_head(painter, head, kind + hit.report.title, index.data(APART_ROLE))
        painter.setFont(page_font(10.5))
        painter.setPen(self.theme.text)
        body = QRectF(rect.left() + LEFT, rect.top() + 7 + HEAD - 3, width, rect.height() - HEAD - 8)
        painter.drawText(body, int(Qt.TextFlag.TextWordWrap), hit.snippet)
        painter.restore()

    def _paint_head(self, painter: QPainter, head: QRectF, title: str, apart: str) -> None:
        small, font = QFontMetrics(window_font(9.0)), window_font(9.0, bold=True)
        middle = Qt.AlignmentFlag.AlignVCenter
        apart = cut(apart, small, int(head.width() * APART_SHARE))
        painter.setFont(window_font(9.0))
        painter.drawText(head, int(middle | Qt.AlignmentFlag.AlignRight), apart)
        painter.setFont(font)
        room = int(head.width()) - small.horizontalAdvance(apart) - 16
        painter.drawText(head, int(middle), QFontMetrics(font).elidedText(title, Qt.TextElideMode.ElideMiddle, room))


class Results(QWidget):
    """The hits with a line that says how many there are; `asked` tells which one to open."""

    asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ResultsModel(self)
        self.list = QListView(self)
        self.said = QLabel(self)
        self._delegate = ResultsDelegate(theme, self)
        self.said.setProperty("kind", "muted")
        self.said.setFont(window_font(9.0))
        self.said.setWordWrap(True)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.said)
        box.addWidget(self.list, 1)
        self.list.activated.connect(self._tell)
        self.list.clicked.connect(self._tell)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._delegate.theme = theme
        self.list.viewport().update()

    def show_hits(self, words: str, hits: Sequence[SearchHit]) -> None:
        """Show what was found for some words."""
        self.model.show_hits(hits)
        self.list.setAccessibleName(translate("Found in the library"))
        if hits:
            self.said.setText(plural("{count} place in the library", "{count} places in the library", len(hits)))
        else:
            self.said.setText(
                translate("Nothing found for “{words}”. Tones and accents do not matter; try fewer words.", words=words)
            )

    def take_focus(self) -> None:
        """Go to the first hit."""
        if self.model.rowCount():
            self.list.setFocus()
            self.list.setCurrentIndex(self.model.index(0))

    @Slot(QModelIndex)
    def _tell(self, index: QModelIndex) -> None:
        hit = index.data(HIT_ROLE)
        if isinstance(hit, SearchHit):
            self.asked.emit(hit)
