"""Jobs: work off the caller's thread, with an id, progress and cancel.

Qt-free: a window connects `Runner.deliver` to its own event loop, so that callbacks run on the window's thread.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from app.errors import Cancelled
from app.wording.message import Message

Result = TypeVar("Result")
ProgressCallback = Callable[[int, int, Message], None]


@dataclass
class Token:
    """What a running job asks and tells: whether it is cancelled, and how far it is (done, total, text)."""

    report: ProgressCallback | None = None
    _cancelled: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Ask the job to stop at its next step."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked the job to stop."""
        return self._cancelled.is_set()

    def step(self, done: int, total: int, text: Message) -> None:
        """Tell how far the job is; raise Cancelled where somebody asked it to stop."""
        if self.cancelled:
            raise Cancelled
        if self.report:
            self.report(done, total, text)


@dataclass(frozen=True)
class Job(Generic[Result]):
    """A job that was started; its late result is dropped by its id once it was cancelled."""

    id: int
    token: Token
    future: Future[Result]

    def cancel(self) -> None:
        """Ask the job to stop; its callbacks will not be called any more."""
        self.token.cancel()
        self.future.cancel()


class Runner:
    """Two pools: one thread that owns the store, so that writes never race, and one for pure computing on snapshots."""

    def __init__(self, deliver: Callable[[Callable[[], None]], None]) -> None:
        self._deliver = deliver
        self._ids = itertools.count(1)
        self._pools = {
            "store": ThreadPoolExecutor(1, "store"),
            "compute": ThreadPoolExecutor(2, "compute"),
        }

    def run(
        self,
        pool: str,
        work: Callable[[Token], Result],
        done: Callable[[Result], None],
        failed: Callable[[BaseException], None],
        progress: ProgressCallback | None = None,
    ) -> Job[Result]:
        """Start `work(token)` in the pool "store" or "compute"; one of the callbacks is delivered when it ends."""
        token = Token()
        if progress is not None:
            tell = progress
            token.report = lambda *step: self._deliver(lambda: None if token.cancelled else tell(*step))
        future = self._pools[pool].submit(work, token)
        job = Job(next(self._ids), token, future)
        future.add_done_callback(lambda ended: self._deliver(lambda: _finish(ended, token, done, failed)))
        return job

    def close(self) -> None:
        """Wait for what is under way; nothing can be started afterwards."""
        for pool in self._pools.values():
            pool.shutdown(wait=True)


def _finish(
    future: Future[Result], token: Token, done: Callable[[Result], None], failed: Callable[[BaseException], None]
) -> None:
    if token.cancelled or future.cancelled():
        return
    error = future.exception()
    if error is None:
        done(future.result())
    else:
        failed(error)
