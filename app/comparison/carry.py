"""Where a place of the old version went in the new one: through the alignment, never by searching for its words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate, pairwise

from app.comparison.model import Comparison, EqualStretch, FigureChange, WordingChange, WordingChangeKind
from app.comparison.tokens import fold_word, written
from app.report.model import Report, Span

_SENTENCE_ENDS = ".;!?\n"
_WORDS = frozenset({WordingChangeKind.INSERTED, WordingChangeKind.DELETED, WordingChangeKind.REPLACED})

_ENOUGH = 0.5  # the share of its letters that must still stand for a place to count as rewritten and not as gone


class CarryState(StrEnum):
    """What became of a place; only UNCHANGED may keep its verdict without a new look."""

    UNCHANGED = "unchanged"
    NUMBER_CHANGED = "number_changed"
    WORDING_CHANGED = "wording_changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Carried:
    """The state of a place of the old version and where it stands in the new one (None: gone).

    `around` says that words of its sentence changed though the place itself did not, `moved` that its paragraph moved.
    """

    state: CarryState
    span: Span | None
    around: bool = False
    moved: bool = False


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
        wording = comparison.wording
        self._rewritten = sorted(
            (one.old, one.new) for one in wording if one.old and one.new and _still_there(self._old, self._new, one)
        )
        self._touched_old = _Places(one.old for one in wording if one.old and one.change in _WORDS)
        self._touched_new = _Places(one.new for one in wording if one.new and one.change in _WORDS)
        self._moved = _Places(one.old for one in wording if one.old and one.change is WordingChangeKind.MOVED)
        self._figure_starts = [change.old.span.start for change in self._figures if change.old]

    def carry(self, span: Span) -> Carried:
        """Return what became of a place."""
        carried = self._carried(span)
        if carried.span is None:
            return carried
        around = carried.state is CarryState.UNCHANGED and (
            self._touched_old.any_in(sentence_around(self._old, span))
            or self._touched_new.any_in(sentence_around(self._new, carried.span))
        )
        return replace(carried, around=around, moved=self._moved.any_in(span))

    def _carried(self, span: Span) -> Carried:
        letters = _letters(self._old, span)
        pieces = list(self._pieces(span))
        covered = sum(_letters(self._old, piece.old) for piece in pieces)
        figures = self._changed_figures(span)
        if letters and covered == letters and self._unbroken(pieces) and not figures:
            whole = self._whole(span, pieces, figures)
            calm = self._same_neighbour(span, whole, -1) and self._same_neighbour(span, whole, 1)
            return Carried(CarryState.UNCHANGED if calm else CarryState.WORDING_CHANGED, whole)
        changed = [change for change in figures if change.new is not None]
        inside = sum(_letters(self._old, change.old.span) for change in figures if change.old)
        if changed and covered + inside >= letters and self._unbroken(pieces, changed):
            return Carried(CarryState.NUMBER_CHANGED, self._whole(span, pieces, changed))
        first = bisect_right(self._rewritten, span.start, key=lambda pair: pair[0].end)
        last = bisect_left(self._rewritten, span.end, key=lambda pair: pair[0].start)
        rewritten = [_Piece(old, new) for old, new in self._rewritten[first:last]]
        covered += sum(_letters(self._old, _common(span, piece.old)) for piece in rewritten)
        pieces = sorted([*pieces, *rewritten], key=lambda piece: piece.old)
        if not letters or covered < _ENOUGH * letters or not self._near(pieces):
            return Carried(CarryState.GONE, None)
        state = CarryState.NUMBER_CHANGED if changed else CarryState.WORDING_CHANGED
        return Carried(state, self._whole(span, pieces, changed))

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

    def _with_signs(self, old: Span, new: Span) -> Span:
        """Return the new place with the signs around the old one's letters, as in "95,1%", where they are there too."""
        words = self._old.text[old.start : old.end]
        letters = [place for place, char in enumerate(words) if _is_letter(char)]
        if not letters:
            return new
        head, tail = words[: letters[0]], words[letters[-1] + 1 :]
        start = max(0, new.start - len(head))
        start = start if self._new.text[start : new.start] == head else new.start
        end = new.end + len(tail) if self._new.text.startswith(tail, new.end) else new.end
        return Span(start, end)

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

    def _whole(self, old: Span, pieces: Sequence[_Piece], figures: Sequence[FigureChange]) -> Span:
        spans = [piece.new for piece in pieces] + [change.new.span for change in figures if change.new]
        return self._with_signs(old, Span(min(span.start for span in spans), max(span.end for span in spans)))


class _Places:
    """Places of a text, asked whether one of them stands in a stretch."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._ends = list(accumulate((span.end for span in self._spans), max))

    def any_in(self, span: Span) -> bool:
        """Say whether one of the places touches a stretch."""
        first = bisect_right(self._ends, span.start)
        return first < len(self._spans) and self._spans[first].start < span.end


def sentence_around(report: Report, span: Span) -> Span:
    """Return the sentence that a place stands in, inside its block."""
    text, block = report.text, report.block_at(span.start).span
    start, end = span
    while start > block.start and not (text[start - 1] in _SENTENCE_ENDS and text[start].isspace()):
        start -= 1
    while end < block.end and not (text[end] in _SENTENCE_ENDS and (end + 1 >= block.end or text[end + 1].isspace())):
        end += 1
    return Span(start, min(end + 1, max(block.end, end)))


def _still_there(old: Report, new: Report, change: WordingChange) -> bool:
    """Say whether words were only put before or after others, or taken away there: "đạt", "chưa đạt"."""
    if change.change is not WordingChangeKind.REPLACED or change.old is None or change.new is None:
        return False
    left, right = (
        [fold_word(report.text_of(place)) for place in written(report, span)]
        for report, span in ((old, change.old), (new, change.new))
    )
    few, many = sorted((left, right), key=len)
    return bool(few) and few in (many[: len(few)], many[-len(few) :])


def _common(one: Span, other: Span) -> Span:
    return Span(max(one.start, other.start), min(one.end, other.end))


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
