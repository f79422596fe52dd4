"""Where a place of the old version went in the new one: through the alignment, never by searching for its words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from app.comparison.model import Comparison, EqualStretch, FigureChange
from app.report.model import Report, Span

_ENOUGH = 0.5  # the share of its letters that must still stand for a place to count as rewritten and not as gone


class CarryState(StrEnum):
    """What became of a place; only UNCHANGED may keep its verdict without a new look."""

    UNCHANGED = "unchanged"
    NUMBER_CHANGED = "number_changed"
    WORDING_CHANGED = "wording_changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Carried:
    """The state of a place of the old version and where it stands in the new one (None: gone)."""

    state: CarryState
    span: Span | None


@dataclass(frozen=True, slots=True)
class _Piece:
    old: Span
    new: Span


class Carrier:
    """Follows places of the old version; made once for many of them."""

    def __init__(self, comparison: Comparison) -> None:
        self._old, self._new = comparison.old.report, comparison.new.report
        self._stretches: Sequence[EqualStretch] = comparison.equal
        self._ends = [stretch.old.end for stretch in comparison.equal]
        paired = [change for change in comparison.figures if change.old is not None]
        self._figures: list[FigureChange] = sorted(paired, key=lambda change: change.old.span if change.old else (0, 0))
        self._figure_starts = [change.old.span.start for change in self._figures if change.old]

    def carry(self, span: Span) -> Carried:
        """Return what became of a place."""
        letters = _letters(self._old, span)
        pieces = list(self._pieces(span))
        covered = sum(_letters(self._old, piece.old) for piece in pieces)
        figures = self._changed_figures(span)
        if letters and covered == letters and self._unbroken(pieces) and not figures:
            whole = self._whole(pieces, figures)
            calm = self._same_neighbour(span, whole, -1) and self._same_neighbour(span, whole, 1)
            return Carried(CarryState.UNCHANGED if calm else CarryState.WORDING_CHANGED, whole)
        changed = [change for change in figures if change.new is not None]
        inside = sum(_letters(self._old, change.old.span) for change in figures if change.old)
        if changed and covered + inside >= letters and self._unbroken(pieces, changed):
            return Carried(CarryState.NUMBER_CHANGED, self._whole(pieces, changed))
        if not letters or covered < _ENOUGH * letters or not self._near(pieces):
            return Carried(CarryState.GONE, None)
        state = CarryState.NUMBER_CHANGED if changed else CarryState.WORDING_CHANGED
        return Carried(state, self._whole(pieces, changed))

    def _pieces(self, span: Span) -> Iterable[_Piece]:
        """Yield the parts of a place that are the same in the new version."""
        for n in range(bisect_right(self._ends, span.start), len(self._stretches)):
            old, new = self._stretches[n].old, self._stretches[n].new
            if old.start >= span.end:
                return
            if span.holds(old):
                yield _Piece(old, new)
                continue
            part = Span(max(old.start, span.start), min(old.end, span.end))
            before, count = _letters(self._old, Span(old.start, part.start)), _letters(self._old, part)
            if count:
                yield _Piece(part, _place_of_letters(self._new, new, before, count))

    def _same_neighbour(self, old: Span, new: Span, way: int) -> bool:
        """Say whether the letter beside a place is the same one in both versions: "đạt" is not "chưa đạt"."""
        before, after = _neighbour(self._old, old, way), _neighbour(self._new, new, way)
        if before is None or after is None:
            return True  # a paragraph that was only split or joined there
        return any(piece.new == Span(after, after + 1) for piece in self._pieces(Span(before, before + 1)))

    def _changed_figures(self, span: Span) -> list[FigureChange]:
        first = max(0, bisect_left(self._figure_starts, span.start) - 1)
        found = []
        for change in self._figures[first:]:
            if change.old is None or change.old.span.start >= span.end:
                break
            if change.old.span.touches(span):
                found.append(change)
        return found

    def _unbroken(self, pieces: Sequence[_Piece], figures: Sequence[FigureChange] = ()) -> bool:
        """Say whether the parts follow one another in the new version with nothing but the changed figures between."""
        spans = sorted([piece.new for piece in pieces] + [change.new.span for change in figures if change.new])
        end = spans[0].end if spans else 0
        for span in spans[1:]:
            if span.start > end and _letters(self._new, Span(end, span.start)):
                return False
            end = max(end, span.end)
        return self._near(pieces)

    def _near(self, pieces: Sequence[_Piece]) -> bool:
        """Say whether the parts rise in the new version and are not torn apart."""
        rising = all(a.new.end <= b.new.start for a, b in pairwise(pieces))
        if not pieces:
            return True
        old = pieces[-1].old.end - pieces[0].old.start
        return rising and pieces[-1].new.end - pieces[0].new.start <= 3 * old + 200

    def _whole(self, pieces: Sequence[_Piece], figures: Sequence[FigureChange]) -> Span:
        spans = [piece.new for piece in pieces] + [change.new.span for change in figures if change.new]
        return Span(min(span.start for span in spans), max(span.end for span in spans))


def carry_span(comparison: Comparison, span: Span) -> Carried:
    """Return what became of one place of the old version."""
    return Carrier(comparison).carry(span)


def _neighbour(report: Report, span: Span, way: int) -> int | None:
    """Return the place of the nearest letter beside a span in its block, or None where the block ends."""
    block = report.block_at(span.start if way < 0 else max(span.start, span.end - 1)).span
    places = range(span.start - 1, block.start - 1, -1) if way < 0 else range(span.end, block.end)
    return next((place for place in places if _is_letter(report.text[place])), None)


def _is_letter(char: str) -> bool:
    # superscripts are marks of notes, which are renumbered without any change to the text
    return char.isalnum() and (char.isdecimal() or not char.isdigit())


def _letters(report: Report, span: Span) -> int:
    return sum(map(_is_letter, report.text[span.start : span.end]))


def _place_of_letters(report: Report, span: Span, before: int, count: int) -> Span:
    """Return the place of `count` letters inside a stretch after its first `before`."""
    start = end = span.start
    seen = 0
    for place in range(span.start, span.end):
        if _is_letter(report.text[place]):
            seen += 1
            if seen == before + 1:
                start = place
            if seen == before + count:
                end = place + 1
                break
    return Span(start, end)
