"""What an export will hold, to be looked at first: it is written to a place of its own and read again."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from app.exports.cells import Cell
from app.exports.live_formulas import Formula
from app.exports.options import Options
from app.exports.page import annotated_page
from app.exports.registry import export
from app.exports.sheets import Sheet, sheets_of
from app.report.model import Report
from app.review.session import ReviewSession
from app.scan import Scan
from app.wording import speaking


@dataclass(frozen=True, slots=True)
class Pages:
    """A document on pages: its HTML, the size of a page, and the margins left, above, right and below."""

    html: str
    size: tuple[int, int]
    margins: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Web:
    """One long page of HTML, and the place of it that is shown first."""

    html: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class PdfPages:
    """A PDF file, its fingerprint, and how many pages it has."""

    data: bytes
    sha256: str
    count: int


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: its columns with their widths in letters, and its cells as text."""

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """The sheets of a workbook, or the one of a plain table."""

    sheets: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words for programs, part by part of the file, each under its name."""

    parts: tuple[tuple[str, str], ...]


Preview = Pages | Web | PdfPages | Tables | Words
WIDTH = 24  # letters of a column of a plain table
MOST_ROWS = 1000  # of a sheet of a workbook


def preview_of(kind: str, ending: str, scan: Scan, session: ReviewSession, options: Options) -> Preview:
    """Return how an export of a kind will look; raise WriteError where it could not be written either, Cancelled."""
    if ending == ".xlsx":  # read again it would take a library of its own
        with speaking(options.language):
            return Tables(tuple(map(_table, sheets_of(*options.chosen(scan, session), options))))
    with TemporaryDirectory(prefix="tham-tra-") as folder:
        path = Path(folder) / f"preview{ending}"
        export(kind, path, scan, session, options)
        if kind == "annotated" and ending == ".docx":
            with speaking(options.language):
                return Web(annotated_page(*options.chosen(scan, session), options), "m1")
        return _read(path, scan.report)


def _read(path: Path, report: Report) -> Preview:
    """Return what a written file holds."""
    if path.suffix == ".docx":
        from docx import Document

        from app.exports.word_html import as_html, margins, page_size

        document = Document(str(path))
        return Pages(as_html(document), page_size(document), margins(document))
    if path.suffix == ".pdf":
        data = path.read_bytes()
        return PdfPages(data, hashlib.sha256(data).hexdigest(), len(report.pages))
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as package:
            return Words(tuple((name, package.read(name).decode("utf-8")) for name in package.namelist()))
    words = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".csv":
        head, *rows = csv.reader(io.StringIO(words, newline=""))
        return Tables((Table(path.stem, tuple((name, WIDTH) for name in head), tuple(map(tuple, rows))),))
    return Words((("", words),)) if path.suffix.startswith(".json") else Web(words)


def _table(sheet: Sheet) -> Table:
    rows = [_shown(row) for row in islice(sheet.rows, MOST_ROWS + 1)]
    if len(rows) > MOST_ROWS:
        rows[-1] = ("…",) * len(sheet.columns)
    return Table(sheet.name, tuple(sheet.columns), tuple(rows))


def _shown(row: Iterable[Cell]) -> tuple[str, ...]:
    """Return the cells of a row as text; of a formula what it gives and how."""
    return tuple(
        "" if cell is None else f"{round(cell.value, 6):f} ({cell.text})" if isinstance(cell, Formula) else f"{cell}"
        for cell in row
    )
