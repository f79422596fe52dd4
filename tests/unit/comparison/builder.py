"""Small reports for the tests of comparison: a paragraph a line, notes written as "¹ text", rows as "| a | b"."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from app.extraction.model import Extraction, Figure, FigureKind
from app.report.model import Block, BlockKind, CellPlace, NoteMark, Report, Span

_NOTE = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+ ")
_MARK = re.compile(r"(?<=\w)[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_LABEL = re.compile(r"[0-9]+\. ")
_FIGURE = re.compile(r"(?P<number>[0-9]+(?:[.,][0-9]+)*)(?: (?P<unit>tỷ|triệu|%))?")
_SCALE = {"tỷ": 10**9, "triệu": 10**6}


def report_of(text: str) -> Report:
    """Return a report of the lines of a text."""
    lines = [line.strip() for line in unicodedata.normalize("NFC", text).split("\n") if line.strip()]
    blocks: list[Block] = []
    marks: list[NoteMark] = []
    place = 0
    cells: dict[int, CellPlace] = {}
    for row, line in enumerate([*lines]):
        if line.startswith("|"):
            at = lines.index(line)
            lines[at : at + 1] = parts = [part.strip() for part in line[1:].split("|")]
            cells |= {at + column: CellPlace(0, row, column) for column in range(len(parts))}
    for number, line in enumerate(lines):
        span = Span(place, place + len(line))
        if number in cells:
            blocks.append(Block(f"b{number}", BlockKind.TABLE_CELL, span, cell=cells[number]))
            place += len(line) + 1
            continue
        note, label = _NOTE.match(line), _LABEL.match(line)
        kind = BlockKind.FOOTNOTE if note else BlockKind.LIST_ITEM if label else BlockKind.PARAGRAPH
        label_end = place + label.end() - 1 if label else 0
        blocks.append(Block(f"b{len(blocks)}", kind, span, note=note and note.group().strip(), list_mark_end=label_end))
        marks += [NoteMark(Span(place + m.start(), place + m.end()), m.group(), None) for m in _MARK.finditer(line)]
        place += len(line) + 1
    return Report("report.txt", "", "txt", "\n".join(lines), tuple(blocks), tuple(marks))


def extraction_of(text: str) -> Extraction:
    """Return a report with its plain numbers, money and percents as figures."""
    report = report_of(text)
    figures: list[Figure] = []
    for block in report.blocks:
        for match in _FIGURE.finditer(report.text, max(block.span.start, block.list_mark_end), block.span.end):
            unit = match["unit"]
            value = Decimal(
                match["number"].replace(".", "").replace(",", ".") if match["number"].count(",") < 2 else "0"
            )
            kind = FigureKind.PERCENT if unit == "%" else FigureKind.MONEY if unit else FigureKind.COUNT
            shown = "VND" if kind is FigureKind.MONEY else unit
            place = Span(*match.span())
            number = value * _SCALE.get(unit, 1) if unit else value
            figures.append(Figure(f"f{len(figures)}", block.id, place, match.group(), kind, number, shown))
    return Extraction(report, tuple(figures))
