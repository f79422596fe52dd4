"""Where the words of a search stand in a text, without regard to case, tones and diacritics."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.language.folding import fold, fold_keeping_places
from app.report.model import Span

_WORD = re.compile(r"\w+")


def words_of(search: str) -> Sequence[str]:
    """Return the words that are searched for, folded; the last one may be unfinished."""
    return _WORD.findall(fold(search))


def places_of(words: Sequence[str], text: str) -> list[Span]:
    """Return where the words stand in a text; of words that follow on one another one stretch."""
    if not words:
        return []
    folded, places = fold_keeping_places(text)
    whole = [rf"{re.escape(word)}\b" for word in words[:-1]]
    one = "|".join([*whole, rf"{re.escape(words[-1])}\w*"])
    found = re.finditer(rf"\b(?:{one})(?:\s+(?:{one}))*", folded)
    return [Span(places[match.start()], places[match.end() - 1] + 1) for match in found]
