"""The tables of a library, as migrations: each is applied once and never changed after a release."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

APPLICATION_ID = 0x54547261  # "TTra": says that a database file is a library of this program

MIGRATIONS = Migrations("library")

_TABLES = (
    "CREATE TABLE lineage (id INTEGER PRIMARY KEY, created TEXT NOT NULL) STRICT",
    """CREATE TABLE report (
        id INTEGER PRIMARY KEY,
        lineage INTEGER REFERENCES lineage (id),
        sha256 TEXT NOT NULL UNIQUE,
        path TEXT NOT NULL,
        format TEXT NOT NULL,
        title TEXT NOT NULL,
        number TEXT,
        issued_on TEXT,
        issuer TEXT,
        period TEXT,
        session TEXT,
        opened TEXT NOT NULL,
        items INTEGER NOT NULL DEFAULT 0,
        reviewed INTEGER NOT NULL DEFAULT 0,
        findings INTEGER NOT NULL DEFAULT 0,
        body TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX report_lineage ON report (lineage)",
    """CREATE TABLE mark (
        uuid TEXT PRIMARY KEY,
        report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
        quote TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        start INTEGER NOT NULL,
        path TEXT NOT NULL,
        verdict TEXT NOT NULL CHECK (verdict IN ('unreviewed', 'verified', 'questioned', 'inconsistent')),
        note TEXT NOT NULL,
        author TEXT NOT NULL,
        created TEXT NOT NULL,
        changed TEXT NOT NULL,
        carried_from TEXT
    ) STRICT""",
    "CREATE INDEX mark_report ON mark (report)",
    """CREATE TABLE history (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        mark TEXT NOT NULL,
        action TEXT NOT NULL,
        before TEXT,
        after TEXT
    ) STRICT""",
    "CREATE INDEX history_mark ON history (mark)",
    """CREATE TRIGGER history_keeps BEFORE UPDATE ON history
        BEGIN SELECT RAISE(ABORT, 'history is only added to'); END""",
    """CREATE TRIGGER history_stays BEFORE DELETE ON history
        BEGIN SELECT RAISE(ABORT, 'history is only added to'); END""",
    # The words are folded by us: unicode61 would leave đ as it is. A row's id is made of its report and place.
    """CREATE VIRTUAL TABLE search USING fts5 (
        folded, words UNINDEXED, tokenize = "unicode61 remove_diacritics 0"
    )""",
)


@MIGRATIONS(name="0001_library")
def _library(db: Database) -> None:
    for statement in _TABLES:
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def names() -> frozenset[str]:
    """Return the names of all migrations this program knows."""
    with Database(memory=True, execute_plugins=False) as empty:
        return frozenset(migration.name for migration in MIGRATIONS.pending(empty))
