"""The history of one figure through all versions of a report: a small chart with its values and dates."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.comparison.indicators import side_of
from app.comparison.model import Comparison, FigureChange
from app.wording import translate
from widgets.compare.compared import Told
from widgets.telling import day
from widgets.theme.fonts import window_font
from widgets.theme.theme import Theme

HEIGHT, SIDE, HEAD, FOOT, DOT = 118, 34, 40, 24, 3.5


@dataclass(frozen=True, slots=True)
class Moment:
    """A figure in one version: the version's date or number, what it says there (empty: it is not there)."""

    when: str
    text: str
    value: float | None


def moments_of(told: Told, comparison: Comparison, change: FigureChange) -> tuple[Moment, ...]:
    """Return the figure of a change through all versions; nothing where these were not followed."""
    side, figure = side_of(comparison, change)
    lineage, sha256 = told.lineage, side.report.sha256
    if lineage is None:
        return ()
    version = next((n for n, one in enumerate(lineage.versions) if one.report.sha256 == sha256), None)
    if version is None:
        return ()
    try:
        history = lineage.history_of(version, figure.id)
    except KeyError:
        return ()
    found = []
    for number, (record, one) in enumerate(zip(told.records, history.figures, strict=True), start=1):
        when = day(record) or record.number or translate("Version {number}", number=number)
        value = float(one.number) if one and one.number is not None else None
        found.append(Moment(when, " ".join(one.text.split()) if one else "", value))
    return tuple(found)


class HistoryChart(QWidget):
    """Draws the values of a figure from the oldest version to the newest."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.moments: tuple[Moment, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_moments(self, moments: tuple[Moment, ...]) -> None:
        """Show another history; of fewer than three versions there is none to tell."""
        self.moments = moments
        said = "; ".join(f"{one.when}: {one.text or '–'}" for one in moments)
        self.setAccessibleName(translate("The figure through all versions"))
        self.setAccessibleDescription(said)
        self.setToolTip(said)
        self.setVisible(len(moments) > 2)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the values as dots on a line, each with its words above and its date below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, font = self._theme, window_font(9.0)
        painter.setFont(font)
        painter.setPen(theme.muted)
        title = QRectF(0, 0, self.width(), 18)
        painter.drawText(title, Qt.AlignmentFlag.AlignLeft, translate("The figure through all versions"))
        places = self._places()
        told = [place for place, one in zip(places, self.moments, strict=True) if one.value is not None]
        painter.setPen(QPen(theme.accent, 1.5))
        painter.drawPolyline(told)
        for place, one in zip(places, self.moments, strict=True):
            self._draw(painter, place, one, QFontMetrics(font))
        painter.end()

    def _draw(self, painter: QPainter, place: QPointF, one: Moment, metrics: QFontMetrics) -> None:
        room = (self.width() - 2 * SIDE) / max(1, len(self.moments) - 1) if len(self.moments) > 1 else self.width()
        room = min(room, 2.0 * SIDE + 60) - 4
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.accent if one.text else self._theme.border)
        painter.drawEllipse(place, DOT, DOT)
        for words, top, colour in (
            (one.text or "–", place.y() - 20, self._theme.text),
            (one.when, self.height() - 18.0, self._theme.muted),
        ):
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, round(room))
            width = metrics.horizontalAdvance(shown) + 2
            left = min(max(0.0, place.x() - width / 2), self.width() - width)
            painter.setPen(colour)
            painter.drawText(QRectF(left, top, width, 18), Qt.AlignmentFlag.AlignHCenter, shown)

    def _places(self) -> list[QPointF]:
        values = [one.value for one in self.moments if one.value is not None]
        low, high = min(values, default=0.0), max(values, default=0.0)
        step = (self.width() - 2 * SIDE) / max(1, len(self.moments) - 1)
        height = self.height() - HEAD - FOOT - 8
        return [
            QPointF(SIDE + n * step, HEAD + height * (1 - _share(one.value, low, high)))
            for n, one in enumerate(self.moments)
        ]


def _share(value: float | None, low: float, high: float) -> float:
    """Return how high a value stands between the least and the most; one that is not there stands lowest."""
    if value is None:
        return 0.0
    return (value - low) / (high - low) if high > low else 0.5
