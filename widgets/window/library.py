"""The reports of the library, below the contents."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QLabel,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from app.review.model import ReportRecord
from app.wording import translate
from widgets.items.delegate import paint_row_ground
from widgets.telling import cut, in_full, tell_apart
from widgets.theme.fonts import window_font
from widgets.theme.icons import MARGIN, icon
from widgets.theme.theme import Theme
from widgets.window.dock import lay_out

RECORD_ROLE, APART_ROLE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
ROW = 46


def share_reviewed(record: ReportRecord) -> str:
    """Return how much of a report is reviewed: "37 %", or "new" while nobody began."""
    if not record.reviewed or not record.items:
        return translate("new")
    return f"{100 * record.reviewed // record.items} %"


class LibraryDelegate(QStyledItemDelegate):
    """Draws a report: its title and how much of it is reviewed, below these what tells it from others of its title."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(60, max(ROW, 2 * QFontMetrics(window_font()).height() + 10))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        record = index.data(RECORD_ROLE)
        if not isinstance(record, ReportRecord):
            return
        painter.save()
        selected = paint_row_ground(painter, option, self.theme)
        whole: QRect = option.rect.adjusted(12, 5, -10, -5)
        rect = QRect(whole.left(), whole.top(), whole.width(), whole.height() // 2)
        share = share_reviewed(record)
        small = window_font(9.0)
        width = QFontMetrics(small).horizontalAdvance(share)
        painter.setFont(small)
        painter.setPen(self.theme.muted)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, middle | Qt.AlignmentFlag.AlignRight, share)
        below = rect.translated(0, rect.height())
        painter.drawText(below, middle, cut(index.data(APART_ROLE), QFontMetrics(small), below.width()))
        font = window_font(bold=selected)
        painter.setFont(font)
        painter.setPen(self.theme.accent_ink if selected else self.theme.text)
        # Titles of one series differ at their end, so the middle gives way.
        text = QFontMetrics(font).elidedText(index.data(), Qt.TextElideMode.ElideMiddle, rect.width() - width - 10)
        painter.drawText(rect, middle, text)
        painter.restore()


class LibraryPanel(QWidget):
    """The list of reports; `asked` tells which one to open, `delete_asked` which one to delete, `open_asked` that
    another file is wanted, `search_asked` that all reports are to be searched.
    """

    asked = Signal(object)
    delete_asked = Signal(object)
    open_asked = Signal()
    search_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._search, self._add = QLabel(self), QToolButton(self), QToolButton(self)
        self.list = QListView(self)
        self._model = QStandardItemModel(self)
        self._delegate = LibraryDelegate(theme, self)
        self._title.setFont(window_font(bold=True))
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._delegate)
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        lay_out(self, self._title, (self._search, self._add), self.list, below=6)
        self.list.activated.connect(self._tell)
        self.list.clicked.connect(self._tell)
        self._add.clicked.connect(self.open_asked)
        self._search.clicked.connect(self.search_asked)
        self._open, self._delete = QAction(self), QAction(self)
        self._delete.setShortcut(QKeySequence.StandardKey.Delete)
        self._delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._open.triggered.connect(lambda: self._tell(self.list.currentIndex()))
        self._delete.triggered.connect(self._ask_to_delete)
        self.list.addActions([self._open, self._delete])
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.set_theme(theme)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        self._title.setText(translate("Library"))
        self.list.setAccessibleName(translate("Library"))
        self._open.setText(translate("Open"))
        self._delete.setText(translate("Delete from the library..."))
        self._search.setToolTip(translate("Find in all reports"))
        self._search.setAccessibleName(translate("Find in all reports"))
        self._add.setToolTip(translate("Open a report"))
        self._add.setAccessibleName(translate("Open a report"))

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._delegate.theme = theme
        self._add.setIcon(icon("add", theme.muted, MARGIN))
        self._search.setIcon(icon("search", theme.muted, MARGIN))
        self.list.viewport().update()

    def show_records(self, records: Sequence[ReportRecord], current: int | None) -> None:
        """Show the reports, the open one selected."""
        self._model.clear()
        for record in records:
            entry = QStandardItem(record.title)
            entry.setData(record, RECORD_ROLE)
            apart = tell_apart(record, records)
            entry.setData(apart, APART_ROLE)
            entry.setToolTip(in_full(record))
            entry.setData(f"{record.title}, {apart}, {share_reviewed(record)}", Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(entry)
            if record.id == current:
                self.list.setCurrentIndex(entry.index())

    @Slot()
    def _ask_to_delete(self) -> None:
        record = self.list.currentIndex().data(RECORD_ROLE)
        if record is not None:
            self.delete_asked.emit(record)

    @Slot(QModelIndex)
    def _tell(self, index: QModelIndex) -> None:
        record = index.data(RECORD_ROLE)
        if record is not None:
            self.asked.emit(record)
