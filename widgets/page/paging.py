"""Where a document is cut into sheets: between lines, never through one, and never behind a heading."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QTextDocument

from app.report.model import BlockKind, Report
from widgets.page.places import PlaceMap

CELL_EDGE = 8  # of a table: padding and line
REACH = 0.7  # of a sheet: no strip is as tall, so that none further up can be cut
TALL = 0.6  # of a sheet: a table row that is taller is cut between its lines


class Strip(NamedTuple):
    """What is not cut: a line, or a row of a table; `leads` to what follows it, as a heading does."""

    top: float
    bottom: float
    leads: bool = False


class Sheet(NamedTuple):
    """The stretch of a document that one sheet shows."""

    top: float
    bottom: float


def sheets_of(document: QTextDocument, places: PlaceMap, report: Report, height: float) -> list[Sheet]:
    """Cut a document that is laid out into sheets of a height."""
    strips = sorted(_strips(document, places, report, height))
    bottom = max((strip.bottom for strip in strips), default=0.0)
    sheets, top, tops = [], 0.0, [strip.top for strip in strips]
    while top < bottom:
        end = _cut(strips, tops, top, top + height) if bottom > top + height else bottom
        sheets.append(Sheet(top, end))
        top = end
    return sheets


def _cut(strips: list[Strip], tops: list[float], start: float, limit: float) -> float:
    """Return where the sheet that begins at one height ends, at another one at the latest."""
    cut = limit
    for strip in reversed(strips[bisect_left(tops, start) : bisect_left(tops, limit)]):
        if strip.bottom > cut or (strip.leads and _is_last(strip, strips, tops, cut)):
            cut = min(cut, strip.top)
        elif strip.bottom < cut - REACH * (limit - start):
            break
    return cut if cut > start else limit


def _is_last(strip: Strip, strips: list[Strip], tops: list[float], cut: float) -> bool:
    """Say whether nothing follows a heading on its sheet but more of it."""
    following = strips[bisect_left(tops, strip.bottom - 1) : bisect_left(tops, cut)]
    return all(other.leads or other == strip for other in following)


def _strips(document: QTextDocument, places: PlaceMap, report: Report, height: float) -> Iterator[Strip]:
    rows: dict[int, tuple[float, float]] = {}
    layout, block = document.documentLayout(), document.begin()
    while block.isValid():
        entry = places.entry(block.blockNumber())
        top = layout.blockBoundingRect(block).top()
        lines = block.layout()
        found = [lines.lineAt(number) for number in range(lines.lineCount())]
        strips = [(top + line.y(), top + line.y() + line.height()) for line in found]
        if entry is not None and entry.row >= 0 and strips:
            known = rows.get(entry.row, strips[0])
            rows[entry.row] = (min(known[0], strips[0][0]), max(known[1], strips[-1][1]))
            yield from (Strip(*strip) for strip in strips)
        else:
            kind = report.block_at(entry.span.start).kind if entry else None
            yield from (Strip(*strip, kind is BlockKind.HEADING) for strip in strips)
        block = block.next()
    for first, last in rows.values():
        if last - first < TALL * height:
            yield Strip(first - CELL_EDGE, last + CELL_EDGE)
