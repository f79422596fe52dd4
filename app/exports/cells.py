"""Cells and sheets of workbooks: text is never taken for a formula, a number has as many decimals as it has."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from app.exports.atomic import replacing
from app.exports.content import printable
from app.exports.live_formulas import Formula

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | Decimal | Formula | None
Sheet = tuple[str, Sequence[tuple[str, int]], Iterable[Sequence[Cell]]]  # name; titles, each with a width; rows

CELL_LIMIT = 32_767  # characters that a cell of Excel holds
SHOWN_DECIMALS = 6
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class Looks:
    """The formats of a workbook; that of a number has as many decimals as the number."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self.head = workbook.add_format({"bold": True, "bg_color": "#F0F2F5", "bottom": 1, "valign": "top"})
        self.plain = workbook.add_format({"text_wrap": True, "valign": "top"})
        self._numbers: dict[int, Format] = {}

    def number(self, value: Decimal | int) -> Format:
        """Return the format of a number."""
        exponent = Decimal(value).normalize().as_tuple().exponent
        decimals = min(SHOWN_DECIMALS, max(0, -exponent)) if isinstance(exponent, int) else 0
        if decimals not in self._numbers:
            shown = "#,##0." + "0" * decimals if decimals else "#,##0"
            self._numbers[decimals] = self._workbook.add_format({"num_format": shown, "valign": "top"})
        return self._numbers[decimals]


class SheetTable:
    """A sheet with a row of titles that stays in sight, rows below it, and a filter over them; rows come in order."""

    def __init__(self, sheet: Worksheet, columns: Sequence[tuple[str, int]], looks: Looks) -> None:
        self._sheet, self._columns, self._looks = sheet, columns, looks
        self.last = 0  # the row that was written last, counted from that of the titles
        for column, (title, width) in enumerate(columns):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, looks.head)

    def add(self, row: Sequence[Cell]) -> None:
        """Write the next row."""
        self.last += 1
        for column, value in enumerate(row):
            self._write(column, value)

    def finish(self) -> None:
        """Keep the titles in sight and put the filter over the rows."""
        self._sheet.freeze_panes(1, 0)
        self._sheet.autofilter(0, 0, self.last, len(self._columns) - 1)

    def _write(self, column: int, value: Cell) -> None:
        if value is None or value == "":
            return
        if isinstance(value, Formula):
            look = self._looks.number(value.value)
            self._sheet.write_formula(self.last, column, value.text, look, float(value.value))
        elif isinstance(value, str):
            self._sheet.write_string(self.last, column, printable(value)[:CELL_LIMIT], self._looks.plain)
        else:
            self._sheet.write_number(self.last, column, value, self._looks.number(value))


def write_sheets(path: Path, sheets: Iterable[Sheet]) -> None:
    """Write a workbook of these sheets over `path`; raise WriteError."""
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS | {"in_memory": True}) as workbook:
        looks = Looks(workbook)
        for name, columns, rows in sheets:
            table = SheetTable(workbook.add_worksheet(name), columns, looks)
            for row in rows:
                table.add(row)
            table.finish()
    with replacing(path) as temporary:
        temporary.write_bytes(buffer.getvalue())
