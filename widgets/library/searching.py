"""Searching the whole library while typing, and opening what was found at its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Slot

from app.report.model import Span
from app.review.model import ReportRecord, SearchHit
from widgets.review.present import Presented
from widgets.review.room import ReviewRoom
from widgets.services import Services
from widgets.window.parts import Parts
from widgets.window.work import Work

SEARCH_AFTER = 180  # milliseconds without a key


class SearchingRoom(QObject):
    """Has the library searched in its own thread; what was asked before the last words is dropped."""

    def __init__(
        self,
        services: Services,
        work: Work,
        parts: Parts,
        room: ReviewRoom,
        open_record: Callable[[ReportRecord], None],
    ) -> None:
        super().__init__(work)
        self._store, self._work, self._parts, self._room = services.store, work, parts, room
        self._open_record = open_record
        self._words = ""
        self._running = False
        self._pending: SearchHit | None = None
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_AFTER)
        self._timer.timeout.connect(self._search)
        parts.header.library_words_changed.connect(self._wait)
        parts.header.results_asked.connect(parts.start.results.take_focus)
        parts.start.hit_asked.connect(self.open_hit)

    @Slot(str)
    def _wait(self, words: str) -> None:
        self._words = words.strip()
        if self._words:
            self._timer.start()
        else:
            self._timer.stop()
            self._parts.start.show_recent()

    @Slot()
    def _search(self) -> None:
        if self._running:
            return  # the words of now are searched for once this search is done
        self._running = True
        words, store = self._words, self._store
        self._work.start("store", lambda _token: store.search(words), lambda hits: self._show(words, hits), self._fail)

    def _show(self, words: str, hits: Sequence[SearchHit]) -> None:
        self._running = False
        if words == self._words:
            self._parts.start.show_hits(words, hits)
        elif self._words:
            self._search()

    def _fail(self, error: BaseException) -> None:
        self._running = False
        self._work.failed.emit(error)

    @Slot(object)
    def open_hit(self, hit: SearchHit) -> None:
        """Open the report of a hit, and go to its place once it is there."""
        self._pending = hit
        self._open_record(hit.report)
        session = self._room.session
        if session is not None and session.record.id == hit.report.id:
            self._go()

    def begin(self, presented: Presented) -> bool:
        """Go to the place of the hit that a report was opened for; whether there was one."""
        if self._pending is None or presented.session.record.id != self._pending.report.id:
            return False
        self._go()
        return True

    def _go(self) -> None:
        hit, session = self._pending, self._room.session
        self._pending = None
        if hit is None or session is None:
            return
        noted = next((item for item, mark in session.marked() if mark.uuid == hit.mark), None)
        block = session.report.block_at(min(hit.start, len(session.report.text) - 1))
        inside = next((item for item in session.items if block.span.holds(item.span)), None)
        item = noted or inside
        if item is not None:
            self._room.choose(item.key)
        self._parts.spread.go_to(noted.span if noted else Span(hit.start, hit.start + 1))
