"""Aligning the words of two streams: which words are the same, and which stretches were changed."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from app.comparison.align import Run, align
from app.comparison.blocks import Pairing, pair_blocks
from app.comparison.moves import Piece, relocated
from app.comparison.polarity import governed
from app.comparison.refining import refined
from app.comparison.rows import moved_rows, read_in_turn
from app.comparison.tokens import Stream, fold_word

_GLUED = 4  # words that may be written as one
_END = 8  # words at the end of a moved block that are no part of what moved


@dataclass(frozen=True, slots=True)
class Hunk:
    """Words that changed between two equal runs: indexes of the old and of the new, either may be empty."""

    old: tuple[int, ...]
    new: tuple[int, ...]


@dataclass
class Match:
    """What the words of two streams have in common: equal runs, hunks, and the ranges of words that moved.

    `glued` are words that are the same but for blanks between their letters.
    """

    old: Stream
    new: Stream
    runs: list[Run] = field(default_factory=list)
    hunks: list[Hunk] = field(default_factory=list)
    moved: list[tuple[Piece, Piece]] = field(default_factory=list)
    glued: list[tuple[tuple[int, ...], tuple[int, ...]]] = field(default_factory=list)

    def forward(self) -> Sequence[int]:
        """Return for each old word the new one that is the same, or -1."""
        return _map(len(self.old.ids), ((run.old, run.new, run.size) for run in self.runs))

    def backward(self) -> Sequence[int]:
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
    _move(match, relocated(match.old, changed(match, 0), match.new, changed(match, 1)))
    if match.old.report.format != match.new.report.format:
        # neither equal, so that no mark is carried by it, nor a change
        found = read_in_turn(match.old, changed(match, 0), match.new, changed(match, 1), sorted(match.runs))
        _take_both_out(match, found)


def _take_both_out(match: Match, found: list[tuple[Piece, Piece]]) -> None:
    take_out(match, [old for old, _ in found], [new for _, new in found])


def take_out(match: Match, olds: Iterable[Piece], news: Iterable[Piece]) -> None:
    """Take stretches of both sides out of the changes."""
    old_gone = {index for old in olds for index in range(*old)}
    new_gone = {index for new in news for index in range(*new)}
    if not old_gone and not new_gone:
        return
    rest = (
        Hunk(tuple(n for n in hunk.old if n not in old_gone), tuple(n for n in hunk.new if n not in new_gone))
        for hunk in match.hunks
    )
    match.hunks = [hunk for hunk in rest if hunk.old or hunk.new]


def changed(match: Match, side: int) -> list[Piece]:
    """Return the ranges of words that changed on one side, block by block."""
    if side == 0:
        return [piece for hunk in match.hunks for piece in pieces(match.old, hunk.old)]
    return [piece for hunk in match.hunks for piece in pieces(match.new, hunk.new)]


def _move(match: Match, found: list[tuple[Piece, Piece]]) -> None:
    """Take stretches that moved out of the changes and align them with one another."""
    _take_both_out(match, found)
    for old, new in found:
        align_piece(match, old, new)


def align_piece(match: Match, old: Piece, new: Piece) -> None:
    """Align the words of a stretch that moved with those of its new place."""
    left, right = list(range(*old)), list(range(*new))
    runs = align(match.old.ids[slice(*old)], match.new.ids[slice(*new)])
    match.moved.append((old, new))
    _store(match, refined(runs, match.old, match.new, left, right), left, right)


def _match_moved(match: Match, old: Piece, new: Piece) -> None:
    """Align the words of a moved block; long ends that did not move with it stay."""
    left, right = list(range(*old)), list(range(*new))
    runs = refined(align(match.old.ids[slice(*old)], match.new.ids[slice(*new)]), match.old, match.new, left, right)
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


def _map(size: int, runs: Iterable[tuple[int, int, int]]) -> Sequence[int]:
    places = array("i", [-1]) * size
    for start, other, count in runs:
        places[start : start + count] = array("i", range(other, other + count))
    return places


def _lane(match: Match, pairing: Pairing) -> tuple[Sequence[int], Sequence[int], list[Run]]:
    """Return the words that did not move, and the runs of blocks that are the same, in the lane's own counting."""
    old, new = match.old, match.new
    left = _without(old, [pair[0] for pair in match.moved])
    right = _without(new, [pair[1] for pair in match.moved])
    runs = []
    for a, b in pairing.same:
        first, last = old.bounds[a]
        first += old.labels[a]
        there = new.bounds[b][0] + new.labels[b]
        runs.append(Run(bisect_left(left, first), bisect_left(right, there), last - first))
    return left, right, runs


