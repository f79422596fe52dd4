"""Tables as the checks read them: titles of columns, rows with their marks and labels, numbers that fill a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.extraction.model import Extraction, Figure, FigureKind
from app.report.model import Block, Report

_NUMBER = re.compile(r"[\s*(+\-–]*\d[\d.,\u00a0 ]*%?[\s)*]*")
_YEAR = re.compile(r"\s*(?:19|20)\d\d\s*")
_MARK_TITLE = re.compile(r"\W*(?:s\W?tt|tt|số tt|số thứ tự|thứ tự)?\W*", re.IGNORECASE)
_UNIT_TITLE = re.compile(r"\W*(?:đvt|đv tính|đơn vị(?: tính)?|đv)\W*", re.IGNORECASE)
_COLUMN_MARK = re.compile(r"\(?\d{1,2}\)?(?:\s*=.{1,40})?|\(?[A-Za-zĐđ]{1,2}\)?")
_FORMULA = re.compile(r"\(?(\d{1,2})\)?\s*=\s*(.{1,40})")
_MARK = re.compile(r"\s*(?P<mark>[A-HĐ]|[IVX]{1,5}|\d{1,3}(?:\.\d{1,2}){0,2}|[a-zđ]|[-–+*•])(?:[.)/]+|\s|$)\s*")
_RANKS = (
    (re.compile(r"[IVX]+"), 2),
    (re.compile(r"[A-HĐ]"), 1),
    (re.compile(r"\d+"), 3),
    (re.compile(r"\d+\.\d+"), 4),
    (re.compile(r"\d+\.\d+\.\d+"), 5),
    (re.compile(r"[a-zđ]"), 6),
    (re.compile(r"[-–*•]"), 7),
    (re.compile(r"\+"), 8),
)
_WITHIN = re.compile(r"\W*(?:trong đó|tr\.?\s?đó|bao gồm|gồm)\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"\W*(?:(?:tổng(?: số| cộng| toàn tỉnh)?|cộng|toàn tỉnh|cả tỉnh)(?: chung)?)\s*(?:\((?P<sum>[^()]*)\))?\W*",
    re.IGNORECASE,
)
_HEADER_ROWS = 5
_FILLING = frozenset({FigureKind.COUNT, FigureKind.MONEY, FigureKind.MEASURE, FigureKind.PERCENT})


@dataclass(frozen=True, slots=True)
class Row:
    """A row below the titles: its mark ("I", "1.1", "-"), the rank that the mark gives it (0: none), its label."""

    mark: str
    rank: int
    label: str
    unit: str
    cells: Mapping[int, Block]
    numbers: Mapping[int, Figure]

    @property
    def is_total(self) -> bool:
        """Whether the label says that the row is a total."""
        return _TOTAL.fullmatch(self.label) is not None or _TOTAL.fullmatch(self.mark) is not None

    @property
    def total_of(self) -> tuple[str, ...]:
        """The marks that the label of a total adds up: "Tổng cộng (I+II)"."""
        named = _TOTAL.fullmatch(self.label)
        marks = [mark.strip() for mark in (named["sum"] or "").split("+")] if named else []
        return tuple(marks) if len(marks) > 1 and all(marks) else ()

    @property
    def is_within(self) -> bool:
        """Whether the label says that the row is a part that others may stand beside."""
        return _WITHIN.match(self.label) is not None


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: the titles over each column from the top, the formulas that a row of marks gives, and its rows."""

    titles: Mapping[int, tuple[str, ...]]
    parents: Mapping[int, tuple[str, ...]]
    rows: Sequence[Row]
    columns: Sequence[int]
    formulas: Mapping[int, str] = field(default_factory=dict)
    marks: Mapping[int, int] = field(default_factory=dict)

    def title(self, column: int) -> str:
        """Return all titles over a column, joined."""
        return " ".join(self.titles.get(column, ()))


Cells = dict[int, dict[int, Block]]


def tables_of(report: Report) -> dict[int, Cells]:
    """Return the cells of each table by row and column; of a cell with several paragraphs, the first."""
    tables: dict[int, Cells] = {}
    for block in report.blocks:
        if block.cell:
            row = tables.setdefault(block.cell.table, {}).setdefault(block.cell.row, {})
            row.setdefault(block.cell.column, block)
    return tables


def grids_of(extraction: Extraction) -> Iterator[Grid]:
    """Yield the tables that have titles and rows."""
    for cells in tables_of(extraction.report).values():
        grid = _grid(extraction, cells)
        if grid is not None:
            yield grid


def number_in(extraction: Extraction, block: Block) -> Figure | None:
    """Return the one figure that fills a cell."""
    figures = extraction.figures_of(block.id)
    if len(figures) != 1 or figures[0].kind not in _FILLING or figures[0].number is None:
        return None
    return figures[0] if block.span.end - block.span.start <= len(figures[0].text) + 3 else None


