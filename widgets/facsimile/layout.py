"""Where the pages of a file stand under one another, in pixels of the view."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from PySide6.QtCore import QPointF, QRectF

from app.report.model import Box as PaperBox
from app.report.model import PageSize
from widgets.page.geometry import BOX_HEIGHT, BOX_RISE, BOX_SIDE, Box

SIDE, CAPTION, BELOW = 16, 28, 16  # room beside the pages, above each of them, and below the last one
PIXELS = 96 / 72  # of a point at 100 %
A4 = PageSize(595.0, 842.0)  # for a page that does not tell its size
LARGEST = 14_400.0  # points; no page is larger
RISE, LINE = 0.92, 1.17  # of a line's box: from its top to the base line and in all, in sizes of its letters


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page, counted from 1, and where it stands; `scale` is pixels for a point."""

    number: int
    rect: QRectF
    scale: float

    def box(self, place: PaperBox) -> Box:
        """Return the box around words on the page, as high as it is on the page of text."""
        letters = (place.bottom - place.top) * self.scale / LINE
        baseline = self.rect.top() + place.top * self.scale + RISE * letters
        left, right = self.rect.left() + place.left * self.scale, self.rect.left() + place.right * self.scale
        rect = QRectF(left - BOX_SIDE, baseline - BOX_RISE * letters, right - left + 2 * BOX_SIDE, BOX_HEIGHT * letters)
        return Box(rect, baseline, letters)

    def paper(self, point: QPointF) -> tuple[float, float]:
        """Return a point of the view in points of the page."""
        return (point.x() - self.rect.left()) / self.scale, (point.y() - self.rect.top()) / self.scale


class SheetLayout:
    """The pages under one another; without a scale each one as wide as there is room for, with it all in that scale."""

    def __init__(self, sizes: Sequence[PageSize], room: int, scale: float | None = None) -> None:
        sizes = [_sound(size) for size in sizes]
        inner = max(1, room - 2 * SIDE)
        usual = median(size.width for size in sizes) if sizes else A4.width
        self.scale = scale or inner / usual
        scales = [self.scale if scale else min(self.scale, inner / size.width) for size in sizes]
        widest = max((round(size.width * each) for size, each in zip(sizes, scales, strict=True)), default=0)
        self.width = max(room, widest + 2 * SIDE)
        self.sheets: list[Sheet] = []
        top = 0
        for number, (size, each) in enumerate(zip(sizes, scales, strict=True), start=1):
            width, height = max(1, round(size.width * each)), max(1, round(size.height * each))
            top += CAPTION
            self.sheets.append(Sheet(number, QRectF((self.width - width) // 2, top, width, height), each))
            top += height
        self.height = top + BELOW
        self._tops = [sheet.rect.top() - CAPTION for sheet in self.sheets]

    def between(self, top: float, bottom: float) -> list[Sheet]:
        """Return the pages that have a part between two heights, their captions counted in."""
        return self.sheets[max(0, bisect_right(self._tops, top) - 1) : bisect_left(self._tops, bottom)]

    def sheet(self, number: int) -> Sheet | None:
        """Return a page by its number from 1."""
        return self.sheets[number - 1] if 0 < number <= len(self.sheets) else None

    def at(self, height: float) -> Sheet | None:
        """Return the page that stands at a height, None where there is no page at all."""
        return self.sheets[max(0, bisect_right(self._tops, height) - 1)] if self.sheets else None


def _sound(size: PageSize) -> PageSize:
    """Return a size that a page can have."""
    if size.width < 1 or size.height < 1:
        return A4
    return PageSize(min(size.width, LARGEST), min(size.height, LARGEST))
