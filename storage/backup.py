"""Setting a library aside, and putting a copy in its place."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from app.errors import StoreError
from app.wording import Message
from storage.copies import beside, facts_of, free, write_copy
from storage.errors import told_in_words


def set_aside(path: Path) -> Path:
    """Move a library, and what SQLite keeps beside it, to a dated name; return where it lies now."""
    with told_in_words(path):
        target = free(path.with_name(f"{path.stem}.aside-{datetime.now():%Y%m%d-%H%M%S}{path.suffix}"))
        # What lies beside goes first: a leftover log must never be played into the file that takes this place.
        for left in beside(path):
            if left.exists():
                os.replace(left, target.with_name(target.name + left.name.removeprefix(path.name)))
        os.replace(path, target)
    return target


def restore(backup: Path, path: Path) -> Path | None:
    """Put a copy of a backup in the place of the library, which is set aside first; return where that lies.

    StoreError, and nothing is changed, where the backup is not sound.
    """
    if facts_of(backup) is None:
        raise StoreError(
            Message("{backup} is no sound copy of a library. The library was left as it is.", backup=backup)
        )
    with told_in_words(backup):
        fresh = free(path.with_name(path.name + ".new"))
        with closing(sqlite3.connect(f"{backup.resolve().as_uri()}?mode=ro", uri=True)) as source:
            write_copy(source, fresh)  # whole, before the library leaves its place
        aside = set_aside(path) if path.exists() else None
        os.replace(fresh, path)
    return aside
