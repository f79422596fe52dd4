"""A Word document of our own as HTML of the few tags that a page needs which is only looked at.

Lengths are in quarters of a point, so that they stay whole numbers.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
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
    return f'<html><body style="{look}">{"".join(_Writer(document).blocks(document))}</body></html>'


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


class _Style(NamedTuple):
    """What a style gives to its paragraphs."""

    is_heading: bool
    before: int
    after: int


def _styles(document: WordDocument) -> dict[str | None, _Style]:
    """Return the styles of paragraphs by their ids, the one that is meant where there is none under None."""
    found: dict[str | None, _Style] = {}
    for name in ("Normal", "Heading 1", "Heading 2"):
        style = document.styles[name]
        form = style.paragraph_format
        found[style.style_id] = _Style(name != "Normal", _units(form.space_before), _units(form.space_after))
    found[None] = found[document.styles["Normal"].style_id]
    return found


class _Writer:
    """Writes the parts of one document; python-docx looks every style up anew, which takes too long."""

    def __init__(self, document: WordDocument) -> None:
        self._looks = _styles(document)

    def blocks(self, holder: WordDocument | _Cell) -> Iterator[str]:
        """Yield the paragraphs and tables of the body or of a cell."""
        from docx.table import Table

        for block in holder.iter_inner_content():
            yield self._table(block) if isinstance(block, Table) else self._paragraph(block)

    def _paragraph(self, paragraph: Paragraph) -> str:
        form = paragraph.paragraph_format
        style = self._looks.get(paragraph._p.style, self._looks[None])  # noqa: SLF001 - its id, not looked up
        if paragraph._p.find(_TOP) is not None:  # noqa: SLF001 - python-docx has no paragraph borders
            return f'<table width="100%" cellpadding="0" cellspacing="0"><tr>{_ruled(paragraph)}</tr></table>'
        sides = {
            "margin-left": _units(form.left_indent),
            "margin-right": _units(form.right_indent),
            "margin-top": style.before if form.space_before is None else _units(form.space_before),
            "margin-bottom": style.after if form.space_after is None else _units(form.space_after),
            "text-indent": _units(form.first_line_indent),
        }
        looks = ";".join(f"{name}:{value}px" for name, value in sides.items() if value)
        align = _ALIGN.get(int(form.alignment), "left") if form.alignment is not None else "left"
        words = "".join(_run(run) for run in paragraph.runs) or "&nbsp;"
        return f'<p align="{align}" style="{looks}">{f"<b>{words}</b>" if style.is_heading else words}</p>'

    def _table(self, table: Table) -> str:
        ruled = table._tbl.tblPr.style is not None  # noqa: SLF001 - the only style of tables that is used has rules
        frame = 'border="1" style="border-collapse:collapse;border-color:#000000"' if ruled else 'border="0"'
        rows = "".join(f"<tr>{''.join(self._cells(list(row.cells), ruled))}</tr>" for row in table.rows)
        return f'<table width="100%" {frame} cellpadding="{POINT * 3}" cellspacing="0">{rows}</table>'

    def _cells(self, cells: list[_Cell], ruled: bool) -> Iterator[str]:
        """Yield the cells of a row; one over several columns comes once for each of them."""
        place = 0
        while place < len(cells):
            cell = cells[place]
            over = sum(other._tc is cell._tc for other in cells)  # noqa: SLF001 - a merged cell is known by its element
            fill = cell._tc.find(f"{qn('w:tcPr')}/{qn('w:shd')}")  # noqa: SLF001 - python-docx has no shading
            ground = f' bgcolor="#{fill.get(qn("w:fill"))}"' if fill is not None else ""
            width = f' width="{_units(cell.width)}"' if over == 1 or not ruled else ""
            yield f'<td colspan="{over}"{width}{ground} valign="top">{"".join(self.blocks(cell))}</td>'
            place += over


def _ruled(paragraph: Paragraph) -> str:
    """Return a rule between two blanks, as wide as the indents of its paragraph leave it."""
    blank = _units(paragraph.paragraph_format.left_indent)
    side = f'<td width="{blank}"></td>'
    return f'{side}<td style="border-top:3px solid #000000;font-size:8px">&nbsp;</td>{side}'


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


def _units(length: int | None) -> int:
    return round(length / _EMU) if length else 0
