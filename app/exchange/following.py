"""What colleagues say of one version of a report, laid on another version that came later."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.exchange.placing import followed_review
from app.jobs import Token
from app.report.model import Report
from app.review.model import ReportRecord
from app.review.opinions import ColleagueReview
from app.review.store import Store

Followed = tuple[ColleagueReview, Report]


def follow_versions(record: ReportRecord, report: Report, store: Store, token: Token | None = None) -> int:
    """Lay on a report what colleagues say of its other versions only; return how many reviews these are."""
    followed = lay_followed(to_follow(record, store), record, report, token)
    return len(store.receive(followed)) if followed else 0


def to_follow(record: ReportRecord, store: Store) -> Sequence[Followed]:
    """Return what colleagues say of other versions of a report and not of this one, each with that version.

    Of several versions with a review of one delegate the one counts on which most of the marks have their place.
    """
    if record.lineage is None:
        return ()
    here = {review.delegate.id: review.age for review in store.colleagues(record.id)}
    best: dict[str, ColleagueReview] = {}
    for other in store.reports():
        if other.lineage == record.lineage and other.id != record.id:
            for review in store.colleagues(other.id):
                delegate = review.delegate.id
                if review.age > here.get(delegate, ("", "")) and _better(review, best.get(delegate)):
                    best[delegate] = review
    return [(review, store.report(review.report)) for review in best.values()]


def lay_followed(
    found: Iterable[Followed], record: ReportRecord, report: Report, token: Token | None = None
) -> Sequence[ColleagueReview]:
    """Lay these reviews on a report; this compares versions, and needs no library."""
    return [followed_review(review, source, record.id, report, token) for review, source in found]


def _better(review: ColleagueReview, known: ColleagueReview | None) -> bool:
    return known is None or (review.age, _placed(review)) > (known.age, _placed(known))


def _placed(review: ColleagueReview) -> int:
    return sum(opinion.place is not None for opinion in review.opinions)
