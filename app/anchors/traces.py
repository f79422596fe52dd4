"""Traces: how the place of a mark is known again in a copy of the report whose first version is not at hand.

A quote that stands in both texts need not be the same place: a passage that repeats may have lost one of its twins. So
whoever makes a mark counts in the own report what stands there once, and sends the fingerprints of that beside it.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from app.anchors.model import CONTEXT, Anchor
from app.language.folding import normalise_tones
from app.report.model import Report, Span

_LEAST = 24  # letters of a stretch that can be known by its letters alone
_ENOUGH = 16  # letters of a quote that say something themselves
_NEAR = (8, 16, CONTEXT)  # letters on each side that must be the same around a number or a few words
_BESIDE = (3, *_NEAR)  # and around more words: "đạt" is not "chưa đạt"
_READ = re.compile(r"(?<=\d)[.,/](?=\d)|[^\W_]")  # 91,3 is not 9,13
_SENTENCE_END = re.compile(r"[.;!?…]\s|\n")


class Level(StrEnum):
    """The stretches of a text that a place is looked for in."""

    SENTENCE = "sentence"
    BLOCK = "block"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Within:
    """A place as the letters first..last, the end exclusive, of a stretch with this fingerprint."""

    level: Level
    fingerprint: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Trace:
    """The stretches around a place that stand once in its report, and how many letters on each side of the quote make
    that stand once (0: no number of them does).
    """

    within: tuple[Within, ...]
    reach: int


class Letters:
    """The letters and digits of a report, without regard to blanks, signs, marks of notes and the place of a tone."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._letters, self._places = _letters(report.text)

    def trace(self, anchor: Anchor, span: Span) -> Trace:
        """Return how a place of this report can be known again elsewhere."""
        first, last = self._range(span)
        within = []
        for level, known in self._fingerprints.items():
            start, end = self._around(level, first, last)
            if (fingerprint := known.get((start, end))) is not None:
                within.append(Within(level, fingerprint, first - start, last - start))
        widths = _BESIDE if last - first >= _ENOUGH else _NEAR
        reach = next((width for width in widths if len(self._beside(anchor, width)) == 1), 0)
        return Trace(tuple(within), reach)

    def find(self, anchor: Anchor, trace: Trace) -> Span | None:
        """Return the one place of this report that a trace of another one means, None where that is not sure."""
        quote, _ = _letters(anchor.quote)
        for one in trace.within:
            start, end = self._once[one.level].get(one.fingerprint, (0, 0))
            first, last = start + one.first, start + one.last
            if quote and last <= end and self._letters[first:last] == quote:
                return self._span(anchor.quote, first, last)
        found = self._beside(anchor, trace.reach) if trace.reach else []
        return self._span(anchor.quote, found[0], found[0] + len(quote)) if len(found) == 1 else None

    @cached_property
    def _ordered(self) -> dict[Level, list[tuple[int, int]]]:
        return {level: list(self._stretches(level)) for level in Level}

    @cached_property
    def _once(self) -> dict[Level, dict[str, tuple[int, int]]]:
        """The stretches that stand once, by their fingerprints; (0, 0) for those that stand there again."""
        known: dict[Level, dict[str, tuple[int, int]]] = {level: {} for level in Level}
        for level, found in known.items():
            for start, end in self._ordered[level]:
                fingerprint = _fingerprint(self._letters[start:end])
                found[fingerprint] = (0, 0) if fingerprint in found else (start, end)
        return known

    @cached_property
    def _fingerprints(self) -> dict[Level, dict[tuple[int, int], str]]:
        """The same, by where they stand."""
        return {level: {place: one for one, place in found.items()} for level, found in self._once.items()}

    def _around(self, level: Level, first: int, last: int) -> tuple[int, int]:
        """Return the stretch that holds some letters, a place of nothing where none does."""
        number = bisect_left(self._ordered[level], (first + 1, 0)) - 1
        start, end = self._ordered[level][number] if number >= 0 else (0, 0)
        return (start, end) if first < last <= end else (-1, -1)

    def _stretches(self, level: Level) -> Iterator[tuple[int, int]]:
        """Yield the stretches of a level as ranges of letters, without those too short to be known by them."""
        text, report = self._report.text, self._report
        spans = [Span(0, len(text))] if level is Level.REPORT else [block.span for block in report.blocks]
        for span in spans:
            ends = [span.end]
            if level is Level.SENTENCE:
                ends = [found.end() for found in _SENTENCE_END.finditer(text, span.start, span.end)] + ends
            start, _ = self._range(span)
            for end in ends:
                last = bisect_left(self._places, end)
                if last - start >= _LEAST:
                    yield start, last
                start = last

    def _beside(self, anchor: Anchor, reach: int) -> list[int]:
        """Return where the words of an anchor begin between so many of its letters on each side."""
        quote, before, after = (_letters(words)[0] for words in (anchor.quote, anchor.prefix, anchor.suffix))
        before, whole, found = before[-reach:], before[-reach:] + quote + after[:reach], []
        first = self._letters.find(whole) if quote else -1
        while first >= 0:
            found.append(first + len(before))
            first = self._letters.find(whole, first + 1)
        return found

    def _range(self, span: Span) -> tuple[int, int]:
        return bisect_left(self._places, span.start), bisect_left(self._places, span.end)

    def _span(self, words: str, first: int, last: int) -> Span:
        """Return the place of some letters, with the signs that the quote has around its own."""
        text, (start, end) = self._report.text, (self._places[first], self._places[last - 1] + 1)
        _, inside = _letters(words)
        head, tail = words[: inside[0]], words[inside[-1] + 1 :]
        start -= len(head) if text.endswith(head, 0, start) else 0
        return Span(start, end + len(tail) if text.startswith(tail, end) else end)


def _letters(words: str) -> tuple[str, list[int]]:
    """Return the letters and digits of words and where each stands; superscripts are marks of notes."""
    told = normalise_tones(words)
    told = told if len(told) == len(words) else words
    found = [one for one in _READ.finditer(told) if one[0].isdecimal() or not one[0].isdigit()]
    return "".join(one[0] for one in found), [one.start() for one in found]


def _fingerprint(letters: str) -> str:
    return hashlib.sha256(letters.encode("utf-8", "surrogatepass")).hexdigest()[:16]
