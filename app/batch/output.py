"""Where the results of a scan go, one after another: printed, or written to a file that is then moved to its place."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Protocol

from app.exports.atomic import replacing


class Results(Protocol):
    """Takes the results of files in their order; left well, it has written all of them, else nothing in their place."""

    def __enter__(self) -> Results: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None: ...
    def knows(self, path: Path) -> bool: ...
    def take(self, path: Path) -> str: ...
    def add(self, text: str) -> None: ...


class Forgetful:
    """Results that know of no file that was done before."""

    def knows(self, path: Path) -> bool:
        """Say whether the file was scanned before, and is what it was then."""
        return False

    def take(self, path: Path) -> str:
        """Put the known result of a file where it belongs and return it."""
        raise KeyError(path)


class Unwritten(Forgetful, AbstractContextManager["Unwritten", None]):
    """Writes nothing: only the summary is asked for."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Leave nothing behind."""

    def add(self, text: str) -> None:
        """Write nothing."""


class Output(Forgetful):
    """Writes results as they come, as text, as JSON (an array, or the one object of a single file) or as JSON Lines.

    Without a path it prints. A file is written only when there is something to write, and left as it was on a failure.
    """

    def __init__(self, path: Path | None, form: str, whole: bool = False) -> None:
        self._path, self._form, self._whole = path, form, whole
        self._stack = ExitStack()
        self._target: IO[str] | None = None
        self._count = 0

    def __enter__(self) -> Output:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            self._finish()
        self._stack.__exit__(kind, error, at)

    def add(self, text: str) -> None:
        """Write the next result."""
        self._write(self._before() + text + ("\n" if self._form == "jsonl" else ""))
        self._count += 1

    def _before(self) -> str:
        if self._form == "json" and not self._whole:
            return ",\n" if self._count else "["
        return "\n" if self._form == "text" and self._count else ""

    def _finish(self) -> None:
        if self._form == "json":
            one = self._whole and self._count
            self._write("\n" if one else "]\n" if self._count else "[]\n")
        elif self._form == "jsonl":
            self._write("")

    def _write(self, text: str) -> None:
        if self._target is None:
            self._target = sys.stdout if self._path is None else self._opened(self._path)
        self._target.write(text)
        self._target.flush()

    def _opened(self, path: Path) -> IO[str]:
        temporary = self._stack.enter_context(replacing(path))
        return self._stack.enter_context(temporary.open("w", encoding="utf-8", newline="\n"))
