"""Numbers in words where they count or rank: "hai dự án", "một tỷ rưỡi", "xếp thứ nhất", "gấp đôi"."""

from __future__ import annotations

import re
from decimal import Decimal

from app.extraction.draft import Draft, Line
from app.extraction.model import Approximation, FigureKind
from app.extraction.quantities import approximate
from app.language.counted_nouns import COMPOUNDS, is_counted, read_counted_noun, whole_counted
from app.language.currencies import read_currency
from app.language.numerals import NUMBER_WORDS, WORD_MAGNITUDES, read_number_words
from app.language.tables import words as words_of
from app.language.units import read_measure, read_percent

_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,8}")
_RANKED = re.compile(r"(?:xếp|đứng|vị\strí|hạng|về)(?:\s[^\W\d_]+){0,2}\sthứ\s$")
_HALF = re.compile(r"(?:một )?nửa(?= (?:số|tổng|trong|diện|dân))")
_NAMED = words_of(
    "thứ lần lớp tháng khóa khoá số tổ quý cấp hạng loại khối khu hàng chủ tầng lá ngày những giải phương"
)
_RANKS = {**NUMBER_WORDS, "nhất": 1, "nhì": 2}
_MULTIPLES = {"đôi": Decimal(2), "rưỡi": Decimal("1.5")}
_UNTOLD = words_of("hàng vài mấy")
_GROWN = words_of("gấp tăng giảm bằng")
_BEFORE_FIVE = words_of("có gồm thêm đủ bắt khiến làm khoảng gần hơn trên và cùng lập xử")
_SEEN_SINGLY = words_of("người vụ hộ tỉnh xã huyện phường thôn ca nhóm cháu đồng")


def read_words(line: Line, start: int) -> Draft | None:
    """Read the number in words that begins at a place where it counts or ranks; None where it only may."""
    match = _WORDS.match(line.low, start)
    if match is None:
        return None
    words = match.group().split(" ")
    if words[0] in _UNTOLD:
        return _untold(line, start, words)
    draft = _told(line, start, words)
    if draft is not None and draft.kind is not FigureKind.RANK:
        approximate(line, draft)
    return draft


def _untold(line: Line, start: int, words: list[str]) -> Draft | None:
    """Read "hàng trăm hộ", "vài chục ha": at least the magnitude that is named."""
    size, value = 1, Decimal(1)
    while size < min(3, len(words)) and words[size] in WORD_MAGNITUDES:
        size, value = size + 1, value * WORD_MAGNITUDES[words[size]]
    if size == 1:
        return None
    draft = _amount(line, start, start + len(" ".join(words[:size])), value, words, size)
    if draft is not None:
        draft.approximation = Approximation.AT_LEAST
    return draft


def _told(line: Line, start: int, words: list[str]) -> Draft | None:
    before = line.before(start, 30)
    if _RANKED.search(before):
        value = _RANKS.get(words[0])
        return Draft(start, start + len(words[0]), FigureKind.RANK, Decimal(value)) if value else None
    if half := _half(line, start):
        return half
    if words[0] in _MULTIPLES:
        multiplied = before.endswith("gấp ")
        end = start + len(words[0])
        return Draft(start, end, FigureKind.MULTIPLE, _MULTIPLES[words[0]], "lần") if multiplied else None
    return _count(line, start, words)


def _half(line: Line, start: int) -> Draft | None:
    match = _HALF.match(line.low, start)
    if match is None:
        return None
    return Draft(
        start, match.end(), FigureKind.RATIO, (Decimal(1), Decimal(2)), whole_counted(line.text, line.low, match.end())
    )


def _fraction(line: Line, start: int, words: list[str], used: int, part: Decimal) -> Draft | None:
    """Read "hai phần ba"; in "năm phần trăm" the word after is a per cent sign."""
    if words[used : used + 1] != ["phần"] or words[used + 1 : used + 2] in (["trăm"], ["nghìn"]):
        return None
    size, whole = read_number_words(words[used + 1 :])
    if not size or not part < whole:
        return None
    end = start + len(" ".join(words[: used + 1 + size]))
    return Draft(start, end, FigureKind.RATIO, (part, whole), whole_counted(line.text, line.low, end))


def _five(line: Line, start: int, words: list[str]) -> Draft | None:
    """Read "năm" as five only where it opens a clause or follows a word that counts; elsewhere it is the year."""
    before = line.low[max(0, start - 40) : start].rstrip()
    opens = not before or before[-1] in ".,;(:"
    previous = line.words_before(start)
    if not opens and not (previous and previous[-1] in _BEFORE_FIVE):
        return None
    if " ".join(words[1:3]) not in COMPOUNDS and words[1:2] != [] and words[1] not in _SEEN_SINGLY:
        return None
    if words[1:2] == ["học"] and " ".join(words[1:3]) not in COMPOUNDS:
        return None
    noun = read_counted_noun(line.text, line.low, start + 3)
    return Draft(start, start + 3, FigureKind.COUNT, Decimal(5), noun[1]) if noun else None


def _count(line: Line, start: int, words: list[str]) -> Draft | None:
    used, value = read_number_words(words)
    previous = line.words_before(start)
    if not used or (previous and (previous[-1] in _NAMED or previous[-1] in NUMBER_WORDS)):
        return None
    end = start + len(" ".join(words[:used]))
    if fraction := _fraction(line, start, words, used, value):
        return fraction
    if percent := read_percent(line.low, end):
        kind = FigureKind.PERCENTAGE_POINT if percent[1] == "điểm %" else FigureKind.PERCENT
        share = value / 10 if percent[1] == "‰" else value
        return Draft(start, percent[0], kind, share, "điểm %" if percent[1] == "điểm %" else "%")
    if words[used : used + 1] == ["lần"] and previous and previous[-1] in _GROWN:
        return Draft(start, end + 4, FigureKind.MULTIPLE, value, "lần")
    if used == 1 and words[0] in ("một", "năm"):
        return _five(line, start, words) if words[0] == "năm" else None
    return _amount(line, start, end, value, words, used)


def _amount(line: Line, start: int, end: int, value: Decimal, words: list[str], used: int) -> Draft | None:
    scaled = any(word in WORD_MAGNITUDES for word in words[:used])
    currency = read_currency(line.low, end) if scaled else None
    if currency is not None:
        return Draft(start, currency[0], FigureKind.MONEY, value, currency[1])
    if scaled and value >= 10**9:
        return Draft(start, end, FigureKind.MONEY, value, "VND")
    if words[used : used + 2] == ["con", "số"]:
        return None
    if is_counted(words[used : used + 3]):
        noun = read_counted_noun(line.text, line.low, end)
        return Draft(start, end, FigureKind.COUNT, value, noun[1]) if noun else None
    measure = read_measure(line.low, end)
    if measure is None:
        return None
    return Draft(start, measure[0], FigureKind.MEASURE, value, line.text[measure[0] - len(measure[1]) : measure[0]])