def _grid(extraction: Extraction, cells: Cells) -> Grid | None:
    report = extraction.report
    words = {(row, column): report.text_of(block.span).strip() for row in cells for column, block in cells[row].items()}
    order = sorted(cells)
    heads = _heads(cells, words, order)
    if not heads or len(heads) == len(order):
        return None
    named = [row for row in heads if not _is_mark_row(cells, words, row)]
    columns = sorted({column for row in cells.values() for column in row})
    titles = {column: _titles(cells, words, named, column) for column in columns}
    marks, formulas = _marks(cells, words, [row for row in heads if row not in named])
    label, marked, unit = _roles(titles, columns)
    rows = [
        _row(extraction, cells[row], {column: words[row, column] for column in cells[row]}, label, marked, unit)
        for row in order
        if row not in heads
    ]
    return Grid(titles, {column: titles[column][:-1] for column in columns}, rows, columns, formulas, marks)


def _heads(cells: Cells, words: Mapping[tuple[int, int], str], order: Sequence[int]) -> list[int]:
    """Return the rows marked as headers, else the first ones that show no number; then the row of column marks."""
    heads = [row for row in order if any(block.header_row for block in cells[row].values())]
    following = [row for row in order if not heads or row > max(heads)]
    for row in following[:_HEADER_ROWS]:
        texts = [words[row, column] for column in cells[row]]
        numbers = any(_NUMBER.fullmatch(text) and not _YEAR.fullmatch(text) for text in texts)
        single = len([text for text in texts if text]) < 2
        if not (heads and _is_mark_row(cells, words, row)) and (numbers or (heads and single)):
            break
        heads.append(row)
    return heads


def _is_mark_row(cells: Cells, words: Mapping[tuple[int, int], str], row: int) -> bool:
    """Say whether a row numbers the columns: "A | B | 1 | 2 | 3=2/1"."""
    texts = [words[row, column] for column in cells[row] if words[row, column]]
    return len(texts) > 2 and all(map(_COLUMN_MARK.fullmatch, texts))


def _titles(cells: Cells, words: Mapping[tuple[int, int], str], heads: Sequence[int], column: int) -> tuple[str, ...]:
    """Return the titles over a column from the top; a title reaches to the next one of its row."""
    found: list[str] = []
    own: list[int] = []
    for row in heads:
        starts = [start for start in cells[row] if start <= column]
        if not starts or any(max(starts) < start for start in own):
            continue
        start = max(starts)
        if not words[row, start] and row != heads[-1]:  # a title that reaches over cells that were left empty
            start = max((at for at in starts if words[row, at]), default=start)
        if any(start < above for above in own):
            continue  # a title that does not reach as far as those over it
        own.append(start)
        if words[row, start]:
            found.append(words[row, start])
    return tuple(found)


def _marks(
    cells: Cells, words: Mapping[tuple[int, int], str], rows: Sequence[int]
) -> tuple[dict[int, int], dict[int, str]]:
    """Return the numbers and the formulas that a row of marks gives to columns, both by column."""
    marks: dict[int, int] = {}
    formulas: dict[int, str] = {}
    for row in rows:
        for column in cells[row]:
            text = words[row, column]
            formula = _FORMULA.fullmatch(text)
            digits = re.fullmatch(r"\(?(\d{1,2})\)?", text)
            if formula:
                marks[column], formulas[column] = int(formula[1]), formula[2].strip(" ()%")
            elif digits:
                marks[column] = int(digits[1])
    return marks, formulas


def _roles(titles: Mapping[int, tuple[str, ...]], columns: Sequence[int]) -> tuple[int, int | None, int | None]:
    """Return the columns of labels, of marks and of units."""
    first = columns[0]
    marked = first if len(columns) > 2 and _MARK_TITLE.fullmatch(" ".join(titles[first])) else None
    label = next((column for column in columns if column != marked), first)
    unit = next((column for column in columns if titles[column] and _UNIT_TITLE.fullmatch(titles[column][-1])), None)
    return label, marked, unit if unit != label else None


def _row(
    extraction: Extraction,
    cells: Mapping[int, Block],
    words: Mapping[int, str],
    label: int,
    marked: int | None,
    unit: int | None,
) -> Row:
    text = words.get(label, "")
    mark = words.get(marked, "") if marked is not None else ""
    if not text and mark and not _MARK.fullmatch(mark):
        text, mark = mark, ""  # a total whose label reaches over the column of marks
    found = _MARK.match(mark or text)
    if found and not mark and found.end() < len(text):
        text = text[found.end() :]
    shown = found["mark"] if found and (not mark or found.end() == len(mark)) else ""
    numbers = {
        column: figure
        for column, block in cells.items()
        if column not in (label, marked, unit) and (figure := number_in(extraction, block))
    }
    measured = words.get(unit, "").casefold() if unit is not None else ""
    return Row(shown or mark, _rank(shown), text, measured, cells, numbers)


def _rank(mark: str) -> int:
    return next((rank for pattern, rank in _RANKS if mark and pattern.fullmatch(mark)), 0)
