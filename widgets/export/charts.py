"""The charts of the overview as pictures for paper, drawn by the same door to pyqtgraph as in the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.exports.options import Charts
from app.review.model import Verdict
from app.review.overview import Overview
from app.review.session import ReviewSession
from app.wording import speaking
from widgets.overview.content import ORDER, PATTERNS, finding_rows, section_rows
from widgets.overview.legend import Legend
from widgets.overview.plot import BarPlot
from widgets.overview.rows import SOLID, Bar, ChartRow
from widgets.theme.theme import Theme, load_theme
from widgets.words import verdict_word

WIDTH = 624  # pixels at 96 dpi: the 165 mm between the margins
ROW, ALL_ROWS = 17, 215  # pixels of a row, and of all rows of a chart: the page holds both charts and the rest
SHARP = 3  # dots a pixel


def draw_charts(session: ReviewSession, language: str | None = None) -> Charts:
    """Draw the charts in a language; on the window's thread."""
    with speaking(language):
        overview, theme = Overview(session), load_theme("light")
        return Charts(
            _drawn(section_rows(overview), theme, legend=True), _drawn(finding_rows(overview), theme, bold=True)
        )


def _drawn(rows: Sequence[ChartRow], theme: Theme, bold: bool = False, legend: bool = False) -> bytes:
    """Return a chart as PNG, empty where there is nothing to show."""
    if not rows:
        return b""
    host, inside = QWidget(), QWidget()
    host.setStyleSheet("background: white")
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    if legend:
        column.addWidget(_legend(theme))
    column.addWidget(inside)
    plot = BarPlot(inside, bold)
    inside.setFixedHeight(min(ROW * len(rows), ALL_ROWS))
    host.setFixedWidth(WIDTH)
    host.grab()  # lays out and sizes what is never shown
    plot.show(rows, theme)
    picture = QPixmap(host.size() * SHARP)
    picture.setDevicePixelRatio(SHARP)
    picture.fill(Qt.GlobalColor.white)
    host.render(picture)
    host.deleteLater()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data().data())


def _legend(theme: Theme) -> Legend:
    made = Legend(theme)
    entries = [(Bar(1, one.value, pattern=PATTERNS.get(one, SOLID)), verdict_word(one)) for one in ORDER]
    made.show_entries([*entries, (Bar(1, "border"), verdict_word(Verdict.UNREVIEWED))])
    return made
