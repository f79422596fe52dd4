"""Which words in a font from before Unicode are really written in its letters: the words themselves tell.

Programs put Unicode letters into such fonts as well, so the font alone proves nothing. A word is read in the way that
makes it a Vietnamese syllable; where both ways or neither do, the other words of its line decide, then those read so
far, then the font.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from app.language.legacy import Legacy, holds_unicode_letters, is_syllable, replacements, to_unicode, unmasked

_WORD = re.compile(r"\S+")
_APART = re.compile(r"[!-@\[-`{-~“”‘’–—…]+")  # not the signs that are letters of old fonts, such as « and ·

Replacement = tuple[int, int, str]


@dataclass
class OldWords:
    """Reads the words of one file that stand in old fonts; `used` are the encodings that were met."""

    used: set[Legacy] = field(default_factory=set)
    _leaning: int = 0  # words read in old letters less those read as they stand

    def replacements(self, stretches: Iterable[tuple[str, Legacy]]) -> list[list[Replacement]]:
        """Return for each stretch of one line what to put in place of what."""
        line = list(stretches)
        votes = sum(_vote(word[0], legacy) for text, legacy in line for word in _WORD.finditer(text))
        self._leaning += votes
        is_old = (votes or self._leaning) >= 0
        found = [list(_of_words(text, legacy, is_old)) for text, legacy in line]
        self.used |= {legacy for (_, legacy), edits in zip(line, found, strict=True) if edits}
        return found


def _of_words(text: str, legacy: Legacy, is_old: bool) -> Iterator[Replacement]:
    for word in _WORD.finditer(text):
        vote = _vote(word[0], legacy)
        if vote > 0 or (vote == 0 and is_old):
            found: Iterable[Replacement] = replacements(word[0], legacy)
        elif legacy is Legacy.TCVN3_CAPITALS:
            found = _in_capitals(word[0])
        else:
            continue
        for start, end, letters in found:
            yield word.start() + start, word.start() + end, letters


def _in_capitals(word: str) -> Iterator[Replacement]:
    for place, letter in enumerate(word):
        if (capital := letter.upper()) != letter and len(capital) == 1:
            yield place, place + 1, capital


@lru_cache(maxsize=20_000)
def _vote(word: str, legacy: Legacy) -> int:
    """Return 1 for a word in old letters, -1 for one that is right as it stands, 0 where it does not tell."""
    word = unmasked(word)
    if word.isascii():
        return 0
    if holds_unicode_letters(word):
        return -1
    meant = to_unicode(word, legacy)
    return (meant != word and _is_vietnamese(meant)) - _is_vietnamese(word)


def _is_vietnamese(word: str) -> bool:
    return all(is_syllable(part) for part in _APART.split(word) if not part.isascii())
