"""A Word document of our own as HTML of the few tags that a page needs which is only looked at.

Lengths are in quarters of a point, so that they stay whole numbers.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import ParagraphStyle
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

POINT = 4  # quarters
_EMU = 12700 / POINT  # of Word's smallest lengths in a quarter of a point
_ALIGN = {0: "left", 1: "center", 2: "right", 3: "justify"}
_FILL, _TOP = f".//{qn('w:shd')}", f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:top')}"
_BLIP = f".//{qn('a:blip')}"


def as_html(document: WordDocument) -> str:
    """Return the body of a document."""
    normal = document.styles["Normal"].font
    look = f"font-family:'{normal.name}';font-size:{_units(normal.size)}px"
    return f'<html><body style="{look}">{"".join(_blocks(document))}</body></html>'


def margins(document: WordDocument) -> tuple[int, int, int, int]:
    """Return the margins left, above, right and below."""
    section = document.sections[0]
    sides = (section.left_margin, section.top_margin, section.right_margin, section.bottom_margin)
    left, top, right, bottom = map(_units, sides)
    return left, top, right, bottom


def page_size(document: WordDocument) -> tuple[int, int]:
    """Return the width and the height of a page."""
    section = document.sections[0]
    return _units(section.page_width), _units(section.page_height)


def _blocks(holder: WordDocument | _Cell) -> Iterator[str]:
    from docx.table import Table

    for block in holder.iter_inner_content():
        yield _table(block) if isinstance(block, Table) else _paragraph(block)


def _paragraph(paragraph: Paragraph) -> str:
    style, form = paragraph.style, paragraph.paragraph_format
    looks = [f"margin-{side}:{value}px" for side, value in _sides(paragraph) if value]
    if form.first_line_indent:
        looks.append(f"text-indent:{_units(form.first_line_indent)}px")
    align = _ALIGN.get(int(form.alignment), "left") if form.alignment is not None else "left"
    if paragraph._p.find(_TOP) is not None:  # noqa: SLF001 - python-docx has no paragraph borders
        return f'<table width="100%" cellpadding="0" cellspacing="0"><tr>{_ruled(paragraph)}</tr></table>'
    words = "".join(_run(run) for run in paragraph.runs) or "&nbsp;"
    if isinstance(style_name := style.name if style else "", str) and style_name.startswith("Heading"):
        words = f"<b>{words}</b>"
    return f'<p align="{align}" style="{";".join(looks)}">{words}</p>'


def _ruled(paragraph: Paragraph) -> str:
    """Return a rule between two blanks, as wide as the indents of its paragraph leave it."""
    blank = _units(paragraph.paragraph_format.left_indent)
    side = f'<td width="{blank}"></td>'
    return f'{side}<td style="border-top:3px solid #000000;font-size:8px">&nbsp;</td>{side}'


def _sides(paragraph: Paragraph) -> Iterator[tuple[str, int]]:
    form, style = paragraph.paragraph_format, paragraph.style
    after: ParagraphStyle | None = style
    shared = after.paragraph_format if after is not None else form
    yield "left", _units(form.left_indent)
    yield "right", _units(form.right_indent)
    yield "top", _units(form.space_before if form.space_before is not None else shared.space_before)
    yield "bottom", _units(form.space_after if form.space_after is not None else shared.space_after)


def _run(run: Run) -> str:
    picture = run._r.find(_BLIP)  # noqa: SLF001 - python-docx does not tell what picture a run holds
    if picture is not None:
        return _picture(run, str(picture.get(qn("r:embed"))))
    if not run.text:
        return ""
    words, looks = escape(run.text).replace("\n", "<br/>"), []
    if run.font.size:
        looks.append(f"font-size:{_units(run.font.size)}px")
    if run.font.color is not None and run.font.color.rgb is not None:
        looks.append(f"color:#{run.font.color.rgb}")
    fill = run._r.find(_FILL)  # noqa: SLF001 - python-docx has no shading
    if fill is not None:
        looks.append(f"background-color:#{fill.get(qn('w:fill'))}")
    if looks:
        words = f'<span style="{";".join(looks)}">{words}</span>'
    words = f"<b>{words}</b>" if run.bold else words
    return f"<i>{words}</i>" if run.italic else words


def _picture(run: Run, relation: str) -> str:
    extent = run._r.find(f".//{qn('wp:extent')}")  # noqa: SLF001 - as above
    width, height = (round(int(extent.get(side, "0")) / _EMU) if extent is not None else 0 for side in ("cx", "cy"))
    data = base64.b64encode(run.part.related_parts[relation].blob).decode("ascii")
    return f'<img src="data:image/png;base64,{data}" width="{width}" height="{height}"/>'


def _table(table: Table) -> str:
    ruled = table.style is not None and table.style.name == "Table Grid"
    frame = 'border="1" style="border-collapse:collapse;border-color:#000000"' if ruled else 'border="0"'
    rows = "".join(f"<tr>{''.join(_cells(list(row.cells), ruled))}</tr>" for row in table.rows)
    return f'<table width="100%" {frame} cellpadding="{POINT * 3}" cellspacing="0">{rows}</table>'


def _cells(cells: list[_Cell], ruled: bool) -> Iterator[str]:
    """Yield the cells of a row; one over several columns comes once for each of them."""
    place = 0
    while place < len(cells):
        cell = cells[place]
        over = sum(other._tc is cell._tc for other in cells)  # noqa: SLF001 - a merged cell is known by its element
        fill = cell._tc.find(f"{qn('w:tcPr')}/{qn('w:shd')}")  # noqa: SLF001 - python-docx has no shading
        ground = f' bgcolor="#{fill.get(qn("w:fill"))}"' if fill is not None else ""
        width = f' width="{_units(cell.width)}"' if over == 1 or not ruled else ""
        yield f'<td colspan="{over}"{width}{ground} valign="top">{"".join(_blocks(cell))}</td>'
        place += over


def _units(length: int | None) -> int:
    return round(length / _EMU) if length else 0
