"""A page that lies aslant on its scan: by how much, turned straight for reading, and turned back for showing."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.readers.ocr.hocr import TextLine
from app.report.model import Box, PlacedLine, Report, Span

_LONG = 0.2  # of the longest line: what tells how the page lies
_ASIDE = 1.0  # points that a line may rise or fall without being cut into its words
_FULL = 65535


@dataclass(frozen=True, slots=True)
class Turn:
    """Turns the points of a page around its middle so that its lines are level; `angle` is how they fall."""

    angle: float
    x: float
    y: float

    def straight(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point stands once the page is straight."""
        return self._turned(x, y, self.angle)

    def aslant(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the straight page stands on the page as it is shown."""
        return self._turned(x, y, -self.angle)

    def _turned(self, x: float, y: float, angle: float) -> tuple[float, float]:
        cos, sin = math.cos(angle), math.sin(angle)
        across, down = x - self.x, y - self.y
        return self.x + across * cos + down * sin, self.y - across * sin + down * cos


def angle_of(lines: Sequence[TextLine]) -> float:
    """Return the angle at which most of a page's long lines fall, 0 where there are none."""
    longest = max((line.box[2] - line.box[0] for line in lines), default=0.0)
    slopes = sorted(
        (line.slope, line.box[2] - line.box[0]) for line in lines if line.box[2] - line.box[0] >= _LONG * longest
    )
    half = sum(width for _, width in slopes) / 2
    for slope, width in slopes:
        half -= width
        if half <= 0:
            return math.atan(slope)
    return 0.0


def turned_back(report: Report, turns: Mapping[int, Turn]) -> Report:
    """Return the report with the places of its lines as the pages are shown."""
    lines = tuple(
        piece
        for line in report.lines
        for piece in (_aslant(report.text, line, turns[line.page]) if line.page in turns else (line,))
    )
    return replace(report, lines=lines)


def _aslant(text: str, line: PlacedLine, turn: Turn) -> Iterator[PlacedLine]:
    """Yield a line as it is shown, in words where it rises or falls too much for one box."""
    left, _, right, _ = line.box
    if abs(math.sin(turn.angle)) * (right - left) <= _ASIDE or not line.steps:
        yield replace(line, box=_moved(line.box, turn))
        return
    shares = struct.unpack(f"<{len(line.steps) // 2}H", line.steps)
    edges = [left + share / _FULL * (right - left) for share in shares]
    for start, end in _words(text, line.span):
        own = edges[start - line.span.start : end - line.span.start + 1]
        first, last = min(own), max(own)
        width = last - first
        steps = [round((edge - first) / width * _FULL) if width else 0 for edge in own]
        box = _moved(Box(first, line.box.top, last, line.box.bottom), turn)
        yield PlacedLine(Span(start, end), line.page, box, struct.pack(f"<{len(steps)}H", *steps) if width else b"")


def _moved(box: Box, turn: Turn) -> Box:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    to_x, to_y = turn.aslant(x, y)
    left, top, right, bottom = box
    return Box(*(round(side, 2) for side in (left + to_x - x, top + to_y - y, right + to_x - x, bottom + to_y - y)))


def _words(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Yield where each word of a line begins and ends, with the blank behind it."""
    start = span.start
    while start < span.end:
        blank = text.find(" ", start, span.end)
        end = span.end if blank < 0 else blank + 1
        yield start, end
        start = end
