"""What is left of a whole: "37/42 nội dung ...; còn lại 05", "46 nhiệm vụ, đã hoàn thành 42, còn lại 04"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from app.checks.clauses import before, is_change, same_noun
from app.checks.context import Context
from app.checks.draft import RelationDraft
from app.checks.explain import explain
from app.checks.model import Holds
from app.checks.numbers import Range, judge, shown
from app.extraction.model import Figure, FigureKind
from app.report.model import Report, Span

_LEFT = re.compile(r"(?<!giảm )(?<!xuống )(?<!chỉ )\bcòn(?:\s+lại)?(?:\s+là)?\s*$", re.IGNORECASE)
_PARTS = re.compile(r"\b(?:bao gồm|gồm|trong đó|trong số)\b[^;]*", re.IGNORECASE)


def check_remainder(context: Context) -> Iterator[RelationDraft]:
    """Yield each "còn lại" with the whole and the parts that its sentence takes away."""
    report = context.report
    for sentence in context.sentences:
        if report.text.find("òn", *sentence.span) < 0:
            continue
        for index, rest in enumerate(sentence.figures):
            if rest.kind is FigureKind.COUNT and _LEFT.search(before(report, rest, 20)):
                yield from _relate(report, sentence.span, sentence.figures[:index], rest)


def _relate(report: Report, sentence: Span, earlier: Sequence[Figure], rest: Figure) -> Iterator[RelationDraft]:
    inside = [Span(*match.span()) for match in _PARTS.finditer(report.text, *sentence)]
    chain = [
        figure
        for figure in earlier
        if figure.kind in (FigureKind.COUNT, FigureKind.RATIO)
        and same_noun(figure.unit, rest.unit)
        and not is_change(report, figure)
        and not any(span.holds(figure.span) for span in inside)
    ]
    if not chain:
        return
    nearest = chain[-1]
    if isinstance(nearest.value, tuple):
        part, whole = nearest.value
        yield _draft((nearest,), whole, (part,), rest)
        return
    plain = [figure for figure in chain if figure.number is not None]
    taken: list[Decimal] = [figure.number for figure in plain[1:] if figure.number is not None]
    if len(plain) < 2 or plain[0].number is None or sum(taken, Decimal(0)) > plain[0].number:
        return
    draft = _draft(tuple(plain), plain[0].number, tuple(taken), rest)
    if draft.holds is Holds.NO and len(plain) > 2:
        return  # several numbers were taken away: which of them lie inside each other is not said
    yield draft


def _draft(operands: tuple[Figure, ...], whole: Decimal, taken: tuple[Decimal, ...], rest: Figure) -> RelationDraft:
    assert rest.number is not None
    computed = whole - sum(taken, Decimal(0))
    holds = judge(rest, Range(computed, computed, computed), any(o.approximation != "exact" for o in operands))
    formula = f"{' - '.join(shown(number) for number in (whole, *taken))} = {shown(computed)}"
    return RelationDraft(
        "remainder",
        operands,
        rest,
        rest.number,
        computed,
        holds,
        formula,
        explain(formula, rest.text, holds, shown(computed)),
    )
