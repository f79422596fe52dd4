"""Where on the pages of a file a place in its text stands."""

from __future__ import annotations

import struct
from bisect import bisect_right
from typing import NamedTuple

from app.report.model import Box, PlacedLine, Report, Span

_FULL = 65535


class PageBox(NamedTuple):
    """A box on a page, counted from 1."""

    page: int
    box: Box


def boxes_of(report: Report, span: Span) -> list[PageBox]:
    """Return the boxes that cover a place, one for each line it touches; none where the file has no fixed pages."""
    lines = report.lines
    first = max(0, bisect_right(lines, span.start, key=lambda line: line.span.start) - 1)
    found = []
    for index in range(first, len(lines)):
        line = lines[index]
        if line.span.start >= span.end:
            break
        if line.span.touches(span):
            found.append(PageBox(line.page, _part(line, span)))
    return found


def page_of(report: Report, place: int) -> int | None:
    """Return the page that a place stands on, None where the file has no fixed pages."""
    found = boxes_of(report, Span(place, place + 1))
    return found[0].page if found else report.block_at(place).page


def place_on_line(line: PlacedLine, x: float) -> int:
    """Return the place in the text whose left side on a line is nearest to an x of the page."""
    letters = line.span.end - line.span.start
    left, _, right, _ = line.box
    share = (x - left) / (right - left) if right > left else 0.0
    if not line.steps:
        return line.span.start + min(letters, max(0, round(share * letters)))
    steps = struct.unpack_from(f"<{letters + 1}H", line.steps)
    after = min(letters, bisect_right(steps, share * _FULL))
    before = max(0, after - 1)
    return line.span.start + (before if share * _FULL - steps[before] <= steps[after] - share * _FULL else after)


def _part(line: PlacedLine, span: Span) -> Box:
    """Return the box of what a line and a span share."""
    start = max(span.start, line.span.start) - line.span.start
    end = min(span.end, line.span.end) - line.span.start
    if not line.steps:
        return line.box
    left, top, right, bottom = line.box
    first, last = (struct.unpack_from("<H", line.steps, 2 * place)[0] / _FULL for place in (start, end))
    return Box(left + first * (right - left), top, left + last * (right - left), bottom)
