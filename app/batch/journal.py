"""The lines of a scan while it goes on, in a file beside the output: a scan that was interrupted goes on from there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from app import VERSION
from app.batch.task import Task
from app.exports.atomic import replacing, telling

ENDING = ".part"
_COPIED = 1 << 20  # bytes copied at a time


@dataclass(frozen=True, slots=True)
class _Line:
    """Where a line stands, and the bytes of the report that it is of."""

    file: IO[bytes]
    start: int
    size: int
    sha256: str


def journal_of(output: Path) -> Path:
    """Return where the journal of an output lies."""
    return output.with_name(output.name + ENDING)


class Journal:
    """Keeps lines as they come and writes the output from them; lines that are there already need no scan.

    Lines are taken from a journal that was left behind, where it was made with the same options, and from the output
    itself. Half a line at the end of either is none.
    """

    def __init__(self, output: Path, task: Task, resume: bool) -> None:
        self.path = journal_of(output)
        self._output = output
        self._known: dict[str, _Line] = {}
        self._order: list[_Line] = []
        self._files: list[IO[bytes]] = []
        head = json.dumps(
            {"schema": "thamtra.journal/1", "version": VERSION, "language": task.language, "ocr": task.ocr}
        )
        self._head = head.encode() + b"\n"
        with telling(output):
            if resume and output.is_file():
                self._index(self._opened(output, "rb"))
            goes_on = resume and self._is_ours()
            self._file = self._opened(self.path, "r+b" if goes_on else "w+b")
            if goes_on:
                self._file.truncate(self._index(self._file))
            else:
                self._file.write(self._head)
            self._file.seek(0, 2)

    def knows(self, path: Path) -> bool:
        """Say whether the file was scanned, and is what it was then."""
        line = self._known.get(str(path))
        if line is None:
            return False
        try:
            with path.open("rb") as file:
                return file_digest(file, "sha256").hexdigest() == line.sha256
        except OSError:
            return False

    def take(self, path: Path) -> str:
        """Put the known line of a file where it belongs in the output; return it."""
        line = self._known[str(path)]
        self._order.append(line)
        line.file.seek(line.start)
        return line.file.read(line.size).decode("utf-8")

    def add(self, text: str) -> None:
        """Keep the next line, so that it is there whatever happens to this process."""
        data = text.encode("utf-8") + b"\n"
        with telling(self._output):
            start = self._file.seek(0, 2)
            self._file.write(data)
            self._file.flush()
        self._order.append(_Line(self._file, start, len(data) - 1, ""))

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Write the output, or leave the journal where it is if something went wrong."""
        try:
            if kind is None:
                self._finish()
        finally:
            self._close()
            if kind is not None and not self._known and not self._order:
                self.path.unlink(missing_ok=True)

    def _finish(self) -> None:
        """Write the output, in the order in which lines were taken and added, and put the journal away."""
        with replacing(self._output) as temporary, temporary.open("wb") as made:
            for line in self._order:
                line.file.seek(line.start)
                _copy(line.file, made, line.size + 1)
            self._close()  # the output may be among them, and no open file can be replaced on Windows
        self.path.unlink(missing_ok=True)

    def _close(self) -> None:
        for file in self._files:
            file.close()

    def _opened(self, path: Path, mode: str) -> IO[bytes]:
        file: IO[bytes] = path.open(mode)
        self._files.append(file)
        return file

    def _is_ours(self) -> bool:
        try:
            with self.path.open("rb") as file:
                return file.readline() == self._head
        except FileNotFoundError:
            return False

    def _index(self, file: IO[bytes]) -> int:
        """Note the whole lines of a file; return where the last of them ends."""
        start = 0
        for data in file:
            if not data.endswith(b"\n"):
                break
            document = _document(data)
            if document is not None:
                self._known[document["path"]] = _Line(file, start, len(data) - 1, document["sha256"])
            elif data != self._head:
                break
            start += len(data)
        return start


def _document(data: bytes) -> dict[str, Any] | None:
    """Return what a line says of its file, None where it is no line of a scan."""
    from app.scan_json import SCHEMA

    try:
        found = json.loads(data)
        return dict(found["document"]) if found["schema"] == SCHEMA else None
    except (ValueError, KeyError, TypeError):
        return None


def _copy(source: IO[bytes], target: IO[bytes], size: int) -> None:
    while size > 0:
        data = source.read(min(size, _COPIED))
        if not data:
            return
        target.write(data)
        size -= len(data)
