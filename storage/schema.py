"""The tables of a library, as migrations: each is applied once and never changed after a release."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from app.report.serialize import report_from_json
from storage.copies import APPLICATION_ID
from storage.indexing import index_headings, index_note

MIGRATIONS = Migrations("library")

HISTORY_GUARDS = {
    "history_keeps": """CREATE TRIGGER history_keeps BEFORE UPDATE ON history
        BEGIN SELECT RAISE(ABORT, 'history is only added to'); END""",
    "history_stays": """CREATE TRIGGER history_stays BEFORE DELETE ON history
        BEGIN SELECT RAISE(ABORT, 'history is only added to'); END""",
}
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
    *HISTORY_GUARDS.values(),
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


# Notes have an index of their own: their rank says nothing beside that of the blocks, and they come first.
_NOTES = """CREATE VIRTUAL TABLE note_search USING fts5 (
    folded, words UNINDEXED, mark UNINDEXED, report UNINDEXED, start UNINDEXED,
    tokenize = "unicode61 remove_diacritics 0"
)"""


@MIGRATIONS(name="0002_notes")
def _notes(db: Database) -> None:
    """Notes are searched too, and each line of the history knows its report, so that it can go with it."""
    with history_open(db):
        db.execute("ALTER TABLE history ADD COLUMN report INTEGER")
        db.execute("UPDATE history SET report = (SELECT report FROM mark WHERE uuid = history.mark)")
    db.execute("CREATE INDEX history_report ON history (report)")
    db.execute(_NOTES)
    for uuid, report, start, note in db.execute("SELECT uuid, report, start, note FROM mark").fetchall():
        index_note(db, uuid, report, start, note)


# Evidence and links name marks by uuid without a foreign key: a mark that is taken away and put back by undo, or that
# another window takes away, must not lose what hangs on it.
_ADDITIONS = (
    """CREATE TABLE tie (
        uuid TEXT PRIMARY KEY,
        report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
        kind TEXT NOT NULL CHECK (kind IN ('sum', 'same_figure')),
        parts TEXT NOT NULL CHECK (json_valid(parts)),
        total TEXT NOT NULL CHECK (json_valid(total)),
        note TEXT NOT NULL,
        author TEXT NOT NULL,
        created TEXT NOT NULL,
        changed TEXT NOT NULL,
        carried_from TEXT
    ) STRICT""",
    """CREATE TABLE dismissal (
        uuid TEXT PRIMARY KEY,
        report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
        "check" TEXT NOT NULL,
        places TEXT NOT NULL CHECK (json_valid(places)),
        reason TEXT NOT NULL,
        author TEXT NOT NULL,
        created TEXT NOT NULL,
        changed TEXT NOT NULL,
        carried_from TEXT
    ) STRICT""",
    """CREATE TABLE evidence (
        uuid TEXT PRIMARY KEY,
        report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
        mark TEXT NOT NULL,
        source TEXT NOT NULL,
        quote TEXT NOT NULL,
        url TEXT NOT NULL,
        file TEXT NOT NULL,
        author TEXT NOT NULL,
        created TEXT NOT NULL,
        changed TEXT NOT NULL,
        carried_from TEXT
    ) STRICT""",
    """CREATE TABLE mark_link (
        uuid TEXT PRIMARY KEY,
        report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
        first TEXT NOT NULL,
        second TEXT NOT NULL CHECK (second <> first),
        note TEXT NOT NULL,
        author TEXT NOT NULL,
        created TEXT NOT NULL,
        changed TEXT NOT NULL,
        carried_from TEXT
    ) STRICT""",
    *(f"CREATE INDEX {table}_report ON {table} (report)" for table in ("tie", "dismissal", "evidence", "mark_link")),
)


@MIGRATIONS(name="0003_additions")
def _additions(db: Database) -> None:
    for statement in _ADDITIONS:
        db.execute(statement)


_HEADINGS = """CREATE TABLE heading (
    report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (report, start)
) STRICT, WITHOUT ROWID"""


@MIGRATIONS(name="0004_headings")
def _headings(db: Database) -> None:
    """A search says under which heading it found something."""
    db.execute(_HEADINGS)
    for report_id, body in db.execute("SELECT id, body FROM report"):
        index_headings(db, report_id, report_from_json(json.loads(body)))


_ADDED_FIGURES = (
    """CREATE TABLE added_figure (
        uuid TEXT PRIMARY KEY,
        report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
        place TEXT NOT NULL CHECK (json_valid(place)),
        kind TEXT NOT NULL,
        number TEXT NOT NULL,
        unit TEXT NOT NULL,
        author TEXT NOT NULL,
        created TEXT NOT NULL,
        changed TEXT NOT NULL,
        carried_from TEXT
    ) STRICT""",
    "CREATE INDEX added_figure_report ON added_figure (report)",
)


@MIGRATIONS(name="0005_added_figures")
def _added_figures(db: Database) -> None:
    """A number that the machine missed can be added as a figure."""
    for statement in _ADDED_FIGURES:
        db.execute(statement)


_QUESTIONS = (
    """CREATE TABLE question (
        uuid TEXT PRIMARY KEY,
        report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
        mark TEXT NOT NULL,
        addressee TEXT NOT NULL,
        theme TEXT NOT NULL,
        priority TEXT NOT NULL CHECK (priority IN ('high', 'normal', 'low')),
        wording TEXT NOT NULL,
        answer TEXT NOT NULL,
        answered_on TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'settled')),
        author TEXT NOT NULL,
        created TEXT NOT NULL,
        changed TEXT NOT NULL,
        carried_from TEXT
    ) STRICT""",
    "CREATE INDEX question_report ON question (report)",
)


@MIGRATIONS(name="0006_questions")
def _questions(db: Database) -> None:
    """A question is more than a verdict: whom it is put to, in which words, and what the answer was."""
    for statement in _QUESTIONS:
        db.execute(statement)


_SHELF = (
    "ALTER TABLE report ADD COLUMN given_title TEXT",
    "ALTER TABLE report ADD COLUMN given_session TEXT",
    "ALTER TABLE report ADD COLUMN questioned INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE report ADD COLUMN inconsistent INTEGER NOT NULL DEFAULT 0",
)


@MIGRATIONS(name="0007_shelf")
def _shelf(db: Database) -> None:
    """A delegate can say what a report is called and which session it is for; its progress is kept by verdict."""
    for statement in _SHELF:
        db.execute(statement)


# A colleague's review is replaced as a whole by a later one, so its opinions go with it; what is in it beside marks is
# only shown, and is kept as it was told.
_OPINIONS = (
    "CREATE TABLE library (uuid TEXT PRIMARY KEY) STRICT",
    """CREATE TABLE colleague (
        report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
        delegate TEXT NOT NULL,
        name TEXT NOT NULL,
        changed TEXT NOT NULL,
        digest TEXT NOT NULL,
        origin TEXT NOT NULL CHECK (origin IN ('bundle', 'word')),
        received TEXT NOT NULL,
        additions TEXT NOT NULL CHECK (json_valid(additions)),
        PRIMARY KEY (report, delegate)
    ) STRICT""",
    """CREATE TABLE opinion (
        report INTEGER NOT NULL,
        delegate TEXT NOT NULL,
        uuid TEXT NOT NULL,
        anchor TEXT NOT NULL CHECK (json_valid(anchor)),
        place TEXT CHECK (place IS NULL OR json_valid(place)),
        standing TEXT NOT NULL CHECK (standing IN ('here', 'number_changed', 'wording_changed', 'lost')),
        verdict TEXT NOT NULL CHECK (verdict IN ('unreviewed', 'verified', 'questioned', 'inconsistent')),
        note TEXT NOT NULL,
        author TEXT NOT NULL,
        created TEXT NOT NULL,
        changed TEXT NOT NULL,
        carried_from TEXT,
        PRIMARY KEY (report, delegate, uuid),
        FOREIGN KEY (report, delegate) REFERENCES colleague (report, delegate) ON DELETE CASCADE
    ) STRICT""",
)


@MIGRATIONS(name="0008_opinions")
def _opinions(db: Database) -> None:
    """Reviews of colleagues are kept beside one's own, and a library has a name that no other has."""
    for statement in _OPINIONS:
        db.execute(statement)
    db.execute("INSERT INTO library (uuid) VALUES (?)", [str(uuid4())])


_SKETCHES = (
    """CREATE TABLE sketch (
        report INTEGER PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE,
        kept BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE sketch_band (
        band INTEGER NOT NULL,
        report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
        PRIMARY KEY (band, report)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX sketch_band_report ON sketch_band (report)",
    """CREATE TABLE apart (
        first INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
        second INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE CHECK (first < second),
        PRIMARY KEY (first, second)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX apart_second ON apart (second)",
)


@MIGRATIONS(name="0009_sketches")
def _sketches(db: Database) -> None:
    """Reports that resemble one another are found by their sketches, which are made little by little."""
    for statement in _SKETCHES:
        db.execute(statement)


@contextmanager
def history_open(db: Database) -> Iterator[None]:
    """Take the guards of the history away for a moment, within a transaction of the caller's."""
    for name in HISTORY_GUARDS:
        db.execute(f"DROP TRIGGER {name}")
    yield
    for guard in HISTORY_GUARDS.values():
        db.execute(guard)


def names() -> frozenset[str]:
    """Return the names of all migrations this program knows."""
    with Database(memory=True, execute_plugins=False) as empty:
        return frozenset(migration.name for migration in MIGRATIONS.pending(empty))
