"""A small part of a report around a place, which still counts its places as the whole report does."""

from __future__ import annotations

from dataclasses import replace

from app.report.model import Block, Report, Span


def excerpt(report: Report, span: Span) -> Report:
    """Return the block of a place with its neighbours; of a table its head and the rows around the place."""
    here = report.block_at(span.start)
    index = report.blocks.index(here)
    if here.cell is not None:
        kept = [block for block in report.blocks if _in_rows(block, here)]
    else:
        around = report.blocks[max(0, index - 1) : index + 2]
        kept = [block for block in around if block is here or block.cell is None]
    names = {block.id for block in kept}
    marks = tuple(mark for mark in report.note_marks if mark.block in names)
    return replace(report, blocks=tuple(kept), note_marks=marks)


def _in_rows(block: Block, here: Block) -> bool:
    one, other = block.cell, here.cell
    return bool(one and other and one.table == other.table and (one.row == 0 or abs(one.row - other.row) <= 1))
