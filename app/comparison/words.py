"""Aligning the words of two streams: which words are the same, and which stretches were changed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from app.comparison.align import Run, align, joined
from app.comparison.blocks import Pairing, pair_blocks
from app.comparison.moves import Piece, relocated
from app.comparison.polarity import governed
from app.comparison.rows import moved_rows, read_in_turn
from app.comparison.tokens import Stream

_WEAK = 3  # words of a run that may be the same by chance
_CROWD = 10  # changed words around weak runs that make chance likely
_SLIDE = 200  # words that a change may be shifted to stand at the bounds of a sentence


_END = 8  # words at the end of a moved block that are no part of what moved


@dataclass(frozen=True, slots=True)
class Hunk:
    """Words that changed between two equal runs: indexes of the old and of the new, either may be empty."""

    old: tuple[int, ...]
    new: tuple[int, ...]


@dataclass
class Match:
    """What the words of two streams have in common: equal runs, hunks, and the ranges of words that moved."""

    old: Stream
    new: Stream
    runs: list[Run] = field(default_factory=list)
    hunks: list[Hunk] = field(default_factory=list)
    moved: list[tuple[Piece, Piece]] = field(default_factory=list)

    def forward(self) -> list[int]:
        """Return for each old word the new one that is the same, or -1."""
        return _map(len(self.old.ids), ((run.old, run.new, run.size) for run in self.runs))

    def backward(self) -> list[int]:
        """Return for each new word the old one that is the same, or -1."""
        return _map(len(self.new.ids), ((run.new, run.old, run.size) for run in self.runs))


def match_streams(old: Stream, new: Stream, step: Callable[[], None]) -> Match:
    """Align two streams, blocks first, then words; `step` is called between pieces of work and may raise."""
    pairing = pair_blocks(old, new, step)
    match = Match(old, new)
    for left, right in pairing.moved:
        step()
        _match_moved(match, old.bounds[left], new.bounds[right])
    _match_lane(match, *_lane(match, pairing), step)
    _match_relocated(match)
    match.runs.sort()
    _take_governed(match)
    return match


def pieces(stream: Stream, indexes: Iterable[int]) -> list[Piece]:
    """Return the ranges of words that follow one another inside one block."""
    found: list[Piece] = []
    for index in indexes:
        if found and found[-1][1] == index and not stream.opens_block(index):
            found[-1] = (found[-1][0], index + 1)
        else:
            found.append((index, index + 1))
    return found


def _take_governed(match: Match) -> None:
    """Let a change take the word along that it denies or puts into another time."""
    after_old = {run.old: n for n, run in enumerate(match.runs)}
    after_new = {run.new: n for n, run in enumerate(match.runs)}
    for place, hunk in enumerate(match.hunks):
        n = after_new.get(hunk.new[-1] + 1) if hunk.new else after_old.get(hunk.old[-1] + 1)
        if n is None:
            continue
        run = match.runs[n]
        count = governed(match.old, match.new, hunk.old, hunk.new, run)
        if count:
            match.hunks[place] = Hunk(
                (*hunk.old, *range(run.old, run.old + count)), (*hunk.new, *range(run.new, run.new + count))
            )
            match.runs[n] = Run(run.old + count, run.new + count, run.size - count)
    match.runs = [run for run in match.runs if run.size]


def _match_relocated(match: Match) -> None:
    """Align words that stand elsewhere though no whole block moved: rows of tables, parts of a divided block."""
    olds, news = [n for hunk in match.hunks for n in hunk.old], [n for hunk in match.hunks for n in hunk.new]
    _move(match, moved_rows(match.old, olds, match.new, news))
    _move(match, relocated(match.old, _changed(match, 0), match.new, _changed(match, 1)))
    if match.old.report.format != match.new.report.format:
        # neither equal, so that no mark is carried by it, nor a change
        found = read_in_turn(match.old, _changed(match, 0), match.new, _changed(match, 1), sorted(match.runs))
        _take_out(match, found)


def _take_out(match: Match, found: list[tuple[Piece, Piece]]) -> None:
    """Take stretches out of the changes."""
    old_gone = {index for old, _ in found for index in range(*old)}
    new_gone = {index for _, new in found for index in range(*new)}
    rest = (
        Hunk(tuple(n for n in hunk.old if n not in old_gone), tuple(n for n in hunk.new if n not in new_gone))
        for hunk in match.hunks
    )
    match.hunks = [hunk for hunk in rest if hunk.old or hunk.new]


def _changed(match: Match, side: int) -> list[Piece]:
    """Return the ranges of words that changed on one side, block by block."""
    if side == 0:
        return [piece for hunk in match.hunks for piece in pieces(match.old, hunk.old)]
    return [piece for hunk in match.hunks for piece in pieces(match.new, hunk.new)]


def _move(match: Match, found: list[tuple[Piece, Piece]]) -> None:
    """Take stretches that moved out of the changes and align them with one another."""
    if not found:
        return
    _take_out(match, found)
    for old, new in found:
        left_lane, right_lane = list(range(*old)), list(range(*new))
        runs = align(match.old.ids[slice(*old)], match.new.ids[slice(*new)])
        match.moved.append((old, new))
        _store(match, _refined(match, runs, left_lane, right_lane), left_lane, right_lane)


def _match_moved(match: Match, old: Piece, new: Piece) -> None:
    """Align the words of a moved block; long ends that did not move with it stay."""
    left, right = list(range(*old)), list(range(*new))
    runs = _refined(match, align(match.old.ids[slice(*old)], match.new.ids[slice(*new)]), left, right)
    if not runs:
        return
    head = max(runs[0].old, runs[0].new)
    if head >= _END:
        left, right = left[runs[0].old :], right[runs[0].new :]
        runs = [Run(run.old - runs[0].old, run.new - runs[0].new, run.size) for run in runs]
    last = runs[-1]
    if max(len(left) - last.old, len(right) - last.new) - last.size >= _END:
        left, right = left[: last.old + last.size], right[: last.new + last.size]
    match.moved.append(((left[0], left[-1] + 1), (right[0], right[-1] + 1)))
    _store(match, runs, left, right)


def _map(size: int, runs: Iterable[tuple[int, int, int]]) -> list[int]:
    places = [-1] * size
    for start, other, count in runs:
        places[start : start + count] = range(other, other + count)
    return places


def _lane(match: Match, pairing: Pairing) -> tuple[list[int], list[int], list[Run]]:
    """Return the words that did not move, and the runs of blocks that are the same, in the lane's own counting."""
    old, new = match.old, match.new
    left = _without(old, [pair[0] for pair in match.moved])
    right = _without(new, [pair[1] for pair in match.moved])
    old_moved, new_moved = (sorted(pair[side] for pair in match.moved) for side in (0, 1))
    runs = []
    for a, b in pairing.same:
        first, last = old.bounds[a]
        first += old.labels[a]
        there = new.bounds[b][0] + new.labels[b]
        runs.append(Run(first - _before(old_moved, first), there - _before(new_moved, there), last - first))
    return left, right, runs


