"""What the rest of a table says of a cell: its unit by header, row or caption, and whether its number is an ordinal."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from app.extraction.draft import Draft
from app.extraction.model import FigureKind
from app.language.header_units import (
    HeaderUnit,
    read_header_noun,
    read_header_unit,
    read_told_unit,
    read_unit_name,
)
from app.report.model import Block, Report, Span

_ORDINAL_TITLE = re.compile(
    r"\W*(?:s\W?t\W?t|tt|số tt|số thứ tự|thứ tự|no|mã số|mã|số hiệu|tháng|quý|năm|ngày)?\W*", re.IGNORECASE
)
_UNIT_TITLE = re.compile(r"\W*(?:đvt|đ\.v\.t|đv tính|đơn vị tính|đơn vị|đv)\W*", re.IGNORECASE)
_NUMBER = re.compile(r"(?!(?:19|20)[0-9]{2}$)[\s*(+-]*[0-9][0-9.,\u00a0]*\s?%?[\s)*]*")
_DIGITS = re.compile(r"[0-9]+")
_ORDINAL = re.compile(r"([0-9]{1,3})\.?")
_COLUMN_MARK = re.compile(r"\(?[0-9]{1,2}\)?(?:\s*=.{1,30})?|[A-Za-zĐđ]{1,2}")
# A comparison without a unit of its own may be a rate or a difference.
_COMPARISON = re.compile(r"(?i:so sánh|so với|tăng|giảm|chênh lệch)|[A-ZĐƯ]{2,}\s?/\s?[A-ZĐƯ]{2,}")
_BARE = re.compile(r"[\s*()]*")
_HEADER_ROWS = 4
_CAPTION_BLOCKS, _CAPTION_LENGTH = 3, 160


@dataclass(frozen=True, slots=True)
class CellContext:
    """What a cell's number is by its table: the place in an order, or an amount of the unit that stands elsewhere."""

    ordinal: bool = False
    marks_column: bool = False
    unit: HeaderUnit | None = None
    unit_from: Span | None = None

    def lend(self, draft: Draft, text: str) -> Span | None:
        """Give the number that fills the cell the unit of its table, and say where that unit stands."""
        if self.unit is None or draft.kind is not FigureKind.COUNT or draft.unit is not None:
            return None
        if not _BARE.fullmatch(text[: draft.start]) or not _BARE.fullmatch(text[draft.end :]):
            return None
        assert isinstance(draft.value, Decimal)
        draft.kind, draft.unit = FigureKind(self.unit.kind), self.unit.unit
        draft.value *= self.unit.factor
        if draft.value == draft.value.to_integral_value():
            draft.value = draft.value.to_integral_value()
        return self.unit_from


_Rows = dict[int, dict[int, Block]]
_Told = tuple[HeaderUnit, Span]


def read_tables(report: Report) -> Mapping[str, CellContext]:
    """Return what the tables of a report say of their cells, by the id of the block."""
    tables: dict[int, _Rows] = {}
    captions: dict[int, _Told] = {}
    for index, block in enumerate(report.blocks):
        if block.cell is None:
            continue
        if block.cell.table not in tables and (told := _caption(report, index)):
            captions[block.cell.table] = told
        rows = tables.setdefault(block.cell.table, {})
        rows.setdefault(block.cell.row, {}).setdefault(block.cell.column, block)
    found: dict[str, CellContext] = {}
    for number, rows in tables.items():
        found.update(_Table(report, rows, captions.get(number)).contexts())
    return found


def _caption(report: Report, index: int) -> _Told | None:
    for block in reversed(report.blocks[max(0, index - _CAPTION_BLOCKS) : index]):
        if block.cell is not None or block.span.end - block.span.start > _CAPTION_LENGTH:
            return None
        if told := read_told_unit(report.text_of(block.span)):
            return _placed(told, block)
    return None


def _placed(unit: HeaderUnit, block: Block) -> _Told:
    return unit, Span(block.span.start + unit.start, block.span.start + unit.end)


