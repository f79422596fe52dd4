"""The ruled lines of a scan: long thin ink with blank paper along it, and the sides of cells that such lines make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.readers import limits
from app.readers.ocr.drawing import draw
from app.readers.pdf.grid import Grid, grids_of
from app.readers.pdf.native import Handle
from app.readers.pdf.runs import Stroke

_DPI = 100  # ruled lines are still a pixel thick, and a page is looked through in a moment
_LEVEL, _UPRIGHT = 50, 30  # pixels: what is shorter may be letters
_NEAR = 4  # pixels beside a rule that are blank along most of it
_BLANK = 0.35  # of a rule's length, at most, that has ink beside it
_FULL = 0.9  # of a rule's length that is ink, at least
_THICK = 7  # pixels of the thickest rule, with the grey beside it
_RUN = re.compile(rb"(?:\x01{3,}\x00{0,3})+")
_FAINT = 40  # how much darker than paper a rule is at least; thin ones are grey where a page is drawn small
_SIDE = 0.8  # of a cell's side that is ink, at least, where a rule parts it from the next one
_DRIFT = 3  # pixels by which a rule may lie beside where it begins
_WITHIN = 3.0  # points within which a rule belongs to a table


def rules_of(page: Handle, angle: float) -> tuple[list[Stroke], list[Stroke]]:
    """Return the rules of a page's tables, and its other ones, in points as they stand on the page turned straight."""
    drawing = draw(page, _DPI, angle)
    if drawing is None:
        return [], []
    sample = sorted(drawing.pixels[::997])
    paper = sample[len(sample) // 2]
    dark = drawing.pixels.translate(bytes(1 if grey < paper - _FAINT else 0 for grey in range(256)))
    width, height, scale = drawing.width, drawing.height, drawing.scale
    rows = [dark[row * width : (row + 1) * width] for row in range(height)]
    columns = [dark[column::width] for column in range(width)]
    level = [Stroke(start / scale, at / scale, end / scale, at / scale) for at, start, end in _rules(rows, _LEVEL)]
    upright = [
        Stroke(at / scale, start / scale, at / scale, end / scale) for at, start, end in _rules(columns, _UPRIGHT)
    ]
    grids, _ = grids_of([*level, *upright][: limits.PDF_STROKES])
    inside = [side for grid in grids for side in _sides(grid, rows, columns, scale)]
    return inside, [rule for rule in level if not any(_touch(rule, grid.box) for grid in grids)]


def _sides(grid: Grid, rows: Sequence[bytes], columns: Sequence[bytes], scale: float) -> Iterator[Stroke]:
    """Yield the sides of a table's cells that are drawn: rules break on a scan, and lie a little aslant."""
    for y in grid.rows:
        for left, right in pairwise(grid.columns):
            if _is_drawn(rows, y * scale, left * scale, right * scale):
                yield Stroke(left, y, right, y)
    for x in grid.columns:
        for top, bottom in pairwise(grid.rows):
            if _is_drawn(columns, x * scale, top * scale, bottom * scale):
                yield Stroke(x, top, x, bottom)


def _is_drawn(rows: Sequence[bytes], at: float, start: float, end: float) -> bool:
    first, last = round(start) + _DRIFT, round(end) - _DRIFT
    if last <= first:
        return True
    for row in range(round(at) - _DRIFT, round(at) + _DRIFT + 1):
        ink = [int.from_bytes(rows[one][first:last], "big") for one in (row - 1, row, row + 1) if 0 <= one < len(rows)]
        whole = 0
        for one in ink:
            whole |= one
        if whole.bit_count() >= _SIDE * (last - first):
            return True
    return False


def _touch(rule: Stroke, box: Stroke) -> bool:
    across = rule.left <= box.right + _WITHIN and box.left <= rule.right + _WITHIN
    return across and rule.top <= box.bottom + _WITHIN and box.top <= rule.bottom + _WITHIN


def _rules(rows: list[bytes], shortest: int) -> Iterator[tuple[float, int, int]]:
    """Yield the long thin dark lines along rows of pixels: where across them, from where to where."""
    open_runs: list[list[int]] = []  # first row, last row, start, end
    for at in range(len(rows)):
        going_on: list[list[int]] = []
        for match in _RUN.finditer(_with_next(rows, at)):
            start, end = match.start(), match.start() + len(match[0].rstrip(b"\0"))
            if end - start < shortest or match[0].count(1) < _FULL * (end - start):
                continue
            same = next((run for run in open_runs if run[2] < end and start < run[3]), None)
            if same is None:
                going_on.append([at, at, start, end])
            else:
                open_runs.remove(same)
                going_on.append([same[0], at, min(same[2], start), max(same[3], end)])
        yield from (rule for run in open_runs if (rule := _rule(rows, run)))
        open_runs = going_on
    yield from (rule for run in open_runs if (rule := _rule(rows, run)))


def _with_next(rows: list[bytes], at: int) -> bytes:
    """Return a row with the ink of the one after it: a line may step from one to the other."""
    if at + 1 == len(rows):
        return rows[at]
    both = int.from_bytes(rows[at], "big") | int.from_bytes(rows[at + 1], "big")
    return both.to_bytes(len(rows[at]), "big")


def _rule(rows: list[bytes], run: list[int]) -> tuple[float, int, int] | None:
    """Return a rule where a run is thin and has blank paper along it; letters that touch have not."""
    first, last, start, end = run
    if last - first >= _THICK:
        return None
    beside = (first - _NEAR + 1, last + 1 + _NEAR)
    ink = [rows[at].count(1, start, end) for at in beside if 0 <= at < len(rows)]
    if any(count > _BLANK * (end - start) for count in ink):
        return None
    return (first + last + 2) / 2, start, end
