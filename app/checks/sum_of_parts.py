"""A total and the parts that its sentence lists: "25 nội dung, gồm: 11 báo cáo, 04 dự thảo, 10 kế hoạch"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from app.checks.clauses import CLOSING, OPENING, before, depth, is_change, is_open, same_noun
from app.checks.context import Context
from app.checks.draft import RelationDraft
from app.checks.explain import explain
from app.checks.model import Holds
from app.checks.numbers import Range, is_loose, judge, range_of, scale_of, shown
from app.extraction.model import Extraction, Figure, FigureKind
from app.report.model import Report, Span
from app.wording.message import Message

_TRIGGER = re.compile(r"\b(?P<closed>bao gồm|gồm có|gồm)\b|\b(?P<within>trong đó)\b(?P<some>\s+có)?", re.IGNORECASE)
_OPENS = re.compile(r"\s*trong đó\b", re.IGNORECASE)  # a sentence that takes its total from the one before
_AT_ONCE = re.compile(r"\s*:?\s*")
_PARTED = re.compile(r"(?:[,;]|\bvà)\s+$")
_LEFT = re.compile(r"\bcòn(?:\s+lại)?\s*$", re.IGNORECASE)
_SUMMED = frozenset({FigureKind.COUNT, FigureKind.MONEY, FigureKind.MEASURE})
_SLIP = Decimal("0.05")  # parts that miss or exceed a total by no more than this were meant to fill it


def check_sum(context: Context) -> Iterator[RelationDraft]:
    """Yield each total with the parts that are listed after "gồm" or "trong đó" in its sentence."""
    text = context.report.text
    earlier: Span | None = None
    for sentence in context.sentences:
        start = sentence.span.start
        if earlier and _OPENS.match(text, *sentence.span) and text[earlier.end : start].strip(" ") == "":
            start = earlier.start
        earlier = sentence.span
        triggers = list(_TRIGGER.finditer(text, *sentence.span))
        for trigger in triggers:
            others = [other.start() for other in triggers if other.start() > trigger.start()]
            end = _end(text, trigger.end(), min([sentence.span.end, *others]))
            drafts = _relate(context, Span(start, trigger.start()), trigger, Span(trigger.end(), end))
            # One number of the next sentence may be part of anything in this one.
            yield from (draft for draft in drafts if start == sentence.span.start or draft.type == "sum")


def _end(text: str, start: int, end: int) -> int:
    """End the list where the bracket closes that stood open before it."""
    level = 0
    for place in range(start, end):
        level += (text[place] in OPENING) - (text[place] in CLOSING)
        if level < 0:
            return place
    return end


def _relate(extraction: Extraction, head: Span, trigger: re.Match[str], tail: Span) -> Iterator[RelationDraft]:
    report = extraction.report
    closed = trigger["closed"] is not None
    total = _total(extraction, head)
    if total is None:
        return
    parts, direct = _parts(extraction, total, tail)
    if not (closed and direct):
        named = [part for part in parts if _comparable(part, total)]
        # Parts with names of their own ("gồm 3.820 công văn, 1.960 quyết định, ... 252 cuộc họp") can only confirm.
        parts = parts if closed and not named else named
    last = parts[-1].span.end if parts else tail.start
    goes_on = is_open(report.text[last : min(tail.end, last + 60)])
    if len(parts) == 1 and not closed:
        yield from _part_of(total, parts[0])
    elif len(parts) > 1:
        yield from _sum(total, parts, closed=closed and direct, goes_on=goes_on)


def _total(extraction: Extraction, head: Span) -> Figure | None:
    """Return the nearest quantity before the trigger that is neither a change nor inside brackets."""
    report = extraction.report
    for figure in reversed(extraction.figures_in(head)):
        if figure.kind not in _SUMMED or figure.number is None:
            continue
        outside = depth(report.text, figure.span.end, head.end) >= 0
        if outside and not is_change(report, figure):
            return figure
    return None


def _parts(extraction: Extraction, total: Figure, tail: Span) -> tuple[list[Figure], bool]:
    """Return the quantities of the total's kind in the list, outside brackets; and whether each begins its item."""
    report = extraction.report
    parts: list[Figure] = []
    semicolon = _semicolon(extraction, total, tail)
    for figure in extraction.figures_in(Span(tail.start, semicolon)):
        if figure.kind is not total.kind or figure.number is None:
            continue
        if depth(report.text, tail.start, figure.span.start) > 0 or not _is_part(report, figure):
            continue
        parts.append(figure)
    run = [part for part in parts if _begins_item(report, part, tail.start)]
    if len(run) > 1 and parts[0] is run[0]:
        return run, run == parts and _AT_ONCE.fullmatch(report.text, tail.start, run[0].span.start) is not None
    return parts, False


