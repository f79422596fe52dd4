"""The words of ruled tables, cell by cell, and tables that go on over a page's end."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.readers.draft import Draft
from app.readers.pdf.grid import Grid
from app.readers.pdf.lines import Line, lines_of
from app.readers.pdf.measures import Measures
from app.readers.pdf.paragraphs import Paragraphs, draft_of
from app.readers.pdf.runs import Run
from app.report.model import BlockKind, CellPlace

_SAME_SIDE = 4.0  # points by which the columns of a table that goes on may differ
_FRAME = 3  # sides of columns that a frame around words may have, with a bar beside them


@dataclass(slots=True, eq=False)
class Table:
    """A ruled table on one page: the lines of each cell, by row and column."""

    page: int
    grid: Grid
    cells: dict[tuple[int, int], list[Line]] = field(default_factory=dict)

    @property
    def top(self) -> float:
        """Its upper side."""
        return self.grid.rows[0]


def tables_of(words: list[Run], grids: list[Grid], page: int) -> tuple[list[Table], list[Run]]:
    """Return the tables with their words, and the words that stand in none."""
    tables = [Table(page, grid) for grid in grids]
    inside: list[dict[tuple[int, int], list[Run]]] = [{} for _ in grids]
    free: list[Run] = []
    for word in _split(words, grids):
        x, y = (word.edges[0] + word.edges[-1]) / 2, (word.top + word.bottom) / 2
        for cells, grid in zip(inside, grids, strict=True):
            if (place := grid.cell_at(x, y)) is not None:
                cells.setdefault(place, []).append(word)
                break
        else:
            free.append(word)
    filled = []
    for table, cells in zip(tables, inside, strict=True):
        if len(cells) < 2 and len(table.grid.columns) <= _FRAME:  # a frame around words, not a table
            free += [word for found in cells.values() for word in found]
            continue
        table.cells = {place: _lines(cells.get(place, []), page) for place in table.grid.cells()}
        filled.append(table)
    return filled, free


def _split(runs: list[Run], grids: list[Grid]) -> list[Run]:
    """Part runs at their blanks where they reach over the side of a column."""
    if not grids:
        return runs
    found: list[Run] = []
    rest = runs[::-1]
    while rest:
        run = rest.pop()
        place = next((place for grid in grids if (place := _side_in(run, grid)) is not None), None)
        if place is None:
            found.append(run)
        else:
            rest += reversed(run.parted(place))
    return found


def _side_in(run: Run, grid: Grid) -> int | None:
    """Return the place of the last blank before a column's side that a run reaches over, None where it does not."""
    middle = (run.top + run.bottom) / 2
    if not grid.rows[0] <= middle <= grid.rows[-1] or " " not in run.text:
        return None
    cells = grid.cell_at(run.left + 1, middle), grid.cell_at(run.right - 1, middle)
    if cells[0] == cells[1]:
        return None
    for place, sign in enumerate(run.text):
        if sign == " " and grid.cell_at(run.edges[place + 1] + 0.1, middle) != cells[0]:
            return place
    return None


def _lines(words: list[Run], page: int) -> list[Line]:
    """Return the lines of a cell; what ends a paragraph elsewhere, an early end or an indent, tells nothing in it."""
    lines = lines_of(words, page)
    for line in lines:
        line.floor, line.ceiling = line.left, line.right
    return lines


class Tables:
    """Turns one table after the other to drafts; counts them, and joins those that go on."""

    def __init__(self, measures: Measures) -> None:
        self._measures = measures
        self._count = 0
        self._last: Table | None = None
        self._rows = 0
        self._head = ""
        self._open: list[Draft] = []

    def interrupt(self) -> None:
        """Say that other words stand behind the last table: the next one is another."""
        self._last = None

    def drafts(self, table: Table) -> list[Draft]:
        """Return the cells of a table, row by row."""
        goes_on = self._last is not None and table.page == self._last.page + 1 and _same_columns(table, self._last)
        rows = [row for row in _rows(table) if any(lines for _, lines in row)]
        self._last = table
        if not goes_on:
            self._count, self._rows = self._count + 1, 0
            self._head = _words(rows[0]) if rows else ""
        elif rows and _words(rows[0]) == self._head:
            rows = rows[1:]
        drafts = []
        for row in rows:
            if goes_on and row is rows[0] and self._end_row(row):
                continue
            self._open = self._row(row, self._rows)
            self._rows += 1
            drafts += self._open
        if not goes_on:
            _mark_header(drafts)
        return drafts

    def _end_row(self, row: list[tuple[int, list[Line]]]) -> bool:
        """Put the words of a row that a page's end cut in two into its first half; say whether it was one."""
        rest = {column: lines for column, lines in row if lines}
        above = {draft.cell.column: draft for draft in self._open if draft.cell is not None}
        if len(rest) >= len([draft for draft in above.values() if draft.text]) or not rest.keys() <= above.keys():
            return False
        if not all(lines[0].text[:1].islower() for lines in rest.values()):
            return False
        for column, lines in rest.items():
            above[column].append(draft_of(lines))
        return True

    def _row(self, row: list[tuple[int, list[Line]]], number: int) -> list[Draft]:
        drafts = []
        for column, lines in row:
            paragraphs = Paragraphs(self._measures)
            for line in lines:
                paragraphs.add(line)
            for draft in paragraphs.take() or [Draft("")]:
                draft.kind, draft.fixed = BlockKind.TABLE_CELL, True
                draft.cell = CellPlace(self._count - 1, number, column)
                drafts.append(draft)
        return drafts


def _rows(table: Table) -> list[list[tuple[int, list[Line]]]]:
    rows: dict[int, list[tuple[int, list[Line]]]] = {}
    for (row, column), lines in sorted(table.cells.items()):
        rows.setdefault(row, []).append((column, lines))
    return [rows[row] for row in sorted(rows)]


def _words(row: list[tuple[int, list[Line]]]) -> str:
    """Return the words of a row as one text, for comparing."""
    return " | ".join(" ".join(line.text for line in lines) for _, lines in row)


def _same_columns(table: Table, other: Table) -> bool:
    ours, theirs = table.grid.columns, other.grid.columns
    return len(ours) == len(theirs) and all(abs(a - b) <= _SAME_SIDE for a, b in zip(ours, theirs, strict=True))


def _mark_header(drafts: list[Draft]) -> None:
    """Mark the first row as the header where all its words are bold."""
    first = [draft for draft in drafts if draft.cell and draft.cell.row == (drafts[0].cell or draft.cell).row]
    filled = [draft for draft in first if draft.text]
    bold = all(sum(end - start for start, end in draft.bold) >= 0.9 * len(draft.text) for draft in filled)
    if len(filled) > 1 and bold and len(first) < len(drafts):
        for draft in first:
            draft.header_row = True
