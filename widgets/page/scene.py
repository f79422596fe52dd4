"""One frame of a page: the sheet and what lies under the words, then what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.review.model import Verdict
from widgets.page.canvas import Canvas
from widgets.page.geometry import Box
from widgets.page.items import PageChange, PageItem
from widgets.page.painting import ItemPainter, State, halo, margin_icon
from widgets.theme.icons import CHIP, MARGIN
from widgets.theme.theme import Theme

SHEET_TOP = 16
SHEET_RADIUS = 4
DIAMOND_MIDDLE, BAR_MIDDLE, BAR_WIDTH = 24, 40, 3  # from the sheet's left edge
ICON_GAP, ICON_STEP = 9, 18  # from the text's right edge to the first icon; from one to the next
ICON_STEP_TIGHT = 14  # where a line has all three verdicts
RULE_WIDTH, RULE_ABOVE = 140, 5
LOOK_AGAIN = "look_again"
SIGNS = (*(verdict.value for verdict in Verdict), LOOK_AGAIN)


def paint_under(canvas: Canvas, painter: QPainter, view: QRect, height: float, focused: bool) -> None:
    """Paint all that lies under the words, for the blocks in sight; `height` is that of the page as far as known."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _sheet(canvas, painter, view, height, focused)
    paint_marks(canvas, painter)


def paint_marks(canvas: Canvas, painter: QPainter) -> None:
    """Paint what lies between the sheet and the words, on the screen and on paper alike."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _rules(canvas, painter)
    pen = ItemPainter(painter, canvas.style.theme)
    for change, _ in canvas.seen_changes():
        if change.kind == "moved":
            pen.moved(canvas.frame_of(change.span), change.key == canvas.current)
    claim = canvas.claim_around(canvas.current) if canvas.current else None
    for item, boxes in canvas.seen_items():
        current = item.key == canvas.current or item is claim or item.key in canvas.picked
        pen.item(item, boxes, State(hovered=item.key == canvas.hovered, current=current))
    for change, boxes in canvas.seen_changes():
        if change.kind != "moved":
            pen.change(change.kind, boxes, change.key == canvas.current)
    for number, boxes in canvas.seen_hits():
        pen.hit(boxes, number == canvas.current_hit)
    _current_bar(canvas, painter)


def paint_over(canvas: Canvas, painter: QPainter) -> None:
    """Paint what stands beside the words, and the lines through deleted ones."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = ItemPainter(painter, canvas.style.theme)
    for change, boxes in canvas.seen_changes():
        if change.kind == "deleted":
            pen.strike(boxes)
    _margins(canvas, painter)


def _sheet(canvas: Canvas, painter: QPainter, view: QRect, height: float, focused: bool) -> None:
    theme = canvas.style.theme
    painter.fillRect(view, theme.canvas)
    painter.setPen(QPen(theme.accent_line if focused else theme.border, 1))
    painter.setBrush(theme.page)
    painter.drawRoundedRect(
        QRectF(view.left() + 0.5, SHEET_TOP + 0.5, view.width() - 1, height - 2 * SHEET_TOP), SHEET_RADIUS, SHEET_RADIUS
    )


def _rules(canvas: Canvas, painter: QPainter) -> None:
    """Draw the short rule above each run of notes."""
    painter.setPen(QPen(canvas.style.theme.field, 1))
    for number in canvas.visible:
        entry = canvas.places.entry(number)
        if entry is not None and entry.rule:
            rect = canvas.geometry.rect(number)
            y = int(rect.top() - RULE_ABOVE * canvas.style.scale) + 0.5
            painter.drawLine(QLineF(rect.left(), y, rect.left() + RULE_WIDTH * canvas.style.scale, y))


def _current_bar(canvas: Canvas, painter: QPainter) -> None:
    """Draw the bar beside the sentence that is looked at."""
    item = canvas.item(canvas.current) if canvas.current else None
    if item is None:
        return
    sentence = canvas.claim_around(item.key) or item
    boxes = canvas.boxes_of(sentence.span)
    if boxes:
        top, bottom = boxes[0].rect.top() - 2, boxes[-1].rect.bottom() + 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(canvas.style.theme.accent)
        painter.drawRoundedRect(QRectF(BAR_MIDDLE - BAR_WIDTH / 2, top, BAR_WIDTH, bottom - top), 1.5, 1.5)


def _margins(canvas: Canvas, painter: QPainter) -> None:
    """Draw what stands beside the words of the page."""
    right = canvas.document.textWidth() - canvas.style.right
    signs = Signs(painter, canvas.style.theme, canvas.current)
    signs.paint(canvas.seen_items(), canvas.seen_changes(), DIAMOND_MIDDLE, right)


class Signs:
    """Draws the diamonds of findings at the left and the icons of verdicts at the right, once a line."""

    def __init__(self, painter: QPainter, theme: Theme, current: str | None) -> None:
        self._painter, self._theme, self._current = painter, theme, current

    def paint(
        self,
        items: Sequence[tuple[PageItem, list[Box]]],
        changes: Sequence[tuple[PageChange, list[Box]]],
        diamond: float,
        right: float,
    ) -> None:
        """Draw the signs of what is in sight: diamonds around one x, icons to the right of another one."""
        signs: dict[int, set[str]] = {}
        findings: dict[int, bool] = {}
        for item, boxes in items:
            for box in boxes[-1:] if item.kind == "claim" else boxes[:1]:
                middle = round(box.rect.center().y())
                if item.verdict is not Verdict.UNREVIEWED:
                    signs.setdefault(middle, set()).add(item.verdict.value)
                if item.finding or item.kind == "finding":
                    findings[middle] = findings.get(middle, False) or item.key == self._current
        for change, boxes in changes:
            if change.look_again and boxes:
                signs.setdefault(round(boxes[0].rect.center().y()), set()).add(LOOK_AGAIN)
        for middle, current in findings.items():
            if current:
                halo(self._painter, self._theme.finding.fill, diamond, middle)
            margin_icon(self._painter, "finding", self._theme.finding.line, diamond - MARGIN / 2, middle)
        for middle, found in signs.items():
            self._icons(found, right, middle)

    def _icons(self, found: set[str], right: float, middle: int) -> None:
        tight = len(found) > 2
        for index, sign in enumerate(sign for sign in SIGNS if sign in found):
            x = right + (2 if tight else ICON_GAP) + index * (ICON_STEP_TIGHT if tight else ICON_STEP)
            colour = self._theme.accent_ink if sign == LOOK_AGAIN else self._theme.colour(sign)
            margin_icon(self._painter, sign, colour, x, middle, CHIP)
