"""Painting what lies under and beside the text: boxes, lines, waves, icons."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap

from app.review.model import Verdict
from widgets.page.geometry import Box
from widgets.page.items import ChangeKind, PageItem
from widgets.theme.icons import MARGIN, pixmap
from widgets.theme.theme import Theme, Tone, faded, mixed

RADIUS = 3.0
HOVER_SHARE = 0.18
PENDING_SHARE = 0.5
WAVE_PERIOD, WAVE_HEIGHT, WAVE_BELOW = 6.0, 1.6, 3.2
WAVE_LENGTH, WAVE_ROOM = 1200.0, 3.0  # of the one that is drawn once; what its line takes beside the curve
CLAIM_BELOW = 6.5
SHARPEST = 4.0  # pixels of a picture for one of the page, on paper
NO_PEN = Qt.PenStyle.NoPen
NO_BRUSH = Qt.BrushStyle.NoBrush
FLAT, ROUND = Qt.PenCapStyle.FlatCap, Qt.PenCapStyle.RoundCap


@dataclass(frozen=True)
class State:
    """What the pointer and the choice make of an item."""

    hovered: bool = False
    current: bool = False


class ItemPainter:
    """Paints items in the colours of one theme; the painter's coordinates are the document's."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self._painter = painter
        self._theme = theme

    def item(self, item: PageItem, boxes: Sequence[Box], state: State) -> None:
        """Paint one item under its words."""
        if item.kind == "claim":
            self._claim(item, boxes, state)
            return
        tone = self._theme.tone(item.verdict)
        judged = item.verdict is not Verdict.UNREVIEWED
        for box in boxes:
            if judged or state.hovered:
                self._fill(box.rect, self._fill_colour(item, tone, judged, state))
            if judged or item.kind in ("figure", "mark"):
                verdict_line(self._painter, item.verdict, tone.line, box.rect)
            elif item.kind == "reference":
                self._outline(box.rect.adjusted(0.5, 0.5, -0.5, -0.5), self._theme.reference, 1.0)
            if item.finding or item.kind == "finding":
                wave(self._painter, self._theme.finding.line, box.rect)
            if state.current:
                self._outline(box.rect.adjusted(-1, -1, 1, 1), self._theme.accent, 2.0)

    def hit(self, boxes: Iterable[Box], current: bool) -> None:
        """Paint words that a search found."""
        for box in boxes:
            self._fill(box.rect, self._theme.select)
            if current:
                self._outline(box.rect.adjusted(-1, -1, 1, 1), self._theme.accent, 2.0)

    def change(self, kind: ChangeKind, boxes: Sequence[Box], current: bool) -> None:
        """Paint words that were deleted or inserted, under the text."""
        tone = self._theme.tones[kind]
        for box in boxes:
            self._fill(box.rect, tone.fill)
            if kind == "inserted":
                self._painter.setPen(QPen(tone.line, 1.25))
                self._line(box.rect.left(), box.rect.right(), box.rect.bottom() - 0.6)
            if current:
                self._outline(box.rect.adjusted(-1, -1, 1, 1), self._theme.accent, 2.0)

    def strike(self, boxes: Iterable[Box]) -> None:
        """Strike words through, over the text."""
        self._painter.setPen(QPen(self._theme.tones["deleted"].line, 1.25))
        for box in boxes:
            self._line(box.rect.left() + 1, box.rect.right() - 1, box.baseline - 0.3 * box.letters)

    def moved(self, frame: QRectF, current: bool) -> None:
        """Paint the dashed frame of a paragraph that moved."""
        self._painter.setPen(QPen(self._theme.accent if current else self._theme.moved, 1.5, Qt.PenStyle.DashLine))
        self._painter.setBrush(self._theme.moved_fill)
        self._painter.drawRoundedRect(frame, 8, 8)

    def _claim(self, item: PageItem, boxes: Sequence[Box], state: State) -> None:
        colour = self._theme.accent_line if state.current or state.hovered else self._theme.claim
        for box in boxes:
            line = QRectF(box.rect.left() + 1.5, box.baseline, box.rect.width() - 3, CLAIM_BELOW * box.letters / 16)
            if item.verdict is Verdict.UNREVIEWED:
                self._painter.setPen(_pen(colour, 1.0))
                self._line(line.left(), line.right(), math.floor(line.bottom()) + 0.5)
            else:
                verdict_line(self._painter, item.verdict, self._theme.tone(item.verdict).line, line)
            if item.finding:
                wave(self._painter, self._theme.finding.line, line)

    def _fill_colour(self, item: PageItem, tone: Tone, judged: bool, state: State) -> QColor:
        fill = tone.fill if judged else self._theme.page
        if state.hovered:
            fill = mixed(fill, tone.line, HOVER_SHARE)
        return faded(fill, PENDING_SHARE) if item.pending else fill

    def _fill(self, rect: QRectF, colour: QColor) -> None:
        self._painter.setPen(NO_PEN)
        self._painter.setBrush(colour)
        self._painter.drawRoundedRect(rect, RADIUS, RADIUS)

    def _outline(self, rect: QRectF, colour: QColor, width: float) -> None:
        self._painter.setPen(QPen(colour, width))
        self._painter.setBrush(NO_BRUSH)
        self._painter.drawRoundedRect(rect, RADIUS + 1, RADIUS + 1)

    def _line(self, left: float, right: float, y: float) -> None:
        self._painter.drawLine(QLineF(left, y, right, y))


