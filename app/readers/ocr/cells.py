"""Cells of a ruled table that Tesseract missed or was not sure of on the whole page, read once more by themselves.

All of them are put one below the other on one picture: short numbers far apart mislead it, a column of them does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from app.readers import limits
from app.readers.ocr.drawing import DARK, Drawing
from app.readers.ocr.hocr import Letter, Pixels, TextLine, Word
from app.readers.pdf.grid import Grid

UNSURE = 90.0  # Tesseract's confidence in a word, below which its cell is read once more
_INK = 40  # dark pixels of a cell that is not empty
_INSIDE = 1.6  # points inside its sides that a cell is cut out at
_MARGIN = 36  # pixels around each cell on the picture of them


def unsure_cells(drawing: Drawing, grids: Iterable[Grid], lines: Sequence[TextLine]) -> list[Pixels]:
    """Return the cells that hold ink and no words, or words that may be wrong."""
    words = [word for line in lines for word in line.words]
    found = []
    for box in (box for grid in grids for box in _boxes(grid, drawing.scale)):
        own = [word for word in words if _holds(box, word)]
        if all(word.confidence >= UNSURE for word in own) and (own or _ink(drawing, box) < _INK):
            continue
        found.append(box)
    return found


def stacked(drawing: Drawing, boxes: list[Pixels]) -> tuple[Drawing, list[Pixels]]:
    """Return the picture of some cells one below the other, and where each stands on it, as far as there is room."""
    width = round(max(right - left for left, _, right, _ in boxes)) + 2 * _MARGIN
    rows: list[bytes] = [b"\xff" * width] * _MARGIN
    places: list[Pixels] = []
    for left, top, right, bottom in boxes:
        start, end = int(left), int(right)
        if (len(rows) + bottom - top) * width > limits.OCR_PIXELS:
            break
        places.append((_MARGIN, len(rows), _MARGIN + end - start, len(rows) + int(bottom) - int(top)))
        for row in range(int(top), int(bottom)):
            cut = drawing.pixels[row * drawing.width + start : row * drawing.width + end]
            rows.append((b"\xff" * _MARGIN + cut).ljust(width, b"\xff"))
        rows += [b"\xff" * width] * _MARGIN
    return Drawing(width, len(rows), b"".join(rows), drawing.scale), places


def put_in(
    lines: list[TextLine], boxes: Sequence[Pixels], places: Sequence[Pixels], read: Sequence[TextLine]
) -> list[TextLine]:
    """Return a page's lines with what was read in single cells wherever Tesseract is surer of that."""
    for box, place in zip(boxes, places, strict=False):
        again = [line for line in read if place[1] <= (line.box[1] + line.box[3]) / 2 < place[3]]
        before = [word for line in lines for word in line.words if _holds(box, word)]
        if not again or _least([word for line in again for word in line.words]) <= _least(before):
            continue
        for line in lines:
            line.words = [word for word in line.words if not _holds(box, word)]
        lines = lines + [_moved(line, box[0] - place[0], box[1] - place[1]) for line in again]
    return [line for line in lines if line.words]


def _least(words: Sequence[Word]) -> float:
    return min((word.confidence for word in words), default=0.0)


def _boxes(grid: Grid, scale: float) -> Iterator[Pixels]:
    """Yield the inside of each cell in pixels."""
    for first in grid.cells():
        parts = [place for place, whole in grid.merged.items() if whole == first]
        left, right = grid.columns[first[1]], grid.columns[max(column for _, column in parts) + 1]
        top, bottom = grid.rows[first[0]], grid.rows[max(row for row, _ in parts) + 1]
        if right - left > 4 * _INSIDE and bottom - top > 4 * _INSIDE:
            sides = (left + _INSIDE, top + _INSIDE, right - _INSIDE, bottom - _INSIDE)
            yield (sides[0] * scale, sides[1] * scale, sides[2] * scale, sides[3] * scale)


def _holds(box: Pixels, word: Word) -> bool:
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _ink(drawing: Drawing, box: Pixels) -> int:
    left, top, right, bottom = (int(side) for side in box)
    rows = (drawing.pixels[row * drawing.width + left : row * drawing.width + right] for row in range(top, bottom))
    return sum(row.translate(DARK).count(1) for row in rows)


def _moved(line: TextLine, x: float, y: float) -> TextLine:
    def moved(box: Pixels) -> Pixels:
        return box[0] + x, box[1] + y, box[2] + x, box[3] + y

    words = [
        Word(
            moved(word.box), word.confidence, [Letter(one.text, moved(one.box), one.confidence) for one in word.letters]
        )
        for word in line.words
    ]
    return replace(line, box=moved(line.box), base=line.base + y, paragraph=-1, words=words)
