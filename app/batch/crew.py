"""Processes that scan side by side: the outcomes come in the order of the files, and one that dies costs no more."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path

from app.batch.task import Outcome, Task, failed
from app.wording import Message

AHEAD = 8  # outcomes that may wait for an earlier one, for each process: what is held in memory
TRIES = 2  # a process may be ended from outside; a file that ends it twice is broken
_PATIENCE = 5.0  # seconds that a process is given to end by itself
# spawn: the same on every system, and no thread of ours is forked in mid-air
_CONTEXT = get_context("spawn")
Serve = Callable[[Connection, Task], None]


def serve(connection: Connection, task: Task) -> None:
    """Scan the files that are named until nobody asks any more; what a process of the crew runs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the one who asks
    from app.batch.work import scan_file  # which the process that asks has no need of, and takes half a second

    logging.getLogger().addHandler(logging.NullHandler())  # and so is the log
    with suppress(EOFError, OSError):
        while True:
            connection.send(scan_file(task, connection.recv()))


class _Worker:
    """One process and the file that it has, by its place among all files."""

    def __init__(self, task: Task, run: Serve) -> None:
        self.file: _File | None = None
        self.connection, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=run, args=(theirs, task), daemon=True)
        with _deaf_to_interrupts():
            self._process.start()
        theirs.close()

    def give(self, file: _File) -> None:
        """Have a file scanned; OSError where the process is gone."""
        self.file = file
        self.connection.send(file.path)

    def end(self, now: bool) -> None:
        """End the process, in the midst of its work where that is asked."""
        self.connection.close()
        if now:
            self._process.terminate()
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


@dataclass(slots=True)
class _File:
    """One of the files, and how often it was tried."""

    place: int
    path: Path
    tries: int = field(default=0)


def scan_side_by_side(paths: Sequence[Path], task: Task, jobs: int, run: Serve = serve) -> Iterator[Outcome]:
    """Yield the outcome of every file in their order, scanned by so many processes."""
    crew = _Crew(task, min(jobs, len(paths)), run)
    whole = False
    try:
        yield from crew.outcomes(paths)
        whole = True
    finally:
        crew.end(now=not whole)


class _Crew:
    def __init__(self, task: Task, jobs: int, run: Serve) -> None:
        self._task, self._run = task, run
        self._workers = [_Worker(task, run) for _ in range(jobs)]

    def outcomes(self, paths: Sequence[Path]) -> Iterator[Outcome]:
        ready: dict[int, Outcome] = {}
        given = 0
        for place in range(len(paths)):
            while place not in ready:
                for worker in self._workers:
                    if worker.file is None and given < min(len(paths), place + AHEAD * len(self._workers)):
                        self._give(worker, _File(given, paths[given]), ready)
                        given += 1
                self._collect(ready)
            yield ready.pop(place)

    def end(self, now: bool) -> None:
        for worker in self._workers:
            worker.end(now)

    def _collect(self, ready: dict[int, Outcome]) -> None:
        """Take the outcomes that are there, waiting for one."""
        busy = {worker.connection: worker for worker in self._workers if worker.file}
        for connection in wait(list(busy)):
            worker = busy[connection]  # type: ignore[index]
            file, worker.file = worker.file, None
            assert file is not None
            try:
                ready[file.place] = worker.connection.recv()
            except (EOFError, OSError):
                self._replace(worker, file, ready)

    def _give(self, worker: _Worker, file: _File, ready: dict[int, Outcome]) -> None:
        file.tries += 1
        try:
            worker.give(file)
        except OSError:
            self._replace(worker, file, ready)

    def _replace(self, worker: _Worker, file: _File, ready: dict[int, Outcome]) -> None:
        """Start another process in place of one that died, and have its file tried once more."""
        worker.end(now=True)
        other = _Worker(self._task, self._run)
        self._workers[self._workers.index(worker)] = other
        if file.tries < TRIES:
            self._give(other, file, ready)
        else:
            ready[file.place] = failed(file.path, _died(file.path))


def _died(path: Path) -> Message:
    return Message(
        "{name} could not be scanned: it ended the process that scanned it; the others are done.", name=path.name
    )


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let a process that is started inherit that Ctrl+C is ignored, until it can say so itself."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
