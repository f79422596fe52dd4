"""Magnitude words after a numeral: "1,8 triệu", "33 nghìn tỷ", "1 tỷ 784 triệu 400 ngàn", "2 tỷ rưỡi"."""

from __future__ import annotations

import re
from decimal import Decimal

from app.language.numerals import Numeral, read_numeral

MAGNITUDES = {
    "chục": Decimal(10),
    "trăm": Decimal(100),
    "nghìn": Decimal(1000),
    "ngàn": Decimal(1000),
    "vạn": Decimal(10_000),
    "triệu": Decimal(10**6),
    "tr": Decimal(10**6),
    "tỷ": Decimal(10**9),
    "tỉ": Decimal(10**9),
}

# "tỷ lệ" after a number is a rate, "triệu chứng" a symptom, "vạn" often part of a name.
_NOT_AFTER = {"tỷ": "lệ|trọng|số|suất|giá|phú", "tỉ": "lệ|trọng|số|suất|giá|phú|mỉ", "triệu": "chứng|tập|hồi"}
_ONE = "|".join(
    f"{word}(?![^\\W_])" + (f"(?!\\s(?:{_NOT_AFTER[word]})(?![^\\W_]))" if word in _NOT_AFTER else "")
    for word in sorted(MAGNITUDES, key=len, reverse=True)
)
_SCALE = re.compile(rf"\s{{0,2}}({_ONE})(?:\s({_ONE}))?")
# Shortened magnitudes count only before a currency ("500 trđ", "45 tr.đồng", "5 tr. USD"), k only glued ("500k").
SHORTENED = {"tr": Decimal(10**6), "t": Decimal(10**9), "ng": Decimal(1000), "ngh": Decimal(1000)}
_SHORT = re.compile(r"(?:\s{0,2}(tr|ngh|ng)(?:\.\s?|\s)?|(?:\s?)(t)\.?)(?=(?:đ|đồng|vnđ|vnd|usd)(?![^\W_]))")
_THOUSANDS = re.compile(r"k(?![^\W_])")
_HALF = re.compile(r"\srưỡi(?![^\W_])")
_NEXT = re.compile(r"\s(?=[0-9])")


def read_scale(text: str, start: int) -> tuple[int, Decimal] | None:
    """Read the magnitude words that begin at a place, blanks before them included: where they end, and the factor."""
    if short := _SHORT.match(text, start):
        return short.end(), SHORTENED[short.group(1) or short.group(2)]
    match = _SCALE.match(text, start)
    if match is None:
        return None
    factor = MAGNITUDES[match.group(1)]
    if match.group(2):
        factor *= MAGNITUDES[match.group(2)]
    return match.end(), factor


def read_scaled(text: str, numeral: Numeral) -> tuple[int, Decimal, Decimal]:
    """Read on from a numeral over its magnitudes: where the whole ends, its value, its smallest factor (1: none)."""
    half = _HALF.match(text, numeral.end)
    scale = read_scale(text, half.end() if half else numeral.end)
    if scale is None:
        if _THOUSANDS.match(text, numeral.end) and numeral.value >= 10:
            return numeral.end + 1, numeral.value * 1000, Decimal(1000)
        return numeral.end, numeral.value, Decimal(1)
    end, factor = scale
    value = numeral.value * factor
    if half:
        return end, value + factor / 2, factor
    if half := _HALF.match(text, end):
        return half.end(), value + factor / 2, factor
    while blank := _NEXT.match(text, end):
        part = read_numeral(text, blank.end())
        smaller = read_scale(text, part.end) if part else None
        if part is None or smaller is None or smaller[1] >= factor:
            break
        end, factor = smaller
        value += part.value * factor
    return end, value, factor
