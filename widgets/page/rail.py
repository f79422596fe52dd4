"""The rail of ticks beside the scroll bar: every item of the report at its height; a click goes there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.review.model import Verdict
from app.wording import translate
from widgets.theme.theme import Theme, faded

WIDTH = 16
MARGIN = 10  # above and below the ticks
SIZES = {  # verdict: width, height, opacity of its tick
    Verdict.UNREVIEWED: (6, 1, 1.0),
    Verdict.VERIFIED: (6, 2, 0.55),
    Verdict.QUESTIONED: (10, 2, 1.0),
    Verdict.INCONSISTENT: (10, 2, 1.0),
}
ORDER = tuple(SIZES)  # later ones are painted over earlier ones
FINDING, CHANGE = (12, 4), (10, 2)


@dataclass(frozen=True, slots=True)
class Tick:
    """One item or change on the rail, at a share of the page's height; a change has no verdict."""

    share: float
    verdict: Verdict | None
    finding: bool = False


class Rail(QWidget):
    """Ticks of all items. Signals: `asked(float)` the share of the page that was clicked."""

    asked = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ticks: Sequence[Tick] = ()
        self._drawn: QPixmap | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.retranslate()

    def set_ticks(self, ticks: Sequence[Tick]) -> None:
        """Show these ticks."""
        self._ticks = ticks
        self._forget()

    def set_theme(self, theme: Theme) -> None:
        """Show the ticks in the colours of a theme."""
        self._theme = theme
        self._forget()

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        self.setAccessibleName(translate("Overview of the items on the page"))
        self.setToolTip(translate("All items from the first page to the last; click to go there"))

    def _forget(self) -> None:
        self._drawn = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew in the new size."""
        self._forget()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the place that was clicked."""
        room = max(1, self.height() - 2 * MARGIN)
        self.asked.emit(min(1.0, max(0.0, (event.position().y() - MARGIN) / room)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the rail, drawn once and kept."""
        ratio = self.devicePixelRatioF()
        if self._drawn is None or self._drawn.devicePixelRatio() != ratio:
            self._drawn = self._draw(ratio)
        QPainter(self).drawPixmap(0, 0, self._drawn)

    def _draw(self, ratio: float) -> QPixmap:
        drawn = QPixmap(self.size() * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(self._theme.canvas)
        painter = QPainter(drawn)
        painter.setPen(Qt.PenStyle.NoPen)
        room = self.height() - 2 * MARGIN
        rows = {(round(MARGIN + tick.share * room), tick.verdict) for tick in self._ticks}
        for verdict in ORDER:
            width, height, opacity = SIZES[verdict]
            role = self._theme.field if verdict is Verdict.UNREVIEWED else self._theme.tone(verdict).line
            painter.setBrush(faded(role, opacity))
            for y in (y for y, which in rows if which is verdict):
                painter.drawRect(QRectF((WIDTH - width) / 2, y - height / 2, width, height))
        width, height = CHANGE
        painter.setBrush(self._theme.accent)
        for y in (y for y, which in rows if which is None):
            painter.drawRect(QRectF((WIDTH - width) / 2, y - height / 2, width, height))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._theme.finding.line)
        for y in {round(MARGIN + tick.share * room) for tick in self._ticks if tick.finding}:
            width, height = FINDING
            painter.drawRoundedRect(QRectF((WIDTH - width) / 2, y - height / 2, width, height), 2, 2)
        painter.end()
        return drawn
