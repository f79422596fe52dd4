"""The letters of VNI fonts for Windows. Source: the table that VNI published.

A base letter comes first, then one sign for its marks.
Keys are what stands in the place of each byte when a program takes the bytes for Windows-1252.
"""

from __future__ import annotations

import re
import unicodedata

_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
_ROOF, _BREVE = "\u0302", "\u0306"
_SINGLE = {"ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ"}
_TONES = {"ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_ROOFED = {"â": "", "á": _ACUTE, "à": _GRAVE, "å": _HOOK, "ã": _TILDE, "ä": _DOT}
_SHORT = {"ê": "", "é": _ACUTE, "è": _GRAVE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}


def _both_cases(table: dict[str, str]) -> dict[str, str]:
    return table | {sign.upper(): letter.upper() for sign, letter in table.items()}


SINGLE = _both_cases(_SINGLE)
_BASES = (
    ("aeouyôö", _TONES),
    ("aeo", {sign: _ROOF + tone for sign, tone in _ROOFED.items()}),
    ("a", {sign: _BREVE + tone for sign, tone in _SHORT.items()}),
)
PAIRS = {
    base + mark: unicodedata.normalize("NFC", SINGLE.get(base, base) + marks)
    for bases, table in _BASES
    for base in bases + bases.upper()
    for sign, marks in table.items()
    for mark in (sign, sign.upper())
}
CLUSTER = re.compile("|".join(map(re.escape, (*PAIRS, *SINGLE))))


def letter_of(cluster: str) -> str:
    """Return the letter of a base with its mark, or of a letter that stands alone."""
    return PAIRS.get(cluster) or SINGLE[cluster]
