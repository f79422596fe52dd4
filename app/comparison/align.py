"""Aligning two lists of numbers: what is the same, in order. Bounded, however long or repetitive they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

_CAP = 16_000_000  # cells that one exact alignment may need, a bit each
_PIECE = 3_000  # longest side of a piece where nothing rare divides the lists
_GRAMS = (8, 4, 2, 1)


class Run(NamedTuple):
    """A stretch that is the same in both lists."""

    old: int
    new: int
    size: int


def align(old: Sequence[int], new: Sequence[int], step: Callable[[], None] = lambda: None) -> list[Run]:
    """Return the runs that both lists share, in the order of both; `step` is called between pieces and may raise."""
    found: list[Run] = []
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        a0, a1, b0, b1 = waiting.pop()
        head = _common(old, new, a0, a1, b0, b1)
        if head:
            found.append(Run(a0, b0, head))
            a0, b0 = a0 + head, b0 + head
        tail = _common_tail(old, new, a0, a1, b0, b1)
        if tail:
            found.append(Run(a1 - tail, b1 - tail, tail))
            a1, b1 = a1 - tail, b1 - tail
        if a0 == a1 or b0 == b1:
            continue
        step()
        if (a1 - a0) * (b1 - b0) <= _CAP:
            found.extend(_exact(old, new, a0, a1, b0, b1))
        else:
            waiting.extend(_divide(old, new, a0, a1, b0, b1))
    return joined(sorted(found))


def joined(runs: Iterable[Run]) -> list[Run]:
    """Return the runs with neighbours on one diagonal made into one."""
    result: list[Run] = []
    for run in runs:
        if result and result[-1].old + result[-1].size == run.old and result[-1].new + result[-1].size == run.new:
            result[-1] = Run(result[-1].old, result[-1].new, result[-1].size + run.size)
        else:
            result.append(run)
    return result


def heaviest_chain(links: Sequence[tuple[int, int, float]]) -> list[int]:
    """Return which links (old, new, weight) make the heaviest chain that rises on both sides, in rising order."""
    order = sorted(range(len(links)), key=lambda n: (links[n][0], -links[n][1]))
    places = sorted({link[1] for link in links})
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(places) + 1)  # a Fenwick tree of the best chain up to a place
    before = [-1] * len(links)
    for n in order:
        place = bisect_left(places, links[n][1])
        weight, last = 0.0, -1
        index = place
        while index > 0:
            if best[index][0] > weight:
                weight, last = best[index]
            index -= index & -index
        before[n] = last
        weight += links[n][2]
        index = place + 1
        while index <= len(places):
            if weight > best[index][0]:
                best[index] = (weight, n)
            index += index & -index
    _, n = max(best)
    chain: list[int] = []
    while n >= 0:
        chain.append(n)
        n = before[n]
    return chain[::-1]


def _common(old: Sequence[int], new: Sequence[int], a0: int, a1: int, b0: int, b1: int) -> int:
    most = min(a1 - a0, b1 - b0)
    count = 0
    while count < most and old[a0 + count] == new[b0 + count]:
        count += 1
    return count


def _common_tail(old: Sequence[int], new: Sequence[int], a0: int, a1: int, b0: int, b1: int) -> int:
    most = min(a1 - a0, b1 - b0)
    count = 0
    while count < most and old[a1 - 1 - count] == new[b1 - 1 - count]:
        count += 1
    return count


def _exact(old: Sequence[int], new: Sequence[int], a0: int, a1: int, b0: int, b1: int) -> list[Run]:
    from rapidfuzz.distance import LCSseq

    return [
        Run(a0 + code.src_start, b0 + code.dest_start, code.src_end - code.src_start)
        for code in LCSseq.opcodes(old[a0:a1], new[b0:b1])
        if code.tag == "equal"
    ]


def _divide(
    old: Sequence[int], new: Sequence[int], a0: int, a1: int, b0: int, b1: int
) -> list[tuple[int, int, int, int]]:
    """Cut a range where a rare stretch stands in both, else into pieces of like share; every piece is smaller."""
    for gram in _GRAMS:
        anchors = _anchors(old, new, a0, a1, b0, b1, gram)
        if anchors:
            cuts = [(a0, b0), *anchors, (a1, b1)]
            return [(x, u, y, v) for (x, y), (u, v) in pairwise(cuts)]
    count = 1 + max(a1 - a0, b1 - b0) // _PIECE
    cuts = [(a0 + (a1 - a0) * n // count, b0 + (b1 - b0) * n // count) for n in range(count + 1)]
    return [(x, u, y, v) for (x, y), (u, v) in pairwise(cuts)]


def _anchors(
    old: Sequence[int], new: Sequence[int], a0: int, a1: int, b0: int, b1: int, gram: int
) -> list[tuple[int, int]]:
    left, right = _once(old, a0, a1, gram), _once(new, b0, b1, gram)
    links = [(place, right[key], 1.0) for key, place in left.items() if key in right]
    links = [link for link in links if link[:2] != (a0, b0)]  # a cut at the very start would divide nothing
    return [links[n][:2] for n in heaviest_chain(links)] if links else []


def _once(values: Sequence[int], start: int, end: int, gram: int) -> dict[tuple[int, ...], int]:
    seen: dict[tuple[int, ...], int] = {}
    for place in range(start, end - gram + 1):
        key = tuple(values[place : place + gram])
        seen[key] = -1 if key in seen else place
    return {key: place for key, place in seen.items() if place >= 0}
