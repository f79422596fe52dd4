"""The library: reports, marks and their history in one SQLite file."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from app.errors import StoreError
from app.report.model import Report
from app.review.model import Changes, HistoryEntry, Mark, MarkWrite, Near, ReportRecord, SearchHit, UsedBefore
from app.review.opinions import ColleagueReview, Receipt
from app.review.records import Additions
from app.wording import Message
from storage import additions, indexing, marks, opinions, removal, reports, search, sketches
from storage.copies import back_up_daily, write_copy
from storage.errors import MovedLibrary, told_in_words
from storage.opening import BUSY_SECONDS, open_database


def open_library(path: Path, busy_seconds: float = BUSY_SECONDS) -> Library:
    """Open the library at a path, a new one where there is none; StoreError says why it cannot be opened."""
    return Library(path, open_database(path, busy_seconds))


class Library:
    """The store of reviews (app.review.model.Store). One worker at a time uses its connection."""

    def __init__(self, path: Path, db: Database) -> None:
        self.path = path
        self._db = db
        self._lock = threading.RLock()
        self._file = _identity(path)

    def add_report(self, report: Report) -> ReportRecord:
        """Keep a report, or the newest reading of one that is kept already (the same bytes)."""
        with self._using() as db:
            return reports.add_report(db, report, lambda report_id: _index(db, report_id, report))

    def report(self, report_id: int) -> Report:
        """Return a report as it was read."""
        with self._using() as db:
            return reports.read_report(db, report_id)

    def record(self, report_id: int) -> ReportRecord:
        """Return the entry of one report."""
        with self._using() as db:
            return reports.read_record(db, report_id)

    def reports(self) -> Sequence[ReportRecord]:
        """Return the entries of all reports, the one opened last first."""
        with self._using() as db:
            return reports.read_records(db)

    def progress(
        self, report_id: int, items: int, reviewed: int, findings: int, questioned: int = 0, inconsistent: int = 0
    ) -> None:
        """Keep how far the review of a report is, for the list of reports."""
        with self._using() as db:
            reports.write_progress(db, report_id, items, reviewed, findings, questioned, inconsistent)

    def rename(self, report_id: int, title: str) -> None:
        """Give a report a title of the delegate's own; without one it is called again as it calls itself."""
        with self._using(same_file=True) as db:
            reports.rename_report(db, report_id, title)

    def move(self, report_ids: Sequence[int], session: str) -> None:
        """Put reports into a session, or into none, whatever they say of themselves."""
        with self._using(same_file=True) as db:
            reports.move_reports(db, report_ids, session)

    def marks(self, report_id: int) -> Sequence[Mark]:
        """Return the marks of a report in the order of their places."""
        with self._using() as db:
            return marks.read_marks(db, report_id)

    def additions(self, report_id: int) -> Additions:
        """Return what was added to a report beside marks."""
        with self._using() as db:
            return additions.read_additions(db, report_id)

    def used_before(self) -> UsedBefore:
        """Return what was written before, in any report, the latest first."""
        with self._using() as db:
            return additions.read_used_before(db)

    def write(self, writes: Sequence[MarkWrite]) -> Changes:
        """Apply all the writes or none, with their history; return after the commit."""
        with self._using(same_file=True) as db:
            return marks.write_marks(db, writes)

    def history(self, mark_uuid: str) -> Sequence[HistoryEntry]:
        """Return what happened to a mark or an addition, the oldest first."""
        with self._using() as db:
            return marks.read_history(db, mark_uuid)

    def tie_versions(self, old: int, new: int) -> None:
        """Make two reports versions of one another."""
        with self._using() as db:
            reports.tie_versions(db, old, new)

    def untie_version(self, report_id: int) -> None:
        """Make a report a version of nothing."""
        with self._using(same_file=True) as db:
            reports.untie_version(db, report_id)

    def sketch_some(self, count: int) -> int:
        """Sketch some of the reports that have no sketch yet; return how many are left."""
        with self._using() as db:
            return sketches.sketch_some(db, count)

    def near(self, report_id: int) -> Near | None:
        """Return a report and what shares most with it, neither tied to it nor kept apart; None without a sketch."""
        with self._using() as db:
            return sketches.read_near(db, report_id)

    def keep_apart(self, one: int, other: int) -> None:
        """Remember that two reports are no versions of one another."""
        with self._using() as db:
            sketches.keep_apart(db, one, other)

    def colleagues(self, report_id: int) -> Sequence[ColleagueReview]:
        """Return what colleagues say of a report, by their names."""
        with self._using() as db:
            return opinions.read_colleagues(db, report_id)

    def receive(self, reviews: Sequence[ColleagueReview]) -> Sequence[Receipt]:
        """Keep all these reviews or none, each in place of an earlier one of the same delegate."""
        with self._using(same_file=True) as db:
            return opinions.receive(db, reviews)

    def forget_colleague(self, report_id: int, delegate: str) -> None:
        """Take what one colleague says of a report out of the library."""
        with self._using(same_file=True) as db:
            opinions.forget(db, report_id, delegate)

    def search(self, words: str) -> Sequence[SearchHit]:
        """Find notes, then blocks of reports, that hold the words, without regard to tones and diacritics."""
        with self._using() as db:
            return search.search(db, words)

    def check(self) -> Sequence[str]:
        """Return what SQLite finds wrong with the file; nothing where it is sound."""
        with self._using() as db:
            said = [str(row[0]) for row in db.execute("PRAGMA integrity_check")]
            loose = [f"{row[0]} {row[1]} -> {row[2]}" for row in db.execute("PRAGMA foreign_key_check")]
        return [line for line in said if line != "ok"] + loose

    def backup(self, path: Path) -> None:
        """Write a whole copy of the library to a path; StoreError where that is the library itself."""
        if path.exists() and path.samefile(self.path):
            raise StoreError(
                Message("This is the library itself. Choose another name for the copy; nothing was changed.")
            )
        with self._using() as db, told_in_words(path):
            write_copy(db.conn, path)

    def back_up_daily(self) -> bool:
        """Write a dated copy where none of today is there; whether one was written."""
        with self._using() as db:
            return back_up_daily(db.conn, self.path)

    def delete_report(self, report_id: int, from_backups: bool = False) -> None:
        """Delete a report with its marks, their history and every trace in the file, and in its backups if asked."""
        with self._using() as db:
            sha256 = reports.read_record(db, report_id).sha256
            removal.delete_report(db, report_id)
            if from_backups:
                removal.delete_from_backups(db, self.path, sha256)

    def version(self) -> int:
        """Return a number that changes whenever another window or program has written to the file."""
        with self._using(same_file=True) as db:
            return int(db.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Close the file; nothing can be asked afterwards."""
        with self._lock:
            self._db.close()

    @contextmanager
    def _using(self, same_file: bool = False) -> Iterator[Database]:
        with self._lock, told_in_words(self.path):
            # A file that was moved or deleted can still be written to where it lies, where nobody would find it.
            if same_file and _identity(self.path) != self._file:
                raise MovedLibrary(self.path)
            yield self._db


def _index(db: Database, report_id: int, report: Report) -> None:
    indexing.index_report(db, report_id, report)
    sketches.forget_sketch(db, report_id)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