def verdict_line(painter: QPainter, verdict: Verdict, colour: QColor, rect: QRectF) -> None:
    """Draw the line of a verdict along the foot of a rectangle: solid, dashes, double or dots."""
    left, right, foot = rect.left() + 1, rect.right() - 1, rect.bottom()
    for pen, above in _verdict_pens(verdict, colour.rgba()):
        painter.setPen(pen)
        painter.drawLine(QLineF(left, foot - above, right, foot - above))


@lru_cache(maxsize=32)
def _verdict_pens(verdict: Verdict, rgba: int) -> tuple[tuple[QPen, float], ...]:
    """Return the pens of a verdict's line, each with how far above the foot it runs."""
    colour = QColor.fromRgba(rgba)
    if verdict is Verdict.VERIFIED:
        return ((_pen(colour, 1.5), 0.75),)
    if verdict is Verdict.QUESTIONED:
        return ((_pen(colour, 2.0, (4.4, 2.6)), 1.0),)
    if verdict is Verdict.INCONSISTENT:
        return ((_pen(colour, 1.25), 0.6), (_pen(colour, 1.25), 3.4))
    return ((_pen(colour, 1.5, (0.01, 3.3), ROUND), 0.75),)


def _pen(colour: QColor, width: float, dashes: Sequence[float] = (), cap: Qt.PenCapStyle = FLAT) -> QPen:
    """Return a pen; dashes are in pixels, where Qt counts them in widths of the pen."""
    pen = QPen(QBrush(colour), width, Qt.PenStyle.SolidLine, cap)
    if dashes:
        pen.setDashPattern([dash / width for dash in dashes])
    return pen


def ratio_of(painter: QPainter) -> float:
    """Return how sharp a picture must be: as the screen's pixels, or on paper as large as it is drawn there."""
    return max(float(painter.device().devicePixelRatio()), min(painter.transform().m11(), SHARPEST))


def wave(painter: QPainter, colour: QColor, rect: QRectF) -> None:
    """Draw the wave of a finding under a box.

    On the screen it is a piece of one that is drawn once, for a curve takes milliseconds; on paper it is a curve.
    """
    ratio = float(painter.device().devicePixelRatio())
    half = WAVE_PERIOD / 2
    left, top = rect.left() - WAVE_ROOM, rect.bottom() + WAVE_BELOW - WAVE_ROOM
    to_go = math.ceil(round(rect.width()) / half) * half
    if ratio_of(painter) > ratio:
        painter.setPen(_pen(colour, 1.4, cap=ROUND))
        painter.setBrush(NO_BRUSH)
        painter.drawPath(_curve(to_go).translated(left, top))
        return
    while to_go > 0:
        width = min(to_go, WAVE_LENGTH)
        piece = QRectF(0, 0, (width + 2 * WAVE_ROOM) * ratio, 2 * WAVE_ROOM * ratio)
        painter.drawPixmap(
            QPointF(round(left * ratio) / ratio, round(top * ratio) / ratio), _wave(colour.name(), ratio), piece
        )
        left, to_go = left + width, to_go - width


def _curve(length: float) -> QPainterPath:
    path, half = QPainterPath(QPointF(WAVE_ROOM, WAVE_ROOM)), WAVE_PERIOD / 2
    for number in range(round(length / half)):
        x, rise = WAVE_ROOM + number * half, WAVE_HEIGHT if number % 2 else -WAVE_HEIGHT
        path.quadTo(x + half / 2, WAVE_ROOM + rise, x + half, WAVE_ROOM)
    return path


@lru_cache(maxsize=8)
def _wave(colour: str, ratio: float) -> QPixmap:
    made = QPixmap(round((WAVE_LENGTH + 2 * WAVE_ROOM) * ratio), round(2 * WAVE_ROOM * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_pen(QColor(colour), 1.4, cap=ROUND))
    painter.drawPath(_curve(WAVE_LENGTH))
    painter.end()
    return made


def margin_icon(painter: QPainter, name: str, colour: QColor, x: float, middle: float, size: int = MARGIN) -> None:
    """Draw an icon centred on a height, its left edge at x."""
    ratio = ratio_of(painter)
    painter.drawPixmap(QPointF(round(x), round(middle - size / 2)), pixmap(name, colour, size, ratio))


def halo(painter: QPainter, colour: QColor, x: float, y: float) -> None:
    """Draw the disc behind the diamond of the current finding."""
    painter.setPen(NO_PEN)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(x, y), 14, 14)
