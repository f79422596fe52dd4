"""A total and the parts that its sentence lists: "25 nội dung, gồm: 11 báo cáo, 04 dự thảo, 10 kế hoạch"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.checks.breakdown import Breakdown, Fill, has_unread_numbers, is_part_of, is_summed, relate
from app.checks.clauses import CLOSING, OPENING, before, depth, is_change, is_open, same_noun
from app.checks.context import Context
from app.checks.draft import RelationDraft
from app.checks.model import Holds
from app.checks.numbers import is_loose, range_of
from app.extraction.model import Figure, FigureKind
from app.report.model import Report, Span
from app.wording.message import Message

_TRIGGER = re.compile(
    r"\b(?P<closed>bao gồm|gồm có|gồm)\b(?P<with>\s+cả\b)?|\b(?P<within>trong đó)\b(?P<some>\s*,?\s+có\b)?",
    re.IGNORECASE,
)
_OPENS = re.compile(r"\s*trong đó\b", re.IGNORECASE)  # a sentence that takes its total from the one before
_AT_ONCE = re.compile(r"\s*[:,]?\s*(?:có\s+)?(?:khoảng|gần|hơn|trên)?\s*", re.IGNORECASE)
_PARTED = re.compile(r"(?:[,;]|\bvà)\s*(?:có\s+)?(?:khoảng|gần|hơn|trên)?\s*$", re.IGNORECASE)
_SIGN = re.compile(r"[,;:–-]|\bvà\b")
_REST = re.compile(r"\b(?:số\s+)?còn lại(?:\s+là)?(?:\s+có)?\s*$", re.IGNORECASE)
_DOWN_TO = re.compile(r"\b(?:giảm|xuống)\s+còn\s*$", re.IGNORECASE)
_ITEM_SIGN = re.compile(r"[,;](?:\s*và\b)?|[-–]\s|\n|(?<![,;])\s+và\s")
_ANOTHER = re.compile(r"[^.;\d]*?(?:,|\bvà\b)", re.IGNORECASE)
# Brackets, and what is told beside a number of it: ", chiếm 98,8%", ", tăng 20 tỷ đồng".
_ASIDE = re.compile(r"\([^()]*\)|,\s*(?:chiếm|đạt|bằng|tăng|giảm|tương ứng)\b(?:[^,;]|,(?=\d))*", re.IGNORECASE)
# Nothing between a total and its list but what the total counts or how it moved: no new subject after a comma.
_CLEAR = re.compile(
    r"(?:^|[,;:.)])\s*$|,\s*(?:tăng|giảm|đạt|bằng|chiếm|vượt|so với|tương ứng|tương đương)\b[^,;]*$", re.IGNORECASE
)
_BARE = re.compile(r"[^,;:]*")
_ELSEWHERE = re.compile(r"\b(?:lũy kế|luỹ kế|kế hoạch|tổng|cả năm|so với|đến nay)\b", re.IGNORECASE)
_EACH = re.compile(r"\b(?:mỗi|một|hai|ba|bốn|năm) (?:giải|suất|hộ|người|xã|đơn vị|phần)\b", re.IGNORECASE)
_SO_FAR = re.compile(r"\b(?:lũy|luỹ) kế\b[^,;:]*$", re.IGNORECASE)
_UP_TO = re.compile(r"\b(?:lên|xuống)(?:\s+(?:đến|tới|còn))?\s*$", re.IGNORECASE)  # the value that a change ends at
_UNNUMBERED = re.compile(r"(?:[,;]|\bvà)\s*(?:các|một số|nhiều|những|còn lại)\b", re.IGNORECASE)
_PLANNED = re.compile(r"(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|cùng kỳ|năm trước)(?:\s+\w+){0,2}\s+$", re.IGNORECASE)
_MEMBER = re.compile(r"\s*:?\s*(?:Chủ tịch|Trưởng ban|Trưởng đoàn|Tổ trưởng|Bí thư|Giám đốc)\b[^,;:\d]*,\s*")

_REACH = 1000  # characters back that a total is looked for


@dataclass(frozen=True, slots=True)
class _List:
    """The stretch of a list, and whether it ends where the text ends it, not where another list begins in it."""

    span: Span
    whole: bool


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
            listed = _list(text, trigger, triggers, sentence.span.end)
            head = Span(max(start, trigger.start() - _REACH), trigger.start())
            total = None if trigger["with"] else _total(context, head, listed.span)
            if total is not None:
                drafts = _relate(context, sentence.span, total, trigger, listed)
                # One number of the next sentence may be part of anything in this one.
                yield from (draft for draft in drafts if start == sentence.span.start or draft.type == "sum")


def _list(text: str, trigger: re.Match[str], triggers: list[re.Match[str]], end: int) -> _List:
    """End the list where the bracket closes that stood open before it, or where another begins outside brackets."""
    level, start = 0, trigger.end()
    others = {other.start() for other in triggers}
    for place in range(start, end):
        level += (text[place] in OPENING) - (text[place] in CLOSING)
        if level < 0:
            return _List(Span(start, place), True)
        if place in others and not level:
            return _List(Span(start, place), text[:place].rstrip()[-1:] in ";.")
    return _List(Span(start, end), True)


def _relate(
    context: Context, sentence: Span, total: Figure, trigger: re.Match[str], listed: _List
) -> Iterator[RelationDraft]:
    text, span = context.report.text, listed.span
    parts, first = _parts(context, total, span)
    over = [part for part in parts if is_part_of(total, part) and (part.number or 0) > (total.number or 0)]
    if trigger["within"] and parts and (over or len(parts) == 1) and is_part_of(total, (over or parts)[0]):
        head = Span(max(sentence.start, trigger.start() - _REACH), trigger.start())
        amounts = [figure for figure in context.figures_in(head) if _is_total(context.report, figure, head)]
        alone = [figure for figure in amounts if figure.kind is total.kind] == [total]
        sole = alone and not _ELSEWHERE.search(text, total.span.end, (over or parts)[0].span.start)
        yield from _part_of(total, (over or parts)[0], sole)
    if (over and trigger["within"]) or len(parts) < 2:
        return
    rest = total.span.start >= sentence.start and _REST.search(before(context.report, parts[-1], 30)) is not None
    after = text[parts[-1].span.end : _next_figure(context, parts[-1], span.end)]
    numbered_first = _AT_ONCE.fullmatch(text, span.start, parts[0].span.start) is not None
    members = parts[0].span.end if numbered_first else parts[-1].span.end
    open_end = is_open(after[:60]) or _UNNUMBERED.search(text, members, parts[-1].span.end + len(after))
    if rest:
        fill = Fill.WHOLE
    elif open_end:
        fill = Fill.OPEN
    else:
        fill = Fill.WHOLE if trigger["closed"] else Fill.SOME
    lone = 1 if trigger["closed"] and _MEMBER.fullmatch(text, span.start, parts[0].span.start) else 0
    regular = listed.whole and first and _is_near(text, total.span.end, trigger.start())
    regular = regular and not (fill is Fill.WHOLE and _is_uneven(text, parts, span, numbered_first))
    if _is_multiplied(context, total, Span(span.start, parts[-1].span.start)):
        if is_loose(total) or fill is Fill.OPEN:
            return
        regular = False
    if regular:
        stretch = Span(span.start, parts[-1].span.end + len(after))
        regular = not has_unread_numbers(text, stretch, context.figures_in(stretch))
    items = _items(text, parts, span, numbered_first)
    yield from relate(Breakdown(total, tuple(parts), items, fill, regular, lone))


def _is_multiplied(context: Context, total: Figure, stretch: Span) -> bool:
    """Say whether a list of amounts counts what each is paid for: "02 giải Nhì 100 triệu đồng", "mỗi hộ 5 triệu"."""
    if total.kind is FigureKind.COUNT:
        return False
    counts = [figure for figure in context.figures_in(stretch) if figure.kind is FigureKind.COUNT]
    return bool(counts) or _EACH.search(context.report.text, *stretch) is not None


def _is_near(text: str, start: int, end: int) -> bool:
    """Say whether the list is that of the total: no other subject stands between them."""
    between = text[start:end]
    return _BARE.fullmatch(between) is not None or _CLEAR.search(between) is not None


def _is_uneven(text: str, parts: list[Figure], span: Span, numbered_first: bool) -> bool:
    """Say whether a list whose names come first may hold a member without a number: more signs than numbers."""
    if numbered_first:
        return False
    gaps = [_ASIDE.sub("", text[one.span.end : other.span.start]) for one, other in pairwise(parts)]
    tail = _ASIDE.sub("", text[parts[-1].span.end : span.end])
    lead = text[span.start : parts[0].span.start].lstrip(" ,:-–")
    even = all(len(_ITEM_SIGN.findall(gap)) == 1 for gap in gaps)
    return not even or bool(_ANOTHER.match(tail) or _ITEM_SIGN.search(lead))


def _next_figure(context: Context, part: Figure, end: int) -> int:
    following = context.figures_in(Span(part.span.end, end))
    return following[0].span.start if following else end


def _items(text: str, parts: list[Figure], span: Span, numbered_first: bool) -> tuple[str, ...]:
    """Return the words of each part: after its number where the list begins with one, else before it."""
    if numbered_first:
        ends = [*(part.span.start for part in parts[1:]), min(span.end, parts[-1].span.end + 60)]
        return tuple(text[part.span.end : end] for part, end in zip(parts, ends, strict=True))
    starts = [span.start, *(part.span.end for part in parts[:-1])]
    return tuple(text[start : part.span.start] for start, part in zip(starts, parts, strict=True))


def _total(context: Context, head: Span, listed: Span) -> Figure | None:
    """Return the nearest amount before the trigger of the kind that the list begins with, else the nearest one."""
    first = next((figure for figure in context.figures_in(listed) if is_summed(figure)), None)
    amounts = [figure for figure in reversed(context.figures_in(head)) if _is_total(context.report, figure, head)]
    alike = (figure for figure in amounts if first is not None and figure.kind is first.kind)
    return next(alike, amounts[0] if amounts else None)


def _is_total(report: Report, figure: Figure, head: Span) -> bool:
    """Say whether an amount is neither a change, nor a plan, nor inside brackets."""
    inside = depth(report.text, figure.span.end, head.end) < 0
    planned = _PLANNED.search(before(report, figure, 40))
    changed = is_change(report, figure) and not _UP_TO.search(before(report, figure, 20))
    return is_summed(figure) and not inside and not planned and not changed


def _parts(context: Context, total: Figure, span: Span) -> tuple[list[Figure], bool]:
    """Return the amounts of the total's kind in the list, and whether every item of the list has one, in its place."""
    report, text = context.report, context.report.text
    end = _list_end(context, total, span)
    parts = [figure for figure in context.figures_in(Span(span.start, end)) if _is_part(report, total, figure, span)]
    if not parts:
        return [], False
    run = [parts[0]]
    if _AT_ONCE.fullmatch(text, span.start, parts[0].span.start):
        for part in parts[1:]:
            if not _PARTED.search(text, run[-1].span.end, part.span.start):
                break
            run.append(part)
        left = [part for part in parts[len(run) :] if is_part_of(total, part)]
        rest = left and _REST.search(before(report, left[0], 30))
        return (run + left[:1], True) if rest else (run, not left)
    named = [part for part in parts if is_part_of(total, part)]
    gaps = [text[one.span.end : other.span.start] for one, other in pairwise(named)]
    return named, all(_SIGN.search(gap) for gap in gaps)