def _before(moved: list[Piece], place: int) -> int:
    """Return how many words before a place moved."""
    return sum(last - first for first, last in moved[: bisect_left(moved, (place, place))])


def _without(stream: Stream, moved: list[Piece]) -> list[int]:
    indexes: list[int] = []
    at = 0
    for first, last in sorted(moved):
        indexes.extend(range(at, first))
        at = last
    indexes.extend(range(at, len(stream.ids)))
    return indexes


def _match_lane(match: Match, left: list[int], right: list[int], fixed: list[Run], step: Callable[[], None]) -> None:
    old_ids, new_ids = match.old.ids, match.new.ids
    old, new = [old_ids[index] for index in left], [new_ids[index] for index in right]
    runs: list[Run] = []
    a, b = 0, 0
    for block in [*fixed, Run(len(old), len(new), 0)]:
        if a < block.old and b < block.new:
            runs.extend(Run(a + r.old, b + r.new, r.size) for r in align(old[a : block.old], new[b : block.new], step))
        runs.append(block)
        a, b = block.old + block.size, block.new + block.size
    _store(match, _refined(match, runs, left, right), left, right)


def _refined(match: Match, runs: list[Run], left: list[int], right: list[int]) -> list[Run]:
    """Return the runs without what is the same by chance, and with changes shifted to the bounds of sentences."""
    runs = [run for run in joined(runs) if run.size]
    runs = _without_chance(runs, len(left), len(right), _wordlike(match, left))
    runs = _grown(runs, match, left, right)
    return _slid(runs, match, left, right)


