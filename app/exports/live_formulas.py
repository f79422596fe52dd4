"""Formulas of a workbook that recompute a relation from the cells of its figures.

A formula is taken only where it gives, in exact arithmetic, what the check computed; so none can state anything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, DivisionByZero, InvalidOperation
from itertools import islice, product
from typing import NamedTuple

from app.checks.model import Relation
from app.extraction.model import Figure

_HUNDRED = Decimal(100)
_SCALES = tuple(Decimal(10) ** power for power in (0, 3, 6, 9, 12))
_CHOICES = 64  # ways to read ratios among the operands, and ways to take one operand from the others
_CLOSE = Decimal("1e-12")
_BY_PERCENT = ("ratio_percent", "share", "plan", "growth")


class Held(NamedTuple):
    """A number and the cell that holds it."""

    cell: str
    number: Decimal


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of a cell and what it gives."""

    text: str
    value: Decimal


class _Candidate(NamedTuple):
    text: str
    value: Callable[[], Decimal]


def cells_of(figure: Figure, row: int, sheet: str) -> tuple[Held, ...]:
    """Return the cells of a figure: one, or two for a ratio (columns C and D), none where it is no number."""
    values = figure.value if isinstance(figure.value, tuple) else (figure.value,)
    numbers = [value for value in values if isinstance(value, Decimal)]
    if not numbers or len(numbers) < len(values) or any(len(one.as_tuple().digits) > 15 for one in numbers):
        return ()
    quoted = sheet.replace("'", "''")
    return tuple(Held(f"'{quoted}'!${column}${row}", one) for column, one in zip("CD", numbers, strict=False))


def computed_formula(relation: Relation, cells: Mapping[str, tuple[Held, ...]]) -> Formula | None:
    """Return the formula for what a relation computes, None where there is none from the cells of its figures."""
    operands = [cells[operand] for operand in relation.operands]
    if not operands or not all(operands):
        return None
    result = cells.get(relation.result or "", ())
    for chosen in islice(_readings(operands), _CHOICES):
        for candidate in _candidates(relation.type, chosen, result):
            if found := _fitting(candidate, relation.computed):
                return found
    return None


def stated_formula(relation: Relation, cells: Mapping[str, tuple[Held, ...]]) -> Formula | None:
    """Return the formula that takes what a relation states from its figure."""
    for held in cells.get(relation.result or "", ()):
        if found := _fitting(_Candidate(held.cell, lambda held=held: held.number), relation.stated):  # type: ignore[misc]
            return found
    return None


def _readings(operands: Sequence[tuple[Held, ...]]) -> Iterator[tuple[Held, ...]]:
    """Yield the operands as single cells: each ratio as its two numbers where it stands alone, else as one of them."""
    if len(operands) == 1 and len(operands[0]) == 2:
        yield operands[0]
    yield from product(*operands)


def _candidates(kind: str, held: tuple[Held, ...], result: tuple[Held, ...]) -> Iterator[_Candidate]:
    cells, numbers = [one.cell for one in held], [one.number for one in held]
    if len(held) == 1:
        yield _Candidate(cells[0], lambda: numbers[0])
    if kind == "sum" and len(held) > 1:
        yield _Candidate(f"SUM({','.join(cells)})", lambda: sum(numbers, Decimal()))
    if kind == "product" and len(held) > 1:
        yield from _products(held)
    if kind == "range" and result:
        limits = ",".join(cells)
        yield _Candidate(
            f"MEDIAN(MIN({limits}),{result[0].cell},MAX({limits}))",
            lambda: max(min(numbers), min(result[0].number, max(numbers))),
        )
    if len(held) > 1:
        for place, whole in enumerate(held):
            rest = [one for at, one in enumerate(held) if at != place]
            taken = ",".join(one.cell for one in rest)
            left = whole.number - sum((one.number for one in rest), Decimal())
            yield _Candidate(f"{whole.cell}-SUM({taken})", lambda left=left: left)  # type: ignore[misc]
    if len(held) == 2:
        yield from _pairs(kind, held[0], held[1])
        yield from _pairs(kind, held[1], held[0])


def _products(held: tuple[Held, ...]) -> Iterator[_Candidate]:
    value = Decimal(1)
    for one in held:
        value *= one.number
    text = f"PRODUCT({','.join(one.cell for one in held)})"
    yield _Candidate(text, lambda: value)
    yield _Candidate(f"{text}/100", lambda: value / _HUNDRED)


def _pairs(kind: str, one: Held, other: Held) -> Iterator[_Candidate]:
    a, b, x, y = one.number, other.number, one.cell, other.cell
    if kind in _BY_PERCENT:
        yield _Candidate(f"{x}/{y}*100", lambda: a / b * _HUNDRED)
    if kind == "growth":
        yield _Candidate(f"({x}-{y})/{y}*100", lambda: (a - b) / b * _HUNDRED)
        yield _Candidate(f"({x}-{y})/{x}*100", lambda: (a - b) / a * _HUNDRED)
        yield _Candidate(f"{x}/({x}+{y})*100", lambda: a / (a + b) * _HUNDRED)
        yield _Candidate(f"{x}/({y}-{x})*100", lambda: a / (b - a) * _HUNDRED)
    yield _Candidate(f"{x}/{y}", lambda: a / b)
    yield _Candidate(f"{x}+{y}", lambda: a + b)


def _fitting(candidate: _Candidate, wanted: Decimal) -> Formula | None:
    """Return the formula where it gives the wanted number, or does so in thousands, millions and so on."""
    try:
        value = candidate.value()
    except (DivisionByZero, InvalidOperation):
        return None
    for scale in _SCALES:
        if abs(value / scale - wanted) <= _CLOSE * max(Decimal(1), abs(wanted)):
            text = candidate.text if scale == 1 else f"({candidate.text})/{scale:f}"
            return Formula(f"={text}", value / scale)
    return None
