"""A part, its whole and the percent between them: "412 trường, trong đó 338 trường đạt chuẩn, chiếm 82,0%"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from app.checks.clauses import after, is_change, same_noun
from app.checks.context import Context
from app.checks.draft import RelationDraft
from app.checks.explain import explain
from app.checks.model import Holds
from app.checks.numbers import Range, is_loose, judge, range_of, rounded, scale_of, shown
from app.extraction.model import Figure, FigureKind
from app.report.model import Report

_TIED = re.compile(
    r"[^;:(,]{0,60}?(?:,\s*|\s*\(\s*)(?P<link>đạt|chiếm|tỷ lệ|tỉ lệ|đạt tỷ lệ|đạt tỉ lệ|chiếm tỷ lệ|chiếm tỉ lệ)?"
    r"\s*(?:khoảng|gần|trên|hơn)?\s*",
    re.IGNORECASE,
)
_OTHER_BASE = re.compile(
    r"\s*\)?\s*(?:so với\s+|của\s+)?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|KH\b|so với|cùng kỳ|năm|tổng)", re.IGNORECASE
)
_KINDS = frozenset({FigureKind.COUNT, FigureKind.MONEY, FigureKind.MEASURE})


def check_share(context: Context) -> Iterator[RelationDraft]:
    """Yield each percent with the part it stands after and the one whole of the same noun before it."""
    report = context.report
    for sentence in context.sentences:
        figures = sentence.figures
        for index in range(1, len(figures) - 1):
            part, percent = figures[index], figures[index + 1]
            if part.kind in _KINDS and percent.kind is FigureKind.PERCENT:
                whole = _whole(report, figures[:index], part)
                tied = _TIED.fullmatch(report.text, part.span.end, percent.span.start)
                bracket = report.text[part.span.end : percent.span.start].rstrip().endswith("(")
                if whole and tied and (tied["link"] or bracket) and not _OTHER_BASE.match(after(report, percent)):
                    yield from _relate(part, whole, percent, (tied["link"] or "").lower())


def _whole(report: Report, earlier: Sequence[Figure], part: Figure) -> Figure | None:
    """Return the one earlier figure of the same noun; None where there are several of different value, or none."""
    if is_change(report, part):
        return None
    same = [
        figure
        for figure in earlier
        if figure.kind is part.kind
        and figure.number is not None
        and (same_noun(figure.unit, part.unit) if part.kind is FigureKind.COUNT else figure.unit == part.unit)
        and not is_change(report, figure)
    ]
    return same[0] if same and len({figure.number for figure in same}) == 1 else None


def _relate(part: Figure, whole: Figure, percent: Figure, link: str) -> Iterator[RelationDraft]:
    if not part.number or not whole.number or percent.number is None or part.number > whole.number:
        return
    above, below = range_of(part), range_of(whole)
    hundred = Decimal(100)
    value = part.number / whole.number * hundred
    computed = Range(above.low / below.high * hundred, value, above.high / below.low * hundred)
    holds = judge(percent, computed, is_loose(part) or is_loose(whole))
    if holds is Holds.NO and not (link.startswith("chiếm") and abs(value - percent.number) > percent.number / 2):
        holds = Holds.UNSURE  # the percent may rest on another whole than the one that is named
    scale = scale_of(whole)
    formula = f"{shown(part.number / scale)} / {shown(whole.number / scale)} = {shown(value, 3)}%"
    right = f"{shown(rounded(value, percent))}%"
    kind = "share" if link.startswith("chiếm") else "ratio_percent"
    message = explain(formula, percent.text, holds, right)
    yield RelationDraft(kind, (part, whole), percent, percent.number, value, holds, formula, message)
