"""Comparing: reads both versions, and tells stage by stage what differs and what became of the review."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from app.extraction.model import Extraction
from app.jobs import Token
from app.report.model import Report
from app.review.model import Mark, ReportRecord
from app.wording import Message
from widgets.compare.compared import Compared, Stage, Told
from widgets.services import Services
from widgets.window.parts import Parts
from widgets.window.work import Work

if TYPE_CHECKING:
    from app.review.records import Additions
    from app.review.session import ReviewSession
    from app.scan import Scan
    from widgets.page.document import PageDocument

Result = TypeVar("Result")
Build = Callable[[Report], "PageDocument"]


@dataclass(frozen=True)
class _Kept:
    """A report as the library has it, with its marks and what was added to it."""

    record: ReportRecord
    marks: Sequence[Mark]
    additions: Additions


class Comparing(QObject):
    """Signals: `begun()` two versions will be compared; `shown(Compared)` a stage of that; `told(Told)` what was asked
    for later.

    `opened` is asked for the review that is open, so that it is the one which goes on; `build` makes the documents of
    the pages, off the window's thread.
    """

    begun = Signal()
    shown = Signal(object)
    told = Signal(object)

    def __init__(self, services: Services, work: Work, parts: Parts) -> None:
        super().__init__(work)
        self._services, self._work, self._parts = services, work, parts
        self.opened: Callable[[], ReviewSession | None] = lambda: None
        self.build: Build | None = None
        self._turn = 0

    def with_file(self, session: ReviewSession, path: Path) -> None:
        """Compare an open report with another version of it; the one issued later is the new one."""
        self._begin(lambda token: [session.machine_scan.report, self._services.read(path, token)])

    def files(self, old: Path, new: Path) -> None:
        """Compare two files."""
        read = self._services.read
        self._begin(lambda token: [read(old, token), read(new, token)])

    def with_versions(self, old: int, new: int, as_given: bool = False) -> None:
        """Compare two reports of the library by their ids; the one issued later is the new one unless as given."""
        store = self._services.store
        self._begin(lambda _token: [store.report(old), store.report(new)], pool="store", as_given=as_given)

    def stop(self) -> None:
        """Compare no further; what was told stays."""
        self._turn += 1

    def list_noise(self, compared: Compared) -> None:
        """Tell what is written otherwise and is no change."""

        def work(_token: Token) -> Told:
            from app.comparison.noise import noise

            return Told(compared.turn, noise=noise(compared.comparison))

        self._step("compute", work, self.told.emit, Message("Listing what is written otherwise"))

    # One stage after another

    def _begin(self, read: Callable[[Token], list[Report]], pool: str = "compute", as_given: bool = False) -> None:
        self._turn += 1
        self.begun.emit()

        def done(reports: list[Report]) -> None:
            self._compare_words(*(reports if as_given else in_order(reports)))

        self._step(pool, read, done, Message("Reading both versions"))

    def _compare_words(self, old: Report, new: Report) -> None:
        turn, compare, build = self._turn, self._services.compare, self.build

        def work(token: Token) -> Compared:
            from widgets.compare.rows import change_rows

            comparison = compare(Extraction(old, ()), Extraction(new, ()), token)
            built = (build(old), build(new)) if build else None
            return Compared(turn, Stage.WORDS, comparison, built, changes=change_rows(comparison))

        def done(compared: Compared) -> None:
            self.shown.emit(compared)
            self._scan(compared)

        self._step("compute", work, done, Message("Comparing the wording"))

    def _scan(self, compared: Compared) -> None:
        scan, opened = self._services.scan, self.opened()

        def work(token: Token) -> list[Scan]:
            known = {opened.machine_scan.report.sha256: opened.machine_scan} if opened else {}
            return [known.get(report.sha256) or scan(report, token) for report in compared.reports]

        self._step("compute", work, lambda scans: self._place(compared, scans), Message("Reading the figures"))

    def _place(self, compared: Compared, scans: Sequence[Scan]) -> None:
        store = self._services.store

        def place(_token: Token) -> tuple[list[_Kept], list[ReportRecord]]:
            kept = []
            for scan in scans:
                record = store.add_report(scan.report)
                kept.append(_Kept(record, store.marks(record.id), store.additions(record.id)))
            if kept[0].record.id != kept[1].record.id:
                store.tie_versions(kept[0].record.id, kept[1].record.id)
            lineage = store.record(kept[1].record.id).lineage
            versions = [one for one in store.reports() if lineage is not None and one.lineage == lineage]
            return kept, sorted(versions, key=lambda one: (one.issued_on or "", one.id))

        def done(found: tuple[list[_Kept], list[ReportRecord]]) -> None:
            self._compare(replace(compared, versions=found[1]), scans, found[0])

        self._step("store", place, done, Message("Opening the library"))

    def _compare(self, compared: Compared, scans: Sequence[Scan], kept: Sequence[_Kept]) -> None:
        compare, author, opened = self._services.compare, self._services.settings.current.author, self.opened()

        def work(token: Token) -> tuple[Compared, list[ReviewSession]]:
            from app.comparison.relations import relation_changes
            from app.review.session import ReviewSession
            from widgets.compare.rows import change_rows

            sessions = [
                opened
                if opened is not None and opened.record.id == one.record.id
                else ReviewSession(one.record, scan, one.marks, author, one.additions)
                for scan, one in zip(scans, kept, strict=True)
            ]
            old, new = (session.scan for session in sessions)
            comparison = compare(old.extraction, new.extraction, token)
            relations = relation_changes(comparison, old.checked, new.checked)
            records = (kept[0].record, kept[1].record)
            rows = change_rows(comparison, relations)
            known = replace(compared, comparison=comparison, records=records, relations=relations, changes=rows)
            return replace(known, stage=Stage.FIGURES), sessions

        def done(found: tuple[Compared, list[ReviewSession]]) -> None:
            self.shown.emit(found[0])
            self._carry(*found)

        self._step("compute", work, done, Message("Comparing the figures"))

    def _carry(self, compared: Compared, sessions: Sequence[ReviewSession]) -> None:
        old, new = sessions

        def work(_token: Token) -> Compared:
            from app.review.carrying_steps import Carrying
            from widgets.compare.carried_rows import mark_rows

            if old.record.id == new.record.id:
                return replace(compared, stage=Stage.REVIEW)
            carrying = Carrying(compared.comparison, old, new)
            known = replace(compared, stage=Stage.REVIEW, carrying=carrying, prepared=carrying.prepare())
            return replace(known, marks=mark_rows(carrying))

        def done(carried: Compared) -> None:
            self.shown.emit(carried)
            if len(carried.versions) > 2:
                self._trace(carried)

        self._step("compute", work, done, Message("Carrying the assessments over"))

    def _trace(self, compared: Compared) -> None:
        """Follow every figure through all versions of the library, behind everything else."""
        store, versions = self._services.store, compared.versions

        def read(_token: Token) -> list[Report]:
            return [store.report(record.id) for record in versions]

        def work(reports: list[Report], token: Token) -> Told:
            from app.comparison.lineage import trace
            from app.extraction.extract import extract

            here = {one.report.sha256: one for one in (compared.comparison.old, compared.comparison.new)}
            extracted = [here.get(report.sha256) or extract(report) for report in reports]
            return Told(compared.turn, lineage=trace(extracted, token), records=versions)

        def done(reports: list[Report]) -> None:
            self._step("compute", lambda token: work(reports, token), self.told.emit)

        self._step("store", read, done)

    def _step(
        self, pool: str, work: Callable[[Token], Result], done: Callable[[Result], None], text: Message | None = None
    ) -> None:
        """Start a job of this comparison; what comes of it is dropped once another comparison was begun."""
        turn = self._turn

        def go_on(result: Result) -> None:
            if turn == self._turn:
                done(result)

        self._work.start(pool, work, go_on, text=text)


def in_order(reports: Sequence[Report]) -> Sequence[Report]:
    """Return two reports with the one issued earlier first, as they are where a date is missing."""
    dates = [report.metadata.issued_on for report in reports]
    return sorted(reports, key=lambda report: report.metadata.issued_on or "") if all(dates) else reports
