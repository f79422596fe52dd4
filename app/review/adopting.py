"""Taking over what a colleague says: verdict, note, evidence, question, and what was added beside marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import TypeVar
from uuid import uuid4

from app.anchors.place import find_anchor, make_anchor
from app.report.model import Span
from app.review.aside import place_dismissals, place_of
from app.review.catching import CatchingSession
from app.review.edits import Edit
from app.review.items import ItemKind
from app.review.model import Mark, MarkWrite, Verdict
from app.review.records import AddedFigure, Dismissal, Evidence, Question, Tie, question_uuid
from app.review.sections import shorten
from app.review.ties import TieState, place_ties
from app.wording import Message

_SHORT = 32  # code points of a place named in an undo text

Free = Tie | Dismissal | AddedFigure  # what hangs on no mark
One = TypeVar("One", Tie, Dismissal, AddedFigure, Evidence, Question)


@dataclass(frozen=True, slots=True)
class Said:
    """What a colleague says of a place, with the evidence and the question that hang on it."""

    span: Span
    mark: Mark
    evidence: tuple[Evidence, ...] = ()
    question: Question | None = None


class Offered(StrEnum):
    """Whether what a colleague added can become one's own."""

    OPEN = "open"
    MINE = "mine"  # one's own says so already
    LOST = "lost"  # its words do not stand in one's own copy, or not as the same number or finding


@dataclass(frozen=True, slots=True)
class Offer:
    """What a colleague added as it would be one's own; `span` is where it stands, `keys` the items that show it."""

    state: Offered
    made: Free | None = None
    span: Span | None = None
    keys: tuple[str, ...] = ()


def adopted(mine: Mark, theirs: Mark, who: str) -> Mark:
    """Return one's own mark with what a colleague says; a note that is there already stays, theirs is named."""
    verdict = theirs.verdict if theirs.verdict is not Verdict.UNREVIEWED else mine.verdict
    note = theirs.note.strip()
    if mine.note and note and note not in mine.note:
        note = f"{mine.note}\n{who}: {note}"
    return replace(mine, verdict=verdict, note=note if note and note not in mine.note else mine.note)


def adoption_name(titles: Sequence[str], who: str) -> Message:
    """Return what adopting a colleague's view of places is called."""
    if len(titles) == 1:
        return Message("adopt what {who} says of “{text}”", who=who, text=shorten(titles[0], _SHORT))
    return Message("adopt what {who} says of {count} items", who=who, count=len(titles))


