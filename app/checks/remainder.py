"""What is left of a whole: "37/42 nội dung ...; còn lại 05", "46 nhiệm vụ, đã hoàn thành 42, còn lại 04"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from app.checks.clauses import after, before, depth, is_change, same_noun
from app.checks.context import Context, Sentence
from app.checks.draft import RelationDraft
from app.checks.explain import explain
from app.checks.model import Holds
from app.checks.numbers import Range, is_loose, judge, scale_of, shown
from app.extraction.model import Figure, FigureKind
from app.report.model import Report, Span

_LEFT = re.compile(
    r"(?<!giảm )(?<!xuống )(?<!chỉ )\b(?:số\s+)?(?P<word>còn(?:\s+lại)?)(?:\s+(?:là|có))?\s*$", re.IGNORECASE
)
_OPENS = re.compile(r"\s*(?:số\s+)?còn lại(?:\s+(?:là|có))?\s*", re.IGNORECASE)
_PARTS = re.compile(r"\b(?:bao gồm|gồm|trong đó|trong số)\b[^;]*", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?:đối với|tổng số|trong số|trong tổng số|trong|tiếp nhận|được giao|giao|có|là)\s+$", re.IGNORECASE
)
_ASSIGNED = re.compile(r"[^,;:]*\b(?:được giao|giao|tiếp nhận|đăng ký|phải|cần|theo kế hoạch)\b", re.IGNORECASE)
_DONE = re.compile(r"\bđã\b[^,;\d]*$", re.IGNORECASE)
_UNDONE = re.compile(r"[^,;:.\d]{0,30}\b(?:chưa|đang)\b", re.IGNORECASE)
_DENIED = re.compile(r"(?P<noun>[^,;:.()\d]+?\s+)(?:chưa|không)\s+(?:được\s+)?(?P<verb>[^\W\d]+)", re.IGNORECASE)
_KINDS = frozenset({FigureKind.COUNT, FigureKind.MONEY, FigureKind.MEASURE})


def check_remainder(context: Context) -> Iterator[RelationDraft]:
    """Yield each "còn lại" with the whole and the parts that its sentence, or the one before it, takes away."""
    report = context.report
    earlier: Sentence | None = None
    for sentence in context.sentences:
        if report.text.find("òn", *sentence.span) >= 0:
            for index, rest in enumerate(sentence.figures):
                left = _LEFT.search(before(report, rest, 20)) if rest.kind in _KINDS else None
                if left:
                    yield from _relate(report, sentence, sentence.figures[:index], rest, left["word"].lower())
            yield from _across(context, earlier, sentence)
        earlier = sentence


def _across(context: Context, earlier: Sentence | None, sentence: Sentence) -> Iterator[RelationDraft]:
    """Yield "21 trường, trong đó 7 trường ... . Còn lại 14 trường": one whole and one part in the sentence before."""
    text = context.report.text
    opens = _OPENS.match(text, *sentence.span)
    rest = sentence.figures[0]
    if earlier is None or opens is None or opens.end() != rest.span.start or earlier.block is not sentence.block:
        return
    within = [match for match in _PARTS.finditer(text, *earlier.span) if match.group().lower().startswith("trong đó")]
    same = [figure for figure in earlier.figures if _is_counted_like(context.report, figure, rest)]
    if len(within) == 1 and len(same) == 2 and same[0].span.end <= within[0].start() <= same[1].span.start:
        whole, part = same[0].number, same[1].number
        if whole is not None and part is not None and part <= whole:
            yield _draft((same[0], same[1]), whole, (part,), rest, sure=True)


def _is_counted_like(report: Report, figure: Figure, rest: Figure) -> bool:
    alike = same_noun(figure.unit, rest.unit) if figure.kind is FigureKind.COUNT else figure.unit == rest.unit
    return figure.kind is rest.kind and figure.number is not None and alike and not is_change(report, figure)


def _relate(
    report: Report, sentence: Sentence, earlier: Sequence[Figure], rest: Figure, word: str
) -> Iterator[RelationDraft]:
    spans = [Span(*match.span()) for match in _PARTS.finditer(report.text, *sentence.span)]
    # A "trong đó" that opens the sentence tells all of it, not a part of its whole.
    inside = [span for span in spans if report.text[sentence.span.start : span.start].strip()]
    if any(span.holds(rest.span) for span in inside):
        return  # the rest of the part that is told there, not of the sentence's whole
    chain = [
        figure
        for figure in earlier
        if (_is_counted_like(report, figure, rest) or _is_ratio_of(figure, rest))
        and not any(span.holds(figure.span) for span in inside)
        and depth(report.text, figure.span.end, rest.span.start) >= 0
    ]
    if not chain:
        return
    if isinstance(chain[-1].value, tuple):
        yield from _of_ratio(report, [figure for figure in chain if isinstance(figure.value, tuple)], rest, word)
        return
    plain = [figure for figure in chain if figure.number is not None]
    taken: list[Decimal] = [figure.number for figure in plain[1:] if figure.number is not None]
    if len(plain) < 2 or plain[0].number is None or sum(taken, Decimal(0)) > plain[0].number:
        return
    draft = _draft(tuple(plain), plain[0].number, tuple(taken), rest, _is_stated(report, plain, rest, word))
    if draft.holds is Holds.YES or _is_stated(report, plain, rest, word):
        yield draft


def _of_ratio(report: Report, ratios: Sequence[Figure], rest: Figure, word: str) -> Iterator[RelationDraft]:
    """Yield the rest of the one ratio before it; of several, or with a bare "còn", only a rest that fits one.

    A bare "còn" that denies the verb of the ratio ("12/16 khoản thu đạt ..., còn 5 khoản thu chưa đạt ...") may still
    measure by another yardstick, so it is no more than unsure.
    """
    for ratio in reversed(ratios):
        assert isinstance(ratio.value, tuple)
        part, whole = ratio.value
        draft = _draft((ratio,), whole, (part,), rest, sure=word != "còn")
        if draft.holds is Holds.YES or (len(ratios) == 1 and (word != "còn" or _is_denied(report, ratio, rest))):
            yield draft
            return


def _is_denied(report: Report, ratio: Figure, rest: Figure) -> bool:
    """Say whether the rest is told not to do what the part of the ratio does."""
    denied = _DENIED.match(after(report, rest, 60))
    if denied is None:
        return False
    done = rf"{re.escape(denied['noun'])}(?:đã\s+|được\s+)*{re.escape(denied['verb'])}\b"
    return re.match(done, after(report, ratio, 80), re.IGNORECASE) is not None


def _is_ratio_of(figure: Figure, rest: Figure) -> bool:
    return figure.kind is FigureKind.RATIO and rest.kind is FigureKind.COUNT and same_noun(figure.unit, rest.unit)


def _is_stated(report: Report, plain: Sequence[Figure], rest: Figure, word: str) -> bool:
    """Say whether the words make the first number the whole, the one after it done, and the rest what is left of both.

    With several parts, which of them lie inside each other is not said; a bare "còn" may only go on with the story.
    """
    whole, part = plain[0], plain[1]
    told = _WHOLE.search(before(report, whole, 20)) or _ASSIGNED.match(after(report, whole, 60))
    done = _DONE.search(before(report, part, 40))
    return len(plain) == 2 and word != "còn" and bool(told and done) and not _UNDONE.match(after(report, part, 40))


def _draft(
    operands: tuple[Figure, ...], whole: Decimal, taken: tuple[Decimal, ...], rest: Figure, sure: bool
) -> RelationDraft:
    assert rest.number is not None
    computed, scale = whole - sum(taken, Decimal(0)), scale_of(rest)
    holds = judge(rest, Range(computed, computed, computed), any(is_loose(figure) for figure in operands))
    if holds is Holds.NO and not sure:
        holds = Holds.UNSURE
    terms = " - ".join(shown(number / scale) for number in (whole, *taken))
    formula = f"{terms} = {shown(computed / scale)}"
    message = explain(formula, rest.text, holds, shown(computed / scale))
    return RelationDraft("remainder", operands, rest, rest.number, computed, holds, formula, message)
