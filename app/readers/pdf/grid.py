"""Ruled tables: strokes that cross make a grid, its cells are what no stroke parts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from app.readers.pdf.runs import Stroke

_JOIN = 3.0  # points by which strokes of one line may miss each other
_NEAR = 2.5  # points within which two rules are one
_REACH = 8.0  # points that a level rule must stick out over the last upright one to make an open column
_MOST = 1_000_000  # pairs of strokes that are looked at; more are a drawing


@dataclass(frozen=True, slots=True)
class Grid:
    """The rules of one table: the sides of its columns and rows, and the first cell that each cell is merged with."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    merged: dict[tuple[int, int], tuple[int, int]]

    @property
    def box(self) -> Stroke:
        """The whole table."""
        return Stroke(self.columns[0], self.rows[0], self.columns[-1], self.rows[-1])

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Return row and column of the cell at a point, None outside."""
        row, column = bisect_right(self.rows, y) - 1, bisect_right(self.columns, x) - 1
        if 0 <= row < len(self.rows) - 1 and 0 <= column < len(self.columns) - 1:
            return self.merged[row, column]
        return None

    def cells(self) -> list[tuple[int, int]]:
        """Return the cells, row by row."""
        return sorted(set(self.merged.values()))


def grids_of(strokes: Iterable[Stroke]) -> tuple[list[Grid], list[Stroke]]:
    """Return the tables that strokes rule, from top to bottom, and the strokes that belong to none."""
    level = _joined([stroke for stroke in strokes if stroke.level], level=True)
    upright = _joined([stroke for stroke in strokes if not stroke.level], level=False)
    if not upright or len(level) < 2 or len(level) * len(upright) > _MOST:
        return [], level
    grids = []
    used: set[int] = set()
    for ours, theirs in _crossing(level, upright):
        grid = _grid([level[index] for index in ours], [upright[index] for index in theirs])
        if grid is not None:
            grids.append(grid)
            used.update(ours)
    return sorted(grids, key=lambda grid: grid.rows[0]), [one for index, one in enumerate(level) if index not in used]


def _joined(strokes: list[Stroke], *, level: bool) -> list[Stroke]:
    """Put strokes on one line that touch together to one, and give each no width."""
    turned = [stroke if level else Stroke(stroke.top, stroke.left, stroke.bottom, stroke.right) for stroke in strokes]
    turned.sort(key=lambda stroke: (round((stroke.top + stroke.bottom) / 2), stroke.left))
    joined: list[Stroke] = []
    for left, top, right, bottom in turned:
        middle = (top + bottom) / 2
        last = joined[-1] if joined else None
        touches = last is not None and left <= last.right + _JOIN and last.left <= right + _JOIN
        if last and touches and abs(last.top - middle) <= 1.0:
            joined[-1] = Stroke(min(last.left, left), last.top, max(last.right, right), last.bottom)
        else:
            joined.append(Stroke(left, middle, right, middle))
    return joined if level else [Stroke(top, left, bottom, right) for left, top, right, bottom in joined]


def _crossing(level: list[Stroke], upright: list[Stroke]) -> Iterable[tuple[list[int], list[int]]]:
    """Yield the strokes that hang together."""
    group = list(range(len(level) + len(upright)))

    def find(one: int) -> int:
        while group[one] != one:
            group[one] = group[group[one]]
            one = group[one]
        return one

    for across, h in enumerate(level):
        for up, v in enumerate(upright):
            touches_x = h.left - _JOIN <= v.left <= h.right + _JOIN
            if touches_x and v.top - _JOIN <= h.top <= v.bottom + _JOIN:
                group[find(across)] = find(len(level) + up)
    found: dict[int, tuple[list[int], list[int]]] = {}
    for one in range(len(group)):
        ours, theirs = found.setdefault(find(one), ([], []))
        if one < len(level):
            ours.append(one)
        else:
            theirs.append(one - len(level))
    return [(ours, theirs) for ours, theirs in found.values() if len(ours) >= 2 and theirs]


def _grid(level: list[Stroke], upright: list[Stroke]) -> Grid | None:
    """Return the table of strokes that hang together, None where they part nothing."""
    rows = _places([stroke.top for stroke in level])
    sides = [stroke.left for stroke in upright]
    left, right = min(stroke.left for stroke in level), max(stroke.right for stroke in level)
    open_sides = [side for side in (left, right) if min(abs(side - one) for one in sides) > _REACH]
    upright = upright + [Stroke(side, rows[0], side, rows[-1]) for side in open_sides]
    columns = _places(sides + open_sides)
    if len(rows) < 2 or len(columns) < 2 or (len(rows) - 1) * (len(columns) - 1) < 2:
        return None
    merged = _merged(rows, columns, level, upright)
    if len(set(merged.values())) < 2:
        return None
    return Grid(tuple(columns), tuple(rows), merged)


def _places(values: list[float]) -> list[float]:
    """Return different values, those near each other as one."""
    places: list[list[float]] = []
    for value in sorted(values):
        if places and value - places[-1][-1] <= _NEAR:
            places[-1].append(value)
        else:
            places.append([value])
    return [sum(place) / len(place) for place in places]


def _merged(
    rows: list[float], columns: list[float], level: list[Stroke], upright: list[Stroke]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for each place of the grid the first place of the cell that it belongs to."""
    below = _walls([(one.top, one.left, one.right) for one in level], rows, columns)
    beside = _walls([(one.left, one.top, one.bottom) for one in upright], columns, rows)
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(rows) - 1):
        for column in range(len(columns) - 1):
            if column and (column, row) not in beside:
                merged[row, column] = merged[row, column - 1]
            elif row and (row, column) not in below:
                merged[row, column] = merged[row - 1, column]
            else:
                merged[row, column] = (row, column)
    return merged


def _walls(strokes: list[tuple[float, float, float]], places: list[float], steps: list[float]) -> set[tuple[int, int]]:
    """Return which rule (by its place) stands along which step across."""
    found = set()
    for place, start, end in strokes:
        index = min(range(len(places)), key=lambda one: abs(places[one] - place))
        for step, (left, right) in enumerate(pairwise(steps)):
            if start <= left + 0.3 * (right - left) and end >= right - 0.3 * (right - left):
                found.add((index, step))
    return found
