"""Vietnamese written before Unicode: which fonts and which letters tell of it, and the letters that were meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from app.language import legacy_tcvn3, legacy_viqr, legacy_vni

_UNICODE_ONLY = re.compile(r"[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9\u0300-\u036f]")
_OLD = re.compile("[" + re.escape("".join(legacy_tcvn3.LETTERS)) + "]")
_PRIVATE = {code + 0xF000: code for code in range(0x20, 0x100)}  # fonts of the symbol kind put their bytes there
_WORD = re.compile(r"[^\W\d_]+")
_STOPPED = re.compile(r"(?:[cpt]|ch)$")  # such a syllable has the rising or the heavy tone
_STOPPED_TONES = "\u0301\u0323"
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"(?:uyê|uyu|uya|ươi|ươu|iêu|yêu|uôi|oai|oay|oao|oeo|uây|uyn|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|yê|iu|oa|oă|oe|oi|ôi|ơi|"
    r"ua|uâ|uê|ui|uơ|ưa|ưi|ươ|ưu|uy|uô|[aăâeêioôơuưy])(?:ch|ng|nh|[cmnpt])?"
)
SAMPLE = 200_000  # letters that are enough to tell an encoding
_ENOUGH = 12  # words with letters beyond ASCII that a guess needs
_ACCENTED = 0.35  # of all words; about three in four words of Vietnamese have such a letter
_SURE = 0.85
_FEWEST_SHAPED, _SHAPED_SHARE, _ENOUGH_VIQR = 4, 0.1, 8


class Legacy(StrEnum):
    """An encoding by font, or by signs in ASCII."""

    TCVN3 = "TCVN3"
    TCVN3_CAPITALS = "TCVN3 capitals"
    VNI = "VNI"
    VIQR = "VIQR"


@lru_cache(maxsize=256)
def legacy_font(name: str) -> Legacy | None:
    """Return how the letters of a font are written: .VnTime, .VnTimeH (capitals), VNI-Times; None for Unicode fonts."""
    folded = name.strip().lower()
    if folded.startswith(".vn"):
        return Legacy.TCVN3_CAPITALS if name.strip().endswith("H") else Legacy.TCVN3
    return Legacy.VNI if folded.startswith(("vni-", "vni ")) else None


def holds_unicode_letters(text: str) -> bool:
    """Say whether a text has Vietnamese letters that no encoding from before Unicode could put there."""
    return bool(_UNICODE_ONLY.search(text))


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
    elif legacy is Legacy.VIQR:
        for match in legacy_viqr.CLUSTER.finditer(text):
            yield match.start(), match.end(), legacy_viqr.letter_of(match[0])
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
    sample = text[:SAMPLE]
    if all(word.isascii() for word in _WORD.findall(sample)):
        return Legacy.VIQR if _is_viqr(sample) else None
    now = vietnamese_share(sample, _ENOUGH)
    found = {legacy: vietnamese_share(to_unicode(sample, legacy), _ENOUGH) for legacy in (Legacy.TCVN3, Legacy.VNI)}
    best = max(found, key=lambda legacy: found[legacy])
    return best if found[best] > max(_SURE, now + 0.1) else None


def _is_viqr(text: str) -> bool:
    """Say whether signs after vowels make most words Vietnamese, and many of the signs are such as nobody else uses."""
    words = len(_WORD.findall(text))
    shaped = len(legacy_viqr.SHAPED.findall(text))
    if shaped < _FEWEST_SHAPED or shaped < _SHAPED_SHARE * words:
        return False
    return vietnamese_share(to_unicode(text, Legacy.VIQR), _ENOUGH_VIQR) > _SURE


def vietnamese_share(text: str, enough: int) -> float:
    """Return which share of the words with letters beyond ASCII are Vietnamese syllables.

    0 where they are fewer than `enough`, or fewer among all words than Vietnamese has: French has a fifth.
    """
    words = _WORD.findall(text)
    accented = [word for word in words if not word.isascii()]
    if len(accented) < max(1, enough) or len(accented) < _ACCENTED * len(words):
        return 0.0
    return sum(map(is_syllable, accented)) / len(accented)


def is_syllable(word: str) -> bool:
    """Say whether a word is built like a Vietnamese syllable, with one tone at most."""
    plain = unicodedata.normalize("NFD", word.lower())
    tones = _TONE.findall(plain)
    bare = unicodedata.normalize("NFC", _TONE.sub("", plain))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(bare):
        return False
    return not _STOPPED.search(bare) or (bool(tones) and tones[0] in _STOPPED_TONES)
