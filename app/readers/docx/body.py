"""Paragraphs and tables of one part of a Word file, as drafts in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy as copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.errors import ReadError
from app.readers import limits
from app.readers.docx.inline import Inline, Story, chosen_form
from app.readers.docx.names import COMPATIBILITY, MATH, VAL, w, whole
from app.readers.docx.numbering import Numbering
from app.readers.docx.package import TOO_LARGE
from app.readers.docx.styles import Look, Style, is_on, numbering_of, outline_of
from app.readers.draft import Draft, Edit
from app.report.model import BlockKind, CellPlace

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARAGRAPH, _TABLE, _ROW, _CELL, _SECTION = w("p"), w("tbl"), w("tr"), w("tc"), w("sectPr")
_THROUGH = frozenset(w(name) for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_LOOSE = frozenset({w("r"), w("hyperlink"), w("fldSimple"), f"{{{MATH}}}oMathPara", f"{{{MATH}}}oMath"})
_ALTERNATE = f"{{{COMPATIBILITY}}}AlternateContent"


@dataclass(frozen=True, slots=True)
class _Unended:
    inline: Inline
    properties: _Element | None
    cell: CellPlace | None


@dataclass
class Body:
    """Reads block after block; `tables` counts the tables of the whole document."""

    story: Story
    numbering: Numbering
    tables: int = 0
    drafts: list[Draft] = field(default_factory=list)
    _open: _Unended | None = None  # a paragraph whose end is deleted or hidden goes on in the next one
    _deep: int = 0

    def read(self, parent: _Element, cell: CellPlace | None = None) -> None:
        """Read all blocks of an element."""
        for child in children(parent):
            if child.tag == _PARAGRAPH:
                self._paragraph(child, cell)
            elif child.tag == _TABLE:
                self._end_open()
                self._table(child)
            elif child.tag == w("altChunk"):
                self.story.seen["inserted document"] += 1
            elif child.tag in _LOOSE:
                self._paragraph(_wrapped(child), cell)
        self._end_open()

    def _paragraph(self, element: _Element, cell: CellPlace | None) -> None:
        properties = element.find(w("pPr"))
        place = self.story.paragraph_places.get(element, 0)
        look = self._style(properties).look.over(self.story.styles.base)
        before, self._open = self._open, None
        inline = before.inline if before else Inline(self.story, f"{self.story.part}#p{place}", look)
        inline.look = look
        inline.walk(element)
        if self._goes_on(properties, look):
            self._open = _Unended(inline, properties, cell)
        else:
            self._finish(inline, properties, cell)
        if properties is not None and properties.find(_SECTION) is not None:
            self.story.notes.end_section()

    def _end_open(self) -> None:
        if self._open is not None:
            last, self._open = self._open, None
            self._finish(last.inline, last.properties, last.cell)

    def _finish(self, inline: Inline, properties: _Element | None, cell: CellPlace | None) -> None:
        style = self._style(properties)
        number = self._number(properties, style)
        drafts = inline.drafts()
        filled = [draft for draft in drafts if draft.text.strip()]
        if number and filled:
            filled[0].strip()
            filled[0].edit([Edit(0, 0, number)])
            filled[0].list_mark = len(number)
        drafts = filled or drafts[:1]
        for draft in drafts:
            self._classify(draft, properties, style, cell)
        self.drafts += drafts
        if len(self.drafts) > limits.PARAGRAPHS:
            raise ReadError(TOO_LARGE)
        for box in inline.boxes:
            self._text_box(box, inline.lines[0].source)

    def _style(self, properties: _Element | None) -> Style:
        named = None if properties is None else properties.find(w("pStyle"))
        return self.story.styles.get(self.story.styles.default if named is None else named.get(VAL))

    def _number(self, properties: _Element | None, style: Style) -> str:
        own = numbering_of(properties)
        if own and not own[0] and style.numbering:
            own = (style.numbering[0], own[1])
        if own is None and style.numbering:
            identity, depth = style.numbering
            own = identity, self.numbering.depth_of(identity, style.identity, depth)
        return self.numbering.next(*own) if own and own[0] not in ("", "0") else ""

    def _classify(self, draft: Draft, properties: _Element | None, style: Style, cell: CellPlace | None) -> None:
        if cell is not None:
            draft.cell, draft.kind, draft.fixed = cell, BlockKind.TABLE_CELL, True
            return
        outline = outline_of(properties)
        level = style.outline if outline is None else outline
        if style.is_title:
            draft.kind, draft.fixed = BlockKind.TITLE, True
        elif style.is_caption:
            draft.kind, draft.fixed = BlockKind.CAPTION, True
        elif level:
            draft.kind, draft.level = BlockKind.HEADING, level
        elif draft.list_mark:
            numbering = numbering_of(properties) or style.numbering
            draft.level = numbering[1] + 1 if numbering else 1
        if style.is_contents:
            draft.fixed = True

    def _goes_on(self, properties: _Element | None, look: Look) -> bool:
        """Say whether the end of a paragraph is deleted, moved away or hidden, so that the next one goes on with it."""
        marks = None if properties is None else properties.find(w("rPr"))
        if marks is None:
            return False
        if (deleted := marks.find(w("del"))) is not None:
            self.story.note_change("deletion", deleted)
            return True
        if (inserted := marks.find(w("ins"))) is not None:
            self.story.note_change("insertion", inserted)
        return marks.find(w("moveFrom")) is not None or bool(self.story.styles.look(marks).over(look).hidden)

    def _text_box(self, box: _Element | list[str], source: str) -> None:
        start = len(self.drafts)
        if isinstance(box, list):
            self.drafts += [Draft(words, source=source) for words in box]
        else:
            self._nested(lambda: self.read(box))
        for draft in self.drafts[start:]:
            if draft.cell is None:
                draft.kind, draft.fixed = BlockKind.TEXT_BOX, True

    def _nested(self, read: object) -> None:
        assert callable(read)
        self._deep += 1
        if self._deep > limits.TABLE_NESTING:
            raise ReadError(TOO_LARGE)
        read()
        self._deep -= 1

    def _table(self, element: _Element) -> None:
        table, self.tables = self.tables, self.tables + 1
        row, first, headers = 0, len(self.drafts), set[int]()
        for tr in children(element):
            if tr.tag != _ROW:
                continue
            properties = tr.find(w("trPr"))
            if properties is not None and (deleted := properties.find(w("del"))) is not None:
                self.story.note_change("deletion", deleted)
                continue
            if properties is not None and (inserted := properties.find(w("ins"))) is not None:
                self.story.note_change("insertion", inserted)
            if properties is not None and is_on(properties.find(w("tblHeader"))) and len(headers) == row:
                headers.add(row)
            self._row(tr, table, row, _span(properties, "gridBefore", 0))
            row += 1
        cells = [draft for draft in self.drafts[first:] if draft.cell and draft.cell.table == table]
        if not headers and row > 1 and _is_bold_row([draft for draft in cells if draft.cell and not draft.cell.row]):
            headers.add(0)
        for draft in cells:
            draft.header_row = draft.cell is not None and draft.cell.row in headers

    def _row(self, tr: _Element, table: int, row: int, column: int) -> None:
        for tc in children(tr):
            if tc.tag != _CELL:
                continue
            properties = tc.find(w("tcPr"))
            if properties is not None and (deleted := properties.find(w("cellDel"))) is not None:
                self.story.note_change("deletion", deleted)
                continue
            if not _is_continued(properties):
                self._cell(tc, CellPlace(table, row, column))
            column += _span(properties, "gridSpan", 1)

    def _cell(self, tc: _Element, place: CellPlace) -> None:
        start = len(self.drafts)
        self._nested(lambda: self.read(tc, place))
        own = [draft for draft in self.drafts[start:] if draft.cell == place]
        for draft in own:
            draft.strip()
        filled = [draft for draft in own if draft.text]
        kept = set(map(id, filled or own[:1]))
        self.drafts[start:] = [draft for draft in self.drafts[start:] if draft.cell != place or id(draft) in kept]


def children(parent: _Element) -> Iterator[_Element]:
    """Yield the blocks, rows or cells below an element, through content controls and accepted insertions."""
    for child in parent:
        if child.tag in _THROUGH:
            yield from children(child)
        elif child.tag == _ALTERNATE:
            chosen = chosen_form(child)
            if chosen is not None:
                yield from children(chosen)
        else:
            yield child


def _is_bold_row(cells: list[Draft]) -> bool:
    """Say whether all words of a row are bold: so reports write the headers of tables that name none."""
    filled = [cell for cell in cells if cell.text.strip()]
    return len(filled) > 1 and all(sum(end - start for start, end in c.bold) >= 0.9 * len(c.text) for c in filled)


def _wrapped(loose: _Element) -> _Element:
    """Put a run or an equation that stands between paragraphs, as some programs write them, into one of its own."""
    from lxml import etree

    paragraph = etree.Element(_PARAGRAPH)
    paragraph.append(copy(loose))
    return paragraph


def _span(properties: _Element | None, name: str, otherwise: int) -> int:
    found = None if properties is None else properties.find(w(name))
    number = otherwise if found is None else whole(found.get(VAL), otherwise)
    return min(number, 1000) if number >= 0 else otherwise


def _is_continued(properties: _Element | None) -> bool:
    """Say whether a cell goes on a merged one, so that its words stand in the first cell."""
    for name in ("vMerge", "hMerge"):
        found = None if properties is None else properties.find(w(name))
        if found is not None and found.get(VAL) != "restart":
            return True
    return False
