"""The lists below the two pages: a chip for each, words to filter by, the table or the chart, the change in full."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.wording import render, translate
from widgets.compare.chart import ChangesChart
from widgets.compare.detail import WIDTH as DETAIL_WIDTH
from widgets.compare.detail import ChangeDetail
from widgets.compare.rows import GROUP_WORDS, Row, RowGroup, count
from widgets.compare.table import ChangesTable
from widgets.items.chip import Chip
from widgets.items.flow import FlowLayout
from widgets.theme.fonts import window_font
from widgets.theme.icons import icon
from widgets.theme.theme import Theme

CHANGES = (RowGroup.FIGURES, RowGroup.WORDING, RowGroup.MOVED, RowGroup.RELATIONS, RowGroup.NOISE)
CARRIED = (RowGroup.KEPT, RowGroup.LOOK_AGAIN, RowGroup.GONE, RowGroup.NEW_NUMBER, RowGroup.ADDED)
ALWAYS = frozenset({RowGroup.FIGURES, RowGroup.WORDING, RowGroup.MOVED, RowGroup.NOISE})
FILTER_WIDTH, ROOMY, NARROW = (
    120,
    2.6,
    900,
)  # times the width of the detail that the lists must have for it to stand beside them


class Lists(QWidget):
    """Signals: `group_asked(RowGroup)`, `export_asked()`."""

    group_asked = Signal(object)
    export_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts: dict[RowGroup, int | None] = {}
        self._figures: list[Row] = []
        self.group = RowGroup.FIGURES
        self.table, self.chart, self.detail = (
            ChangesTable(theme, self),
            ChangesChart(theme, self),
            ChangeDetail(theme, self),
        )
        self.chips = {group: self._chip(group) for group in (*CHANGES, *CARRIED)}
        self._titles = (QLabel(self), QLabel(self))
        self._chips, self.picker = QWidget(self), QComboBox(self)
        self.picker.activated.connect(self._pick)
        self.filter = QLineEdit(self)
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(FILTER_WIDTH)
        self.filter.textChanged.connect(self.table.changes.filter)
        self.to_chart, self.to_export = QPushButton(self), QPushButton(self)
        self.to_chart.setCheckable(True)
        self.to_chart.toggled.connect(self._show_chart)
        self.to_export.clicked.connect(self.export_asked)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.chart)
        self._lay_out()
        self.retranslate()

    def show_rows(self, rows: Sequence[Row], noise_known: bool) -> None:
        """Count the rows of each list, and show those of the chosen one."""
        for group in self.chips:
            known = group is not RowGroup.NOISE or noise_known
            self._counts[group] = count(rows, group) if known else None
        self._show_counts()
        shown = [row for row in rows if self.group in row.groups]
        self.table.show_rows(shown, self._theme)
        self._figures = [row for row in rows if RowGroup.FIGURES in row.groups]
        if self.to_chart.isChecked():
            self.chart.show_rows(self._figures, self._theme)

    def choose_group(self, group: RowGroup) -> None:
        """Remember which list is shown."""
        self.group = group
        for other, chip in self.chips.items():
            chip.setChecked(other is group)
        self.picker.setCurrentIndex(self.picker.findData(group))

    def set_theme(self, theme: Theme) -> None:
        """Show all in the colours of a theme."""
        self._theme = theme
        for chip in self.chips.values():
            chip.set_theme(theme)
        self.table.show_rows(self.table.changes.rows, theme)
        self.chart.set_theme(theme)
        self.detail.set_theme(theme)
        self._colour()

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        self._titles[0].setText(translate("Changes"))
        self._titles[1].setText(translate("Carried over"))
        self.picker.setAccessibleName(translate("Which changes are listed"))
        self.filter.setPlaceholderText(translate("Filter..."))
        self.filter.setAccessibleName(translate("Words that the rows must hold"))
        self.table.setAccessibleName(translate("What changed"))
        self.to_chart.setText(translate("Chart"))
        self.to_chart.setToolTip(translate("Changed figures, old against new"))
        self.to_export.setText(translate("Write..."))
        self.to_export.setToolTip(translate("Write the comparison to a Word document or a workbook (Ctrl+E)"))
        self.detail.retranslate()
        self._show_counts()
        self._colour()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the change in full away where it would take the table's room; in little room one list picks all."""
        super().resizeEvent(event)
        self._chips.setVisible(self.width() >= NARROW)
        self.picker.setVisible(self.width() < NARROW)
        self.detail.setVisible(self.width() >= ROOMY * DETAIL_WIDTH)

    def _show_counts(self) -> None:
        for group, number in self._counts.items():
            self.chips[group].show_count(render(GROUP_WORDS[group]), "…" if number is None else str(number))
            self.chips[group].setVisible(bool(number) or group in ALWAYS)
        offered = [group for group, number in self._counts.items() if number or group in ALWAYS]
        self.picker.clear()
        for group in offered:
            self.picker.addItem(self.chips[group].text(), group)
        if self.group in offered:
            self.picker.setCurrentIndex(offered.index(self.group))

    def _pick(self, place: int) -> None:
        self.group_asked.emit(RowGroup(self.picker.itemData(place)))

    def _show_chart(self, shown: bool) -> None:
        if shown:
            self.chart.show_rows(self._figures, self._theme)
        self._stack.setCurrentWidget(self.chart if shown else self.table)

    def _colour(self) -> None:
        self.to_chart.setIcon(icon("chart", self._theme.muted))
        self.to_export.setIcon(icon("export", self._theme.muted))

    def _chip(self, group: RowGroup) -> Chip:
        chip = Chip("", self._theme, self)
        chip.clicked.connect(lambda _checked=False, group=group: self.group_asked.emit(group))
        return chip

    def _lay_out(self) -> None:
        chips = FlowLayout(self._chips, gap=5)
        chips.setContentsMargins(0, 0, 0, 0)
        for title, groups in zip(self._titles, (CHANGES, CARRIED), strict=True):
            title.setProperty("kind", "muted")
            title.setFont(window_font(9.0))
            title.setFixedHeight(28)
            chips.addWidget(title)
            for group in groups:
                chips.addWidget(self.chips[group])
        line = QHBoxLayout()
        line.setContentsMargins(8, 0, 8, 0)
        line.addWidget(self._chips, 1)
        line.addWidget(self.picker, 1)
        for widget in (self.filter, self.to_chart, self.to_export):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        body = QHBoxLayout()
        body.addWidget(self._stack, 1)
        body.addWidget(self.detail)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 0)
        box.setSpacing(4)
        box.addLayout(line)
        box.addLayout(body, 1)
