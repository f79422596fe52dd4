"""A total and its parts: what the words between them say, and whether the numbers add up to what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from app.checks.draft import RelationDraft
from app.checks.explain import explain
from app.checks.model import Holds
from app.checks.numbers import Range, is_loose, judge, range_of, scale_of, shown
from app.extraction.model import Figure, FigureKind
from app.language.kinds import are_apart, are_halves, embraces
from app.report.model import Span
from app.wording.message import Message

_DIGIT = re.compile(r"(?<![^\W\d_])\d")
_TIME = re.compile(r"(?:năm|quý|tháng|tuần|ngày|đêm|giờ|phút|giây|vụ|kỳ|h|s)\b", re.IGNORECASE)  # "tấn/năm" adds up
SUMMED = frozenset({FigureKind.COUNT, FigureKind.MONEY, FigureKind.MEASURE})
_MANY = 1000
_CLOSE = Decimal("0.05")  # named parts that miss or exceed their whole by no more than this are worth a look


class Fill(Enum):
    """What the text says of a list of parts: that it is whole, that it names some, that it goes on."""

    WHOLE = "whole"
    SOME = "some"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A total with the parts that the text lists, the words of each part, and what the text says of the list.

    `regular` is whether every item of the list has one number in one place; from another list nothing but a sum that
    fits is reported. `lone` counts members that are named without a number ("Chủ tịch, 06 Phó Chủ tịch").
    """

    total: Figure
    parts: tuple[Figure, ...]
    items: tuple[str, ...]
    fill: Fill
    regular: bool = True
    lone: int = 0


def has_unread_numbers(text: str, span: Span, figures: Sequence[Figure]) -> bool:
    """Say whether digits stand in the stretch that no figure holds: one may have been taken for a name."""
    place = span.start
    for figure in figures:
        if _DIGIT.search(text, place, figure.span.start):
            return True
        place = max(place, figure.span.end)
    return place < span.end and _DIGIT.search(text, place, span.end) is not None


def part_value(part: Figure) -> Decimal | None:
    """Return what a part brings into the sum: of "11/24" the 11."""
    return part.value[0] if isinstance(part.value, tuple) else part.number


def is_summed(figure: Figure) -> bool:
    """Say whether a figure is an amount that can be a total or a part: no yield or norm ("65,7 tạ/ha")."""
    _, per, by = (figure.unit or "").partition("/")
    return figure.kind in SUMMED and figure.number is not None and not (per and not _TIME.match(by.strip()))


def is_part_of(total: Figure, part: Figure) -> bool:
    """Say whether a part is counted in what its total counts, by a noun that embraces the other: "đơn vị", "sở"."""
    if total.kind is FigureKind.COUNT:
        return embraces(total.unit, part.unit) or embraces(part.unit, total.unit)
    return part.unit == total.unit


def relate(found: Breakdown) -> Iterator[RelationDraft]:
    """Yield the sum of a breakdown where the words of the text allow to say anything about it."""
    computed = _computed(found)
    holds = _verdict(found, computed)
    if holds is None:
        return
    total, scale = found.total, scale_of(found.total)
    assert total.number is not None
    terms = [shown(value / scale) for part in found.parts if (value := part_value(part)) is not None]
    formula = f"{' + '.join(['1'] * found.lone + terms)} = {shown(computed.value / scale)}"
    bounded = found.fill is Fill.OPEN and holds is Holds.YES and computed.value < total.number
    if bounded:
        message = Message(
            "{formula}; the list goes on, and its total of {stated} is not exceeded.",
            formula=formula,
            stated=total.text,
        )
    else:
        message = explain(formula, total.text, holds, shown(computed.value / scale))
    yield RelationDraft("sum", found.parts, total, total.number, computed.value, holds, formula, message)


def _computed(found: Breakdown) -> Range:
    low = value = high = Decimal(found.lone)
    for part in found.parts:
        number = part_value(part)
        assert number is not None
        span = range_of(part) if part.number is not None else Range(number, number, number)
        low, value, high = low + span.low, value + span.value, high + span.high
    return Range(low, value, high)


def _verdict(found: Breakdown, computed: Range) -> Holds | None:
    """Return the verdict that the words allow; None where they allow none.

    An error needs words by which the parts fill the whole ("gồm", "nam" and "nữ", a bracket), or by which none of them
    can overlap where they exceed it. Nearness only chooses between a question and silence, never an error.
    """
    total = found.total
    assert total.number is not None
    loose = is_loose(total) or any(is_loose(part) for part in found.parts)
    holds = judge(total, computed, loose)
    gap = computed.value - total.number
    near = abs(gap) <= abs(total.number) * _CLOSE
    if holds is Holds.YES and (near or loose):  # "1 tỷ đồng" is no rounding of 650 million
        return holds
    if found.fill is Fill.OPEN and computed.low <= range_of(total).high:
        return Holds.YES
    if not found.regular or found.lone or not all(is_part_of(total, part) for part in found.parts):
        return None
    if holds is not Holds.NO or loose:
        return Holds.UNSURE if near else None
    if _is_beyond_doubt(found, gap):
        return Holds.UNSURE if _was_rounded(total, abs(gap)) else Holds.NO
    return Holds.UNSURE if near and found.fill is not Fill.OPEN else None


def _is_beyond_doubt(found: Breakdown, gap: Decimal) -> bool:
    items = list(found.items)
    return found.fill is Fill.WHOLE or (are_apart(items) and gap > 0) or (are_halves(items) and found.fill is Fill.SOME)


def _was_rounded(total: Figure, gap: Decimal) -> bool:
    """Say whether an amount that ends in "00" may have been rounded, so that a smaller gap proves nothing.

    Few things are counted one by one: "300 trường" are three hundred unless the text says "khoảng".
    """
    if total.kind is FigureKind.COUNT and (total.number or 0) < _MANY:
        return False
    digits = re.sub(r"\D", "", total.text)
    zeros = len(digits) - len(digits.rstrip("0"))
    return zeros > 1 and gap / scale_of(total) < Decimal(10) ** zeros / 2
