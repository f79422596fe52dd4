"""Where the marks of a colleague stand in one's own copy of the report; none is moved to other words in silence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

from app.anchors.model import Anchor
from app.anchors.place import find_anchor, make_anchor
from app.anchors.traces import Letters, Trace
from app.comparison.carry import Carrier, CarryState
from app.comparison.compare import compare_reports
from app.exchange.model import Parcel
from app.extraction.extract import extract
from app.jobs import Token
from app.report.model import Report
from app.review.model import Mark
from app.review.opinions import ColleagueReview, Opinion, Standing
from app.review.records import Additions

_UNTOLD = Trace((), 16)  # where the sender did not count: so many letters on each side must be the same, and stand once

Place = Callable[[Mark, Anchor], Opinion]

_STANDING = {
    CarryState.UNCHANGED: Standing.HERE,
    CarryState.NUMBER_CHANGED: Standing.NUMBER_CHANGED,
    CarryState.WORDING_CHANGED: Standing.WORDING_CHANGED,
    CarryState.GONE: Standing.LOST,
}


def placed_review(
    parcel: Parcel, report_id: int, report: Report, source: Report | None, token: Token | None = None
) -> ColleagueReview:
    """Return a review with its marks at their places in a report; `source` is the report that they were made on.

    Where the source is at hand, its places are followed through the comparison; else they are known by their words.
    """
    other = None if source is None or source.text == report.text else source
    place = _by_comparison(other, report, token) if other else _by_words(report, parcel, source is not None)
    opinions = tuple(place(replace(mark, report=report_id), mark.anchor) for mark in parcel.marks)
    said = (parcel.changed, parcel.digest, opinions, _of_report(parcel.additions, report_id), parcel.origin)
    return ColleagueReview(report_id, parcel.delegate, *said)


def followed_review(
    review: ColleagueReview, source: Report, report_id: int, report: Report, token: Token | None = None
) -> ColleagueReview:
    """Return a review of one version of a report as it stands on another version."""
    place = _by_comparison(source, report, token)
    opinions = []
    for one in review.opinions:
        mark = replace(one.mark, report=report_id)
        sure = one.place if one.standing is Standing.HERE else None
        opinions.append(place(mark, sure) if sure else Opinion(mark, None, one.standing))
    additions = _of_report(review.additions, report_id)
    return replace(review, report=report_id, opinions=tuple(opinions), additions=additions)


def _of_report(additions: Additions, report_id: int) -> Additions:
    """Return additions as those of a report."""
    kinds = {field.name: getattr(additions, field.name) for field in fields(additions)}
    return Additions(**{name: tuple(replace(one, report=report_id) for one in kind) for name, kind in kinds.items()})


def _by_words(report: Report, parcel: Parcel, same: bool) -> Place:
    """Place marks by their words alone; `same` says that the report they were made on has the same words.

    Where it may have others a place is sure only if what the sender saw there once stands here once, too. Any other
    place of the words is shown, and taken for no certain one.
    """
    letters = Letters(report)

    def place(mark: Mark, anchor: Anchor) -> Opinion:
        sure = letters.find(anchor, parcel.traces.get(mark.uuid, _UNTOLD))
        span = sure or find_anchor(report, anchor)
        if span is None:
            return Opinion(mark, None, Standing.LOST)
        return Opinion(mark, make_anchor(report, span), Standing.HERE if sure or same else Standing.WORDING_CHANGED)

    return place


def _by_comparison(source: Report, report: Report, token: Token | None) -> Place:
    carrier = Carrier(compare_reports(extract(source), extract(report), token))

    def place(mark: Mark, anchor: Anchor) -> Opinion:
        old = find_anchor(source, anchor)
        carried = carrier.carry(old) if old else None
        if carried is None or carried.span is None:
            return Opinion(mark, None, Standing.LOST)
        return Opinion(mark, make_anchor(report, carried.span), _STANDING[carried.state])

    return place
