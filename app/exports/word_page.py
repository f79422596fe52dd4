"""A Word document in the form of Vietnamese administrative documents (Decree 30/2020/NĐ-CP, appendix I).

Page, margins and letters are data of the form; page number in the middle of the header from the second page; head block
with the motto; title with a rule under it; recipients and the place for the signature.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt, RGBColor

from app.exports.content import printable
from app.exports.official import form
from app.wording import current_language, translate

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph
    from lxml.etree import _Element

    from app.exports.content import Quote

PAGE, LETTERS = form()["page"], form()["letters"]
FONT = LETTERS["face"]
BODY, SMALL, TINY, THIN = (Pt(LETTERS[name]) for name in ("body", "table", "chart", "thin"))
INDENT = Mm(PAGE["indent"])
WIDTH = PAGE["width"] - PAGE["left"] - PAGE["right"]  # millimetres between the margins
CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


def new_page(title: str) -> WordDocument:
    """Return an empty document with the page, the faces and the page numbers of an official document."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAGE["width"]), Mm(PAGE["height"])
    section.top_margin, section.bottom_margin = Mm(PAGE["top"]), Mm(PAGE["bottom"])
    section.left_margin, section.right_margin = Mm(PAGE["left"]), Mm(PAGE["right"])
    section.header_distance = section.footer_distance = Mm(PAGE["top"] / 2)
    section.different_first_page_header_footer = True
    _number_pages(section.header.paragraphs[0])
    _set_face(document)
    document.core_properties.title = title
    document.core_properties.author = "Thẩm Tra"
    document.core_properties.comments = ""
    return document


def write(
    paragraph: Paragraph,
    words: str,
    *,
    bold: bool = False,
    italic: bool = False,
    ink: str = "",
    small: bool = False,
    tiny: bool = False,
) -> Paragraph:
    """Add words to a paragraph; characters that XML does not know are left out."""
    run = paragraph.add_run(printable(words))
    run.bold, run.italic = bold or None, italic or None
    if ink:
        run.font.color.rgb = RGBColor.from_string(ink)
    if small or tiny:
        run.font.size = SMALL if small else TINY
    return paragraph


def line(
    document: WordDocument | _Cell,
    words: str,
    align: WD_ALIGN_PARAGRAPH | None = None,
    *,
    bold: bool = False,
    italic: bool = False,
    gap: bool = False,
) -> Paragraph:
    """Add a paragraph with words of one look, with a gap around it where asked."""
    paragraph: Paragraph = write(document.add_paragraph(), words, bold=bold, italic=italic)
    if align is not None:
        paragraph.alignment = align
    if gap:
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(8)
    return paragraph


