"""A store in memory, for tests of the window; it can be told to fail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.errors import StoreError
from app.report.model import Report
from app.report.sketch import sketch_of
from app.review.model import (
    Changes,
    HistoryEntry,
    Kept,
    Mark,
    MarkWrite,
    Near,
    ReportRecord,
    SearchHit,
    Sketched,
    UsedBefore,
)
from app.review.opinions import ColleagueReview, Receipt
from app.review.records import AddedFigure, Additions, Dismissal, Evidence, MarkLink, Question, Tie
from app.wording import Message


class MemoryStore:
    """Keeps reports and marks as long as the test runs; `full` makes every write of marks fail."""

    def __init__(self) -> None:
        self.full = False
        self._reports: dict[int, Report] = {}
        self._records: dict[int, ReportRecord] = {}
        self._kept: dict[str, Kept] = {}
        self._colleagues: dict[tuple[int, str], ColleagueReview] = {}
        self.tied: list[tuple[int, int]] = []
        self.apart: set[frozenset[int]] = set()

    def add_report(self, report: Report) -> ReportRecord:
        for record in self._records.values():
            if record.sha256 == report.sha256:
                self._reports[record.id] = report
                return record
        facts = report.metadata
        record = ReportRecord(
            len(self._records) + 1,
            report.path,
            report.sha256,
            facts.title or Path(report.path).stem,
            facts.number,
            facts.issued_on,
            facts.issuer,
            facts.session,
            report.format,
            "2026-01-01T00:00:00+00:00",
        )
        self._reports[record.id], self._records[record.id] = report, record
        return record

    def report(self, report_id: int) -> Report:
        return self._reports[report_id]

    def record(self, report_id: int) -> ReportRecord:
        return self._records[report_id]

    def reports(self) -> Sequence[ReportRecord]:
        return list(self._records.values())

    def progress(
        self, report_id: int, items: int, reviewed: int, findings: int, questioned: int = 0, inconsistent: int = 0
    ) -> None:
        self._change(
            report_id,
            items=items,
            reviewed=reviewed,
            findings=findings,
            questioned=questioned,
            inconsistent=inconsistent,
        )

    def rename(self, report_id: int, title: str) -> None:
        self._change(report_id, title=title or self._reports[report_id].metadata.title)

    def move(self, report_ids: Sequence[int], session: str) -> None:
        for report_id in report_ids:
            self._change(report_id, session=session or None)

    def _change(self, report_id: int, **values: object) -> None:
        self._records[report_id] = replace(self._records[report_id], **values)  # type: ignore[arg-type]

    def marks(self, report_id: int) -> Sequence[Mark]:
        return [kept for kept in self._of(report_id) if isinstance(kept, Mark)]

    def additions(self, report_id: int) -> Additions:
        kept = self._of(report_id)
        return Additions(
            tuple(one for one in kept if isinstance(one, Tie)),
            tuple(one for one in kept if isinstance(one, Dismissal)),
            tuple(one for one in kept if isinstance(one, Evidence)),
            tuple(one for one in kept if isinstance(one, MarkLink)),
            tuple(one for one in kept if isinstance(one, AddedFigure)),
            tuple(one for one in kept if isinstance(one, Question)),
        )

    def used_before(self) -> UsedBefore:
        kept = self._kept.values()
        reasons = tuple(one.reason for one in kept if isinstance(one, Dismissal))
        sources = tuple(one.source for one in kept if isinstance(one, Evidence))
        asked = [one for one in kept if isinstance(one, Question)]
        return UsedBefore(reasons, sources, tuple(one.addressee for one in asked), tuple(one.theme for one in asked))

    def _of(self, report_id: int) -> Sequence[Kept]:
        return [kept for kept in self._kept.values() if kept.report == report_id]

    def write(self, writes: Sequence[MarkWrite]) -> Changes:
        if self.full:
            raise StoreError(Message("The disk is full."))
        for write in writes:
            if write.before:
                self._kept.pop(write.before.uuid, None)
            if write.after:
                self._kept[write.after.uuid] = write.after
        kept = [write.kept for write in writes]
        marks = frozenset(one.uuid for one in kept if isinstance(one, Mark))
        return Changes(0, marks, additions=frozenset(one.uuid for one in kept) - marks)

    def history(self, mark_uuid: str) -> Sequence[HistoryEntry]:
        return ()

    def tie_versions(self, old: int, new: int) -> None:
        self.tied.append((old, new))
        for report_id in (old, new):
            self._change(report_id, lineage=old)

    def untie_version(self, report_id: int) -> None:
        self._change(report_id, lineage=None)

    def colleagues(self, report_id: int) -> Sequence[ColleagueReview]:
        return [one for (report, _), one in self._colleagues.items() if report == report_id]

    def receive(self, reviews: Sequence[ColleagueReview]) -> Sequence[Receipt]:
        self._colleagues.update({(one.report, one.delegate.id): one for one in reviews})
        return [Receipt.NEW for _ in reviews]

    def forget_colleague(self, report_id: int, delegate: str) -> None:
        del self._colleagues[report_id, delegate]

    def search(self, words: str) -> Sequence[SearchHit]:
        return ()

    def back_up_daily(self) -> bool:
        return False

    def delete_report(self, report_id: int, from_backups: bool = False) -> None:
        del self._reports[report_id], self._records[report_id]

    def sketch_some(self, count: int) -> int:
        return 0

    def near(self, report_id: int) -> Near | None:
        found = [Sketched(self._records[one], r.metadata.period, sketch_of(r.text)) for one, r in self._reports.items()]
        tied = {frozenset(pair) for pair in self.tied} | self.apart
        own = next((one for one in found if one.record.id == report_id), None)
        others = [one for one in found if one is not own and frozenset((one.record.id, report_id)) not in tied]
        return Near(own, tuple(others)) if own else None

    def keep_apart(self, one: int, other: int) -> None:
        self.apart.add(frozenset((one, other)))

    def version(self) -> int:
        return 1

    def check(self) -> Sequence[str]:
        return ()

    def backup(self, path: Path) -> None:
        raise AssertionError("the window makes no backups")

    def close(self) -> None:
        """Nothing is held open."""