def _is_part(report: Report, figure: Figure) -> bool:
    """Say whether a figure can be a part: no change, no remainder, not one side of a ratio."""
    sides = report.text[figure.span.start - 1 : figure.span.start] + report.text[figure.span.end : figure.span.end + 1]
    return "/" not in sides and not is_change(report, figure) and not _LEFT.search(before(report, figure, 20))


def _semicolon(extraction: Extraction, total: Figure, tail: Span) -> int:
    """End the list at a semicolon, unless semicolons part its items, one figure each."""
    text = extraction.report.text
    first = text.find(";", *tail)
    if first < 0:
        return tail.end
    inside = [f for f in extraction.figures_in(Span(tail.start, first)) if f.kind is total.kind]
    plain = [f for f in inside if depth(text, tail.start, f.span.start) <= 0 and not is_change(extraction.report, f)]
    return first if len(plain) > 1 else tail.end


def _begins_item(report: Report, part: Figure, start: int) -> bool:
    """Say whether a figure stands right after the trigger or after the sign that parts two items."""
    if _AT_ONCE.fullmatch(report.text, start, part.span.start):
        return True
    return _PARTED.search(report.text, max(start, part.span.start - 12), part.span.start) is not None


def _comparable(part: Figure, total: Figure) -> bool:
    if total.kind is FigureKind.COUNT:
        return same_noun(part.unit, total.unit)
    return part.unit == total.unit


def _part_of(total: Figure, part: Figure) -> Iterator[RelationDraft]:
    assert total.number is not None and part.number is not None
    fits = range_of(part).low <= range_of(total).high
    loose = is_loose(part) or is_loose(total)
    holds = Holds.YES if fits else Holds.UNSURE
    if holds is Holds.UNSURE and loose:
        return
    formula = f"{part.text} {'≤' if fits else '>'} {total.text}"
    message = (
        Message("{part} is part of {total} and does not exceed it.", part=part.text, total=total.text)
        if fits
        else Message("{part} is said to be part of {total}, but exceeds it.", part=part.text, total=total.text)
    )
    yield RelationDraft("part_of", (part,), total, total.number, part.number, holds, formula, message)


def _sum(total: Figure, parts: list[Figure], closed: bool, goes_on: bool) -> Iterator[RelationDraft]:
    ranges = [range_of(part) for part in parts]
    value = sum((r.value for r in ranges), Decimal(0))
    computed = Range(sum((r.low for r in ranges), Decimal(0)), value, sum((r.high for r in ranges), Decimal(0)))
    assert total.number is not None
    loose = any(is_loose(figure) for figure in (*parts, total))
    holds = judge(total, computed, loose)
    gap = value - total.number
    if holds is Holds.NO and _round_total(total, abs(gap)):
        holds = Holds.UNSURE
    if holds is not Holds.YES:
        close = abs(gap) <= abs(total.number) * _SLIP
        if goes_on:
            if gap > 0:
                return
            holds = Holds.YES
        elif not closed:
            if not close:
                return  # parts that overlap, or one of several ways to cut the whole
            holds = Holds.NO if gap > 0 and holds is Holds.NO and gap <= total.number / 1000 else Holds.UNSURE
    scale = scale_of(total)
    sign = "<" if goes_on and gap < 0 else "="
    terms = " + ".join(shown(r.value / scale) for r in ranges)
    formula = f"{terms} = {shown(value / scale)}"
    if sign == "<":
        message = Message(
            "{formula}; the list goes on, and its total of {stated} is not exceeded.",
            formula=formula,
            stated=total.text,
        )
    else:
        message = explain(formula, total.text, holds, shown(value / scale))
    yield RelationDraft("sum", tuple(parts), total, total.number, value, holds, formula, message)


def _round_total(total: Figure, gap: Decimal) -> bool:
    """Say whether a total that ends in "00" may have been rounded, so that a small gap proves nothing."""
    digits = re.sub(r"\D", "", total.text)
    zeros = len(digits) - len(digits.rstrip("0"))
    return zeros > 1 and gap / scale_of(total) < Decimal(10) ** zeros / 2
