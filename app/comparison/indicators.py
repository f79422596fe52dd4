"""What a changed figure measures, as its own claim, its row of a table or the clause before it says it."""

from __future__ import annotations

import re
from bisect import bisect_left

from app.comparison.model import Comparison, FigureChange
from app.extraction.indicators import find_indicator, main_figure
from app.extraction.model import Claim, Extraction, Figure, FigureKind
from app.language.indicator_words import AFTERWARDS, INTRODUCTION
from app.report.model import Block

_NAMED = frozenset({FigureKind.DATE, FigureKind.PERIOD, FigureKind.DOCUMENT_REFERENCE})
_BESIDE = frozenset({"change", "share", "plan_share", "previous"})  # what is told of an amount that stands before it
_BREAK = re.compile(r"(?:[,;:]|(?<![^\W\d_])[.]|(?<=[^\W_]{2})[.])\s|[(\[“\"\n]")
_JOINED = re.compile(r"\s(?:và|cùng)\s+$")  # "25.686 tỷ đồng vốn trong nước và 853 triệu USD vốn nước ngoài"
_REACHED = re.compile(
    r"(?:^|\s+)(?:đã|được|ước|thực hiện|đạt|là|có|còn|chỉ|bằng|chiếm|khoảng|trên|hơn|gần|dưới|cho|với|từ|đến|số|và|cả"
    r"|các|những|lễ|năm|trong|của|tại|ở|vào|ngày|trước|sau|:)$"
)
_LEADING = re.compile(r"(?:(?:trong )?kỳ(?=\sđã)|đã|đạt|ước|đang|sẽ)(?![^\W_])\s*")
_WHO = re.compile(r"^.*(?:^|\s)(?:đã|đang|sẽ)\s")  # who acts, before the act
_EDGE = " \t\n*“”\"'⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾-–•+;:,.()[]/"
_FOLLOWING = 60  # code points behind a figure that may name what it counts
_ACT = 4  # words of an act that tell one count from another ("lượt tiếp", "giường chuẩn bị")


def side_of(comparison: Comparison, change: FigureChange) -> tuple[Extraction, Figure]:
    """Return the version that a change is shown in, the new one where it has the figure, and the figure there."""
    if change.new is not None:
        return comparison.new, change.new
    assert change.old is not None  # a change has at least one side
    return comparison.old, change.old


