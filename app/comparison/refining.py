"""Making aligned words read as a person would have marked the changes: no chance matches, whole sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from app.comparison.align import Run, joined
from app.comparison.sentences import by_sentences
from app.comparison.tokens import Stream

_WEAK = 3  # words of a run that may be the same by chance
_CROWD = 10  # changed words around weak runs that make chance likely
_SLIDE = 200  # words that a change may be shifted to stand at the bounds of a sentence


def refined(runs: list[Run], old: Stream, new: Stream, left: Sequence[int], right: Sequence[int]) -> list[Run]:
    """Return the runs without what is the same by chance, and with changes shifted to the bounds of sentences."""
    runs = [run for run in joined(runs) if run.size]
    runs = _without_chance(runs, len(left), len(right), _wordlike(old, left))
    runs = by_sentences(_grown(runs, old, new, left, right), old, new, left, right)
    return _slid(runs, old, new, left, right)


def _grown(runs: list[Run], old: Stream, new: Stream, left: Sequence[int], right: Sequence[int]) -> list[Run]:
    """Lengthen the runs over equal words that had been given to a place that is the same by chance."""
    ours, theirs = old.ids, new.ids
    result = [Run(0, 0, 0), *runs, Run(len(left), len(right), 0)]
    for n in range(1, len(result)):
        before, after = result[n - 1], result[n]
        a0, b0, a1, b1 = before.old + before.size, before.new + before.size, after.old, after.new
        head = tail = 0
        while a0 + head < a1 and b0 + head < b1 and ours[left[a0 + head]] == theirs[right[b0 + head]]:
            head += 1
        while (
            a1 - tail > a0 + head
            and b1 - tail > b0 + head
            and ours[left[a1 - tail - 1]] == theirs[right[b1 - tail - 1]]
        ):
            tail += 1
        result[n - 1] = Run(before.old, before.new, before.size + head)
        result[n] = Run(after.old - tail, after.new - tail, after.size + tail)
    return joined(run for run in result if run.size)


def _wordlike(stream: Stream, lane: Sequence[int]) -> Callable[[Run], int]:
    """Return a count of the words of a run that is no punctuation."""
    text, starts = stream.report.text, stream.starts

    def count(run: Run) -> int:
        return sum(text[starts[lane[n]]].isalnum() for n in range(run.old, run.old + run.size))

    return count


def _without_chance(runs: list[Run], old: int, new: int, wordlike: Callable[[Run], int]) -> list[Run]:
    """Drop short runs in the midst of rewritten text: words such as "và" that are the same by chance."""
    kept: list[Run] = []
    cluster: list[Run] = []
    for run in [*runs, Run(old, new, 0)]:
        weak = 0 < run.size <= 3 * _WEAK and wordlike(run) <= _WEAK
        if weak:
            cluster.append(run)
            continue
        kept.extend(_judged(kept[-1] if kept else Run(0, 0, 0), cluster, run))
        cluster = []
        kept.append(run)
    return [run for run in kept if run.size]


def _gap(before: Run, after: Run) -> int:
    """Return how many words changed between two runs, on the side where more did."""
    return max(after.old - before.old - before.size, after.new - before.new - before.size)


def _judged(before: Run, cluster: list[Run], after: Run) -> list[Run]:
    """Return what is kept of the weak runs between two strong ones; beside a small change a run is trusted."""
    head: list[Run] = []
    while cluster and _gap(before, cluster[0]) <= 2 * cluster[0].size:
        before = cluster[0]
        head.append(before)
        cluster = cluster[1:]
    tail: list[Run] = []
    while cluster and _gap(cluster[-1], after) <= 2 * cluster[-1].size:
        after = cluster[-1]
        tail.insert(0, after)
        cluster = cluster[:-1]
    return head + _inner(before, cluster, after) + tail


def _inner(before: Run, rest: list[Run], after: Run) -> list[Run]:
    while rest:
        line = [before, *rest, after]
        gaps = [_gap(a, b) for a, b in pairwise(line)]
        same, changed = sum(run.size for run in rest), sum(gaps)
        if changed >= _CROWD and same < 0.35 * (same + changed):
            return []
        stay = [run for n, run in enumerate(rest) if 4 * run.size > min(gaps[n], gaps[n + 1])]
        if len(stay) == len(rest):
            break
        rest = stay
    return rest


def _slid(runs: list[Run], old: Stream, new: Stream, left: Sequence[int], right: Sequence[int]) -> list[Run]:
    """Shift pure insertions and deletions to where they begin and end with a block or a sentence."""
    result = list(runs)
    for n in range(1, len(result)):
        before, after = result[n - 1], result[n]
        a0, a1 = before.old + before.size, after.old
        b0, b1 = before.new + before.size, after.new
        if a0 == a1 and b0 < b1:
            shift = _best_shift(new, right, b0, b1, before.size, after.size)
        elif b0 == b1 and a0 < a1:
            shift = _best_shift(old, left, a0, a1, before.size, after.size)
        else:
            continue
        result[n - 1] = Run(before.old, before.new, before.size + shift)
        result[n] = Run(after.old + shift, after.new + shift, after.size - shift)
    return joined(run for run in result if run.size)


def _best_shift(stream: Stream, lane: Sequence[int], start: int, end: int, back: int, ahead: int) -> int:
    ids = stream.ids

    def score(shift: int) -> tuple[int, int]:
        first, last = lane[start + shift], lane[end - 1 + shift] + 1
        opens = 3 if stream.opens_block(first) else 2 if stream.opens_sentence(first) else 0
        closes = 3 if stream.opens_block(last) else 2 if stream.opens_sentence(last) else 0
        return opens + closes, -abs(shift)

    shifts = [0]
    for shift in range(1, min(back, _SLIDE) + 1):
        if ids[lane[start - shift]] != ids[lane[end - shift]]:
            break
        shifts.append(-shift)
    for shift in range(min(ahead, _SLIDE)):
        if ids[lane[start + shift]] != ids[lane[end + shift]]:
            break
        shifts.append(shift + 1)
    return max(shifts, key=score) if len(shifts) > 1 else 0
