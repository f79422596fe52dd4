"""A number of a table that is 1,000 times the other amount of its row, as no other row is: a unit that slipped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from app.checks.comparing import positive
from app.checks.context import Context
from app.checks.draft import FindingDraft
from app.checks.model import Level
from app.checks.numbers import scale_of, shown
from app.checks.table_rate import amounts_of
from app.checks.tables import Grid, Row
from app.extraction.model import Figure
from app.wording.message import Message

_LEAST, _MOST = Decimal(400), Decimal(2500)  # a slip of 1,000 with the growth of a year around it
_NEAR = Decimal(20)  # the other rows stay within this
_FEWEST = 4
_THOUSAND = Decimal(1000)


def check_table_slip(context: Context) -> Iterator[FindingDraft]:
    """Yield each number that is some 1,000 times the plan, result or earlier result that stands in its row."""
    for grid in context.grids:
        columns = amounts_of(grid)
        shown_already: set[str] = set()
        for one, other in pairwise(columns):
            row = _slipped(grid, one, other)
            if row is None:
                continue
            pair = row.numbers[one], row.numbers[other]
            odd = _odd(row, pair, [row.numbers[column] for column in columns if column in row.numbers])
            if not shown_already & {odd.id, *((pair[0].id, pair[1].id) if odd is pair[1] else ())}:
                yield _finding(odd, pair[0] if odd is pair[1] else pair[1])
            shown_already.add(odd.id)


def _slipped(grid: Grid, one: int, other: int) -> Row | None:
    """Return the one row in which two columns are 1,000 times apart, where all other rows have them near."""
    rows = [row for row in grid.rows if _times(row, one, other)]
    far = [row for row in rows if not 1 / _NEAR <= _times(row, one, other) <= _NEAR]
    if len(rows) < _FEWEST or len(far) != 1:
        return None
    times = _times(far[0], one, other)
    return far[0] if _LEAST <= times <= _MOST or _LEAST <= 1 / times <= _MOST else None


def _times(row: Row, one: int, other: int) -> Decimal:
    """Return how many times the one number of a row is the other; 0 where one is missing."""
    first, second = row.numbers.get(one), row.numbers.get(other)
    if first is None or second is None or first.kind is not second.kind or not positive(first, second):
        return Decimal(0)
    return (first.number or Decimal(0)) / (second.number or Decimal(1))


def _odd(row: Row, pair: tuple[Figure, Figure], all_of_row: Sequence[Figure]) -> Figure:
    """Return the one of two that no other number of the row is near to; the later where both are alone."""
    for figure, other in (pair, pair[::-1]):
        near = [
            third
            for third in all_of_row
            if third not in pair and positive(third) and 1 / _NEAR <= (third.number or 1) / (other.number or 1) <= _NEAR
        ]
        if near:
            return figure
    return pair[1]


def _finding(odd: Figure, other: Figure) -> FindingDraft:
    assert odd.number is not None and other.number is not None
    likely = odd.number / _THOUSAND if odd.number > other.number else odd.number * _THOUSAND
    message = Message(
        "{written} is about 1,000 times {other} of the same row or a thousandth of it; {likely} may be meant.",
        written=odd.text,
        other=other.text,
        likely=shown(likely / scale_of(odd)),
    )
    return FindingDraft("broken_number", Level.UNSURE, (odd.span, other.span), message)
