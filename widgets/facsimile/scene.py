"""One frame of page pictures: the paper, what lies over its words, and what stands beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from app.report.model import Span
from app.report.pages import boxes_of
from app.wording import translate
from widgets.facsimile.layout import CAPTION, Sheet
from widgets.facsimile.overlay import Overlay
from widgets.page.geometry import Box
from widgets.page.items import PageItem
from widgets.page.painting import ItemPainter, State, margin_icon
from widgets.page.scene import BAR_WIDTH, Signs
from widgets.theme.fonts import window_font
from widgets.theme.icons import CHIP
from widgets.theme.theme import Theme, load_theme

DIAMOND_APART, BAR_APART = 24, 9  # from the first letter of a page's lines to the diamond's and the bar's middle
CAPTION_APART = 12  # from the edge of the view where the page begins outside of it
ICONS_ROOM = 42  # that two icons need at the right edge
MULTIPLY = QPainter.CompositionMode.CompositionMode_Multiply


@dataclass(frozen=True)
class Frame:
    """What one painting needs to know of the view."""

    overlay: Overlay
    theme: Theme
    image: Callable[[int], QImage | None]
    failed: Callable[[int], bool]
    selected: Span | None
    focused: bool
    ratio: float
    left: float  # of what is in sight


def paint_sheet(painter: QPainter, sheet: Sheet, frame: Frame) -> None:
    """Paint one page with its caption; paper is white in every theme, and so are the colours on it those of light."""
    _caption(painter, sheet, frame)
    paint_paper(painter, sheet, frame)


def paint_paper(painter: QPainter, sheet: Sheet, frame: Frame) -> None:
    """Paint one page alone, with what lies over it."""
    painter.setPen(QPen(frame.theme.accent_line if frame.focused else frame.theme.border, 1))
    painter.setBrush(Qt.GlobalColor.white)
    painter.drawRect(sheet.rect.adjusted(-0.5, -0.5, 0.5, 0.5))
    image = frame.image(sheet.number)
    if image is not None:
        _picture(painter, sheet, image, frame.ratio)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setCompositionMode(MULTIPLY)  # the words stay as black as they are
        _over(painter, sheet, frame)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    elif frame.failed(sheet.number):
        text = translate("This page cannot be shown as a picture; its text stays.")
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.setPen(load_theme("light").muted)
        painter.setFont(window_font())
        painter.drawText(sheet.rect.adjusted(24, 24, -24, -24), flags, text)


def _caption(painter: QPainter, sheet: Sheet, frame: Frame) -> None:
    report, theme = frame.overlay.report, frame.theme
    words = translate("Page {number}", number=sheet.number)
    left = max(sheet.rect.left(), frame.left + CAPTION_APART)
    rect = QRectF(left, sheet.rect.top() - CAPTION, sheet.rect.width(), CAPTION)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.setFont(window_font(9.0))
    painter.setPen(theme.muted)
    painter.drawText(rect, flags, words)
    if sheet.number in report.pages_without_text and not frame.overlay.lines_on(sheet.number):
        left += painter.fontMetrics().horizontalAdvance(words) + 14
        tone = theme.tones["questioned"]
        margin_icon(painter, "warning", tone.line, left, rect.center().y(), CHIP)
        painter.setPen(tone.ink)
        text = translate("a picture only: its words were not read")
        painter.drawText(rect.adjusted(left - rect.left() + CHIP + 5, 0, 0, 0), flags, text)


def _picture(painter: QPainter, sheet: Sheet, image: QImage, ratio: float) -> None:
    exact = round(sheet.rect.width() * ratio) == image.width()
    if exact:
        where = QPointF(sheet.rect.left(), sheet.rect.top())
        painter.drawImage(QRectF(where, QSizeF(image.width() / ratio, image.height() / ratio)), image)
        return
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(sheet.rect, image)


def _over(painter: QPainter, sheet: Sheet, frame: Frame) -> None:
    overlay, theme = frame.overlay, load_theme("light")
    pen = ItemPainter(painter, theme)
    current = overlay.item(overlay.current)
    claim = overlay.claim_around(current, sheet.number) if current else None
    items = [(item, [sheet.box(box) for box in boxes]) for item, boxes in overlay.items_on(sheet.number)]
    for item, boxes in items:
        chosen = item is current or item is claim or item.key in overlay.picked
        pen.item(item, boxes, State(hovered=item.key == overlay.hovered, current=chosen))
    for is_current, places in overlay.hits_on(sheet.number):
        pen.hit([sheet.box(place) for place in places], is_current)
    if frame.selected:
        places = [place.box for place in boxes_of(overlay.report, frame.selected) if place.page == sheet.number]
        pen.hit([sheet.box(place) for place in places], False)
    _beside(painter, sheet, overlay, items, claim or current)


def _beside(
    painter: QPainter,
    sheet: Sheet,
    overlay: Overlay,
    items: list[tuple[PageItem, list[Box]]],
    sentence: PageItem | None,
) -> None:
    theme = load_theme("light")
    lines = overlay.lines_on(sheet.number)
    if not lines:
        return
    left = sheet.rect.left() + min(line.box.left for line in lines) * sheet.scale
    right = sheet.rect.left() + max(line.box.right for line in lines) * sheet.scale
    boxes = [box for item, found in items if item is sentence for box in found]
    if boxes:
        top, bottom = boxes[0].rect.top() - 2, boxes[-1].rect.bottom() + 2
        middle = max(sheet.rect.left() + 3, left - BAR_APART)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.accent)
        painter.drawRoundedRect(QRectF(middle - BAR_WIDTH / 2, top, BAR_WIDTH, bottom - top), 1.5, 1.5)
    diamond = max(sheet.rect.left() + 12, left - DIAMOND_APART)
    icons = min(right, sheet.rect.right() - ICONS_ROOM)
    Signs(painter, theme, overlay.current).paint(items, (), diamond, icons)
