"""Sketches of reports, so that those which resemble one another are found without comparing all, in SQL."""

from __future__ import annotations

from sqlite_utils import Database

from app.report.sketch import sketch_from_bytes, sketch_of, sketch_to_bytes
from app.review.model import Near, Sketched
from storage.indexing import rows_of
from storage.opening import writing
from storage.reports import read_record

_WORDS = "SELECT folded FROM search WHERE rowid BETWEEN ? AND ? ORDER BY rowid"
LOOKED_AT = 32  # reports that share most with one: versions share more than what boilerplate makes alike

_NEAR = """
    WITH near AS (
        SELECT theirs.report AS id, count(*) AS bands
        FROM sketch_band AS ours JOIN sketch_band AS theirs USING (band)
        WHERE ours.report = :report AND theirs.report <> :report
        GROUP BY theirs.report
    )
    SELECT near.id FROM near JOIN report USING (id)
    WHERE (lineage IS NULL OR lineage IS NOT (SELECT lineage FROM report WHERE id = :report))
        AND NOT EXISTS (
            SELECT 1 FROM apart WHERE first = min(near.id, :report) AND second = max(near.id, :report)
        )
    ORDER BY bands DESC, opened DESC, near.id DESC LIMIT :limit
"""


def sketch_some(db: Database, count: int) -> int:
    """Sketch some of the reports that have no sketch, the one opened last first; return how many are left."""
    absent = "FROM report WHERE id NOT IN (SELECT report FROM sketch)"
    for (report_id,) in db.conn.execute(f"SELECT id {absent} ORDER BY opened DESC LIMIT ?", [count]).fetchall():
        text = "\n".join(words for (words,) in db.conn.execute(_WORDS, rows_of(report_id)))
        sketch = sketch_of(text)
        with writing(db):
            db.conn.execute("INSERT INTO sketch (report, kept) VALUES (?, ?)", [report_id, sketch_to_bytes(sketch)])
            bands = [(band, report_id) for band in sketch.bands()]
            db.conn.executemany("INSERT OR IGNORE INTO sketch_band (band, report) VALUES (?, ?)", bands)
    return int(db.conn.execute(f"SELECT count(*) {absent}").fetchone()[0])


def read_near(db: Database, report_id: int) -> Near | None:
    """Return a report and those that share most with it, neither tied to it nor kept apart; None without a sketch."""
    if db.conn.execute("SELECT 1 FROM sketch WHERE report = ?", [report_id]).fetchone() is None:
        return None
    found = db.conn.execute(_NEAR, {"report": report_id, "limit": LOOKED_AT}).fetchall()
    return Near(_sketched(db, report_id), tuple(_sketched(db, near) for (near,) in found))


def keep_apart(db: Database, one: int, other: int) -> None:
    """Remember that two reports are no versions of one another."""
    with writing(db):
        db.conn.execute("INSERT OR IGNORE INTO apart (first, second) VALUES (?, ?)", sorted((one, other)))


def forget_sketch(db: Database, report_id: int) -> None:
    """Forget the sketch of a report that is read anew; within a transaction of the caller's."""
    for table in ("sketch", "sketch_band"):
        db.conn.execute(f"DELETE FROM {table} WHERE report = ?", [report_id])


def _sketched(db: Database, report_id: int) -> Sketched:
    row = "SELECT period, kept FROM report JOIN sketch ON report = id WHERE id = ?"
    period, kept = db.conn.execute(row, [report_id]).fetchone()
    return Sketched(read_record(db, report_id), period, sketch_from_bytes(kept))
