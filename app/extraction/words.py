"""Numbers in words where they count or rank: "hai dự án", "một tỷ rưỡi", "xếp thứ nhất", "gấp đôi"."""

from __future__ import annotations

import re
from decimal import Decimal

from app.extraction.draft import Draft, Line
from app.extraction.model import FigureKind
from app.language.counted_nouns import COMPOUNDS, is_counted, read_counted_noun
from app.language.currencies import read_currency
from app.language.numerals import NUMBER_WORDS, WORD_MAGNITUDES, read_number_words
from app.language.tables import words as words_of

_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,8}")
_RANKED = re.compile(r"(?:xếp|đứng|vị\strí|hạng)(?:\s[^\W\d_]+){0,2}\sthứ\s$")
_HALF = re.compile(r"một nửa(?= (?:số|tổng|trong))")
_NAMED = words_of("thứ lần lớp tháng khóa khoá số tổ quý cấp hạng loại khối khu hàng chủ tầng lá ngày những")
_RANKS = {**NUMBER_WORDS, "nhất": 1, "nhì": 2}


def read_words(line: Line, start: int) -> Draft | None:
    """Read the number in words that begins at a place where it counts or ranks; None where it only may."""
    match = _WORDS.match(line.low, start)
    if match is None:
        return None
    words = match.group().split(" ")
    before = line.before(start, 30)
    if _RANKED.search(before):
        value = _RANKS.get(words[0])
        return Draft(start, start + len(words[0]), FigureKind.RANK, Decimal(value)) if value else None
    if half := _half(line, start):
        return half
    if words[0] == "đôi":
        doubled = before.endswith("gấp ")
        return Draft(start, start + 3, FigureKind.MULTIPLE, Decimal(2), "lần") if doubled else None
    return _count(line, start, words)


def _half(line: Line, start: int) -> Draft | None:
    match = _HALF.match(line.low, start)
    if match is None:
        return None
    noun = read_counted_noun(line.text, line.low, match.end())
    return Draft(start, match.end(), FigureKind.RATIO, (Decimal(1), Decimal(2)), noun[1] if noun else None)


def _five(line: Line, start: int, words: list[str]) -> Draft | None:
    """Read "năm" as five only where it opens a clause before a counted noun; elsewhere it is the year."""
    opens = not line.low[:start].strip() or line.low[:start].rstrip()[-1] in ",;(:"
    if not opens or " ".join(words[1:3]) not in COMPOUNDS or " ".join(words[:2]) == "năm học":
        return None
    noun = read_counted_noun(line.text, line.low, start + 3)
    return Draft(start, start + 3, FigureKind.COUNT, Decimal(5), noun[1]) if noun else None


def _count(line: Line, start: int, words: list[str]) -> Draft | None:
    used, value = read_number_words(words)
    previous = line.words_before(start)
    if not used or (previous and (previous[-1] in _NAMED or previous[-1] in NUMBER_WORDS)):
        return None
    end = start + len(" ".join(words[:used]))
    if used == 1 and words[0] in ("một", "năm"):
        return _five(line, start, words) if words[0] == "năm" else None
    scaled = any(word in WORD_MAGNITUDES for word in words[:used])
    currency = read_currency(line.low, end) if scaled else None
    if currency is not None:
        return Draft(start, currency[0], FigureKind.MONEY, value, currency[1])
    if scaled and value >= 10**9:
        return Draft(start, end, FigureKind.MONEY, value, "VND")
    if not is_counted(words[used : used + 3]):
        return None
    noun = read_counted_noun(line.text, line.low, end)
    return Draft(start, end, FigureKind.COUNT, value, noun[1]) if noun else None
