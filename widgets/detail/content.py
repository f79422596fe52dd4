"""What the detail of an item shows, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.report.model import Span
from app.review.model import Verdict

if TYPE_CHECKING:
    from app.checks.model import Holds
    from app.review.records import Evidence, Question


class SaveState(StrEnum):
    """Whether what the delegate said is on disk."""

    NOTHING = "nothing"
    PENDING = "pending"
    SAVED = "saved"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ProofLine:
    """One relation: whether it holds, its formula, what it says in few words and in whole sentences."""

    holds: Holds
    formula: str
    explanation: str
    whole: str = ""


@dataclass(frozen=True, slots=True)
class PlaceQuote:
    """A place with its words and a little of what stands around them."""

    span: Span
    heading: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class AsideLine:
    """Why a finding was put aside, by whom and when."""

    reason: str
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class TieLine:
    """Numbers tied by hand: what the arithmetic says of them, or that one is gone from the text (`holds` None)."""

    uuid: str
    holds: Holds | None
    formula: str
    note: str
    places: tuple[PlaceQuote, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkLine:
    """Another item that contradicts this one; without a place where that is lost."""

    uuid: str
    place: PlaceQuote | None
    words: str


@dataclass(frozen=True, slots=True)
class Offers:
    """What may be written into a question: the template's wording, bodies named near the item, all bodies, themes."""

    wording: str = ""
    named: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """Who changed what when."""

    when: str
    who: str
    what: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """All that is shown of one item."""

    key: str
    title: str
    reading: str
    verdict: Verdict
    note: str
    finding: bool = False
    proofs: tuple[ProofLine, ...] = ()
    places: tuple[PlaceQuote, ...] = ()
    aside: AsideLine | None = None
    ties: tuple[TieLine, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    links: tuple[LinkLine, ...] = ()
    question: Question | None = None

    @property
    def asked(self) -> bool:
        """Whether there is something to ask about the item."""
        return self.question is not None or self.verdict in (Verdict.QUESTIONED, Verdict.INCONSISTENT)
