"""What became of ties, findings put aside, added figures, evidence, links and questions of an earlier version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar
from uuid import uuid4

from app.anchors.model import Anchor
from app.anchors.place import find_anchor, make_anchor
from app.comparison.carry import Carrier, CarryState
from app.extraction.model import Figure
from app.report.model import Span
from app.review.aside import place_of
from app.review.records import Added, AddedFigure, Dismissal, Evidence, MarkLink, Question, Tie, question_uuid
from app.review.session import ReviewSession
from app.review.ties import TieState, figure_at

One = TypeVar("One", Tie, Dismissal, Evidence, MarkLink, AddedFigure, Question)


class AddedState(StrEnum):
    """What became of an addition."""

    CARRIED = "carried"
    LOOK_AGAIN = "look_again"  # it came along, and one of its figures is gone
    NO_MARK = "no_mark"  # the mark that it hangs on is not in the new version
    CHANGED = "changed"  # the words it stands on changed or are gone
    ITS_OWN = "its_own"  # the new version has one of its own


@dataclass(frozen=True, slots=True)
class CarriedAddition:
    """An addition of the old version, what is made of it in the new one (None: nothing), and where both stand."""

    added: Added
    made: Added | None
    state: AddedState
    old: Span | None
    new: Span | None


class AdditionCarrier:
    """Takes over additions; `marks` are the uuids of the new version's marks by those they were carried from."""

    def __init__(self, carrier: Carrier, old: ReviewSession, new: ReviewSession) -> None:
        self._carrier = carrier
        self._old, self._new = old, new
        self._now = datetime.now(UTC).isoformat(timespec="milliseconds")

    def carry(self, marks: Mapping[str, str]) -> tuple[CarriedAddition, ...]:
        """Return what became of every addition; what was carried before stands with what was made of it.

        A tie follows its figures whether their numbers changed or not, since it is there to be checked again; one whose
        figure is gone comes along too and is told as lost. A finding stays aside only where the same one is found again
        at the same words, and so does an added figure.
        """
        found = [*self._ties(), *self._dismissals(), *self._figures(), *self.hanging(marks)]
        there = {one.carried_from: one for one in self._new.additions.all if one.carried_from}
        return tuple(_as_before(one, there[one.added.uuid]) if one.added.uuid in there else one for one in found)

    def to_make(self, marks: Mapping[str, str]) -> Iterator[Added]:
        """Yield what is to be added to the new version."""
        known = {one.carried_from for one in self._new.additions.all}
        for one in self.carry(marks):
            if one.made is not None and one.added.uuid not in known:
                yield one.made

    def hanging(self, marks: Mapping[str, str]) -> Iterator[CarriedAddition]:
        """Yield what became of what hangs on marks."""
        spans = {mark.uuid: item.span for item, mark in self._old.marked()}
        there = {mark.uuid: item.span for item, mark in self._new.marked()}
        asked = {one.mark for one in self._new.additions.questions if not one.carried_from}
        hanging: list[Evidence | Question] = [*self._old.additions.evidence, *self._old.additions.questions]
        for one in hanging:
            mark = marks.get(one.mark)
            old, new = spans.get(one.mark), there.get(mark or "")
            if mark is None:
                yield CarriedAddition(one, None, AddedState.NO_MARK, old, None)
            elif isinstance(one, Evidence):
                yield CarriedAddition(one, self._ours(replace(one, mark=mark)), AddedState.CARRIED, old, new)
            elif mark in asked:
                yield CarriedAddition(one, None, AddedState.ITS_OWN, old, new)
            else:
                made = replace(self._ours(replace(one, mark=mark)), uuid=question_uuid(mark))
                yield CarriedAddition(one, made, AddedState.CARRIED, old, new)
        for link in self._old.additions.links:
            first, second, old = marks.get(link.first), marks.get(link.second), spans.get(link.first)
            if first is None or second is None or first == second:
                yield CarriedAddition(link, None, AddedState.NO_MARK, old, there.get(first or second or ""))
            else:
                made_link = self._ours(replace(link, first=first, second=second))
                yield CarriedAddition(link, made_link, AddedState.CARRIED, old, there.get(first))

    def _ties(self) -> Iterator[CarriedAddition]:
        for state in self._old.ties:
            parts, total = self._anchors(state)
            made = self._ours(replace(state.tie, parts=parts, total=total))
            figures = (*state.parts, state.total)
            spans = [self._carrier.carry(figure.span).span if figure else None for figure in figures]
            there = [figure_at(self._new.scan.extraction, span) if span else None for span in spans]
            lost = any(one is None for one in there)
            old = state.total.span if state.total else None
            new = there[-1].span if there[-1] else None
            yield CarriedAddition(state.tie, made, AddedState.LOOK_AGAIN if lost else AddedState.CARRIED, old, new)

    def _dismissals(self) -> Iterator[CarriedAddition]:
        there = {place_of(finding) for finding in self._new.scan.checked.findings}
        for (check, spans), dismissal in self._old.dismissed.items():
            old = min(spans, default=None)
            places = [self._same_words(span) for span in sorted(spans)]
            found = [place for place in places if place is not None]
            if found and len(found) == len(places) and (check, frozenset(found)) in there:
                anchors = tuple(make_anchor(self._new.report, place) for place in found)
                made = self._ours(replace(dismissal, places=anchors))
                yield CarriedAddition(dismissal, made, AddedState.CARRIED, old, found[0])
            else:
                new = self._carrier.carry(old).span if old else None
                yield CarriedAddition(dismissal, None, AddedState.CHANGED, old, new)

    def _figures(self) -> Iterator[CarriedAddition]:
        for one in self._old.additions.figures:
            span = find_anchor(self._old.report, one.place)
            there = self._same_words(span) if span else None
            if there is not None:
                made = self._ours(replace(one, place=make_anchor(self._new.report, there)))
                yield CarriedAddition(one, made, AddedState.CARRIED, span, there)
            else:
                new = self._carrier.carry(span).span if span else None
                yield CarriedAddition(one, None, AddedState.CHANGED, span, new)

    def _anchors(self, state: TieState) -> tuple[tuple[Anchor, ...], Anchor]:
        parts = zip(state.tie.parts, state.parts, strict=True)
        return tuple(self._anchor(anchor, figure) for anchor, figure in parts), self._anchor(
            state.tie.total, state.total
        )

    def _anchor(self, anchor: Anchor, figure: Figure | None) -> Anchor:
        """Return the anchor of a figure in the new version, the old one where it is gone."""
        span = self._carrier.carry(figure.span).span if figure else None
        there = figure_at(self._new.scan.extraction, span) if span else None
        return make_anchor(self._new.report, there.span) if there else anchor

    def _same_words(self, span: Span) -> Span | None:
        carried = self._carrier.carry(span)
        if carried.span is None or carried.state is CarryState.NUMBER_CHANGED:
            return None
        old, new = self._old.report.text_of(span), self._new.report.text_of(carried.span)
        return carried.span if old.split() == new.split() else None

    def _ours(self, one: One) -> One:
        return replace(
            one,
            uuid=str(uuid4()),
            report=self._new.record.id,
            created=self._now,
            changed=self._now,
            carried_from=one.uuid,
        )


def _as_before(one: CarriedAddition, made: Added) -> CarriedAddition:
    """Return what became of an addition that an earlier comparison took over."""
    state = one.state if one.made is not None else AddedState.CARRIED
    return replace(one, made=made, state=state)
