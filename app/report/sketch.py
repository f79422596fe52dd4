"""A sketch of what a report says: two reports share about as much of their sketches as of their words and numbers."""

from __future__ import annotations

import re
import struct
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from operator import eq

from app.language.folding import fold

SIZE = 128  # values of each half of a sketch
SHINGLE = 4  # words that are looked at together
BAND = 3  # values that two sketches must have in common somewhere to be looked at
_BANDS = SIZE // BAND
_WORD = re.compile(r"[a-z0-9]+")  # folded; the marks of notes, which are superscript, are no words
_EMPTY = 2**32 - 1
_STEP = 0x9E3779B1  # a value taken from another class equals only one that was taken from as far
_KEPT = struct.Struct(f"<{2 * SIZE + 2}I")


@dataclass(frozen=True, slots=True)
class Sketch:
    """The least hash of each of SIZE classes of what stands in a report, and how many different such things do.

    `words` are of four words in a row, numbers left out; `numbers` are of a number with the words beside it. A report
    that was written over that of last year shares its words with it, and not its numbers.
    """

    words: tuple[int, ...]
    numbers: tuple[int, ...]
    word_count: int
    number_count: int

    def words_shared(self, other: Sketch) -> float:
        """Return about which part of the words of both is in both, from 0 to 1."""
        return sum(map(eq, self.words, other.words)) / SIZE if self.word_count and other.word_count else 0.0

    def numbers_shared(self, other: Sketch) -> float:
        """Return about which part of the numbers of both is in both, from 0 to 1."""
        return sum(map(eq, self.numbers, other.numbers)) / SIZE if self.number_count and other.number_count else 0.0

    def bands(self) -> tuple[int, ...]:
        """Return a key for each band of words; sketches that share half of their words have one in common."""
        if not self.word_count:
            return ()
        return tuple(_key(band, self.words[band * BAND : (band + 1) * BAND]) for band in range(_BANDS))


def sketch_of(text: str) -> Sketch:
    """Return the sketch of a text, the same whatever its case, tones, blanks, line ends and marks of notes are."""
    said = _WORD.findall(fold(text))
    words = [word for word in said if not word[0].isdigit()]
    shingles = {" ".join(words[place : place + SHINGLE]) for place in range(len(words) - SHINGLE + 1)}
    numbers = {" ".join(said[max(0, place - 1) : place + 2]) for place, word in enumerate(said) if word[0].isdigit()}
    return Sketch(_least(shingles), _least(numbers), len(shingles), len(numbers))


def sketch_to_bytes(sketch: Sketch) -> bytes:
    """Return a sketch as it is kept."""
    return _KEPT.pack(sketch.word_count, sketch.number_count, *sketch.words, *sketch.numbers)


def sketch_from_bytes(kept: bytes) -> Sketch:
    """Return the sketch that was kept so."""
    word_count, number_count, *values = _KEPT.unpack(kept)
    return Sketch(tuple(values[:SIZE]), tuple(values[SIZE:]), word_count, number_count)


def _least(things: Collection[str]) -> tuple[int, ...]:
    """Return the least hash of each class."""
    least = [_EMPTY] * SIZE
    for thing in things:
        value, place = divmod(int.from_bytes(blake2b(thing.encode(), digest_size=5).digest(), "little"), SIZE)
        if value < least[place]:
            least[place] = value
    return tuple(_filled(least))


def _filled(least: list[int]) -> Iterator[int]:
    """Yield the values; a class that nothing fell into, as of a short text, takes one from the next that has one."""
    for place, value in enumerate(least):
        steps = 0
        while value == _EMPTY and steps < SIZE:
            steps += 1
            value = least[(place + steps) % SIZE]
        yield (value + steps * _STEP) & _EMPTY


def _key(band: int, values: tuple[int, ...]) -> int:
    """Return a number for the values of one band; SQLite keeps 63 bits."""
    digest = blake2b(struct.pack(f"<{BAND + 1}I", band, *values), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> 1
