"""Reviewing: what the delegate says goes to the session at once and to the store behind it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.errors import ThamTraError
from app.jobs import Token
from app.report.model import Span
from app.review.model import Changes, Verdict
from app.review.waiting import Waiting
from widgets.services import Services
from widgets.window.work import Work

if TYPE_CHECKING:
    from app.review.edits import Edit
    from app.review.session import ReviewSession

log = logging.getLogger(__name__)
RETRY_AFTER = 15_000  # milliseconds after which what could not be stored is tried again


class Reviewing(QObject):
    """Signals: changed(keys) items show something else; reshaped() items may have come or gone; saved(keys) it is on
    disk; failed(Edit, error) it is not, and waits; overtaken(keys) another window had said something else meanwhile;
    progressed() the library knows how far the review is; stepped(session) a step was taken or could not be stored.

    `other` is the new version in a comparison while that is shown: then it is the one whose steps are taken back.
    """

    changed = Signal(object)
    reshaped = Signal()
    saved = Signal(object)
    failed = Signal(object, object)
    overtaken = Signal(object)
    progressed = Signal()
    stepped = Signal(object)

    def __init__(self, services: Services, work: Work) -> None:
        super().__init__(work)
        self._store, self._work = services.store, work
        self.session: ReviewSession | None = None
        self.other: ReviewSession | None = None
        self._waiting: Waiting[ReviewSession] = Waiting()
        self._backed_up: date | None = None
        self._retry = QTimer(self, singleShot=True, interval=RETRY_AFTER)
        self._retry.timeout.connect(self.try_again)

    def do(self, step: Callable[[ReviewSession], Edit | None]) -> None:
        """Take one step in the session and store it; a step that cannot be taken is told."""
        if self.session:
            try:
                edit = step(self.session)
            except ThamTraError as error:
                self._work.failed.emit(error)
                return
            self.store(self.session, edit)

    def give(self, keys: Iterable[str], verdict: Verdict) -> None:
        """Give items a verdict."""
        self.do(lambda session: session.set_verdict(keys, verdict))

    def note(self, key: str, text: str) -> None:
        """Write the note of an item."""
        self.do(lambda session: session.set_note(key, text))

    def mark(self, span: Span, verdict: Verdict) -> None:
        """Give selected words a verdict."""
        self.do(lambda session: session.mark_span(span, verdict))

    def undo(self) -> None:
        """Take the last step back."""
        session = self.at_hand
        self.store(session, session.undo() if session else None)

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        session = self.at_hand
        self.store(session, session.redo() if session else None)

    @property
    def at_hand(self) -> ReviewSession | None:
        """The review whose steps are taken back now."""
        return self.other or self.session

    @property
    def refused(self) -> int:
        """How many steps could not be stored and wait to be tried again."""
        return len(self._waiting)

    @Slot()
    def try_again(self) -> None:
        """Store the steps again that could not be stored, each in the review that it belongs to."""
        for session, edit in self._waiting.take():
            self._write(session, edit)

    def is_refused(self, key: str) -> bool:
        """Say whether what was said of an item of the open review could not be stored yet."""
        return key in self._waiting.keys(self.session)

    def keep_progress(self) -> None:
        """Write how far the review is, for the lists of reports."""
        session, store = self.session, self._store
        if session:
            numbers = progress_of(session)
            self._work.start(
                "store",
                lambda _token: store.progress(*numbers),
                lambda _nothing: self.progressed.emit(),
                lambda error: log.warning("how far the review is was not kept: %s", error),  # it is with the next step
            )

    def store(self, session: ReviewSession | None, edit: Edit | None) -> None:
        """Store a step that was taken in a review, whether it is the open one or not."""
        if session is None or edit is None:
            return
        self._tell(session, edit)
        if self._waiting.taken_back(session, edit):
            self._tell_saved(session, edit)
        else:
            self._write(session, edit)

    def _write(self, session: ReviewSession, edit: Edit) -> None:
        store = self._store

        def write(_token: Token) -> Changes:
            return store.write(edit.writes)

        def done(changes: Changes) -> None:
            session.saved(edit)
            self._waiting.stored(session, edit)
            self._tell_saved(session, edit)
            if session is self.session and changes.overtaken:
                self.overtaken.emit(edit.keys)
            self._back_up_daily()

        def failed(error: BaseException) -> None:
            self._waiting.add(session, edit)
            self._retry.start()
            self.stepped.emit(session)
            self.failed.emit(edit, error)

        self._work.start("store", write, done, failed)

    def _tell_saved(self, session: ReviewSession, edit: Edit) -> None:
        if session is self.session:
            self.saved.emit(edit.keys)

    def _tell(self, session: ReviewSession, edit: Edit) -> None:
        if session is self.session:
            if edit.changes_items:
                self.reshaped.emit()
            self.changed.emit(edit.keys)
        self.stepped.emit(session)

    def _back_up_daily(self) -> None:
        """Have the library copied after the first change of a day; the change itself is saved and told before."""
        today, store = date.today(), self._store
        if today != self._backed_up:
            self._backed_up = today
            self._work.start("store", lambda _token: store.back_up_daily(), lambda _written: None)


def progress_of(session: ReviewSession) -> tuple[int, int, int, int, int, int]:
    """Return how far a review is, as the store is told: report, items, reviewed, findings, questioned, inconsistent."""
    counts, findings = session.counts(), len(session.findings) - len(session.aside)
    judged = (counts[Verdict.QUESTIONED], counts[Verdict.INCONSISTENT])
    return (session.record.id, session.total, session.reviewed, findings, *judged)
