"""A part, its whole and the percent between them: "412 trường, trong đó 338 trường đạt chuẩn, chiếm 82,0%"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from app.checks.clauses import TWIN, after, before, depth
from app.checks.comparing import AMOUNTS, PLAN, alike, is_side_by_side, judge_percent, positive, quotient, way_of
from app.checks.context import Context, Sentence
from app.checks.draft import RelationDraft
from app.checks.explain import tell
from app.checks.model import Holds
from app.checks.numbers import Range, rounded, scale_of, shown
from app.extraction.model import Figure, FigureKind
from app.report.model import Report, Span

_ABOUT = r"\s*(?:khoảng|gần|trên|hơn|xấp xỉ)?\s*"
# What ties a percent to the part before it: a comma and a word for it, or brackets.
_TIED = re.compile(
    rf"[^;:(,]{{0,60}}?{TWIN}?(?:[,;]\s*(?=đạt|chiếm|bằng)|,\s*|\s*(?P<bracket>\()\s*)"
    rf"(?P<link>(?:đạt|chiếm|bằng)?\s*(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng)?(?:\s+(?:là|đạt))?){_ABOUT}",
    re.IGNORECASE,
)
_SLASH = re.compile(r"\s*(?:[^\W\d]+(?:\s[^\W\d]+){0,2})?\s*/\s*")
_MORE = re.compile(r"\bthêm\s+(?:được\s+)?$", re.IGNORECASE)
_RATE = re.compile(r"[^,;:()]{0,20},\s*(?:với\s+)?t[ỷỉ] lệ [^,;:()\d]{0,60}\b(?:đạt|là|chiếm)\s*", re.IGNORECASE)
_OTHER_BASE = re.compile(
    rf"\s*\)?\s*(?:(?:so với|của|trên)\s+)?(?:{PLAN}|so\b|cùng kỳ|năm\b|GDP|GRDP|dân số|diện tích)", re.IGNORECASE
)
_OF_TOTAL = re.compile(
    r"\s*(?:của\s+|trong\s+|trên\s+)?(?:tổng\s+(?:số\s+)?|số\s+)(?P<words>\w+(?:\s+\w+)?)", re.IGNORECASE
)
_WITHIN = re.compile(r"\btrong (?:đó|số đó|số này|số trên)\b|\bgồm\b", re.IGNORECASE)
_OPENS = re.compile(r"\s*trong (?:đó|số đó|số này|số trên)\b", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:tổng|tất cả|trong)\b[^,;:.()]{0,80}$", re.IGNORECASE)
_OWN_RATE = re.compile(r"\b(?:đúng hạn|giải quyết|hoàn thành|đạt|giải ngân|thực hiện)\b", re.IGNORECASE)
_TO = re.compile(r"\s*(?:\w+\s*)?(?:-|–|đến)\s*", re.IGNORECASE)
_REST = re.compile(r"[^.\d]{0,40}\bcòn(?:\s+lại)?\s+(?P<number>\d{1,3}(?:\.\d{3})*)\b", re.IGNORECASE)
_GENERIC = frozenset({"người", "trường hợp", "đối tượng", "ca", "em"})  # nouns that count anything
_REACH = 60  # so many figures back a whole is looked for
_AROUND = 1500  # characters around a percent in which another whole may stand
_FULL = 101  # percents of one whole do not add up to more; some room for rounding
_CLOSE = 1  # a named rate this many points off may rest on another base; one further off surely does


@dataclass(frozen=True, slots=True)
class Tie:
    """A part and the percent that the text ties to it, with the word that does."""

    part: Figure
    percent: Figure
    link: str
    bracket: bool
    place: int  # of the part among the figures of its sentence


@dataclass(frozen=True, slots=True)
class Listed:
    """What all ties of a sentence have in common: their parts, whether one says "chiếm", the sum of their percents."""

    parts: frozenset[str]
    claimed: bool
    total: Decimal

    @classmethod
    def of(cls, ties: Sequence[Tie]) -> Listed:
        """Return what these ties have in common."""
        return cls(
            frozenset(tie.part.id for tie in ties),
            any(tie.link.startswith("chiếm") for tie in ties),
            sum((tie.percent.number or Decimal(0) for tie in ties), Decimal(0)),
        )


@dataclass(frozen=True, slots=True)
class Whole:
    """What a part is taken of: one figure, or the two ends of a range; `named` by "trong đó" or "tổng"."""

    figures: tuple[Figure, ...]
    named: bool


def check_share(context: Context) -> Iterator[RelationDraft]:
    """Yield each percent with the part it stands after and the one whole that the text names before it."""
    report = context.report
    last: Sentence | None = None
    for sentence in context.sentences:
        follows = last is not None and last.block is sentence.block and _OPENS.match(report.text, *sentence.span)
        told: Sequence[Figure] = last.figures if last is not None and follows else ()
        last = sentence
        ties = list(_ties(report, sentence))
        listed = Listed.of(ties)
        for tie in ties:
            earlier = [*told, *sentence.figures[max(0, tie.place - _REACH) : tie.place]]
            whole = _whole(report, sentence, earlier, tie, listed)
            draft = _relate(report, tie, whole, listed) if whole else None
            if draft is not None and (draft.holds is Holds.YES or not _explained(context, tie, draft)):
                yield draft
        if not ties:
            yield from _named_rates(report, sentence)


def _ties(report: Report, sentence: Sentence) -> Iterator[Tie]:
    for place, (part, percent) in enumerate(pairwise(sentence.figures)):
        if percent.kind is not FigureKind.PERCENT or part.kind not in AMOUNTS or not positive(part, percent):
            continue
        tied = _TIED.fullmatch(report.text, part.span.end, percent.span.start)
        if tied is None or not (tied["link"].strip() or tied["bracket"]) or _is_change(report, sentence, part):
            continue
        if not _OTHER_BASE.match(after(report, percent)):
            place = _first_beside(report, sentence, place)
            part = sentence.figures[place]
            yield Tie(part, percent, tied["link"].strip().lower(), tied["bracket"] is not None, place)


def _is_change(report: Report, sentence: Sentence, part: Figure) -> bool:
    return way_of(report, part, sentence.span.start) is not None or _MORE.search(before(report, part, 20)) is not None


def _first_beside(report: Report, sentence: Sentence, place: int) -> int:
    """Return the place of the first of two things counted beside each other: the percent is told of it."""
    one, part = sentence.figures[max(0, place - 1)], sentence.figures[place]
    beside = place and is_side_by_side(one, part) and _SLASH.fullmatch(report.text, one.span.end, part.span.start)
    return place - 1 if beside else place


def _whole(report: Report, sentence: Sentence, earlier: Sequence[Figure], tie: Tie, listed: Listed) -> Whole | None:
    """Return the nearest like figure before "trong đó", else the one like figure there is."""
    text = report.text
    start = min([sentence.span.start, *(figure.span.start for figure in earlier)])
    triggers = list(_WITHIN.finditer(text, start, tie.part.span.start))
    within = triggers[-1].start() if triggers else None
    same = [
        figure
        for figure in earlier
        if figure.id not in listed.parts
        and (alike(figure, tie.part) or (within is not None and _counts_any(figure, tie.part)))
        and not way_of(report, figure, start)
        and depth(text, figure.span.end, tie.part.span.start if within is None else within) >= 0
    ]
    if within is not None:
        before = [figure for figure in same if figure.span.end <= within]
        return Whole(_ends(report, before), True) if before else None
    if not same or len({figure.number for figure in same}) > 1:
        return None
    lead = text[max(start, same[0].span.start - 100) : same[0].span.start]
    return Whole((same[0],), _TOTAL.search(lead) is not None)


def _counts_any(whole: Figure, part: Figure) -> bool:
    """Say whether the noun of a part counts anything: "98.275 ca, trong đó ... 718 trường hợp"."""
    return whole.kind is part.kind is FigureKind.COUNT and whole.number is not None and (part.unit or "") in _GENERIC


def _ends(report: Report, before: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the last of the figures, or the two that make a range: "330 tấn đến 370 tấn"."""
    if len(before) > 1 and _TO.fullmatch(report.text, before[-2].span.end, before[-1].span.start):
        return tuple(before[-2:])
    return (before[-1],)


