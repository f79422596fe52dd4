"""A ratio and the percent that is stated of it: "37/42 nội dung (đạt tỷ lệ 88,1%)", "35,29% (247/700)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from app.checks.clauses import after
from app.checks.context import Context
from app.checks.draft import RelationDraft
from app.checks.explain import explain
from app.checks.model import Holds
from app.checks.numbers import Range, judge, rounded, shown
from app.extraction.model import Figure, FigureKind

HUNDRED = Decimal(100)
# What ties a percent to the ratio before it; the comma or bracket says that the percent is of the ratio itself, not of
# what the ratio counts ("12/13 huyện đạt 100% kế hoạch").
_LINK = (
    r"(?:đạt|chiếm|bằng|tương đương|tương ứng|tức)?\s*(?:với\s*)?(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng)?\s*(?:là|đạt|chiếm)?"
    r"\s*(?:khoảng|gần|trên|hơn|xấp xỉ|ước)?\s*"
)
_TIED = re.compile(rf"(?P<noun>[^;:(,]*(?:,[^;:(,]*)?)[,(]\s*{_LINK}$", re.IGNORECASE)
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
        for left, right in pairwise(sentence.figures):
            kinds = (left.kind, right.kind)
            between = report.text[left.span.end : right.span.start]
            if kinds == (FigureKind.RATIO, FigureKind.PERCENT) and _ties(between):
                doubtful = _OTHER_BASE.match(after(report, right)) is not None
                yield from relate(left, right, doubtful)
            elif kinds == (FigureKind.PERCENT, FigureKind.RATIO) and _BEFORE.fullmatch(between):
                yield from relate(right, left, False)


def _ties(between: str) -> bool:
    if len(between) > REACH or _CHANGE.search(between) or not _TIED.fullmatch(between):
        return False
    return between.rstrip().endswith("(") or _NAMED.search(between) is not None


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
        explain(formula, percent.text, holds, right),
    )
