"""What joins the rooms of the window beside the review itself: additions, ties, care, search, the other window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Slot
from PySide6.QtWidgets import QWidget

from widgets.actions import Act
from widgets.compare.room import ComparisonRoom
from widgets.exchange.room import ExchangeRoom
from widgets.library.care import CareRoom
from widgets.library.filling import Filling
from widgets.library.resembling import ResemblingRoom
from widgets.library.searching import SearchingRoom
from widgets.library.shelving import ShelvingRoom
from widgets.library.watching import Watching
from widgets.reading.last_place import LastPlace
from widgets.review.adding import AddingRoom
from widgets.review.asking import AskingRoom
from widgets.review.present import Presented
from widgets.review.tying import TyingRoom
from widgets.window.leaving import Leaving
from widgets.window.strip import Place

if TYPE_CHECKING:
    from widgets.window.report_window import ReportWindow


class Rooms(QObject):
    """Made once by the window, after everything that they join is there."""

    def __init__(self, window: ReportWindow, layout: QSettings | None) -> None:
        super().__init__(window)
        self._window = window
        parts, work, room, services = window.parts, window.work, window.room, window.services
        self.adding = AddingRoom(window, parts, window.reviewing, room, work, services)
        self.asking = AskingRoom(parts, window.reviewing, room, work, services)
        self.tying = TyingRoom(parts, window.reviewing, room)
        self.watching = Watching(window, services, work, room, parts.strip)
        self.care = CareRoom(window, services, work, parts.strip)
        self.shelving = ShelvingRoom(window, self.care)
        self.searching = SearchingRoom(services, work, parts, room, window.open_record)
        self.last_place = LastPlace(parts, room, layout)
        self.filling = Filling(services, work, parts.strip)
        self.leaving = Leaving(window, window.reviewing)
        self.comparison = ComparisonRoom(window)
        self.exchange = ExchangeRoom(window)
        self.resembling = ResemblingRoom(services, work, parts.strip, window.comparing.with_versions)
        self._join()
        self._join_actions()
        self._show_stop()

    def _join(self) -> None:
        window, parts = self._window, self._window.parts
        window.opening.read.connect(self._begin_reading)
        window.opening.opened.connect(self._begin)
        window.opening.opened.connect(self.resembling.begin)
        window.room.shown.connect(parts.strip.go_on)
        window.closing.connect(self.last_place.keep)
        parts.stack.currentChanged.connect(self._show_room)
        parts.start.delete_asked.connect(self.care.ask_to_delete)
        window.comparing.shown.connect(window.refresh_library)
        self.watching.changed.connect(window.refresh_library)
        self.watching.changed.connect(self.exchange.load)
        window.comparing.shown.connect(self.exchange.load)  # the two are versions now
        self.filling.changed.connect(window.refresh_library)
        self.filling.failed.connect(window.show_error)
        self.watching.away.connect(self.care.offer_reopening)
        self.watching.back.connect(window.reviewing.try_again)
        self.care.restored.connect(self._begin_anew)
        self.care.reopened.connect(self._read_anew)
        self.care.deleted.connect(self._forget)
        self.adding.linking_changed.connect(self._show_stop)
        self.tying.changed.connect(self._show_stop)
        self._show_room()

    def _join_actions(self) -> None:
        calls: dict[Act, Callable[[], object]] = {
            Act.ASIDE: self.adding.toggle_aside,
            Act.LINK: self.adding.link,
            Act.QUESTION: self.asking.ask,
            Act.EVIDENCE: self.adding.add_evidence,
            Act.HISTORY: lambda: self._window.parts.detail.footer.buttons["history"].toggle(),
            Act.TIE: self.tying.toggle,
            Act.STOP: self._stop,
            Act.EXCHANGE: self.exchange.show_dialog,
            Act.IMPORT_REVIEW: self.exchange.ask_for_review,
            Act.DELETE_REPORT: self._delete_open_report,
            Act.FIND_IN_LIBRARY: self._find_in_library,
            Act.SAVE_COPY: self.care.ask_where_to_save,
            Act.RESTORE: self.care.ask_for_copy,
            Act.CHECK: self.care.check,
        }
        actions = self._window.actions_by_id
        for act, call in calls.items():
            actions[act].triggered.connect(lambda _checked=False, call=call: call())
        actions[Act.RESTORE].setEnabled(self.care.able)
        self.tying.panel.addAction(actions[Act.STOP])

    @Slot()
    def _show_room(self) -> None:
        parts = self._window.parts
        shown = parts.stack.currentWidget()
        places: dict[QWidget | None, Place] = {self._window.comparison: Place.COMPARISON, parts.review: Place.REVIEW}
        place = places.get(shown, Place.START)
        parts.strip.enter(place)
        parts.header.search_in_report(place is not Place.START)
        report = self._window.room.report if place is not Place.START else None
        name = f"{report.metadata.title or Path(report.path).name} - " if report is not None else ""
        self._window.setWindowTitle(f"{name}Thẩm Tra")
        if shown is not parts.review:
            self._stop()

    @Slot()
    def _begin_reading(self) -> None:
        self._stop()
        self.last_place.begin_reading()

    @Slot(object)
    def _begin(self, presented: Presented) -> None:
        self.tying.tell_lost(presented.session)
        self.last_place.begin(presented, elsewhere=self.searching.begin(presented))

    @Slot()
    def _stop(self) -> None:
        self.tying.leave()
        self.adding.stop_linking()

    @Slot()
    def _show_stop(self) -> None:
        self._window.actions_by_id[Act.STOP].setEnabled(self.tying.active or self.adding.is_linking)

    @Slot()
    def _find_in_library(self) -> None:
        if self._window.parts.stack.currentWidget() is not self._window.parts.start:
            self._window.show_start()
        self._window.actions_by_id[Act.FIND].trigger()

    def _delete_open_report(self) -> None:
        session = self._window.session
        if session is not None:
            self.care.ask_to_delete(session.record)

    @Slot()
    def _begin_anew(self) -> None:
        self.watching.forget()
        self._close_report()

    @Slot()
    def _read_anew(self) -> None:
        """Show the open report as the library that was opened anew has it."""
        self.watching.forget()
        report = self._window.room.report
        if report is not None and Path(report.path).exists():
            self._window.open_file(Path(report.path))
        else:
            self._close_report()

    @Slot(int)
    def _forget(self, report_id: int) -> None:
        session = self._window.session
        if session is not None and session.record.id == report_id:
            self._close_report()
        else:
            self._window.refresh_library()

    def _close_report(self) -> None:
        self._window.show_start()
        self._window.room.close_report()
