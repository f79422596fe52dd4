"""A PDF with a text layer to a Report."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import replace

from app.jobs import Token
from app.readers.assemble import Leftovers, Source, assemble, with_notes
from app.readers.draft import Draft, Traced
from app.readers.pdf.columns import in_order
from app.readers.pdf.findings import not_read, ranges, remarks, scans
from app.readers.pdf.grid import grids_of
from app.readers.pdf.layout import PageLayout, columns_of, measure
from app.readers.pdf.lines import Line, lines_of
from app.readers.pdf.margins import take_margins
from app.readers.pdf.measures import Measures
from app.readers.pdf.notes import FootNote, take_notes, tie, uncalled
from app.readers.pdf.old_fonts import convert, old_fonts, texts_by_font
from app.readers.pdf.paragraphs import Paragraphs, draft_of
from app.readers.pdf.pdfium import Document, Facts
from app.readers.pdf.runs import PageContent, Run
from app.readers.pdf.tables import Table, Tables, tables_of
from app.readers.structure import shape
from app.report.model import BlockKind, Report
from app.wording import Message


def read_pdf(data: bytes, source: Source, token: Token, ocr: bool = False) -> Report:
    """Return the report of a PDF's bytes, its scanned pages read by Tesseract where that is asked for."""
    pages: list[PageLayout] = []
    with Document(data) as document:
        for content in document.contents():
            token.step(len(pages), document.pages, Message("Reading the pages"))
            pages.append(_page(content) if content else PageLayout(len(pages) + 1, 0.0, 0.0, damaged=True))
        recognised = None
        if ocr and (scanned := scans(pages)):
            from app.readers.ocr.reader import recognise

            recognised = recognise(document.handle, scanned, ranges(scanned), token)
            for number, page in recognised.contents.items():
                pages[number - 1] = _page(page)
        token.step(document.pages, document.pages, Message("Putting the lines together"))
        report = _report(pages, document.facts, source)
        return recognised.completed(report) if recognised else report


def _page(content: PageContent) -> PageLayout:
    """Return a page with its words put together to lines and cells."""
    grids, rules = grids_of(content.strokes)
    words = [word for word in content.runs if _is_seen(word, content)]
    tables, free = tables_of(words, grids, content.number)
    return PageLayout(
        content.number,
        content.width,
        content.height,
        lines_of(free, content.number),
        rules,
        tables,
        pictures=content.pictures,
        letters=sum(len(word.text) for word in words),
        unpainted=sum(len(word.text) for word in words if not word.look.painted),
        drawn=bool(content.strokes),
        turns=content.turns,
    )


def _is_seen(word: Run, content: PageContent) -> bool:
    """Say whether a word stands on the page, at least in part."""
    return word.right > 0 and word.left < content.width and word.bottom > 0 and word.top < content.height


def _report(pages: list[PageLayout], facts: Facts, source: Source) -> Report:
    lines = [line for page in pages for line in (*page.lines, *_cell_lines(page))]
    texts = texts_by_font(lines)
    old = old_fonts(texts)
    for line in lines:
        if old or "\u00ad" in line.text:
            convert(line, old)
    heads, feet = take_margins(pages)
    for page, column in zip(pages, columns_of(pages), strict=True):
        page.items = _items(page, column)
    measures = measure(pages)
    notes = take_notes(pages, measures)
    drafts = _body(pages, measures)
    tie(drafts, notes)
    drafts = with_notes(shape(drafts), {note.key: _note(note) for note in notes})
    drafts = _with_uncalled(drafts, uncalled(drafts, notes))
    drafts += [_margin(line, BlockKind.HEADER) for line in heads] + [_margin(line, BlockKind.FOOTER) for line in feet]
    for draft in drafts:
        draft.lines = [_turned_back(line, pages[line.page - 1]) for line in draft.lines]
    leftovers = Leftovers(
        not_read(pages, facts),
        remarks=remarks(pages, facts, old.values(), {font: words for font, words in texts.items() if font not in old}),
        pages=tuple(page.size for page in pages),
        pages_without_text=scans(pages),
    )
    return assemble(drafts, source, leftovers)


def _turned_back(line: Traced, page: PageLayout) -> Traced:
    """Return where a line stands on its page as it is shown, which may not be as it is read."""
    if not page.turns:
        return line
    width, height = page.size
    left, right = line.edges[0], line.edges[-1]
    match page.turns:
        case 1:
            box = line.top, height - right, line.bottom, height - left
        case 2:
            box = width - right, height - line.bottom, width - left, height - line.top
        case _:
            box = width - line.bottom, left, width - line.top, right
    return replace(line, top=box[1], bottom=box[3], edges=array("f", [box[0], box[2]]))


def _cell_lines(page: PageLayout) -> Iterator[Line]:
    return (line for table in page.tables for lines in table.cells.values() for line in lines)


def _body(pages: list[PageLayout], measures: Measures) -> list[Draft]:
    """Return paragraphs and table cells in reading order."""
    drafts: list[Draft] = []
    paragraphs = Paragraphs(measures)
    tables = Tables(measures)
    for page in pages:
        items = page.items
        for index, item in enumerate(items):
            if isinstance(item, Table):
                drafts += paragraphs.take()
                drafts += tables.drafts(item)
                continue
            tables.interrupt()
            item.after = index == 0 or isinstance(items[index - 1], Table)
            following = items[index + 1] if index + 1 < len(items) else None
            paragraphs.add(item, following if isinstance(following, Line) else None)
    return drafts + paragraphs.take()


def _items(page: PageLayout, column: tuple[float, float]) -> list[Line | Table]:
    """Return lines and tables of a page in reading order, the lines with the sides of their column."""
    items: list[Line | Table] = []
    rest = page.lines
    for table in [*page.tables, None]:
        above = [line for line in rest if table is None or line.base <= table.top + 1]
        rest = [line for line in rest if not (table is None or line.base <= table.top + 1)]
        for line in in_order(above):
            if not line.ceiling:
                line.floor, line.ceiling = column
            items.append(line)
        if table is not None:
            items.append(table)
    return items


def _with_uncalled(drafts: list[Draft], notes: list[FootNote]) -> list[Draft]:
    """Return the drafts with each note that nothing calls behind the last words of its page."""
    if not notes:
        return drafts
    last: dict[int, int] = {}
    for index, draft in enumerate(drafts):
        last.update({line.page: index for line in draft.lines})
    behind: dict[int, list[Draft]] = {}
    for note in notes:
        place = max((index for page, index in last.items() if page <= note.page), default=len(drafts) - 1)
        behind.setdefault(place, []).append(_note(note))
    whole = behind.pop(-1, [])
    for index, draft in enumerate(drafts):
        whole += [draft, *behind.get(index, [])]
    return whole


def _note(note: FootNote) -> Draft:
    draft = draft_of(note.lines, note.cut)
    draft.kind, draft.fixed, draft.note, draft.key = BlockKind.FOOTNOTE, True, note.label, note.key
    draft.marks = []
    draft.strip()
    return draft


def _margin(line: Line, kind: BlockKind) -> Draft:
    draft = draft_of([line])
    draft.kind, draft.fixed, draft.marks = kind, True, []
    return draft
