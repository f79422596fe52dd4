"""Tying numbers by hand: picked on the page or in the list, judged at once, kept for the next version."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QWidget

from app.checks.model import Holds
from app.review.items import ItemKind
from app.review.records import TieKind
from app.wording import plural, render, translate
from widgets.detail.content import ProofLine
from widgets.detail.tie_panel import Picked
from widgets.review.present import around
from widgets.review.reviewing import Reviewing
from widgets.review.room import ReviewRoom
from widgets.window.parts import Parts

if TYPE_CHECKING:
    from app.checks.draft import RelationDraft
    from app.review.session import ReviewSession

AROUND = 30


class TyingRoom(QObject):
    """While it is `active`, a click on a number picks it or lets it go; `changed` tells that it began or ended."""

    changed = Signal()

    def __init__(self, parts: Parts, reviewing: Reviewing, room: ReviewRoom) -> None:
        super().__init__(reviewing)
        self._parts, self._reviewing, self._room = parts, reviewing, room
        self.panel = parts.tie
        self.active = False
        self._keys: list[str] = []
        self._total: str | None = None
        self._chosen = False  # the delegate said which one is the total
        self._kind = TieKind.SUM
        splitter = parts.detail.parentWidget()
        assert isinstance(splitter, QSplitter)
        self._splitter = splitter
        splitter.addWidget(self.panel)
        self.panel.hide()
        self.panel.kind_chosen.connect(self._choose_kind)
        self.panel.total_chosen.connect(self._choose_total)
        self.panel.dropped.connect(self.pick)
        self.panel.tie_asked.connect(self._tie)
        self.panel.left.connect(self.leave)

    def toggle(self) -> None:
        """Begin with the selected numbers; while tying, pick the current one or let it go."""
        session = self._room.session
        if session is None:
            return
        if self.active:
            if self._room.current:
                self.pick(self._room.current)
            return
        self._keys = [key for key in self._room.chosen_keys() if session.item(key).kind is ItemKind.FIGURE]
        self._kind, self._chosen, self.active = TieKind.SUM, False, True
        self._room.picker = self.pick
        self._parts.detail.flush_note()
        self.panel.note.clear()
        self._swap(self._parts.detail, self.panel)
        self._refresh()
        self.changed.emit()

    @Slot(str)
    def pick(self, key: str) -> bool:
        """Pick a number or let it go; whether it is one."""
        session = self._room.session
        if session is None or session.item(key).kind is not ItemKind.FIGURE:
            return False
        if key in self._keys:
            self._keys.remove(key)
            self._chosen = self._chosen and key != self._total
        else:
            self._keys.append(key)
        self._refresh()
        return True

    @Slot()
    def leave(self) -> None:
        """Tie nothing after all, or no more."""
        if not self.active:
            return
        self.active, self._keys, self._room.picker = False, [], None
        self._paint()
        if self.panel.isAncestorOf(self.panel.window().focusWidget()):
            self._parts.spread.front.setFocus(Qt.FocusReason.OtherFocusReason)  # or it went to any button
        self._swap(self.panel, self._parts.detail)
        self.changed.emit()

    def _swap(self, before: QWidget, after: QWidget) -> None:
        """Show one panel in the room of the other."""
        rooms = {self._splitter.widget(place): size for place, size in enumerate(self._splitter.sizes())}
        before.hide()
        after.show()
        rooms[before], rooms[after] = 0, rooms[before]
        self._splitter.setSizes(list(rooms.values()))

    def tell_lost(self, session: ReviewSession) -> None:
        """Say which ties lost one of their numbers."""
        lost = [state.tie for state in session.ties if state.lost]
        if lost:
            text = plural(
                "{count} tie lost a number, which is no longer in the text: {totals}.",
                "{count} ties lost a number, which is no longer in the text: {totals}.",
                len(lost),
                totals=", ".join(dict.fromkeys(f"“{tie.total.quote}”" for tie in lost)),
            )
            self._parts.strip.say("lost_ties", text, "warning")

    @Slot(object)
    def _choose_kind(self, kind: TieKind) -> None:
        self._kind = kind
        self._refresh()

    @Slot(str)
    def _choose_total(self, key: str) -> None:
        self._total, self._chosen = key, True
        self._refresh()

    @Slot(str)
    def _tie(self, note: str) -> None:
        parts, total, kind = [key for key in self._keys if key != self._total], self._total, self._kind
        if total is not None:
            self.leave()
            self._reviewing.do(lambda session: session.tie(parts, total, kind, note))
            if self._room.session:
                self._room.go_to_item(total)

    def _refresh(self) -> None:
        session = self._room.session
        if session is None:
            return
        if not self._chosen:
            self._total = self._likely_total(session)
        draft = self._draft(session, self._total)
        ordered = sorted(self._keys, key=lambda key: session.item(key).order)
        self.panel.show_picked([self._picked(session, key) for key in ordered], self._kind, _proof(draft))
        self._paint()

    def _likely_total(self, session: ReviewSession) -> str | None:
        """Return the number that the others make up, or else the largest."""
        holding = [key for key in self._keys if (made := self._draft(session, key)) and made.holds is Holds.YES]
        if self._kind is TieKind.SAME_FIGURE or holding:
            return next(reversed(holding or self._keys), None)
        figures = {key: session.scan.extraction.figure(session.item(key).figures[0]).number for key in self._keys}
        return max(self._keys, key=lambda key: figures[key] or 0, default=None)

    def _draft(self, session: ReviewSession, total: str | None) -> RelationDraft | None:
        parts: Sequence[str] = [key for key in self._keys if key != total]
        return session.draft_tie(parts, total, self._kind) if parts and total else None

    def _picked(self, session: ReviewSession, key: str) -> Picked:
        item = session.item(key)
        words = " ".join(session.report.text_of(item.span).split())
        return Picked(key, words, around(session.report, item.span, AROUND), item.section, key == self._total)

    def _paint(self) -> None:
        self._parts.spread.set_picked(self._room.page_keys(self._keys))


def _proof(draft: RelationDraft | None) -> ProofLine | None:
    if draft is None:
        return None
    formula = draft.formula
    if draft.holds is not Holds.YES and draft.result is not None and draft.type == "sum":
        formula = f"{formula} ≠ {draft.result.text}"
    said = render(draft.explanation).removeprefix(draft.formula).lstrip(" ;,")
    return ProofLine(draft.holds, formula, said or translate("It adds up."))
