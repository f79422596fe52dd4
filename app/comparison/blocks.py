"""Pairing the blocks of two reports by their content: those that stayed, and those that moved."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.comparison.align import align, heaviest_chain
from app.comparison.likeness import LIKE, Likeness, Shingle
from app.comparison.tokens import Stream
from app.report.model import BlockKind

_AT_HOME = 0.3  # what a block that may have stayed in its place is worth above a moved one
_MOVABLE = 5  # a shorter block is found again at too many places to be called moved
_FIXED_KINDS = frozenset({BlockKind.TABLE_CELL, BlockKind.HEADER, BlockKind.FOOTER})

Link = tuple[int, int, float]


@dataclass(frozen=True)
class Pairing:
    """Numbers of old and new blocks: `same` have the same words and rise on both sides, `moved` stand elsewhere."""

    same: tuple[tuple[int, int], ...]
    moved: tuple[tuple[int, int], ...]


def pair_blocks(old: Stream, new: Stream, step: Callable[[], None]) -> Pairing:
    """Pair the blocks of two streams; `step` is called between pieces of work and may raise."""
    likeness = Likeness(old, new)
    same = _same(old, likeness, step)
    step()
    return Pairing(tuple(same), tuple(_moved(old, new, likeness, same)))


def _same(old: Stream, likeness: Likeness, step: Callable[[], None]) -> list[tuple[int, int]]:
    known: dict[tuple[int, ...], int] = {}
    left, right = ([known.setdefault(words, len(known)) for words in side] for side in likeness.words)
    in_old, in_new = Counter(left), Counter(right)
    place = {value: n for n, value in enumerate(right)}
    exact = [(n, place[v], 1.0 + 1e-6 * _size(old, n)) for n, v in enumerate(left) if in_old[v] == 1 == in_new[v]]
    # changed blocks take part in the vote on which blocks stayed, though they are aligned word by word later
    near = _links(
        likeness, [n for n, v in enumerate(left) if not in_new[v]], [n for n, v in enumerate(right) if not in_old[v]]
    )
    step()
    links: list[Link] = exact + near
    chain = [links[n][:2] for n in heaviest_chain(links)] if links else []
    found: list[tuple[int, int]] = []
    for (a0, b0), (a1, b1) in pairwise([(0, 0), *chain, (len(left), len(right))]):
        if a1 - a0 == 1 == b1 - b0:  # most often, and quicker
            found.extend([(a0, b0)] if left[a0] == right[b0] else [])
            continue
        for run in align(left[a0:a1], right[b0:b1], step):
            found.extend((a0 + run.old + n, b0 + run.new + n) for n in range(run.size))
    return found


def _moved(old: Stream, new: Stream, likeness: Likeness, same: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    lefts, rights = [pair[0] for pair in same], [pair[1] for pair in same]

    def stays(number: int, other: int) -> bool:
        return bisect_left(lefts, number) == bisect_left(rights, other)

    links = _links(likeness, _free(old, set(lefts)), _free(new, set(rights)), stays)
    staying = [(a, b, 1.0 + share) for a, b, share in links if stays(a, b)]
    kept = {staying[n][:2] for n in heaviest_chain(staying)} if staying else set()
    home = _Home(likeness, same)
    return sorted(
        link[:2] for link in links if link[:2] not in kept and _movable(old, new, link) and not home.holds(link, stays)
    )


class _Home:
    """What stands on the other side where a block would stand if it had not moved."""

    def __init__(self, likeness: Likeness, same: Sequence[tuple[int, int]]) -> None:
        self._likeness = likeness
        olds, news = map(len, likeness.words)
        self._bounds = [(-1, -1), *same, (olds, news)]
        self._places = [pair[0] for pair in same], [pair[1] for pair in same]
        self._known: dict[tuple[int, int], set[Shingle]] = {}

    def holds(self, link: Link, stays: Callable[[int, int], bool]) -> bool:
        """Say whether one of two blocks that look alike stands at its own place on the other side, whole or in parts.

        Reports repeat themselves: such a block did not come from afar, it was split, joined or rewritten.
        """
        number, other, _ = link
        if stays(number, other):
            return False
        likest = max(
            self._share(0, number, self._likeness.shingles(1, other)),
            self._share(1, other, self._likeness.shingles(0, number)),
        )
        kept = max(self._share(0, number, self._around(0, number)), self._share(1, other, self._around(1, other)))
        return kept >= LIKE and kept + 0.1 >= likest

    def _share(self, side: int, number: int, shingles: set[Shingle]) -> float:
        own = self._likeness.shingles(side, number)
        return len(own & shingles) / len(own) if own else 0.0

    def _around(self, side: int, number: int) -> set[Shingle]:
        gap = bisect_left(self._places[side], number)
        known = self._known.get((side, gap))
        if known is None:
            there = 1 - side
            first, last = self._bounds[gap][there] + 1, self._bounds[gap + 1][there]
            known = set().union(*(self._likeness.shingles(there, n) for n in range(first, last)))
            self._known[side, gap] = known
        return known


def _movable(old: Stream, new: Stream, link: Link) -> bool:
    return min(_size(old, link[0]), _size(new, link[1])) >= _MOVABLE and not (
        {old.blocks[link[0]].kind, new.blocks[link[1]].kind} & _FIXED_KINDS
    )


def _free(stream: Stream, taken: set[int]) -> list[int]:
    return [n for n in range(len(stream.blocks)) if n not in taken]


def _size(stream: Stream, number: int) -> int:
    first, last = stream.bounds[number]
    return last - first - stream.labels[number]


def _links(
    likeness: Likeness,
    left: Sequence[int],
    right: Sequence[int],
    stays: Callable[[int, int], bool] = lambda number, other: False,
) -> list[Link]:
    """Return the pairs of blocks that are most like one another, the likest first served, with their likeness.

    Reports repeat themselves: of two like pairs the one that stays in its place is the better.
    """
    olds, news = map(len, likeness.words)
    scored = sorted(
        (
            (share + _AT_HOME * stays(number, other), -abs(number / olds - other / news), number, other)
            for number, other, share in likeness.candidates(left, right)
        ),
        reverse=True,
    )
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    links: list[Link] = []
    for share, _, number, other in scored:
        if number not in taken_left and other not in taken_right:
            links.append((number, other, share))
            taken_left.add(number)
            taken_right.add(other)
    return sorted(links)
