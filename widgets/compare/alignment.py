"""Which place of one version stands beside which of the other, for scrolling both together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import NamedTuple

from app.comparison.model import Comparison

SHORTEST = 12  # a shorter stretch is the same by chance


class Pair(NamedTuple):
    """A place of the old version and the place of the new one that says the same."""

    old: int
    new: int


Height = Callable[[int], float]


class Alignment:
    """Pairs of places that rise in both versions; what moved stands apart from them."""

    def __init__(self, comparison: Comparison) -> None:
        old_end, new_end = len(comparison.old.report.text), len(comparison.new.report.text)
        pairs = [
            Pair(stretch.old.start, stretch.new.start)
            for stretch in sorted(comparison.equal, key=lambda stretch: stretch.old)
            if stretch.old.end - stretch.old.start >= SHORTEST and stretch.old.start and stretch.new.start
        ]
        self.pairs = [Pair(0, 0), *_rising(pairs), Pair(old_end, new_end)]

    def follow(self, height: float, place: int, leader: Height, follower: Height, from_old: bool) -> float:
        """Return the height in the other version beside a height of this one, at which `place` stands.

        Between two pairs it runs evenly, so that the follower glides.
        """
        side = 0 if from_old else 1
        index = bisect_right(self.pairs, place, key=lambda pair: pair[side])
        low = self.pairs[max(0, min(index - 1, len(self.pairs) - 2))]
        high = self.pairs[max(1, min(index, len(self.pairs) - 1))]
        start, end = leader(low[side]), leader(high[side])
        other_start, other_end = follower(low[1 - side]), follower(high[1 - side])
        share = (height - start) / (end - start) if end > start else 0.0
        return other_start + min(1.0, max(0.0, share)) * (other_end - other_start)


def _rising(pairs: list[Pair]) -> list[Pair]:
    """Return the longest run of pairs, in the order of the old version, that rises in the new one too."""
    tails: list[int] = []
    heads: list[int] = []
    before: list[int] = []
    for index, pair in enumerate(pairs):
        slot = bisect_left(tails, pair.new)
        before.append(heads[slot - 1] if slot else -1)
        tails[slot : slot + 1] = [pair.new]
        heads[slot : slot + 1] = [index]
    run: list[Pair] = []
    index = heads[-1] if heads else -1
    while index >= 0:
        run.append(pairs[index])
        index = before[index]
    return run[::-1]
