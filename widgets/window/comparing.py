"""Comparing: reads both versions, compares them, carries marks over, and shows the two side by side."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.jobs import Token
from app.review.model import Changes
from app.wording import Message, plural
from widgets.services import Services
from widgets.window.parts import Parts
from widgets.window.work import Work

if TYPE_CHECKING:
    from app.comparison.model import Comparison
    from app.review.carrying import CarriedMark
    from app.review.session import ReviewSession
    from app.scan import Scan


@dataclass(frozen=True)
class Compared:
    """Two versions, what differs, and what became of the marks of the older one."""

    old: ReviewSession
    new: ReviewSession
    comparison: Comparison
    carried: tuple[CarriedMark, ...] = ()


class Comparing(QObject):
    """`shown(Compared)` tells that the new version's marks are carried over and both can stand side by side;
    `carried(int)` that the report of that id may have new marks.
    """

    shown = Signal(object)
    carried = Signal(int)

    def __init__(self, services: Services, work: Work, parts: Parts) -> None:
        super().__init__(work)
        self._services, self._work, self._parts = services, work, parts

    def with_file(self, session: ReviewSession, path: Path) -> None:
        """Compare an open report with another version of it; the one issued later is the new one."""
        self._start(Path(session.report.path), path, session)

    def files(self, old: Path, new: Path) -> None:
        """Compare two files."""
        self._start(old, new, None)

    def _start(self, old: Path, new: Path, opened: ReviewSession | None) -> None:
        services = self._services

        def read(token: Token) -> list[Scan]:
            scans = [opened.machine_scan] if opened else [services.scan(services.read(old, token), token)]
            return [*scans, services.scan(services.read(new, token), token)]

        self._work.start("compute", read, self._place, text=Message("Reading the other version"))

    def _place(self, scans: list[Scan]) -> None:
        store, author = self._services.store, self._services.settings.current.author

        def place(_token: Token) -> list[ReviewSession]:
            from app.review.session import ReviewSession

            records = [store.add_report(scan.report) for scan in scans]
            return [
                ReviewSession(record, scan, store.marks(record.id), author, store.additions(record.id))
                for record, scan in zip(records, scans, strict=True)
            ]

        self._work.start("store", place, self._compare, text=Message("Opening the library"))

    def _compare(self, sessions: list[ReviewSession]) -> None:
        old, new = sorted(sessions, key=lambda session: session.record.issued_on or "")
        if not (old.record.issued_on and new.record.issued_on):
            old, new = sessions
        compare = self._services.compare

        def work(token: Token) -> Compared:
            comparison = compare(old.scan.extraction, new.scan.extraction, token)
            marks = [(mark, item.span) for item, mark in old.marked()]
            from app.review.carrying import carry_marks

            return Compared(old, new, comparison, carry_marks(comparison, marks))

        self._work.start("compute", work, self._carry, text=Message("Comparing the two versions"))

    def _carry(self, compared: Compared) -> None:
        store = self._services.store
        old, new = compared.old, compared.new

        def write(_token: Token) -> Changes:
            store.tie_versions(old.record.id, new.record.id)
            marked = frozenset(item.span for item, _ in new.marked())
            from app.review.carrying import carried_writes
            from app.review.carrying_added import carried_additions

            marks = carried_writes(new.report, new.record.id, compared.carried, marked)
            writes = [*marks, *carried_additions(compared.comparison, old, new, marks)]
            return store.write(writes) if writes else Changes(new.record.id)

        self._work.start("store", write, lambda changes: self._show(compared, changes))

    def _show(self, compared: Compared, changes: Changes) -> None:
        self.carried.emit(compared.new.record.id)
        carried = len(changes.marks)
        for topic in ("carried", "came_along"):
            self._parts.strip.put_away(topic)  # what a comparison before this one said
        if carried:
            text = plural(
                "{count} assessment was carried over to the new version, where the text is the same.",
                "{count} assessments were carried over to the new version, where the text is the same.",
                carried,
            )
            self._parts.strip.say("carried", text)
        if changes.additions:
            text = plural(
                "{count} tie, finding put aside, evidence or link came along.",
                "{count} ties, findings put aside, evidence and links came along.",
                len(changes.additions),
            )
            self._parts.strip.say("came_along", text)
        self.shown.emit(compared)
