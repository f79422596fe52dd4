"""Which reports are versions of one another, told by sketches and what they say of themselves, not by comparing pairs.

The bars are measured on pairs of versions with known edits, up to eight times as dense as in real ones, and on
reports of other provinces and other years, also such as were written over the same text with all numbers exchanged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from app.language.folding import fold
from app.report.sketch import Sketch

WORDS = 0.5  # of the words of both must be shared
NUMBERS = 0.4  # of the numbers too, where nothing else tells
NUMBERS_OF_SAME = 0.15  # where both say that they are the same report: versions may differ in most of their numbers
NUMBERS_OF_OTHER = 0.6  # where they give other periods or issuers, which one of the two may have wrong
FEW_NUMBERS, WORDS_ALONE = 12, 0.7  # too few numbers to count: the words must agree the more
LOOKED_AT = 4  # reports of a band that are looked at: what so many share and is no version is boilerplate


@dataclass(frozen=True, slots=True)
class About:
    """What a report says of itself."""

    title: str | None = None
    number: str | None = None
    issued_on: str | None = None
    issuer: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of the words and of the numbers of two reports is in both, from 0 to 1."""

    words: float
    numbers: float


def likeness(sketch: Sketch, about: About, other: Sketch, about_other: About) -> Likeness | None:
    """Return how alike two reports are where they are likely versions of one another, None where they are not."""
    words = sketch.words_shared(other)
    if words < WORDS:
        return None
    numbers = sketch.numbers_shared(other)
    few = min(sketch.number_count, other.number_count) < FEW_NUMBERS
    bar = _numbers_needed(about, about_other)
    if few and bar > NUMBERS_OF_SAME and words < WORDS_ALONE:
        return None
    return Likeness(words, numbers) if few or numbers >= bar else None


def _numbers_needed(one: About, other: About) -> float:
    if _differ(one.period, other.period) or _differ(one.issuer, other.issuer):
        return NUMBERS_OF_OTHER
    if _agree(one.period, other.period) and _agree(one.title, other.title):
        return NUMBERS_OF_SAME
    if _agree(one.number, other.number) and not _differ(one.title, other.title):
        return NUMBERS_OF_SAME
    return NUMBERS


def _agree(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and _plain(one) == _plain(other)


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and _plain(one) != _plain(other)


def _plain(words: str) -> str:
    return " ".join(fold(words).split())


class Groups:
    """Groups of versions, made in one pass: each report is only looked at beside some that share a band with it."""

    def __init__(self) -> None:
        self._kept: list[tuple[Sketch, About]] = []
        self._heads: list[int] = []  # of each report the one that stands for its group, or one nearer to it
        self._bands: defaultdict[int, list[int]] = defaultdict(list)
        self.looked_at = 0

    def add(self, sketch: Sketch, about: About) -> None:
        """Add the next report."""
        number = len(self._kept)
        self._kept.append((sketch, about))
        self._heads.append(number)
        seen: set[int] = set()
        for band in sketch.bands():
            others = self._bands[band]
            near = [self._joined(number, other, seen) for other in others]
            if not any(near) and len(others) < LOOKED_AT:
                others.append(number)

    def groups(self) -> Sequence[Sequence[tuple[int, Likeness | None]]]:
        """Return the groups of more than one, each report by its place, with its likeness to the first of its group."""
        members: defaultdict[int, list[int]] = defaultdict(list)
        for number in range(len(self._kept)):
            members[self._head(number)].append(number)
        return [self._described(group) for group in members.values() if len(group) > 1]

    def _described(self, group: list[int]) -> list[tuple[int, Likeness | None]]:
        first = self._kept[group[0]][0]
        sketches = [(number, self._kept[number][0]) for number in group[1:]]
        likes = [(number, Likeness(first.words_shared(one), first.numbers_shared(one))) for number, one in sketches]
        return [(group[0], None), *likes]

    def _joined(self, number: int, other: int, seen: set[int]) -> bool:
        """Say whether two reports are in one group, and put them into one where they are likely versions."""
        ours, theirs = self._head(number), self._head(other)
        if ours != theirs and other not in seen:
            seen.add(other)
            self.looked_at += 1
            if likeness(*self._kept[number], *self._kept[other]):
                self._heads[max(ours, theirs)] = min(ours, theirs)
        return self._head(number) == self._head(other)

    def _head(self, number: int) -> int:
        while self._heads[number] != number:
            self._heads[number] = self._heads[self._heads[number]]
            number = self._heads[number]
        return number
