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
_LONGEST = 90


def find_indicator(text: str, start: int, figures: list[Figure]) -> str | None:
    """Return the noun phrase that the first amount of a claim measures, or None where none is clear."""
    first = next((figure for figure in figures if figure.kind in QUANTITIES), None)
    if first is None:
        return None
    if first.kind in (FigureKind.COUNT, FigureKind.RATIO) and first.unit:
        return first.unit
    head = text[start : first.span.start]
    parts = [part.strip(" *") for part in _BREAK.split(head) if part.strip(" *")]
    while len(parts) > 1 and _OPENING.match(parts[0]):
        parts.pop(0)
    if not parts:
        return None
    phrase = parts[-1]
    match = _VERB.search(phrase)
    phrase = (phrase[: match.start()] if match else phrase).strip()
    return phrase if 3 <= len(phrase) <= _LONGEST else None
