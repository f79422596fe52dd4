"""Names in a row: "Long An, Bến Tre và Hải Dương", counted although a name may itself hold "và" or a comma."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.checks.clauses import CLOSING, OPENING, is_open
from app.report.model import Span

# What may stand before the capital letter of a name.
_HEAD = (
    r"(?:(?:các|những|hai|ba|bốn|ông|bà|đồng chí|anh|chị|tỉnh|thành phố|thị xã|thị trấn|huyện|quận|xã|phường|thôn|ấp|sở"
    r"|ban|trường|công ty|dự án|hội|chi cục|trung tâm|bệnh viện|đặc khu|khu|cụm|tuyến|cầu|hồ|chợ|đảo|sông|quốc lộ|tp)"
    r"\.?\s+){0,2}"
)
_CAPITAL = "".join(chr(code) for code in range(0xC0, 0x1EFA) if chr(code).isupper())
_NAME = re.compile(rf"\s*(?:và\s+)?[“\"]?{_HEAD}[“\"]?[A-Z{_CAPITAL}]")
_AND = re.compile(r"\s+(?:và|cùng với|cùng)\s+")
# Names that are one although commas part their words.
_ONE = re.compile(
    r"Văn h(?:óa|oá),\s+Thể thao và Du lịch|Lao động,?\s*[-–]?\s*Thương binh(?: và|,) Xã hội|Nông, lâm",
    re.IGNORECASE,
)
_STOP = ".;:)\n"


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a row, the fewest and the most that a reader can count, and whether the row surely ends there."""

    spans: tuple[Span, ...]
    fewest: int
    most: int
    ended: bool


def read_names(text: str, start: int, end: int) -> Names | None:
    """Return the names that stand from a place on, parted by commas and a last "và"; None where none begins there."""
    stop = _stop(text, start, end)
    pieces, at_end = _named_pieces(text, start, stop)
    if not pieces or is_open(text[start : stop + 3]):
        return None
    at_end = at_end and text[stop : stop + 1] != ";"  # names that semicolons part are told with something else
    last = pieces[-1]
    both = [match for match in _AND.finditer(text, *last) if _NAME.match(text, match.end(), last.end)]
    both = [match for match in both if not _inside_brackets(text, last.start, match.start())]
    spans = [*pieces[:-1], *_split(last, both[-1:])]
    inner = sum(len(_AND.findall(text, *piece)) for piece in pieces)
    fewest = len(pieces)
    return Names(tuple(spans), fewest, len(pieces) + inner, at_end or bool(both))


def names_before(text: str, start: int, end: int) -> Names | None:
    """Return the names that fill the stretch up to a place: all of its pieces must begin like names."""
    names = read_names(text, start, end)
    return names if names is not None and names.spans[-1].end >= end - 1 else None


def _stop(text: str, start: int, end: int) -> int:
    level = 0
    for place in range(start, end):
        level += (text[place] in OPENING) - (text[place] in CLOSING)
        if level < 0 or (not level and text[place] in _STOP and not _is_abbreviation(text, place)):
            return place
    return end


def _is_abbreviation(text: str, place: int) -> bool:
    return text[place] == "." and text[max(0, place - 2) : place].upper() in ("TP", "TX", "TT", " P", " Q")


def _named_pieces(text: str, start: int, stop: int) -> tuple[list[Span], bool]:
    """Return the pieces between commas as long as each begins like a name, and whether they reach the end."""
    pieces: list[Span] = []
    for piece in _pieces(text, start, stop):
        if not _NAME.match(text, *piece):
            return pieces, False
        pieces.append(piece)
    return pieces, True


def _pieces(text: str, start: int, stop: int) -> list[Span]:
    ones = [match.span() for match in _ONE.finditer(text, start, stop)]
    found, level, begin = [], 0, start
    for place in range(start, stop):
        level += (text[place] in OPENING) - (text[place] in CLOSING)
        if text[place] == "," and not level and not any(a <= place < b for a, b in ones):
            found.append(Span(begin, place))
            begin = place + 1
    return [piece for piece in [*found, Span(begin, stop)] if text[piece.start : piece.end].strip()]


def _inside_brackets(text: str, start: int, place: int) -> bool:
    return sum((sign in OPENING) - (sign in CLOSING) for sign in text[start:place]) > 0


def _split(piece: Span, at: list[re.Match[str]]) -> list[Span]:
    return [Span(piece.start, at[0].start()), Span(at[0].end(), piece.end)] if at else [piece]
