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
    r"|[1-9][0-9]{0,2}(?: [0-9]{3}){0,3} 000(?![0-9]|[.,][0-9])"
    r"|[0-9]{1,3}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?(?![0-9])"
    r"|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+(?![0-9])"
    r"|[0-9]+(?:[.,][0-9]+)?"
)
# Letters that a scanned page shows for 0 and 1, where at least one true digit stands among them.
_SLIPPED = re.compile(
    r"(?=[ol.,]{0,3}[0-9])(?=[0-9.,]{0,9}[ol])[0-9ol]{1,4}(?:[.,][0-9ol]{3}){0,4}(?:,[0-9ol]{1,2})?(?![^\W_])"
)
_SLIPS = str.maketrans("ol", "01")


def read_slipped_numeral(text: str, start: int) -> Numeral | None:
    """Read a numeral (lower case) with the letters o and l for 0 and 1, as scanning leaves them; it is doubtful."""
    match = _SLIPPED.match(text, start)
    if match is None:
        return None
    shown = match.group()
    numeral = read_numeral(shown.translate(_SLIPS), 0)
    if numeral is None or numeral.end != len(shown) or (shown[-1] == "l" and "o" not in shown):
        return None
    return Numeral(match.end(), numeral.value, True, numeral.grouped)


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
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
WORD_MAGNITUDES = {
    "mươi": 10, "chục": 10, "trăm": 100, "nghìn": 1000, "ngàn": 1000, "vạn": 10_000,
    "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9,
}  # fmt: skip
_FILLERS = {"linh", "lẻ"}
_BILLION = 10**9


class _Sum:
    """A number in words while it is added up: digits, a group below a thousand, groups below a billion, billions."""

    def __init__(self) -> None:
        self.billions = self.groups = Decimal(0)
        self.group: int | None = None
        self.digit: int | None = None
        self.last = 0

    def take_digit(self, digit: int) -> bool:
        """Add a digit word; no when two digits stand side by side."""
        if self.digit is not None:
            return False
        if digit == 10:
            if self.group is not None and self.group % 100:
                return False
            self.group = (self.group or 0) + 10
        elif self.group is not None and self.group % 10:
            return False
        else:
            self.digit = digit
        return True

    def take_magnitude(self, factor: int) -> bool:
        """Multiply what stands before by a magnitude word; no where nothing does."""
        if factor < 1000:
            if self.digit is None:
                return False
            self.group, self.digit = (self.group or 0) + self.digit * factor, None
        elif self.group is None and self.digit is None:
            if not self.groups or factor != _BILLION:
                return False
            self.billions, self.groups = self.billions + self.groups * factor, Decimal(0)
        else:
            section = Decimal((self.group or 0) + (self.digit or 0))
            self.group = self.digit = None
            if factor == _BILLION:
                self.billions, self.groups = self.billions + (self.groups + section) * factor, Decimal(0)
            else:
                self.groups += section * factor
        self.last = factor
        return True

    @property
    def value(self) -> Decimal:
        """What the words taken so far come to."""
        return self.billions + self.groups + (self.group or 0) + (self.digit or 0)


def _is_digit(words: list[str], index: int) -> bool:
    """Say whether "năm" is five and no year ("hai mươi năm"), and "không" a zero and no denial ("không trăm")."""
    after = words[index + 1] if index + 1 < len(words) else ""
    if words[index] == "không":
        return after == "trăm"
    return words[index] != "năm" or not index or after in WORD_MAGNITUDES or words[index - 1] in _FILLERS


def read_number_words(words: list[str]) -> tuple[int, Decimal]:
    """Return how many of the words form a number, and its value; (0, 0) where the first is none."""
    total, used = _Sum(), 0
    value = Decimal(0)
    for index, word in enumerate(words):
        if word == "rưỡi" and total.last and used == index:
            return index + 1, value + Decimal(total.last) / 2
        if word in NUMBER_WORDS:
            taken = _is_digit(words, index) and total.take_digit(NUMBER_WORDS[word])
        elif word in WORD_MAGNITUDES:
            taken = total.take_magnitude(WORD_MAGNITUDES[word])
        elif word in _FILLERS and used == index and used:
            continue
        else:
            break
        if not taken:
            break
        used, value = index + 1, total.value
    return used, value


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
