"""What became of the marks of an earlier version, and what stands of them in the new one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.comparison.carry import Carried, Carrier, CarryState
from app.report.model import Span
from app.review.items import Item, ItemKind
from app.review.model import Mark, Verdict
from app.review.session import ReviewSession

_LIKE = 0.5  # the least share of two claims that must be common for one to be the other


class Outcome(StrEnum):
    """What stands in the new version of a mark of the old one."""

    CARRIED = "carried"  # with its verdict, by the program
    WAITING = "waiting"  # without its verdict, until the delegate has looked again
    CONFIRMED = "confirmed"  # the delegate keeps the verdict
    JUDGED = "judged"  # the delegate gave another one
    DECLINED = "declined"  # the delegate took it back
    ITS_OWN = "its_own"  # the place has been assessed in the new version itself
    NOTHING = "nothing"  # its words are gone, or the carrying was undone


@dataclass(frozen=True, slots=True)
class CarriedMark:
    """A mark of the old version, its place there, and what became of that place."""

    mark: Mark
    old: Span
    carried: Carried


def carry_review(carrier: Carrier, old: ReviewSession, new: ReviewSession) -> tuple[CarriedMark, ...]:
    """Return what became of every mark of the old version that says something.

    A claim whose words changed is the claim that the new version makes there, to its last word.
    """
    hanging = {one.mark for one in old.additions.evidence} | {one.mark for one in old.additions.questions}
    hanging |= {uuid for link in old.additions.links for uuid in (link.first, link.second)}
    claims = _Claims(new)
    return tuple(
        CarriedMark(mark, item.span, claims.to_the_last_word(item, carrier.carry(item.span)))
        for item, mark in old.marked()
        if mark.verdict is not Verdict.UNREVIEWED or mark.note or mark.uuid in hanging
    )


def marks_by_origin(new: ReviewSession) -> dict[str, tuple[Span, Mark]]:
    """Return the marks of the new version and their places by the marks that they were carried from."""
    return {mark.carried_from: (item.span, mark) for item, mark in new.marked() if mark.carried_from}


def outcome_of(one: CarriedMark, made: Mark | None, own: Mark | None) -> Outcome:
    """Return what stands of a mark: `made` is what was carried from it, `own` what else stands at its new place."""
    if made is None:
        return Outcome.ITS_OWN if own is not None else Outcome.NOTHING
    looked_at = made.changed != one.mark.changed
    if made.verdict is Verdict.UNREVIEWED:
        if one.mark.verdict is Verdict.UNREVIEWED:
            return Outcome.CARRIED
        return Outcome.DECLINED if looked_at and not made.note else Outcome.WAITING
    if made.verdict is not one.mark.verdict:
        return Outcome.JUDGED
    return Outcome.CONFIRMED if looked_at or one.carried.state is not CarryState.UNCHANGED else Outcome.CARRIED


class _Claims:
    """The claims of the new version, asked which one a changed sentence is."""

    def __init__(self, new: ReviewSession) -> None:
        self._new = new
        self._spans = [claim.span for claim in new.scan.extraction.claims]

    def to_the_last_word(self, item: Item, carried: Carried) -> Carried:
        """Return the place of a changed claim widened or narrowed to the claim that stands there now."""
        span = carried.span
        if item.kind is not ItemKind.CLAIM or span is None or carried.state is CarryState.UNCHANGED:
            return carried
        near = [claim for claim in self._spans if claim.touches(span)]
        best = max(near, key=lambda claim: _likeness(claim, span), default=span)
        if _likeness(best, span) < _LIKE:
            return carried
        return Carried(carried.state, best, carried.around, carried.moved)


def _likeness(one: Span, other: Span) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / (max(one.end, other.end) - min(one.start, other.start))
