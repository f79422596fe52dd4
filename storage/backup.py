"""Copies of a library: dated ones before a migration, one on request, and back from the last good one."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

KEPT = 10
_BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a database file


def backups_of(path: Path) -> list[Path]:
    """Return the dated copies of a library, the youngest first."""
    return sorted(_folder(path).glob(f"{path.stem}-*{path.suffix}"), reverse=True)


def back_up_dated(connection: sqlite3.Connection, path: Path) -> Path:
    """Write a dated copy into the folder of backups and keep the ten youngest."""
    _folder(path).mkdir(parents=True, exist_ok=True)
    target = _free(_folder(path) / f"{path.stem}-{datetime.now():%Y%m%d-%H%M%S-%f}{path.suffix}")
    write_copy(connection, target)
    for old in backups_of(path)[KEPT:]:
        old.unlink()
    return target


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
        for left in (partial, *_beside(partial)):
            left.unlink(missing_ok=True)


def last_good_backup(path: Path) -> Path | None:
    """Return the youngest dated copy that passes SQLite's own check, or None."""
    return next((backup for backup in backups_of(path) if _is_good(backup)), None)


def set_aside(path: Path) -> Path:
    """Move a damaged library, and what SQLite keeps beside it, to a dated name; return where it lies now."""
    from storage.errors import told_in_words

    with told_in_words(path):
        target = _free(path.with_name(f"{path.stem}.damaged-{datetime.now():%Y%m%d-%H%M%S}{path.suffix}"))
        # What lies beside goes first: a leftover log must never be played into the file that takes this place.
        for left in _beside(path):
            if left.exists():
                os.replace(left, target.with_name(target.name + left.name.removeprefix(path.name)))
        os.replace(path, target)
    return target


def restore(backup: Path, path: Path) -> Path | None:
    """Put a copy of a backup in the place of the library, which is set aside first; return where that lies."""
    from storage.errors import told_in_words

    with told_in_words(backup):
        aside = set_aside(path) if path.exists() else None
        with closing(sqlite3.connect(f"{backup.resolve().as_uri()}?mode=ro", uri=True)) as source:
            write_copy(source, path)
    return aside


def _is_good(backup: Path) -> bool:
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{backup.resolve().as_uri()}?mode=ro", uri=True)) as copy:
        return bool(copy.execute("PRAGMA quick_check").fetchone()[0] == "ok")
    return False


def _folder(path: Path) -> Path:
    return path.parent / "backups"


def _beside(path: Path) -> Iterator[Path]:
    return (path.with_name(path.name + ending) for ending in _BESIDE)


def _free(path: Path) -> Path:
    """Return the path, or the first of "name-2", "name-3" that is free."""
    tried, count = path, 1
    while tried.exists():
        count += 1
        tried = path.with_name(f"{path.stem}-{count}{path.suffix}")
    return tried
