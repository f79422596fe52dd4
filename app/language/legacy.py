"""Vietnamese written before Unicode: which fonts and which letters tell of it, and the letters that were meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from app.language import legacy_tcvn3, legacy_vni

_UNICODE_ONLY = re.compile(r"[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9\u0300-\u036f]")
_OLD = re.compile("[" + re.escape("".join(legacy_tcvn3.LETTERS)) + "]")
_PRIVATE = {code + 0xF000: code for code in range(0x20, 0x100)}  # fonts of the symbol kind put their bytes there
_WORD = re.compile(r"[^\W\d_]+")
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"(?:uyê|uyu|uya|ươi|ươu|iêu|yêu|uôi|oai|oay|oao|oeo|uây|uyn|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|yê|iu|oa|oă|oe|oi|ôi|ơi|"
    r"ua|uâ|uê|ui|uơ|ưa|ưi|ươ|ưu|uy|uô|[aăâeêioôơuưy])(?:ch|ng|nh|[cmnpt])?"
)
_ENOUGH = 20  # words with letters beyond ASCII that a guess needs
_SURE = 0.85


class Legacy(StrEnum):
    """An encoding by font."""

    TCVN3 = "TCVN3"
    TCVN3_CAPITALS = "TCVN3 capitals"
    VNI = "VNI"


@lru_cache(maxsize=256)
def legacy_font(name: str) -> Legacy | None:
    """Return how the letters of a font are written: .VnTime, .VnTimeH (capitals), VNI-Times; None for Unicode fonts."""
    folded = name.strip().lower()
    if folded.startswith(".vn"):
        return Legacy.TCVN3_CAPITALS if name.strip().endswith("H") else Legacy.TCVN3
    return Legacy.VNI if folded.startswith(("vni-", "vni ")) else None


def unmasked(text: str) -> str:
    """Return the text with the letters of symbol fonts (U+F020 to U+F0FF) in the places of their bytes."""
    return text.translate(_PRIVATE)


def replacements(text: str, legacy: Legacy) -> Iterator[tuple[int, int, str]]:
    """Yield what to put in place of what: (start, end, letters). Words that are Unicode already are left alone."""
    text = unmasked(text)
    if _UNICODE_ONLY.search(text):
        if legacy is Legacy.TCVN3_CAPITALS:
            yield from _capitals(text, {})
        return
    if legacy is Legacy.VNI:
        for match in legacy_vni.CLUSTER.finditer(text):
            yield match.start(), match.end(), legacy_vni.letter_of(match[0])
    elif legacy is Legacy.TCVN3:
        for match in _OLD.finditer(text):
            yield match.start(), match.end(), legacy_tcvn3.LETTERS[match[0]]
    else:
        yield from _capitals(text, legacy_tcvn3.LETTERS)


def _capitals(text: str, letters: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    for place, sign in enumerate(text):
        if (capital := letters.get(sign, sign).upper()) != sign and len(capital) == 1:
            yield place, place + 1, capital


def to_unicode(text: str, legacy: Legacy) -> str:
    """Return a whole text in Unicode letters."""
    text = unmasked(text)
    pieces, at = [], 0
    for start, end, letters in replacements(text, legacy):
        pieces += [text[at:start], letters]
        at = end
    return "".join(pieces) + text[at:]


def guess(text: str) -> Legacy | None:
    """Return the old encoding that makes the words of a text Vietnamese where they are not so as they stand."""
    if _UNICODE_ONLY.search(text):
        return None
    sample = text[:200_000]
    best, share = None, max(_SURE, _share(sample) + 0.1)
    for legacy in (Legacy.TCVN3, Legacy.VNI):
        found = _share(to_unicode(sample, legacy))
        if found > share:
            best, share = legacy, found
    return best


def _share(text: str) -> float:
    """Return which share of the words with letters beyond ASCII are Vietnamese syllables; 0 where they are few."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    good = sum(is_syllable(word) for word in words)
    return good / len(words) if len(words) >= _ENOUGH else 0.0


def is_syllable(word: str) -> bool:
    """Say whether a word is built like a Vietnamese syllable, with one tone at most."""
    plain = unicodedata.normalize("NFD", word.lower())
    bare = unicodedata.normalize("NFC", _TONE.sub("", plain))
    return len(_TONE.findall(plain)) <= 1 and bool(_SYLLABLE.fullmatch(bare))
