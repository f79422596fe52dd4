"""A report that resembles one of the library: comparing the two is offered, one click away, and declined for good."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from app.jobs import Token
from app.review.model import ReportRecord
from app.review.sections import shorten
from app.wording import translate
from widgets.review.present import Presented
from widgets.services import Services
from widgets.telling import SEPARATOR, short_title, tell_apart
from widgets.window.strip import Strip
from widgets.window.work import Work

TOPIC = "resembling"
AT_A_TIME = 2  # reports that are sketched before a verdict may be saved in between
_TITLE, _APART = 32, 2  # code points of a title, and of what tells reports apart, so that the offer is one line


class ResemblingRoom(QObject):
    """Looks in the library, on the store's thread, once a report is open; `compare` is called with both ids."""

    def __init__(self, services: Services, work: Work, strip: Strip, compare: Callable[[int, int], None]) -> None:
        super().__init__(strip)
        self._store, self._work, self._strip, self._compare = services.store, work, strip, compare
        self._open: ReportRecord | None = None
        self._offered: ReportRecord | None = None
        strip.closed.connect(self._decline)

    @Slot(object)
    def begin(self, presented: Presented) -> None:
        """Look for another version of the report that is now open."""
        self._strip.put_away(TOPIC)
        self._open, self._offered = presented.session.record, None
        self._sketch()

    def _sketch(self) -> None:
        """Sketch what has no sketch yet, a few reports at a time; then look."""
        store, record = self._store, self._open

        def done(left: int) -> None:
            if record is self._open:
                self._sketch() if left else self._look()

        self._work.start("store", lambda _token: store.sketch_some(AT_A_TIME), done)

    def _look(self) -> None:
        store, record = self._store, self._open
        if record is None:
            return
        number = record.id

        def look(_token: Token) -> ReportRecord | None:
            from app.review.resembling import likely_version

            near = store.near(number)
            return likely_version(near) if near else None

        def done(other: ReportRecord | None) -> None:
            if other is not None and record is self._open:
                self._offer(record, other)

        self._work.start("store", look, done)

    def _offer(self, record: ReportRecord, other: ReportRecord) -> None:
        self._offered = other
        text = translate(
            "This report resembles “{title}” in the library ({apart}).",
            title=shorten(short_title(other.title), _TITLE),
            apart=SEPARATOR.join(tell_apart(other, [record]).split(SEPARATOR)[:_APART]),
        )

        def compare() -> None:
            self._strip.put_away(TOPIC)
            self._compare(other.id, record.id)

        self._strip.say(TOPIC, text, action=(translate("Compare"), compare))

    @Slot(str)
    def _decline(self, topic: str) -> None:
        """Remember that the delegate put the offer away."""
        store, record, other = self._store, self._open, self._offered
        if topic == TOPIC and record is not None and other is not None:
            one, two = record.id, other.id
            self._work.start("store", lambda _token: store.keep_apart(one, two), lambda _nothing: None)
