"""The comparison of two versions: both pages side by side, and below them all that changed, figures first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QToolButton, QVBoxLayout, QWidget

from app.comparison.model import Comparison
from app.report.model import Report
from app.review.carrying import CarriedMark
from app.wording import render, translate
from widgets.compare.pages import PagePair
from widgets.compare.rows import GROUP_WORDS, Row, RowGroup, count, rows_of
from widgets.compare.table import ChangesTable
from widgets.items.chip import Chip
from widgets.page.style import BASE_POINTS
from widgets.theme.fonts import window_font
from widgets.theme.icons import icon
from widgets.theme.theme import Theme

BAR_HEIGHT, TABLE_HEIGHT = 44, 248
CHANGES = (RowGroup.FIGURES, RowGroup.WORDING, RowGroup.MOVED)
CARRIED = (RowGroup.KEPT, RowGroup.LOOK_AGAIN, RowGroup.GONE, RowGroup.NEW_NUMBER)


class CompareView(QWidget):
    """Two versions side by side. Signals: `closed()` the delegate is done with them."""

    closed = Signal()

    def __init__(self, theme: Theme, points: float = BASE_POINTS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[Row] = []
        self._group = RowGroup.FIGURES
        self.pages = PagePair(theme, points, self)
        self.table = ChangesTable(theme, self)
        self.table.setAccessibleName(translate("What changed"))
        self._old_title, self._new_title = QLabel(self), QLabel(self)
        self._counter = QLabel(self)
        self._previous = self._button("previous", translate("Previous change"), self.previous_change)
        self._next = self._button("next", translate("Next change"), self.next_change)
        self._close = self._button("close", translate("Close the comparison"), self.closed.emit)
        self._chips = {group: self._chip(group) for group in (*CHANGES, *CARRIED)}
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.pages.clicked.connect(self._choose_key)
        for keys, act in self._keys():
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_comparison(self, comparison: Comparison, carried: Sequence[CarriedMark] = ()) -> None:
        """Show two versions, what differs, and what became of the assessments of the old one."""
        self._rows = rows_of(comparison, carried)
        self._old_title.setText(_title(translate("Version {number}", number=1), comparison.old.report))
        self._new_title.setText(_title(translate("Version {number}", number=2), comparison.new.report))
        for group, chip in self._chips.items():
            number = count(self._rows, group)
            chip.show_count(render(GROUP_WORDS[group]), str(number))
            chip.setVisible(number > 0 or group in CHANGES)
        self.pages.show_rows(comparison, self._rows, carried)
        self.show_group(next((group for group in CHANGES if count(self._rows, group)), RowGroup.FIGURES))

    def begin(self) -> None:
        """Go to the first change, ready for the keys."""
        self.table.setFocus()
        if self.shown_rows:
            self.table.selectRow(0)

    def show_group(self, group: RowGroup) -> None:
        """Show one list of changes in the table."""
        self._group = group
        for other, chip in self._chips.items():
            chip.setChecked(other is group)
        self.table.show_rows([row for row in self._rows if group in row.groups], self._theme)
        self._tell_number()

    @property
    def shown_rows(self) -> Sequence[Row]:
        """The rows of the list that is shown."""
        return self.table.changes.rows

    @property
    def current_row(self) -> Row | None:
        """The change that is looked at."""
        index = self.table.currentIndex()
        return self.shown_rows[index.row()] if index.isValid() else None

    def next_change(self) -> None:
        """Go to the next change of the list, round its end."""
        self._step(1)

    def previous_change(self) -> None:
        """Go to the change before, round the beginning of the list."""
        self._step(-1)

    def set_theme(self, theme: Theme) -> None:
        """Show all in the colours of a theme."""
        self._theme = theme
        self.pages.set_theme(theme)
        for chip in self._chips.values():
            chip.set_theme(theme)
        for button, name in ((self._previous, "previous"), (self._next, "next"), (self._close, "close")):
            button.setIcon(icon(name, theme.text))
        self.table.show_rows(self.shown_rows, theme)

    def set_text_size(self, points: float) -> None:
        """Set the letters of both pages in a size."""
        self.pages.set_text_size(points)

    def _keys(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        forward, back = self.next_change, self.previous_change
        pairs = (("F8", "Shift+F8"), ("J", "K"), ("Alt+Down", "Alt+Up"))
        steps = [step for keys in pairs for step in zip(keys, (forward, back), strict=True)]
        return (*steps, ("Escape", self.closed.emit))

    def _step(self, by: int) -> None:
        rows = self.table.changes.rowCount()
        if rows:
            now = self.table.currentIndex()
            self.table.selectRow((now.row() + by) % rows if now.isValid() else (0 if by > 0 else rows - 1))

    def _row_chosen(self, now: QModelIndex) -> None:
        if now.isValid():
            self.pages.go_to(self.shown_rows[now.row()])
        self._tell_number()

    def _choose_key(self, key: str) -> None:
        """Choose the row of a change that was clicked on a page."""
        row = next((row for row in self._rows if row.key == key), None)
        if row is None:
            return
        if self._group not in row.groups:
            self.show_group(next(group for group in RowGroup if group in row.groups))
        self.table.selectRow(self.shown_rows.index(row))

    def _tell_number(self) -> None:
        index, total = self.table.currentIndex(), self.table.changes.rowCount()
        number = index.row() + 1 if index.isValid() else 0
        self._counter.setText(translate("Change {number} / {total}", number=number, total=total))

    def _button(self, name: str, words: str, act: object) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name, self._theme.text))
        button.setIconSize(QSize(16, 16))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(act)
        return button

    def _chip(self, group: RowGroup) -> Chip:
        chip = Chip("", self._theme, self)
        chip.clicked.connect(lambda _checked=False, group=group: self.show_group(group))
        return chip

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._bar())
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setHandleWidth(1)
        split.addWidget(self.pages)
        split.addWidget(self._lists())
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 0)
        split.setCollapsible(0, False)
        split.setSizes([BAR_HEIGHT * 10, TABLE_HEIGHT])
        box.addWidget(split, 1)

    def _bar(self) -> QWidget:
        bar = QWidget(self)
        bar.setFixedHeight(BAR_HEIGHT)
        line = QHBoxLayout(bar)
        line.setContentsMargins(20, 0, 12, 0)
        line.addWidget(self._old_title, 1)
        line.addWidget(self._previous)
        line.addWidget(self._counter)
        line.addWidget(self._next)
        self._new_title.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._new_title, 1)
        line.addSpacing(12)
        line.addWidget(self._close)
        return bar

    def _lists(self) -> QWidget:
        panel = QWidget(self)
        box = QVBoxLayout(panel)
        box.setContentsMargins(8, 8, 8, 0)
        box.setSpacing(4)
        line = QHBoxLayout()
        line.setContentsMargins(8, 0, 8, 0)
        for title, groups in ((translate("Changes"), CHANGES), (translate("Carried over"), CARRIED)):
            label = QLabel(title, panel)
            label.setProperty("kind", "muted")
            label.setFont(window_font(9.0))
            line.addWidget(label)
            for group in groups:
                line.addWidget(self._chips[group])
            line.addSpacing(12)
        line.addStretch(1)
        box.addLayout(line)
        box.addWidget(self.table, 1)
        return panel


def _title(which: str, report: Report) -> str:
    """Return which version it is, with its number and date, or else the name of its file."""
    said = [part for part in (report.metadata.number, report.metadata.issued_on) if part]
    return " · ".join([which, *(said or [Path(report.path).name])])
