"""A line that ends in a colon, and the bullets under it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.context import Context
from app.report.model import Block, BlockKind, Report

_MARK = re.compile(r"\s*(?P<sign>[-+•*–▪◦]|\(?[a-zđ]\)|\(?\d{1,2}[.)](?!\d))\s*(?P<second>[-+•]\s)?")
_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_MOST = 40


def lists_under(context: Context) -> Iterator[tuple[Block, list[Block]]]:
    """Yield each line that ends in a colon with the two or more bullets of one sign that follow it."""
    blocks = context.report.blocks
    for place, head in enumerate(blocks):
        if head.kind in _KINDS and context.report.text_of(head.span).rstrip().endswith(":"):
            items = _items(context.report, head, blocks[place + 1 : place + 1 + _MOST])
            if len(items) > 1:
                yield head, items


def sign_of(report: Report, block: Block) -> str | None:
    """Return what marks a block as a bullet: its sign, "1" for a number, "a" for a letter; None where nothing does."""
    match = _MARK.match(report.text, *block.span)
    if match is None:
        return f"level {block.level}" if block.kind is BlockKind.LIST_ITEM else None
    sign = match["sign"].strip("().")
    return "1" if sign.isdigit() else "a" if sign.isalpha() else sign + (match["second"] or "").strip()


def _items(report: Report, head: Block, following: tuple[Block, ...]) -> list[Block]:
    """Return the bullets of the first one's sign; those of another sign lie under them; the head's own sign ends it."""
    items: list[Block] = []
    above = sign_of(report, head)
    first: str | None = None
    for block in following:
        if block.kind in (BlockKind.FOOTNOTE, BlockKind.ENDNOTE):
            continue
        sign = sign_of(report, block) if block.kind in _KINDS else None
        if sign is None or sign == above:
            break
        first = first or sign
        if sign == first:
            items.append(block)
    return items
