"""A value with its change told twice, as an amount and in percent: "59 vụ (tăng 2 vụ, bằng 3,51%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from app.checks.clauses import after, before, depth
from app.checks.comparing import ABOUT, AMOUNTS, HUNDRED, PLAN, REACH, UP_TO, alike, judge_percent, positive, way_of
from app.checks.context import Context, Sentence
from app.checks.draft import RelationDraft
from app.checks.explain import tell
from app.checks.model import Holds
from app.checks.numbers import Range, judge, range_of, rounded, scale_of, shown
from app.extraction.model import QUANTITIES, Figure, FigureKind
from app.report.model import Report

_TIED = re.compile(
    r"[^,;:()\d]{0,30}(?:\(|,\s*(?:bằng|tức|tương ứng|tương đương|tăng|giảm)\b|\s(?:tương ứng|tương đương)\b)"
    rf"\s*(?:với\s+)?(?:mức\s+)?(?:tăng|giảm|bằng|tỷ lệ|tỉ lệ)?{ABOUT}[+\-–]?\s*"
    r"|[^,;:()\d]{0,30},\s*(?:với\s+)?(?:tỷ lệ|tỉ lệ|tốc độ)\s+(?:tăng|giảm)(?:\s+(?:là|đạt))?\s*",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"[^,;:()\d]{0,60}[,(]?\s*(?:so\s+với\s+[^,;:()]{0,40}[,:]?\s*)?"
    rf"(?:tăng|giảm)(?:\s+(?:nhẹ|mạnh|thêm))*{ABOUT}",
    re.IGNORECASE,
)
_AMOUNT_AFTER = re.compile(
    r"\s*\(\s*(?:tăng|giảm|tương ứng|tương đương|bằng|\+|-)?\s*|"
    r"[^;:()]{0,60},\s*(?:tương ứng|tương đương|tức(?: là)?)\s*(?:với\s+)?(?:mức\s+)?(?:tăng|giảm)?\s*",
    re.IGNORECASE,
)
_CLOSE = Decimal("0.05")  # a percent so near to that of the one value of its noun is told of it
_FATE = re.compile(r"\b(?P<fate>chết|tử vong|bị thương|mất tích)\b", re.IGNORECASE)
_FATE_NEXT = re.compile(r"\s*(?:người\s+)?(?P<fate>chết|tử vong|bị thương|mất tích)\b", re.IGNORECASE)
_EQUALS = re.compile(r"\bbằng\b", re.IGNORECASE)
_COMPARED = re.compile(r"\s*(?:so\b|cùng kỳ|của cùng kỳ)", re.IGNORECASE)
_COMPARES = re.compile(r"\s*so\s+với\b", re.IGNORECASE)  # a sentence that compares the values of the one before
_OTHER_BASE = re.compile(
    rf"\s*\)?\s*(?:so\s+(?:với\s+)?)?(?:{PLAN}|tổng|trong|số\b|bình quân|cả nước|toàn)", re.IGNORECASE
)


def check_difference(context: Context) -> Iterator[RelationDraft]:
    """Yield each percent of change that stands with its amount, where the value stands right before both."""
    report = context.report
    last: Sentence | None = None
    for sentence in context.sentences:
        figures = [figure for figure in sentence.figures if figure.kind in QUANTITIES]
        told: Sequence[Figure] = ()
        if last is not None and last.block is sentence.block and _COMPARES.match(report.text, *sentence.span):
            told = [figure for figure in last.figures if figure.kind in QUANTITIES]
        last = sentence
        for index, (change, percent) in enumerate(pairwise(figures)):
            if (index or told) and percent.kind is FigureKind.PERCENT and change.kind in AMOUNTS:
                way = way_of(report, change, sentence.span.start)
                if way in ("tăng", "giảm") and _is_tied(report, change, percent):
                    yield from _told(
                        report, sentence, [*told, *figures[max(0, index - REACH) : index]], change, percent, way
                    )
            elif index and change.kind is FigureKind.PERCENT and percent.kind in AMOUNTS:
                way = way_of(report, change, sentence.span.start)
                if way in ("tăng", "giảm") and _AMOUNT_AFTER.fullmatch(
                    report.text, change.span.end, percent.span.start
                ):
                    yield from _told_after(report, figures[index - 1], percent, change, way)


def _is_tied(report: Report, change: Figure, percent: Figure) -> bool:
    tied = _TIED.fullmatch(report.text, change.span.end, percent.span.start)
    return tied is not None and not _OTHER_BASE.match(after(report, percent))


def _told(
    report: Report, sentence: Sentence, earlier: Sequence[Figure], change: Figure, percent: Figure, way: str
) -> Iterator[RelationDraft]:
    same = [
        figure
        for figure in earlier[-REACH:]
        if alike(figure, change)
        and not way_of(report, figure, sentence.span.start)
        and depth(report.text, figure.span.end, change.span.start) >= 0
    ]
    fates = _fates(report, change)
    if fates or len({figure.number for figure in same}) > 1:
        same = [figure for figure in same if _fates(report, figure) == fates]
    if not same or not positive(same[-1], change):
        return
    if len(same) > 1 and UP_TO.fullmatch(report.text, same[-2].span.end, same[-1].span.start):
        return  # the base itself is told: "từ 120 vụ xuống 104 vụ"
    near = earlier[-1] is same[-1] and _NEAR.fullmatch(report.text, same[-1].span.end, change.span.start) is not None
    draft = _relate(same[-1], change, percent, way, _reading(report, change, percent))
    if draft is None:
        return
    if near or (len(same) == 1 and draft.holds is Holds.YES):
        yield draft
    elif len(same) == 1 and abs(draft.computed - draft.stated) < draft.stated * _CLOSE:
        yield replace(draft, holds=Holds.UNSURE)


def _told_after(report: Report, value: Figure, change: Figure, percent: Figure, way: str) -> Iterator[RelationDraft]:
    """Read "378.366 tấn, tăng 0,32% (1.216 tấn)": the brackets may hold something else, so a gap is unsure."""
    near = _NEAR.fullmatch(report.text, value.span.end, percent.span.start)
    if near is None or not alike(value, change) or not positive(value, change):
        return
    draft = _relate(value, change, percent, way, "change")
    if draft is not None:
        yield replace(draft, holds=Holds.UNSURE) if draft.holds is Holds.NO else draft


def _fates(report: Report, figure: Figure) -> str | None:
    """Return what became of the people a figure counts: "làm chết 696 người", "giảm 201 người chết"."""
    word = _FATE_NEXT.match(after(report, figure, 30))
    if word is None:
        word = next(iter(reversed(list(_FATE.finditer(before(report, figure, 22))))), None)
    return None if word is None else "chết" if word["fate"].lower() == "tử vong" else word["fate"].lower()


def _reading(report: Report, change: Figure, percent: Figure) -> str:
    """Say what a percent is by its words: the change itself, the new value as a share of the old, or either."""
    if not _EQUALS.search(report.text, change.span.end, percent.span.start):
        return "change"
    return "index" if _COMPARED.match(after(report, percent)) else "either"


def _relate(value: Figure, change: Figure, percent: Figure, way: str, reading: str) -> RelationDraft | None:
    assert value.number is not None and change.number is not None and percent.number is not None
    sign = Decimal(-1 if way == "giảm" else 1)
    one, by = range_of(value), range_of(change)
    base = Range(
        min(n - sign * d for n in (one.low, one.high) for d in (by.low, by.high)),
        value.number - sign * change.number,
        max(n - sign * d for n in (one.low, one.high) for d in (by.low, by.high)),
    )
    if base.low <= 0:
        return None
    stated = replace(percent, value=abs(percent.number))
    scale = scale_of(value)
    part, whole = shown(change.number / scale), shown(value.number / scale)
    old = f"({whole} {'+' if way == 'giảm' else '-'} {part})"
    grown = _share(change.number, by, base)
    index = _share(value.number, one, base)
    readings = {
        "change": (f"{part} / {old} = {shown(grown.value, 3)}%", grown),
        "index": (f"{whole} / {old} = {shown(index.value, 3)}%", index),
    }
    chosen = readings.get(reading) or readings["index" if judge(stated, index) is Holds.YES else "change"]
    formula, computed = chosen
    holds = judge_percent(stated, computed, (value, change), reading != "either")
    message = tell(formula, stated, computed, holds, f"{shown(rounded(computed.value, percent))}%")
    operands = (value, change)
    return RelationDraft("growth", operands, percent, abs(percent.number), computed.value, holds, formula, message)


def _share(number: Decimal, spread: Range, base: Range) -> Range:
    """Return a number as a percent of the base, with what the rounding of both leaves open."""
    return Range(spread.low / base.high * HUNDRED, number / base.value * HUNDRED, spread.high / base.low * HUNDRED)