class AdoptingSession(CatchingSession):
    """The steps that make one's own what colleagues say; nothing of one's own is overwritten but a verdict."""

    def adopt(self, said: Iterable[Said], who: str) -> Edit | None:
        """Take over what a colleague says at places; None where nothing changes. One's own words stay above theirs."""
        writes: list[MarkWrite] = []
        titles = []
        for one in said:
            changes = self._adopted(one, who)
            writes += changes
            titles += [self.report.text_of(one.span)] if changes else []
        return self._do(adoption_name(titles, who), writes) if writes else None

    def would_adopt(self, said: Said) -> bool:
        """Say whether adopting would change anything."""
        mine = self._placed.mark_at(said.span)
        blank = Mark("", 0, said.mark.anchor, Verdict.UNREVIEWED)
        new = adopted(mine or blank, said.mark, "") != (mine or blank)
        return new or any(self._hung(said, mine.uuid if mine else ""))

    def offer(self, one: Free) -> Offer:
        """Return what becomes of something that a colleague added."""
        if isinstance(one, Tie):
            return self._offered_tie(one)
        return self._offered_aside(one) if isinstance(one, Dismissal) else self._offered_figure(one)

    def adopt_added(self, one: Free, who: str) -> Edit | None:
        """Make one's own what a colleague added beside marks; None where that has no place here, or is here already."""
        offer = self.offer(one)
        if offer.made is None or offer.span is None:
            return None
        name = adoption_name([self.report.text_of(offer.span)], who)
        return self._do(name, [MarkWrite(None, offer.made, "adopt")], offer.keys)

    def _adopted(self, said: Said, who: str) -> list[MarkWrite]:
        writes = list(self._changes([said.span], partial(adopted, theirs=said.mark, who=who), "adopt"))
        mine = writes[0].after if writes else self._placed.mark_at(said.span)
        if isinstance(mine, Mark):
            return writes + [MarkWrite(None, one, "adopt") for one in self._hung(said, mine.uuid)]
        mark = self._blank(said.span, self._now())
        hung = [MarkWrite(None, one, "adopt") for one in self._hung(said, mark.uuid)]
        if hung:
            self._places[mark.uuid], self._uuids[said.span] = said.span, mark.uuid
        return [MarkWrite(None, mark, "adopt"), *hung] if hung else []

    def _hung(self, said: Said, mark: str) -> list[Evidence | Question]:
        """Return the evidence that a mark of one's own does not have yet, and the question where it has none."""
        known = {_source(one) for one in self._added.evidence_of(mark)}
        made: list[Evidence | Question] = [
            self._own(replace(one, mark=mark)) for one in said.evidence if _source(one) not in known
        ]
        if said.question is not None and self._added.question_of(mark) is None:
            made.append(replace(self._own(replace(said.question, mark=mark)), uuid=question_uuid(mark)))
        return made

    def _offered_tie(self, tie: Tie) -> Offer:
        (state,) = place_ties(self.scan, [tie])
        figures = [figure for figure in (*state.parts, state.total) if figure]
        *parts, end = anchors = [make_anchor(self.report, figure.span) for figure in figures] or [tie.total]
        total = state.total.span if state.total else None
        if state.lost or [one.quote for one in anchors] != [one.quote for one in (*tie.parts, tie.total)]:
            return Offer(Offered.LOST, span=total)
        if any(_identity(one) == _identity(state) for one in self.ties):
            return Offer(Offered.MINE, span=total)
        made = self._own(replace(tie, parts=tuple(parts), total=end))
        return Offer(Offered.OPEN, made, total, tuple(self._keys_of(state)))

    def _offered_aside(self, aside: Dismissal) -> Offer:
        place = next(iter(place_dismissals(self.scan, [aside])), None)
        items = [one for one in self.findings if place and place in [place_of(finding) for finding in one.findings]]
        if place is None or not items:
            return Offer(Offered.LOST)
        span = items[0].span
        if place in self._put_aside:
            return Offer(Offered.MINE, span=span)
        made = self._own(replace(aside, places=tuple(make_anchor(self.report, one) for one in sorted(place[1]))))
        return Offer(Offered.OPEN, made, span, tuple(one.key for one in items))

    def _offered_figure(self, figure: AddedFigure) -> Offer:
        span = find_anchor(self.report, figure.place)
        if span is None:
            return Offer(Offered.LOST)
        if any(item.span == span and item.kind is ItemKind.FIGURE for item in self._placed.items_at(span)):
            return Offer(Offered.MINE, span=span)
        made = self._own(replace(figure, place=make_anchor(self.report, span)))
        return Offer(Offered.OPEN, made, span, (f"fig:{span.start}-{span.end}",))

    def _own(self, one: One) -> One:
        """Return a record as one's own."""
        now, author = self._now(), self.author or one.author
        uuid, report = str(uuid4()), self.record.id
        return replace(one, uuid=uuid, report=report, author=author, created=now, changed=now, carried_from=None)

    def _changes(self, spans: Iterable[Span], change: Callable[[Mark], Mark], action: str) -> tuple[MarkWrite, ...]:
        now = self._now()
        writes = []
        for span in spans:
            before = self._placed.mark_at(span)
            after = change(before or self._blank(span, now))
            if after == before or (before is None and not self._says(after)):
                continue
            self._places[after.uuid], self._uuids[span] = span, after.uuid
            after = replace(after, changed=now, author=self.author or after.author)
            writes.append(MarkWrite(before, after if self._says(after) else None, action))
        return tuple(writes)


def _source(evidence: Evidence) -> tuple[str, ...]:
    return evidence.source, evidence.quote, evidence.url, evidence.file


def _identity(state: TieState) -> tuple[object, ...]:
    """Return what a tie says: the kind, and the places of its figures."""
    parts = frozenset(figure.span if figure else None for figure in state.parts)
    return state.tie.kind, parts, state.total.span if state.total else None
