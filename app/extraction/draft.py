"""What the readers of one block share: its text in two cases, and the figures found in it so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.extraction.model import Approximation, FigureKind, Value
from app.report.model import CellPlace, Span

# A note's mark is no part of the word or number before it; the square of a metre is.
_MARK = re.compile(r"[⁰¹⁴-⁹]|[²³](?<![kcdm ]m[²³])(?<![0-9]m[²³])")
_SUPERSCRIPTS = "¹²³⁰⁴⁵⁶⁷⁸⁹"
# A hard blank is a blank like any other, but between digits it groups them.
_HARD_BLANKS = "\u00a0\u202f\u2007\u2009"
_HARD_BLANK = re.compile(rf"(?<![0-9])[{_HARD_BLANKS}]|[{_HARD_BLANKS}](?![0-9]{{3}})")
_MASK = "⁽"
_SIGNS = re.compile(r".*[,;:.()\[\]–\-/\n\t]", re.DOTALL)
_WORD = re.compile(r"[^\W_]+(?:[./][^\W_]+)*")


def lower_keeping_places(text: str) -> str:
    """Return the text in lower case, character by character where that keeps its length."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(one if len(one) == 1 else character for character in text for one in (character.lower(),))


@dataclass(slots=True)
class Draft:
    """A stretch of a block that was read: a figure, or (no kind) a number that states no quantity."""

    start: int
    end: int
    kind: FigureKind | None
    value: Value = ""
    unit: str | None = None
    approximation: Approximation = Approximation.EXACT
    doubtful: bool = False
    unit_from: Span | None = None
    document_type: str | None = None
    document_date: str | None = None
    issuer: str | None = None
    malformed: str | None = None


@dataclass(slots=True)
class Line:
    """One block while it is read: its text, the same in lower case, and the drafts in the order of the text."""

    text: str
    low: str
    body: int = 0
    cell: CellPlace | None = None
    ordinal: bool = False
    drafts: list[Draft] = field(default_factory=list)
    _asked: tuple[int, int] = (-1, -1)
    _words: list[str] = field(default_factory=list)

    @property
    def last(self) -> Draft | None:
        """The draft read last, or None."""
        return self.drafts[-1] if self.drafts else None

    def before(self, place: int, length: int = 60) -> str:
        """Return what stands before a place in lower case, back to the figure read last."""
        floor = self.drafts[-1].end if self.drafts else 0
        return self.low[max(floor, place - length, 0) : place]

    def words_before(self, place: int) -> list[str]:
        """Return the words right before a place, as far as no sign but a quote or an asterisk parts them."""
        asked = (place, len(self.drafts))
        if asked != self._asked:
            stretch = self.before(place, 40)
            cut = _SIGNS.match(stretch)
            self._asked, self._words = asked, _WORD.findall(stretch, cut.end() if cut else 0)
        return self._words


def squeeze(text: str) -> tuple[str, list[int]]:
    """Return the text with one blank for each run of them, and where each of its characters stood; no places: as is."""
    if "  " not in text:
        return text, []
    places = [place for place, sign in enumerate(text) if sign != " " or text[place - 1 : place] != " "]
    return "".join(map(text.__getitem__, places)), [*places, len(text)]


def open_line(text: str, body: int = 0, cell: CellPlace | None = None, ordinal: bool = False) -> Line:
    """Return a line to read, with nothing found in it yet."""
    marked = any(map(text.__contains__, _SUPERSCRIPTS))
    masked = _MARK.sub(_MASK, text) if marked else text
    low = lower_keeping_places(masked)
    if any(map(low.__contains__, _HARD_BLANKS)):
        low = _HARD_BLANK.sub(" ", low)
    return Line(masked, low, body, cell, ordinal)
