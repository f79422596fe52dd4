"""A report as a Qt document, built detached, with the map of its places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableFormat,
)

from app.report.model import NOTE_KINDS, Block, Report, Span
from widgets.page.notes import Notes
from widgets.page.places import Entry, PlaceMap, is_wide, units
from widgets.page.style import BlockStyle, PageStyle, style_of
from widgets.theme.fonts import page_face, page_font

SUPERSCRIPTS = str.maketrans("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾")
LABEL_GAP = "\u2009"  # between a note's label and its text
LINE_BREAK = "\u2028"  # a line break inside one block; a newline would begin another block
ROOM_ABOVE_NOTES = 22
NUMERALS = frozenset("0123456789.,%()+-–−/ \u00a0")


@dataclass(frozen=True)
class PageDocument:
    """A Qt document of a report in a style, the map of its places, and its notes."""

    document: QTextDocument
    places: PlaceMap
    style: PageStyle
    notes: Notes


@dataclass(frozen=True)
class _Formats:
    """The formats of one kind of block."""

    block: QTextBlockFormat
    letters: QTextCharFormat


def build_document(report: Report, style: PageStyle) -> PageDocument:
    """Return the report as a document without a parent, made on any thread for the window's; the caller keeps it.

    Nothing here asks for a layout: that is made on the window's thread, for what is in sight.
    """
    built = _Builder(report, style).build()
    window = QCoreApplication.instance()
    if window is not None:
        built.document.moveToThread(window.thread())
    return built


class _Builder:
    def __init__(self, report: Report, style: PageStyle) -> None:
        self._report = report
        self._style = style
        self._document = QTextDocument()
        self._cursor = QTextCursor(self._document)
        self._fresh = True  # the cursor stands in an empty block that nothing was written to yet
        self._entries: list[Entry] = []
        self._formats: dict[tuple[BlockStyle, bool], _Formats] = {}
        self._pieces = _pieces(report)
        self._piece_starts = [span.start for span, _ in self._pieces]
        self._marks = {span: self._piece_format(look) for span, look in self._pieces}
        self._superscript = self._piece_format("mark")

    def build(self) -> PageDocument:
        document = self._document
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(_default_font(self._style))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        self._cursor.beginEditBlock()
        for table, blocks in groupby(_with_tables(self._report.blocks), key=lambda pair: pair[1]):
            if table is None:
                self._write_run([block for block, _ in blocks])
            else:
                self._write_table([block for block, _ in blocks])
        self._cursor.endEditBlock()
        _set_margins(document, self._style)
        return PageDocument(document, PlaceMap(self._report.text, self._positioned()), self._style, Notes(self._report))

    def _write_run(self, blocks: list[Block]) -> None:
        after_note = False
        for block in blocks:
            is_note = block.kind in NOTE_KINDS
            self._write(block, style_of(block), first_note=is_note and not after_note)
            after_note = is_note

    def _write_table(self, blocks: list[Block]) -> None:
        cells = [block.cell for block in blocks if block.cell is not None]
        rows = {row: index for index, row in enumerate(sorted({cell.row for cell in cells}))}
        columns = {column: index for index, column in enumerate(sorted({cell.column for cell in cells}))}
        table = self._cursor.insertTable(len(rows), len(columns), self._table_format())
        first_of_row = {row: _first_block(table, index) for row, index in rows.items()}
        here = cells[0]
        for block in blocks:
            if block.cell is not None and (block.cell != here or block is blocks[0]):
                here = block.cell
                self._cursor = table.cellAt(rows[here.row], columns[here.column]).firstCursorPosition()
                self._fresh = True
            style = style_of(block)
            if block.cell is not None:
                numeral = _is_numeral(self._report.text_of(block.span))
                style = self._style.cell(numeral, head=rows[here.row] == 0)
            self._write(block, style, row=first_of_row[here.row])
        self._cursor = table.lastCursorPosition()
        self._cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self._fresh = True

    def _table_format(self) -> QTextTableFormat:
        made = QTextTableFormat()
        made.setBorder(1)
        made.setBorderCollapse(True)
        made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        made.setBorderBrush(self._style.theme.border)
        made.setCellPadding(5)
        made.setCellSpacing(0)
        made.setTopMargin(8)
        made.setBottomMargin(12)
        made.setRightMargin(2)  # the outer line is not in the width
        made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        return made

    def _write(self, block: Block, style: BlockStyle, first_note: bool = False, row: int = -1) -> None:
        formats = self._formats_of(style, first_note)
        if self._fresh:
            self._cursor.setBlockFormat(formats.block)
            self._cursor.setBlockCharFormat(formats.letters)
            self._cursor.setCharFormat(formats.letters)
        else:
            self._cursor.insertBlock(formats.block, formats.letters)
        self._fresh = False
        number = self._cursor.blockNumber()
        prefix = self._write_label(block, formats.letters) if block.note and block.kind in NOTE_KINDS else 0
        text = self._report.text_of(block.span)
        self._write_pieces(block.span, formats.letters)
        wide = bool(text) and is_wide(text)
        self._entries.append(Entry(block.span, number, 0, prefix, wide, style.size, row, first_note))

    def _write_label(self, block: Block, letters: QTextCharFormat) -> int:
        label = (block.note or "").translate(SUPERSCRIPTS) + LABEL_GAP
        look = QTextCharFormat(letters)
        look.merge(self._superscript)
        self._cursor.insertText(label, look)
        return units(label)

    def _write_pieces(self, span: Span, letters: QTextCharFormat) -> None:
        text = self._report.text
        done = span.start
        for index in range(bisect_left(self._piece_starts, span.start), len(self._pieces)):
            piece, _ = self._pieces[index]
            if piece.start >= span.end:
                break
            if piece.start < done:
                continue
            end = min(piece.end, span.end)
            if done < piece.start:
                self._cursor.insertText(_shown(text[done : piece.start]), letters)
            look = QTextCharFormat(letters)
            look.merge(self._marks[piece])
            self._cursor.insertText(_shown(text[piece.start : end]), look)
            done = end
        if done < span.end:
            self._cursor.insertText(_shown(text[done : span.end]), letters)

    def _formats_of(self, style: BlockStyle, first_note: bool) -> _Formats:
        if (style, first_note) not in self._formats:
            self._formats[style, first_note] = self._make_formats(style, first_note)
        return self._formats[style, first_note]

    def _make_formats(self, style: BlockStyle, first_note: bool) -> _Formats:
        look, scale = self._style, self._style.scale
        block = QTextBlockFormat()
        block.setLineHeight(look.line_height(style), QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block.setTopMargin((ROOM_ABOVE_NOTES if first_note else style.above) * scale)
        block.setBottomMargin(style.below * scale)
        block.setLeftMargin(style.indent * scale)
        block.setAlignment(style.alignment)
        letters = QTextCharFormat()
        letters.setFontPointSize(look.points * page_face().scale * style.size)
        if style.bold:
            letters.setFontWeight(QFont.Weight.Bold)
        if style.role != "text":
            letters.setForeground(look.theme.colour(style.role))
        return _Formats(block, letters)

    def _piece_format(self, look: str) -> QTextCharFormat:
        made = QTextCharFormat()
        if look == "mark":
            made.setForeground(self._style.theme.accent_ink)
            made.setFontWeight(QFont.Weight.Bold)
        if "bold" in look:
            made.setFontWeight(QFont.Weight.Bold)
        if "italic" in look:
            made.setFontItalic(True)
        return made

    def _positioned(self) -> list[Entry]:
        find = self._document.findBlockByNumber
        return [
            Entry(e.span, e.block, find(e.block).position(), e.prefix, e.wide, e.size, e.row, e.rule)
            for e in self._entries
        ]


def _pieces(report: Report) -> list[tuple[Span, str]]:
    """Return the stretches that look other than their block, in order: note marks, bold and italic."""
    pieces = [(mark.span, "mark") for mark in report.note_marks]
    marked = [span for span, _ in sorted(pieces)]
    starts = [span.start for span in marked]
    for emphasis in report.emphases:
        look = ("bold" if emphasis.bold else "") + ("italic" if emphasis.italic else "")
        start = emphasis.span.start
        for mark in marked[bisect_left(starts, start) :]:
            if mark.start >= emphasis.span.end:
                break
            if start < mark.start:
                pieces.append((Span(start, mark.start), look))
            start = mark.end
        if start < emphasis.span.end:
            pieces.append((Span(start, emphasis.span.end), look))
    return sorted(pieces)


def _with_tables(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, int | None]]:
    """Yield every block with the table it stands in; a note after a cell stands in the same cell."""
    table: int | None = None
    for block in blocks:
        if block.cell is not None:
            table = block.cell.table
        elif block.kind not in NOTE_KINDS:
            table = None
        yield block, table


def _first_block(table: QTextTable, row: int) -> int:
    return table.cellAt(row, 0).firstCursorPosition().blockNumber()


def _is_numeral(text: str) -> bool:
    return bool(text) and NUMERALS.issuperset(text)


def _shown(text: str) -> str:
    return text.replace("\n", LINE_BREAK) if "\n" in text else text


def _default_font(style: PageStyle) -> QFont:
    font = page_font(style.points)
    font.setWordSpacing(0.6 * style.scale)
    return font


def _set_margins(document: QTextDocument, style: PageStyle) -> None:
    margins = document.rootFrame().frameFormat()
    margins.setLeftMargin(style.left)
    margins.setRightMargin(style.right)
    margins.setTopMargin(style.top)
    margins.setBottomMargin(style.bottom)
    document.rootFrame().setFrameFormat(margins)
