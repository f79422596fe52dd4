"""Reading a file in another process, so that a hostile or broken one costs a clear message and never the window."""

from __future__ import annotations

import atexit
import logging
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from app.errors import Cancelled, ReadError, ThamTraError, fault_of
from app.jobs import Token
from app.paths import ROOT
from app.readers import children, limits, office
from app.readers.registry import kind_of, load, read_report
from app.readers.worker import OUT_OF_MEMORY, read_frame, unexpected, write_frame
from app.report.model import Report
from app.report.serialize import report_from_json
from app.wording import Message, current_language
from app.wording.message import message_from_json

Made = TypeVar("Made")
log = logging.getLogger(__name__)
_POLL = 0.05  # seconds between two looks at the token; an answer is taken at once
_PATIENCE = 2.0  # seconds that a process is given to end by itself


def worker_command() -> list[str]:
    """Return the command that starts this program as a reading process, frozen or not."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "read-worker"]
    return [sys.executable, str(ROOT / "main.py"), "read-worker"]


class ReadProcess:
    """One reading process, kept warm between files and started anew after a fault. Safe to use from several threads."""

    def __init__(self, command: Sequence[str] | None = None, seconds: float = limits.SECONDS) -> None:
        self._command = list(command or worker_command())
        self._seconds = seconds
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._frames: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self._listener: threading.Thread | None = None

    @property
    def process_id(self) -> int | None:
        """The id of the process that runs now, None where there is none."""
        return self._child.pid if self._child else None

    def read(self, path: Path, token: Token | None = None, ocr: bool = False, wordless: bool = False) -> Report:
        """Return the report in a file; ReadError or Cancelled otherwise, and the process is then started anew."""
        return self.ask(
            {"ocr": ocr, "wordless": wordless}, path, token, lambda frame: report_from_json(frame["report"])
        )

    def ask(
        self, request: Mapping[str, Any], path: Path, token: Token | None, made: Callable[[dict[str, Any]], Made]
    ) -> Made:
        """Return what is made of the answer to a request about a file; ReadError or Cancelled as for reading it."""
        with self._lock:
            try:
                return self._ask({"path": str(path.absolute()), **request}, path, token or Token(), made)
            except ReadError:
                if self._child is not None and self._child.poll() is not None:
                    self._stop()
                raise
            except BaseException:
                self._stop()
                raise

    def start(self) -> None:
        """Start the process where none runs, so that the first file does not wait for it."""
        with self._lock:
            self._running()

    def close(self) -> None:
        """End the process and wait for its end."""
        with self._lock:
            self._stop()

    def _ask(self, request: dict[str, Any], path: Path, token: Token, made: Callable[[dict[str, Any]], Made]) -> Made:
        child = self._running()
        try:
            assert child.stdin is not None
            write_frame(child.stdin, request | {"language": current_language()})
        except (OSError, ValueError):
            self._stop()
            raise ReadError(_lost(path)) from None
        deadline = time.monotonic() + self._seconds
        while True:
            if token.cancelled:
                raise Cancelled
            if time.monotonic() > deadline:
                self._stop()
                raise ReadError(
                    Message("Reading {name} took too long and was stopped; nothing else was touched.", name=path.name)
                )
            try:
                frame = self._frames.get(timeout=_POLL)
            except queue.Empty:
                continue
            if frame is None:
                self._stop()
                raise ReadError(_lost(path))
            if not _is_progress(frame, path, token):
                return _taken(frame, path, made)
            if request.get("ocr"):  # each scanned page has its own time
                deadline = max(
                    deadline, time.monotonic() + limits.OCR_READINGS * limits.OCR_PAGE_SECONDS + self._seconds
                )

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is not None and self._child.poll() is None:
            return self._child
        self._stop()
        self._child = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            creationflags=children.WITHOUT_WINDOW,
            start_new_session=children.OF_ITS_OWN,
        )
        self._frames = queue.SimpleQueue()
        self._listener = threading.Thread(target=_listen, args=(self._child, self._frames), daemon=True)
        self._listener.start()
        return self._child

    def _stop(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        children.end(child)  # Tesseract, which it may have started, with it
        if self._listener is not None:
            self._listener.join(_PATIENCE)
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue  # what was not yet written is of no use to a process that ended


def _listen(child: subprocess.Popen[bytes], frames: queue.SimpleQueue[dict[str, Any] | None]) -> None:
    assert child.stdout is not None
    while True:
        try:
            frame = read_frame(child.stdout)
        except (OSError, ValueError):
            frame = None
        frames.put(frame)
        if frame is None:
            return


def _is_progress(frame: dict[str, Any], path: Path, token: Token) -> bool:
    """Say whether an answer tells only how far the work is, which the token is then told."""
    if "progress" not in frame:
        return False
    try:
        done, total, text = frame["progress"]
        token.step(done, total, message_from_json(text))
    except (KeyError, TypeError, ValueError):
        raise ReadError(_lost(path)) from None
    return True


def _taken(frame: dict[str, Any], path: Path, made: Callable[[dict[str, Any]], Made]) -> Made:
    """Return what is made of an answer; ReadError where it is an error or makes no sense."""
    try:
        if "fault" in frame:
            log.error("a fault in the reading process: %s", frame["fault"])
        if "error" in frame:
            raise ReadError(message_from_json(frame["error"]))
        return made(frame)
    except (KeyError, TypeError, ValueError):
        raise ReadError(_lost(path)) from None


def _lost(path: Path) -> Message:
    return Message("{name} could not be read: it broke the reading process; nothing else was touched.", name=path.name)


class _Pool:
    """Reading processes for whoever asks: each reader has one for itself, one is kept warm."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[ReadProcess] = []

    def read(self, path: Path, token: Token | None, ocr: bool = False, wordless: bool = False) -> Report:
        with self._lock:
            process = self._idle.pop() if self._idle else ReadProcess()
        try:
            return process.read(path, token, ocr, wordless)
        finally:
            with self._lock:
                keep = not self._idle
                if keep:
                    self._idle.append(process)
            if not keep:
                process.close()

    def warm_up(self) -> None:
        with self._lock:
            if not self._idle:
                self._idle.append(ReadProcess())
            self._idle[0].start()

    def close(self) -> None:
        with self._lock:
            idle, self._idle = self._idle, []
        for process in idle:
            process.close()


