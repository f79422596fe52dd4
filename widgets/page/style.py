"""How the blocks of a page are set: sizes, weights, room around them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt

from app.report.model import Block, BlockKind
from widgets.theme.fonts import page_face
from widgets.theme.theme import Theme

BASE_POINTS = 12.0
TEXT_WIDTH = 592  # about 75 characters
LIST_STEP = 16
_LEFT = Qt.AlignmentFlag.AlignLeft
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True)
class BlockStyle:
    """How one kind of block is set; `size` is against the body's letters, room in pixels at the base size."""

    size: float = 1.0
    bold: bool = False
    role: str = "text"
    above: int = 0
    below: int = 10
    indent: int = 0
    alignment: Qt.AlignmentFlag = _LEFT
    lead: float = 1.0  # line height against the page's


NOTE = BlockStyle(size=14 / 16, role="muted", above=6, below=7, lead=110 / 118)
PLAIN = BlockStyle()
STYLES = {
    BlockKind.TITLE: BlockStyle(size=17 / 16, bold=True, above=10, below=12, alignment=_CENTRE),
    BlockKind.HEADING: BlockStyle(size=17 / 16, bold=True, above=18, below=10),
    BlockKind.LIST_ITEM: BlockStyle(below=6),
    BlockKind.FOOTNOTE: NOTE,
    BlockKind.ENDNOTE: NOTE,
    BlockKind.HEADER: BlockStyle(size=14 / 16, role="muted", above=12, below=4),
    BlockKind.FOOTER: BlockStyle(size=14 / 16, role="muted", above=12, below=4),
    BlockKind.CAPTION: BlockStyle(size=14 / 16, role="muted", above=4, alignment=_CENTRE),
    BlockKind.TEXT_BOX: BlockStyle(indent=24),
    BlockKind.SIGNATURE: BlockStyle(above=4, below=4, alignment=_RIGHT),
}
CELL = BlockStyle(size=14 / 16, below=0, lead=110 / 118)


def style_of(block: Block) -> BlockStyle:
    """Return how a block outside of a table is set; the items of an inner list stand further in."""
    style = STYLES.get(block.kind, PLAIN)
    if block.kind is BlockKind.LIST_ITEM and block.level > 1:
        return replace(style, indent=LIST_STEP * min(block.level - 1, 5))
    return style


@dataclass(frozen=True)
class PageStyle:
    """What a document is built from: theme, size of the letters, and the margins of the sheet."""

    theme: Theme
    points: float = BASE_POINTS
    left: int = 54
    right: int = 50
    top: int = 56
    bottom: int = 72
    compact: bool = False

    @property
    def scale(self) -> float:
        """How large the page is against its base size."""
        return self.points / BASE_POINTS

    @property
    def sheet_width(self) -> int:
        """The width of the whole sheet where there is room for it."""
        return self.left + round(TEXT_WIDTH * self.scale) + self.right

    def line_height(self, style: BlockStyle) -> float:
        """Return the line height of a block in percent."""
        return page_face().line_height * style.lead * (113 / 118 if self.compact else 1.0)

    def cell(self, numeral: bool, head: bool) -> BlockStyle:
        """Return how a cell of a table is set: numerals to the right, the first row bold."""
        return replace(CELL, bold=head, alignment=_RIGHT if numeral else _LEFT)
