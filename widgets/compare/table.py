"""The table below the two pages: the rows of one list, filtered by words and sorted by any column."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.language.folding import fold
from app.wording import Message, render
from widgets.compare.rows import Row, RowGroup, percent_text
from widgets.theme.fonts import BASE_POINTS, window_font
from widgets.theme.icons import CHIP, icon, verdict_icon
from widgets.theme.theme import Theme
from widgets.words import verdict_word

LABEL, OLD, NEW, DIFFERENCE, PERCENT, RELATION, SECTION, VERDICT, STATE = range(9)
TITLES = (
    Message("What changed"),
    Message("Old"),
    Message("New"),
    Message("Difference"),
    Message("Percent"),
    Message("Relations"),
    Message("Section"),
    Message("Earlier assessment"),
    Message("Carried over"),
)
NUMBERS = frozenset({OLD, NEW, DIFFERENCE})
MAY_BE_EMPTY = (DIFFERENCE, PERCENT, RELATION, VERDICT, STATE)
# What share of the width each column has, where it is shown; what is left is the last one's.
FIGURE_SHARES = {
    LABEL: 0.17,
    OLD: 0.085,
    NEW: 0.085,
    DIFFERENCE: 0.085,
    PERCENT: 0.105,
    RELATION: 0.12,
    SECTION: 0.065,
    VERDICT: 0.145,
}
REVIEW_SHARES = {LABEL: 0.17, OLD: 0.2, NEW: 0.2, SECTION: 0.07, VERDICT: 0.15}
WORDING_SHARES = {LABEL: 0.14, OLD: 0.28, NEW: 0.28, RELATION: 0.2, SECTION: 0.08, VERDICT: 0.1}
ROW_HEIGHT = 30
BAR_HALF, BAR_HEIGHT, FULL_PERCENT = 22, 11, 15.0
Index = QModelIndex | QPersistentModelIndex
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class ChangesModel(QAbstractTableModel):
    """Rows of a comparison as Qt asks for them; `rows` are those that are shown, in the order they are shown."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._all: Sequence[Row] = ()
        self._words = ""
        self._folded: dict[str, str] = {}  # the words of rows, folded once they are looked for
        self._column, self._order = -1, Qt.SortOrder.AscendingOrder
        self.rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row], theme: Theme) -> None:
        """Show these rows instead of all others."""
        self._all, self._theme = rows, theme
        self._folded.clear()
        self._arrange()

    def filter(self, words: str) -> None:
        """Show only the rows that hold all these words, with or without their accents."""
        self._words = words
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the order of the text."""
        self._column, self._order = column, order
        self._arrange()

    def _arrange(self) -> None:
        wanted = fold(self._words).split()
        rows = [row for row in self._all if self._holds(row, wanted)] if wanted else list(self._all)
        if self._column >= 0:
            down = self._order is Qt.SortOrder.DescendingOrder
            empty = [row for row in rows if not _text(row, self._column)]
            told = sorted((row for row in rows if _text(row, self._column)), key=self._key, reverse=down)
            rows = told + empty  # what says nothing is looked for last
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def _holds(self, row: Row, wanted: Sequence[str]) -> bool:
        words = self._folded.get(row.key)
        if words is None:
            words = self._folded[row.key] = fold(" ".join(_text(row, column) for column in range(len(TITLES))))
        return all(word in words for word in wanted)

    def _key(self, row: Row) -> tuple[int, Decimal, str]:
        column, words = self._column, fold(_text(row, self._column))
        number = row.percent if column == PERCENT else None
        if column in NUMBERS:
            number = row.numbers[(OLD, NEW, DIFFERENCE).index(column)]
        return (1, Decimal(0), words) if number is None else (0, number, words)

    def _has_figures(self) -> bool:
        return bool(self._all) and RowGroup.FIGURES in self._all[0].groups

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: ANN401
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(TITLES):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return render(TITLES[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section in NUMBERS and self._has_figures() else LEFT
        return window_font(9.0, bold=True) if role == Qt.ItemDataRole.FontRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            first, more = _text(row, column).partition("\n")[::2]
            return f"(+{more.count(chr(10)) + 1}) {first}" if more else first
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return _text(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column in NUMBERS and self._has_figures() else LEFT
        if role == Qt.ItemDataRole.FontRole:
            return window_font(BASE_POINTS, bold=column == NEW and RowGroup.FIGURES in row.groups)
        if role == Qt.ItemDataRole.ForegroundRole:
            if column == STATE and row.look_again:
                return self._theme.accent_ink
            return self._theme.muted if column in (OLD, SECTION) else self._theme.text
        return self._sign(row, column) if role == Qt.ItemDataRole.DecorationRole else None

    def _sign(self, row: Row, column: int) -> Any:  # noqa: ANN401
        if column == VERDICT and row.verdict is not None:
            return verdict_icon(row.verdict, self._theme, CHIP)
        if column == STATE and row.look_again:
            return icon("look_again", self._theme.accent_ink, CHIP)
        if column == RELATION and row.effects:
            fits = row.effects[0][1]  # the worst is told first
            return icon("holds" if fits else "fails", self._theme.colour(fit_role(fits)), CHIP)
        return None


def fit_role(fits: bool) -> str:
    """Return the role of the colour that says whether a relation fits."""
    return "verified" if fits else "inconsistent"


def _text(row: Row, column: int) -> str:
    return (
        row.label,
        row.old_text,
        row.new_text,
        row.difference,
        percent_text(row.percent),
        "\n".join(text for text, _ in row.effects),
        row.section,
        verdict_word(row.verdict) if row.verdict is not None else "",
        row.state,
    )[column]


class PercentDelegate(QStyledItemDelegate):
    """Draws a change in percent as a small bar to the right or left of a line, with its number behind."""

    def __init__(self, table: ChangesTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell."""
        percent = self._table.changes.rows[index.row()].percent
        box, theme = QRectF(option.rect), self._table.theme
        shift = 2 * BAR_HALF + 12
        if self._table.selectionModel().isRowSelected(index.row()):
            painter.fillRect(box, theme.accent_soft)
        painter.save()
        if percent is not None:
            middle = box.left() + BAR_HALF + 4
            length = BAR_HALF * min(1.0, abs(float(percent)) / FULL_PERCENT)
            painter.fillRect(QRectF(middle - 0.5, box.center().y() - 9, 1, 18), theme.field)
            left = middle if percent > 0 else middle - length
            colour = theme.accent if percent > 0 else theme.accent_line
            painter.fillRect(QRectF(left, box.center().y() - BAR_HEIGHT / 2, max(length, 2), BAR_HEIGHT), colour)
        painter.setPen(theme.text)
        painter.setFont(window_font(BASE_POINTS))
        painter.drawText(box.adjusted(shift, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, percent_text(percent))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Leave room for bar and number."""
        return QSize(2 * BAR_HALF + 80, ROW_HEIGHT)


class ChangesTable(QTableView):
    """The table of changes; rows are chosen whole, several at once where the delegate decides of several."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.changes = ChangesModel(theme, self)
        self.setModel(self.changes)
        self.setItemDelegateForColumn(PERCENT, PercentDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)

    def show_rows(self, rows: Sequence[Row], theme: Theme) -> None:
        """Show these rows; columns that are empty in all of them are left out."""
        self.theme = theme
        self.changes.show_rows(rows, theme)
        for column in MAY_BE_EMPTY:
            self.setColumnHidden(column, not any(_text(row, column) for row in rows))
        self._share_width()

    @property
    def chosen_rows(self) -> list[Row]:
        """The rows that are chosen."""
        return [self.changes.rows[index.row()] for index in self.selectionModel().selectedRows()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns anew."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        room = self.viewport().width()
        shares = FIGURE_SHARES
        if self.isColumnHidden(DIFFERENCE):
            shares = WORDING_SHARES if self.isColumnHidden(STATE) else REVIEW_SHARES
        shown = {column: share for column, share in shares.items() if not self.isColumnHidden(column)}
        last = 0.0 if self.isColumnHidden(STATE) else 0.14 if shares is FIGURE_SHARES else 0.21
        for column, share in shown.items():
            self.setColumnWidth(column, round(room * share / (sum(shown.values()) + last)))
