"""Folding: words without case, tone and diacritics, so that "ngan sach" finds "ngân sách" and hòa equals hoà."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below
_TONE = re.compile(f"[{_TONES}]")


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    parts = unicodedata.normalize("NFD", character.lower())
    return "".join("d" if part == "đ" else part for part in parts if not unicodedata.combining(part))


def fold(text: str) -> str:
    """Return the text in lower case without tones and diacritics, with d for đ."""
    return "".join(map(_fold_character, text))


def fold_keeping_places(text: str) -> tuple[str, list[int]]:
    """Return the folded text, and for each of its characters the place in the text it came from."""
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        parts = _fold_character(character)
        folded.append(parts)
        places.extend([place] * len(parts))
    return "".join(folded), places


_OPEN_ENDINGS = {"oa": 1, "oe": 1, "uy": 1}
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=8192)
def _place_tone(word: str) -> str:
    plain = unicodedata.normalize("NFD", word)
    tone = _TONE.search(plain)
    if tone is None:
        return word
    bare = unicodedata.normalize("NFC", _TONE.sub("", plain))
    vowels = bare[-2:].lower()
    if vowels not in _OPEN_ENDINGS or bare[:-1].lower() == "qu":
        return unicodedata.normalize("NFC", word)
    return unicodedata.normalize("NFC", bare[:-1] + tone.group() + bare[-1])


def normalise_tones(text: str) -> str:
    """Return the text (NFC) with the tone of oa, oe and uy on the first vowel: hoà becomes hòa, uỷ becomes ủy."""
    return _WORD.sub(lambda match: _place_tone(match.group()), unicodedata.normalize("NFC", text))
