"""Another window on the same library: what it changed is shown here, and a library that is gone is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.errors import Cancelled, ThamTraError
from app.jobs import Token
from app.review.model import Mark
from app.wording import plural, render
from widgets.review.room import ReviewRoom
from widgets.services import Services
from widgets.window.strip import Strip
from widgets.window.work import Work

if TYPE_CHECKING:
    from app.review.catching import CaughtUp
    from app.review.records import Additions

EVERY = 2_000  # milliseconds between two looks, while the window is the active one


class Watching(QObject):
    """Signals: `changed` the lists of reports are to be read anew; `away(str)` the library cannot be reached, and why;
    `back` it can again.
    """

    changed = Signal()
    away = Signal(str)
    back = Signal()

    def __init__(self, window: QWidget, services: Services, work: Work, room: ReviewRoom, strip: Strip) -> None:
        super().__init__(window)
        self._window, self._store, self._work = window, services.store, work
        self._room, self._strip = room, strip
        self._version: int | None = None
        self._asked = False
        self._away = False
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at once when the window becomes the active one, and rest while it is not."""
        if event.type() is QEvent.Type.WindowActivate:
            self._timer.start()
            self.look()
        elif event.type() in (QEvent.Type.WindowDeactivate, QEvent.Type.Close):
            self._timer.stop()
        return super().eventFilter(watched, event)

    @Slot()
    def look(self) -> None:
        """Ask whether somebody else wrote to the library."""
        if not self._asked:
            self._asked = True
            store = self._store
            self._work.start("store", lambda _token: store.version(), self._compare, self._tell)

    def forget(self) -> None:
        """Begin anew with another library file."""
        self._version = None

    def catch_up(self, report_id: int | None = None) -> None:
        """Read the marks of the open report anew; with an id only if that is the open one."""
        session, store = self._room.session, self._store
        if session is None or report_id not in (None, session.record.id):
            return
        number = session.record.id

        def read(_token: Token) -> tuple[list[Mark], Additions]:
            return list(store.marks(number)), store.additions(number)

        def done(found: tuple[list[Mark], Additions]) -> None:
            caught = session.catch_up(*found)
            if session is self._room.session and caught.count:
                self._room.show_caught(caught)
                if report_id is None:
                    self._say(caught)

        self._work.start("store", read, done)

    def _compare(self, version: int) -> None:
        self._asked = False
        self._strip.put_away("library")
        if self._away:
            self._away = False
            self.back.emit()
        before, self._version = self._version, version
        if before is not None and before != version:
            self.catch_up()
            self.changed.emit()

    def _say(self, caught: CaughtUp) -> None:
        text = plural(
            "Another window changed {count} entry of this report; it is shown here.",
            "Another window changed {count} entries of this report; they are shown here.",
            caught.count,
        )
        self._strip.say("other_window", text)

    def _tell(self, error: BaseException) -> None:
        self._asked = False
        if isinstance(error, ThamTraError) and not isinstance(error, Cancelled):
            self._away = True
            self.away.emit(render(error.message))
