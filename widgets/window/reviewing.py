"""Reviewing: what the delegate says goes to the session at once and to the store behind it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QObject, Signal

from app.jobs import Token
from app.report.model import Span
from app.review.edits import Edit
from app.review.model import Changes, Verdict
from app.review.session import ReviewSession
from widgets.services import Services
from widgets.window.work import Work


class Reviewing(QObject):
    """Signals: changed(keys) items show something else; saved(keys) it is on disk; failed(Edit, error) it is not;
    progressed() the library knows how far the review is.
    """

    changed = Signal(object)
    saved = Signal(object)
    failed = Signal(object, object)
    progressed = Signal()

    def __init__(self, services: Services, work: Work) -> None:
        super().__init__(work)
        self._store, self._work = services.store, work
        self.session: ReviewSession | None = None
        self._backed_up: date | None = None

    def give(self, keys: Iterable[str], verdict: Verdict) -> None:
        """Give items a verdict."""
        if self.session:
            self._write(self.session, self.session.set_verdict(keys, verdict))

    def note(self, key: str, text: str) -> None:
        """Write the note of an item."""
        if self.session:
            self._write(self.session, self.session.set_note(key, text))

    def mark(self, span: Span, verdict: Verdict) -> None:
        """Give selected words a verdict."""
        if self.session:
            self._write(self.session, self.session.mark_span(span, verdict))

    def undo(self) -> None:
        """Take the last step back."""
        if self.session:
            self._write(self.session, self.session.undo())

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        if self.session:
            self._write(self.session, self.session.redo())

    def keep_progress(self) -> None:
        """Write how far the review is, for the lists of reports."""
        session, store = self.session, self._store
        if session:
            findings = sum(1 for item in session.items if item.kind.value == "finding")
            numbers = (session.record.id, session.total, session.reviewed, findings)
            self._work.start("store", lambda _token: store.progress(*numbers), lambda _nothing: self.progressed.emit())

    def _write(self, session: ReviewSession, edit: Edit | None) -> None:
        if edit is None:
            return
        self.changed.emit(edit.keys)
        store = self._store

        def write(_token: Token) -> Changes:
            return store.write(edit.writes)

        def done(_changes: Changes) -> None:
            session.saved(edit)
            if session is self.session:
                self.saved.emit(edit.keys)
            self._back_up_daily()

        def failed(error: BaseException) -> None:
            session.failed(edit)
            if session is self.session:
                self.changed.emit(edit.keys)
                self.failed.emit(edit, error)

        self._work.start("store", write, done, failed)

    def _back_up_daily(self) -> None:
        """Have the library copied after the first change of a day; the change itself is saved and told before."""
        today, store = date.today(), self._store
        if today != self._backed_up:
            self._backed_up = today
            self._work.start("store", lambda _token: store.back_up_daily(), lambda _written: None)
