"""What colleagues added beside marks: relations tied by hand, findings put aside, figures that were missed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from app.language.folding import fold
from app.report.model import Span
from app.review.records import AddedFigure, Dismissal, Tie, TieKind
from app.wording import translate
from widgets.detail.reading import number_text

if TYPE_CHECKING:
    from app.review.adopting import Free, Offered
    from app.review.opinions import ColleagueReview
    from app.review.session import ReviewSession


@dataclass(frozen=True, slots=True)
class AddedRow:
    """One thing that a colleague added: what it is, what it says, whether it can be adopted, and where it stands."""

    name: str
    kind: str
    words: str
    state: str
    adoptable: bool
    added: Free
    span: Span | None


def added_rows(session: ReviewSession, reviews: Iterable[ColleagueReview]) -> tuple[AddedRow, ...]:
    """Return what colleagues added, those things first that can be adopted."""
    from app.exchange.telling import told_name
    from app.review.adopting import Offered

    rows = []
    for review in reviews:
        said = review.additions
        free: tuple[Free, ...] = (*said.ties, *said.dismissals, *said.figures)
        for one in free:
            offer = session.offer(one)
            kind, words = _told(one)
            shown = (kind, words, _state(offer.state), offer.state is Offered.OPEN, one, offer.span)
            rows.append(AddedRow(told_name(review.delegate), *shown))
    return tuple(sorted(rows, key=lambda row: (not row.adoptable, fold(row.name))))


def _told(one: Free) -> tuple[str, str]:
    match one:
        case Tie():
            sign = " + " if one.kind is TieKind.SUM else ", "
            tied = f"{sign.join(part.quote for part in one.parts)} = {one.total.quote}"
            return translate("Relation tied by hand"), f"{tied}. {one.note}" if one.note else tied
        case Dismissal():
            words = "; ".join(f"“{place.quote}”" for place in one.places)
            return translate("Finding put aside"), f"{words}. {one.reason}" if one.reason else words
        case AddedFigure():
            value = " ".join(part for part in (number_text(Decimal(one.number)), one.unit) if part)
            return translate("Figure added"), f"“{one.place.quote}” = {value}"


def _state(state: Offered) -> str:
    from app.review.adopting import Offered

    match state:
        case Offered.OPEN:
            return translate("can be adopted")
        case Offered.MINE:
            return translate("is mine already")
        case Offered.LOST:
            return translate("no place here")
