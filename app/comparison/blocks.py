"""Pairing the blocks of two reports by their content: those that stayed, and those that moved."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.comparison.align import align, heaviest_chain
from app.comparison.tokens import Stream
from app.report.model import BlockKind

_RARE = 12  # a shingle that more blocks than this share says nothing
_LIKE = 0.5  # the least share of common words for two blocks to be versions of one another
_AT_HOME = 0.3  # what a block that may have stayed in its place is worth above a moved one
_MOVABLE = 5  # a shorter block is found again at too many places to be called moved
_SENTENCE = 15  # words that a rest of a paragraph must have to be told from others
_WHOLE = 0.9  # the least share of such a rest that must stand in the whole paragraph
_MANY, _EVERY = 60, 4  # shingles of a long block, of which every fourth is enough to find blocks that are like it
_LONGEST = 4_000  # words of a block that are looked at to judge its likeness
_FIXED_KINDS = frozenset({BlockKind.TABLE_CELL, BlockKind.HEADER, BlockKind.FOOTER})

Link = tuple[int, int, float]


@dataclass(frozen=True)
class Pairing:
    """Numbers of old and new blocks: `same` have the same words and rise on both sides, `moved` stand elsewhere."""

    same: tuple[tuple[int, int], ...]
    moved: tuple[tuple[int, int], ...]


def pair_blocks(old: Stream, new: Stream, step: Callable[[], None]) -> Pairing:
    """Pair the blocks of two streams; `step` is called between pieces of work and may raise."""
    left, right = _fingerprint_ids(old, new)
    same = _same(old, new, left, right, step)
    step()
    return Pairing(tuple(same), tuple(_moved(old, new, same)))


def _fingerprint_ids(old: Stream, new: Stream) -> tuple[list[int], list[int]]:
    known: dict[tuple[int, ...], int] = {}
    left, right = (
        [known.setdefault(stream.fingerprint(n), len(known)) for n in range(len(stream.blocks))]
        for stream in (old, new)
    )
    return left, right


def _same(
    old: Stream, new: Stream, left: list[int], right: list[int], step: Callable[[], None]
) -> list[tuple[int, int]]:
    in_old, in_new = Counter(left), Counter(right)
    place = {value: n for n, value in enumerate(right)}
    exact = [(n, place[v], 1.0 + 1e-6 * _size(old, n)) for n, v in enumerate(left) if in_old[v] == 1 == in_new[v]]
    # changed blocks take part in the vote on which blocks stayed, though they are aligned word by word later
    near = _links(
        old, [n for n, v in enumerate(left) if not in_new[v]], new, [n for n, v in enumerate(right) if not in_old[v]]
    )
    step()
    links: list[Link] = exact + near
    chain = [links[n][:2] for n in heaviest_chain(links)] if links else []
    found: list[tuple[int, int]] = []
    for (a0, b0), (a1, b1) in pairwise([(0, 0), *chain, (len(left), len(right))]):
        for run in align(left[a0:a1], right[b0:b1], step):
            found.extend((a0 + run.old + n, b0 + run.new + n) for n in range(run.size))
    return found


def _moved(old: Stream, new: Stream, same: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    lefts, rights = [pair[0] for pair in same], [pair[1] for pair in same]

    def stays(number: int, other: int) -> bool:
        return bisect_left(lefts, number) == bisect_left(rights, other)

    links = _links(old, _free(old, set(lefts)), new, _free(new, set(rights)), stays)
    staying = [(a, b, 1.0 + likeness) for a, b, likeness in links if stays(a, b)]
    kept = {staying[n][:2] for n in heaviest_chain(staying)} if staying else set()
    home = _Home(old, new, same)
    return sorted(
        link[:2] for link in links if link[:2] not in kept and _movable(old, new, link) and not home.holds(link, stays)
    )


class _Home:
    """What stands on the other side where a block would stand if it had not moved."""

    def __init__(self, old: Stream, new: Stream, same: Sequence[tuple[int, int]]) -> None:
        self._streams = old, new
        self._bounds = [(-1, -1), *same, (len(old.blocks), len(new.blocks))]
        self._places = [pair[0] for pair in same], [pair[1] for pair in same]
        self._known: dict[tuple[int, int], set[tuple[int, ...]]] = {}

    def holds(self, link: Link, stays: Callable[[int, int], bool]) -> bool:
        """Say whether one of two blocks that look alike stands at its own place on the other side, whole or in parts.

        Reports repeat themselves: such a block did not come from afar, it was split, joined or rewritten.
        """
        number, other, _ = link
        if stays(number, other):
            return False
        likeness = max(
            self._share(0, number, _shingles(self._streams[1], other)),
            self._share(1, other, _shingles(self._streams[0], number)),
        )
        kept = max(self._share(0, number, self._around(0, number)), self._share(1, other, self._around(1, other)))
        return kept >= _LIKE and kept + 0.1 >= likeness

    def _share(self, side: int, number: int, shingles: set[tuple[int, ...]]) -> float:
        own = _shingles(self._streams[side], number)
        return len(own & shingles) / len(own) if own else 0.0

    def _around(self, side: int, number: int) -> set[tuple[int, ...]]:
        gap = bisect_left(self._places[side], number)
        known = self._known.get((side, gap))
        if known is None:
            there = 1 - side
            first, last = self._bounds[gap][there] + 1, self._bounds[gap + 1][there]
            known = set().union(*(_shingles(self._streams[there], n) for n in range(first, last)))
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
    old: Stream,
    left: Sequence[int],
    new: Stream,
    right: Sequence[int],
    stays: Callable[[int, int], bool] = lambda number, other: False,
) -> list[Link]:
    """Return the pairs of blocks that are most like one another, the likest first served, with their likeness.

    Reports repeat themselves: of two like pairs the one that stays in its place is the better.
    """
    index: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for number in right:
        for shingle in _probes(new, number):
            index[shingle].append(number)
    index = {shingle: numbers for shingle, numbers in index.items() if len(numbers) <= _RARE}
    scored: list[tuple[float, float, int, int]] = []
    for number in left:
        shared: Counter[int] = Counter()
        for shingle in _probes(old, number):
            if shingle in index:
                shared.update(index[shingle])
        for other, _ in shared.most_common(4):
            likeness = _likeness(old, number, new, other)
            if likeness >= _LIKE:
                distance = abs(number / len(old.blocks) - other / len(new.blocks))
                scored.append((likeness + _AT_HOME * stays(number, other), -distance, number, other))
    scored.sort(reverse=True)
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    links: list[Link] = []
    for likeness, _, number, other in scored:
        if number not in taken_left and other not in taken_right:
            links.append((number, other, likeness))
            taken_left.add(number)
            taken_right.add(other)
    return sorted(links)


def _probes(stream: Stream, number: int) -> list[tuple[int, ...]]:
    """Return some of the shingles of a long block, the same ones wherever they stand, and all of a short one."""
    shingles = _shingles(stream, number)
    if len(shingles) < _MANY:
        return list(shingles)
    return [shingle for shingle in shingles if sum(shingle) % _EVERY == 0]


def _shingles(stream: Stream, number: int) -> set[tuple[int, ...]]:
    words = stream.fingerprint(number)[:_LONGEST]
    return set(zip(words, words[1:], words[2:], strict=False))


def _likeness(old: Stream, number: int, new: Stream, other: int) -> float:
    from rapidfuzz.distance import LCSseq

    left, right = old.fingerprint(number)[:_LONGEST], new.fingerprint(other)[:_LONGEST]
    common = LCSseq.similarity(left, right)
    likeness = 2 * common / (len(left) + len(right))
    least = min(len(left), len(right))
    if likeness < _LIKE and least >= _SENTENCE and common >= _WHOLE * least:
        return _LIKE  # most of a long paragraph was deleted, the rest stands
    return likeness
