"""The words that Tesseract was not sure of, found again in the text of the report."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from itertools import pairwise

from app.readers.ocr.content import Doubt
from app.report.model import PlacedLine, Report, Span

_FULL = 65535


def doubtful_spans(report: Report, doubts: Iterable[Doubt]) -> tuple[Span, ...]:
    """Return where in the text of a report doubtful words stand, in order; its pages are still straight."""
    by_page: dict[int, list[PlacedLine]] = {}
    for line in report.lines:
        by_page.setdefault(line.page, []).append(line)
    found = {span for doubt in doubts for line in by_page.get(doubt.page, ()) for span in _inside(line, doubt)}
    return tuple(sorted(found))


def _inside(line: PlacedLine, doubt: Doubt) -> Iterator[Span]:
    """Yield what of a line stands between the sides of a word."""
    left, top, right, bottom = line.box
    if not (top <= doubt.y <= bottom and left < doubt.right and doubt.left < right):
        return
    if not line.steps:
        yield line.span
        return
    shares = struct.unpack(f"<{len(line.steps) // 2}H", line.steps)
    edges = [left + share / _FULL * (right - left) for share in shares]
    middles = [(edge + following) / 2 for edge, following in pairwise(edges)]
    inside = [place for place, middle in enumerate(middles) if doubt.left <= middle <= doubt.right]
    if inside:
        yield Span(line.span.start + inside[0], line.span.start + inside[-1] + 1)
