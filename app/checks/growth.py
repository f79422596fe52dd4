"""A value, its base and the change between them: "486,5 triệu USD, tăng 18,4% so với cùng kỳ (432,4 triệu USD)"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.checks.changes import told_change
from app.checks.clauses import after, depth
from app.checks.comparing import ABOUT, AMOUNTS, PLAN, REACH, UP_TO, alike_or_bare, way_of
from app.checks.context import Context, Sentence
from app.checks.draft import RelationDraft
from app.checks.model import Holds
from app.extraction.model import QUANTITIES, Figure, FigureKind
from app.report.model import Report

_WORDS = re.compile(r"\b(?:tăng|giảm|gấp|bằng)\b", re.IGNORECASE)
_OTHER = r"(?!\b(?:và|còn|trong đó|riêng|tăng|giảm|đạt)\b)"
_EARLIER = (
    r"(?:(?:số|thực hiện|mức)\s+)?(?:cùng kỳ|cùng thời điểm|năm|tháng|quý|kỳ|đầu|cuối|vụ)\b(?!\s+(?:nay|này))"
    rf"(?:{_OTHER}[^,;:()]){{0,40}}?"
)
_BASE = re.compile(
    rf"[^,;:()\d]{{0,20}}?\)?\s*so\s+(?:với\s+)?{_EARLIER}"
    rf"(?:\(\s*(?P<said>{_EARLIER}\s*(?:là|đạt|có|:)?|(?:là|đạt))?{ABOUT}|(?:,\s*{_EARLIER})?\s+(?P<named>là){ABOUT})",
    re.IGNORECASE,
)
_OWN_BASE = re.compile(
    rf"[^,;:()\d]{{0,30}}\(\s*(?:so với\s+)?{_EARLIER}\s*(?:là|đạt|có|:)?{ABOUT}",
    re.IGNORECASE,
)
_FROM = re.compile(rf"\btừ{ABOUT}$", re.IGNORECASE)
_FOLLOWS = re.compile(
    r"[^,;:()\d]{0,60}(?:\)?\s*[,(]|\)|\b(?=tương))\s*(?:tương ứng|tương đương|tức(?: là)?)?\s*(?:với\s+)?(?:mức\s+)?"
    rf"(?:tăng|giảm|gấp|bằng)(?:\s+(?:trưởng|nhẹ|mạnh|ấn tượng|gấp))*{ABOUT}[+\-–]?\s*",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[^,;:()\d]{0,30}\(\s*[+\-–]?")
_YEARLY = re.compile(r"\s*(?:/|mỗi |một |hằng |hàng )\s*(?:năm|tháng|quý)|\s*(?:bình quân|hàng năm|hằng năm)", re.I)
_OTHER_BASE = re.compile(rf"\s*(?:so\s+(?:với\s+)?|của\s+)?(?:{PLAN}|so\b|bình quân|cả nước)", re.IGNORECASE)
_RATES = frozenset({FigureKind.PERCENT, FigureKind.PERCENTAGE_POINT, FigureKind.MULTIPLE})
_BROAD = 2  # a base this many times smaller than the value may be the difference itself


@dataclass(frozen=True, slots=True)
class Compared:
    """A value and its base with the changes that are told of them."""

    value: Figure
    base: Figure
    changes: tuple[Figure, ...]
    sure: bool = True


def check_growth(context: Context) -> Iterator[RelationDraft]:
    """Yield each change that is told of a value and its base, with both."""
    report = context.report
    for sentence in context.sentences:
        if _WORDS.search(report.text, *sentence.span) is None:
            continue
        figures = [figure for figure in sentence.figures if figure.kind in QUANTITIES]
        for index in range(len(figures)):
            for found in (_based, _own_based, _from_to):
                compared = found(report, sentence, figures, index)
                if compared is not None:
                    yield from _relate(report, sentence, compared)


def _relate(report: Report, sentence: Sentence, compared: Compared) -> Iterator[RelationDraft]:
    for change in compared.changes:
        way = _way(report, sentence, change)
        draft = told_change(compared.value, compared.base, change, way or "tăng", compared.sure) if way else None
        named = change.kind in _RATES or alike_or_bare(change, compared.value)
        if draft is not None and (named or draft.holds is Holds.YES):
            yield draft


def _based(report: Report, sentence: Sentence, figures: Sequence[Figure], index: int) -> Compared | None:
    """Read "4.862 tỷ đồng, tăng 434 tỷ đồng (9,8%) so với cùng kỳ (4.428 tỷ đồng)" at the change before its base."""
    if index + 1 >= len(figures) or _way(report, sentence, figures[index]) is None:
        return None
    change, base = figures[index], figures[index + 1]
    tied = _BASE.fullmatch(report.text, change.span.end, base.span.start)
    if tied is None or base.kind not in AMOUNTS | {FigureKind.PERCENT} or way_of(report, base, change.span.end):
        return None
    value = _value(report, sentence, figures[max(0, index - REACH) : index], change, base)
    if value is None:
        return None
    named = tied["said"] is not None or tied["named"] is not None
    whole = named or not (base.number and value.number and abs(base.number) * _BROAD < abs(value.number))
    whole = whole and not _is_of_rate(report, sentence, figures, index)
    later = _following(report, figures[index + 2 : index + 6], base, value)
    changes = (change, *later)
    if index and _BRACKET.fullmatch(report.text, figures[index - 1].span.end, change.span.start):
        changes = (figures[index - 1], *changes)
    return Compared(value, base, changes, whole)


def _is_of_rate(report: Report, sentence: Sentence, figures: Sequence[Figure], index: int) -> bool:
    """Say whether a change may be of the rate before it: "856 trường, đạt 69,4%, tăng 2,1% so với năm trước"."""
    before = figures[index - 1] if index else None
    if before is None or before.kind is not FigureKind.PERCENT or _way(report, sentence, before):
        return False
    return not _OTHER_BASE.match(after(report, before))


def _own_based(report: Report, sentence: Sentence, figures: Sequence[Figure], index: int) -> Compared | None:
    """Read "120 vụ (cùng kỳ 100 vụ), tăng 20 vụ" at the value."""
    if index + 2 >= len(figures):
        return None
    value, base = figures[index], figures[index + 1]
    if (
        not _comparable(value, base)
        or way_of(report, value, sentence.span.start)
        or way_of(report, base, value.span.end)
    ):
        return None
    if not _OWN_BASE.fullmatch(report.text, value.span.end, base.span.start):
        return None
    changes = _following(report, figures[index + 2 : index + 6], base, value)
    return Compared(value, base, changes) if changes else None


def _from_to(report: Report, sentence: Sentence, figures: Sequence[Figure], index: int) -> Compared | None:
    """Read "từ 275.000 đồng lên 311.000 đồng (tăng 13%)" at the first of the two."""
    if index + 1 >= len(figures):
        return None
    base, value = figures[index], figures[index + 1]
    text = report.text
    begin = _FROM.search(text, max(sentence.span.start, base.span.start - 20), base.span.start)
    if begin is None or not _comparable(value, base) or not UP_TO.fullmatch(text, base.span.end, value.span.start):
        return None
    changes = list(_following(report, figures[index + 2 : index + 6], value, value))
    if index and way_of(report, figures[index - 1], sentence.span.start):
        between = text[figures[index - 1].span.end : begin.start()]
        if re.fullmatch(r"[^;:()\d]{0,15}[,(]?\s*(?:tăng\s|giảm\s)?", between):
            changes.insert(0, figures[index - 1])
    return Compared(value, base, tuple(changes)) if changes else None


def _way(report: Report, sentence: Sentence, figure: Figure) -> str | None:
    """Return the word of change before a figure, or before the amount whose brackets it fills: "giảm 16 vụ (11,8%)"."""
    way = way_of(report, figure, sentence.span.start)
    if way or figure.kind is not FigureKind.PERCENT:
        return way
    place = bisect_left(sentence.figures, figure.span, key=lambda other: other.span)
    amount = sentence.figures[place - 1] if place else None
    if amount is None or not _BRACKET.fullmatch(report.text, amount.span.end, figure.span.start):
        return None
    return way_of(report, amount, sentence.span.start)


def _comparable(value: Figure, base: Figure) -> bool:
    if value.number is None or base.number is None:
        return False
    return alike_or_bare(value, base) if value.kind in AMOUNTS else value.kind is base.kind is FigureKind.PERCENT


def _value(
    report: Report, sentence: Sentence, earlier: Sequence[Figure], change: Figure, base: Figure
) -> Figure | None:
    """Return the nearest figure before a change, outside brackets and no change itself, when it is like the base."""
    for figure in reversed(earlier):
        words = report.text[figure.span.end : change.span.start]
        if ";" in words or ":" in words:
            return None
        if depth(report.text, figure.span.end, change.span.start) < 0 or way_of(report, figure, sentence.span.start):
            continue
        if figure.kind in AMOUNTS or (figure.kind is FigureKind.PERCENT is base.kind):
            return figure if _comparable(figure, base) else None
    return None


def _following(report: Report, later: Sequence[Figure], last: Figure, value: Figure) -> tuple[Figure, ...]:
    """Return the changes that follow the last of a pair: "..., tăng 1.572 tỷ đồng, tương ứng tăng 70%"."""
    changes: list[Figure] = []
    for figure in later:
        if figure.kind is not value.kind and figure.kind not in _RATES:
            break
        if not _FOLLOWS.fullmatch(report.text, last.span.end, figure.span.start):
            break
        tail = after(report, figure)
        if not _YEARLY.match(tail) and not _OTHER_BASE.match(tail):
            changes.append(figure)
        last = figure
    return tuple(changes)
