"""Taking over what a colleague sent: recognised, placed, and kept apart from one's own review."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import ExchangeError
from app.exchange.bundle import read_bundle
from app.exchange.model import Parcel
from app.exchange.placing import placed_review
from app.exchange.recognising import Known, Match, recognise
from app.exchange.word_comments import read_comments
from app.exchange.word_news import news
from app.jobs import Token
from app.report.model import Report
from app.review.model import ReportRecord
from app.review.opinions import ColleagueReview, Origin, Receipt, delegate_of
from app.review.store import Store
from app.wording import Message


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of a review at one report of the library."""

    record: ReportRecord
    review: ColleagueReview
    receipt: Receipt
    match: Match


def read_parcels(path: Path, read: Callable[[Path, Token], Report], token: Token | None = None) -> tuple[Parcel, ...]:
    """Return the reviews in a bundle, or in the comments of a Word file, which is read by `read`.

    ExchangeError or ReadError where it is refused.
    """
    word = path.suffix.lower() == ".docx"
    return read_comments(path, read(path, token or Token())) if word else (read_bundle(path),)


def receive_all(
    parcels: Iterable[Parcel], store: Store, author: str, token: Token | None = None
) -> tuple[Arrival, ...]:
    """Take several reviews over; ExchangeError where one of them is refused, those before it stay."""
    return tuple(arrival for parcel in parcels for arrival in receive(parcel, store, author, token))


def receive(parcel: Parcel, store: Store, author: str, token: Token | None = None) -> tuple[Arrival, ...]:
    """Take a review over for every report of the library that it speaks of; ExchangeError where there is none."""
    token = token or Token()
    known = recognise(parcel.about, store, token)
    if not known:
        raise ExchangeError(_unknown(parcel))
    source = _source(parcel, known)
    reviews = [placed_review(parcel, one.record.id, one.report, source, token) for one in known]
    if parcel.origin is Origin.WORD:
        reviews = [news(review, one, store, author) for review, one in zip(reviews, known, strict=True)]
    if any(delegate_of(one.record, author).id == parcel.delegate.id for one in known):
        receipts: Sequence[Receipt] = [Receipt.OWN] * len(reviews)
    else:
        receipts = _kept(reviews, store)
    return tuple(
        Arrival(one.record, review, receipt, one.match)
        for one, review, receipt in zip(known, reviews, receipts, strict=True)
    )


def _kept(reviews: Sequence[ColleagueReview], store: Store) -> Sequence[Receipt]:
    """Keep reviews and say what became of each; one of Word comments that tells nothing new is known already."""
    empty = [one.origin is Origin.WORD and not one.opinions for one in reviews]
    kept = iter(store.receive([one for one, nothing in zip(reviews, empty, strict=True) if not nothing]))
    return [Receipt.KNOWN if nothing else next(kept) for nothing in empty]


def _source(parcel: Parcel, known: Sequence[Known]) -> Report | None:
    """Return the report that a review was made on, from the library or as it came along."""
    same = (one.report for one in known if one.match is not Match.VERSION)
    return next(same, parcel.about.text)


def _unknown(parcel: Parcel) -> Message:
    about = parcel.about
    return Message(
        "The report that this review speaks of is not in your library: {title}. Nothing was changed. "
        "Open that report first, then import the review again.",
        title=", ".join(one for one in (about.facts.number, about.facts.title) if one) or "?",
    )
