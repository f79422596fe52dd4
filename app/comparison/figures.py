"""Pairing the figures of two reports through the alignment of their words, never by their values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from app.comparison.align import align
from app.comparison.model import FigureChange, FigureChangeKind, Restated, RestatedKind
from app.comparison.tokens import Stream
from app.comparison.words import Hunk, Match
from app.extraction.model import Figure, FigureKind

_BESIDE = 4  # words on each side of a figure that may say how exact it is
_TIMES = 15  # digits by which a difference may exceed a figure; percents of more are of a slip
_SMALL = 12  # words of a rewritten stretch in which figures are still taken for versions of one another


class _Placed(NamedTuple):
    """A figure and the range of words that it covers."""

    figure: Figure
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class FigureMatch:
    """What became of the figures of two streams."""

    changes: list[FigureChange]
    restated: list[Restated]
    pairs: list[tuple[str, str]]


def match_figures(match: Match, old: Sequence[Figure], new: Sequence[Figure]) -> FigureMatch:
    """Return how the figures of two streams differ, and which of them stand in one place."""
    left, right = _placed(match, old, new)
    forward, backward = match.forward(), match.backward()
    same = _untouched(left, right, forward)
    pairs = _anchored(_without(left, same, 0), _without(right, same, 1), forward, backward)
    rest_left = _changed(_without(left, same + pairs, 0), forward)
    rest_right = _changed(_without(right, same + pairs, 1), backward)
    pairs += _in_hunks(match.hunks, rest_left, rest_right, lambda placed: placed.figure.kind)
    rest_left, rest_right = _without(rest_left, pairs, 0), _without(rest_right, pairs, 1)
    others = _of_two_kinds(match, rest_left, rest_right, forward)
    alike = [pair for pair in others if _differ_in_digits(match, *pair, forward, backward)]
    pairs += alike
    others = [pair for pair in others if pair not in alike]
    rest_left, rest_right = _without(rest_left, alike, 0), _without(rest_right, alike, 1)
    moved = [(a, b) for a, b in same if _unit_moved(match, a.figure, b.figure, forward)]
    changes = [change for a, b in moved + pairs if (change := _compared(match, a, b))]
    pairs += same
    changes += [FigureChange(FigureChangeKind.REMOVED, a.figure, None) for a in rest_left]
    changes += [FigureChange(FigureChangeKind.ADDED, None, b.figure) for b in rest_right]
    restated = [
        Restated(RestatedKind.APPROXIMATION, a.figure, b.figure) for a, b in pairs if _told_otherwise(a, b, forward)
    ]
    restated += [Restated(RestatedKind.KIND, a.figure, b.figure) for a, b in others]
    return FigureMatch(changes, restated, [(a.figure.id, b.figure.id) for a, b in pairs])


def _without(figures: list[_Placed], pairs: Sequence[tuple[_Placed, _Placed]], side: int) -> list[_Placed]:
    paired = {pair[side].figure.id for pair in pairs}
    return [placed for placed in figures if placed.figure.id not in paired]


def _of_two_kinds(
    match: Match, left: list[_Placed], right: list[_Placed], forward: Sequence[int]
) -> list[tuple[_Placed, _Placed]]:
    """Pair the figures that stand in one place but are of two kinds."""
    at = {index: placed for placed in right for index in range(placed.first, placed.last)}
    pairs = [
        (placed, other)
        for placed in left
        if (other := next((at[n] for n in forward[placed.first : placed.last] if n in at), None))
    ]
    pairs = list({other.figure.id: (placed, other) for placed, other in reversed(pairs)}.values())
    rest = _without(left, pairs, 0), _without(right, pairs, 1)
    if not all(rest):
        return pairs
    alone = [hunk for hunk in match.hunks if len(_numbers(match.old, hunk.old)) == len(_numbers(match.new, hunk.new))]
    return pairs + _in_hunks(alone, *rest, lambda _placed: FigureKind.COUNT)


def _differ_in_digits(
    match: Match, old: _Placed, new: _Placed, forward: Sequence[int], backward: Sequence[int]
) -> bool:
    """Say whether nothing but digits makes two figures of two kinds, as in "30/4" and "31/4", which is no date."""
    left = _numbers(match.old, ours := [n for n in range(old.first, old.last) if forward[n] < 0])
    right = _numbers(match.new, theirs := [n for n in range(new.first, new.last) if backward[n] < 0])
    return ours == left and theirs == right and len(left) == len(right)


def _numbers(stream: Stream, indexes: Sequence[int]) -> list[int]:
    return [n for n in indexes if stream.word(n)[0].isdigit()]


def _told_otherwise(old: _Placed, new: _Placed, forward: Sequence[int]) -> bool:
    """Say whether a figure is told as more or less exact, because of words beside it that changed."""
    if old.figure.approximation is new.figure.approximation:
        return False
    before = range(max(0, old.first - _BESIDE), min(len(forward), old.last + _BESIDE))
    return any(forward[n] != new.first + n - old.first for n in before)


def _placed(match: Match, old: Sequence[Figure], new: Sequence[Figure]) -> tuple[list[_Placed], list[_Placed]]:
    left, right = (
        [_Placed(figure, *stream.range_of(figure.span)) for figure in figures]
        for stream, figures in ((match.old, old), (match.new, new))
    )
    return left, right


def _untouched(left: list[_Placed], right: list[_Placed], forward: Sequence[int]) -> list[tuple[_Placed, _Placed]]:
    """Pair the figures of one kind that have all their words in common, as most have."""
    at = {placed.first: placed for placed in right}
    pairs = []
    for placed in left:
        other = at.get(forward[placed.first]) if placed.first < placed.last else None
        if other and other.figure.kind is placed.figure.kind and _all_the_same(placed, other, forward):
            pairs.append((placed, other))
    return pairs


def _all_the_same(old: _Placed, new: _Placed, forward: Sequence[int]) -> bool:
    return list(forward[old.first : old.last]) == list(range(new.first, new.last))


def _anchored(
    left: list[_Placed], right: list[_Placed], forward: Sequence[int], backward: Sequence[int]
) -> list[tuple[_Placed, _Placed]]:
    """Pair figures of one kind that share a word of the alignment, each only with one.

    Of a figure that was parted, as "16 tỷ 434 triệu" into "16 tỷ" and "434 tỷ", the changed part is its version.
    """
    at = {index: placed for placed in right for index in range(placed.first, placed.last)}
    shared = [
        (placed, other)
        for placed in left
        for other in dict.fromkeys(at.get(forward[index]) for index in range(placed.first, placed.last))
        if other and other.figure.kind is placed.figure.kind
    ]
    shared.sort(key=lambda pair: not (_holds_change(pair[0], forward) and _holds_change(pair[1], backward)))
    taken: set[str] = set()
    pairs = []
    for placed, other in shared:
        names = {f"old {placed.figure.id}", f"new {other.figure.id}"}
        if taken.isdisjoint(names):
            taken |= names
            pairs.append((placed, other))
    return pairs


def _holds_change(placed: _Placed, way: Sequence[int]) -> bool:
    return any(way[index] < 0 for index in range(placed.first, placed.last))


def _changed(figures: list[_Placed], way: Sequence[int]) -> list[_Placed]:
    """Return the figures that hold a word which changed."""
    return [placed for placed in figures if _holds_change(placed, way)]


def _in_hunks(
    hunks: Sequence[Hunk], left: list[_Placed], right: list[_Placed], kind: Callable[[_Placed], FigureKind]
) -> list[tuple[_Placed, _Placed]]:
    """Pair the figures that one short hunk replaced by others of the same kinds in the same order."""
    old_at = {index: placed for placed in left for index in range(placed.first, placed.last)}
    new_at = {index: placed for placed in right for index in range(placed.first, placed.last)}
    kinds = {each: number for number, each in enumerate(FigureKind)}
    pairs: list[tuple[_Placed, _Placed]] = []
    for hunk in hunks:
        if not hunk.old or not hunk.new or max(len(hunk.old), len(hunk.new)) > _SMALL:
            continue
        ours, theirs = _touched(hunk.old, old_at), _touched(hunk.new, new_at)
        for run in align([kinds[kind(p)] for p in ours], [kinds[kind(p)] for p in theirs]):
            for n in range(run.size):
                pairs.append((ours[run.old + n], theirs[run.new + n]))
                _forget(ours[run.old + n], old_at)
                _forget(theirs[run.new + n], new_at)
    return pairs


def _forget(placed: _Placed, at: dict[int, _Placed]) -> None:
    for index in range(placed.first, placed.last):
        at.pop(index, None)


def _touched(indexes: tuple[int, ...], at: dict[int, _Placed]) -> list[_Placed]:
    found: list[_Placed] = []
    for index in indexes:
        placed = at.get(index)
        if placed and (not found or found[-1] is not placed):
            found.append(placed)
    return found


def _compared(match: Match, old: _Placed, new: _Placed) -> FigureChange | None:
    a, b = old.figure, new.figure
    if a.value == b.value and _folded(a.unit) == _folded(b.unit):
        return None
    same_digits = _digits(match, old, True) == _digits(match, new, False)
    kind = FigureChangeKind.UNIT if same_digits or a.value == b.value else FigureChangeKind.VALUE
    return FigureChange(kind, a, b, *difference_of(a, b))


def difference_of(old: Figure, new: Figure) -> tuple[Decimal | None, Decimal | None]:
    """Return the difference and the percent of it, None where the two are not one number of one unit each."""
    if old.number is None or new.number is None or _folded(old.unit) != _folded(new.unit):
        return None, None
    difference = new.number - old.number
    if not old.number or difference.adjusted() - old.number.adjusted() > _TIMES:
        return difference, None
    return difference, (difference / abs(old.number) * 100).quantize(Decimal("0.01"))


def _unit_moved(match: Match, old: Figure, new: Figure, forward: Sequence[int]) -> bool:
    """Say whether the words changed that lend a figure of a table its unit."""
    if old.unit_from is None or new.unit_from is None:
        return False
    first, last = match.old.range_of(old.unit_from)
    return list(forward[first:last]) != list(range(*match.new.range_of(new.unit_from)))


def _folded(unit: str | None) -> str:
    return (unit or "").casefold()


def _digits(match: Match, placed: _Placed, old: bool) -> list[int]:
    stream = match.old if old else match.new
    return [stream.ids[n] for n in range(placed.first, placed.last) if stream.word(n)[0].isdigit()]
