"""Table columns against the rows that are their totals: "Tổng cộng", "Cộng", "I" above "1" and "2"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.checks.context import Context
from app.checks.draft import RelationDraft
from app.checks.explain import tell, tell_slip
from app.checks.model import Holds
from app.checks.numbers import Range, in_print, judge, range_of, scale_of, shown
from app.checks.tables import Grid, Row
from app.extraction.model import Figure
from app.report.model import Block
from app.wording.message import Message

_SHARE = re.compile(r"cơ cấu|t[ỷỉ] trọng", re.IGNORECASE)
_RATE = re.compile(
    r"%|t[ỷỉ] lệ|bình quân|tốc độ|so với|so sánh|đơn giá|năng suất|mật độ|chỉ số|xếp hạng", re.IGNORECASE
)
_PLAIN_TOTAL = re.compile(r"\W*cộng\b(?! chung)", re.IGNORECASE)
_SUMMED_UP = re.compile(r"\W*tổng\b", re.IGNORECASE)
_THOUSAND = Decimal(1000)


@dataclass(frozen=True, slots=True)
class Total:
    """A row and the rows that make it up; `stated` where its label says that it is their total."""

    whole: Row
    parts: tuple[Row, ...]
    stated: bool
    named: bool = False  # the label names the very marks of its parts: "Tổng cộng (I+II)"


def check_table_totals(context: Context) -> Iterator[RelationDraft]:
    """Yield the sums of all columns of each total and of each row with sub-rows.

    A label makes a row a total. What stands under a mark need not be all of it: there another column has to fit first.
    """
    for grid in context.grids:
        columns = [column for column in grid.columns if not _is_rate(grid, column)]
        plain = all(row.numbers for row in grid.rows)
        for total in [*_totals(grid), *_nested(grid)]:
            drafts = [draft for column in columns if (draft := _column(context, total, column))]
            yield from _judged(total, drafts, plain)
        for row, parts in _within(grid):
            yield from _parts_of(row, parts, columns)


def _is_rate(grid: Grid, column: int) -> bool:
    title = grid.title(column)
    return _RATE.search(title) is not None and _SHARE.search(title) is None


def _judged(total: Total, drafts: Sequence[RelationDraft], plain: bool) -> Iterator[RelationDraft]:
    """Yield what is beyond doubt; `plain` is a table without rows that only name the rows below them."""
    held = sum(draft.holds is not Holds.NO for draft in drafts)
    failed = len(drafts) - held
    sure = (
        total.named
        or (held >= failed and held > 0)
        or (total.stated and len(drafts) == 1 and plain and _is_near(drafts[0]))
    )
    if sure:
        yield from drafts
    elif total.stated or held:
        for draft in drafts:
            if draft.holds is not Holds.NO:
                yield draft
            elif total.stated and held:
                yield replace(draft, holds=Holds.UNSURE)


def _is_near(draft: RelationDraft) -> bool:
    """Say whether the parts were meant to fill the whole: told twice over, by sex and by place, they exceed it."""
    return abs(draft.computed - draft.stated) * 2 < abs(draft.stated)


def _totals(grid: Grid) -> Iterator[Total]:
    """Yield the rows that are totals by their label, with the rows of the first rank that they stand over or under."""
    totals = [place for place, row in enumerate(grid.rows) if row.is_total and row.numbers]
    for above, place in zip([-1, *totals], totals, strict=False):
        row = grid.rows[place]
        if row.total_of:
            parts = [other for other in grid.rows if other.mark in row.total_of]
            if len(parts) == len(row.total_of):
                yield Total(row, tuple(parts), True, True)
        elif len(totals) == 1:
            parts = _top(grid.rows[place + 1 :]) if place == 0 else _top(grid.rows[:place])
            if place in (0, len(grid.rows) - 1) or not _top(grid.rows[place + 1 :]):
                yield from _of(row, parts)
        elif _PLAIN_TOTAL.match(row.label):
            yield from _of(row, _top(grid.rows[above + 1 : place]))
        elif place == totals[-1] and all(_PLAIN_TOTAL.match(grid.rows[other].label) for other in totals[:-1]):
            yield Total(row, tuple(grid.rows[other] for other in totals[:-1]), True)


def _of(row: Row, parts: Sequence[Row]) -> Iterator[Total]:
    if len(parts) > 1 and _runs_on(parts):
        yield Total(row, tuple(parts), True)


def _top(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of the highest rank; none where ranked and unranked rows with numbers are mixed."""
    filled = [row for row in rows if row.numbers and not row.is_total]
    within = _inside(rows)
    ranks = {row.rank for row in filled if id(row) not in within}
    if 0 in ranks and len(ranks) > 1:
        return []
    return [row for row in filled if row.rank == min(ranks) and id(row) not in within] if ranks else []


