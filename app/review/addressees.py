"""Whom a question may be put to: the bodies that the report names near a place."""

from __future__ import annotations

from bisect import bisect_right
from itertools import takewhile

from app.language.bodies import bodies_in
from app.language.sentences import sentences
from app.report.model import Block, BlockKind, Report, Span

_LONGEST = 60  # blocks of a section that are looked through


def named_near(report: Report, span: Span) -> tuple[str, ...]:
    """Return the bodies that the sentence of a place names, then those of its paragraph, then those of its section."""
    if not report.blocks:
        return ()
    block = report.block_at(span.start)
    inside = sentences(report.text, block.span.start, block.span.end)
    own = next((report.text[start:end] for start, end in inside if start <= span.start < end), "")
    section = (report.text_of(each.span) for each in _section(report, block))
    return tuple(
        dict.fromkeys(name for text in (own, report.text_of(block.span), *section) for name in bodies_in(text))
    )


def _section(report: Report, block: Block) -> tuple[Block, ...]:
    """Return the heading over a block and what stands under it."""
    at = bisect_right(report.blocks, block.span.start, key=lambda one: one.span.start)
    before = report.blocks[max(0, at - _LONGEST) : at]
    heading = next((n for n in range(len(before) - 1, -1, -1) if before[n].kind is BlockKind.HEADING), 0)
    after = takewhile(lambda one: one.kind is not BlockKind.HEADING, report.blocks[at : at + _LONGEST])
    return (*before[heading:], *after)
