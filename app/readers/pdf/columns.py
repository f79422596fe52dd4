"""The order in which the lines of a page are read: columns one after the other, aligned rows line by line."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import attrgetter

from app.readers.pdf.lines import Line
from app.readers.structure import list_mark_length

_GUTTER = 0.9  # the least width of what parts columns, in sizes
_APART = 2.4  # lines further below, in sizes, belong to no region that is open
_SIGNING = 8.0  # in sizes: the room for a signature
_TAB = 4.0  # in sizes: what is wider is no blank inside a line
_MOST = 400  # lines of one region
_FILLED = 0.62  # how much of its column a line of running text fills, on the average
_VALUE = re.compile(r"[-–+(]?\s*\d[\d.,/%() \-–]*(?:%|[^\W\d]{1,8})?\)?|[-–]|\.{2,}|…+")
_NUMBER = re.compile(r"(?i)số\s*:")
_DATE = re.compile(r"(?i)[^\d]{2,40},\s*ngày\b")
Gap = tuple[float, float]


def in_order(lines: list[Line]) -> list[Line]:
    """Return the lines of a page, or of what lies between two tables, in reading order."""
    lines = sorted((line for line in lines if not line.turned), key=lambda line: (line.base, line.left)) + [
        line for line in lines if line.turned
    ]
    ordered: list[Line] = []
    pending: list[Line] = []  # lines by themselves, the last of which may turn out to begin a column
    at = 0
    while at < len(lines):
        region, gutters = _region(lines, at)
        if len(region) > 1:
            began = _beginning(pending, region, gutters)
            ordered += [*pending[:began], *_read(pending[began:] + region, gutters)]
            pending = []
            at += len(region)
        else:
            pending.append(lines[at])
            at += 1
    return ordered + pending


def _beginning(pending: list[Line], region: list[Line], gutters: list[Gap]) -> int:
    """Return from which of the lines above a region on they stand in its columns: lines on the right tell."""
    began = len(pending)
    below = region[0]
    for index in range(len(pending) - 1, -1, -1):
        line = pending[index]
        if line.turned or _crosses(line, gutters) or below.base - line.base > _APART * line.size:
            break
        if line.left >= gutters[-1][1] - 1:
            began = index
        below = line
    return began


def _region(lines: list[Line], at: int) -> tuple[list[Line], list[Gap]]:
    """Return the lines from one on that stand side by side, and the gaps between them."""
    first = lines[at]
    if first.turned or not any(_are_beside(first, other) for other in lines[at + 1 : at + 4]):
        return [first], []
    region, largest = [first], first.size
    gutters: list[Gap] = []
    for line in lines[at + 1 : at + 1 + _MOST]:
        if line.turned:
            break
        away = line.base - max(other.base for other in region)
        reach = _SIGNING if gutters and not _crosses(line, gutters) and line.left > gutters[0][0] else _APART
        largest = max(largest, line.size)
        if away > reach * largest:
            break
        narrowed = _gutters([*region, line])
        if not narrowed and len(region) > 1:
            break
        if gutters and len(narrowed) < len(gutters) and len(region) > 2 * len(gutters) + 2:
            break
        region.append(line)
        gutters = narrowed or gutters
    while len(region) > 1 and not any(_are_beside(region[-1], other) for other in region[-4:-1]):
        if _is_last_of_column(region, gutters):
            break
        region.pop()
        gutters = _gutters(region)
    return (region, gutters) if gutters else ([first], [])


def _is_last_of_column(region: list[Line], gutters: list[Gap]) -> bool:
    """Say whether the last line goes on its column: the name below a signature, the last item of a list."""
    last = region[-1]
    if last.left >= gutters[-1][1] - 1:
        return True
    left = [line for line in region[:-1] if line.right <= gutters[0][0]]
    steps = [line.base - above.base for above, line in pairwise(left)]
    usual = max(1.6 * last.size, 1.2 * max(steps, default=0.0))
    return bool(left) and last.size == left[-1].size and last.base - left[-1].base < usual


def _are_beside(line: Line, other: Line) -> bool:
    level = abs(line.base - other.base) < 0.8 * min(line.size, other.size)
    gap = max(other.left - line.right, line.left - other.right)
    return level and not other.turned and gap > _GUTTER * max(line.size, other.size)


def _crosses(line: Line, gutters: list[Gap]) -> bool:
    return any(line.left < right and line.right > left for left, right in gutters)


def _gutters(region: list[Line]) -> list[Gap]:
    """Return the upright gaps that no line stands in."""
    gaps: list[Gap] = []
    reached = float("-inf")
    for line in sorted(region, key=attrgetter("left")):
        if reached > float("-inf") and line.left - reached > _GUTTER * line.size:
            gaps.append((reached, line.left))
        reached = max(reached, line.right)
    return gaps


def _read(region: list[Line], gutters: list[Gap]) -> list[Line]:
    """Return the lines of a region in order: rows of values line by line, anything else column after column."""
    columns = _columns(region, gutters)
    rows = [list(row) for _, row in groupby(region, key=lambda line: round(line.base))]
    if all(_is_list_mark(line) for line in columns[0]):
        return [_row(row, " ") for row in _levels(region)]
    if len(rows) >= 4 and all(_fill(column) > _FILLED and len(column) >= 4 for column in columns):
        return [line for number, column in enumerate(columns) for line in _flow(column, number)]
    levels = list(_levels(region))
    wide = [row for row in levels if len(row) > 1]
    if len(wide) == 1 and not _is_letterhead(wide[0]) and _is_one_line(wide[0]):
        return [_row(row, " ") for row in levels]
    values = [line for column in columns[1:] for line in column]
    if len(columns) > 2 or sum(bool(_VALUE.fullmatch(line.text)) for line in values) > 0.6 * len(values):
        return [_row_of_cells(row, gutters) for row in levels]
    bands = list(_bands(region))
    if not any(map(_is_letterhead, levels)) and not all(all(_columns(band, gutters)) for band in bands[:-1]):
        bands = [region]  # a signature beside its list of recipients: neither goes by the lines of the other
    return [line for band in bands for column in _columns(band, gutters) for line in _short(column)]


def _is_letterhead(row: list[Line]) -> bool:
    return len(row) == 2 and bool(_NUMBER.match(row[0].text) and _DATE.match(row[1].text))


def _is_one_line(row: list[Line]) -> bool:
    """Say whether pieces are one line with wide blanks, as justified lines and tabs have them."""
    widest = max(line.left - before.right for before, line in pairwise(row))
    return widest < _TAB * row[0].size or row[-1].text[:1].islower()


def _is_list_mark(line: Line) -> bool:
    return len(line.text) <= 6 and list_mark_length(line.text + " A") >= len(line.text)


def _columns(region: list[Line], gutters: list[Gap]) -> list[list[Line]]:
    columns: list[list[Line]] = [[] for _ in range(len(gutters) + 1)]
    for line in region:
        columns[sum(line.left >= right - 0.1 for _, right in gutters)].append(line)
    return columns


def _fill(column: list[Line]) -> float:
    """Return how much of the column's width its lines fill on the average."""
    if not column:
        return 0.0
    width = max(line.right for line in column) - min(line.left for line in column)
    return sum(line.right - line.left for line in column) / (len(column) * width) if width else 0.0


