"""What differs between two versions and is no change to a reader: listed only when it is asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from app.comparison.model import Comparison, WordingChangeKind
from app.comparison.tokens import Stream, Vocabulary, streams, written
from app.report.model import NoteMark, Report, Span

_QUOTES = frozenset("\"'“”„‟«»″‘’‚‛`´′")
_DASHES = frozenset("-‐‑‒–—―−")


class NoiseKind(StrEnum):
    """How the same words were written otherwise."""

    TONE = "tone"
    BLANKS = "blanks"
    QUOTES = "quotes"
    DASHES = "dashes"
    LIST_NUMBER = "list_number"
    NOTE_NUMBER = "note_number"
    LAYOUT = "layout"


@dataclass(frozen=True, slots=True)
class Noise:
    """A place where the same words are written otherwise; a place without letters holds the words beside it."""

    kind: NoiseKind
    old: Span
    new: Span


def noise(comparison: Comparison) -> tuple[Noise, ...]:
    """Return the differences that are no changes, in the order of the new version.

    The Unicode form is not among them: a report is composed when it is read.
    """
    found: list[Noise] = []
    sides = [_Side(report) for report in (comparison.old.report, comparison.new.report)]
    told = _breaks_told(comparison)
    for stretch in comparison.equal:
        found += _of_stretch(sides[0], sides[1], stretch.old, stretch.new)
    for before, after in pairwise(comparison.equal):
        found += _between(
            sides[0], sides[1], Span(before.old.end, after.old.start), Span(before.new.end, after.new.start)
        )
    found += _list_numbers(comparison, sides[0], sides[1])
    kept = {one for one in found if one.kind is not NoiseKind.LAYOUT or told.isdisjoint(range(*one.new))}
    return tuple(sorted(kept, key=lambda one: (one.new, one.kind)))


def count_noise(found: tuple[Noise, ...]) -> dict[NoiseKind, int]:
    """Return how often each kind was found."""
    return dict(Counter(one.kind for one in found))


def _breaks_told(comparison: Comparison) -> set[int]:
    """Return where in the new version a paragraph was split or joined, which is a change and no layout."""
    kinds = (WordingChangeKind.SPLIT, WordingChangeKind.MERGED)
    return {
        place
        for one in comparison.wording
        if one.change in kinds and one.new
        for place in range(one.new[0], one.new[1])
    }


class _Side:
    """A report with its words, the marks of its notes and what stands between."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.marks: dict[int, NoteMark] = {mark.span.start: mark for mark in report.note_marks}

    def words(self, span: Span) -> list[Span]:
        """Return the places of the words of a stretch, the marks of notes left out."""
        return [place for place in written(self.report, span) if place.start not in self.marks]

    def mark_in(self, span: Span) -> NoteMark | None:
        """Return the first mark of a note in a place."""
        return next((self.marks[place] for place in range(*span) if place in self.marks), None)


def _of_stretch(old: _Side, new: _Side, old_span: Span, new_span: Span) -> Iterator[Noise]:
    if old.report.text_of(old_span) == new.report.text_of(new_span):
        return
    lefts, rights = old.words(old_span), new.words(new_span)
    if len(lefts) != len(rights):
        return
    for n, (left, right) in enumerate(zip(lefts, rights, strict=True)):
        a, b = old.report.text_of(left), new.report.text_of(right)
        if a != b:
            yield Noise(_word_kind(a), left, right)
        if n + 1 < len(lefts):
            yield from _between(old, new, Span(left.end, lefts[n + 1].start), Span(right.end, rights[n + 1].start))


def _word_kind(word: str) -> NoiseKind:
    if word[0] in _QUOTES:
        return NoiseKind.QUOTES
    return NoiseKind.DASHES if word[0] in _DASHES else NoiseKind.TONE


def _between(old: _Side, new: _Side, old_span: Span, new_span: Span) -> Iterator[Noise]:
    """Yield what differs between two neighbouring words: blanks, the end of a line, the number of a note's mark."""
    if old_span.start > old_span.end or new_span.start > new_span.end:
        return
    a, b = old.report.text_of(old_span), new.report.text_of(new_span)
    if a == b or any(char.isalpha() for char in a + b):
        return
    left, right = old.mark_in(old_span), new.mark_in(new_span)
    if left and right and left.label != right.label:
        yield Noise(NoiseKind.NOTE_NUMBER, left.span, right.span)
    elif ("\n" in a) != ("\n" in b):
        yield Noise(NoiseKind.LAYOUT, _around(old.report, old_span), _around(new.report, new_span))
    elif a.isspace() != b.isspace() or (a.isspace() and b.isspace()):
        yield Noise(NoiseKind.BLANKS, _around(old.report, old_span), _around(new.report, new_span))


def _around(report: Report, span: Span) -> Span:
    return Span(max(0, span.start - 1), min(len(report.text), span.end + 1))


def _list_numbers(comparison: Comparison, old: _Side, new: _Side) -> Iterator[Noise]:
    """Yield list numbers that differ before words that are the same."""
    lefts, rights = _labelled(comparison.old.report), _labelled(comparison.new.report)
    for stretch in comparison.equal:
        a, b = _first_in(lefts, stretch.old), _first_in(rights, stretch.new)
        if a and b and old.report.text_of(a) != new.report.text_of(b):
            yield Noise(NoiseKind.LIST_NUMBER, a, b)


def _first_in(labels: list[tuple[int, Span]], span: Span) -> Span | None:
    """Return the list number before the first labelled words that begin in a place."""
    first = bisect_left(labels, (span.start, Span(0, 0)))
    return labels[first][1] if first < len(labels) and labels[first][0] < span.end else None


def _labelled(report: Report) -> list[tuple[int, Span]]:
    """Return the list numbers of a report, each after where the first word behind it stands."""
    found: list[tuple[int, Span]] = []
    for stream in streams(report, Vocabulary()):
        labels = ((_after(stream, n), _label(stream, n)) for n in range(len(stream.blocks)))
        found += [(place, label) for place, label in labels if label]
    return sorted(found)


def _label(stream: Stream, number: int) -> Span | None:
    first = stream.bounds[number][0]
    return stream.span(first, first + stream.labels[number]) if stream.labels[number] else None


def _after(stream: Stream, number: int) -> int:
    return stream.starts[stream.bounds[number][0] + stream.labels[number]]
