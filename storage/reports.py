"""Reports and their versions, in SQL."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import PurePath

from sqlite_utils import Database

from app.report.model import Report
from app.report.serialize import report_from_json, report_to_json
from app.review.model import ReportRecord
from storage.errors import NotInLibrary
from storage.opening import writing

_RECORD = (
    "SELECT id, path, sha256, coalesce(given_title, title), number, issued_on, issuer, "
    "nullif(coalesce(given_session, session), ''), format, opened, items, reviewed, findings, lineage, questioned, "
    "inconsistent, coalesce((SELECT uuid FROM library), ''), "
    "coalesce((SELECT max(at) FROM history WHERE history.report = report.id), '') FROM report"
)
_COLUMNS = ("path", "format", "title", "number", "issued_on", "issuer", "period", "session", "opened", "body")
# The same file opened again, from elsewhere or by a newer reader: its newest reading counts, its marks stay.
_ADD = (
    f"INSERT INTO report (sha256, {', '.join(_COLUMNS)}) VALUES (?{', ?' * len(_COLUMNS)}) "
    f"ON CONFLICT (sha256) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _COLUMNS)} RETURNING id"
)
# What a delegate untied is not offered as a version again.
_KEEP_APART = (
    "INSERT OR IGNORE INTO apart (first, second) "
    "SELECT min(id, ?), max(id, ?) FROM report WHERE lineage = ? AND id <> ?"
)


def add_report(db: Database, report: Report, index: Callable[[int], None]) -> ReportRecord:
    """Keep a report, or the newest reading of one that is kept already, and index it in the same transaction."""
    said = report.metadata
    title = said.title or PurePath(report.path).name
    body = json.dumps(report_to_json(report), ensure_ascii=False)
    about = (said.number, said.issued_on, said.issuer, said.period, said.session)
    with writing(db):
        row = [report.sha256, report.path, report.format, title, *about, _now(), body]
        report_id = int(db.conn.execute(_ADD, row).fetchall()[0][0])
        index(report_id)
    return read_record(db, report_id)


def read_report(db: Database, report_id: int) -> Report:
    """Return a report as it was read."""
    row = db.conn.execute("SELECT body FROM report WHERE id = ?", [report_id]).fetchone()
    if row is None:
        raise NotInLibrary
    return report_from_json(json.loads(row[0]))


def read_record(db: Database, report_id: int) -> ReportRecord:
    """Return the entry of one report."""
    row = db.conn.execute(f"{_RECORD} WHERE id = ?", [report_id]).fetchone()
    if row is None:
        raise NotInLibrary
    return ReportRecord(*row)


def read_records(db: Database) -> Sequence[ReportRecord]:
    """Return the entries of all reports, the one opened last first."""
    return [ReportRecord(*row) for row in db.conn.execute(f"{_RECORD} ORDER BY opened DESC, id DESC")]


def write_progress(
    db: Database, report_id: int, items: int, reviewed: int, findings: int, questioned: int, inconsistent: int
) -> None:
    """Keep how far the review of a report is, and how many of its items were found questioned and inconsistent."""
    with writing(db):
        db.conn.execute(
            "UPDATE report SET items = ?, reviewed = ?, findings = ?, questioned = ?, inconsistent = ? WHERE id = ?",
            [items, reviewed, findings, questioned, inconsistent, report_id],
        )


def rename_report(db: Database, report_id: int, title: str) -> None:
    """Give a report a title of the delegate's own; without one it is called again as it calls itself."""
    with writing(db):
        db.conn.execute("UPDATE report SET given_title = nullif(?, '') WHERE id = ?", [title, report_id])


def move_reports(db: Database, report_ids: Sequence[int], session: str) -> None:
    """Put reports into a session, or into none, whatever they say of themselves."""
    with writing(db):
        rows = [(session, report_id) for report_id in report_ids]
        db.conn.executemany("UPDATE report SET given_session = ? WHERE id = ?", rows)


def tie_versions(db: Database, old: int, new: int) -> None:
    """Make two reports, and all that each was tied to before, versions of one another."""
    with writing(db):
        lineages = {read_record(db, report_id).lineage for report_id in (old, new)} - {None}
        lineage = min((one for one in lineages if one is not None), default=None)
        if lineage is None:
            lineage = db.conn.execute("INSERT INTO lineage (created) VALUES (?)", [_now()]).lastrowid
        db.conn.execute("UPDATE report SET lineage = ? WHERE id IN (?, ?)", [lineage, old, new])
        for other in lineages - {lineage}:
            db.conn.execute("UPDATE report SET lineage = ? WHERE lineage = ?", [lineage, other])
            db.conn.execute("DELETE FROM lineage WHERE id = ?", [other])


def untie_version(db: Database, report_id: int) -> None:
    """Make a report a version of nothing."""
    lineage = read_record(db, report_id).lineage
    with writing(db):
        db.conn.execute(_KEEP_APART, [report_id, report_id, lineage, report_id])
        db.conn.execute("UPDATE report SET lineage = NULL WHERE id = ?", [report_id])
        end_lineage_of_one(db, lineage)


def end_lineage_of_one(db: Database, lineage: int | None) -> None:
    """Make a report that is left alone in its lineage a version of nothing; within a transaction of the caller's."""
    if lineage is None:
        return
    if db.conn.execute("SELECT count(*) FROM report WHERE lineage = ?", [lineage]).fetchone()[0] < 2:
        db.conn.execute("UPDATE report SET lineage = NULL WHERE lineage = ?", [lineage])
        db.conn.execute("DELETE FROM lineage WHERE id = ?", [lineage])


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
