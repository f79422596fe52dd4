"""The comparison of two versions: both pages side by side, and below them all that changed, figures first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.wording import translate
from widgets.compare.bar import CompareBar
from widgets.compare.carried_rows import added_rows, mark_rows, marks_of, with_outcomes
from widgets.compare.compared import Compared, Told
from widgets.compare.history import moments_of
from widgets.compare.keys import NEXT, PREVIOUS, VERDICTS, join_keys
from widgets.compare.lists import CHANGES, Lists
from widgets.compare.pages import PagePair
from widgets.compare.rows import Row, RowGroup, change_rows, count, noise_rows
from widgets.page.style import BASE_POINTS
from widgets.theme.theme import Theme

if TYPE_CHECKING:
    from app.review.carrying import CarriedMark

PAGES_HEIGHT, LISTS_HEIGHT = 440, 248


class CompareView(QWidget):
    """Two versions side by side.

    Signals: `closed()` the delegate is done with them; `confirmed(marks)`, `judged(marks, verdict)`, `declined(marks)`
    and `placed(mark, span)` what the delegate decides of assessments that were carried; `noise_asked()`;
    `versions_asked(int, int)` two reports of the library; `export_asked()`; `find_asked(backward)`.
    """

    closed = Signal()
    confirmed = Signal(object)
    judged = Signal(object, str)
    declined = Signal(object)
    placed = Signal(object, object)
    noise_asked = Signal()
    versions_asked = Signal(int, int)
    export_asked = Signal()
    find_asked = Signal(bool)

    def __init__(self, theme: Theme, points: float = BASE_POINTS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.compared: Compared | None = None
        self._told = Told(-1)
        self._changes: list[Row] = []
        self._review: list[Row] = []
        self._noise: list[Row] = []
        self._rows: list[Row] = []
        self._chose_group = False
        self.bar = CompareBar(theme, self)
        self.pages = PagePair(theme, points, self)
        self.lists = Lists(theme, self)
        self.table, self.detail = self.lists.table, self.lists.detail
        self._lay_out()
        self._join()

    # What is shown

    def show_compared(self, compared: Compared) -> None:
        """Show a stage of a comparison; what is looked at stays, where it is the same comparison."""
        begins = self.compared is None or compared.turn != self.compared.turn
        self.compared = compared
        if begins:
            self._told, self._chose_group = Told(compared.turn), False
            self._noise = []
            self.lists.filter.clear()
            self.pages.show_versions(compared)
        self._changes = list(compared.changes)
        if not self._chose_group:
            some = (group for group in CHANGES if count(self._changes, group))
            self.lists.choose_group(next(some, RowGroup.FIGURES))
        self.refresh_review()
        if self.shown_rows and self.current_row is None:
            self.table.selectRow(0)

    def show_told(self, told: Told) -> None:
        """Show what was asked for, or came later."""
        if self.compared is None or told.turn != self.compared.turn:
            return
        self._told = Told(
            told.turn,
            self._told.noise if told.noise is None else told.noise,
            told.lineage or self._told.lineage,
            told.records or self._told.records,
        )
        if told.noise is not None:
            self._noise = noise_rows(self.compared.comparison, told.noise)
            self._lay_rows()
        self._show_detail()

    @Slot()
    def refresh_review(self) -> None:
        """Show what stands now of the review of the old version."""
        if self.compared is None:
            return
        carrying = self.compared.carrying
        self._review = [*self.compared.marks, *added_rows(carrying)] if carrying else []
        self.pages.show_carrying(carrying)
        kept = sum(carrying.verdict_of(one) is one.mark.verdict for one in carrying.marks) if carrying else 0
        self.bar.show_compared(self.compared, kept)
        self._lay_rows()

    def begin(self) -> None:
        """Go to the first change, ready for the keys."""
        self.table.setFocus()

    def show_group(self, group: RowGroup) -> None:
        """Show one list of changes in the table."""
        self._chose_group = True
        self.lists.choose_group(group)
        self.lists.to_chart.setChecked(False)
        self.lists.show_rows(self._rows, self._told.noise is not None)
        if group is RowGroup.NOISE and self._told.noise is None:
            self.noise_asked.emit()
        if self.shown_rows:
            self._go_to_row(0)
        self._row_chosen()

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
        for part in (self.bar, self.pages, self.lists):
            part.set_theme(theme)

    def set_text_size(self, points: float) -> None:
        """Set the letters of both pages in a size."""
        self.pages.set_text_size(points)

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        self.bar.retranslate()
        self.lists.retranslate()
        if self.compared:
            compared = self.compared
            marks = mark_rows(compared.carrying) if compared.carrying else []
            self._changes = change_rows(compared.comparison, compared.relations)
            self.compared = replace(compared, changes=self._changes, marks=marks)
            self.show_told(self._told)
            self.refresh_review()

    # What the delegate does

    def confirm(self) -> None:
        """Keep the verdicts of the chosen assessments."""
        self._decide(self.confirmed.emit)

    def judge(self, verdict: str) -> None:
        """Give the places of the chosen assessments another verdict."""
        self._decide(lambda marks: self.judged.emit(marks, verdict))

    def decline(self) -> None:
        """Take over nothing of the chosen assessments."""
        self._decide(self.declined.emit)

    def place(self) -> None:
        """Put the assessment that is looked at where words are selected in the new version."""
        row, span = self.current_row, self.pages.selected_new()
        if row is not None and row.mark is not None and span is not None:
            self.placed.emit(row.mark, span)

    def _decide(self, tell: Callable[[list[CarriedMark]], None]) -> None:
        marks = marks_of(self.table.chosen_rows)
        if marks:
            tell(marks)

    # Inside

    def _lay_rows(self) -> None:
        """Lay all rows into the table and over the pages; what is chosen stays chosen."""
        if self.compared is None:
            return
        kept = [row.key for row in self.table.chosen_rows]
        current = self.current_row
        self._rows = with_outcomes([*self._changes, *self._noise, *self._review], self.compared.carrying)
        self.pages.show_rows(self.compared.comparison, self._rows)
        self.table.selectionModel().blockSignals(True)
        self.lists.show_rows(self._rows, self._told.noise is not None)
        self._choose_again(kept, current)
        self.table.selectionModel().blockSignals(False)
        self._show_detail()
        self._tell_number()

    def _choose_again(self, keys: Sequence[str], current: Row | None) -> None:
        places = {row.key: number for number, row in enumerate(self.shown_rows)}
        model, selection = self.table.changes, self.table.selectionModel()
        flag = selection.SelectionFlag
        if current is not None and current.key in places:
            selection.setCurrentIndex(model.index(places[current.key], 0), flag.NoUpdate)
        for key in keys:
            if key in places:
                selection.select(model.index(places[key], 0), flag.Select | flag.Rows)
        self.table.viewport().update()

    def _step(self, by: int) -> None:
        rows = self.table.changes.rowCount()
        if rows:
            now = self.table.currentIndex()
            self._go_to_row((now.row() + by) % rows if now.isValid() else (0 if by > 0 else rows - 1))

    def _go_to_row(self, place: int) -> None:
        """Choose a row, and go to its places also where it is the one that was chosen before."""
        again = self.table.currentIndex().row() == place
        self.table.selectRow(place)
        if again:
            self._row_chosen()

    @Slot(QModelIndex)
    def _row_chosen(self, _now: QModelIndex | None = None) -> None:
        row = self.current_row
        if row is not None:
            self.pages.go_to(row)
        self._show_detail()
        self._tell_number()

    def _show_detail(self) -> None:
        row = self.current_row
        comparison = self.compared.comparison if self.compared else None
        change = row.change if row else None
        moments = moments_of(self._told, comparison, change) if comparison and change else ()
        self.detail.show_row(row, comparison, moments)

    @Slot(str)
    def _choose_key(self, key: str) -> None:
        """Choose the row of a change or an assessment that was clicked on a page."""
        row = next((row for row in self._rows if key in (row.key, self._made_key(row))), None)
        if row is None:
            return
        if self.lists.group not in row.groups:
            self.show_group(next(group for group in RowGroup if group in row.groups))
        if row.key not in {one.key for one in self.shown_rows}:
            self.lists.filter.clear()
        place = next((number for number, one in enumerate(self.shown_rows) if one.key == row.key), None)
        if place is not None:
            self._go_to_row(place)

    def _made_key(self, row: Row) -> str:
        """Return what the page of the new version calls the assessment of a row."""
        carrying = self.compared.carrying if self.compared else None
        made = carrying.made_of(row.mark) if carrying and row.mark and row.key.startswith("mark-") else None
        return f"mark-{made.uuid}" if made else ""

    def _tell_number(self) -> None:
        index = self.table.currentIndex()
        self.bar.show_counter(index.row() + 1 if index.isValid() else 0, self.table.changes.rowCount())

    def _join(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.table.changes.modelReset.connect(self._tell_number)
        self.table.doubleClicked.connect(self._row_chosen)
        self.pages.clicked.connect(self._choose_key)
        self.lists.group_asked.connect(self.show_group)
        self.lists.export_asked.connect(self.export_asked)
        self.lists.chart.chosen.connect(self._choose_key)
        self.bar.previous_asked.connect(self.previous_change)
        self.bar.next_asked.connect(self.next_change)
        self.bar.closed.connect(self.closed)
        self.bar.versions_asked.connect(self.versions_asked)
        self.detail.confirmed.connect(self.confirm)
        self.detail.judged.connect(self.judge)
        self.detail.declined.connect(self.decline)
        self.detail.placed.connect(self.place)
        self._join_keys()

    def _join_keys(self) -> None:
        calls: dict[str, Callable[[], None]] = {
            **dict.fromkeys(NEXT, self.next_change),
            **dict.fromkeys(PREVIOUS, self.previous_change),
            **dict.fromkeys(("Return", "Enter"), self.confirm),
            **{key: partial(self.judge, verdict.value) for key, verdict in VERDICTS.items()},
            "U": self.decline,
            "P": self.place,
            "F3": partial(self.find_asked.emit, False),
            "Shift+F3": partial(self.find_asked.emit, True),
            "Ctrl+E": self.export_asked.emit,
            "Escape": self.closed.emit,
        }
        join_keys(self, calls)

    def _lay_out(self) -> None:
        self.setAccessibleName(translate("Comparison of two versions"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setHandleWidth(1)
        split.addWidget(self.pages)
        split.addWidget(self.lists)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 0)
        split.setCollapsible(0, False)
        split.setSizes([PAGES_HEIGHT, LISTS_HEIGHT])
        box.addWidget(split, 1)
