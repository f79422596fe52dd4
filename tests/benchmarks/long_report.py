"""A long report for the benchmarks: a real one, repeated until it has the length asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.readers.registry import read_report
from app.report.model import NoteMark, Report, Span


def long_report(path: Path, characters: int) -> Report:
    """Return the report at `path` repeated until it has at least that many characters."""
    once = read_report(path)
    copies = -(-characters // (len(once.text) + 1))
    blocks, marks = [], []
    for copy in range(copies):
        shift = copy * (len(once.text) + 1)
        for block in once.blocks:
            end = block.list_mark_end + shift if block.list_mark_end else 0
            blocks.append(replace(block, id=f"{copy}-{block.id}", span=_moved(block.span, shift), list_mark_end=end))
        for mark in once.note_marks:
            marks.append(NoteMark(_moved(mark.span, shift), mark.label, f"{copy}-{mark.block}" if mark.block else None))
    return replace(
        once, text="\n".join([once.text] * copies), blocks=tuple(blocks), note_marks=tuple(marks), emphases=()
    )


def _moved(span: Span, shift: int) -> Span:
    return Span(span.start + shift, span.end + shift)
