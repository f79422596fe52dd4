"""A value, its plan and the percent of the plan: "628 tỷ đồng, đạt 52,3% kế hoạch (kế hoạch 1.200 tỷ đồng)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.checks.clauses import depth
from app.checks.comparing import (
    ABOUT,
    AMOUNTS,
    HUNDRED,
    PLAN,
    REACH,
    alike,
    is_slip,
    judge_percent,
    positive,
    quotient,
    shifted,
    way_of,
)
from app.checks.context import Context, Sentence
from app.checks.draft import RelationDraft
from app.checks.explain import tell, tell_slip
from app.checks.model import Holds
from app.checks.numbers import rounded, scale_of, shown
from app.extraction.model import QUANTITIES, Figure, FigureKind
from app.report.model import Report

_WORDS = re.compile(PLAN, re.IGNORECASE)
_REACHED = re.compile(
    rf"\b(?P<way>đạt|bằng|vượt|hoàn thành|tương đương)(?:\s+(?:với|tỷ lệ|tỉ lệ|được))*{ABOUT}$", re.IGNORECASE
)
_OF_PLAN = rf"\s*(?:so\s+(?:với\s+)?|của\s+|trên\s+)?(?:tổng\s+|cả năm\s+)?{PLAN}"
# The plan itself right after the percent, in brackets or after "là".
_PLANNED = re.compile(
    rf"{_OF_PLAN}(?:(?!\b(?:và|còn|trong đó|riêng|tăng|giảm|đạt)\b)[^,;:()]){{0,80}}?"
    rf"(?:\(\s*(?:{PLAN}[^()\d,;]{{0,30}})?(?:là|:)?|\blà\b){ABOUT}",
    re.IGNORECASE,
)
_PLAN_FIRST = re.compile(rf"\b{PLAN}(?!\s+(?:số|của)\b)[^,;:()\d]{{0,50}}(?:là|:)?{ABOUT}$", re.IGNORECASE)
_DONE_NEXT = re.compile(
    r"[^;:()]{0,40}[,(]\s*[^,;:()\d]{0,40}\b(?:thực hiện|giải ngân|đạt|thu|chi|đã|ước|được|nộp)\b[^,;:()\d]{0,40}",
    re.IGNORECASE,
)
_THEN = re.compile(rf"[^,;:()\d]{{0,40}}[,(]\s*(?:đạt|bằng)(?:\s+(?:tỷ lệ|tỉ lệ))?{ABOUT}", re.IGNORECASE)
_END = re.compile(rf"\s*(?:(?:so\s+(?:với\s+)?|của\s+)?{PLAN}|[.,;)]|$)", re.IGNORECASE)
_YEAR = r"(?:cả\s+)?năm(?:\s+được)?(?:\s+(?:giao|\d{4}))?"
_WHOLE_YEAR = re.compile(rf"\s*{PLAN}\s+{_YEAR}\b", re.IGNORECASE)
_LATER = re.compile(rf"\b{PLAN}\s+{_YEAR}(?:\s+\w+){{0,3}}?\s+là{ABOUT}$", re.IGNORECASE)


def check_plan(context: Context) -> Iterator[RelationDraft]:
    """Yield each percent of a plan with the value and the plan, where the text states all three."""
    report = context.report
    before: Sentence | None = None
    for sentence in context.sentences:
        if _WORDS.search(report.text, *sentence.span):
            figures = [figure for figure in sentence.figures if figure.kind in QUANTITIES]
            for index, percent in enumerate(figures):
                if index and percent.kind is FigureKind.PERCENT:
                    yield from _in_sentence(report, sentence, figures, index)
            if before is not None and before.block is sentence.block:
                yield from _in_next_sentence(report, before, sentence)
        before = sentence


def _in_sentence(report: Report, sentence: Sentence, figures: Sequence[Figure], index: int) -> Iterator[RelationDraft]:
    percent = figures[index]
    way = _REACHED.search(report.text, max(sentence.span.start, percent.span.start - 40), percent.span.start)
    if way is None:
        return
    plan = figures[index + 1] if index + 1 < len(figures) else None
    if plan is not None and _PLANNED.fullmatch(report.text, percent.span.end, plan.span.start):
        value = _value(report, sentence, figures[max(0, index - REACH) : index], percent, plan)
        if value is not None:
            yield from _relate(value, plan, percent, way["way"].lower() == "vượt", True)
    elif index > 1 and way["way"].lower() != "vượt":
        yield from _plan_first(report, sentence, figures[index - 2], figures[index - 1], percent)


def _plan_first(
    report: Report, sentence: Sentence, plan: Figure, value: Figure, percent: Figure
) -> Iterator[RelationDraft]:
    """Read "kế hoạch 1.200 tỷ đồng, đã thực hiện 628 tỷ đồng, đạt 52,3%"."""
    text = report.text
    if (
        alike(value, plan)
        and value.kind in AMOUNTS
        and _PLAN_FIRST.search(text, max(sentence.span.start, plan.span.start - 70), plan.span.start)
        and _DONE_NEXT.fullmatch(text, plan.span.end, value.span.start)
        and _THEN.fullmatch(text, value.span.end, percent.span.start)
        and _END.match(text, percent.span.end, sentence.span.end)
    ):
        yield from _relate(value, plan, percent, False, True)


def _value(
    report: Report, sentence: Sentence, earlier: Sequence[Figure], percent: Figure, plan: Figure
) -> Figure | None:
    """Return the nearest amount before a percent, outside brackets and no change, when it is like the plan."""
    for figure in reversed(earlier):
        words = report.text[figure.span.end : percent.span.start]
        if ";" in words or ":" in words:
            return None
        if figure.kind not in AMOUNTS or depth(report.text, figure.span.end, percent.span.start) < 0:
            continue
        if way_of(report, figure, sentence.span.start):
            continue
        return figure if alike(figure, plan) else None
    return None


def _in_next_sentence(report: Report, first: Sentence, second: Sentence) -> Iterator[RelationDraft]:
    """Tie "90 triệu USD, bằng 46% kế hoạch năm" to "chỉ tiêu năm được giao là 200 triệu USD" of the next sentence."""
    plans = [
        figure
        for figure in second.figures
        if figure.kind is FigureKind.MONEY
        and _LATER.search(report.text, max(second.span.start, figure.span.start - 60), figure.span.start)
    ]
    pairs = [
        (value, percent)
        for value, percent in pairwise(first.figures)
        if percent.kind is FigureKind.PERCENT
        and _THEN.fullmatch(report.text, value.span.end, percent.span.start)
        and _WHOLE_YEAR.match(report.text, percent.span.end, first.span.end)
    ]
    if len(plans) == len(pairs) == 1 and alike(pairs[0][0], plans[0]):
        yield from _relate(pairs[0][0], plans[0], pairs[0][1], False, True)


def _relate(value: Figure, plan: Figure, percent: Figure, surpassed: bool, sure: bool) -> Iterator[RelationDraft]:
    if not positive(value, plan, percent):
        return
    assert value.number is not None and plan.number is not None and percent.number is not None
    whole = quotient(value, plan, planned=True)
    computed = shifted(whole, -HUNDRED) if surpassed else whole
    holds = judge_percent(percent, computed, (value, plan), sure)
    scale = scale_of(plan)
    one, other = shown(value.number / scale), shown(plan.number / scale)
    formula = (
        f"({one} - {other}) / {other} = {shown(computed.value, 3)}%"
        if surpassed
        else f"{one} / {other} = {shown(computed.value, 3)}%"
    )
    message = tell(formula, percent, computed, holds, f"{shown(rounded(computed.value, percent))}%")
    if holds is not Holds.YES and is_slip(percent, whole, surpassed):
        holds, message = Holds.UNSURE, tell_slip(formula, percent.text, value.text)
    operands = (value, plan) if value.span < plan.span else (plan, value)
    yield RelationDraft("plan", operands, percent, percent.number, computed.value, holds, formula, message)
