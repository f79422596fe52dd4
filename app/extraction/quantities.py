"""Amounts of every kind: money, percent, measures, ratios, ranks, multiples and counts."""

from __future__ import annotations

import re
from decimal import Decimal

from app.extraction.draft import Draft, Line
from app.extraction.model import Approximation, FigureKind
from app.language.approximations import approximation_after, approximation_before
from app.language.counted_nouns import read_counted_noun, skip_number_in_words, whole_counted
from app.language.currencies import read_currency, read_leading_currency
from app.language.magnitudes import read_scale, read_scaled
from app.language.numerals import Numeral, read_numeral
from app.language.tables import words as words_of
from app.language.units import VOLTS, read_measure, read_percent

_PAIR = re.compile(
    r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)\s?/\s?([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?![0-9]|[.,/][0-9])(?!\s?(?:(?:tỷ|tỉ|triệu|nghìn|ngàn|đồng|usd|k?v)(?![^\W_])|%))"
)
_SHARED = re.compile(r"\s?(?:-|–|—|÷|~|đến|tới|/)\s?(?=[0-9])")
_FROM_TO = re.compile(r"\s?(?:-|–|—|đến|tới|lên|lên tới|lên đến|xuống|xuống còn)\s?(?=[0-9])")
_RANK_CUES = re.compile(
    r"(?:xếp|đứng|vị\strí|vị\sthứ|thứ\shạng|hạng|bảng\sxếp\shạng)(?:\s[^\W\d_]+){0,3}\s(?:thứ\s?)$|(?:xếp\shạng|vị\strí|hạng|tốp|top|xếp\svị\sthứ|vị\sthứ)\s(?:thứ\s)?$"
    r"|(?<![^\W_])(?:lớn|cao|thấp|nhiều|ít|đông|nhanh|mạnh|tốt|dài|rộng)(?:\snhất)?\sthứ\s?$"
)
_NEXT_RANK = re.compile(r"\s?(?:,|và|,\svà|hoặc)\s(?:thứ\s)?")
_FIELD = re.compile(
    r"\s(?:cả\snước|toàn\squốc|toàn\stỉnh|toàn\svùng|trong\s(?:vùng|khu\svực|cả\snước|tỉnh)|khu\svực|thế\sgiới|(?:của\s)?tỉnh)(?![^\W_])"
)
_MINUS = re.compile(r"(?:(?<=[\s(])|^)(?:[-−]|âm\s)$")
_TIMES = re.compile(r"\s?lần(?![^\W_])")
_TIMES_CUES = words_of("gấp tăng giảm bằng")
_LOOSE = words_of("thêm ít nhất tối thiểu khoảng hơn gần trên tới đến được lên xuống xấp xỉ đạt")
_OPEN_KINDS = frozenset({FigureKind.MEASURE, FigureKind.MONEY, FigureKind.PERCENT, FigureKind.COUNT})
_PLACES = words_of("huyện tỉnh xã phường tuyến địa lĩnh quận thị thành")
# What is counted by the billion; a billion of anything else is money.
_BILLIONS = words_of("người lượt con cổ dân sản cây kwh thẻ tài bản liều")
_UPPER = re.compile(r"[^.;]{0,70}?\s(?:đến|lên|xuống|tới|còn|sang|thành)\s|\s?[-–]\s?[0-9]")
_SURPASSED = re.compile(r"\s*(?:so|kế hoạch|dự toán|chỉ tiêu|mục tiêu|kh|kế|nghị quyết|mức|của)")


def ranks_in_field(low: str, end: int) -> bool:
    """Say whether the field of a rank follows: "thứ 2 cả nước", "thứ 5 trong vùng"."""
    return _FIELD.match(low, end) is not None


def read_quantity(line: Line, start: int, numeral: Numeral) -> Draft | None:
    """Read the amount that begins with a numeral at a place."""
    draft = _led_by_currency(line, start, numeral) or _ratio(line, start) or _amount(line, start, numeral)
    if draft is not None:
        _negate(line, draft)
        if isinstance(draft.value, Decimal) and draft.value == draft.value.to_integral_value():
            draft.value = draft.value.to_integral_value()
        approximate(line, draft)
    return draft


def read_rank(line: Line, start: int, numeral: Numeral) -> Draft | None:
    """Read the place in an order that begins at a place: "xếp thứ 18", "thứ 13/63"."""
    pair = _PAIR.match(line.low, start)
    ranked = _RANK_CUES.search(line.before(start, 40)) is not None
    if pair is not None:
        words = line.words_before(start)
        if ranked or (words and words[-1] == "thứ"):
            return Draft(start, pair.end(), FigureKind.RANK, _pair(pair))
        return None
    if not ranked and _goes_on_ranking(line, start, numeral.end):
        ranked = True
    if not ranked and line.before(start, 5).endswith("thứ ") and ranks_in_field(line.low, numeral.end):
        ranked = True
    if not ranked or numeral.grouped or numeral.value != int(numeral.value):
        return None
    if read_percent(line.low, numeral.end) is not None or read_scale(line.low, numeral.end) is not None:
        return None
    return Draft(start, numeral.end, FigureKind.RANK, numeral.value)


def _goes_on_ranking(line: Line, start: int, end: int) -> bool:
    """Say whether a number without a noun goes on a list of ranks: "lớn thứ 3 và 4"."""
    last = line.last
    if last is None or last.kind is not FigureKind.RANK or _NEXT_RANK.fullmatch(line.low[last.end : start]) is None:
        return False
    return read_counted_noun(line.text, line.low, end) is None


