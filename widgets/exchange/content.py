"""What the window shows of colleagues, made as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.report.model import Span
from app.review.model import Verdict
from app.review.sections import section_label
from app.wording import translate
from widgets.words import verdict_word, when_text

if TYPE_CHECKING:
    from app.exchange.beside import Beside
    from app.exchange.tally import Matter, Tally
    from app.review.adopting import Said
    from app.review.opinions import Delegate
    from app.review.session import ReviewSession


ORDER = (Verdict.INCONSISTENT, Verdict.QUESTIONED, Verdict.VERIFIED, Verdict.UNREVIEWED)  # the most pressing first


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """What one colleague says of the item that is shown; `remark` tells that it was said of other words."""

    name: str
    verdict: Verdict
    note: str
    when: str
    remark: str
    said: Said
    adoptable: bool
    added: tuple[str, ...] = ()  # the evidence and the question that hang on it


@dataclass(frozen=True, slots=True)
class ColleagueRow:
    """One colleague, and how far they and oneself agree, in all and for each verdict that the colleague gave.

    `open` is what they say of places where oneself said nothing.
    """

    delegate: Delegate
    name: str
    marks: int
    same: int
    different: int
    only_theirs: int
    only_mine: int
    by_verdict: tuple[tuple[Verdict, int, int], ...]  # the same, different
    changed: str
    open: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class PointRow:
    """One place that somebody judged: its words, one's own verdict, what colleagues say, whether they differ."""

    span: Span
    words: str
    where: str
    mine: str
    theirs: str
    differs: bool


@dataclass(frozen=True, slots=True)
class LooseRow:
    """What was said of words that stand here otherwise, or not at all; `span` is where to look, if anywhere."""

    name: str
    words: str
    said: str
    standing: str
    span: Span | None


def voice_lines(session: ReviewSession, found: Tally, key: str, beside: Beside) -> tuple[VoiceLine, ...]:
    """Return what colleagues say of an item, and of other words that stood at its place."""
    from app.anchors.place import find_anchor
    from app.exchange.telling import told_name, told_standing

    span = session.item(key).span
    matter = found.at.get(span)
    lines = []
    for voice in matter.voices if matter else ():
        if voice.delegate != found.own:
            mark, said = voice.mark, beside.said(span, voice.mark)
            shown = (mark.verdict, mark.note, when_text(mark.changed), "", said, session.would_adopt(said))
            lines.append(VoiceLine(told_name(voice.delegate), *shown, beside.words(mark)))
    for delegate, opinion in found.loose:
        if opinion.place and opinion.place.start == span.start and find_anchor(session.report, opinion.place) == span:
            mark, remark = opinion.mark, told_standing(opinion.standing)
            remark = f"{remark}: “{mark.anchor.quote}”"
            there = (mark.verdict, mark.note, when_text(mark.changed), remark, beside.said(span, mark), False)
            lines.append(VoiceLine(told_name(delegate), *there, beside.words(mark)))
    return tuple(lines)


def colleague_rows(found: Tally, beside: Beside) -> tuple[ColleagueRow, ...]:
    """Return the colleagues by their names."""
    from app.exchange.telling import told_name

    rows = []
    for delegate in found.colleagues:
        voices = [(matter, voice) for matter in found.matters if (voice := matter.voice_of(delegate))]
        unsaid = tuple(
            beside.said(matter.span, voice.mark)
            for matter, voice in voices
            if voice.mark.verdict is not Verdict.UNREVIEWED and not _judged(matter, found.own)
        )
        agreed = found.agreement(delegate)
        by_verdict = tuple((one, agreed.same[one], agreed.different[one]) for one in ORDER[:-1])
        counts = (agreed.same.total(), agreed.different.total(), agreed.only_theirs, agreed.only_mine)
        changed = when_text(max((voice.mark.changed for _, voice in voices), default=""))
        shown = (len(voices), *counts, by_verdict, changed, unsaid)
        rows.append(ColleagueRow(delegate, told_name(delegate), *shown))
    return tuple(rows)


def point_rows(session: ReviewSession, found: Tally) -> tuple[PointRow, ...]:
    """Return all places that somebody judged, those first on which delegates differ."""
    rest = (matter for matter in found.matters if not matter.differs)
    return tuple(_point(session, found, matter) for matter in (*found.differences, *rest))


def loose_rows(session: ReviewSession, found: Tally) -> tuple[LooseRow, ...]:
    """Return what was said of words that stand here otherwise, or not at all."""
    from app.anchors.place import find_anchor
    from app.exchange.telling import told_name, told_standing

    rows = []
    for delegate, opinion in found.loose:
        mark, place = opinion.mark, opinion.place
        said = ". ".join(part for part in (verdict_word(mark.verdict), _flat(mark.note)) if part)
        span = find_anchor(session.report, place) if place else None
        rows.append(
            LooseRow(told_name(delegate), _flat(mark.anchor.quote), said, told_standing(opinion.standing), span)
        )
    return tuple(rows)


def _point(session: ReviewSession, found: Tally, matter: Matter) -> PointRow:
    from app.exchange.telling import told_name

    mine = matter.voice_of(found.own)
    said: dict[Verdict, list[str]] = {verdict: [] for verdict in ORDER}
    for one in matter.voices:
        if one.delegate != found.own:
            said[one.mark.verdict].append(told_name(one.delegate))
    theirs = "; ".join(f"{_word(verdict)}: {', '.join(names)}" for verdict, names in said.items() if names)
    words = _flat(session.report.text_of(matter.span))
    where = matter.item.section if matter.item else section_label(session.report, matter.span)
    own = verdict_word(mine.mark.verdict) if mine else translate("nothing yet")
    return PointRow(matter.span, words, where, own, theirs, matter.differs)


def _word(verdict: Verdict) -> str:
    return translate("note only") if verdict is Verdict.UNREVIEWED else verdict_word(verdict)


def _judged(matter: Matter, delegate: Delegate) -> bool:
    voice = matter.voice_of(delegate)
    return voice is not None and voice.mark.verdict is not Verdict.UNREVIEWED


def _flat(words: str) -> str:
    return " ".join(words.split())