def _grown(runs: list[Run], match: Match, left: list[int], right: list[int]) -> list[Run]:
    """Lengthen the runs over equal words that had been given to a place that is the same by chance."""
    old, new = match.old.ids, match.new.ids
    result = [Run(0, 0, 0), *runs, Run(len(left), len(right), 0)]
    for n in range(1, len(result)):
        before, after = result[n - 1], result[n]
        a0, b0, a1, b1 = before.old + before.size, before.new + before.size, after.old, after.new
        head = tail = 0
        while a0 + head < a1 and b0 + head < b1 and old[left[a0 + head]] == new[right[b0 + head]]:
            head += 1
        while a1 - tail > a0 + head and b1 - tail > b0 + head and old[left[a1 - tail - 1]] == new[right[b1 - tail - 1]]:
            tail += 1
        result[n - 1] = Run(before.old, before.new, before.size + head)
        result[n] = Run(after.old - tail, after.new - tail, after.size + tail)
    return joined(run for run in result if run.size)


def _wordlike(match: Match, left: list[int]) -> Callable[[Run], int]:
    """Return a count of the words of a run that is no punctuation."""
    text, starts = match.old.report.text, match.old.starts

    def count(run: Run) -> int:
        return sum(text[starts[left[n]]].isalnum() for n in range(run.old, run.old + run.size))

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


def _slid(runs: list[Run], match: Match, left: list[int], right: list[int]) -> list[Run]:
    """Shift pure insertions and deletions to where they begin and end with a block or a sentence."""
    result = list(runs)
    for n in range(1, len(result)):
        before, after = result[n - 1], result[n]
        a0, a1 = before.old + before.size, after.old
        b0, b1 = before.new + before.size, after.new
        if a0 == a1 and b0 < b1:
            shift = _best_shift(match.new, right, b0, b1, before.size, after.size)
        elif b0 == b1 and a0 < a1:
            shift = _best_shift(match.old, left, a0, a1, before.size, after.size)
        else:
            continue
        result[n - 1] = Run(before.old, before.new, before.size + shift)
        result[n] = Run(after.old + shift, after.new + shift, after.size - shift)
    return joined(run for run in result if run.size)


def _best_shift(stream: Stream, lane: list[int], start: int, end: int, back: int, ahead: int) -> int:
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


def _store(match: Match, runs: list[Run], left: list[int], right: list[int]) -> None:
    a, b = 0, 0
    for run in [*runs, Run(len(left), len(right), 0)]:
        if a < run.old or b < run.new:
            match.hunks.append(Hunk(tuple(left[a : run.old]), tuple(right[b : run.new])))
        match.runs.extend(_in_streams(run, left, right))
        a, b = run.old + run.size, run.new + run.size


def _in_streams(run: Run, left: list[int], right: list[int]) -> list[Run]:
    """Return a run of a lane as runs of the streams: the places of moved blocks cut it."""
    found: list[Run] = []
    start = 0
    while start < run.size:
        old, new = left[run.old + start], right[run.new + start]
        size = min(
            _straight(left, run.old + start, run.old + run.size), _straight(right, run.new + start, run.new + run.size)
        )
        found.append(Run(old, new, size))
        start += size
    return found


def _straight(lane: list[int], first: int, last: int) -> int:
    """Return how many indexes of a lane follow one another without a gap."""
    if lane[last - 1] - lane[first] == last - 1 - first:
        return last - first
    return bisect_left(range(first, last), True, key=lambda n: lane[n] - lane[first] != n - first)
