"""The review as a workbook (.xlsx) and as a plain table (.csv)."""

from __future__ import annotations

import csv
from pathlib import Path

from app.exports.atomic import replacing
from app.exports.cells import Cell, write_sheets
from app.exports.content import printable
from app.exports.live_formulas import Formula
from app.exports.options import Options
from app.exports.sheets import items_sheet, sheets_of
from app.review.session import ReviewSession
from app.scan import Scan

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\n")


def write_workbook(path: Path, scan: Scan, session: ReviewSession, options: Options) -> None:
    """Write the review as sheets of a workbook over `path`; raise WriteError."""
    write_sheets(path, sheets_of(scan, session, options))


def write_csv(path: Path, scan: Scan, session: ReviewSession, options: Options) -> None:
    """Write the items as UTF-8 with a mark that spreadsheets know it by, over `path`; raise WriteError."""
    _, columns, rows = items_sheet(scan, session, options)
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([title for title, _ in columns])
        writer.writerows([plain_cell(value) for value in row] for row in rows)


def plain_cell(value: Cell) -> str:
    """Return a cell as text; what a spreadsheet would take for a formula begins with an apostrophe."""
    if not isinstance(value, str):
        return "" if value is None else str(value.value if isinstance(value, Formula) else value)
    value = printable(value)
    return "'" + value if value.startswith(FORMULA_STARTS) else value
