"""What the title of a rate says it is of: "UTH 2022/KH 2022 (%)", "Tỷ lệ giải ngân (%)" beside "Tổng số"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.checks.tables import Grid

_FRACTION = re.compile(
    r"(?:so sánh\s*)?(?P<part>[^/()]*[^\W\d_][^/()]*)/(?P<whole>[^/()]*[^\W\d_][^/()]*)(?:\(\s*%\s*\))?\W*"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
# What a column tells, by the first of these that its title shows.
_ROLES = (
    ("last", re.compile(r"\b(?:CK|cùng kỳ|năm trước)\b", re.IGNORECASE)),
    ("plan", re.compile(r"\b(?:KH|kế hoạch|DT|dự toán|chỉ tiêu)(?:\d|\b)", re.IGNORECASE)),
    ("done", re.compile(r"\b(?:[ƯU]?TH|ước|thực hiện|QT|quyết toán|giải ngân|kết quả)(?:\d|\b)", re.IGNORECASE)),
)
_PLAIN_RATE = re.compile(r"(?:t[ỷỉ] lệ|%)(?P<what>[^()%/]*)(?:\(?\s*%\s*\)?)?\W*", re.IGNORECASE)
_TOTAL = re.compile(r"tổng (?:số|cộng)\b(?P<noun>[^()]*)", re.IGNORECASE)
_COMPARES = re.compile(r"%|t[ỷỉ] lệ|so sánh|so với|tăng|giảm|chênh lệch|bình quân", re.IGNORECASE)


def fraction_of(grid: Grid, column: int) -> tuple[int, int] | None:
    """Return the columns of part and whole that the title of a rate names; None where it names not one of each."""
    titles = grid.titles.get(column, ())
    if not titles:
        return None
    named = _FRACTION.fullmatch(titles[-1])
    if named is not None:
        part, whole = _meant(grid, named["part"]), _meant(grid, named["whole"])
        return (part, whole) if part is not None and whole is not None and part != whole else None
    plain = _PLAIN_RATE.fullmatch(titles[-1])
    return _of_total(grid, column, plain["what"].strip().casefold()) if plain else None


def _amounts(grid: Grid) -> list[int]:
    """Return the columns that hold numbers and compare nothing."""
    return [
        column
        for column in grid.columns
        if not _COMPARES.search(grid.title(column)) and any(column in row.numbers for row in grid.rows)
    ]


def _meant(grid: Grid, words: str) -> int | None:
    role, years = _role(words), set(_YEAR.findall(words))
    if role is None:
        return None
    same = [column for column in _amounts(grid) if _role(grid.title(column)) == role]
    dated = [column for column in same if not years or years == set(_YEAR.findall(grid.title(column)))]
    return dated[0] if len(dated) == 1 else None


def _role(words: str) -> str | None:
    return next((role for role, pattern in _ROLES if pattern.search(words)), None)


def _of_total(grid: Grid, column: int, what: str) -> tuple[int, int] | None:
    """Return the amount that a rate stands behind and the one total of the table: "Tổng số hộ | Số hộ | Tỷ lệ"."""
    amounts = [other for other in _amounts(grid) if other < column]
    if not amounts:
        return None
    group = grid.parents.get(column, ())
    beside = [other for other in amounts if group and grid.parents.get(other) == group]
    told = [other for other in amounts if what and what in grid.title(other).casefold()]
    part = (beside or _totals(grid, told) or told or amounts)[-1]
    wholes = [other for other in _totals(grid, amounts) if other != part and grid.title(other) != grid.title(part)]
    planned = [other for other in wholes if _role(grid.title(other)) == "plan"]
    wholes = planned or wholes
    return (part, wholes[0]) if len(wholes) == 1 else None


def _totals(grid: Grid, columns: Iterable[int]) -> list[int]:
    return [column for column in columns if _TOTAL.fullmatch(grid.titles[column][-1].strip())]
