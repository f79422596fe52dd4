"""The text of a report that came along with a review, as far as a comparison needs it."""

from __future__ import annotations

from typing import Any

from app.report.fingerprint import content_fingerprint
from app.report.model import Block, BlockKind, CellPlace, NoteMark, Report, Span
from app.report.serialize import SCHEMA


def report_sent(sent: dict[str, Any], sha256: str, content: str) -> Report:
    """Return the report that was sent; ValueError where it is not the one whose fingerprints are told."""
    text = sent["text"]
    if sent.get("schema") != SCHEMA or not isinstance(text, str) or content_fingerprint(text) != content:
        raise ValueError("another report")
    blocks = tuple(_block(number, told) for number, told in enumerate(sent["blocks"]))
    ends = [0, *(block.span.end for block in blocks)]
    if any(not last <= block.span.start <= block.span.end for last, block in zip(ends, blocks, strict=False)):
        raise ValueError("blocks that lie over each other")
    marks = tuple(map(_note_mark, sent["note_marks"]))
    if ends[-1] > len(text) or any(mark.span.end > len(text) for mark in marks):
        raise ValueError("blocks beyond the text")
    return Report("", sha256, "", text, blocks, marks)


def _block(number: int, told: list[Any]) -> Block:
    _, kind, start, end, level, note, cell, _, _, list_mark_end, *later = told
    whole = [start, end, level, list_mark_end, *(cell or ())]
    if any(type(one) is not int or one < 0 for one in whole) or not (note is None or isinstance(note, str)):
        raise ValueError("no block")
    place = CellPlace(*cell) if cell else None
    header = bool(later and later[0] is True)
    span = Span(start, end)
    return Block(f"b{number}", BlockKind(kind), span, level, note, place, None, "", list_mark_end, header)


def _note_mark(told: list[Any]) -> NoteMark:
    start, end, label, _ = told
    if type(start) is not int or type(end) is not int or not 0 <= start < end or not isinstance(label, str):
        raise ValueError("no mark of a note")
    return NoteMark(Span(start, end), label, None)
