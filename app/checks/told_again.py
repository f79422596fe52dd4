"""One result told at two places in the same words: "chỉ số PCI tăng 12 bậc trong 2 năm 2016 - 2017", twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.checks.clauses import before
from app.checks.context import Context, Sentence
from app.checks.draft import RelationDraft
from app.checks.model import Holds
from app.checks.notes import TiedNote, tied_notes
from app.checks.numbers import is_loose, range_of, same_or_rounded
from app.extraction.model import Figure, FigureKind
from app.language.tables import words as words_of
from app.report.model import BlockKind, Span
from app.wording.message import Message

_EDGE = re.compile(r"[,;:.()“”\"\[\]\n]")
_ACRONYM_ALONE = re.compile(r"\(([A-ZĐ][A-ZĐ-]+)\)")
_INDICATOR = re.compile(r"\b(PCI|PAPI|PAR INDEX|PAR-INDEX|SIPAS|DDCI|PGI|ICT|DTI|GRDP|GDP|CPI|IIP)\b")
_SPELLED = "="  # takes the place of the bracket of a short name whose full name stands before it
_AGAINST = re.compile(r"\bso (?:với )?([^,;.]*)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_MOVE = re.compile(r"\b(tăng|giảm|đạt|còn|chiếm|là)\s+(?:thêm\s+|khoảng\s+|gần\s+|trên\s+|hơn\s+)?$", re.IGNORECASE)
_TARGET = re.compile(r"\b(?:phấn đấu|mục tiêu|kế hoạch|chỉ tiêu|dự kiến|sẽ)\b", re.IGNORECASE)
_TAIL_ENDS = re.compile(r"\b(?:theo|so với|nhằm|để|góp phần|tạo|và)\b", re.IGNORECASE)
_TOP = re.compile(r"\b(?:tốp|top)\s+$", re.IGNORECASE)
_IN_FIELD = re.compile(r"[^,;:.()]*?\bvề\s+(?P<field>[^,;:.()\d]{12,80}?)(?:\s+năm\b|[,;:.()\n]|$)", re.I)
_REGION = re.compile(r"\b(?:vùng|khu vực|miền)\b", re.IGNORECASE)
_FILLERS = words_of(
    "và của là được tại ở trong các những số tỷ tỉ lệ đạt mức với cho đã có về tỉnh trên địa bàn ước tính khoảng gần"
    " hơn tăng giảm thêm chỉ cả bị do theo nỗ lực cố gắng quyết tâm tiếp tục phấn đấu mục tiêu tháng năm quý đầu cuối"
)
# Names of the growth of the whole economy: "tăng trưởng" alone is that of all of it.
_GROWTH = re.compile(
    r"(?:(?:nỗ lực|cố gắng|quyết tâm|tiếp tục|toàn tỉnh|và)\s+)*phấn đấu\s+(?:đạt\s+)?(?:mức|tốc độ|mục tiêu)?\s*"
    r"tăng trưởng(?:\s+kinh tế|\s+GRDP)?"
    r"(?:\s+(?:là|đạt|khoảng|phấn đấu|trên))*\s*",
    re.IGNORECASE,
)
# A note that tells of another time or of what was planned does not tell what its text tells.
_ELSEWHEN = re.compile(
    r"(?<!so với )(?<!so )\b(?:cùng kỳ|năm trước|năm ngoái|kỳ trước|kế hoạch|dự toán|chỉ tiêu|mục tiêu|dự kiến)\b",
    re.IGNORECASE,
)
_TOLD = frozenset({FigureKind.PERCENT, FigureKind.MONEY, FigureKind.COUNT, FigureKind.MEASURE})
_SCENARIO = re.compile(
    r"\b(?:theo|ở) (?:kịch bản|phương án)\b|\bkịch bản (?:\d|cao|thấp)|\bcả nước\b|\btrở lên\b", re.I
)
_FEWEST = 4  # telling words that two mentions must share


@dataclass(frozen=True, slots=True)
class _Mention:
    """A figure with the words of its clause before and after it, and the periods of its clause and of its sentence."""

    figure: Figure
    lead: str
    tail: str
    periods: frozenset[str]
    around: frozenset[str]
    target: bool

    @property
    def words(self) -> frozenset[str]:
        return _telling(f"{self.lead} {self.tail}")


def check_told_again(context: Context) -> Iterator[RelationDraft]:
    """Yield each pair of mentions that the same words name: an indicator, a note and its text, a ranking."""
    for tied in tied_notes(context):
        yield from _in_note(context, tied)
    mentions = [mention for sentence in context.sentences for mention in _mentions(context, sentence)]
    yield from _indicators(mentions)
    yield from _growth_goals(context, mentions)
    yield from _ranks(context, mentions)


def _mentions(context: Context, sentence: Sentence) -> Iterator[_Mention]:
    if sentence.block.kind is BlockKind.TABLE_CELL:
        return
    text = _ACRONYM_ALONE.sub(rf"{_SPELLED}\1 ", context.report.text[slice(*sentence.span)])
    periods = [figure for figure in sentence.figures if figure.kind is FigureKind.PERIOD]
    target = _TARGET.search(text) is not None
    for figure in sentence.figures:
        if figure.number is None or figure.kind in (FigureKind.RATIO, FigureKind.MULTIPLE):
            continue
        start, end = figure.span.start - sentence.span.start, figure.span.end - sentence.span.start
        left = max([0, *(match.end() for match in _EDGE.finditer(text, 0, start))])
        right = next((match.start() for match in _EDGE.finditer(text, end)), len(text))
        near = [p for p in periods if left <= p.span.start - sentence.span.start < right]
        yield _Mention(figure, text[left:start], text[end:right], _values(near), _values(periods), target)


def _values(periods: list[Figure]) -> frozenset[str]:
    return frozenset(str(period.resolved or period.value) for period in periods)


def _telling(words: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(words)) - _FILLERS


def _indicators(mentions: list[_Mention]) -> Iterator[RelationDraft]:
    """Yield the mentions of one indicator that moved the same way, in the same unit, period and comparison."""
    told: dict[object, _Mention] = {}
    for mention in mentions:
        names = list(_INDICATOR.finditer(mention.lead))
        move = _MOVE.search(mention.lead)
        figure = mention.figure
        if not names or move is None or not mention.periods or figure.unit is None:
            continue
        against = _AGAINST.search(mention.tail)
        compared = _telling(against[1]) if against else frozenset()
        asked = figure.kind is FigureKind.PERCENT and not compared
        named = (names[-1][1], _around_name(mention.lead, names[-1]), move[1].lower())
        key = (named, figure.kind, figure.unit, mention.periods, compared, mention.target)
        first = told.setdefault(key, mention)
        if first is not mention and not asked:
            yield _pair(first.figure, figure, Holds.NO)


def _around_name(lead: str, name: re.Match[str]) -> frozenset[str]:
    """Return the telling words beside an indicator's short name, without those that only spell it out."""
    spelled_out = lead[: name.start()].endswith(_SPELLED)
    return (frozenset() if spelled_out else _telling(lead[: name.start()])) | _telling(lead[name.end() :])


