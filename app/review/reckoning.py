"""What selected numbers make together: their sum, and of two their difference and what share one is of the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.checks.numbers import scale_of, shown
from app.extraction.model import Extraction, Figure, FigureKind
from app.report.model import Span
from app.review.items import Item, ItemKind
from app.wording import plural, translate

ADDABLE = frozenset(
    {FigureKind.COUNT, FigureKind.MONEY, FigureKind.MEASURE, FigureKind.PERCENT, FigureKind.PERCENTAGE_POINT}
)
_RATES = frozenset({FigureKind.PERCENT, FigureKind.PERCENTAGE_POINT})
_MOST = 6  # numbers that a formula names; of more it names the first and the last
_MAGNITUDES = {Decimal(10**9): "tỷ", Decimal(10**6): "triệu", Decimal(1000): "nghìn"}
_NOUNS = 3  # things counted that are named beside their sum
_NEAR = 80  # code points that a figure may reach out of what is selected
_TAIL = re.compile(r".*\d", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reckoning:
    """How many numbers, in which unit as it is written, and the formulas; none where the numbers are not of one kind.

    `whole` is the formula that holds where one of the numbers is the sum of the others.
    """

    count: int
    unit: str = ""
    sum: str = ""
    whole: str = ""
    difference: str = ""
    share: str = ""
    change: str = ""

    @property
    def comparable(self) -> bool:
        """Whether the numbers are of one kind and unit."""
        return bool(self.sum)


def figures_selected(extraction: Extraction, span: Span | None, items: Sequence[Item] = ()) -> list[Figure]:
    """Return the numbers of selected words, those of the kind that most of them have, or else all selected as items."""
    if span is None:
        found = [extraction.figure(item.figures[0]) for item in items if item.kind is ItemKind.FIGURE]
        return [figure for figure in found if _is_addable(figure)]
    near = extraction.figures_in(Span(span.start - _NEAR, span.end + _NEAR))
    alike: dict[tuple[FigureKind, str], list[Figure]] = {}
    for figure in near:
        if _is_addable(figure) and _overlap(figure.span, span) * 2 >= figure.span.end - figure.span.start:
            alike.setdefault((figure.kind, _unit_of_kind(figure)), []).append(figure)
    return max(alike.values(), key=len, default=[])


def reckon(figures: Sequence[Figure]) -> Reckoning | None:
    """Return what numbers make together; None where there are fewer than two.

    Counts of different things can be added, but are no share of one another.
    """
    if len(figures) < 2:
        return None
    if len({figure.kind for figure in figures}) > 1 or len({*filter(None, map(_unit_of_kind, figures))}) > 1:
        return Reckoning(len(figures))
    like = max(figures, key=scale_of)
    scale = scale_of(like)
    values = [figure.number / scale for figure in figures if figure.number is not None]
    nouns = list(dict.fromkeys(_written_unit(figure) for figure in figures)) if _is_count(like) else []
    unit = _shared(nouns) if nouns else _written_unit(like)
    added = f"{_joined(values)} = {_number(sum(values, Decimal(0)))}"
    if len(values) > 2 or (len(nouns) > 1 and not unit):
        whole = _whole(values) if len(values) > 2 else ""
        return Reckoning(len(values), unit or ", ".join(filter(None, nouns[:_NOUNS])), added, whole)
    return _of_two(values[0], values[1], unit, added, like.kind in _RATES)


def reckoned_text(found: Reckoning) -> str:
    """Return a reckoning in words, on one line."""
    said = plural("{count} number", "{count} numbers", found.count)
    if not found.comparable:
        return translate("{numbers} of different kinds or units: they cannot be added", numbers=said)
    parts = [f"{said} ({found.unit})" if found.unit else said]
    parts.append(translate("Sum: {formula}", formula=found.sum))
    if found.whole:
        parts.append(translate("Adds up: {formula}", formula=found.whole))
    if found.difference:
        parts.append(translate("Difference: {formula}", formula=found.difference))
    if found.share:
        parts.append(translate("Share: {formula}", formula=found.share))
    if found.change:
        parts.append(translate("Change: {formula}", formula=found.change))
    return "   ·   ".join(parts)


def _is_addable(figure: Figure) -> bool:
    return figure.kind in ADDABLE and figure.number is not None


def _is_count(figure: Figure) -> bool:
    return figure.kind is FigureKind.COUNT


def _unit_of_kind(figure: Figure) -> str:
    """Return the unit that numbers must share to be added; what is counted does not part counts."""
    return "" if _is_count(figure) else figure.unit or ""


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _shared(nouns: Sequence[str]) -> str:
    """Return the words that all nouns begin with: "đơn" of "đơn khiếu nại" and "đơn tố cáo"."""
    shared = []
    for words in zip(*(noun.split() for noun in nouns), strict=False):
        if len(set(words)) > 1:
            break
        shared.append(words[0])
    return " ".join(shared)


def _of_two(first: Decimal, second: Decimal, unit: str, added: str, rates: bool) -> Reckoning:
    """Reckon with two numbers; of rates the difference is in points, and one is no share of the other."""
    high, low = max(first, second), min(first, second)
    gap = f"{_number(high)} − {_number(low)} = {_number(high - low)}"
    if rates:
        return Reckoning(2, unit, added, difference=translate("{formula} points", formula=gap))
    share = f"{_number(low)} : {_number(high)} = {_percent(low / high)}" if low > 0 else ""
    change = ""
    if first > 0 and first != second:
        sign = "+" if second > first else "−"
        change = (
            f"({_number(second)} − {_number(first)}) : {_number(first)} = {sign}{_percent(abs(second / first - 1))}"
        )
    return Reckoning(2, unit, added, "", gap, share, change)


def _whole(values: Sequence[Decimal]) -> str:
    """Return the formula of a number that is the sum of all others."""
    total = max(values)
    rest = list(values)
    rest.remove(total)
    return f"{_joined(rest)} = {_number(total)}" if sum(rest, Decimal(0)) == total else ""


def _joined(values: Sequence[Decimal]) -> str:
    numbers = [_number(value) if value >= 0 else f"({_number(value)})" for value in values]
    if len(numbers) > _MOST:
        numbers = [*numbers[:3], "…", numbers[-1]]
    return " + ".join(numbers)


def _number(value: Decimal) -> str:
    return shown(value, 6).replace("-", "−")


def _percent(share: Decimal) -> str:
    return f"{shown(share * 100, 2)} %"


def _written_unit(figure: Figure) -> str:
    """Return what stands behind the number: "tỷ đồng", where its unit is but "VND"; or what its table lends."""
    written = " ".join(_TAIL.sub("", figure.text).split())
    if written or not figure.unit:
        return written
    magnitude = _MAGNITUDES.get(scale_of(figure), "")
    return f"{magnitude} {figure.unit}".strip()
