"""What a delegate says of a report, and the protocol of the store that keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.anchors.model import Anchor
from app.report.model import Report
from app.report.sketch import Sketch
from app.review.records import Added, Additions

if TYPE_CHECKING:
    from app.review.opinions import ColleagueReview, Receipt


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


class Store(Protocol):
    """What keeps reports and marks. Every method raises StoreError; a write returns only after its commit."""

    def add_report(self, report: Report) -> ReportRecord: ...
    def report(self, report_id: int) -> Report: ...
    def record(self, report_id: int) -> ReportRecord: ...
    def reports(self) -> Sequence[ReportRecord]: ...
    def progress(
        self, report_id: int, items: int, reviewed: int, findings: int, questioned: int = 0, inconsistent: int = 0
    ) -> None: ...
    def rename(self, report_id: int, title: str) -> None: ...
    def move(self, report_ids: Sequence[int], session: str) -> None: ...
    def marks(self, report_id: int) -> Sequence[Mark]: ...
    def additions(self, report_id: int) -> Additions: ...
    def used_before(self) -> UsedBefore: ...
    def write(self, writes: Sequence[MarkWrite]) -> Changes: ...
    def history(self, mark_uuid: str) -> Sequence[HistoryEntry]: ...
    def tie_versions(self, old: int, new: int) -> None: ...
    def untie_version(self, report_id: int) -> None: ...
    def sketch_some(self, count: int) -> int: ...
    def near(self, report_id: int) -> Near | None: ...
    def keep_apart(self, one: int, other: int) -> None: ...
    def colleagues(self, report_id: int) -> Sequence[ColleagueReview]: ...
    def receive(self, reviews: Sequence[ColleagueReview]) -> Sequence[Receipt]: ...
    def forget_colleague(self, report_id: int, delegate: str) -> None: ...
    def search(self, words: str) -> Sequence[SearchHit]: ...
    def check(self) -> Sequence[str]: ...
    def backup(self, path: Path) -> None: ...
    def back_up_daily(self) -> bool: ...
    def delete_report(self, report_id: int, from_backups: bool = False) -> None: ...
    def version(self) -> int: ...
    def close(self) -> None: ...
