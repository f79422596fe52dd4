"""Sentences and clauses of administrative Vietnamese.

A sentence ends at a stop that ends one, not at an abbreviation, a decimal, a list mark or a stop inside brackets. Its
clauses are parted by semicolons outside brackets and quotes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from app.language.letters import CAPITALS, SMALL
from app.language.tables import words as words_of

# Abbreviations that are written with a dot and followed by a name: "TP. Huế", "PGS.TS. Nguyễn", "P. An Phú".
# None of them is a word of its own, and "v.v." is not among them: a capital after it begins a sentence.
ABBREVIATIONS = words_of("tp tx tt kp gs pgs ts ths th.s bs bsck cki ckii ck ks ls đ/c đc mr mrs dr stt")
_ENCLOSED_LONGEST = 400  # a bracket that stays open for longer was never closed
_CLOSING = {")": "(", "]": "[", "”": "“", "»": "«"}
_SIGNS = re.compile(r"[()\[\]“”«»]")
# The first sign stands alone, as a search is quick where the pattern tells by which signs it may begin; it is the
# first of its run, as a run that ends nothing is looked at once.
_STOP = re.compile(
    rf"[.!?…\n](?:(?<=\n)\n*|(?<!\n)(?<![.!?…].)[.!?…]*[\"”’»)\]*⁰¹²³⁴-⁹⁽⁾]*"
    rf"(?:\s+(?=[^\W_]|[\"“‘«(\[*+•–-])|(?=[{CAPITALS}][{SMALL}])))"
)
_LAST_WORD = re.compile(r"[^\s(]+$")
_LIST_MARK = re.compile(r"\(?(?:[0-9]{1,2}|[IVX]{1,5}|[a-zđA-ZĐ])(?:\.[0-9]{1,2})*")
_OPENING_MARK = re.compile(r"[\s*(“\"-]*")
_WRAPPED = re.compile(r"[^\W\d_]{2}")


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the first and last place of each sentence between two places, without the blanks around it."""
    begin = start
    enclosed: _Enclosed | None = None
    for match in _STOP.finditer(text, start, end):
        if "\n" in match.group():
            if _is_wrapped(text, match.end()):
                continue
        else:
            enclosed = enclosed or _Enclosed(text, start, end)
            if enclosed.holds(match.start()) or not _ends_sentence(text, begin, match):
                continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, end)


def clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the first and last place of each clause of a sentence, without the semicolon that ends it."""
    begin = start
    place = text.find(";", start, end)
    if place < 0:
        yield from _trimmed(text, start, end)
        return
    enclosed = _Enclosed(text, start, end)
    while place >= 0:
        if not enclosed.holds(place):
            yield from _trimmed(text, begin, place)
            begin = place + 1
        place = text.find(";", place + 1, end)
    yield from _trimmed(text, begin, end)


def colon_outside_brackets(text: str, start: int, end: int) -> int | None:
    """Return the place of the first colon outside brackets and quotes, or None."""
    place = text.find(":", start, end)
    if place < 0:
        return None
    enclosed = _Enclosed(text, start, end)
    while place >= 0:
        if not enclosed.holds(place):
            return place
        place = text.find(":", place + 1, end)
    return None


class _Enclosed:
    """The stretches between brackets or quotes that open and close within a few lines."""

    def __init__(self, text: str, start: int, end: int) -> None:
        open_signs: list[tuple[str, int]] = []
        pairs: list[tuple[int, int]] = []
        for match in _SIGNS.finditer(text, start, end):
            sign, place = match.group(), match.start()
            opener = _CLOSING.get(sign)
            if opener is None:
                open_signs.append((sign, place))
            elif open_signs and open_signs[-1][0] == opener:
                _, first = open_signs.pop()
                if place - first <= _ENCLOSED_LONGEST:
                    pairs.append((first, place))
        self._pairs = _outermost(pairs)
        self._starts = [first for first, _ in self._pairs]

    def holds(self, place: int) -> bool:
        """Say whether a place stands inside brackets or quotes."""
        index = bisect_right(self._starts, place) - 1
        return index >= 0 and place < self._pairs[index][1]


def _outermost(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for first, last in sorted(pairs):
        if not kept or first > kept[-1][1]:
            kept.append((first, last))
    return kept


def _is_wrapped(text: str, place: int) -> bool:
    """Say whether a line goes on with the sentence of the line before: with a word in small letters."""
    match = _WRAPPED.match(text, place)
    return match is not None and match.group()[0].islower()


def _ends_sentence(text: str, begin: int, match: re.Match[str]) -> bool:
    after = text[match.end() : match.end() + 1]
    if after.islower():
        return False
    stop = text[match.start()]
    if stop == "…" or match.group().startswith(".."):
        return after.isupper() or not after.isalnum()
    if stop != ".":
        return True
    word = _LAST_WORD.search(text, max(begin, match.start() - 12), match.start())
    if word is None:
        return True
    whole = word.group().strip('*“"')
    last = whole.rsplit(".", 1)[-1]
    if last.lower() in ABBREVIATIONS or whole.lower() in ABBREVIATIONS or (len(last) == 1 and last.isupper()):
        return False
    mark = _OPENING_MARK.match(text, begin)
    opening = mark.end() if mark else begin
    return not (word.start() <= opening and _LIST_MARK.fullmatch(word.group().strip("*")))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
