"""Ties, findings put aside, evidence, links and added figures of an earlier version, taken over into the new one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar
from uuid import uuid4

from app.anchors.model import Anchor
from app.anchors.place import find_anchor, make_anchor
from app.comparison.carry import Carrier, CarryState
from app.comparison.model import Comparison
from app.extraction.model import Figure
from app.report.model import Span
from app.review.aside import place_of
from app.review.model import Mark, MarkWrite
from app.review.records import Added, AddedFigure, Dismissal, Evidence, MarkLink, Tie
from app.review.session import ReviewSession
from app.review.ties import TieState, figure_at

One = TypeVar("One", Tie, Dismissal, Evidence, MarkLink, AddedFigure)


def carried_additions(
    comparison: Comparison, old: ReviewSession, new: ReviewSession, marks: Sequence[MarkWrite] = ()
) -> tuple[MarkWrite, ...]:
    """Return what is to be added to the new version; `marks` are the writes that carry the marks over.

    A tie follows its figures whether their numbers changed or not, since it is there to be checked again; one whose
    figure is gone comes along too and is told as lost. A finding stays aside only where the same one is found again at
    the same words, and so does an added figure. What was carried before is not carried twice.
    """
    carrying = _Carrying(Carrier(comparison), old, new, _followed(new, marks))
    made: list[Added] = [*carrying.ties(), *carrying.dismissals(), *carrying.evidence(), *carrying.links()]
    made += carrying.figures()
    known = {one.carried_from for one in new.additions.all}
    return tuple(MarkWrite(None, one, "carry") for one in made if one.carried_from not in known)


def _followed(new: ReviewSession, marks: Sequence[MarkWrite]) -> dict[str, str]:
    """Return the uuids of the new version's marks by those they were carried from."""
    carried = [write.after for write in marks if isinstance(write.after, Mark)]
    there = [mark for _, mark in new.marked()]
    return {mark.carried_from: mark.uuid for mark in [*there, *carried] if mark.carried_from}


class _Carrying:
    def __init__(self, carrier: Carrier, old: ReviewSession, new: ReviewSession, marks: dict[str, str]) -> None:
        self._carrier = carrier
        self._old, self._new = old, new
        self._marks = marks
        self._now = datetime.now(UTC).isoformat(timespec="milliseconds")

    def ties(self) -> Iterator[Tie]:
        for state in self._old.ties:
            parts, total = self._anchors(state)
            yield self._ours(replace(state.tie, parts=parts, total=total))

    def dismissals(self) -> Iterator[Dismissal]:
        there = {place_of(finding) for finding in self._new.scan.checked.findings}
        for (check, spans), dismissal in self._old.dismissed.items():
            places = [self._same_words(span) for span in sorted(spans)]
            found = [place for place in places if place is not None]
            if len(found) == len(places) and (check, frozenset(found)) in there:
                anchors = tuple(make_anchor(self._new.report, place) for place in found)
                yield self._ours(replace(dismissal, places=anchors))

    def evidence(self) -> Iterator[Evidence]:
        for one in self._old.additions.evidence:
            if one.mark in self._marks:
                yield self._ours(replace(one, mark=self._marks[one.mark]))

    def links(self) -> Iterator[MarkLink]:
        for one in self._old.additions.links:
            if one.first in self._marks and one.second in self._marks:
                yield self._ours(replace(one, first=self._marks[one.first], second=self._marks[one.second]))

    def figures(self) -> Iterator[AddedFigure]:
        for one in self._old.additions.figures:
            span = find_anchor(self._old.report, one.place)
            there = self._same_words(span) if span else None
            if there is not None:
                yield self._ours(replace(one, place=make_anchor(self._new.report, there)))

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
