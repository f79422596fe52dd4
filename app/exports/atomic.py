"""Writing an output file beside its place and moving it over, so that a failure leaves the old file as it was."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.errors import WriteError
from app.wording.message import Message

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}  # Windows has no quota error


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a fresh file beside `path` to write to; it takes the place of `path` only when the block ends well.

    Raises WriteError for what the user can mend: no such folder, no permission, disk full, file open elsewhere.
    """
    temporary: Path | None = None
    try:
        with telling(path):
            descriptor, name = tempfile.mkstemp(prefix=".thamtra-", suffix=path.suffix, dir=path.parent)
            os.close(descriptor)
            temporary = Path(name)
            yield temporary
            _keep_mode(path, temporary)
            _flush(temporary)
            os.replace(temporary, path)
            temporary = None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()


@contextlib.contextmanager
def telling(path: Path) -> Iterator[None]:
    """Raise WriteError where `path` cannot be written, with what the user can do about it."""
    try:
        yield
    except OSError as error:
        raise WriteError(_explain(error, path)) from error


def _keep_mode(path: Path, temporary: Path) -> None:
    # mkstemp makes a file that only its owner reads; an output file has the rights of any other new file
    if os.name != "posix":
        return
    if path.exists():
        mode = path.stat().st_mode & 0o777
    else:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    temporary.chmod(mode)


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _explain(error: OSError, path: Path) -> Message:
    if path.is_dir():
        return Message("{path} is a folder. Nothing was written. Choose a file name.", path=path)
    if isinstance(error, FileNotFoundError) or not path.parent.is_dir():
        return Message("There is no folder {folder}. Nothing was written. Choose another place.", folder=path.parent)
    if error.errno in _FULL:
        return Message("The disk is full: {path} was not written. Free some space or choose another place.", path=path)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return Message(
            "{path} may not be written: it is open in another program, or the folder is read-only. "
            "What was there is unchanged. Close it or choose another place.",
            path=path,
        )
    return Message(
        "{path} could not be written ({reason}). What was there is unchanged. Choose another place.",
        path=path,
        reason=error.strerror or error,
    )
