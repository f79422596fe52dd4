"""The committee's summary: what several delegates say of one report, differences first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from app.exchange.beside import Beside
from app.exchange.tally import Matter, Tally, tally
from app.exchange.telling import told_name
from app.exports.content import Quote, quote_at
from app.report.model import Report, Span
from app.review.model import Verdict
from app.review.opinions import ColleagueReview, Delegate, Opinion
from app.review.session import ReviewSession
from app.wording import plural, translate

GIVEN = (Verdict.INCONSISTENT, Verdict.QUESTIONED, Verdict.VERIFIED)  # the most pressing first


@dataclass(frozen=True, slots=True)
class Point:
    """One place with all that is said of it; `counted` tells how many of the delegates gave each verdict."""

    matter: Matter
    quote: Quote
    counted: str


@dataclass(frozen=True, slots=True)
class Share:
    """What one delegate did: how many places with each verdict, and when that was last changed."""

    delegate: Delegate
    verdicts: Counter[Verdict]
    notes: int
    changed: str


@dataclass(frozen=True)
class Committee:
    """All that a committee's summary shows; `apart` are the points on which delegates differ, those the most first."""

    report: Report
    tally: Tally
    shares: tuple[Share, ...]
    apart: tuple[Point, ...]
    agreed: tuple[Point, ...]
    loose: tuple[tuple[Delegate, Opinion], ...]
    beside: Beside


def gather_committee(session: ReviewSession, reviews: Iterable[ColleagueReview]) -> Committee:
    """Return what the summary shows of one's own review and those of colleagues."""
    reviews = tuple(reviews)
    found = tally(session, reviews)
    points = {matter.span: _point(matter, session.report, len(found.delegates)) for matter in found.matters}
    apart = tuple(points[matter.span] for matter in found.differences)
    rest = (point for point in points.values() if not point.matter.differs)
    agreed = tuple(sorted(rest, key=lambda point: (_pressing(point.matter), point.matter.span)))
    shares = tuple(_share(delegate, found.matters) for delegate in found.delegates)
    return Committee(session.report, found, shares, apart, agreed, found.loose, Beside(reviews, session))


def counted(verdicts: Counter[Verdict], everybody: int) -> str:
    """Return how many of the delegates gave each verdict: "3 of 5 questioned this"."""
    return "; ".join(counts(verdicts, everybody)) or translate("no verdict")


def counts(verdicts: Counter[Verdict], everybody: int) -> tuple[str, ...]:
    """Return the same, one for each verdict."""
    return tuple(_counted(verdict, verdicts[verdict], everybody) for verdict in GIVEN if verdicts[verdict])


def _counted(verdict: Verdict, count: int, everybody: int) -> str:
    if verdict is Verdict.INCONSISTENT:
        return plural(
            "{count} of {all} found this inconsistent", "{count} of {all} found this inconsistent", count, all=everybody
        )
    if verdict is Verdict.QUESTIONED:
        return plural("{count} of {all} questioned this", "{count} of {all} questioned this", count, all=everybody)
    return plural("{count} of {all} verified this", "{count} of {all} verified this", count, all=everybody)


def name_of(delegate: Delegate, found: Tally) -> str:
    """Return the name of a delegate; oneself without a name is the one who writes."""
    return (
        translate("The one who compiles this") if delegate == found.own and not delegate.name else told_name(delegate)
    )


def _point(matter: Matter, report: Report, everybody: int) -> Point:
    return Point(matter, quote_at(report, *_within(report, matter.span)), counted(matter.verdicts, everybody))


def _within(report: Report, span: Span) -> tuple[Span, ...]:
    """Return the part of a place in its first block."""
    return (Span(span.start, min(span.end, max(report.block_at(span.start).span.end, span.start + 1))),)


def _pressing(matter: Matter) -> tuple[int, ...]:
    """Return the sorting key that puts what the most delegates found inconsistent or questioned first."""
    return tuple(-matter.verdicts[verdict] for verdict in GIVEN)


def _share(delegate: Delegate, matters: Iterable[Matter]) -> Share:
    marks = [voice.mark for matter in matters if (voice := matter.voice_of(delegate))]
    verdicts = Counter(mark.verdict for mark in marks)
    changed = max((mark.changed for mark in marks), default="")
    return Share(delegate, verdicts, sum(bool(mark.note) for mark in marks), changed)
