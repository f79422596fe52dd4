"""What a delegate says of a report, and what a library tells of what it keeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from app.anchors.model import Anchor
from app.report.sketch import Sketch
from app.review.records import Added


class Verdict(StrEnum):
    """What the delegate found; the machine never gives one."""

    UNREVIEWED = "unreviewed"
    VERIFIED = "verified"
    QUESTIONED = "questioned"
    INCONSISTENT = "inconsistent"


@dataclass(frozen=True, slots=True)
class Mark:
    """A verdict with its note at a place of one report; times are ISO 8601 in UTC.

    A mark whose verdict is UNREVIEWED and whose note is empty says nothing and is not kept, unless evidence, a link or
    a question hangs on it, or it was carried over: then a later comparison knows that it was. Until the delegate has
    said something of it, what was carried is as old as it was in the earlier version.
    """

    uuid: str
    report: int
    anchor: Anchor
    verdict: Verdict
    note: str = ""
    author: str = ""
    created: str = ""
    changed: str = ""
    carried_from: str | None = None


Kept = Mark | Added


@dataclass(frozen=True, slots=True)
class MarkWrite:
    """One change of a mark, or of what is added beside marks: before and after (None: it was not, or is no more).

    `action` names it in the history.
    """

    before: Kept | None
    after: Kept | None
    action: str

    @property
    def kept(self) -> Kept:
        """What is changed, as it is after the change where it still is."""
        kept = self.after or self.before
        assert kept is not None
        return kept


@dataclass(frozen=True, slots=True)
class Changes:
    """What a write changed, so that each view refreshes only what concerns it.

    `overtaken` are marks and additions that another window had changed meanwhile; the history keeps what it had said.
    """

    report: int
    marks: frozenset[str] = frozenset()
    reports: bool = False
    additions: frozenset[str] = frozenset()  # uuids of what was added beside marks
    overtaken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """A report as the library lists it; `library` is the name of that, `changed` when the review was last changed."""

    id: int
    path: str
    sha256: str
    title: str
    number: str | None
    issued_on: str | None
    issuer: str | None
    session: str | None
    format: str
    opened: str
    items: int = 0
    reviewed: int = 0
    findings: int = 0
    lineage: int | None = None
    questioned: int = 0
    inconsistent: int = 0
    library: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """Who changed what when; the history is only ever added to. `mark` is the uuid of a mark or of an addition."""

    when: str
    who: str
    mark: str
    action: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A place in the library that a search found: the report, a snippet, the start of its block, the heading above it.

    `mark` is the uuid of the mark whose note was found; then `start` is where that mark was made.
    """

    report: ReportRecord
    snippet: str
    start: int
    mark: str | None = None
    heading: str = ""


@dataclass(frozen=True, slots=True)
class UsedBefore:
    """What the delegate wrote before, the latest first, so that it need not be typed again."""

    reasons: tuple[str, ...] = ()  # why findings were put aside
    sources: tuple[str, ...] = ()  # where evidence was from
    addressees: tuple[str, ...] = ()  # whom questions were put to
    themes: tuple[str, ...] = ()  # what questions were about


@dataclass(frozen=True, slots=True)
class CopyFacts:
    """What a copy of a library holds, and when it was written (local time)."""

    path: Path
    written: datetime
    reports: int
    marks: int


@dataclass(frozen=True, slots=True)
class Sketched:
    """A report with the period it is about and the sketch of its words."""

    record: ReportRecord
    period: str | None
    sketch: Sketch


@dataclass(frozen=True, slots=True)
class Near:
    """A report and the others that share most with it, the nearest first."""

    own: Sketched
    others: tuple[Sketched, ...]