def _relate(report: Report, tie: Tie, whole: Whole, listed: Listed) -> RelationDraft | None:
    part, percent = tie.part, tie.percent
    if not positive(*whole.figures) or (part.number or 0) > (whole.figures[-1].number or 0):
        return None
    named = _of_named_total(report, percent, whole)
    between = report.text[whole.figures[-1].span.end : part.span.start]
    counted = tie.bracket and not tie.link and part.kind is FigureKind.COUNT and not _OWN_RATE.search(between)
    sure = (whole.named and named and (listed.claimed or counted)) or _rest_is_told(report, tie, whole)
    ranges = [quotient(part, figure) for figure in whole.figures]
    assert percent.number is not None and part.number is not None
    value = min(max(percent.number, ranges[-1].value), ranges[0].value)
    computed = Range(min(one.low for one in ranges), value, max(one.high for one in ranges))
    holds = judge_percent(percent, computed, (part, *whole.figures), sure)
    reached = tie.link.startswith(("đạt", "bằng")) and part.kind is not FigureKind.COUNT
    if holds is not Holds.YES and reached and abs(value - percent.number) > _CLOSE:
        return None  # an amount that is "reached" to so much per cent is compared with its plan
    if holds is not Holds.YES and listed.total > _FULL:
        return None  # shares of several wholes
    scale = scale_of(whole.figures[-1])
    wholes = " … ".join(shown((figure.number or 0) / scale) for figure in whole.figures)
    formula = f"{shown(part.number / scale)} / {wholes} = {' … '.join(shown(one.value, 3) for one in ranges)}%"
    message = tell(formula, percent, computed, holds, f"{shown(rounded(value, percent))}%")
    kind = "ratio_percent" if tie.link.startswith(("đạt", "tỷ lệ", "tỉ lệ", "bằng")) else "share"
    operands = (part, *whole.figures)
    return RelationDraft(kind, operands, percent, percent.number, value, holds, formula, message)


