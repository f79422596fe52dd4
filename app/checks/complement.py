"""Two states that fill a whole: "46 nhiệm vụ: đã hoàn thành 42, chưa hoàn thành 04", "đúng hạn: 42; quá hạn: 0"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from app.checks.clauses import before, same_noun
from app.checks.context import Context
from app.checks.draft import RelationDraft
from app.checks.explain import explain
from app.checks.model import Holds
from app.checks.numbers import Range, is_loose, judge, shown
from app.extraction.model import Figure, FigureKind
from app.report.model import BlockKind
from app.wording.message import Message

# A thing is done or not done, in time or late; nothing is both, and nothing is neither.
_STATE = re.compile(r"\b(?P<state>đã|chưa)\s+(?P<verb>\w+\s+\w+)\W*$", re.IGNORECASE)
_IN_TIME = re.compile(r"(?:\s*\w+){0,3}\W*(?:trong đó|gồm)\W*(?:đúng|trong|trước)\s+hạn\W*", re.IGNORECASE)
_LATE = re.compile(r"(?:\s*\w+){0,3}\W+(?:quá|trễ)\s+hạn\W*", re.IGNORECASE)
_TOTAL = re.compile(r"\btổng số\s+[^,;:]*[:,]?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Complement:
    """A whole, the part of it that is done and the part that is not, with the word for doing it."""

    whole: Figure
    done: Figure
    undone: Figure
    verb: str


def complements(context: Context) -> Iterator[Complement]:
    """Yield a list item "Tổng số ..." with the next two, of which one says "đã" and the other "chưa"."""
    blocks = context.report.blocks
    for first, second, third in zip(blocks, blocks[1:], blocks[2:], strict=False):
        if not {first.kind, second.kind, third.kind} <= {BlockKind.LIST_ITEM, BlockKind.PARAGRAPH}:
            continue
        counts = [next(iter(context.figures_of(block.id)), None) for block in (first, second, third)]
        whole, one, other = counts
        if whole is None or one is None or other is None or not _TOTAL.search(before(context.report, whole, 80)):
            continue
        states = [_STATE.search(before(context.report, figure)) for figure in (one, other)]
        if states[0] is None or states[1] is None or not _alike(whole, one, other):
            continue
        verbs = {state["verb"].casefold() for state in states if state}
        signs = [state["state"].casefold() for state in states if state]
        if len(verbs) == 1 and sorted(signs) == ["chưa", "đã"]:
            done, undone = (one, other) if signs[0] == "đã" else (other, one)
            yield Complement(whole, done, undone, verbs.pop())


def check_complement(context: Context) -> Iterator[RelationDraft]:
    """Yield each whole with its two complementary parts."""
    for found in complements(context):
        yield from _relate(found.whole, found.done, found.undone)
    for sentence in context.sentences:
        figures = [figure for figure in sentence.figures if figure.kind in (FigureKind.COUNT, FigureKind.RATIO)]
        for total, timely, late in zip(figures, figures[1:], figures[2:], strict=False):
            text = context.report.text
            if _IN_TIME.fullmatch(text, total.span.end, timely.span.start) and _LATE.fullmatch(
                text, timely.span.end, late.span.start
            ):
                yield from _relate(total, timely, late)
                yield from _same_whole(total, timely)


def _alike(whole: Figure, *parts: Figure) -> bool:
    return all(
        figure.kind is FigureKind.COUNT and figure.number is not None and same_noun(figure.unit, whole.unit)
        for figure in (whole, *parts)
    )


def _relate(whole: Figure, one: Figure, other: Figure) -> Iterator[RelationDraft]:
    parts = [figure.value[0] if isinstance(figure.value, tuple) else figure.number for figure in (one, other)]
    if whole.number is None or parts[0] is None or parts[1] is None:
        return
    value = sum((part for part in parts if part is not None), Decimal(0))
    loose = any(is_loose(figure) for figure in (whole, one, other))
    holds = judge(whole, Range(value, value, value), loose)
    formula = f"{shown(parts[0])} + {shown(parts[1])} = {shown(value)}"
    message = explain(formula, whole.text, holds, shown(value))
    yield RelationDraft("sum", (one, other), whole, whole.number, value, holds, formula, message)


def _same_whole(total: Figure, ratio: Figure) -> Iterator[RelationDraft]:
    """Yield the whole of "đúng hạn: 42/42" against the number that it is part of."""
    if not isinstance(ratio.value, tuple) or total.number is None:
        return
    whole = ratio.value[1]
    holds = Holds.YES if whole == total.number else Holds.NO
    formula = f"{shown(whole)} {'=' if holds is Holds.YES else '≠'} {total.text}"
    message = Message("{ratio} is stated of a whole of {stated}.", ratio=ratio.text, stated=total.text)
    yield RelationDraft("same_figure", (ratio,), total, total.number, whole, holds, formula, message)
