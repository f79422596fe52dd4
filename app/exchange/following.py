"""What colleagues say of one version of a report, laid on another version that came later."""

from __future__ import annotations

from app.exchange.placing import followed_review
from app.jobs import Token
from app.report.model import Report
from app.review.model import ReportRecord
from app.review.opinions import ColleagueReview
from app.review.store import Store


def follow_versions(record: ReportRecord, report: Report, store: Store, token: Token | None = None) -> int:
    """Lay on a report what colleagues say of its other versions and not of this one; return how many reviews these are.

    Of several versions with a review of one delegate the one counts on which most of the marks have their place.
    """
    if record.lineage is None:
        return 0
    here = {review.delegate.id: review.age for review in store.colleagues(record.id)}
    best: dict[str, ColleagueReview] = {}
    for other in store.reports():
        if other.lineage == record.lineage and other.id != record.id:
            for review in store.colleagues(other.id):
                delegate = review.delegate.id
                if review.age > here.get(delegate, ("", "")) and _better(review, best.get(delegate)):
                    best[delegate] = review
    followed = [
        followed_review(review, store.report(review.report), record.id, report, token) for review in best.values()
    ]
    return len(store.receive(followed)) if followed else 0


def _better(review: ColleagueReview, known: ColleagueReview | None) -> bool:
    return known is None or (review.age, _placed(review)) > (known.age, _placed(known))


def _placed(review: ColleagueReview) -> int:
    return sum(opinion.place is not None for opinion in review.opinions)
