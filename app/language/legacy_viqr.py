"""The letters of VIQR, Vietnamese typed in ASCII. Source: RFC 1456, section 5.

A base letter comes first, then the sign of its shape, then the sign of its tone; a backslash keeps a sign as it is.
"""

from __future__ import annotations

import re
import unicodedata

_SHAPES = {
    "": ("aeiouy", ""),
    "^": ("aeo", "\u0302"),
    "(": ("a", "\u0306"),
    "+": ("ou", "\u031b"),
    "*": ("ou", "\u031b"),
}
_TONES = {"": "", "'": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303", ".": "\u0323"}

LETTERS = {
    base + shape + tone: unicodedata.normalize("NFC", base + mark + sign)
    for shape, (bases, mark) in _SHAPES.items()
    for base in bases + bases.upper()
    for tone, sign in _TONES.items()
    if shape or tone
} | {"dd": "đ", "DD": "Đ", "Dd": "Đ"}
# A point at the end of a word is a full stop, and no tone, where a sentence or a line ends there.
_NO_STOP = r"(?![)\"”’\]]*(?:[ \t]+[A-Z]|\s*$|[ \t]*\n))"
_PATTERNS = (re.escape(signs) + _NO_STOP * signs.endswith(".") for signs in sorted(LETTERS, key=len, reverse=True))
CLUSTER = re.compile(r"\\(?=[\^(+*'`?~.dD\\])|" + "|".join(_PATTERNS))
# what English never has: a hat, a bowl or a horn on a vowel, or two d before one
SHAPED = re.compile(r"[AEOaeo]\^|[Aa]\(|[OUou][+*](?=[A-Za-z'`?~.])|[Dd][Dd](?=[AEIOUYaeiouy])")


def letter_of(cluster: str) -> str:
    """Return the letter that signs mean; a backslash means nothing but that the next sign is to be kept."""
    return LETTERS.get(cluster, "")
