"""Opening a library file: what it is, whether this program may touch it, and bringing it up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from storage.copies import APPLICATION_ID, back_up_dated, backups_of, last_good_backup
from storage.errors import DamagedLibrary, ForeignFile, NewerLibrary, is_damage, told_in_words
from storage.place import on_network
from storage.schema import MIGRATIONS, names

BUSY_SECONDS = 5.0
_MAGIC = b"SQLite format 3\x00"


def open_database(path: Path, busy_seconds: float = BUSY_SECONDS) -> Database:
    """Return the library's database, up to date and set to write safely; StoreError where that cannot be."""
    with told_in_words(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        _refuse_what_is_no_database(path)
        # One worker uses the connection, and it need not be the thread that opened it.
        connection = sqlite3.connect(path, timeout=busy_seconds, check_same_thread=False)
        try:
            return _prepare(Database(connection, strict=True, execute_plugins=False), path)
        except BaseException as error:
            connection.close()
            if isinstance(error, sqlite3.Error) and is_damage(error):
                raise DamagedLibrary(path, last_good_backup(path)) from error
            raise


@contextmanager
def writing(db: Database) -> Iterator[None]:
    """Hold the write lock from the first statement on, and commit at the end or roll all back.

    `Database.atomic()` begins deferred, and then fails at once where another window writes between a read and a write.
    """
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.conn.execute("COMMIT")
    except BaseException:
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK")
        raise


def _refuse_what_is_no_database(path: Path) -> None:
    if not path.exists():
        return
    with path.open("rb") as file:
        start = file.read(len(_MAGIC))
    # An empty file is what a first start leaves that was cut short; with backups beside it, a library was lost.
    if start != _MAGIC and (start or backups_of(path)):
        raise DamagedLibrary(path, last_good_backup(path))


def _prepare(db: Database, path: Path) -> Database:
    applied = {migration.name for migration in MIGRATIONS.applied(db)}
    if applied - names():
        raise NewerLibrary(path)
    tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise ForeignFile(path)
    if MIGRATIONS.pending(db):
        if applied:
            back_up_dated(db.conn, path)
        _migrate(db)
    journal, synchronous = ("DELETE", "EXTRA") if on_network(path) else ("WAL", "FULL")
    db.execute(f"PRAGMA journal_mode = {journal}")
    db.execute(f"PRAGMA synchronous = {synchronous}")
    db.execute("PRAGMA foreign_keys = ON")
    return db


def _migrate(db: Database) -> None:
    """Apply what is pending as one step, with foreign keys off, as SQLite asks for when tables are changed."""
    db.execute("PRAGMA foreign_keys = OFF")
    with writing(db):
        MIGRATIONS.apply(db)
        if db.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise sqlite3.IntegrityError("a migration left rows that point nowhere")
