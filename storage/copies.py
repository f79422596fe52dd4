"""Copies of a library file: dated ones of which ten are kept, and which of them are good."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from app.review.model import CopyFacts

KEPT = 10
APPLICATION_ID = 0x54547261  # "TTra": says that a database file is a library of this program
_BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a database file


def backups_of(path: Path) -> list[Path]:
    """Return the dated copies of a library, the youngest first."""
    return sorted(_folder(path).glob(f"{path.stem}-*{path.suffix}"), reverse=True)


def back_up_dated(connection: sqlite3.Connection, path: Path) -> Path:
    """Write a dated copy into the folder of backups and keep the ten youngest."""
    _folder(path).mkdir(parents=True, exist_ok=True)
    target = free(_folder(path) / f"{path.stem}-{datetime.now():%Y%m%d-%H%M%S-%f}{path.suffix}")
    write_copy(connection, target)
    for old in backups_of(path)[KEPT:]:
        old.unlink()
    return target


def back_up_daily(connection: sqlite3.Connection, path: Path) -> bool:
    """Write a dated copy where none bears today's date; whether one was written."""
    today = f"{path.stem}-{datetime.now():%Y%m%d}-"
    if any(backup.name.startswith(today) for backup in backups_of(path)):
        return False
    back_up_dated(connection, path)
    return True


def write_copy(connection: sqlite3.Connection, target: Path) -> None:
    """Write a copy of the open library beside its place and move it over; a failure leaves what was there."""
    partial = target.with_name(target.name + ".part")
    try:
        with closing(sqlite3.connect(partial)) as copy:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        with partial.open("rb+") as written:
            os.fsync(written.fileno())
        os.replace(partial, target)
    finally:
        for left in (partial, *beside(partial)):
            left.unlink(missing_ok=True)


def last_good_backup(path: Path) -> Path | None:
    """Return the youngest dated copy that passes SQLite's own check, or None."""
    return next((backup for backup in backups_of(path) if is_good(backup)), None)


def is_good(backup: Path) -> bool:
    """Whether a copy passes SQLite's own check."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{backup.resolve().as_uri()}?mode=ro", uri=True)) as copy:
        return bool(copy.execute("PRAGMA quick_check").fetchone()[0] == "ok")
    return False


def facts_of(copy: Path) -> CopyFacts | None:
    """Return what a copy holds; None where it is no sound library."""
    if not is_good(copy):
        return None
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro", uri=True)) as opened:
        if opened.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID:
            reports, marks = (
                opened.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("report", "mark")
            )
            return CopyFacts(copy, datetime.fromtimestamp(copy.stat().st_mtime), reports, marks)
    return None


def _folder(path: Path) -> Path:
    return path.parent / "backups"


def beside(path: Path) -> Iterator[Path]:
    """Return where SQLite keeps what belongs to a database file."""
    return (path.with_name(path.name + ending) for ending in _BESIDE)


def free(path: Path) -> Path:
    """Return the path, or the first of "name-2", "name-3" that is free."""
    tried, count = path, 1
    while tried.exists():
        count += 1
        tried = path.with_name(f"{path.stem}-{count}{path.suffix}")
    return tried
