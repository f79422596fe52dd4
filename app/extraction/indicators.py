"""The noun phrase of what a claim measures."""

from __future__ import annotations

import re

from app.extraction.model import QUANTITIES, Figure, FigureKind

_BREAK = re.compile(r"[,;:.(]|\s[-–]\s")
_VERB = re.compile(
    r"\s(?:đạt|ước|tăng|giảm|là|có|được|đã|chiếm|còn|bằng|vượt|tiếp tục|cơ bản|không|sẽ|đang|gồm|xếp|đứng|lên|tới|đến)"
    r"(?![^\W_])"
)
_OPENING = re.compile(
    r"^(?:trong|đến|tính đến|từ|theo|qua|riêng|đối với|về|sau|hiện|hiện nay|kết quả|trên)\s", re.IGNORECASE
)
_TIME = re.compile(r"\s(?:trong\s)?(?:(?:6|06|9|09)\stháng\s|năm\s|quý\s|tháng\s|giai\sđoạn\s).{0,40}$", re.IGNORECASE)
# "Đàn lợn có 215.000 con", "Số hộ nghèo là 3.200 hộ": the noun before the verb is measured, not the word counted by.
_OWNED = re.compile(
    r"(?:^|[,;:]\s)((?:Tổng\s)?(?:Số|Đàn|Dân số|Tổng)(?:\s[^\W\d_]+){0,6}?)\s(?:có|là|đạt|còn|ước|tăng|giảm)\s", re.I
)
_LONGEST = 90


def _owner(head: str) -> str | None:
    match = _OWNED.search(head)
    return match.group(1) if match else None


def find_indicator(text: str, start: int, figures: list[Figure]) -> str | None:
    """Return the noun phrase that the first amount of a claim measures, or None where none is clear."""
    first = next((figure for figure in figures if figure.kind in QUANTITIES), None)
    if first is None:
        return None
    head = text[start : first.span.start]
    if first.kind in (FigureKind.COUNT, FigureKind.RATIO) and first.unit:
        return _owner(head) or first.unit
    parts = [part.strip(" *") for part in _BREAK.split(head) if part.strip(" *")]
    while len(parts) > 1 and _OPENING.match(parts[0]):
        parts.pop(0)
    if not parts:
        return None
    phrase = parts[-1]
    match = _VERB.search(phrase)
    phrase = _TIME.sub("", (phrase[: match.start()] if match else phrase).strip(" ()"))
    return phrase if 3 <= len(phrase) <= _LONGEST else None