def title_block(document: WordDocument, title: str, subject: str) -> None:
    """Add what the document is and what it is about, with the rule under them."""
    line(document, title, CENTRE, bold=True)
    line(document, subject, CENTRE, bold=True)
    _rule(document.add_paragraph(), WIDTH * 3 // 8)


def addressee(document: WordDocument, words: str) -> None:
    """Add one of several whom the document is for."""
    line(document, words).paragraph_format.left_indent = Mm(WIDTH // 3)


def prose(document: WordDocument, words: str) -> Paragraph:
    """Add a paragraph of running text: justified, its first line indented."""
    paragraph: Paragraph = write(document.add_paragraph(), words)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = INDENT
    paragraph.paragraph_format.space_after = Pt(6)
    return paragraph


def heading(document: WordDocument, words: str, level: int = 1) -> Paragraph:
    """Add a heading that Word lists in its navigation pane."""
    made: Paragraph = document.add_heading(words, level)
    made.paragraph_format.keep_with_next = True
    return made


def columns(document: WordDocument, widths: tuple[int, ...], style: str | None = "Table Grid") -> Table:
    """Add a table without rows, its columns as wide as given in millimetres."""
    table: Table = document.add_table(0, len(widths), style)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def add_row(table: Table, texts: tuple[str, ...] = (), *, bold: bool = False, whole: bool = True) -> tuple[_Cell, ...]:
    """Add a row, fill its cells in order, and return them; a row that is not kept whole may go over two pages."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    if whole:
        _keep_whole(row)
    cells = tuple(row.cells)
    for cell, column in zip(cells, table.columns, strict=True):
        cell.width = column.width
    for cell, words in zip(cells, texts, strict=False):
        write(cell.paragraphs[0], words, bold=bold, small=True)
    return cells


def add_head_row(table: Table, texts: tuple[str, ...]) -> None:
    """Add the first row, which Word repeats on every page."""
    for cell in add_row(table, texts, bold=True):
        cell.paragraphs[0].alignment = CENTRE
        shade(cell, "F0F2F5")
    _flag(table.rows[0], "w:tblHeader")


def add_wide_row(table: Table, words: str) -> None:
    """Add a row of one cell over all columns."""
    whole, *others = add_row(table)
    row = whole._tc._tr  # noqa: SLF001
    width = sum(cell.width or 0 for cell in (whole, *others))
    for cell in others:  # python-docx looks through all rows before to merge some cells of one
        row.remove(cell._tc)  # noqa: SLF001
    whole._tc.grid_span = 1 + len(others)  # noqa: SLF001
    whole.width = Emu(width)
    write(whole.paragraphs[0], words, bold=True, small=True)
    whole.paragraphs[0].paragraph_format.keep_with_next = True


def shade(cell: _Cell, fill: str) -> None:
    """Give a cell a background."""
    cell._tc.get_or_add_tcPr().append(_shading(fill))  # noqa: SLF001 - python-docx has no shading


def bar(paragraph: Paragraph, steps: int, fill: str) -> None:
    """Add a piece of a bar: blanks of one width with a background."""
    run = paragraph.add_run("\u00a0" * steps)
    run.font.size = THIN
    run._r.get_or_add_rPr().append(_shading(fill))  # noqa: SLF001 - python-docx has no shading


def tighten(paragraph: Paragraph) -> None:
    """Give a row of a chart one height, whatever face the computer has."""
    paragraph.paragraph_format.line_spacing = Pt(13)
    paragraph.paragraph_format.space_after = Pt(1)


def picture(document: WordDocument, data: bytes, width: float) -> None:
    """Add a picture of that many millimetres."""
    paragraph = document.add_paragraph()
    paragraph.add_run().add_picture(io.BytesIO(data), Mm(width))
    paragraph.paragraph_format.space_after = Pt(0)


def head_block(document: WordDocument, office: tuple[str, str], date: str) -> None:
    """Add the head: who writes at the left, the motto and the date at the right."""
    left, right = add_row(columns(document, (62, WIDTH - 62), None))
    size = Pt(LETTERS["office"])
    _stack(left, (office[0], False, False, size), (office[1], True, False, size))
    _rule(left.add_paragraph(), 21)
    _stack(
        right,
        (translate("SOCIALIST REPUBLIC OF VIET NAM"), True, False, size),
        (translate("Independence - Freedom - Happiness"), True, False, Pt(LETTERS["motto"])),
    )
    _rule(right.add_paragraph(), 22)
    _stack(left, (translate("No.: ......"), False, False, BODY), first=False)
    _stack(right, (date, False, True, BODY), first=False)
    document.add_paragraph().paragraph_format.line_spacing = Pt(6)


def signature(document: WordDocument, title: str, name: str, recipients: tuple[str, ...] = ()) -> None:
    """Add the recipients at the left and the place for the signature at the right."""
    line(document, "")
    left, right = add_row(columns(document, (80, WIDTH - 80), None))
    if recipients:
        write(left.paragraphs[0], translate("Recipients:"), bold=True, italic=True, small=True)
    for number, recipient in enumerate(recipients, 1):
        for run in line(left, f"- {recipient}{'.' if number == len(recipients) else ';'}").runs:
            run.font.size = Pt(LETTERS["recipients"])
    _stack(right, (title, True, False, BODY), (translate("(Signature, full name)"), False, True, BODY))
    for _ in range(3):
        line(right, "", CENTRE)
    line(right, name, CENTRE, bold=True)


def _shading(fill: str) -> _Element:
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:color"), "auto")
    shading.set(qn("w:fill"), fill)
    return shading


def _stack(cell: _Cell, *lines: tuple[str, bool, bool, Pt], first: bool = True) -> None:
    for words, bold, italic, size in lines:
        paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
        write(paragraph, words, bold=bold, italic=italic).runs[0].font.size = size
        paragraph.alignment = CENTRE
        first = False


def _rule(paragraph: Paragraph, indent: int) -> None:
    """Make an empty paragraph a rule, as far from both sides as told in millimetres."""
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(indent)
    paragraph.paragraph_format.line_spacing = Pt(8)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no paragraph borders
    properties.insert_element_before(borders, "w:spacing", "w:ind", "w:jc")  # type: ignore[arg-type]


def _set_face(document: WordDocument) -> None:
    for name, size in (("Normal", BODY), ("Heading 1", BODY), ("Heading 2", BODY)):
        style = document.styles[name]
        style.font.name, style.font.size = FONT, size
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), FONT)
        style.paragraph_format.space_before = Pt(10 if name != "Normal" else 0)
        style.paragraph_format.space_after = Pt(4 if name != "Normal" else 2)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN" if current_language() == "vi" else "en-GB")
    document.styles["Normal"].element.get_or_add_rPr().append(language)


def _number_pages(paragraph: Paragraph) -> None:
    paragraph.alignment = CENTRE
    for kind in ("begin", "instr", "end"):
        run = paragraph.add_run()
        element = OxmlElement("w:instrText" if kind == "instr" else "w:fldChar")
        if kind == "instr":
            element.text = " PAGE "
        else:
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)  # noqa: SLF001 - python-docx has no fields


def _keep_whole(row: _Row) -> None:
    _flag(row, "w:cantSplit")


def _flag(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 - python-docx has no such property


def write_quote(paragraph: Paragraph, quote: Quote) -> None:
    """Write a quote in small letters, its places bold, with where it is."""
    write(paragraph, "“", small=True)
    for part in quote.parts:
        words = part.words.replace("\n", " ")  # blanks at the edges stay, where a quote meets its neighbours
        write(paragraph, words, bold=part.strong, small=True)
    write(paragraph, "”", small=True)
    if quote.where:
        write(paragraph, f" ({quote.where})", italic=True, small=True)
