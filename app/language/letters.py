"""The letters of Vietnamese, for patterns that tell names from words."""

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_PLAIN_VOWELS = "aăâeêioôơuưy"


def _toned() -> str:
    from unicodedata import normalize

    return "".join(normalize("NFC", vowel + tone) for vowel in _PLAIN_VOWELS for tone in _TONES)


SMALL = "abcdefghijklmnopqrstuvwxyz" + "đăâêôơư" + _toned()
CAPITALS = SMALL.upper()
