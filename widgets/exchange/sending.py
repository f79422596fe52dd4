"""What leaves the window for colleagues: one's own review as a bundle, the summary of all for the committee."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from app.jobs import Token
from app.wording import Message, translate
from widgets.reading.opening import as_stored

if TYPE_CHECKING:
    from widgets.window.report_window import ReportWindow

TOPIC = "exchange"
BUNDLE = ".zip"


class Sending(QObject):
    """Writes what is saved of the open review, as jobs; `written(str)` tells where to."""

    written = Signal(str)

    def __init__(self, window: ReportWindow) -> None:
        super().__init__(window)
        self._window, self._services, self._work = window, window.services, window.work
        self._parts, self._room = window.parts, window.room

    @Slot(bool)
    def ask_where_to_send(self, with_text: bool) -> None:
        """Ask where one's own review is to be written."""
        from widgets.exchange.asking import ask_where

        session = self._room.session
        if session is not None:
            ask_where(
                QApplication.activeWindow() or self._window, session, BUNDLE, lambda path: self.send(path, with_text)
            )

    def send(self, path: Path, with_text: bool = False) -> None:
        """Write one's own review as a bundle."""
        session, services = self._room.session, self._services

        def write(_token: Token) -> Path:
            from app.exports.options import Options

            assert session is not None
            services.export(as_stored(session, services.store), path, "bundle", Options(with_text=with_text))
            return path

        self._write(write)

    @Slot()
    def ask_where_to_sum(self) -> None:
        """Ask where the summary for the committee is to be written."""
        from widgets.exchange.asking import ask_where

        session = self._room.session
        if session is not None:
            ask_where(QApplication.activeWindow() or self._window, session, ".docx", self.sum_up)

    def sum_up(self, path: Path) -> None:
        """Write the summary of all reviews for the committee."""
        session, store = self._room.session, self._services.store

        def write(_token: Token) -> Path:
            from app.exchange.committee_write import write_committee

            assert session is not None
            write_committee(path, as_stored(session, store), store.colleagues(session.record.id))
            return path

        self._write(write)

    def _write(self, write: Callable[[Token], Path]) -> None:
        if self._room.session is None:
            return
        self._parts.detail.flush_note()

        def say(path: Path) -> None:
            words = translate("Written: {path}", path=path)
            self._parts.strip.say(TOPIC, words)
            self.written.emit(words)

        self._work.start("store", write, say, text=Message("Writing the file"))
