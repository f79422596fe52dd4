"""A column "Tổng số" against the columns beside it that make it up: "Tổng số | Nam | Nữ"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from app.checks.context import Context
from app.checks.draft import RelationDraft
from app.checks.model import Holds
from app.checks.table_total import add_up
from app.checks.tables import Grid, Row

_TOTAL = re.compile(r"\W*(?:tổng(?: số| cộng)?|cộng)\W*(?:\([^()]*\))?\W*", re.IGNORECASE)
_SPLIT = re.compile(r"\W*(?:chia ra|gồm|bao gồm|trong đó|phân theo.*)\W*", re.IGNORECASE)
_OTHER = re.compile(r"%|t[ỷỉ] lệ|so sánh|so với|bình quân|ghi chú|tăng|giảm", re.IGNORECASE)
_SUM = re.compile(r"\(?\d{1,2}\)?(?:\s*\+\s*\(?\d{1,2}\)?)+")
_FEWEST = 3
_MOST_WRONG = Decimal("0.34")


def check_table_across(context: Context) -> Iterator[RelationDraft]:
    """Yield the sum of each row whose title says total, where most rows fit: so the columns are all its parts."""
    for grid in context.grids:
        for column in grid.columns:
            parts = _stated(grid, column) or _titled(grid, column)
            if len(parts) < 2:
                continue
            drafts = [draft for row in grid.rows if (draft := _row(row, column, parts))]
            wrong = sum(draft.holds is Holds.NO for draft in drafts)
            if wrong == 0 or (len(drafts) > _FEWEST and wrong <= len(drafts) * _MOST_WRONG):
                yield from drafts


def _stated(grid: Grid, column: int) -> list[int]:
    """Read "1=2+3" of the row that numbers the columns."""
    formula = grid.formulas.get(column, "")
    if not _SUM.fullmatch(formula):
        return []
    by_mark = {mark: place for place, mark in grid.marks.items()}
    named = [by_mark.get(int(number)) for number in re.findall(r"\d+", formula)]
    return [place for place in named if place is not None] if None not in named else []


def _titled(grid: Grid, column: int) -> list[int]:
    """Return the columns beside a total that stand under the same title, or under "chia ra" next to it."""
    titles = grid.titles.get(column, ())
    if not titles or not _TOTAL.fullmatch(titles[-1]):
        return []
    above = titles[:-1]
    parts: list[int] = []
    for other in grid.columns[list(grid.columns).index(column) + 1 :]:
        own = grid.titles[other]
        beside = own[: len(above)] == above and len(own) > len(above) and not any(map(_OTHER.search, own))
        split = len(own) == len(above) + 2 and _SPLIT.fullmatch(own[len(above)]) is not None
        if not beside or not (above or split or len(own) == 1) or (parts and _TOTAL.fullmatch(own[-1])):
            break
        parts.append(other)
    return parts


def _row(row: Row, column: int, parts: Sequence[int]) -> RelationDraft | None:
    whole = row.numbers.get(column)
    found = [row.numbers[place] for place in parts if place in row.numbers]
    if whole is None or len(found) < 2 or len({figure.kind for figure in (*found, whole)}) > 1:
        return None
    return add_up(whole, found)