def _flow(column: list[Line], number: int) -> list[Line]:
    floor, ceiling = min(line.left for line in column), max(line.right for line in column)
    for line in column:
        line.floor, line.ceiling, line.flow = floor, ceiling, number + 1
    return column


def _short(column: list[Line]) -> list[Line]:
    """Return the lines of a letterhead or a signature: each is by itself unless it clearly goes on."""
    for before, line in zip([None, *column], column, strict=False):
        line.floor, line.ceiling = line.left, line.right
        line.alone = before is None or not (line.text[:1].islower() or line.text[:4].isdigit())
    return column


def _levels(region: list[Line]) -> Iterator[list[Line]]:
    """Yield the lines of a region that stand beside each other."""
    row: list[Line] = []
    for line in region:
        if row and not abs(line.base - row[0].base) < 0.5 * line.size:
            yield sorted(row, key=attrgetter("left"))
            row = []
        row.append(line)
    if row:
        yield sorted(row, key=attrgetter("left"))


def _bands(region: list[Line]) -> Iterator[list[Line]]:
    """Cut a region where a wider blank band goes across, and before number and date of a letter."""
    levels = list(_levels(region))
    if any(map(_is_letterhead, levels)):
        place = next(index for index, row in enumerate(levels) if _is_letterhead(row))
        yield [line for row in levels[:place] for line in row]
        yield [line for row in levels[place:] for line in row]
        return
    gaps = [min(line.top for line in row) - max(line.bottom for line in above) for above, row in pairwise(levels)]
    usual = max(0.0, min(gaps, default=0.0))
    band = levels[0]
    for gap, row in zip(gaps, levels[1:], strict=True):
        if gap > usual + 0.45 * row[0].size:
            yield band
            band = []
        band = band + row
    yield band


def _row_of_cells(row: list[Line], gutters: list[Gap]) -> Line:
    """Return a row of an unruled table as one line, a tab for each column's end."""
    cells: list[Line | None] = [None] * (len(gutters) + 1)
    for line in row:
        place = sum(line.left >= right - 0.1 for _, right in gutters)
        there = cells[place]
        cells[place] = line if there is None else _row([there, line], " ")
    whole = _row([cell for cell in cells if cell is not None], "\t", [cell is None for cell in cells])
    whole.alone = whole.closed = True
    whole.floor, whole.ceiling = whole.left, whole.right
    return whole


def _row(row: list[Line], between: str, missing: list[bool] | None = None) -> Line:
    """Return pieces of one line as one."""
    pieces: list[Line | None] = list(row)
    if missing:
        rest = iter(row)
        pieces = [None if absent else next(rest) for absent in missing]
    whole = Line(
        "",
        array("f"),
        min(map(attrgetter("top"), row)),
        max(map(attrgetter("bottom"), row)),
        row[0].base,
        row[0].size,
        row[0].page,
    )
    edge = row[0].left
    for index, piece in enumerate(pieces):
        if index:
            whole.text += between
            whole.edges.append(edge)
        if piece is not None:
            shift = len(whole.text)
            whole.looks += [(start + shift, look) for start, look in piece.looks]
            whole.raised += [(start + shift, end + shift) for start, end in piece.raised]
            whole.text += piece.text
            whole.edges.extend(piece.edges[:-1])
            edge = piece.right
    whole.edges.append(edge)
    return whole
