"""What a delegate adds beside verdicts: findings put aside, evidence, links, and the history of an item."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from operator import methodcaller
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app.jobs import Token
from app.review.model import HistoryEntry, UsedBefore
from app.review.sections import shorten
from app.wording import translate
from widgets.detail.told import history_lines
from widgets.one_dialog import OneDialog
from widgets.review.reviewing import Reviewing
from widgets.review.room import ReviewRoom
from widgets.services import Services
from widgets.window.parts import Parts
from widgets.window.work import Work

if TYPE_CHECKING:
    from app.review.records import Evidence
    from app.review.session import ReviewSession

HISTORY_AFTER = 120  # milliseconds: not for every item that J runs over
SHORT = 40


class AddingRoom(OneDialog):
    """Takes what is asked in the detail to the session; `linking_changed` tells that a link was begun or left."""

    linking_changed = Signal()

    def __init__(
        self, window: QWidget, parts: Parts, reviewing: Reviewing, room: ReviewRoom, work: Work, services: Services
    ) -> None:
        super().__init__(reviewing)
        self._window, self._parts, self._reviewing, self._room = window, parts, reviewing, room
        self._work, self._store = work, services.store
        self._link_from: str | None = None
        self._known: tuple[ReviewSession | None, dict[str, set[str]]] = (None, {})
        self._late = QTimer(self, singleShot=True, interval=HISTORY_AFTER)
        self._late.timeout.connect(self._read_history)
        room.shown.connect(self._late.start)
        reviewing.saved.connect(self._late.start)
        reviewing.overtaken.connect(self._tell_overtaken)
        detail, sections = parts.detail, parts.detail.sections
        detail.aside_asked.connect(self._put_aside_or_take_up)
        sections.evidence_asked.connect(self.add_evidence)
        sections.change_asked.connect(self.change_evidence)
        sections.remove_asked.connect(lambda uuid: reviewing.do(lambda session: session.remove_evidence(uuid)))
        sections.link_asked.connect(self.link)
        sections.unlink_asked.connect(lambda uuid: reviewing.do(lambda session: session.unlink(uuid)))
        sections.untie_asked.connect(lambda uuid: reviewing.do(lambda session: session.untie(uuid)))
        sections.place_asked.connect(parts.spread.go_to)
        sections.address_asked.connect(open_address)

    @property
    def is_linking(self) -> bool:
        """Whether another item is being chosen."""
        return self._link_from is not None

    # Findings that are no error

    def toggle_aside(self) -> None:
        """Put the current finding aside, or take it up again."""
        session, key = self._room.session, self._room.current
        if session and key and session.item(key).findings:
            self._put_aside_or_take_up(session.aside_of(key) is None)

    @Slot(bool)
    def _put_aside_or_take_up(self, aside: bool) -> None:
        session = self._room.session
        keys = [key for key in self._room.chosen_keys() if session and (session.aside_of(key) is None) is aside]
        if session is None or not keys:
            return
        if not aside:
            for key in keys:
                self._reviewing.do(methodcaller("take_up", key))
            return

        def put(reason: str) -> None:
            for key in keys:
                self._reviewing.do(methodcaller("put_aside", key, reason))

        self._with_used(lambda used: self._ask_reason(put, used))

    def _ask_reason(self, put: Callable[[str], None], used: UsedBefore) -> None:
        from widgets.detail.ask import ReasonDialog

        self.open(ReasonDialog(put, used.reasons, self._window))

    # Evidence

    @Slot()
    def add_evidence(self) -> None:
        """Ask for evidence for the current item."""
        key = self._room.current
        if key is not None:
            self._parts.detail.footer.open("evidence")
            self._with_used(lambda used: self._ask_evidence(key, None, used))

    @Slot(object)
    def change_evidence(self, evidence: Evidence) -> None:
        """Ask for what is to be changed of evidence."""
        self._with_used(lambda used: self._ask_evidence("", evidence, used))

    def _ask_evidence(self, key: str, before: Evidence | None, used: UsedBefore) -> None:
        from widgets.detail.ask import EvidenceDialog, EvidenceText

        def told(said: EvidenceText) -> None:
            source, quote, url, file = said.source, said.quote, said.url, said.file
            if before:
                after = replace(before, source=source, quote=quote, url=url, file=file)
                self._reviewing.do(lambda session: session.change_evidence(after))
            else:
                self._reviewing.do(lambda session: session.add_evidence(key, source, quote, url, file))

        self.open(EvidenceDialog(told, used.sources, before, self._window))

    def _with_used(self, ask: Callable[[UsedBefore], None]) -> None:
        """Ask once what was written before is known; without it where the library cannot be read."""
        store = self._store
        self._work.start("store", lambda _token: store.used_before(), ask, lambda _error: ask(UsedBefore()))

    # Links

    @Slot()
    def link(self) -> None:
        """Begin to link the current item, or link the one that was begun with to the current one."""
        session, key = self._room.session, self._room.current
        if session is None or key is None:
            return
        selected = self._room.chosen_keys()
        if self._link_from is None and len(selected) == 2:
            self._link(*selected)
        elif self._link_from in (None, key):
            self._link_from = key
            words = shorten(session.report.text_of(session.item(key).span), SHORT)
            text = translate(
                "What contradicts “{words}”? Choose it on the page or in the list, then press L.", words=words
            )
            self._parts.strip.say("link", text, "notice", (translate("Link with the chosen item"), self.link))
            self.linking_changed.emit()
        else:
            begun = str(self._link_from)
            self.stop_linking()
            self._link(begun, key)

    @Slot()
    def stop_linking(self) -> None:
        """Link nothing after all."""
        if self._link_from is None:
            return
        self._link_from = None
        self._parts.strip.put_away("link")
        self.linking_changed.emit()

    def _link(self, one: str, other: str) -> None:
        self._parts.detail.footer.open("links")
        self._reviewing.do(lambda session: session.link(one, other))

    # History

    @Slot()
    def _read_history(self) -> None:
        session, key, store = self._room.session, self._room.current, self._store
        if session is None or key is None:
            return
        if self._known[0] is not session:
            self._known = (session, {})
        # what was taken away has a history too
        uuids = self._known[1].setdefault(key, set())
        uuids.update(session.uuids_of(key))
        if not uuids:
            self._parts.detail.show_history(key, ())
            return
        wanted = sorted(uuids)

        def read(_token: Token) -> list[HistoryEntry]:
            return [entry for uuid in wanted for entry in store.history(uuid)]

        self._work.start(
            "store",
            read,
            lambda entries: self._parts.detail.show_history(key, history_lines(entries)),
            lambda _error: None,  # a library that cannot be read is told elsewhere
        )

    @Slot(object)
    def _tell_overtaken(self, keys: Collection[str]) -> None:
        text = translate(
            "Another window had said something else here meanwhile. Yours stands now; the history keeps the other."
        )

        def show() -> None:
            key = next(iter(sorted(keys)), None)
            if key and self._room.session and self._room.current not in keys:
                self._room.go_to_item(key)
            self._parts.detail.footer.open("history")

        self._parts.strip.say("overtaken", text, "warning", (translate("Show the history"), show))


def open_address(address: QUrl) -> None:
    """Have the system open an address or a file, because somebody clicked on it."""
    QDesktopServices.openUrl(address)
