"""Comparing columns of tables against the columns they compare: "TH/KH (%)", "So với cùng kỳ (%)", "3=2/1"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.checks.comparing import HUNDRED, quotient, shifted
from app.checks.context import Context
from app.checks.draft import RelationDraft
from app.checks.explain import tell
from app.checks.model import Holds
from app.checks.numbers import Range, in_print, judge, range_of, rounded, scale_of, shown
from app.checks.table_fraction import fraction_of
from app.checks.tables import Grid, Row
from app.extraction.model import Figure, FigureKind

_PLAN = re.compile(
    r"\b(?:kế hoạch|dự toán|chỉ tiêu|được giao|giao|mục tiêu|nghị quyết|KH|DT|NQ)(?:\d|\b)", re.IGNORECASE
)
_LAST = re.compile(r"\b(?:cùng kỳ|năm trước|kỳ trước|tháng trước|CK)\b", re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:thực hiện|ước|giải ngân|đã|lũy kế|luỹ kế|hoàn thành|kết quả|kỳ này|kỳ báo cáo|TH|ƯTH"
    r"|\d{1,2} tháng|quý|năm)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"tăng|giảm|chênh lệch|\+\s?/\s?-", re.IGNORECASE)
_RATE = re.compile(r"%|t[ỷỉ] lệ", re.IGNORECASE)
_INHERENT = re.compile(
    r"cơ cấu|t[ỷỉ] trọng|lãi suất|t[ỷỉ] lệ (?:hộ|che phủ|dân|trẻ|người|thất nghiệp|đô thị)", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_QUOTIENT = re.compile(r"\(?(\d{1,2})\)?\s*[/:]\s*\(?(\d{1,2})\)?\s*(?:[x×*.]?\s*100\s*%?|%)?")
_DIFFERENCE = re.compile(r"\(?(\d{1,2})\)?\s*[-–]\s*\(?(\d{1,2})\)?")
_FEWEST = 3  # so few rows say nothing about what a title means
_MOST_WRONG = Decimal("0.34")  # where more rows than this do not fit, the titles mean something else


@dataclass(frozen=True, slots=True)
class Comparison:
    """A column that compares two others, and the ways its title can be read: "index", "growth" or "difference"."""

    column: int
    part: int
    whole: int
    readings: tuple[str, ...]
    planned: bool


def check_table_rates(context: Context) -> Iterator[RelationDraft]:
    """Yield each number of a comparing column with the two that its row compares, where most rows fit one reading."""
    for grid in context.grids:
        for comparison in _comparisons(grid):
            best = _best(grid, comparison)
            wrong = _wrong(best)
            if wrong == 0 or (len(best) > _FEWEST and wrong <= len(best) * _MOST_WRONG):
                yield from best


def _best(grid: Grid, comparison: Comparison) -> list[RelationDraft]:
    """Return the rows in the reading of the title that fits the most of them."""
    best: list[RelationDraft] | None = None
    for reading in comparison.readings:
        drafts = [draft for row in grid.rows if (draft := _row(row, comparison, reading))]
        if best is None or _wrong(drafts) < _wrong(best):
            best = drafts
        if not _wrong(best):
            break
    return best or []


def _wrong(drafts: Sequence[RelationDraft]) -> int:
    return sum(draft.holds is Holds.NO for draft in drafts)


def _comparisons(grid: Grid) -> Iterator[Comparison]:
    by_mark = {mark: column for column, mark in grid.marks.items()}
    plans, dones, lasts = _roles(grid)
    for column in grid.columns:
        formula = grid.formulas.get(column)
        if formula is not None:
            found = _stated(grid, column, formula, by_mark)
        else:
            found = _titled(grid, column, plans, dones, lasts) or _named(grid, column)
        if found is not None and column not in (found.part, found.whole):
            yield found


def _stated(grid: Grid, column: int, formula: str, by_mark: dict[int, int]) -> Comparison | None:
    """Read "3=2/1" or "4=2-1" of the row that numbers the columns."""
    for pattern, readings in ((_QUOTIENT, ("index",)), (_DIFFERENCE, ("difference",))):
        match = pattern.fullmatch(formula)
        if match and int(match[1]) in by_mark and int(match[2]) in by_mark:
            growing = readings == ("index",) and _CHANGE.search(grid.title(column))
            return Comparison(
                column,
                by_mark[int(match[1])],
                by_mark[int(match[2])],
                ("index", "growth") if growing else readings,
                False,
            )
    return None


def _named(grid: Grid, column: int) -> Comparison | None:
    """Read the columns that the title itself names: "UTH 2022/KH 2022", "Tỷ lệ (%)" of "Tổng số"."""
    title = grid.title(column)
    fraction = fraction_of(grid, column) if not _INHERENT.search(title) else None
    return Comparison(column, *fraction, ("index",), _PLAN.search(title) is not None) if fraction else None


def _roles(grid: Grid) -> tuple[list[int], list[int], list[int]]:
    """Return the columns of plans, of results and of the results of an earlier time by their titles."""
    plans: list[int] = []
    results: list[int] = []
    amounts = [column for column in grid.columns if not _compares(grid, column) and _has_numbers(grid, column)]
    years = {column: _year(grid.title(column)) for column in amounts}
    latest = max(years.values(), default=0)
    lasts = []
    for column in amounts:
        title = grid.title(column)
        if _LAST.search(title) or 0 < years[column] < latest:
            lasts.append(column)
        elif _PLAN.search(title):
            plans.append(column)
        elif _DONE.search(title):
            results.append(column)
    return plans, results, lasts


def amounts_of(grid: Grid) -> list[int]:
    """Return the columns of plans and results, which tell one thing of each row."""
    plans, dones, lasts = _roles(grid)
    return sorted([*plans, *dones, *lasts])


def _compares(grid: Grid, column: int) -> bool:
    titles = grid.titles.get(column, ())
    return any(_RATE.search(title) for title in titles) or any(
        re.search(r"so sánh|so với|tăng|giảm|chênh lệch", title, re.IGNORECASE) for title in titles
    )


def _has_numbers(grid: Grid, column: int) -> bool:
    return any(column in row.numbers for row in grid.rows)


def _year(title: str) -> int:
    return max((int(year) for year in _YEAR.findall(title)), default=0)


def _titled(
    grid: Grid, column: int, plans: Sequence[int], dones: Sequence[int], lasts: Sequence[int]
) -> Comparison | None:
    title = grid.title(column)
    if not _compares(grid, column) or _INHERENT.search(title) or len(dones) != 1:
        return None
    leaf = grid.titles[column][-1]
    ahead = _target(leaf, plans, lasts) or _target(title, plans, lasts)
    base = plans if ahead == "plan" else lasts if ahead == "last" else []
    if len(base) > 1:  # "So dự toán tỉnh giao" beside "Dự toán: Tỉnh giao | Huyện giao"
        base = [other for other in base if grid.titles[other][-1].casefold() in title.casefold()]
    if len(base) != 1:
        return None
    if not _RATE.search(title):
        return Comparison(column, dones[0], base[0], ("difference",), False) if _CHANGE.search(title) else None
    if ahead == "plan":
        return Comparison(column, dones[0], base[0], ("index",), True)
    return Comparison(column, dones[0], base[0], ("growth", "index"), False)


def _target(title: str, plans: Sequence[int], lasts: Sequence[int]) -> str | None:
    """Say what a title compares with; one that does not say it does so by what else there is."""
    to_plan, to_last = _PLAN.search(title) is not None, _LAST.search(title) is not None
    if to_plan != to_last:
        return "plan" if to_plan else "last"
    years = {int(year) for year in _YEAR.findall(title)}
    if not to_plan and len(years) == 2:
        return "last"
    if not to_plan and bool(plans) != bool(lasts):
        return "plan" if plans and not _CHANGE.search(title) else "last" if lasts else None
    return None


def _row(row: Row, comparison: Comparison, reading: str) -> RelationDraft | None:
    part, whole, stated = (row.numbers.get(n) for n in (comparison.part, comparison.whole, comparison.column))
    if part is None or whole is None or stated is None or "%" in row.unit:
        return None
    if part.kind is not whole.kind or part.kind is FigureKind.PERCENT or not whole.number or part.number is None:
        return None
    if reading == "difference":
        stated = _in_unit_of(part, stated)
        return _difference(part, whole, stated) if stated.kind is part.kind else None
    if part.number <= 0 or whole.number <= 0 or stated.number is None:
        return None
    rate = quotient(part, whole)
    computed = rate if reading == "index" else shifted(rate, -HUNDRED)
    scale = scale_of(whole)
    one, other = shown(part.number / scale), shown(whole.number / scale)
    formula = f"{one} / {other}" if reading == "index" else f"({one} - {other}) / {other}"
    formula = f"{formula} = {shown(computed.value, 3)}%"
    kind = "plan" if comparison.planned else "growth" if reading == "growth" else "share"
    return _judged(kind, (part, whole), _in_percent(stated), computed, formula)


def _in_unit_of(part: Figure, stated: Figure) -> Figure:
    """Read a bare number of a column of differences in the unit that the table lends to what it compares."""
    if stated.kind is not FigureKind.COUNT or stated.unit or stated.number is None or part.unit_from is None:
        return stated
    value = stated.number * scale_of(part)
    return replace(stated, kind=part.kind, value=value, unit=part.unit, unit_from=part.unit_from)


def _in_percent(stated: Figure) -> Figure:
    """Read a bare number of a column of rates as a percent."""
    return stated if stated.kind is FigureKind.PERCENT else replace(stated, kind=FigureKind.PERCENT)


def _difference(part: Figure, whole: Figure, stated: Figure) -> RelationDraft:
    assert part.number is not None and whole.number is not None
    one, other = range_of(part), range_of(whole)
    computed = Range(one.low - other.high, one.value - other.value, one.high - other.low)
    scale = scale_of(stated)
    formula = f"{shown(part.number / scale)} - {shown(whole.number / scale)} = {shown(computed.value / scale)}"
    return _judged("growth", (part, whole), stated, computed, formula)


def _judged(kind: str, operands: tuple[Figure, ...], stated: Figure, computed: Range, formula: str) -> RelationDraft:
    assert stated.number is not None
    holds = judge(stated, computed)
    scale = scale_of(stated)
    right = f"{shown(rounded(computed.value, stated) / scale)}{'%' if stated.kind is FigureKind.PERCENT else ''}"
    message = tell(formula, stated, computed, holds, right)
    ordered = tuple(sorted(operands, key=lambda figure: figure.span))
    verdict = in_print(stated, computed, holds)
    return RelationDraft(kind, ordered, stated, stated.number, computed.value, verdict, formula, message)
