"""One page as lines in reading order, and what is known of the whole file: the size of its letters, its leading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from app.readers.pdf.lines import Line
from app.readers.pdf.words import Stroke


@dataclass(slots=True)
class PageLayout:
    """The lines of a page, and the rules that belong to no table."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    rules: list[Stroke] = field(default_factory=list)
    pictures: int = 0


@dataclass(frozen=True, slots=True)
class Measures:
    """What most of a file's text is like."""

    size: float
    leading: dict[float, float]  # from base line to base line, by size

    def leading_of(self, size: float) -> float:
        """Return the usual distance of two lines of that size."""
        return self.leading.get(round(size, 1), 1.35 * size)


def measure(pages: Iterable[PageLayout]) -> Measures:
    """Return the size that most letters have, and the distances of lines."""
    sizes: Counter[float] = Counter()
    steps: dict[float, Counter[float]] = {}
    for page in pages:
        for line in page.lines:
            sizes[round(line.size, 1)] += len(line.text)
        for before, line in pairwise(page.lines):
            size, step = round(line.size, 1), round(line.base - before.base, 1)
            if before.size == line.size and 0.9 * size < step < 2.6 * size:
                steps.setdefault(size, Counter())[step] += 1
    leading = {size: _usual(counted) for size, counted in steps.items()}
    return Measures(max(sizes, key=lambda size: sizes[size]) if sizes else 12.0, leading)


def _usual(steps: Counter[float]) -> float:
    """Return the smallest step that is nearly as frequent as the most frequent one: paragraphs stand wider apart."""
    most = max(steps.values())
    return min(step for step, count in steps.items() if count >= 0.5 * most)
