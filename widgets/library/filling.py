"""Putting several files into the library: each is read, kept and checked behind the report that is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.jobs import Token
from app.report.model import Report
from app.wording import Message, plural, translate
from widgets.reading.opening import Placed
from widgets.review.reviewing import progress_of
from widgets.services import Services
from widgets.window.strip import Strip
from widgets.window.work import Work

if TYPE_CHECKING:
    from app.review.session import ReviewSession


class Filling(QObject):
    """Takes one file after another. Signals: `changed` the lists of reports are to be read anew; `failed(error)`."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, services: Services, work: Work, strip: Strip) -> None:
        super().__init__(work)
        self._services, self._work, self._strip = services, work, strip

    def add(self, paths: Sequence[Path], added: int = 0, refused: tuple[str, ...] = ()) -> None:
        """Put files into the library without showing them; say at the end how many there are, and which were not read.

        Of one file alone the reason is told.
        """
        if not paths:
            if len(refused) > 1:
                self._strip.say("error", _sentence(refused), "error")
            if added:
                said = plural(
                    "{count} report was put into the library.", "{count} reports were put into the library.", added
                )
                self._strip.say("filled", said)
            return
        first, rest = paths[0], paths[1:]
        text = Message("Putting {file} into the library", file=first.name)

        def failed(error: BaseException) -> None:
            self.failed.emit(error)
            self.add(rest, added, (*refused, first.name))

        def done() -> None:
            self.changed.emit()
            self.add(rest, added + 1, refused)

        def keep(report: Report) -> None:
            self._work.start("store", lambda _token: self._place(report), lambda one: check(report, one), failed, text)

        def check(report: Report, placed: Placed) -> None:
            self._work.start("compute", lambda token: self._check(report, placed, token), tell, failed, text)

        def tell(session: ReviewSession) -> None:
            self._keep_progress(session, done, failed)

        self._work.start("compute", lambda token: self._services.read(first, token), keep, failed, text)

    def _place(self, report: Report) -> Placed:
        store = self._services.store
        record = store.add_report(report)
        return Placed(record, store.marks(record.id), store.additions(record.id))

    def _check(self, report: Report, placed: Placed, token: Token) -> ReviewSession:
        from app.review.session import ReviewSession

        return ReviewSession(placed.record, self._services.scan(report, token), placed.marks, "", placed.additions)

    def _keep_progress(
        self, session: ReviewSession, done: Callable[[], None], failed: Callable[[BaseException], None]
    ) -> None:
        store, numbers = self._services.store, progress_of(session)
        self._work.start("store", lambda _token: store.progress(*numbers), lambda _nothing: done(), failed)


def _sentence(refused: Sequence[str]) -> str:
    names = ", ".join(refused)
    return translate(
        "{count} files were not read: {names}. Open each alone to see why.", count=len(refused), names=names
    )
