"""What SQLite and the file system say, told in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.errors import StoreError
from app.wording import Message
from storage.copies import last_good_backup

_PRIMARY = 0xFF  # the lower byte of an extended SQLite code is the code itself


class DamagedLibrary(StoreError):
    """The file is no readable library; `backup` is the last good copy of it, where there is one."""

    def __init__(self, path: Path, backup: Path | None) -> None:
        self.path = path
        self.backup = backup
        if backup is None:
            message = Message(
                "The library {path} is damaged or is no library. Nothing was changed in it. "
                "Set it aside to begin a new one, or choose another file.",
                path=path,
            )
        else:
            message = Message(
                "The library {path} is damaged or is no library. Nothing was changed in it. "
                "Set it aside and go back to the last good backup, {backup}.",
                path=path,
                backup=backup,
            )
        super().__init__(message)


class NewerLibrary(StoreError):
    """The library was written by a newer version of the program."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Message(
                "The library {path} was written by a newer version of this program. Nothing was changed in it. "
                "Update the program, or choose another library.",
                path=path,
            )
        )


class ForeignFile(StoreError):
    """The file is a database of another program."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Message(
                "The file {path} is a database of another program. Nothing was changed in it. Choose another library.",
                path=path,
            )
        )


class MovedLibrary(StoreError):
    """The file is gone from its place, or another stands there, while this window still holds the one before."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Message(
                "The library {path} is no longer in its place, or another file was put there. Nothing was written. "
                "Put it back or connect its disk, and try again; after a restore in another window open it anew.",
                path=path,
            )
        )


class NotInLibrary(StoreError):
    """The library has no such report."""

    def __init__(self) -> None:
        super().__init__(Message("This report is no longer in the library. Open its file again."))


@contextmanager
def told_in_words(path: Path) -> Iterator[None]:
    """Turn every error of SQLite or of the file system into a StoreError."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise _in_words(error, path) from error


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the error says that the file is no database or is broken."""
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    return code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)


def _in_words(error: sqlite3.Error | OSError, path: Path) -> StoreError:
    if isinstance(error, OSError):
        return StoreError(
            Message(
                "The library {path} could not be reached: {reason}. What was saved before is kept. Try again.",
                path=path,
                reason=error.strerror or error,
            )
        )
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return DamagedLibrary(path, last_good_backup(path))
    return StoreError(_message(code, error, path))


def _message(code: int, error: sqlite3.Error, path: Path) -> Message:
    if code == sqlite3.SQLITE_FULL:
        return Message(
            "The disk is full: the change was not saved in {path}. What was saved before is kept. "
            "Free some space and do it again.",
            path=path,
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Message(
            "The library {path} is in use by another program or window: the change was not saved. "
            "What was saved before is kept. Try again in a moment.",
            path=path,
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return Message(
            "The library {path} may only be read: the change was not saved. What was saved before is kept. "
            "Allow writing to the file and its folder, or choose another library.",
            path=path,
        )
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR):
        return Message(
            "The library {path} could not be reached. What was saved before is kept. "
            "Check that its disk is connected and that you may write there, then try again.",
            path=path,
        )
    return Message(
        "The library {path} did not take the change: {reason}. What was saved before is kept.", path=path, reason=error
    )
