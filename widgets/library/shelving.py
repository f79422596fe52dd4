"""What is done with the reports of the library: rename, put into a session, tie and untie versions, compare."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from app.review.model import ReportRecord
from app.wording import translate
from widgets.actions import Act
from widgets.library.care import CareRoom
from widgets.library.panel import Ask, LibraryPanel
from widgets.one_dialog import OneDialog
from widgets.window.front import chosen_theme

if TYPE_CHECKING:
    from widgets.window.report_window import ReportWindow


class ShelvingRoom(OneDialog):
    """Serves every panel of the library, the one in the dock and the one on the start page."""

    def __init__(self, window: ReportWindow, care: CareRoom) -> None:
        super().__init__(window)
        self._window, self._care = window, care
        self._store, self._work = window.services.store, window.work
        self.serve(window.parts.library)
        window.parts.start.library_made.connect(self.serve)
        window.parts.start.compare_asked.connect(self.compare)

    @Slot(object)
    def serve(self, panel: LibraryPanel) -> None:
        """Do what is asked on a panel."""
        actions = self._window.actions_by_id
        panel.asked.connect(self._window.open_record)
        panel.shelf_asked.connect(self.do)
        panel.open_asked.connect(actions[Act.OPEN].trigger)
        panel.search_asked.connect(actions[Act.FIND_IN_LIBRARY].trigger)

    @Slot(object, object)
    def do(self, ask: Ask, records: Sequence[ReportRecord]) -> None:
        """Do what is asked for some reports."""
        calls: dict[Ask, Callable[[], None]] = {
            Ask.COMPARE: lambda: self.compare(records),
            Ask.RENAME: lambda: self._ask_for_name(records),
            Ask.SESSION: lambda: self._ask_for_session(records),
            Ask.TIE: lambda: self.tie(records),
            Ask.UNTIE: lambda: self.untie(records[0]),
            Ask.DELETE: lambda: self._care.ask_to_delete(records[0]),
        }
        calls[ask]()

    @Slot(object)
    def compare(self, records: Sequence[ReportRecord]) -> None:
        """Show two reports side by side."""
        old, new = records
        self._window.comparing.with_versions(old.id, new.id)

    def tie(self, records: Sequence[ReportRecord]) -> None:
        """Make reports versions of one another."""
        store, first = self._store, records[0]

        def tie() -> None:
            for other in records[1:]:
                store.tie_versions(first.id, other.id)

        self._do(tie, translate("They are versions of one report now."))

    def untie(self, record: ReportRecord) -> None:
        """Make a report a version of nothing."""
        store = self._store
        self._do(lambda: store.untie_version(record.id), translate("It is a report of its own now."))

    def _ask_for_name(self, records: Sequence[ReportRecord]) -> None:
        from widgets.library.ask import NameDialog

        store = self._store

        def rename(title: str) -> None:
            def work() -> None:
                for record in records:
                    store.rename(record.id, title)

            self._do(work)

        self.open(NameDialog(rename, records, self._window))

    def _ask_for_session(self, records: Sequence[ReportRecord]) -> None:
        store = self._store
        self._work.start("store", lambda _token: store.reports(), lambda all_: self._ask_which(records, all_))

    def _ask_which(self, records: Sequence[ReportRecord], everything: Sequence[ReportRecord]) -> None:
        from app.review.shelf import shelves_of
        from widgets.library.ask import SessionDialog

        store, ids = self._store, [record.id for record in records]
        sessions = [shelf.session for shelf in shelves_of(everything) if shelf.session]
        theme = chosen_theme(self._window.services.settings)

        def move(name: str) -> None:
            self._do(lambda: store.move(ids, name))

        self.open(SessionDialog(move, records, sessions, theme, self._window))

    def _do(self, change: Callable[[], None], said: str = "") -> None:
        """Change the library off the window's thread, then show it and say so."""

        def done(_nothing: None) -> None:
            self._window.refresh_library()
            if said:
                self._window.parts.strip.say("shelf", said)

        self._work.start("store", lambda _token: change(), done)
