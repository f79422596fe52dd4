"""Horizontal bars, drawn by pyqtgraph: the one typed door to it, imported once the overview is opened."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPen
from PySide6.QtWidgets import QGraphicsView, QVBoxLayout, QWidget

from widgets.overview.rows import SOLID, Bar, ChartRow, colour_of
from widgets.theme.fonts import window_font
from widgets.theme.theme import Theme

os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")
import pyqtgraph  # it asks at once which binding it is to take

POINTS = 9.0
THICK = 0.44  # of a row's height is the height of its bars
LABEL_GAP, VALUE_GAP = 8, 8
LABEL_SHARE, LABEL_MOST = 0.52, 260  # of the width, and in pixels at most


class BarPlot:
    """One plot that is used again for all rows that it ever shows; `widget` lets the mouse through to what holds it."""

    def __init__(self, parent: QWidget, bold: bool = False) -> None:
        self._plot: Any = pyqtgraph.PlotWidget(parent, background=None, enableMenu=False)
        self._plot.viewport().setAutoFillBackground(False)
        self._plot.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)  # it would keep the colour of another theme
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.hideButtons()
        self._plot.hideAxis("bottom")
        self._plot.invertY(True)
        self._plot.getPlotItem().layout.setContentsMargins(0, 0, 0, 0)
        self._axis: Any = self._plot.getAxis("left")
        self._axis.setStyle(tickLength=0, tickAlpha=0, tickTextOffset=LABEL_GAP)
        self._axis.setPen(QPen(Qt.PenStyle.NoPen))
        self._font, self._value_font = window_font(POINTS), window_font(POINTS, bold)
        self._axis.setStyle(tickFont=self._font)
        self._bars: Any = pyqtgraph.BarGraphItem(x0=[], y=[], width=[], height=THICK)
        self._signs: Any = pyqtgraph.BarGraphItem(x0=[], y=[], width=[], height=THICK)
        self._plot.addItem(self._bars)
        self._plot.addItem(self._signs)
        self._values: list[Any] = []
        self._rows: Sequence[ChartRow] = ()
        inside = QVBoxLayout(parent)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.widget)

    @property
    def widget(self) -> QWidget:
        """The widget that shows the bars."""
        plot: QWidget = self._plot
        return plot

    def show(self, rows: Sequence[ChartRow], theme: Theme) -> None:
        """Show other rows, in the colours of a theme."""
        self._rows = rows
        self._draw_bars(rows, theme)
        self._draw_values(rows, theme)
        self._axis.setTextPen(theme.text)
        self.fit()

    def fit(self) -> None:
        """Give the names, the bars and the words behind them the room that there is."""
        width = max(1, self.widget.width())
        names = QFontMetrics(self._font)
        longest = max((names.horizontalAdvance(row.label) for row in self._rows), default=0)
        room = min(longest + 2, LABEL_MOST, round(width * LABEL_SHARE))
        shown = [names.elidedText(row.label, Qt.TextElideMode.ElideRight, room) for row in self._rows]
        self._axis.setTicks([list(enumerate(shown))])
        self._axis.setWidth(room + LABEL_GAP)
        self._plot.getPlotItem().layout.activate()  # Qt forgets to, where it was asked while nothing was painted yet
        lows = [min(0.0, *(bar.length for bar in row.bars)) for row in self._rows if row.bars]
        low, high = min(lows, default=0.0), max((row.length for row in self._rows), default=1.0)
        words = QFontMetrics(self._value_font)
        behind = max((words.horizontalAdvance(row.value) for row in self._rows), default=0) + 2 * VALUE_GAP
        bars = max(20, width - room - LABEL_GAP - behind)
        per_pixel = max(high - low, 1e-12) / bars
        self._plot.setXRange(low, max(high, low) + behind * per_pixel, padding=0)
        self._plot.setYRange(-0.5, max(1, len(self._rows)) - 0.5, padding=0)
        for row, value in zip(self._rows, self._values, strict=False):
            value.setPos(max(0.0, row.length) + VALUE_GAP / 2 * per_pixel, value.row)

    def _draw_bars(self, rows: Sequence[ChartRow], theme: Theme) -> None:
        placed = [(number, start, bar) for number, row in enumerate(rows) for start, bar in _starts(row)]
        lines = [_pen(colour_of(theme, bar.line) if bar.line else theme.window) for _, _, bar in placed]
        _lay(self._bars, placed, [QBrush(colour_of(theme, bar.fill)) for _, _, bar in placed], lines)
        signed = [one for one in placed if one[2].pattern != SOLID]
        signs = [QBrush(theme.window, bar.pattern) for _, _, bar in signed]
        _lay(self._signs, signed, signs, [QPen(Qt.PenStyle.NoPen)] * len(signed))

    def _draw_values(self, rows: Sequence[ChartRow], theme: Theme) -> None:
        while len(self._values) < len(rows):
            value = pyqtgraph.TextItem(anchor=(0, 0.5))
            value.setFont(self._value_font)
            value.row = len(self._values)
            self._plot.addItem(value, ignoreBounds=True)
            self._values.append(value)
        for number, value in enumerate(self._values):
            value.setVisible(number < len(rows))
            if number < len(rows):
                value.setText(rows[number].value, color=theme.muted if not self._value_font.bold() else theme.text)


def _lay(item: Any, placed: Sequence[tuple[int, float, Bar]], brushes: list[QBrush], pens: list[QPen]) -> None:  # noqa: ANN401
    """Give a bar item its bars; one without any is hidden, for it takes no empty lists."""
    item.setVisible(bool(placed))
    if placed:
        starts, rows = [start for _, start, _ in placed], [number for number, _, _ in placed]
        item.setOpts(x0=starts, y=rows, width=[bar.length for _, _, bar in placed], brushes=brushes, pens=pens)


def _starts(row: ChartRow) -> list[tuple[float, Bar]]:
    """Return the bars of a row with where each begins."""
    found, start = [], 0.0
    for bar in row.bars:
        if bar.length:
            found.append((start, bar))
            start += bar.length
    return found


def _pen(colour: QColor) -> QPen:
    pen = QPen(colour, 1)
    pen.setCosmetic(True)
    return pen
