"""A total whose parts stand in bullets under it: "Tổng số: 46 nhiệm vụ, gồm:", "- Đã hoàn thành: 42 nhiệm vụ"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.breakdown import Breakdown, Fill, is_part_of, is_summed, relate
from app.checks.bullets import lists_under
from app.checks.clauses import is_change
from app.checks.context import Context
from app.checks.counted import counted
from app.checks.draft import RelationDraft
from app.checks.list_count import MOST
from app.checks.model import Holds
from app.checks.numbers import is_loose
from app.extraction.model import Figure, FigureKind
from app.report.model import Block, Span

_LISTS = re.compile(r"[^.;:]*?\b(?:bao gồm|gồm có|gồm|trong đó|cụ thể|như sau|sau)\b[^.;:]{0,12}:\s*$", re.IGNORECASE)
_ANNOUNCES = re.compile(r"[^.;:,\d]{0,60}?(?:\b(?:sau|sau đây|như sau|gồm|bao gồm|cụ thể)\b)?\s*:\s*$", re.IGNORECASE)


def check_sum_of_bullets(context: Context) -> Iterator[RelationDraft]:
    """Yield each total with the first amounts of its bullets, and each announced number with its bullets."""
    for head, bullets in lists_under(context):
        total = _total(context, head)
        if total is None:
            continue
        parts = [_first(context, total, bullet) for bullet in bullets]
        found = tuple(part for part in parts if part is not None)
        listed = _LISTS.match(context.report.text, total.span.end, head.span.end)
        if listed and len(found) == len(bullets):
            starts = [Span(bullet.span.start, part.span.start) for bullet, part in zip(bullets, found, strict=True)]
            # A bullet may be cut or stand deeper than its sign says, so the list is never taken for the whole.
            yield from relate(Breakdown(total, found, tuple(map(context.report.text_of, starts)), Fill.SOME))
        elif _ANNOUNCES.fullmatch(context.report.text, total.span.end, head.span.end):
            yield from _announced(total, bullets)


def _announced(total: Figure, bullets: list[Block]) -> Iterator[RelationDraft]:
    """Bullets may be cut or go on below, so only a number that fits them is told."""
    counts = total.kind is FigureKind.COUNT and total.unit and not is_loose(total)
    if counts and total.number == len(bullets) <= MOST:
        yield counted(total, tuple(bullet.span for bullet in bullets), Holds.YES)


def _total(context: Context, head: Block) -> Figure | None:
    amounts = [f for f in context.figures_of(head.id) if is_summed(f) and not is_change(context.report, f)]
    return amounts[-1] if amounts else None


def _first(context: Context, total: Figure, bullet: Block) -> Figure | None:
    """Return the first amount of a bullet where it is of the total's kind and counts the same."""
    first = next((f for f in context.figures_of(bullet.id) if is_summed(f)), None)
    if first is None or first.kind is not total.kind or is_change(context.report, first):
        return None
    return first if is_part_of(total, first) else None