def _in_note(context: Context, tied: TiedNote) -> Iterator[RelationDraft]:
    """Yield an amount of a note with the one of its text whose clause says what the note says."""
    body = context.report.block_at(tied.mark.span.start)
    notes = [(s, m) for s in context.sentences_of(tied.note) for m in _mentions(context, s)]
    texts = [(s, m) for s in context.sentences_of(body) for m in _mentions(context, s)]
    for note_sentence, inner in notes:
        if inner.figure.kind not in _TOLD or _ELSEWHEN.search(context.report.text, *note_sentence.span):
            continue
        found = [
            outer
            for sentence, outer in texts
            if outer.figure.kind is inner.figure.kind
            and outer.figure.unit == inner.figure.unit
            and outer.target == inner.target
            and _change(outer) == _change(inner)
            and not (outer.around and inner.around and not outer.around & inner.around)
            and outer.figure.span.end <= tied.mark.span.start
            and inner.words <= _all_words(context, sentence.span)
            and outer.words <= _all_words(context, note_sentence.span)
            and len(inner.words & outer.words) >= _FEWEST
        ]
        if len(found) == 1:
            draft = _pair(inner.figure, found[0].figure, Holds.NO)
            # A rate is one of all that it is told of; an amount may be that of a part of it.
            if draft.holds is Holds.YES or inner.figure.kind is FigureKind.PERCENT:
                yield draft