def _is_part(report: Report, total: Figure, figure: Figure, span: Span) -> bool:
    """Say whether a figure can be a part: of the kind, outside brackets, no change, not one side of a ratio."""
    if figure.kind is not total.kind or figure.number is None or depth(report.text, span.start, figure.span.start) > 0:
        return False
    sides = report.text[figure.span.start - 1 : figure.span.start] + report.text[figure.span.end : figure.span.end + 1]
    told = before(report, figure, 40)
    apart = _DOWN_TO.search(told) or _PLANNED.search(told) or _SO_FAR.search(told)
    return "/" not in sides and not is_change(report, figure) and not apart


def _list_end(context: Context, total: Figure, span: Span) -> int:
    """End the list at a semicolon, unless semicolons part its items, one figure each."""
    text = context.report.text
    first = text.find(";", *span)
    if first < 0:
        return span.end
    inside = [f for f in context.figures_in(Span(span.start, first)) if _is_part(context.report, total, f, span)]
    return first if len(inside) > 1 else span.end


def _part_of(total: Figure, part: Figure, sole: bool) -> Iterator[RelationDraft]:
    """Yield a part with its whole; one that exceeds the sole amount before "trong đó" has no other whole."""
    assert total.number is not None and part.number is not None
    fits = range_of(part).low <= range_of(total).high
    if not fits and (is_loose(part) or is_loose(total)):
        return
    holds = Holds.YES if fits else Holds.NO if sole and same_noun(part.unit, total.unit) else Holds.UNSURE
    formula = f"{part.text} {'≤' if fits else '>'} {total.text}"
    message = (
        Message("{part} is part of {total} and does not exceed it.", part=part.text, total=total.text)
        if fits
        else Message("{part} is said to be part of {total}, but exceeds it.", part=part.text, total=total.text)
    )
    yield RelationDraft("part_of", (part,), total, total.number, part.number, holds, formula, message)
