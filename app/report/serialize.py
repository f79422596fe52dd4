"""A Report as JSON and back, without loss: for the reading process and for the library."""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import asdict
from typing import Any

from app.report.model import (
    Block,
    BlockKind,
    Box,
    CellPlace,
    Emphasis,
    Metadata,
    NoteMark,
    NotRead,
    PageSize,
    PlacedLine,
    Report,
    Span,
    TrackedChanges,
)
from app.wording.message import message_from_json, message_to_json

SCHEMA = "thamtra.report/1"


def report_to_json(report: Report) -> dict[str, Any]:
    """Return the report as an object of plain JSON types."""
    return {
        "schema": SCHEMA,
        "path": report.path,
        "sha256": report.sha256,
        "format": report.format,
        "text": report.text,
        "blocks": [_block_to_json(block) for block in report.blocks],
        "note_marks": [[*mark.span, mark.label, mark.block] for mark in report.note_marks],
        "emphases": [[*emphasis.span, emphasis.bold, emphasis.italic] for emphasis in report.emphases],
        "metadata": asdict(report.metadata),
        "not_read": [asdict(entry) for entry in report.not_read],
        "tracked_changes": asdict(report.tracked_changes) if report.tracked_changes else None,
        "remarks": [message_to_json(remark) for remark in report.remarks],
        "pages": [list(page) for page in report.pages],
        "lines": [[*line.span, line.page, *line.box, b64encode(line.steps).decode()] for line in report.lines],
        "pages_without_text": list(report.pages_without_text),
        "doubtful": [list(span) for span in report.doubtful],
    }


def report_from_json(data: dict[str, Any]) -> Report:
    """Return the report of such an object; ValueError or KeyError where it is none."""
    if data["schema"] != SCHEMA:
        raise ValueError(f"not a {SCHEMA}")
    return Report(
        path=data["path"],
        sha256=data["sha256"],
        format=data["format"],
        text=data["text"],
        blocks=tuple(_block_from_json(block) for block in data["blocks"]),
        note_marks=tuple(NoteMark(Span(start, end), label, block) for start, end, label, block in data["note_marks"]),
        emphases=tuple(Emphasis(Span(start, end), bold, italic) for start, end, bold, italic in data["emphases"]),
        metadata=_metadata_from_json(data["metadata"]),
        not_read=tuple(NotRead(**entry) for entry in data["not_read"]),
        tracked_changes=_changes_from_json(data["tracked_changes"]),
        remarks=tuple(map(message_from_json, data["remarks"])),
        pages=tuple(PageSize(*page) for page in data.get("pages", ())),
        lines=tuple(_line_from_json(line) for line in data.get("lines", ())),
        pages_without_text=tuple(data.get("pages_without_text", ())),
        doubtful=tuple(Span(start, end) for start, end in data.get("doubtful", ())),
    )


def _block_to_json(block: Block) -> list[Any]:
    cell = list(block.cell) if block.cell else None
    return [
        block.id,
        block.kind.value,
        *block.span,
        block.level,
        block.note,
        cell,
        block.page,
        block.source,
        block.list_mark_end,
        block.header_row,
    ]


def _block_from_json(data: list[Any]) -> Block:
    identity, kind, start, end, level, note, cell, page, source, list_mark_end, *later = data
    return Block(
        id=identity,
        kind=BlockKind(kind),
        span=Span(start, end),
        level=level,
        note=note,
        cell=CellPlace(*cell) if cell else None,
        page=page,
        source=source,
        list_mark_end=list_mark_end,
        header_row=bool(later and later[0]),
    )


def _line_from_json(data: list[Any]) -> PlacedLine:
    start, end, page, left, top, right, bottom, steps = data
    return PlacedLine(Span(start, end), page, Box(left, top, right, bottom), b64decode(steps))


def _metadata_from_json(data: dict[str, Any]) -> Metadata:
    spans = {
        key: tuple((name, Span(start, end)) for name, (start, end) in data.get(key, ())) for key in ("places", "blanks")
    }
    return Metadata(**data | spans)


def _changes_from_json(data: dict[str, Any] | None) -> TrackedChanges | None:
    if data is None:
        return None
    return TrackedChanges(data["insertions"], data["deletions"], data["moves"], tuple(data["authors"]))
