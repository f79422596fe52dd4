"""How like one another the blocks of two reports are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from app.comparison.tokens import Stream

LIKE = 0.5  # the least share of common words for two blocks to be versions of one another
_RARE = 12  # a shingle that more blocks than this share says nothing
_CANDIDATES = 4  # blocks that share most shingles with one, and are looked at more closely
_SENTENCE = 15  # words that a rest of a paragraph must have to be told from others
_WHOLE = 0.9  # the least share of such a rest that must stand in the whole paragraph
_MANY = 60  # words of a long block, of which the shingles around every fourth are enough to find those that are like it
_LONGEST = 4_000  # words of a block that are looked at

Shingle = tuple[int, int, int]


class Likeness:
    """The words of the blocks of two streams, kept in the forms that tell how like they are."""

    def __init__(self, old: Stream, new: Stream) -> None:
        self.words = tuple([stream.fingerprint(n) for n in range(len(stream.blocks))] for stream in (old, new))
        self._shingles: dict[tuple[int, int], set[Shingle]] = {}
        self._known: dict[tuple[int, int], float] = {}

    def shingles(self, side: int, number: int) -> set[Shingle]:
        """Return all three words that follow one another in a block."""
        known = self._shingles.get((side, number))
        if known is None:
            words = self.words[side][number][:_LONGEST]
            known = self._shingles[side, number] = set(zip(words, words[1:], words[2:], strict=False))
        return known

    def candidates(self, left: Iterable[int], right: Iterable[int]) -> Iterator[tuple[int, int, float]]:
        """Yield the old and the new blocks that share rare shingles and are like one another, and how much they are."""
        index: dict[Shingle, list[int]] = defaultdict(list)
        for number in right:
            for shingle in self._probes(1, number):
                index[shingle].append(number)
        for number in left:
            found: list[int] = []
            for shingle in self._probes(0, number):
                places = index.get(shingle)
                if places is not None and len(places) <= _RARE:
                    found += places
            for other, _ in Counter(found).most_common(_CANDIDATES):
                likeness = self.of(number, other)
                if likeness >= LIKE:
                    yield number, other, likeness

    def of(self, number: int, other: int) -> float:
        """Return the share of words that an old block and a new one have in common, in order."""
        known = self._known.get((number, other))
        if known is None:
            known = self._known[number, other] = self._measured(number, other)
        return known

    def _measured(self, number: int, other: int) -> float:
        from rapidfuzz.distance import LCSseq

        left, right = self.words[0][number][:_LONGEST], self.words[1][other][:_LONGEST]
        common = LCSseq.similarity(left, right)
        likeness = 2 * common / (len(left) + len(right))
        least = min(len(left), len(right))
        if likeness < LIKE and least >= _SENTENCE and common >= _WHOLE * least:
            return LIKE  # most of a long paragraph was deleted, the rest stands
        return likeness

    def _probes(self, side: int, number: int) -> set[Shingle]:
        """Return some of the shingles of a long block, the same ones wherever they stand, and all of a short one."""
        words = self.words[side][number]
        if len(words) < _MANY:
            return self.shingles(side, number)
        words = words[:_LONGEST]
        return {each for each in zip(words, words[1:], words[2:], strict=False) if not each[1] & 3}