def _without(stream: Stream, moved: list[Piece]) -> Sequence[int]:
    indexes = array("i")
    at = 0
    for first, last in sorted(moved):
        indexes.extend(range(at, first))
        at = last
    indexes.extend(range(at, len(stream.ids)))
    return indexes


def _match_lane(
    match: Match, left: Sequence[int], right: Sequence[int], fixed: list[Run], step: Callable[[], None]
) -> None:
    old_ids, new_ids = match.old.ids, match.new.ids
    old, new = [old_ids[index] for index in left], [new_ids[index] for index in right]
    runs: list[Run] = []
    a, b = 0, 0
    for block in [*fixed, Run(len(old), len(new), 0)]:
        if a < block.old and b < block.new:
            runs.extend(Run(a + r.old, b + r.new, r.size) for r in align(old[a : block.old], new[b : block.new], step))
        runs.append(block)
        a, b = block.old + block.size, block.new + block.size
    _store(match, refined(runs, match.old, match.new, left, right), left, right)


def _store(match: Match, runs: list[Run], left: Sequence[int], right: Sequence[int]) -> None:
    a, b = 0, 0
    for run in [*runs, Run(len(left), len(right), 0)]:
        if a < run.old or b < run.new:
            old, new = left[a : run.old], right[b : run.new]
            if _is_glued(match, old, new):
                match.glued.append((tuple(old), tuple(new)))
            else:
                match.hunks.extend(_parted(match, old, new))
        match.runs.extend(_in_streams(run, left, right))
        a, b = run.old + run.size, run.new + run.size


def _is_glued(match: Match, old: Sequence[int], new: Sequence[int]) -> bool:
    """Say whether one word on one side is several on the other, with nothing but blanks or a break between."""
    if min(len(old), len(new)) != 1 or not 1 < max(len(old), len(new)) <= _GLUED:
        return False
    left, right = [match.old.word(n) for n in old], [match.new.word(n) for n in new]
    # the digits of two numbers are never taken for one
    return all(word.isalpha() for word in left + right) and fold_word("".join(left)) == fold_word("".join(right))


def _parted(match: Match, old: Sequence[int], new: Sequence[int]) -> Iterator[Hunk]:
    """Yield a change; what ends or begins the same paragraph on both sides apart from paragraphs that came or went."""
    if old and new and len(pieces(match.old, old)) != len(pieces(match.new, new)):
        if not match.old.opens_block(old[0]) and not match.new.opens_block(new[0]):
            a, b = len(range(*pieces(match.old, old)[0])), len(range(*pieces(match.new, new)[0]))
            yield Hunk(tuple(old[:a]), tuple(new[:b]))
            old, new = old[a:], new[b:]
        if old and new and not match.old.opens_block(old[-1] + 1) and not match.new.opens_block(new[-1] + 1):
            a, b = len(range(*pieces(match.old, old)[-1])), len(range(*pieces(match.new, new)[-1]))
            yield Hunk(tuple(old[-a:]), tuple(new[-b:]))
            old, new = old[:-a], new[:-b]
    if old or new:
        yield Hunk(tuple(old), tuple(new))


def _in_streams(run: Run, left: Sequence[int], right: Sequence[int]) -> list[Run]:
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


def _straight(lane: Sequence[int], first: int, last: int) -> int:
    """Return how many indexes of a lane follow one another without a gap."""
    if lane[last - 1] - lane[first] == last - 1 - first:
        return last - first
    return bisect_left(range(first, last), True, key=lambda n: lane[n] - lane[first] != n - first)