def _inside(rows: Sequence[Row]) -> set[int]:
    """Return the rows that "trong đó" makes details of the row before."""
    found: set[int] = set()
    limit: int | None = None
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        if row.is_within:
            limit = row.rank or (following.rank if following is not None and not row.numbers else 9)
            found.add(id(row))
        elif limit is not None and row.rank and row.rank >= limit:
            found.add(id(row))
        else:
            limit = None
    return found


def _runs_on(parts: Sequence[Row]) -> bool:
    """Say whether numbered parts count from 1 on, so that no part is missing."""
    numbers = [int(part.mark) for part in parts if part.mark.isdigit()]
    return not numbers or numbers == list(range(1, len(parts) + 1))


def _nested(grid: Grid) -> Iterator[Total]:
    """Yield each marked row with the rows of the next rank under it."""
    inside = _inside(grid.rows)
    for place, row in enumerate(grid.rows):
        headed = row.rank or _SUMMED_UP.match(row.label)
        if not headed or not row.numbers or row.is_total or row.is_within:
            continue
        below: list[Row] = []
        for other in grid.rows[place + 1 :]:
            if id(other) in inside:
                continue
            if other.is_total or (other.rank and other.rank <= row.rank) or (not other.rank and other.numbers):
                break
            below.append(other)
        parts = [other for other in below if other.numbers]
        ranks = {other.rank for other in parts}
        parts = [other for other in parts if other.rank == min(ranks)]
        if len(parts) > 1 and len({other.unit for other in (*parts, row)}) == 1 and _runs_on(parts):
            yield Total(row, tuple(parts), False)


def _within(grid: Grid) -> Iterator[tuple[Row, list[Row]]]:
    """Yield each row with the details that follow it after "trong đó"."""
    inside = _inside(grid.rows)
    whole: Row | None = None
    for row in grid.rows:
        if id(row) not in inside:
            whole = row if row.numbers else None
        elif whole is not None and row.numbers and row.unit == whole.unit:
            yield whole, [row]


def _column(context: Context, total: Total, column: int) -> RelationDraft | None:
    whole = total.whole.numbers.get(column)
    if whole is None:
        return None
    parts: list[Figure] = []
    for row in total.parts:
        figure = row.numbers.get(column)
        if figure is not None:
            parts.append(figure)
        elif not _is_empty(context, row.cells.get(column)):
            return None
    if len(parts) < 2 or len({part.kind for part in (*parts, whole)}) > 1:
        return None
    return add_up(whole, parts)


def _is_empty(context: Context, cell: Block | None) -> bool:
    return cell is None or not context.report.text_of(cell.span).strip(" -–.…0")


def add_up(whole: Figure, parts: Sequence[Figure]) -> RelationDraft:
    """Return the sum of the parts against the whole."""
    assert whole.number is not None
    ranges = [range_of(part) for part in parts]
    value = sum((one.value for one in ranges), Decimal(0))
    computed = Range(sum((one.low for one in ranges), Decimal(0)), value, sum((one.high for one in ranges), Decimal(0)))
    holds = judge(whole, computed)
    scale = scale_of(whole)
    formula = f"{' + '.join(shown(one.value / scale) for one in ranges)} = {shown(value / scale)}"
    message = tell(formula, whole, computed, holds, shown(value / scale))
    holds = in_print(whole, computed, holds)
    slipped = _slipped(whole, parts, value) if holds is Holds.NO else None
    if slipped is not None:
        holds, message = Holds.UNSURE, tell_slip(formula, whole.text, slipped.text)
    return RelationDraft("sum", tuple(parts), whole, whole.number, value, holds, formula, message)


def _slipped(whole: Figure, parts: Sequence[Figure], value: Decimal) -> Figure | None:
    """Return the one part that would fit if it were 1,000 times larger or smaller."""
    for part in parts:
        assert part.number is not None
        for by in (_THOUSAND, 1 / _THOUSAND):
            other = value - part.number + part.number * by
            if part.number and judge(whole, Range(other, other, other)) is Holds.YES:
                return part
    return None


def _parts_of(whole: Row, parts: Sequence[Row], columns: Sequence[int]) -> Iterator[RelationDraft]:
    for column in columns:
        total = whole.numbers.get(column)
        for row in parts:
            part = row.numbers.get(column)
            if total is None or part is None or total.kind is not part.kind:
                continue
            yield _part_of(total, part)


def _part_of(total: Figure, part: Figure) -> RelationDraft:
    assert total.number is not None and part.number is not None
    fits = range_of(part).low <= range_of(total).high or total.number < 0
    formula = f"{part.text} {'≤' if fits else '>'} {total.text}"
    message = (
        Message("{part} is part of {total} and does not exceed it.", part=part.text, total=total.text)
        if fits
        else Message("{part} is said to be part of {total}, but exceeds it.", part=part.text, total=total.text)
    )
    holds = Holds.YES if fits else Holds.UNSURE
    return RelationDraft("part_of", (part,), total, total.number, part.number, holds, formula, message)
