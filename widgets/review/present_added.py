"""What the detail shows of that which the delegate added to an item."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from app.review.items import Item, ItemKind
from app.review.records import Evidence, Question, TieKind
from widgets.detail.content import AsideLine, LinkLine, TieLine
from widgets.review.quoting import quote_of
from widgets.words import when_text

if TYPE_CHECKING:
    from app.review.session import ReviewSession
    from app.review.ties import TieState


class Added(TypedDict):
    """The fields of a detail that tell of additions."""

    aside: AsideLine | None
    ties: tuple[TieLine, ...]
    evidence: tuple[Evidence, ...]
    links: tuple[LinkLine, ...]
    question: Question | None


def added_to(session: ReviewSession, item: Item) -> Added:
    """Return why an item is put aside, its ties, evidence, links and question."""
    aside = session.aside_of(item.key)
    ties = session.ties_of(item.key) if item.kind is not ItemKind.CLAIM else ()
    links = (
        LinkLine(link.uuid, quote_of(session.report, span) if span else None, mark.anchor.quote)
        for link, mark, span in session.links_of(item.key)
    )
    return {
        "aside": AsideLine(aside.reason, aside.author, when_text(aside.changed)) if aside else None,
        "ties": tuple(_tie(session, item, state) for state in ties),
        "evidence": session.evidence_of(item.key),
        "links": tuple(links),
        "question": session.question_of(item.key),
    }


def _tie(session: ReviewSession, item: Item, state: TieState) -> TieLine:
    tie, relation = state.tie, state.relation
    there = [figure.span for figure in (*state.parts, state.total) if figure]
    places = tuple(quote_of(session.report, span) for span in sorted(there) if span not in item.places)
    if relation:
        return TieLine(tie.uuid, relation.holds, relation.formula, tie.note, places)
    parts = " + ".join(part.quote for part in tie.parts)
    sign = "=" if tie.kind is TieKind.SUM else "≟"
    return TieLine(tie.uuid, None, f"{parts} {sign} {tie.total.quote}", tie.note, places)
