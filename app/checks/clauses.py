"""Sentences, clauses and the words around a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.extraction.model import Figure
from app.report.model import Block, Report, Span

# A full stop ends a sentence before a blank, a note's mark or the end; not after an abbreviation such as "TP.".
_END = re.compile(
    r"(?<!\bTP)(?<!\btp)(?<!\bTX)(?<!\bThS)(?<!\bTS)(?<!\bĐ)[.!?…]+[\"”»’)\]*]*(?=\s|$|[⁰¹²³⁴⁵⁶⁷⁸⁹⁽])(?:[⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾]*)"
)
_CHANGE = re.compile(
    r"(?:tăng|giảm|kém|cao hơn|thấp hơn|nhiều hơn|ít hơn|lên|xuống|so với)\s*(?:thêm|khoảng|gần|trên|hơn|là)?\s*$",
    re.I,
)
_RANGE_FROM = re.compile(r"\d[\d.,]*\s*(?:-|–|đến)\s*$")
_OF_CHANGE = re.compile(r"\b(?:tăng|giảm|kém|(?:cao|thấp|nhiều|ít) hơn)\b[^,;:()\d]*\d[\d.,]*[^,;:()\d]*\(\s*$", re.I)
# The second of two nouns that count one thing: "1.508 vụ, việc".
TWIN = (
    r"(?:,\s*(?!(?:tăng|giảm|đạt|bằng|chiếm|vượt|trong|riêng|còn|có|đã|tỷ|tỉ|so|là|với|tương)\b)"
    r"[^\W\d]+(?:\s[^\W\d]+)?(?=\s*[,;(]))"
)
_OPEN = re.compile(r"\.\.\.|…|\bv\.?\s?v\b|\bv\.v", re.I)
OPENING, CLOSING = "([", ")]"


def sentences(report: Report, block: Block) -> Iterator[Span]:
    """Yield the sentences of a block, the end of each with its stop."""
    start, end = block.span
    for match in _END.finditer(report.text, start, end):
        following = report.text[match.end() : end].lstrip()
        if following[:1].islower():
            continue
        if match.end() > start:
            yield Span(start, match.end())
            start = match.end()
    if report.text[start:end].strip():
        yield Span(start, end)


def before(report: Report, figure: Figure, size: int = 40) -> str:
    """Return the words before a figure in its block."""
    start = report.block(figure.block).span.start
    return report.text[max(start, figure.span.start - size) : figure.span.start]


def after(report: Report, figure: Figure, size: int = 40) -> str:
    """Return the words after a figure in its block."""
    end = report.block(figure.block).span.end
    return report.text[figure.span.end : min(end, figure.span.end + size)]


def is_change(report: Report, figure: Figure) -> bool:
    """Say whether a figure is a difference or a thing compared with ("tăng 5", "tăng 1-1,5", "so với 40")."""
    return _CHANGE.search(_RANGE_FROM.sub("", before(report, figure, 30))) is not None


def is_now_and_then(report: Report, figure: Figure) -> bool:
    """Say whether "206/113" in brackets shows both values of the change before it, and no part of a whole."""
    return _OF_CHANGE.search(before(report, figure, 60)) is not None


def is_open(text: str) -> bool:
    """Say whether a list ends in "..." or "v.v."."""
    return _OPEN.search(text) is not None


def depth(text: str, start: int, end: int) -> int:
    """Return how many brackets stay open from start to end; negative where more close than open."""
    opened = sum(text.count(sign, start, end) for sign in OPENING)
    return opened - sum(text.count(sign, start, end) for sign in CLOSING)


def same_noun(one: str | None, other: str | None) -> bool:
    """Say whether two counted nouns are the same: equal, or one begins with all words of the other."""
    first, second = (one or "").casefold().split(), (other or "").casefold().split()
    size = min(len(first), len(second))
    return size > 0 and first[:size] == second[:size]
