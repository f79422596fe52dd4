"""A comparison as a workbook: a sheet of figures and a sheet of wording, both with filters."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.comparison.model import Comparison
from app.comparison.relations import RelationChange
from app.exports.atomic import replacing
from app.exports.compare_table import CompareTable
from app.wording import translate

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_comparison_xlsx(comparison: Comparison, path: Path, relations: Sequence[RelationChange] = ()) -> None:
    """Write changed figures, relations and wording to a workbook; WriteError where that fails."""
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    table = CompareTable(comparison, relations)
    with replacing(path) as temporary:
        book = xlsxwriter.Workbook(str(temporary), _OPTIONS)
        _figures(book, table)
        _wording(book, table)
        _relations(book, table)
        try:
            book.close()
        except FileCreateError as error:
            raise error.args[0] if error.args and isinstance(error.args[0], OSError) else OSError(str(error)) from error


def _figures(book: Workbook, table: CompareTable) -> None:
    sheet = _sheet(
        book,
        translate("Figures"),
        [
            (translate("Change"), 16),
            (translate("Old"), 22),
            (translate("New"), 22),
            (translate("Difference"), 18),
            (translate("Percent"), 10),
            (translate("Indicator"), 36),
            (translate("Relations"), 44),
            (translate("Section"), 36),
            (translate("Sentence"), 90),
        ],
        len(table.figures),
    )
    text = book.add_format({"text_wrap": True, "valign": "top"})
    number = book.add_format({"num_format": "#,##0.##", "valign": "top"})
    for n, row in enumerate(table.figures, start=1):
        words = (row.indicator, row.effect, row.section, row.sentence)
        for column, value in (*enumerate((row.change, row.old, row.new)), *enumerate(words, start=5)):
            sheet.write_string(n, column, value, text)
        for column, amount in ((3, row.difference), (4, row.percent)):
            if amount is not None:
                sheet.write_number(n, column, float(amount), number)


def _wording(book: Workbook, table: CompareTable) -> None:
    rows = [(row.change, row.old, row.new, row.section) for row in table.wording]
    _fill(book, translate("Wording"), 70, rows)


def _relations(book: Workbook, table: CompareTable) -> None:
    rows = [(row.change, row.old, row.new, row.section) for row in table.relations]
    if rows:
        _fill(book, translate("Relations"), 44, rows)


def _fill(book: Workbook, name: str, width: int, rows: Sequence[tuple[str, ...]]) -> None:
    columns = [
        (translate("Change"), 16),
        (translate("Old"), width),
        (translate("New"), width),
        (translate("Section"), 36),
    ]
    sheet = _sheet(book, name, columns, len(rows))
    text = book.add_format({"text_wrap": True, "valign": "top"})
    for n, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            sheet.write_string(n, column, value, text)


def _sheet(book: Workbook, name: str, columns: list[tuple[str, int]], rows: int) -> Worksheet:
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    for column, (title, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, head)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(rows, 1), len(columns) - 1)
    return sheet
