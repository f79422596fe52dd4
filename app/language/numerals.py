"""Numerals as Vietnamese reports write them: digits with dots and commas, number words, Roman numerals."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple


class Numeral(NamedTuple):
    """A numeral that was read: where it ends, its exact value, and whether its separator can be read two ways."""

    end: int
    value: Decimal
    doubtful: bool
    grouped: bool


_DIGITS = re.compile(
    r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?(?![0-9])"
    r"|[0-9]{1,3}(?:[\u00a0\u202f][0-9]{3})+(?:,[0-9]+)?(?![0-9])"
    r"|[0-9]{1,3}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?(?![0-9])"
    r"|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+(?![0-9])"
    r"|[0-9]+(?:[.,][0-9]+)?"
)


def read_numeral(text: str, start: int) -> Numeral | None:
    """Read the numeral in digits that begins at a place; a dot groups thousands, a comma begins decimals.

    A dot that cannot group ("1.5") is read as a decimal point and marked doubtful, and so is a comma before 000.
    """
    match = _DIGITS.match(text, start)
    if match is None:
        return None
    shown = match.group()
    end = match.end()
    dots, commas = shown.count("."), shown.count(",")
    if not dots and not commas:
        digits = "".join(filter(str.isdigit, shown))
        return Numeral(end, Decimal(digits), False, len(digits) != len(shown))
    if dots and commas:
        thousands, point = (".", ",") if shown.rindex(",") > shown.rindex(".") else (",", ".")
        return Numeral(end, Decimal(shown.replace(thousands, "").replace(point, ".")), point == ".", True)
    if commas > 1:
        return Numeral(end, Decimal(shown.replace(",", "")), True, True)
    if commas:
        return _with_comma(shown, end)
    return _with_dots(shown, end, dots)


def _with_comma(shown: str, end: int) -> Numeral:
    whole, fraction = shown.split(",")
    if fraction == "000" and not whole.startswith("0") and len(whole) <= 3:
        return Numeral(end, Decimal(whole + fraction), True, True)
    return Numeral(end, Decimal(f"{whole}.{fraction}"), len(fraction) == 3 and whole != "0", False)


def _with_dots(shown: str, end: int, dots: int) -> Numeral:
    groups = shown.split(".")
    if all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3 and not groups[0].startswith("0"):
        return Numeral(end, Decimal("".join(groups)), False, True)
    if dots == 1:
        return Numeral(end, Decimal(shown), True, False)
    return Numeral(end, Decimal("".join(groups)), True, True)


NUMBER_WORDS = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
WORD_MAGNITUDES = {
    "mươi": 10, "chục": 10, "trăm": 100, "nghìn": 1000, "ngàn": 1000,
    "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9,
}  # fmt: skip
_FILLERS = {"linh", "lẻ"}


def read_number_words(words: list[str]) -> tuple[int, Decimal]:
    """Return how many of the words form a number, and its value; (0, 0) where the first is none."""
    total, section, digit, used = Decimal(0), 0, 0, 0
    last = 0
    for index, word in enumerate(words):
        if word in NUMBER_WORDS:
            if digit and not section:
                break
            digit = NUMBER_WORDS[word]
            if digit == 10:
                section, digit = section + 10, 0
        elif word in WORD_MAGNITUDES and used == index and index > 0:
            last = WORD_MAGNITUDES[word]
            if last < 1000:
                section, digit = section + max(digit, 1) * last, 0
            else:
                total, section, digit = total + (section + digit or 1) * last, 0, 0
        elif word == "rưỡi" and last:
            digit = 0
            total += Decimal(last) / 2
        elif not (word in _FILLERS and used):
            break
        used = index + 1
    return used, total + section + digit


_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})(?![^\W_])")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


def read_roman(text: str, start: int) -> tuple[int, int] | None:
    """Read the Roman numeral from I to XXXIX that begins at a place: where it ends, and its value."""
    match = _ROMAN.match(text, start)
    if match is None or not match.group():
        return None
    values = [_ROMAN_VALUES[letter] for letter in match.group()]
    signs = [-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True)]
    return match.end(), sum(signs)
