"""What colleagues say of a report: their reviews as they sent them, kept apart from one's own."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import NAMESPACE_URL, UUID, uuid5

from app.anchors.model import Anchor
from app.review.model import Mark, ReportRecord
from app.review.records import Additions


class Standing(StrEnum):
    """Whether the words of a colleague's mark stand in one's own copy of the report."""

    HERE = "here"
    NUMBER_CHANGED = "number_changed"
    WORDING_CHANGED = "wording_changed"
    LOST = "lost"


class Origin(StrEnum):
    """How a review came."""

    BUNDLE = "bundle"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Delegate:
    """Whose review it is: an id that no two delegates share, and the name, which may be empty."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """A colleague's mark as it was sent, and where it stands in one's own copy (None: no place is sure)."""

    mark: Mark
    place: Anchor | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class ColleagueReview:
    """All that one colleague says of one report; `changed` is when that was last changed, `digest` what it says.

    Of two reviews of one delegate the later one counts; `digest` decides where both are of one moment.
    """

    report: int
    delegate: Delegate
    changed: str
    digest: str
    opinions: tuple[Opinion, ...] = ()
    additions: Additions = field(default_factory=Additions)
    origin: Origin = Origin.BUNDLE

    @property
    def age(self) -> tuple[str, str]:
        """What tells the later of two reviews of one delegate."""
        return self.changed, self.digest


class Receipt(StrEnum):
    """What became of a review that was received."""

    NEW = "new"
    REPLACED = "replaced"
    KNOWN = "known"
    OLDER = "older"
    OWN = "own"


def delegate_of(record: ReportRecord, name: str) -> Delegate:
    """Return who reviews in a library under a name; two delegates who share one name are told apart."""
    home = UUID(record.library) if record.library else NAMESPACE_URL
    return Delegate(str(uuid5(home, folded_name(name))), name)


def folded_name(name: str) -> str:
    """Return a name without regard to case and blanks."""
    return " ".join(name.split()).casefold()
