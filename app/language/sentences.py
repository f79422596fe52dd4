"""Sentences of administrative Vietnamese: cut at stops that end one, not at abbreviations, decimals or list dots."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.language.tables import words as words_of

# Abbreviations that are written with a dot and followed by a capital: "TP. Hà Nội", "ThS. Nguyễn".
ABBREVIATIONS = words_of("tp tx tt q p h x gs pgs ts ths cn bs ks ls đ/c ông bà v.v st tr no mr mrs số")

_STOP = re.compile(r"[.!?…]+[\"”’)\]*⁰¹²³⁴-⁹⁽⁾]*(?:\s+(?=[^\W_]|[\"“(*-])|(?=[A-ZĐ][a-zà-ỹ]))|\n+")
_LAST_WORD = re.compile(r"[^\s(]+$")


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the first and last place of each sentence between two places, without the blanks around it."""
    begin = start
    for match in _STOP.finditer(text, start, end):
        if not match.group().startswith("\n") and not _ends_sentence(text, begin, match):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _ends_sentence(text: str, begin: int, match: re.Match[str]) -> bool:
    if text[match.end() : match.end() + 1].islower():
        return False
    if text[match.start()] != ".":
        return text[match.start()] != "…" or text[match.end() : match.end() + 1].isupper()
    word = _LAST_WORD.search(text, max(begin, match.start() - 12), match.start())
    if word is None:
        return True
    last = word.group().lower().strip("*")
    if last in ABBREVIATIONS or (len(last) == 1 and last.isalpha() and word.group().isupper()):
        return False
    after = text[match.end() : match.end() + 1]
    return not (last.isdigit() and len(last) <= 2 and word.start() <= begin + 3) and after != "."


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
