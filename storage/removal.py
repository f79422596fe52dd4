"""Taking a report out of the library with all its traces."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from sqlite_utils import Database

from storage.copies import back_up_dated, backups_of
from storage.indexing import index_note, unindex_report
from storage.opening import writing
from storage.reports import end_lineage_of_one, read_record
from storage.schema import history_open

_INDEXED = "SELECT uuid FROM mark WHERE report = :report UNION SELECT uuid FROM question WHERE report = :report"


def delete_report(db: Database, report_id: int) -> None:
    """Delete a report, its marks, their history and what the search knows of it, and write the file anew without it.

    NotInLibrary where there is no such report. The file is written anew because SQLite only marks pages as free.
    """
    lineage = read_record(db, report_id).lineage
    with writing(db):
        for (uuid,) in db.conn.execute(_INDEXED, {"report": report_id}).fetchall():
            index_note(db, uuid, report_id, 0, "")
        unindex_report(db, report_id)
        with history_open(db):
            # What was said of marks that were taken back before the history knew its reports belongs to no report.
            db.conn.execute("DELETE FROM history WHERE report = ? OR report IS NULL", [report_id])
        db.conn.execute("DELETE FROM report WHERE id = ?", [report_id])
        end_lineage_of_one(db, lineage)
        for index in ("search", "note_search"):
            db.conn.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
    for statement in ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
        db.conn.execute(statement)


def delete_from_backups(db: Database, path: Path, sha256: str) -> None:
    """Delete every dated copy that holds a report, and make a new copy of the library as it is now."""
    held = [backup for backup in backups_of(path) if _holds(backup, sha256)]
    for backup in held:
        backup.unlink()
    if held:
        back_up_dated(db.conn, path)


def _holds(backup: Path, sha256: str) -> bool:
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{backup.resolve().as_uri()}?mode=ro", uri=True)) as copy:
        return copy.execute("SELECT 1 FROM report WHERE sha256 = ?", [sha256]).fetchone() is not None
    return True  # what cannot be read may hold it
