"""Numbers that multiply to a third: area by yield, or how many by how much each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from app.checks.clauses import before
from app.checks.comparing import positive, way_of
from app.checks.context import Context, Sentence
from app.checks.draft import RelationDraft
from app.checks.explain import tell
from app.checks.model import Holds
from app.checks.numbers import Range, is_loose, judge, range_of, rounded, scale_of, shown
from app.extraction.model import Figure, FigureKind
from app.report.model import Report

_AREA = re.compile(r"\bdiện tích\b[^,;.\d]{0,60}$", re.IGNORECASE)
_YIELD = re.compile(r"\bnăng suất\b[^,;.\d]{0,40}$", re.IGNORECASE)
_OUTPUT = re.compile(r"\bsản lượng\b[^,;.\d]{0,60}$", re.IGNORECASE)
_HARVESTED = re.compile(r"\bthu hoạch\b", re.IGNORECASE)
_PER_HECTARE = {"tạ/ha": Decimal("0.1"), "tấn/ha": Decimal(1)}
_EACH = re.compile(r"\b(?:mỗi|mức)\s+(?P<noun>[^\W\d]+(?:\s+[^\W\d]+)?)?[^,;.:\d]{0,25}$", re.IGNORECASE)
_PER = re.compile(r"\s*/\s*(?P<noun>[^\W\d]+(?:\s+[^\W\d]+)?)")
_ALL = re.compile(
    r"\b(?:tổng|với tổng)\s+(?:số tiền|kinh phí|trị giá|giá trị)\b[^,;.:\d]{0,30}$|\btrị giá\s+$", re.IGNORECASE
)


def check_product(context: Context) -> Iterator[RelationDraft]:
    """Yield area, yield and output of one sentence, and how many, how much each and how much in all."""
    for sentence in context.sentences:
        if len(sentence.figures) > 2:
            yield from _harvest(context.report, sentence)
            yield from _each(context.report, sentence)


def _harvest(report: Report, sentence: Sentence) -> Iterator[RelationDraft]:
    measures = [figure for figure in sentence.figures if figure.kind is FigureKind.MEASURE and positive(figure)]
    rates = [figure for figure in measures if figure.unit in _PER_HECTARE and _told(report, figure, _YIELD)]
    areas = [figure for figure in measures if figure.unit == "ha" and _told(report, figure, _AREA)]
    outputs = [figure for figure in measures if figure.unit == "tấn" and _told(report, figure, _OUTPUT)]
    if not len(rates) == len(areas) == len(outputs) == 1:
        return
    area, rate, output = areas[0], rates[0], outputs[0]
    by = _PER_HECTARE[rate.unit or "tấn/ha"]
    draft = _multiplied((area, rate), output, by)
    sown = _HARVESTED.search(before(report, area, 40)) is None
    if draft.holds is Holds.YES or not sown:
        yield draft  # what was sown need not have been harvested


def _told(report: Report, figure: Figure, words: re.Pattern[str]) -> bool:
    start = report.block(figure.block).span.start
    return words.search(before(report, figure, 90)) is not None and not way_of(report, figure, start)


def _each(report: Report, sentence: Sentence) -> Iterator[RelationDraft]:
    """Read "hỗ trợ 120 hộ, mỗi hộ 50 triệu đồng, tổng kinh phí 6 tỷ đồng"."""
    figures = sentence.figures
    for count, price, total in zip(figures, figures[1:], figures[2:], strict=False):
        if count.kind is not FigureKind.COUNT or not price.kind is total.kind is FigureKind.MONEY:
            continue
        if price.unit != total.unit or not positive(count, price, total) or not count.unit:
            continue
        noun = _noun_of(report, price)
        one_clause = ";" not in report.text[count.span.end : total.span.start]
        named = noun and count.unit.casefold().startswith(noun)
        if one_clause and named and _ALL.search(before(report, total, 60)):
            yield _multiplied((count, price), total, Decimal(1))


def _noun_of(report: Report, price: Figure) -> str:
    """Return what an amount of money is paid for each of."""
    each = _EACH.search(before(report, price, 60)) or _PER.match(report.text, price.span.end)
    return each["noun"].casefold() if each and each["noun"] else ""


def _multiplied(factors: Sequence[Figure], result: Figure, by: Decimal) -> RelationDraft:
    low = value = high = by
    for factor in factors:
        spread = range_of(factor)
        low, value, high = low * spread.low, value * spread.value, high * spread.high
    computed = Range(low, value, high)
    assert result.number is not None
    holds = judge(result, computed, any(is_loose(factor) for factor in factors))
    if holds is Holds.UNSURE and range_of(result).meets(computed):
        holds = Holds.YES
    elif holds is Holds.NO:
        holds = Holds.UNSURE  # an average need not be meant as a factor
    scale = scale_of(result)
    formula = f"{' × '.join(factor.text for factor in factors)} = {shown(value / scale, 3)}"
    message = tell(formula, result, computed, holds, shown(rounded(value, result) / scale))
    return RelationDraft("product", tuple(factors), result, result.number, value, holds, formula, message)
