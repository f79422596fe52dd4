"""The chart of the changed figures: each old against new, where the old one is a hundred percent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.wording import plural, translate
from widgets.compare.rows import Row, percent_text
from widgets.overview.rows import Bar, ChartRow
from widgets.theme.fonts import window_font
from widgets.theme.theme import Theme

ROW_HEIGHT, MOST = 22, 60  # pixels of one bar; figures that are drawn
FULL = 3.0  # of the old value; a longer bar would make all others too short to tell apart


class ChangesChart(QScrollArea):
    """Two bars for each figure. Signals: `chosen(str)` the key of the change that was clicked."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[Row] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(translate("Changed figures, old against new"))
        self._said = QLabel(self)
        self._said.setFont(window_font(9.0))
        self._said.setProperty("kind", "muted")
        self._said.setWordWrap(True)
        self._bars = _Bars(self)
        inside = QWidget(self)
        box = QVBoxLayout(inside)
        box.setContentsMargins(12, 4, 12, 8)
        box.addWidget(self._said)
        box.addWidget(self._bars)
        box.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self._bars.pressed.connect(self._tell)

    def show_rows(self, rows: Sequence[Row], theme: Theme) -> None:
        """Draw these changes, the largest first."""
        self._theme = theme
        drawable = [row for row in rows if row.percent is not None and None not in row.numbers[:2]]
        drawable.sort(key=lambda row: abs(row.percent or Decimal(0)), reverse=True)
        self._rows = drawable[:MOST]
        self._said.setText(self._explained(len(rows) - len(self._rows)))
        self._bars.setVisible(bool(self._rows))
        if self._rows:
            self._bars.show_rows([bar for row in self._rows for bar in _pair(row)], theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self.show_rows(self._rows, theme)

    @property
    def rows(self) -> Sequence[Row]:
        """The changes that are drawn, from top to bottom."""
        return self._rows

    def _explained(self, left_out: int) -> str:
        if not self._rows:
            return translate("No figure changed from one number to another of the same unit.")
        said = translate("Grey: old = 100 %. Blue: new. The largest change is at the top.")
        if left_out <= 0:
            return said
        more = plural(
            "{count} change is only in the table: it has no percent, or it is among the smallest.",
            "{count} changes are only in the table: they have no percent, or they are among the smallest.",
            left_out,
        )
        return f"{said} {more}"

    def _tell(self, share: float) -> None:
        self.chosen.emit(self._rows[min(len(self._rows) - 1, int(share * len(self._rows)))].key)


class _Bars(QWidget):
    """Holds the plot, which lets the mouse through; `pressed` tells how far down it was pressed."""

    pressed = Signal(float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._plot: object | None = None
        self._fit: Callable[[], None] | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_rows(self, rows: Sequence[ChartRow], theme: Theme) -> None:
        """Draw the bars."""
        from widgets.overview.plot import BarPlot  # pyqtgraph takes long; only who looks at a chart waits for it

        if not isinstance(self._plot, BarPlot):
            self._plot = BarPlot(self)
            self._fit = self._plot.fit
        self.setFixedHeight(ROW_HEIGHT * len(rows) + 8)
        self._plot.show(rows, theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give names and bars the room that there is now."""
        super().resizeEvent(event)
        if self._fit:
            self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which row was pressed."""
        self.pressed.emit(event.position().y() / max(1, self.height()))


def _pair(row: Row) -> list[ChartRow]:
    """Return the two bars of a change."""
    old, new, _ = row.numbers
    assert old is not None and new is not None
    share = float(new / old) if old else 1.0
    tip = f"{row.label}: {row.old_text} → {row.new_text}"
    return [
        ChartRow(row.label, (Bar(1.0, "field"),), row.old_text, tip, (row.key,)),
        ChartRow("", (Bar(max(0.0, min(FULL, share)), "accent"),), f"{row.new_text}  {percent_text(row.percent)}", tip),
    ]
