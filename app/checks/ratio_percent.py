"""A ratio and the percent that is stated of it: "37/42 nội dung (đạt tỷ lệ 88,1%)", "35,29% (247/700)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from app.checks.clauses import after, is_now_and_then
from app.checks.comparing import AMOUNTS, HUNDRED, is_side_by_side, judge_percent, positive, quotient
from app.checks.context import Context, Sentence
from app.checks.draft import RelationDraft
from app.checks.explain import tell
from app.checks.model import Holds
from app.checks.numbers import Range, judge, rounded, scale_of, shown
from app.extraction.model import Figure, FigureKind
from app.report.model import Report

# What ties a percent to the ratio before it; the comma or bracket says that the percent is of the ratio itself, not of
# what the ratio counts ("12/13 huyện đạt 100% kế hoạch").
_LINK = (
    r"(?:đạt|chiếm|bằng|tương đương|tương ứng|tức)?\s*(?:với\s*)?(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng)?\s*(?:là|đạt|chiếm)?"
    r"\s*(?:khoảng|gần|trên|hơn|xấp xỉ|ước)?\s*"
)
_TIED = re.compile(rf"(?P<noun>[^;:(,]*(?:,[^;:(,]*)?)[,(]\s*{_LINK}$", re.IGNORECASE)
_IN_BRACKETS = re.compile(rf"[^;:(]*\(\s*(?=đạt|chiếm|bằng|tương|tức|tỷ|tỉ){_LINK}$", re.IGNORECASE)
# Brackets that show nothing but a percent belong to the words before them: to the ratio only where these are its noun.
_BARE = re.compile(
    r"(?!.*\b(?:so với|đạt|dự toán|kế hoạch|tiến độ)\b)[^;:(,]{0,50}\(\s*(?:khoảng|gần|trên|hơn)?\s*$", re.IGNORECASE
)
_SLASH = re.compile(r"\s*(?:[^\W\d]+(?:\s[^\W\d]+){0,2})?\s*/\s*")
_OPENED = re.compile(
    r"\s*(?:so với\s+(?:[^\W\d]+\s+){1,3})?\(\s*(?:đạt|bằng|tương ứng|tương đương|với)?\s*", re.IGNORECASE
)
_NAMED = re.compile(r"[,(]?\s*(?:đạt|chiếm|bằng|tương đương|tương ứng|tỷ lệ|tỉ lệ)[^,;]*$", re.IGNORECASE)
_BEFORE = re.compile(r"\s*\(\s*(?:đạt|bằng|tương ứng|tương đương|với)?\s*$", re.IGNORECASE)
_OTHER_BASE = re.compile(
    r"\s*(?:so với\s+|của\s+)?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|KH|so với|cùng kỳ|năm)", re.IGNORECASE
)
_CHANGE = re.compile(r"(?:tăng|giảm|vượt|cao hơn|thấp hơn)\s*$", re.IGNORECASE)
REACH = 140


def check_ratio_percent(context: Context) -> Iterator[RelationDraft]:
    """Yield each ratio with the percent that the text ties to it."""
    report = context.report
    for sentence in context.sentences:
        if len(sentence.figures) < 2:
            continue
        for left, right in pairwise(sentence.figures):
            kinds = (left.kind, right.kind)
            if kinds == (FigureKind.RATIO, FigureKind.PERCENT):
                between = report.text[left.span.end : right.span.start]
                if _ties(between):
                    doubtful = _OTHER_BASE.match(after(report, right)) is not None
                    yield from relate(left, right, doubtful)
            elif kinds == (FigureKind.PERCENT, FigureKind.RATIO):
                tied = _BEFORE.fullmatch(report.text, left.span.end, right.span.start)
                if tied and not is_now_and_then(report, right):
                    yield from relate(right, left, False)
        yield from _two_amounts(report, sentence)


def _ties(between: str) -> bool:
    if len(between) > REACH or _CHANGE.search(between):
        return False
    if between.rstrip().endswith("(") or "(" in between:
        return _IN_BRACKETS.fullmatch(between) is not None or _BARE.fullmatch(between) is not None
    return _TIED.fullmatch(between) is not None and _NAMED.search(between) is not None


def _two_amounts(report: Report, sentence: Sentence) -> Iterator[RelationDraft]:
    """Read "80/350 tỷ đồng, đạt 23%" and "10,8% (27 học sinh/250 chỉ tiêu)"."""
    text = report.text
    figures = sentence.figures
    for index, (part, whole) in enumerate(pairwise(figures)):
        if part.kind is not whole.kind or part.kind not in AMOUNTS or not positive(part, whole):
            continue
        if not _SLASH.fullmatch(text, part.span.end, whole.span.start) or is_side_by_side(part, whole):
            continue
        earlier = figures[index - 1] if index else None
        later = figures[index + 2] if index + 2 < len(figures) else None
        if later and later.kind is FigureKind.PERCENT and _ties(text[whole.span.end : later.span.start]):
            yield _amounts(part, whole, later)
        elif (
            earlier
            and earlier.kind is FigureKind.PERCENT
            and _OPENED.fullmatch(text, earlier.span.end, part.span.start)
        ):
            yield _amounts(part, whole, earlier)


def _amounts(part: Figure, whole: Figure, percent: Figure) -> RelationDraft:
    assert part.number is not None and whole.number is not None and percent.number is not None
    computed = quotient(part, whole, planned=True)
    holds = judge_percent(percent, computed, (part, whole))
    scale = scale_of(whole)
    formula = f"{shown(part.number / scale)} / {shown(whole.number / scale)} = {shown(computed.value, 3)}%"
    message = tell(formula, percent, computed, holds, f"{shown(rounded(computed.value, percent))}%")
    operands = (part, whole)
    return RelationDraft("ratio_percent", operands, percent, percent.number, computed.value, holds, formula, message)


def relate(ratio: Figure, percent: Figure, doubtful: bool) -> Iterator[RelationDraft]:
    """Yield the relation of a ratio and its percent; `doubtful` where the percent may have another base."""
    if not isinstance(ratio.value, tuple) or percent.number is None or not ratio.value[1]:
        return
    part, whole = ratio.value
    computed = part / whole * HUNDRED
    holds = judge(percent, Range(computed, computed, computed))
    if doubtful and holds is Holds.NO:
        holds = Holds.UNSURE
    formula = f"{shown(part)} / {shown(whole)} = {shown(computed, 3)}%"
    right = f"{shown(rounded(computed, percent))}%"
    yield RelationDraft(
        "ratio_percent",
        (ratio,),
        percent,
        percent.number,
        computed,
        holds,
        formula,
        tell(formula, percent, Range(computed, computed, computed), holds, right),
    )