class _Table:
    """One table: its header rows, its columns of ordinals and of units."""

    def __init__(self, report: Report, rows: _Rows, caption: _Told | None) -> None:
        self.report, self.rows, self.caption = report, rows, caption
        self.order = sorted(rows)
        self.words = {block.id: report.text_of(block.span).strip() for row in rows.values() for block in row.values()}
        self.heads = self._header_rows()
        self.body = [row for row in self.order if row not in self.heads]
        columns = {column for row in rows.values() for column in row}
        self.titles = {column: self._titles(column) for column in columns}
        self.units = {column for column in columns if self._named(column, _UNIT_TITLE)}
        self.ordinals = {column for column in columns if self._is_ordinal(column)}
        self.compared = {column for column in columns if any(self._compares(block) for block in self.titles[column])}
        self.by_column = {column: self._column_unit(column) for column in columns}

    def contexts(self) -> dict[str, CellContext]:
        """Return what the table says of each of its cells."""
        found = {}
        for row in self.order:
            marks = row in self.heads and self._is_mark_row(row)
            label = self._row_unit(row) if row in self.body else None
            for column, block in self.rows[row].items():
                if marks or column in self.ordinals:
                    found[block.id] = CellContext(ordinal=True, marks_column=marks)
                elif row in self.body and (told := self._unit_of(column, label)):
                    found[block.id] = CellContext(unit=told[0], unit_from=told[1])
        return found

    def _unit_of(self, column: int, label: _Told | None) -> _Told | None:
        own = self.by_column.get(column)
        if own is not None and own[0].kind in ("percent", "percentage_point"):
            return own
        return None if own is None and column in self.compared else label or own or self.caption

    def _header_rows(self) -> set[int]:
        """Return the rows marked as headers, or else the first ones without numbers; then the columns' marks."""
        heads = {row for row in self.order if any(block.header_row for block in self.rows[row].values())}
        following = [row for row in self.order if not heads or row > max(heads)]
        for row in following[:_HEADER_ROWS]:
            texts = [self.words[block.id] for block in self.rows[row].values()]
            told = not heads or not any(block.header_row for block in self.rows[max(heads)].values())
            if not (told and not any(map(_NUMBER.fullmatch, texts))) and not (heads and self._is_mark_row(row)):
                break
            heads.add(row)
        return heads if len(heads) < len(self.order) else set()

    def _is_mark_row(self, row: int) -> bool:
        """Say whether a row numbers the columns: "A | B | 1 | 2 | 3=2/1"."""
        texts = [text for block in self.rows[row].values() if (text := self.words[block.id])]
        if len(texts) < 3 or not all(map(_COLUMN_MARK.fullmatch, texts)):
            return False
        numbers = [int(mark.group()) for text in texts if (mark := _DIGITS.search(text))]
        return len(numbers) > 1 and all(other == one + 1 for one, other in pairwise(numbers))

    def _titles(self, column: int) -> list[Block]:
        """Return the header cells over a column, the lowest first; a cell reaches to the next one of its row."""
        found: list[Block] = []
        for row in sorted(self.heads):
            before = [start for start in self.rows[row] if start <= column]
            merged = any(block.cell and block.cell.column == column for block in found)
            if before and (max(before) == column or not merged) and not self._is_mark_row(row):
                found.insert(0, self.rows[row][max(before)])
        return found

    def _named(self, column: int, pattern: re.Pattern[str]) -> bool:
        own = [self.words[block.id] for block in self.titles[column] if block.cell and block.cell.column == column]
        return any(own) and any(pattern.fullmatch(words) for words in own if words)

    def _compares(self, block: Block) -> bool:
        return _COMPARISON.search(self.words[block.id]) is not None

    def _is_ordinal(self, column: int) -> bool:
        """Say whether a column numbers its rows, by its title or (the first one) by its numbers."""
        if self._named(column, _ORDINAL_TITLE):
            return True
        if column or any(self.words[block.id] for block in self.titles[column]):
            return False
        cells = [self.words[self.rows[row][0].id] for row in self.body if 0 in self.rows[row]]
        if any(len(words.rstrip(".")) > 3 and _NUMBER.fullmatch(words) for words in cells):
            return False
        numbers = [int(mark.group(1)) for words in cells if (mark := _ORDINAL.fullmatch(words))]
        rising = sum(other in (1, one + 1) for one, other in pairwise(numbers))
        return rising * 3 >= len(numbers[1:]) * 2

    def _column_unit(self, column: int) -> _Told | None:
        for block in self.titles[column]:
            words = self.report.text_of(block.span)
            if found := read_header_unit(words) or read_header_noun(words):
                return _placed(found, block)
        return None

    def _row_unit(self, row: int) -> _Told | None:
        """Return the unit of a row: what its column of units says, else the end of its label."""
        for column in self.units:
            block = self.rows[row].get(column)
            words = self.report.text_of(block.span) if block else ""
            if block and (found := read_unit_name(words, 0, len(words), sure=True)):
                return _placed(found, block)
        for column in sorted(self.rows[row]):
            block = self.rows[row][column]
            if column in self.ordinals or not any(map(str.isalpha, self.words[block.id])):
                continue
            found = read_header_unit(self.report.text_of(block.span)) or read_header_noun(self.words[block.id])
            return _placed(found, block) if found else None
        return None