def _change(mention: _Mention) -> str:
    """Return the word by which a figure is a change and no level: "tăng", "giảm"; nothing where it is a level."""
    moved = _MOVE.search(mention.lead)
    return moved[1].lower() if moved and moved[1].lower() in ("tăng", "giảm") else ""


def _all_words(context: Context, span: Span) -> frozenset[str]:
    return _telling(context.report.text[slice(*span)])


def _growth_goals(context: Context, mentions: list[_Mention]) -> Iterator[RelationDraft]:
    """Yield the goals of growth that are told of the whole economy and without a period of their own."""
    goals = [
        mention
        for mention in mentions
        if mention.figure.kind is FigureKind.PERCENT
        and _GROWTH.fullmatch(mention.lead.strip(" *"))
        and not mention.around
        and not _SCENARIO.search(f"{mention.lead}{mention.tail}")
        and not _telling(_TAIL_ENDS.split(mention.tail)[0])
    ]
    for goal in goals[1:]:
        yield _pair(goals[0].figure, goal.figure, Holds.NO)


def _ranks(context: Context, mentions: list[_Mention]) -> Iterator[RelationDraft]:
    """Yield a place in a ranking with the "tốp" that the text says of the same ranking."""
    fields: dict[str, list[_Mention]] = {}
    for mention in mentions:
        if mention.figure.kind is FigureKind.RANK and not _REGION.search(mention.tail):
            found = _IN_FIELD.match(mention.tail)
            if found:
                fields.setdefault(" ".join(found["field"].casefold().split()), []).append(mention)
    for same in fields.values():
        tops = [m for m in same if _TOP.search(before(context.report, m.figure, 8))]
        places = [m for m in same if m not in tops]
        if len(tops) == len(places) == 1 and _agree(tops[0], places[0]):
            yield _within_top(places[0].figure, tops[0].figure)


def _agree(one: _Mention, other: _Mention) -> bool:
    return not one.periods or not other.periods or bool(one.periods & other.periods)


def _within_top(place: Figure, top: Figure) -> RelationDraft:
    assert place.number is not None and top.number is not None
    fits = place.number <= top.number
    formula = f"{place.text} {'≤' if fits else '>'} {top.text}"
    message = (
        Message("Place {place} lies within the top {top}.", place=place.text, top=top.text)
        if fits
        else Message(
            "Place {place} does not lie within the top {top} of the same ranking.", place=place.text, top=top.text
        )
    )
    holds = Holds.YES if fits else Holds.NO
    return RelationDraft("same_figure", (place,), top, top.number, place.number, holds, formula, message)


def _pair(one: Figure, other: Figure, unlike: Holds) -> RelationDraft:
    """Return the relation of two mentions of one result; loose words and rounding may part them."""
    assert one.number is not None and other.number is not None
    if one.number == other.number or same_or_rounded(one, other):
        holds = Holds.YES
        message = Message("Told twice, both times as {stated}.", stated=other.text)
    else:
        loose = is_loose(one) or is_loose(other)
        fits = loose and range_of(one).meets(range_of(other))
        holds = Holds.YES if fits else Holds.UNSURE if loose else unlike
        message = Message(
            "The same is told twice, as {one} and as {other}; one of the two is meant.", one=one.text, other=other.text
        )
    formula = f"{one.text} {'=' if holds is Holds.YES else '≠'} {other.text}"
    return RelationDraft("same_figure", (one,), other, other.number, one.number, holds, formula, message)
