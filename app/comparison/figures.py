"""Pairing the figures of two reports through the alignment of their words, never by their values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.comparison.align import align
from app.comparison.model import FigureChange, FigureChangeKind
from app.comparison.words import Hunk, Match
from app.extraction.model import Figure, FigureKind

_SMALL = 12  # words of a rewritten stretch in which figures are still taken for versions of one another


@dataclass(frozen=True, slots=True)
class _Placed:
    """A figure and the range of words that it covers."""

    figure: Figure
    first: int
    last: int


def figure_changes(match: Match, old: Sequence[Figure], new: Sequence[Figure]) -> list[FigureChange]:
    """Return how the figures of two streams differ."""
    left, right = _placed(match, old, new)
    forward, backward = match.forward(), match.backward()
    pairs = _anchored(left, right, forward)
    rest_left = _changed(left, {pair[0].figure.id for pair in pairs}, forward)
    rest_right = _changed(right, {pair[1].figure.id for pair in pairs}, backward)
    pairs += _in_hunks(match.hunks, rest_left, rest_right)
    paired_left, paired_right = {a.figure.id for a, _ in pairs}, {b.figure.id for _, b in pairs}
    changes = [_compared(match, a, b, forward) for a, b in pairs]
    found = [change for change in changes if change is not None]
    found += [
        FigureChange(FigureChangeKind.REMOVED, a.figure, None) for a in rest_left if a.figure.id not in paired_left
    ]
    found += [
        FigureChange(FigureChangeKind.ADDED, None, b.figure) for b in rest_right if b.figure.id not in paired_right
    ]
    return found


def _placed(match: Match, old: Sequence[Figure], new: Sequence[Figure]) -> tuple[list[_Placed], list[_Placed]]:
    left, right = (
        [_Placed(figure, *stream.range_of(figure.span)) for figure in figures]
        for stream, figures in ((match.old, old), (match.new, new))
    )
    return left, right


def _anchored(left: list[_Placed], right: list[_Placed], forward: list[int]) -> list[tuple[_Placed, _Placed]]:
    """Pair figures of one kind that share a word of the alignment, each only with one."""
    at = {index: placed for placed in right for index in range(placed.first, placed.last)}
    taken: set[str] = set()
    pairs = []
    for placed in left:
        for index in range(placed.first, placed.last):
            other = at.get(forward[index])
            if other and other.figure.kind is placed.figure.kind and other.figure.id not in taken:
                taken.add(other.figure.id)
                pairs.append((placed, other))
                break
    return pairs


def _changed(figures: list[_Placed], paired: set[str], way: list[int]) -> list[_Placed]:
    """Return the unpaired figures that hold a word which changed."""
    return [
        placed
        for placed in figures
        if placed.figure.id not in paired and any(way[index] < 0 for index in range(placed.first, placed.last))
    ]


def _in_hunks(hunks: Sequence[Hunk], left: list[_Placed], right: list[_Placed]) -> list[tuple[_Placed, _Placed]]:
    """Pair the figures that one short hunk replaced by others of the same kinds in the same order."""
    old_at = {index: placed for placed in left for index in range(placed.first, placed.last)}
    new_at = {index: placed for placed in right for index in range(placed.first, placed.last)}
    kinds = {kind: number for number, kind in enumerate(FigureKind)}
    pairs: list[tuple[_Placed, _Placed]] = []
    for hunk in hunks:
        if not hunk.old or not hunk.new or max(len(hunk.old), len(hunk.new)) > _SMALL:
            continue
        ours, theirs = _touched(hunk.old, old_at), _touched(hunk.new, new_at)
        for run in align([kinds[p.figure.kind] for p in ours], [kinds[p.figure.kind] for p in theirs]):
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


def _compared(match: Match, old: _Placed, new: _Placed, forward: list[int]) -> FigureChange | None:
    a, b = old.figure, new.figure
    if [forward[n] for n in range(old.first, old.last)] == list(range(new.first, new.last)):
        return None
    if a.value == b.value and _folded(a.unit) == _folded(b.unit):
        return None
    same_digits = _digits(match, old, True) == _digits(match, new, False)
    kind = FigureChangeKind.UNIT if same_digits or a.value == b.value else FigureChangeKind.VALUE
    if a.number is None or b.number is None or _folded(a.unit) != _folded(b.unit):
        return FigureChange(kind, a, b)
    difference = b.number - a.number
    percent = (difference / abs(a.number) * 100).quantize(Decimal("0.01")) if a.number else None
    return FigureChange(kind, a, b, difference, percent)


def _folded(unit: str | None) -> str:
    return (unit or "").casefold()


def _digits(match: Match, placed: _Placed, old: bool) -> list[int]:
    stream = match.old if old else match.new
    return [stream.ids[n] for n in range(placed.first, placed.last) if stream.word(n)[0].isdigit()]
