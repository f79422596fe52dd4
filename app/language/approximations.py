"""Words before a figure that say how exact it is. A new one is one line in a table."""

from __future__ import annotations

import re
from typing import Final

from app.language.tables import words as words_of

ABOUT, MORE, LESS, AT_LEAST, AT_MOST = "about", "more_than", "less_than", "at_least", "at_most"

# The words right before a figure, longest first when read.
MODIFIERS: Final = {
    "khoảng": ABOUT, "khỏang": ABOUT, "khoảng chừng": ABOUT, "ước": ABOUT, "ước tính": ABOUT, "ước đạt": ABOUT,
    "ước khoảng": ABOUT, "ước thực hiện": ABOUT, "ước thực hiện đạt": ABOUT, "gần": ABOUT, "xấp xỉ": ABOUT,
    "chừng": ABOUT, "độ chừng": ABOUT, "ngót": ABOUT, "ước thực hiện được": ABOUT, "ước khoảng gần": ABOUT,
    "ước tính đạt": ABOUT, "ước tính tăng": ABOUT, "ước tính giảm": ABOUT, "ước tăng": ABOUT, "ước giảm": ABOUT,
    "ước được": ABOUT, "ước có": ABOUT, "xung quanh": ABOUT, "tương đương khoảng": ABOUT, "ước cả năm đạt": ABOUT,
    "ước cả năm": ABOUT, "gần như": ABOUT, "ước thu": ABOUT, "ước chi": ABOUT,
    "trên": MORE, "hơn": MORE, "vượt": MORE, "vượt trên": MORE, "vượt mức": MORE, "vượt quá": MORE, "quá": MORE,
    "trên mức": MORE,
    "dưới": LESS, "dưới mức": LESS, "chưa đến": LESS, "chưa tới": LESS, "chưa đầy": LESS, "chưa được": LESS,
    "không đến": LESS, "không tới": LESS, "không đầy": LESS,
    "tối thiểu": AT_LEAST, "ít nhất": AT_LEAST, "ít ra": AT_LEAST, "tối thiểu là": AT_LEAST, "không dưới": AT_LEAST,
    "không ít hơn": AT_LEAST, "không thấp hơn": AT_LEAST, "thấp nhất là": AT_LEAST, "tối thiểu đạt": AT_LEAST,
    "tối đa": AT_MOST, "không quá": AT_MOST, "tối đa là": AT_MOST, "không vượt quá": AT_MOST, "nhiều nhất": AT_MOST,
    "không hơn": AT_MOST, "không cao hơn": AT_MOST, "không vượt": AT_MOST, "tối đa không quá": AT_MOST,
}  # fmt: skip

# "cao hơn 3%" compares, it does not round.
COMPARED: Final = words_of("cao thấp nhiều ít lớn nhỏ nhanh chậm dài ngắn sớm muộn tốt kém đông")

_LONGEST = max(len(words.split()) for words in MODIFIERS)
_UP = re.compile(r"(?:\s[^\W\d_]+){0,3}\strở\slên(?![^\W_])")
_DOWN = re.compile(r"(?:\s[^\W\d_]+){0,3}\strở\s(?:xuống|lại)(?![^\W_])")
# A rough amount may stand some words after its "ước": "ước chi cho đầu tư phát triển 11.500 tỷ đồng".
_ESTIMATE = re.compile(r"(?<![^\W_])ước(?!\s(?:mơ|nguyện|vọng|muốn|lệ|số|thực hiện năm))(?:\s[^\W\d_]+){0,8}\s$")


def approximation_before(words: list[str], before: str) -> str | None:
    """Return what the words that end right before a figure say of it, or None."""
    for size in range(min(_LONGEST, len(words)), 0, -1):
        found = MODIFIERS.get(" ".join(words[-size:]))
        if found is None:
            continue
        if words[-1] == "hơn" and size == 1 and len(words) > 1 and words[-2] in COMPARED:
            return None
        return found
    if "ước" in before and _ESTIMATE.search(before):
        return ABOUT
    return None


def approximation_after(text: str, end: int) -> str | None:
    """Return what "trở lên" or "trở xuống" after a figure say of it, or None."""
    if "trở" not in text[end : end + 40]:
        return None
    if _UP.match(text, end):
        return AT_LEAST
    return AT_MOST if _DOWN.match(text, end) else None
