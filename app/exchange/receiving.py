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
from app.exchange.word_news import news, said_before
from app.jobs import Token
from app.report.model import Report
from app.review.model import Mark, ReportRecord
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


@dataclass(frozen=True, slots=True)
class Addressed:
    """A review with the reports it speaks of; `before` is what its delegate said of each already."""

    parcel: Parcel
    known: tuple[Known, ...]
    before: tuple[tuple[Mark, ...], ...]
    own: bool


@dataclass(frozen=True, slots=True)
class Laid:
    """A review laid on each report it speaks of, not kept yet."""

    addressed: Addressed
    reviews: tuple[ColleagueReview, ...]


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
    return keep(lay(address(parcel, store, author, token), token), store)


def address(parcel: Parcel, store: Store, author: str, token: Token | None = None) -> Addressed:
    """Find the reports of the library that a review speaks of; ExchangeError where there is none."""
    known = recognise(parcel.about, store, token or Token())
    if not known:
        raise ExchangeError(_unknown(parcel))
    word = parcel.origin is Origin.WORD
    before = tuple(said_before(parcel.delegate, one.record, store, author) if word else () for one in known)
    own = any(delegate_of(one.record, author).id == parcel.delegate.id for one in known)
    return Addressed(parcel, known, before, own)


def lay(addressed: Addressed, token: Token | None = None) -> Laid:
    """Find the places of a review in those reports: this may compare two versions, and needs no library."""
    parcel, known = addressed.parcel, addressed.known
    source = _source(parcel, known)
    reviews = []
    for one in known:
        made_on = one.report if one.match is Match.CONTENT else source  # the same words, whatever the file
        reviews.append(placed_review(parcel, one.record.id, one.report, made_on, token or Token()))
    if parcel.origin is Origin.WORD:
        told = zip(reviews, known, addressed.before, strict=True)
        reviews = [news(review, one.report, before) for review, one, before in told]
    return Laid(addressed, tuple(reviews))


def keep(laid: Laid, store: Store) -> tuple[Arrival, ...]:
    """Keep a review beside one's own and say what became of it; what tells nothing new is known already."""
    wanted = [] if laid.addressed.own else [one for one in laid.reviews if not _says_nothing(one)]
    kept = iter(store.receive(wanted) if wanted else ())
    nothing = Receipt.OWN if laid.addressed.own else Receipt.KNOWN
    return tuple(
        Arrival(known.record, review, next(kept) if review in wanted else nothing, known.match)
        for known, review in zip(laid.addressed.known, laid.reviews, strict=True)
    )


def is_news(laid: Laid, store: Store) -> bool:
    """Say whether keeping a review would change anything."""
    if laid.addressed.own:
        return False
    for review in laid.reviews:
        ages = [one.age for one in store.colleagues(review.report) if one.delegate.id == review.delegate.id]
        if not _says_nothing(review) and all(age < review.age for age in ages):
            return True
    return False


def _says_nothing(review: ColleagueReview) -> bool:
    return review.origin is Origin.WORD and not review.opinions


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
