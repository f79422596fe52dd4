"""Jobs as the window shows them: busy cursor after 300 ms, progress with Cancel after 600 ms."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.jobs import Job, Runner, Token
from app.wording import Message, render
from widgets.jobs import Courier
from widgets.window.strip import ProgressLine

log = logging.getLogger(__name__)
BUSY_AFTER, PROGRESS_AFTER = 300, 600  # milliseconds
# Seconds that a pool's thread may keep the interpreter when the window asks for it. The window asks at every call that
# Qt makes into Python, hundreds for one painting: with Python's own 5 ms each, a painting takes seconds.
SWITCH = 0.0005

Result = TypeVar("Result")


class Work(QObject):
    """Starts jobs and shows the one that the user waits for; `idle` tells that none is under way."""

    idle = Signal()
    failed = Signal(object)

    def __init__(self, window: QWidget, line: ProgressLine) -> None:
        super().__init__(window)
        self._window, self._line = window, line
        sys.setswitchinterval(SWITCH)
        self._courier = Courier(self)
        self._runner = Runner(self._courier.deliver)
        self._running: dict[int, Job[Any]] = {}
        self._watched: int | None = None
        self._numbers = 0
        self._closed = False
        self._busy = QTimer(self, singleShot=True, interval=BUSY_AFTER)
        self._late = QTimer(self, singleShot=True, interval=PROGRESS_AFTER)
        self._busy.timeout.connect(self._show_busy)
        self._late.timeout.connect(self._line.show)
        self._line.cancelled.connect(self.cancel)

    @property
    def running(self) -> bool:
        """Whether any job is under way."""
        return bool(self._running)

    def start(
        self,
        pool: str,
        work: Callable[[Token], Result],
        done: Callable[[Result], None],
        failed: Callable[[BaseException], None] | None = None,
        text: Message | None = None,
    ) -> None:
        """Start a job, unless all is closed; with a text it is the one the user waits for, and the one Cancel stops."""
        if self._closed:
            return
        self._numbers += 1
        number = self._numbers
        if text is not None:
            self._watch(number, text)

        def finish(result: Result) -> None:
            self._end(number)
            done(result)
            self._tell_idle()

        def fail(error: BaseException) -> None:
            self._end(number)
            (failed or self.failed.emit)(error)
            self._tell_idle()

        progress = self._step if text is not None else None
        self._running[number] = self._runner.run(pool, work, finish, fail, progress)

    @Slot()
    def cancel(self) -> None:
        """Stop the job that the user waits for."""
        job = self._running.pop(self._watched or 0, None)
        if job is not None:
            job.cancel()
        self._rest()
        self._tell_idle()

    def close(self) -> None:
        """Cancel what computes, wait for what is written, and let no more begin."""
        self.cancel()
        self._closed = True
        self._runner.close()
        self._rest()

    def _watch(self, number: int, text: Message) -> None:
        self._watched = number
        self._line.show_step(0, 0, render(text))
        if not self._line.isVisible():
            self._busy.start()
            self._late.start()

    def _step(self, done: int, total: int, text: Message) -> None:
        self._line.show_step(done, total, render(text))

    def _end(self, number: int) -> None:
        self._running.pop(number, None)
        if number == self._watched:
            self._rest()

    def _rest(self) -> None:
        self._watched = None
        self._busy.stop()
        self._late.stop()
        self._line.hide()
        self._window.unsetCursor()

    def _tell_idle(self) -> None:
        if not self._running:
            self.idle.emit()

    @Slot()
    def _show_busy(self) -> None:
        self._window.setCursor(Qt.CursorShape.BusyCursor)
