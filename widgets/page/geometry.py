"""Where things stand on the page, in pixels of the document; kept until the layout changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextLayout

from widgets.page.items import Layer
from widgets.page.places import Part, PlaceMap

KEPT_BLOCKS = 2000
BOX_SIDE, BOX_RISE, BOX_HEIGHT = 1.5, 0.92, 1.28  # pixels; shares of the letters' size above the baseline and in all


@dataclass(frozen=True, slots=True)
class Box:
    """The box of one part on one line, with the baseline of the line and the size of its letters in pixels."""

    rect: QRectF
    baseline: float
    letters: float


class Geometry:
    """Boxes of parts and the blocks that a stretch of the page shows."""

    def __init__(self, document: QTextDocument, places: PlaceMap, letters: float) -> None:
        self._document = document
        self._places = places
        self._letters = letters
        self._boxes: dict[tuple[Layer, int], list[tuple[str, list[Box]]]] = {}
        document.documentLayout().documentSizeChanged.connect(self.forget)

    def forget(self) -> None:
        """Drop what was kept: the layout changed."""
        self._boxes.clear()

    def boxes(self, layer: Layer, number: int) -> list[tuple[str, list[Box]]]:
        """Return the boxes of every key of a layer in one Qt block."""
        known = self._boxes.get((layer, number))
        if known is None:
            if len(self._boxes) > KEPT_BLOCKS:
                self._boxes.clear()
            parts = layer.of(number)
            known = [(key, self.part_boxes(part)) for key, part in parts] if parts else []
            self._boxes[layer, number] = known
        return known

    def part_boxes(self, part: Part) -> list[Box]:
        """Return the boxes of a part, one a line."""
        block = self._document.findBlockByNumber(part.block)
        origin = self._document.documentLayout().blockBoundingRect(block).topLeft()
        entry = self._places.entry(part.block)
        letters = self._letters * (entry.size if entry else 1.0)
        return list(_line_boxes(block.layout(), origin, part, letters))

    def top(self, number: int) -> float:
        """Return the upper edge of a Qt block."""
        return self.rect(number).top()

    def rect(self, number: int) -> QRectF:
        """Return the rectangle of a Qt block."""
        return self._document.documentLayout().blockBoundingRect(self._document.findBlockByNumber(number))

    def visible(self, first: QTextBlock, top: float, bottom: float) -> Iterator[int]:
        """Yield the Qt blocks between two heights, from a block at the upper one on.

        A table row is walked as a whole: its cells stand side by side, so a tall first cell says nothing of the rest.
        """
        layout = self._document.documentLayout()
        block, row = _row_start(first), -1
        while block.isValid():
            number = block.blockNumber()
            rect = layout.blockBoundingRect(block)
            entry = self._places.entry(number)
            here = entry.row if entry else row  # an empty cell goes with the row it is met in
            if rect.top() > bottom:
                if here < 0 or here != row:
                    return
            else:
                row = here
                if rect.bottom() >= top:
                    yield number
            block = block.next()


def _row_start(block: QTextBlock) -> QTextBlock:
    cursor = QTextCursor(block)
    table = cursor.currentTable()
    if table is None:
        return block
    return table.cellAt(table.cellAt(cursor).row(), 0).firstCursorPosition().block()


def _line_boxes(layout: QTextLayout, origin: QPointF, part: Part, letters: float) -> Iterator[Box]:
    first = layout.lineForTextPosition(part.start)
    if not first.isValid():
        return
    for number in range(first.lineNumber(), layout.lineCount()):
        line = layout.lineAt(number)
        begin, length = line.textStart(), line.textLength()
        if begin >= part.end:
            return
        left = _x(line.cursorToX(max(part.start, begin)))
        right = _x(line.cursorToX(min(part.end, begin + length)))
        right = min(right, line.naturalTextRect().right())
        if right <= left:
            continue
        baseline = origin.y() + line.y() + line.ascent()
        rect = QRectF(
            origin.x() + left - BOX_SIDE,
            baseline - BOX_RISE * letters,
            right - left + 2 * BOX_SIDE,
            BOX_HEIGHT * letters,
        )
        yield Box(rect, baseline, letters)


def _x(answer: object) -> float:
    """Return the x of QTextLine.cursorToX, which answers a pair."""
    return float(answer[0]) if isinstance(answer, tuple) else float(answer)  # type: ignore[arg-type]
