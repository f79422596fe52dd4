"""Errors that a user can cause: each says what happened, what was kept and what to do."""

from __future__ import annotations

import traceback
from pathlib import Path

from app.wording.message import Message


class ThamTraError(Exception):
    """An expected error; `message` is shown to the user as it is, in the chosen language."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.template.format(**dict(message.arguments)))
        self.message = message


class ReadError(ThamTraError):
    """A report file could not be read."""


class SourceLost(ReadError):
    """The file that a report was read from is gone or is not what it was."""


class StoreError(ThamTraError):
    """The library could not be read or written."""


class TieError(ThamTraError):
    """Numbers that cannot be tied to each other."""


class ExchangeError(ThamTraError):
    """What a colleague sent cannot be taken over; nothing was changed."""


class WriteError(ThamTraError):
    """An output file could not be written."""


class ClusterError(ThamTraError):
    """A cluster that cannot be asked; nothing was scanned."""


class Cancelled(ThamTraError):
    """The user cancelled a job."""

    def __init__(self) -> None:
        super().__init__(Message("Cancelled. Nothing was changed."))


def fault_of(error: BaseException) -> str:
    """Return what went wrong and where in the program, without a word of a report: for the log."""
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
    return f"{type(error).__name__} at {' '.join(places[-8:])}"
