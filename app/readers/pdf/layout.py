"""One page as lines in reading order, and what is known of the whole file: the size of its letters, its leading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from app.readers.pdf.lines import Line
from app.readers.pdf.measures import Measures
from app.readers.pdf.runs import Stroke
from app.report.model import PageSize

if TYPE_CHECKING:
    from app.readers.pdf.tables import Table

_ENOUGH = 8  # lines that tell where a page's text begins and ends


@dataclass(slots=True)
class PageLayout:
    """The lines of a page, and the rules that belong to no table."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    rules: list[Stroke] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    items: list[Line | Table] = field(default_factory=list)  # lines and tables in reading order
    pictures: list[Stroke] = field(default_factory=list)
    letters: int = 0
    unpainted: int = 0  # letters that are there for searching only
    drawn: bool = False  # something is drawn on it
    damaged: bool = False
    turns: int = 0  # quarter turns to the right that it is read with

    @property
    def size(self) -> PageSize:
        """Its size as it is shown."""
        width, height = round(self.width, 2), round(self.height, 2)
        return PageSize(height, width) if self.turns % 2 else PageSize(width, height)


def measure(pages: Iterable[PageLayout]) -> Measures:
    """Return the size that most letters have, and the distances of lines that are read one after the other."""
    sizes: Counter[float] = Counter()
    steps: dict[float, Counter[float]] = {}
    for page in pages:
        lines = [item for item in page.items if isinstance(item, Line)]
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
        for before, line in pairwise(lines):
            size, step = round(line.size, 1), round(line.base - before.base, 1)
            if before.size == line.size and 0.9 * size < step < 2.6 * size:
                steps.setdefault(size, Counter())[step] += 1
    leading = {size: _usual(counted) for size, counted in steps.items()}
    return Measures(max(sizes, key=lambda size: sizes[size]) if sizes else 12.0, leading)


def _usual(steps: Counter[float]) -> float:
    """Return the smallest step that is nearly as frequent as the most frequent one: paragraphs stand wider apart."""
    most = max(steps.values())
    return min(step for step, count in steps.items() if count >= 0.5 * most)


def columns_of(pages: list[PageLayout]) -> list[tuple[float, float]]:
    """Return the left and the right side of the text of each page; a page of few lines is as those of its width."""
    own = [_column(page) for page in pages]
    full: dict[int, list[tuple[float, float]]] = {}
    for page, column in zip(pages, own, strict=True):
        if len(page.lines) >= _ENOUGH:
            full.setdefault(round(page.width), []).append(column)
    sides = []
    for page, (left, right) in zip(pages, own, strict=True):
        others = full.get(round(page.width), [])
        if len(page.lines) < _ENOUGH and others:
            left = min(left, sorted(one for one, _ in others)[len(others) // 2])
            right = max(right, sorted(one for _, one in others)[len(others) // 2])
        sides.append((left, right))
    return sides


def _column(page: PageLayout) -> tuple[float, float]:
    lines = [line for line in page.lines if not line.turned]
    if not lines:
        return 0.0, page.width
    ends = Counter(round(line.right) for line in lines)
    end, _ = ends.most_common(1)[0]
    justified = sum(ends[end + step] for step in (-1, 0, 1)) >= 0.4 * len(lines)
    return min(line.left for line in lines), float(end) if justified else max(line.right for line in lines)
