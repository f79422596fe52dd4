"""Choosing, among alignments that keep as many words, the one in which whole sentences come and go.

"Thu A đạt 7,8 %. Thu B đạt 2,5 %." that became "Thu A đạt 7,3 %." shares the same words whichever of the two sentences
is called deleted, and a plain alignment may even take the beginning of the one and the end of the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.comparison.align import Run, align, joined
from app.comparison.tokens import Stream

_UNEVEN = 3  # words by which the sides of a change differ where a sentence may have come or gone
_NEAR = 40  # words between two changes that may be one choice
_REACH = 80  # words before and after a change that are looked at for the bounds of its sentence
_MANY = 12  # sentences of a window; more are rewritten text
_LONGEST = 600  # words of a window
_LIKE = 0.5  # the least share of common words for two sentences to be versions of one another


@dataclass(frozen=True, slots=True)
class _Lane:
    """The words of one side that did not move, as indexes of its stream."""

    stream: Stream
    places: Sequence[int]

    def opens(self, index: int) -> bool:
        """Say whether a sentence begins at an index of the lane."""
        return index >= len(self.places) or self.stream.opens_sentence(self.places[index])

    def sentences(self, first: int, last: int) -> list[tuple[int, int]]:
        """Return the ranges of the sentences of a range."""
        cuts = [first, *(n for n in range(first + 1, last) if self.opens(n)), last]
        return [(a, b) for a, b in pairwise(cuts) if a < b]

    def ids(self, first: int, last: int) -> list[int]:
        """Return the words of a range as numbers."""
        ids = self.stream.ids
        return [ids[place] for place in self.places[first:last]]


def by_sentences(runs: list[Run], old: Stream, new: Stream, left: Sequence[int], right: Sequence[int]) -> list[Run]:
    """Return the runs with the places where a sentence came or went aligned sentence by sentence."""
    lanes = _Lane(old, left), _Lane(new, right)
    line = [Run(0, 0, 0), *runs, Run(len(left), len(right), 0)]
    n = 1
    while n < len(line):
        last = _choice(line, n)
        if last is not None:
            n = last + _rewrite(line, n, last, lanes)
        n += 1
    return joined(run for run in line if run.size)


def _choice(line: list[Run], n: int) -> int | None:
    """Return the last of the changes that are one choice with the one before the run `n`, None where there is none."""
    if _uneven(line, n) and all(_gap(line, n)):
        return n
    near = n + 1 < len(line) and line[n].size <= _NEAR
    return n + 1 if near and (_uneven(line, n) or _uneven(line, n + 1)) else None


def _gap(line: list[Run], n: int) -> tuple[int, int]:
    before, after = line[n - 1], line[n]
    return after.old - before.old - before.size, after.new - before.new - before.size


def _uneven(line: list[Run], n: int) -> bool:
    old, new = _gap(line, n)
    return abs(old - new) >= _UNEVEN


def _rewrite(line: list[Run], first: int, last: int, lanes: tuple[_Lane, _Lane]) -> int:
    """Align the sentences around some changes anew where that keeps as many words; return by how much `line` grew."""
    before, after = line[first - 1], line[last]
    head, tail = _back(before, lanes), _ahead(after, lanes)
    a0, b0 = before.old + before.size - head, before.new + before.size - head
    a1, b1 = after.old + tail, after.new + tail
    if max(a1 - a0, b1 - b0) > _LONGEST:
        return 0
    olds, news = lanes[0].sentences(a0, a1), lanes[1].sentences(b0, b1)
    if len(olds) == len(news) or max(len(olds), len(news)) > _MANY:
        return 0
    runs = [
        Run(a + run.old, b + run.new, run.size)
        for (a, a_end), (b, b_end) in _paired(olds, news, lanes)
        for run in align(lanes[0].ids(a, a_end), lanes[1].ids(b, b_end))
    ]
    if sum(run.size for run in runs) < head + tail + sum(run.size for run in line[first:last]):
        return 0
    line[first - 1 : last + 1] = [
        Run(before.old, before.new, before.size - head),
        *runs,
        Run(a1, b1, after.size - tail),
    ]
    return len(runs) - (last - first)


def _back(run: Run, lanes: tuple[_Lane, _Lane]) -> int:
    """Return how many words before the end of a run a sentence begins on both sides."""
    end_old, end_new = run.old + run.size, run.new + run.size
    for count in range(min(run.size, _REACH) + 1):
        if lanes[0].opens(end_old - count) and lanes[1].opens(end_new - count):
            return count
    return min(run.size, _REACH)


def _ahead(run: Run, lanes: tuple[_Lane, _Lane]) -> int:
    """Return how many words after the beginning of a run a sentence ends on both sides."""
    for count in range(min(run.size, _REACH) + 1):
        if lanes[0].opens(run.old + count) and lanes[1].opens(run.new + count):
            return count
    return min(run.size, _REACH)


Range = tuple[int, int]


def _paired(olds: list[Range], news: list[Range], lanes: tuple[_Lane, _Lane]) -> list[tuple[Range, Range]]:
    """Return which sentences are versions of one another, in order, so that most words stay the same."""
    from rapidfuzz.distance import LCSseq

    best: list[list[tuple[int, list[tuple[Range, Range]]]]] = [[(0, [])] * (len(news) + 1)]
    for one in olds:
        row: list[tuple[int, list[tuple[Range, Range]]]] = [(0, [])]
        for n, other in enumerate(news):
            common = LCSseq.similarity(lanes[0].ids(*one), lanes[1].ids(*other))
            options = [best[-1][n + 1], row[n]]
            if 2 * common >= _LIKE * (one[1] - one[0] + other[1] - other[0]):
                total, pairs = best[-1][n]
                options.append((total + common, [*pairs, (one, other)]))
            row.append(max(options, key=lambda option: option[0]))
        best.append(row)
    return best[-1][-1][1]
