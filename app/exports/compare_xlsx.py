"""A comparison as a workbook: sheets of figures, wording, relations and review, each with filters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app.comparison.lineage import Lineage
from app.exports.atomic import replacing
from app.exports.cells import OPTIONS
from app.exports.compare_lineage import LineageTable
from app.exports.compare_table import CompareTable, WordingRow
from app.wording import translate

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet


def write_comparison_xlsx(table: CompareTable, path: Path) -> None:
    """Write changed figures, relations, wording and what became of the review to a workbook; WriteError on failure."""
    with _book(path) as book:
        _figures(book, table)
        _places(book, translate("Wording"), table.reworded)
        if table.moved:
            _places(book, translate("Moved"), table.moved)
        if table.relations:
            rows = [(row.change, row.old, row.new, row.section) for row in table.relations]
            _fill(book, translate("Relations"), _columns(44), rows)
        _review(book, table)
        if table.noise:
            _places(book, translate("Written otherwise"), table.noise)


def write_lineage_xlsx(lineage: Lineage, path: Path) -> None:
    """Write the history of every changed figure through all versions to a workbook; WriteError where that fails."""
    table = LineageTable(lineage)
    with _book(path) as book:
        text = book.add_format({"text_wrap": True, "valign": "top"})
        number = book.add_format({"num_format": "#,##0.######", "valign": "top"})
        columns = [(head, 22 if 0 < place <= len(table.names) else 40) for place, head in enumerate(table.heads)]
        sheet = _sheet(book, translate("Figures"), columns, len(table.rows))
        for n, row in enumerate(table.rows, start=1):
            for column, value in enumerate(row):
                sheet.write_string(n, column, value, text)
        values = _sheet(book, translate("Values"), columns[: len(table.names) + 1], len(table.rows))
        for n, (row, amounts) in enumerate(zip(table.rows, table.values, strict=True), start=1):
            values.write_string(n, 0, row[0], text)
            for column, amount in enumerate(amounts, start=1):
                if amount is not None:
                    values.write_number(n, column, float(amount), number)


@contextmanager
def _book(path: Path) -> Iterator[Workbook]:
    """Give a workbook to fill, and put it in its place once it is written."""
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    with replacing(path) as temporary:
        book = xlsxwriter.Workbook(str(temporary), OPTIONS)
        yield book
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


def _places(book: Workbook, name: str, rows: Sequence[WordingRow]) -> None:
    _fill(book, name, _columns(70), [(row.change, row.old, row.new, row.section) for row in rows])


def _review(book: Workbook, table: CompareTable) -> None:
    columns = [
        (translate("What"), 20),
        (translate("Old"), 50),
        (translate("New"), 50),
        (translate("Earlier assessment"), 20),
        (translate("Carried over"), 34),
        (translate("Section"), 36),
        (translate("Note"), 50),
    ]
    rows = [(row.what, row.old, row.new, row.verdict, row.state, row.section, row.note) for row in table.review]
    if rows:
        _fill(book, translate("Review"), columns, rows)


def _columns(width: int) -> list[tuple[str, int]]:
    return [(translate("Change"), 16), (translate("Old"), width), (translate("New"), width), (translate("Section"), 36)]


def _fill(book: Workbook, name: str, columns: list[tuple[str, int]], rows: Sequence[tuple[str, ...]]) -> None:
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
