"""Where the marks of a colleague stand in one's own copy of the report; none is moved to other words in silence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

from app.anchors.model import Anchor
from app.anchors.place import find_anchor, make_anchor
from app.comparison.carry import Carrier, CarryState
from app.comparison.compare import compare_reports
from app.exchange.model import Parcel
from app.extraction.extract import extract
from app.jobs import Token
from app.report.model import Report
from app.review.model import Mark
from app.review.opinions import ColleagueReview, Opinion, Standing
from app.review.records import Additions

_NEAR = 8  # letters on each side of a quote that must be the same where only the words tell a place

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
    place = _by_comparison(other, report, token) if other else _by_words(report)
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


def _by_words(report: Report) -> Place:
    """Place marks by their words alone: a place whose neighbourhood differs is shown, and taken for no certain one."""

    def place(mark: Mark, anchor: Anchor) -> Opinion:
        span = find_anchor(report, anchor)
        if span is None:
            return Opinion(mark, None, Standing.LOST)
        found = make_anchor(report, span)
        calm = _touching(anchor) == _touching(found)
        return Opinion(mark, found, Standing.HERE if calm else Standing.WORDING_CHANGED)

    return place


def _touching(anchor: Anchor) -> tuple[str, str]:
    """Return the letters and digits on both sides of a quote, without regard to case, blanks and marks of notes."""
    before, after = (
        "".join(sign for sign in words.casefold() if sign.isalpha() or sign.isdecimal())
        for words in (anchor.prefix, anchor.suffix)
    )
    return before[-_NEAR:], after[:_NEAR]


def _by_comparison(source: Report, report: Report, token: Token | None) -> Place:
    carrier = Carrier(compare_reports(extract(source), extract(report), token))

    def place(mark: Mark, anchor: Anchor) -> Opinion:
        old = find_anchor(source, anchor)
        carried = carrier.carry(old) if old else None
        if carried is None or carried.span is None:
            return Opinion(mark, None, Standing.LOST)
        return Opinion(mark, make_anchor(report, carried.span), _STANDING[carried.state])

    return place
