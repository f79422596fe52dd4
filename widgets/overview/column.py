"""One chart of the overview with what stands over it: a number, a title, what the colours mean."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from widgets.overview.chart import BarChart
from widgets.overview.legend import Legend
from widgets.overview.rows import Bar, ChartRow
from widgets.theme.fonts import window_font
from widgets.theme.theme import Theme

SIDE, GAP, LEAST = 16, 10, 58


class Column(QWidget):
    """Number, title, second line, legend, chart; or one sentence where there is nothing to show.

    `chosen(ChartRow)` tells the row that was clicked; `tools` is a row for whatever chooses what is shown.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, bold: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._title, self._second = QLabel(self), QLabel(self), QLabel(self)
        self._empty = QLabel(self)
        self._legend = Legend(theme, self)
        self.chart = BarChart(theme, bold)
        self.area = QScrollArea(self)
        self.tools = QHBoxLayout()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.chart.chosen.connect(self.chosen)
        self._build()

    def _build(self) -> None:
        self._number.setFont(window_font(18.0, bold=True))
        self._title.setFont(window_font(bold=True))
        self._second.setFont(window_font(9.0))
        self._second.setProperty("kind", "muted")
        self._empty.setProperty("kind", "muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.area.setWidget(self.chart)
        self.area.setWidgetResizable(True)
        self.area.setMinimumHeight(LEAST)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.viewport().setAutoFillBackground(False)
        self.chart.setAutoFillBackground(False)
        for label in (self._title, self._second):
            label.setMinimumWidth(1)  # the chart gives way before its words do
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._title)
        titles.addWidget(self._second)
        left = QHBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(self._number)
        left.addLayout(titles, 1)
        self._head.setSpacing(4)
        self._head.addLayout(left, 1)
        self._head.addWidget(self._legend, 0, Qt.AlignmentFlag.AlignVCenter)
        self.tools.setSpacing(8)
        box = QVBoxLayout(self)
        box.setContentsMargins(SIDE, 4, SIDE - 6, 8)
        box.setSpacing(8)
        box.addLayout(self._head)
        box.addLayout(self.tools)
        box.addWidget(self._empty)
        box.addWidget(self.area, 1)
        box.addStretch(0)  # keeps all above together where there is no chart

    def show_head(self, number: str, title: str, second: str, legend: Sequence[tuple[Bar, str]]) -> None:
        """Show what stands over the chart."""
        self._number.setText(number)
        self._title.setText(title)
        self._second.setText(second)
        self._legend.show_entries(legend)
        self.chart.setAccessibleName(f"{title}. {number} {second}")
        self._arrange()

    def show_rows(self, rows: Sequence[ChartRow], empty: str) -> None:
        """Show rows, or a sentence where there are none."""
        self._empty.setText("" if rows else empty)
        self._empty.setVisible(not rows)
        self.area.setVisible(bool(rows))
        self.chart.show_rows(rows)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._legend.set_theme(theme)
        self.chart.set_theme(theme)

    def _arrange(self) -> None:
        """Put the legend beside the title where there is room, else below it."""
        titles = max(
            QFontMetrics(label.font()).horizontalAdvance(label.text()) for label in (self._title, self._second)
        )
        needed = titles + self._number.sizeHint().width() + self._legend.sizeHint().width() + 2 * SIDE + 3 * GAP
        beside = self.width() >= needed
        self._head.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
