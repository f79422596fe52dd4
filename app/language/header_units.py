"""Units that stand apart from the numbers they measure: "ĐVT: triệu đồng", "Diện tích (ha)", "Tỷ lệ (%)"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from app.language.counted_nouns import is_counted, read_counted_noun
from app.language.currencies import read_currency
from app.language.magnitudes import read_scale
from app.language.numerals import read_numeral
from app.language.units import read_measure, read_percent


class HeaderUnit(NamedTuple):
    """A unit told by a header: "money", "percent", "percentage_point", "measure" or "count", its name and factor."""

    kind: str
    unit: str
    factor: Decimal
    start: int
    end: int


_TOLD = re.compile(r"(?<![^\W_])(?:đvt|đv tính|đơn vị tính|đơn vị)\s*(?::|là)\s*([^().;\n]{1,30})", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\(([^()]{1,30})\)")
_AFTER_COMMA = re.compile(r"[,:]\s*([^(),:]{1,20})$")
_SHARE = re.compile(r"\s*(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|cơ cấu)(?![^\W_])", re.IGNORECASE)
_PERCENT_SIGN = re.compile(r"^\s*%|(?<!\d)(?<!\d\s)%\s*$")  # "được hưởng 100%" measures nothing in percent
_NUMBER_OF = re.compile(r"\s*(?:tổng\s)?số(?:\slượng)?(?=\s[^\W\d_])", re.IGNORECASE)
_PER = re.compile(r"\s*/\s*[^\W_]+(?:[ /][^\W\d_]+){0,3}")
_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3}(?:/[^\W_]+(?: [^\W\d_]+)?)?")


def read_told_unit(text: str) -> HeaderUnit | None:
    """Read the unit that a caption tells: "Đơn vị tính: Tỷ đồng"."""
    match = _TOLD.search(text)
    return read_unit_name(text, match.start(1), match.end(1)) if match else None


def read_header_unit(text: str) -> HeaderUnit | None:
    """Read the unit that the header of a column or the label of a row tells; the last bracket comes first."""
    if told := read_told_unit(text):
        return told
    for match in reversed(list(_IN_BRACKETS.finditer(text))):
        if found := read_unit_name(text, match.start(1), match.end(1)):
            return found
    sign = _PERCENT_SIGN.search(text)
    if sign is not None:
        place = text.index("%", sign.start())
        return HeaderUnit("percent", "%", Decimal(1), place, place + 1)
    if (share := _SHARE.match(text)) is not None:
        return HeaderUnit("percent", "%", Decimal(1), *share.span())
    comma = _AFTER_COMMA.search(text)
    return read_unit_name(text, comma.start(1), comma.end(1)) if comma else None


def read_header_noun(text: str) -> HeaderUnit | None:
    """Read what a column counts: "hộ nghèo" in "Số hộ nghèo"."""
    low = text.lower()
    if len(low) != len(text) or (match := _NUMBER_OF.match(low)) is None:
        return None
    if not is_counted(low[match.end() :].split()[:3]):
        return None
    noun = read_counted_noun(text, low, match.end())
    return HeaderUnit("count", noun[1], Decimal(1), match.end() + 1, noun[0]) if noun else None


def read_unit_name(text: str, start: int, end: int, sure: bool = False) -> HeaderUnit | None:
    """Read a stretch that is nothing but the name of a unit; where that is sure, any few words are one."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:"):
        end -= 1
    low = text[start:end].lower()
    if not low or len(low) != end - start:
        return None
    percent = read_percent(low, 0)
    if percent is not None and percent[0] == len(low):
        kind, factor = ("percentage_point", 1) if percent[1] == "điểm %" else ("percent", 1)
        if percent[1] == "‰":
            return HeaderUnit("percent", "%", Decimal("0.1"), start, end)
        return HeaderUnit(kind, percent[1], Decimal(factor), start, end)
    return _scaled_unit(text[start:end], low, start, end, sure)


def _scaled_unit(shown: str, low: str, start: int, end: int, sure: bool) -> HeaderUnit | None:
    """Read magnitude and unit: "1.000 đồng", "nghìn tấn", "tr.đ", "triệu lượt khách"."""
    place, factor = 0, Decimal(1)
    numeral = read_numeral(low, 0)
    if numeral is not None and numeral.value in (1000, 1_000_000):
        place, factor = numeral.end, numeral.value
    if scale := read_scale(low, place):
        place, factor = scale[0], factor * scale[1]
    if place == len(low):
        return HeaderUnit("money", "VND", factor, start, end) if factor >= 10**6 else None
    if (currency := read_currency(low, place)) and _ends(low, currency[0]):
        return HeaderUnit("money", currency[1], factor, start, end)
    if (measure := read_measure(low, place)) and _ends(low, measure[0]):
        return HeaderUnit("measure", shown[measure[0] - len(measure[1]) : measure[0]], factor, start, end)
    name = _NAME.fullmatch(low, place + (low[place : place + 1] == " "))
    if name is None or not (sure or is_counted(name.group().partition("/")[0].split()[:3])):
        return None
    return HeaderUnit("count", shown[name.start() :], factor, start, end)


def _ends(low: str, place: int) -> bool:
    return place == len(low) or _PER.fullmatch(low, place) is not None
