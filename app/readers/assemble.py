"""Drafts, in reading order, put together to a Report: one text, blocks, note marks, emphasis, metadata."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count, pairwise

from app.readers.draft import Draft, Traced
from app.report.metadata import find_metadata
from app.report.model import (
    NOTE_KINDS,
    Block,
    Box,
    Emphasis,
    NoteMark,
    NotRead,
    PageSize,
    PlacedLine,
    Report,
    Span,
    TrackedChanges,
)
from app.wording.message import Message


@dataclass(frozen=True)
class Source:
    """The file that was read."""

    path: str
    sha256: str
    format: str


@dataclass(frozen=True)
class Leftovers:
    """What a reader has to say besides the text."""

    not_read: tuple[NotRead, ...] = ()
    tracked_changes: TrackedChanges | None = None
    remarks: tuple[Message, ...] = field(default=())
    pages: tuple[PageSize, ...] = ()
    pages_without_text: tuple[int, ...] = ()


def with_notes(body: Iterable[Draft], notes: Mapping[str, Draft]) -> list[Draft]:
    """Return the body with each note right after the block that first calls it."""
    ordered: list[Draft] = []
    placed: set[str] = set()
    for draft in body:
        ordered.append(draft)
        for mark in draft.marks:
            if mark.note is not None and mark.note in notes and mark.note not in placed:
                placed.add(mark.note)
                ordered.append(notes[mark.note])
    return ordered


def assemble(drafts: list[Draft], source: Source, leftovers: Leftovers | None = None) -> Report:
    """Return the Report of drafts that stand in reading order, notes included."""
    leftovers = leftovers or Leftovers()
    for draft in drafts:
        draft.normalize()
    identities = [f"b{number}" for number, _ in zip(count(1), drafts, strict=False)]
    by_key = {draft.key: identity for draft, identity in zip(drafts, identities, strict=True) if draft.key}
    blocks: list[Block] = []
    marks: list[NoteMark] = []
    emphases: list[Emphasis] = []
    lines: list[PlacedLine] = []
    page: int | None = None
    start = 0
    for draft, identity in zip(drafts, identities, strict=True):
        page = draft.lines[0].page if draft.lines else page
        blocks.append(_block(draft, identity, start, page))
        marks += [
            NoteMark(Span(start + mark.start, start + mark.end), mark.label, by_key.get(mark.note or ""))
            for mark in draft.marks
        ]
        emphases += _emphases(draft, start)
        lines += [_placed(line, start) for line in draft.lines]
        start += len(draft.text) + 1
    text = "\n".join(draft.text for draft in drafts)
    return Report(
        path=source.path,
        sha256=source.sha256,
        format=source.format,
        text=text,
        blocks=tuple(blocks),
        note_marks=tuple(marks),
        emphases=tuple(emphases),
        metadata=find_metadata(text, blocks),
        not_read=leftovers.not_read,
        tracked_changes=leftovers.tracked_changes,
        remarks=leftovers.remarks,
        pages=leftovers.pages,
        lines=tuple(lines),
        pages_without_text=leftovers.pages_without_text,
    )


def _block(draft: Draft, identity: str, start: int, page: int | None) -> Block:
    return Block(
        id=identity,
        kind=draft.kind,
        span=Span(start, start + len(draft.text)),
        level=draft.level,
        note=draft.note if draft.kind in NOTE_KINDS else None,
        cell=draft.cell,
        page=page,
        source=draft.source,
        list_mark_end=start + draft.list_mark if draft.list_mark else 0,
        header_row=draft.header_row,
    )


def _placed(line: Traced, start: int) -> PlacedLine:
    """Return where a line stands, its letters' edges as shares of its width."""
    left, right = line.edges[0], line.edges[-1]
    width = right - left
    steps = b""
    if len(line.edges) == line.end - line.start + 1 and width > 0:
        shares = array("H", [min(65535, max(0, round((edge - left) / width * 65535))) for edge in line.edges])
        if sys.byteorder == "big":
            shares.byteswap()
        steps = shares.tobytes()
    box = Box(round(left, 2), round(line.top, 2), round(right, 2), round(line.bottom, 2))
    return PlacedLine(Span(start + line.start, start + line.end), line.page, box, steps)


def _emphases(draft: Draft, start: int) -> list[Emphasis]:
    """Cut bold and italic stretches so that each place has one Emphasis."""
    edges = sorted({edge for span in (*draft.bold, *draft.italic) for edge in span})
    bold, italic = _starts_inside(draft.bold, edges), _starts_inside(draft.italic, edges)
    found: list[Emphasis] = []
    for left, right in pairwise(edges):
        look = (left in bold, left in italic)
        if not any(look):
            continue
        last = found[-1] if found else None
        if last and last.span.end == start + left and (last.bold, last.italic) == look:
            found[-1] = Emphasis(Span(last.span.start, start + right), *look)
        else:
            found.append(Emphasis(Span(start + left, start + right), *look))
    return found


def _starts_inside(spans: list[Span], edges: list[int]) -> set[int]:
    """Return those of the sorted edges at which one of the spans begins or goes on."""
    inside: set[int] = set()
    waiting, reach = iter(sorted(spans)), -1
    upcoming = next(waiting, None)
    for edge in edges:
        while upcoming is not None and upcoming.start <= edge:
            reach = max(reach, upcoming.end)
            upcoming = next(waiting, None)
        if edge < reach:
            inside.add(edge)
    return inside
