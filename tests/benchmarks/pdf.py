"""Reading a PDF of 300 pages, beside PDFium loading it and returning its raw text."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from app.readers.process import ReadProcess
from app.readers.registry import read_report
from tests.benchmarks.clock import SAMPLE, Row, paired
from tests.unit.readers.pdf.pdf_file import Pdf, rule, text

PAGES, LINES, WIDTH = 300, 40, 78
BAR = 10


def rows() -> Iterator[Row]:
    """Yield the time of a long file's reading, with and without ruled tables, in that of its raw text."""
    with tempfile.TemporaryDirectory() as folder:
        for name, ruled in (("text", 0), ("text with a ruled table on every fifth page", 5)):
            path = Path(folder) / f"{ruled}.pdf"
            path.write_bytes(long_file(ruled))
            report = read_report(path)
            ours, theirs = paired(partial(read_report, path), partial(raw_text, path), runs=5)
            what = f"read a PDF of {len(report.pages)} pages, {len(report.text):,} characters: {name}"
            yield Row(what, f"{ours:.2f} s", f"{ours / theirs:.1f} x PDFium's raw text ({theirs:.2f} s; bar {BAR} x)")
        warm = ReadProcess()
        try:
            whole, theirs = paired(lambda: warm.read(path), lambda: raw_text(path), runs=3)
            yield Row(
                "the same through the reading process", f"{whole:.2f} s", f"{whole / theirs:.1f} x PDFium's raw text"
            )
        finally:
            warm.close()


def raw_text(path: Path) -> int:
    """Return how many letters PDFium finds in a file, page by page."""
    import pypdfium2

    letters = 0
    document = pypdfium2.PdfDocument(path.read_bytes())
    for page in document:
        words = page.get_textpage()
        letters += len(words.get_text_range())
        words.close()
        page.close()
    document.close()
    return letters


def long_file(ruled: int) -> bytes:
    """Return a file of the sample's words over and over: number and note on each page, a table on every such page."""
    words = " ".join(read_report(SAMPLE).text.split()).split(" ")
    pdf, at = Pdf(), 0
    for number in range(1, PAGES + 1):
        table = bool(ruled) and number % ruled == 0
        content = [text(295, 810, str(number))]
        for line in range(LINES - 10 * table):
            taken: list[str] = []
            while sum(map(len, taken)) + len(taken) < WIDTH - 8:
                taken.append(words[at % len(words)])
                at += 1
            content.append(text(60, 780 - 16 * line, " ".join(taken)))
        content += [
            rule(60, 110, 180, 110),
            text(60, 99, str(number % 100), 6),
            text(70, 95, f"Chú thích {number}.", 10),
        ]
        pdf.page(*content, *(_table(number) if table else ()))
    return pdf.build()


def _table(number: int) -> Iterator[str]:
    sides, levels = (60, 110, 330, 430, 530), range(130, 270, 20)
    yield from (rule(60, y, 530, y) for y in levels)
    yield from (rule(x, 130, x, 250) for x in sides)
    for row, y in enumerate(levels[:-1]):
        for column, x in enumerate(sides[:-1]):
            yield text(x + 4, y + 6, f"{number}.{row}{column}", 10)