_pool = _Pool()
_pictures = ReadProcess(seconds=limits.PICTURE_SECONDS)  # of its own, so that no page waits for a report


def ask_for_picture(
    request: Mapping[str, Any], path: Path, token: Token | None, made: Callable[[dict[str, Any]], Made]
) -> Made:
    """Return what is made of the picture of a page that the process for pictures answers with."""
    return _pictures.ask(request, path, token, made)


def read_report_safely(path: Path, token: Token | None = None, ocr: bool = False, wordless: bool = False) -> Report:
    """Return the report in a file: plain text is read here, anything else in a reading process.

    With `ocr` Tesseract reads the scanned pages of a PDF; with `wordless` a PDF may be of nothing but scanned pages.
    """
    data = load(path)
    kind = kind_of(path, data)
    if kind == "txt":
        return _read_here(path, token)
    if kind in office.PROGRAMS:
        with office.converted(path, kind, token or Token()) as made:
            return office.as_original(_pool.read(made, token), path, sha256(data).hexdigest(), kind)
    return _pool.read(path, token, ocr, wordless)


def _read_here(path: Path, token: Token | None) -> Report:
    try:
        return read_report(path, token)
    except ThamTraError:
        raise
    except MemoryError:
        raise ReadError(OUT_OF_MEMORY) from None
    except Exception as error:
        log.error("a fault in reading a text: %s", fault_of(error))
        raise ReadError(unexpected(path)) from None


def warm_up(pictures: bool = False) -> None:
    """Start a reading process ahead of the first file, and one for the pictures of its pages."""
    _pool.warm_up()
    if pictures:
        _pictures.start()


def close_processes() -> None:
    """End the reading processes that are kept warm; the next reading starts one anew."""
    _pool.close()
    _pictures.close()


atexit.register(close_processes)