def _rest_is_told(report: Report, tie: Tie, whole: Whole) -> bool:
    """Say whether "còn lại" after the percent tells the very rest of this whole, so that no other can be meant."""
    if tie.part.kind is not FigureKind.COUNT or not tie.link.startswith(("đạt", "tỷ lệ", "tỉ lệ", "chiếm")):
        return False
    rest = _REST.match(after(report, tie.percent, 80))
    number = rest and rest["number"].replace(".", "")
    return bool(number) and int(number or 0) == (whole.figures[-1].number or 0) - (tie.part.number or 0)


def _of_named_total(report: Report, percent: Figure, whole: Whole) -> bool:
    """Say whether a percent "of the total ..." is of the whole of that name; True where it names none."""
    total = _OF_TOTAL.match(after(report, percent))
    if total is None:
        return True
    first = whole.figures[0]
    lead = report.text[max(0, first.span.start - 120) : first.span.start].casefold()
    return total["words"].casefold() in lead or total["words"].casefold() == (first.unit or "").casefold()


def _explained(context: Context, tie: Tie, draft: RelationDraft) -> bool:
    """Say whether another amount of the paragraph is the whole that the percent fits: then nothing is contradicted."""
    block = context.report.block(tie.part.block).span
    near = Span(max(block.start, tie.part.span.start - _AROUND), min(block.end, tie.percent.span.end + _AROUND))
    others = context.figures_in(near)
    return any(
        other.id not in {figure.id for figure in draft.figures}
        and other.kind is tie.part.kind
        and positive(other)
        and judge_percent(tie.percent, quotient(tie.part, other), (tie.part, other)) is Holds.YES
        for other in others
    )


def _named_rates(report: Report, sentence: Sentence) -> Iterator[RelationDraft]:
    """Read "tiếp nhận 120 hồ sơ, đã giải quyết 117 hồ sơ, tỷ lệ hồ sơ đúng hạn đạt 97,5%": its base is not certain."""
    for whole, part, percent in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
        if percent.kind is not FigureKind.PERCENT or not alike(whole, part) or not positive(whole, part, percent):
            continue
        between = report.text[whole.span.end : part.span.start]
        if ";" in between or not _RATE.fullmatch(report.text, part.span.end, percent.span.start):
            continue
        if way_of(report, part, sentence.span.start) or (part.number or 0) > (whole.number or 0):
            continue
        tie = Tie(part, percent, "tỷ lệ", False, 0)
        draft = _relate(report, tie, Whole((whole,), False), Listed.of(()))
        if draft is not None and abs(draft.computed - draft.stated) < _CLOSE:
            yield draft