class Indicators:
    """The indicators of the figures of one report; none of them holds another figure or words of two clauses."""

    def __init__(self, extraction: Extraction) -> None:
        self._extraction = extraction
        self._text = extraction.report.text
        self._claims: dict[str, Claim] = {}
        for claim in extraction.claims:
            for role in claim.figures:
                self._claims.setdefault(role.id, claim)
        self._rows: dict[tuple[int, int], str] = {}
        for block in extraction.report.blocks:
            if block.cell is not None and block.cell[:2] not in self._rows:
                words = extraction.report.text_of(block.span)
                if any(char.isalpha() for char in words):
                    self._rows[block.cell[:2]] = " ".join(words.split())

    def of(self, figure: Figure) -> str:
        """Return what a figure measures, or an empty text where the report names nothing."""
        block = self._extraction.report.block(figure.block)
        if block.cell is not None:
            return self._in_cell(figure, block) or self._rows.get(block.cell[:2], "")
        claim = self._claims.get(figure.id)
        measured = self._measured(figure, claim, block) if claim and figure.kind not in _NAMED else ""
        return measured or self._clause(figure.span.start, block) or self._following(figure, block)

    def _in_cell(self, figure: Figure, block: Block) -> str:
        """Return what a cell itself says before a figure; of a date or a number of a document all of it ("Số")."""
        words = self._text[block.span.start : figure.span.start]
        return self._clause(figure.span.start, block) or (_line(words) if figure.kind in _NAMED else "")

    def _measured(self, figure: Figure, claim: Claim, block: Block) -> str:
        """Return the indicator of a figure of a claim: the claim's own, its clause's, or that of the amount before."""
        figures = [self._extraction.figure(role.id) for role in claim.figures]
        roles = [role.role for role in claim.figures]
        place = figures.index(figure)
        if figure is main_figure(figures, roles)[0]:
            return self._told_apart(claim.indicator or "", figure, block)
        if roles[place] in _BESIDE:
            for before in range(place - 1, -1, -1):
                if roles[before] not in _BESIDE and figures[before].kind not in _NAMED:
                    return self._beside(self.of(figures[before]), figure, block)
        start = self._own_start(figure.span.start, block)
        found = find_indicator(self._text, start, claim.span.end, (figure,), ("value",))
        return self._told_apart(found or "", figure, block)

    def _beside(self, named: str, figure: Figure, block: Block) -> str:
        """Return the indicator of an amount with what is told of it: ", tăng", ", % dự toán"."""
        own = _trimmed(self._text[self._own_start(figure.span.start, block) : figure.span.start])
        if not own:
            own = f"{'%' if figure.kind is FigureKind.PERCENT else ''} {self._following(figure, block)}".strip()
        return f"{named}, {own}" if named and own and own.casefold() not in named.casefold() else named

    def _told_apart(self, named: str, figure: Figure, block: Block) -> str:
        """Return an indicator; one that is but a unit with the act before it, which tells it from others."""
        if not named or " " in named or figure.kind is not FigureKind.COUNT:
            return named
        words = _trimmed(self._text[self._own_start(figure.span.start, block) : figure.span.start])
        act = _WHO.sub("", words)
        return f"{named} {act}" if 0 < len(act.split()) <= _ACT else named

    def _clause(self, end: int, block: Block) -> str:
        """Return the clause before a place; where its last words say nothing also what stands before them in it."""
        start = self._own_start(end, block)
        own = _trimmed(self._text[start:end])
        if own or start <= block.span.start:
            return own
        if self._text[start - 1] in "([":
            return self._clause(start - 1, block)
        previous = self._previous(end, block)
        if previous is None or _BREAK.search(self._text, previous.span.end, end):
            return ""
        above, last = self._clause(previous.span.start, block), _line(self._text[start:end])
        return f"{above}, {last}" if above and last else above

    def _own_start(self, end: int, block: Block) -> int:
        """Return where the words of a place begin: behind the last break, the last figure or the mark of a list."""
        previous = self._previous(end, block)
        start = max(block.span.start, block.list_mark_end, previous.span.end if previous else 0)
        for found in _BREAK.finditer(self._text, start, end):
            start = found.end()
        joined = _JOINED.search(self._text, start, end) if previous else None
        return joined.end() if joined else start

    def _previous(self, end: int, block: Block) -> Figure | None:
        """Return the figure of a block that stands last before a place."""
        figures = self._extraction.figures_of(block.id)
        place = bisect_left(figures, end, key=lambda one: one.span.start)
        return figures[place - 1] if place else None

    def _following(self, figure: Figure, block: Block) -> str:
        """Return the noun phrase behind a figure, or its unit."""
        words = self._text[figure.span.end : min(block.span.end, figure.span.end + _FOLLOWING)]
        end = AFTERWARDS.search(words.lower())
        named = _line(words[: end.start() if end else len(words)])
        return named or (figure.unit or "" if figure.kind is FigureKind.COUNT else "")


def _line(words: str) -> str:
    return " ".join(words.split()).strip(_EDGE)


def _trimmed(words: str) -> str:
    """Return the words of a clause without those that lead to it and those that only lead to its number."""
    phrase = _line(words)
    while match := INTRODUCTION.match(phrase.lower()) or _LEADING.match(phrase.lower()):
        phrase = phrase[match.end() :].strip(_EDGE)
    while match := _REACHED.search(phrase.lower()):
        phrase = phrase[: match.start()].strip(_EDGE)
    return phrase
