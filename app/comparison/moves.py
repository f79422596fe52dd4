"""Finding stretches of words that left one place and stand at another, where no whole block moved."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from app.comparison.tokens import Stream

_LEAST = 12  # words; a shorter stretch is found again at too many places
_LIKE = 0.75  # the least share of common words
_RARE = 12  # a shingle that more stretches than this share says nothing
_LONGEST = 4_000  # words of a stretch that are looked at

Piece = tuple[int, int]


def relocated(old: Stream, left: Sequence[Piece], new: Stream, right: Sequence[Piece]) -> list[tuple[Piece, Piece]]:
    """Return which stretches that were deleted are like which that were inserted, the likest first served."""
    from rapidfuzz.distance import Indel

    left, right = [p for p in left if p[1] - p[0] >= _LEAST], [p for p in right if p[1] - p[0] >= _LEAST]
    index: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for number, piece in enumerate(right):
        for shingle in _shingles(new, piece):
            index[shingle].append(number)
    scored: list[tuple[float, int, int]] = []
    for number, piece in enumerate(left):
        owners = (index[shingle] for shingle in _shingles(old, piece) if shingle in index)
        shared = Counter(other for places in owners if len(places) <= _RARE for other in places)
        for other, _ in shared.most_common(3):
            likeness = Indel.normalized_similarity(_words(old, piece), _words(new, right[other]))
            scored.append((likeness, number, other))
    pairs: dict[int, int] = {}
    for likeness, number, other in sorted(scored, reverse=True):
        if likeness >= _LIKE and number not in pairs and other not in pairs.values():
            pairs[number] = other
    return [(left[number], right[other]) for number, other in sorted(pairs.items())]


def _words(stream: Stream, piece: Piece) -> list[int]:
    return stream.ids[piece[0] : min(piece[1], piece[0] + _LONGEST)]


def _shingles(stream: Stream, piece: Piece) -> set[tuple[int, ...]]:
    words = _words(stream, piece)
    return set(zip(words, words[1:], words[2:], strict=False))