def _led_by_currency(line: Line, start: int, numeral: Numeral) -> Draft | None:
    """Read an amount whose currency stands before it: "USD 5 triệu", "$200"."""
    floor = line.last.end if line.last else 0
    currency = read_leading_currency(line.low[max(floor, start - 6) : start])
    if currency is None:
        return None
    end, value, _ = read_scaled(line.low, numeral)
    return Draft(start - currency[0], end, FigureKind.MONEY, value, currency[1], doubtful=numeral.doubtful)


def _negate(line: Line, draft: Draft) -> None:
    """Take in a minus that is glued to the number, as in "tăng trưởng -5,6%"; apart from it, it is a dash."""
    floor = line.last.end if line.last else 0
    minus = _MINUS.search(line.low, max(floor, draft.start - 4), draft.start)
    if minus is None or not isinstance(draft.value, Decimal):
        return
    alone = not line.low[max(floor, minus.start() - 40) : minus.start()].strip(" *")
    if not alone or line.cell is not None or minus.group().startswith("â"):
        draft.start, draft.value = minus.start(), -draft.value


def _pair(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    return Decimal(match[1].replace(".", "")), Decimal(match[2].replace(".", ""))


def _ratio(line: Line, start: int) -> Draft | None:
    pair = _PAIR.match(line.low, start)
    if pair is None:
        return None
    return Draft(start, pair.end(), FigureKind.RATIO, _pair(pair), whole_counted(line.text, line.low, pair.end()))


def _amount(line: Line, start: int, numeral: Numeral, ranged: bool = True) -> Draft | None:
    low = line.low
    if percent := read_percent(low, numeral.end):
        end, unit = percent
        value = numeral.value / 10 if unit == "‰" else numeral.value
        kind = FigureKind.PERCENTAGE_POINT if unit == "điểm %" else FigureKind.PERCENT
        return Draft(start, end, kind, value, "%" if unit == "‰" else unit, doubtful=numeral.doubtful)
    end, value, factor = read_scaled(low, numeral)
    if currency := read_currency(low, end):
        return Draft(start, currency[0], FigureKind.MONEY, value, currency[1], doubtful=numeral.doubtful)
    if measure := read_measure(low, end):
        unit = line.text[measure[0] - len(measure[1]) : measure[0]]
        return Draft(start, measure[0], FigureKind.MEASURE, value, unit, doubtful=numeral.doubtful)
    noun = read_counted_noun(line.text, low, skip_number_in_words(low, end) if "(" in low[end : end + 2] else end)
    if noun is None and low[end - 1] == "k":
        return Draft(start, end, FigureKind.MONEY, value, "VND", doubtful=numeral.doubtful)
    if factor >= 10**6 and (noun is None or (factor >= 10**9 and not _countable(noun[1]))):
        return Draft(start, end, FigureKind.MONEY, value, "VND", doubtful=numeral.doubtful)
    if times := _TIMES.match(low, end):
        words = [word for word in line.words_before(start) if word not in _LOOSE]
        if words and words[-1] in _TIMES_CUES:
            return Draft(start, times.end(), FigureKind.MULTIPLE, value, "lần", doubtful=numeral.doubtful)
    if ranged and factor == 1 and (shared := _shared_unit(line, start, numeral)):
        return shared
    return Draft(start, end, FigureKind.COUNT, value, noun[1] if noun else None, doubtful=numeral.doubtful)


def _countable(noun: str) -> bool:
    return noun.split()[0].lower() in _BILLIONS


def _shared_unit(line: Line, start: int, numeral: Numeral) -> Draft | None:
    """Read the first number of a range with the magnitude and unit that only the second shows."""
    rising = line.before(start, 8).endswith("từ ")
    gap = (_FROM_TO if rising else _SHARED).match(line.low, numeral.end)
    other = read_numeral(line.low, gap.end()) if gap else None
    if gap is None or other is None:
        return None
    second = _amount(line, gap.end(), other, ranged=False)
    if second is None or second.kind in (FigureKind.MULTIPLE, None) or not isinstance(second.value, Decimal):
        return None
    _, scaled, factor = read_scaled(line.low, other)
    volts = second.unit is not None and second.unit.lower() in VOLTS
    if "/" in gap.group() and second.kind is not FigureKind.MONEY and not volts:
        return None
    value = numeral.value * (factor if scaled != other.value else 1)
    return Draft(start, numeral.end, second.kind, value, second.unit, doubtful=numeral.doubtful)


def approximate(line: Line, draft: Draft) -> None:
    """Set how exact the words around an amount say that it is."""
    last = line.last
    words = line.words_before(draft.start)
    found = approximation_before(words, line.before(draft.start)) or approximation_after(line.low, draft.end)
    if found == "more_than" and words and _is_no_excess(line, draft, words[-1]):
        found = None
    if found is None and _is_floor(line, draft, words):
        found = "at_least"
    if found is None and last is not None and last.kind is draft.kind:
        gap = _SHARED.match(line.low, last.end)
        if gap is not None and gap.end() == draft.start:
            draft.approximation = last.approximation
    if found is not None:
        draft.approximation = Approximation(found)


def _is_no_excess(line: Line, draft: Draft, word: str) -> bool:
    """Say whether "vượt" tells the change itself ("vượt 12% kế hoạch"), or "trên" a place ("trên 10 huyện")."""
    if word == "vượt":
        return _SURPASSED.match(line.low, draft.end) is not None
    placed = draft.unit is not None and draft.unit.split()[0].lower() in _PLACES
    return word == "trên" and draft.kind is FigureKind.COUNT and placed


def _is_floor(line: Line, draft: Draft, words: list[str]) -> bool:
    """Say whether "từ" opens upwards: no "đến" or "lên" closes the range."""
    if not words or words[-1] != "từ" or draft.kind not in _OPEN_KINDS:
        return False
    return _UPPER.match(line.low, draft.end) is None
