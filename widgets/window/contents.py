"""The contents: headings with the number of findings under each, then notes and tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from operator import itemgetter
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.report.model import NOTE_KINDS, BlockKind, Report, Span
from app.review.sections import shorten
from app.wording import translate
from widgets.theme.fonts import window_font
from widgets.theme.icons import CHIP, MARGIN, icon, pixmap
from widgets.theme.rows import paint_row_ground
from widgets.theme.theme import Theme
from widgets.window.dock import lay_out

SPAN_ROLE, FINDINGS_ROLE, COUNT_ROLE, ICON_ROLE = (Qt.ItemDataRole.UserRole + n for n in range(4))
ROW = 30
SHOWN, TOLD = 80, 600  # code points of a note in its row, and in its tip


class ContentsDelegate(QStyledItemDelegate):
    """Draws a heading and, in a badge, how many findings stand under it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(60, max(ROW, QFontMetrics(window_font()).height() + 10))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        rect: QRect = option.rect
        findings, count = index.data(FINDINGS_ROLE) or 0, index.data(COUNT_ROLE) or 0
        right = rect.right() - 8
        if findings:
            right = self._paint_badge(painter, rect, right, str(findings))
        elif count:
            painter.setPen(self.theme.muted)
            painter.setFont(window_font(9.0))
            painter.drawText(
                QRect(right - 40, rect.top(), 40, rect.height()),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                str(count),
            )
            right -= 40
        left = rect.left() + 6
        if name := index.data(ICON_ROLE):
            ratio = painter.device().devicePixelRatioF()
            drawn = pixmap(name, self.theme.muted, MARGIN, ratio)
            painter.drawPixmap(left, rect.top() + (rect.height() - MARGIN) // 2, drawn)
            left += MARGIN + 6
        font = window_font(bold=selected)
        painter.setFont(font)
        painter.setPen(self.theme.accent_ink if selected else self.theme.text)
        text = QFontMetrics(font).elidedText(index.data(), Qt.TextElideMode.ElideRight, right - left - 4)
        painter.drawText(QRect(left, rect.top(), right - left, rect.height()), Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def _paint_badge(self, painter: QPainter, rect: QRect, right: int, text: str) -> int:
        font = window_font(8.25, bold=True)
        width = max(20, QFontMetrics(font).horizontalAdvance(text) + 12)
        badge = QRectF(right - width, rect.center().y() - 9, width, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.finding.fill)
        painter.drawRoundedRect(badge, 10, 10)
        painter.setPen(self.theme.finding.ink)
        painter.setFont(font)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
        return right - width


class ContentsTree(QTreeView):
    """A tree whose rows are selected over their whole width, with the program's own chevrons."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        # The style would paint the selection again beside the rounded one.
        self.setStyleSheet("QTreeView { selection-background-color: transparent; }")

    def drawRow(
        self, painter: QPainter, options: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        ground = QStyleOptionViewItem(options)
        if self.selectionModel().isSelected(index):
            ground.state |= QStyle.StateFlag.State_Selected
        if index != self.currentIndex() or not self.hasFocus():
            ground.state &= ~QStyle.StateFlag.State_HasFocus
        painter.save()
        paint_row_ground(painter, ground, self.theme)
        painter.restore()
        super().drawRow(painter, options, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        if not self.model().hasChildren(index):
            return
        name = "next" if self.isExpanded(index) else "right"
        drawn = pixmap(name, self.theme.muted, CHIP, self.devicePixelRatioF())
        painter.drawPixmap(rect.right() - CHIP + 2, rect.top() + (rect.height() - CHIP) // 2, drawn)


class ContentsPanel(QWidget):
    """The tree of headings; `asked` tells where to go."""

    asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._expand, self._none = QLabel(self), QToolButton(self), QLabel(self)
        self.tree = ContentsTree(theme, self)
        self._model = QStandardItemModel(self)
        self._delegate = ContentsDelegate(theme, self)
        self._spans: list[tuple[int, QStandardItem]] = []
        self._title.setFont(window_font(bold=True))
        self.tree.setModel(self._model)
        self.tree.setItemDelegate(self._delegate)
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(14)
        self.tree.setMouseTracking(True)
        self.tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lay_out(self, self._title, self._expand, self.tree)
        self._none.setProperty("kind", "muted")
        self._none.setWordWrap(True)
        self._none.setContentsMargins(10, 4, 10, 0)
        inside = QVBoxLayout(self.tree.viewport())
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._none)
        inside.addStretch(1)
        self._none.hide()
        self.tree.clicked.connect(self._tell)
        self.tree.activated.connect(self._tell)
        self._expand.clicked.connect(self._fold)
        self.set_theme(theme)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        self._title.setText(translate("Contents"))
        self.tree.setAccessibleName(translate("Contents"))
        self._none.setText(translate("No headings, notes or tables were found in this report."))
        self._expand.setToolTip(translate("Open or close all"))
        self._expand.setAccessibleName(translate("Open or close all"))

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._delegate.theme = self.tree.theme = theme
        self._expand.setIcon(icon("expand", theme.muted, MARGIN))
        self.tree.viewport().update()

    def clear(self) -> None:
        """Show nothing."""
        self._model.clear()
        self._none.hide()
        self._spans = []

    def show_report(self, report: Report) -> None:
        """Show the headings of a report, then its notes and tables."""
        self.clear()
        stack: list[tuple[int, QStandardItem]] = [(0, self._model.invisibleRootItem())]
        for block in report.blocks:
            if block.kind is BlockKind.HEADING:
                while len(stack) > 1 and stack[-1][0] >= block.level:
                    stack.pop()
                entry = self._entry(" ".join(report.text_of(block.span).split()), block.span)
                stack[-1][1].appendRow(entry)
                stack.append((block.level, entry))
                self._spans.append((block.span.start, entry))
        self._add_notes(report)
        self._add_tables(report)
        self.tree.expandToDepth(0)
        self._none.setVisible(not self._model.rowCount())

    def show_findings(self, places: Iterable[int]) -> None:
        """Show at each heading how many of the findings that begin at these places stand under it."""
        for _, entry in self._spans:
            entry.setData(0, FINDINGS_ROLE)
        for place in places:
            above = self._heading_of(place)
            while above is not None:
                above.setData((above.data(FINDINGS_ROLE) or 0) + 1, FINDINGS_ROLE)
                above = cast("QStandardItem | None", above.parent())

    def show_place(self, place: int) -> None:
        """Select the heading that a place stands under, none before the first."""
        entry = self._heading_of(place)
        self.tree.setCurrentIndex(entry.index() if entry else QModelIndex())

    def _heading_of(self, place: int) -> QStandardItem | None:
        number = bisect_right(self._spans, place, key=itemgetter(0))
        return self._spans[number - 1][1] if number else None

    def _entry(self, text: str, span: Span, icon_name: str = "", count: int = 0) -> QStandardItem:
        entry = QStandardItem(text)
        entry.setData(tuple(span), SPAN_ROLE)
        entry.setData(icon_name, ICON_ROLE)
        entry.setData(count, COUNT_ROLE)
        entry.setToolTip(text)
        return entry

    def _add_notes(self, report: Report) -> None:
        notes = list(report.notes())
        if notes:
            group = self._entry(translate("Footnotes"), notes[0].span, "notes", len(notes))
            for note in notes:
                words = f"{note.note or ''}  {' '.join(report.text_of(note.span).split())}".strip()
                entry = self._entry(shorten(words, SHOWN), note.span)
                entry.setToolTip(shorten(words, TOLD))
                group.appendRow(entry)
            self._model.appendRow(group)

    def _add_tables(self, report: Report) -> None:
        cells: dict[int, Span] = {}
        for block in report.blocks:
            if block.cell and block.kind not in NOTE_KINDS:
                cells.setdefault(block.cell.table, block.span)
        if cells:
            group = self._entry(translate("Tables"), next(iter(cells.values())), "tables", len(cells))
            for table, span in cells.items():
                group.appendRow(self._entry(translate("Table {number}", number=table + 1), span))
            self._model.appendRow(group)

    @Slot(QModelIndex)
    def _tell(self, index: QModelIndex) -> None:
        span = index.data(SPAN_ROLE)
        if span:
            self.asked.emit(Span(*span))

    @Slot()
    def _fold(self) -> None:
        first = self._model.index(0, 0)
        if any(self.tree.isExpanded(self._model.index(row, 0)) for row in range(self._model.rowCount())):
            self.tree.collapseAll()
        else:
            self.tree.expandAll()
        self.tree.scrollTo(first)
