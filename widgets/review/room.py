"""The review of the open report: its items in the list, on the page and in the detail, kept in step."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAction

from app.errors import ThamTraError
from app.review.model import Verdict
from app.wording import render, translate
from widgets.actions import ACTIONS, Act
from widgets.detail.content import SaveState
from widgets.page.ground import EMPTY
from widgets.reading.not_read import Warnings
from widgets.review.present import PageKeys, Presented, detail_of, present, row_of
from widgets.window.menus import word_action

if TYPE_CHECKING:
    from app.report.model import Report
    from app.review.catching import CaughtUp
    from app.review.edits import Edit
    from app.review.session import ReviewSession
    from widgets.page.document import PageDocument
    from widgets.review.reviewing import Reviewing
    from widgets.window.parts import Parts

CONTENTS_AFTER = 20  # milliseconds: the page is painted first
SPECS = {spec.id: spec for spec in ACTIONS}


class ReviewRoom(QObject):
    """Knows the current item, and takes what changes to every part that shows it.

    `shown(key)` tells that the detail shows an item or something new of it; `picker`, where there is one, is asked
    first whether it takes an item that was clicked.
    """

    shown = Signal(str)

    def __init__(self, parts: Parts, reviewing: Reviewing, actions: dict[Act, QAction]) -> None:
        super().__init__(reviewing)
        self._parts, self._reviewing, self._actions = parts, reviewing, actions
        self.report: Report | None = None
        self.current: str | None = None
        self._warnings = Warnings(parts.strip)
        self._keys = PageKeys(())
        self.findings: list[str] = []
        self._place = 0  # where the eye reads
        self._at = 0  # where the current item begins
        self.picker: Callable[[str], bool] | None = None
        reviewing.changed.connect(self._show_changed)
        reviewing.reshaped.connect(self.show_items)
        reviewing.saved.connect(self._show_saved)
        reviewing.failed.connect(self._show_not_saved)
        parts.spread.item_clicked.connect(self._choose_on_page)
        parts.spread.place_changed.connect(self._show_place)
        parts.items.chosen.connect(self.choose)
        parts.items.activated.connect(self.go_to_item)
        parts.detail.verdict_given.connect(self._give_by_button)
        parts.detail.note_written.connect(reviewing.note)
        parts.detail.note.done.connect(parts.spread.take_focus)
        parts.detail.place_asked.connect(parts.spread.go_to)
        parts.contents.asked.connect(parts.spread.go_to)

    @property
    def session(self) -> ReviewSession | None:
        """The review of the open report, None until it has been scanned."""
        return self._reviewing.session

    # A report comes

    def show_report(self, report: Report, built: PageDocument | None = None) -> None:
        """Show a report that was read and is not scanned yet; `built` is its document, if there is one already."""
        parts = self._parts
        parts.detail.flush_note()
        self.report, self._reviewing.session, self.current = report, None, None
        self.findings = []
        self._keys = PageKeys(())
        # What could not be opened beside this report, and what could not be saved before, is still to be read.
        parts.strip.clear(but=("error", "save") if self._reviewing.refused else ("error",))
        parts.contents.clear()
        QTimer.singleShot(CONTENTS_AFTER, self, lambda: self._show_contents(report))  # the page first
        parts.spread.show_report(report, built)
        parts.items.set_rows([])
        parts.items.search("")  # what was looked for in another report
        parts.detail.show_detail(None)
        parts.page_bar.show_finding(0, None)
        parts.header.reviewed.show_counts({}, 0, 0)
        self._warnings.tell_report(report)
        self.refresh_undo()

    def close_report(self) -> None:
        """Show no report any more."""
        self.show_report(EMPTY)
        self.report = None

    def _show_contents(self, report: Report) -> None:
        if report is self.report:
            self._parts.contents.show_report(report)
            self._parts.contents.show_place(self._place)

    def show_session(self, presented: Presented) -> None:
        """Show what was found in the report, and the marks on it."""
        session = self._reviewing.session = presented.session
        self._show_presented(presented)
        self._warnings.tell_lost(len(session.lost))
        self._reviewing.keep_progress()
        self._parts.page_bar.show_finding(0, len(self.findings))
        keys = self._parts.items.model.keys()
        if keys:
            self.choose(keys[0])

    def show_items(self) -> None:
        """Show all items anew; where the current one is gone, the next one takes its place."""
        session = self.session
        if session is None:
            return
        self._show_presented(present(session))
        if self.current and all(item.key != self.current for item in session.items):
            after = [item.key for item in session.items if item.span.start >= self._at]
            self.current = None
            if after or session.items:
                self.choose(after[0] if after else session.items[-1].key)

    def _show_presented(self, presented: Presented) -> None:
        session, parts = presented.session, self._parts
        self._keys = presented.keys
        self._list_findings(session)
        parts.items.set_rows(presented.rows)
        parts.spread.set_items(presented.page_items, presented.layer)
        self._refresh_counts()

    def _list_findings(self, session: ReviewSession) -> None:
        """Note the findings that are not put aside; where these changed, count them anew in the contents."""
        findings = [item.key for item in session.findings if not session.aside_of(item.key)]
        if findings != self.findings:
            self.findings = findings
            self._parts.contents.show_findings(session.item(key).span.start for key in findings)
            number = findings.index(self.current) + 1 if self.current in findings else 0
            self._parts.page_bar.show_finding(number, len(findings))

    def show_again(self) -> None:
        """Show everything anew, in the language that is now chosen."""
        current = self.current
        self._warnings.tell_again()
        self.show_items()
        if current and self.session:
            self.choose(current)

    # Choosing an item

    @Slot(str)
    def choose(self, key: str) -> None:
        """Make an item the current one in the list, on the page and in the detail."""
        session = self.session
        if session is None:
            return
        self.current, self._at = key, session.item(key).span.start
        self._parts.items.set_current(key)
        self._parts.spread.set_current(self._keys.page_of(key))
        self._parts.detail.show_detail(detail_of(session, key))
        self._parts.detail.show_state(self._state_of(key))
        number = self.findings.index(key) + 1 if key in self.findings else 0
        self._parts.page_bar.show_finding(number, len(self.findings))
        self.shown.emit(key)

    @Slot(str)
    def go_to_item(self, key: str) -> None:
        """Make an item the current one and bring its place to where the eye reads."""
        if self.picker:
            self.picker(key)
        self.choose(key)
        if self.session:
            self._parts.spread.go_to(self.session.item(key).span)

    @Slot(str)
    def _choose_on_page(self, page_key: str) -> None:
        if not (self.picker and self.picker(self._keys.judged_by(page_key))):
            self.choose(self._keys.item_of(page_key))

    def page_keys(self, keys: Iterable[str]) -> frozenset[str]:
        """Return what the page calls these items."""
        return frozenset(found for key in keys if (found := self._keys.page_of(key)))

    def step(self, keys: Sequence[str], by: int) -> None:
        """Go to the next or previous of these items, from the current one or from where it stands in the text."""
        if not keys or self.session is None:
            return
        if self.current in keys:
            place = keys.index(self.current) + by
        else:
            here = self.session.item(self.current).span.start if self.current else self._parts.spread.visible_place()
            before = sum(self.session.item(key).span.start <= here for key in keys)
            place = before if by > 0 else before - 1
        self.choose(keys[place % len(keys)])

    def _state_of(self, key: str) -> SaveState:
        session = self.session
        if session and key in session.pending:
            return SaveState.FAILED if self._reviewing.is_refused(key) else SaveState.PENDING
        return SaveState.SAVED if session and session.mark_of(key) else SaveState.NOTHING

    # Assessing

    def give(self, verdict: Verdict) -> None:
        """Give the selected words, or else the current item, a verdict."""
        selected = self._parts.spread.selected_span()
        if selected and self.session:
            self._reviewing.mark(selected, verdict)
            for marked in [item.key for item, _ in self.session.marked() if item.span == selected][:1]:
                self._parts.page.clear_selection()
                self.choose(marked)  # so that the note that follows is its note
        else:
            self._give_by_button(verdict)

    @Slot(str)
    def _give_by_button(self, verdict: str) -> None:
        if self.current:
            self._parts.detail.flush_note()
            self._reviewing.give(self.chosen_keys(), Verdict(verdict))

    def chosen_keys(self) -> list[str]:
        """Return the items that are selected in the list, if the current one is among them, or that one alone."""
        selected = self._parts.items.selected()
        return selected if self.current in selected else [self.current] if self.current else []

    @Slot(object)
    def _show_changed(self, keys: Collection[str]) -> None:
        session = self.session
        if session is None:
            return
        if any(session.knows(key) != self._parts.items.model.knows(key) for key in keys):
            self.show_items()  # words marked by hand came or went
        else:
            self._parts.items.update_rows([row_of(session, session.item(key)) for key in keys if session.knows(key)])
            self._parts.spread.update_items(self._keys.changed(session, keys))
        self._list_findings(session)
        if self.current and self.current in keys and session.knows(self.current):
            self._parts.detail.show_detail(detail_of(session, self.current))
            self._parts.detail.show_state(self._state_of(self.current))
            self.shown.emit(self.current)
        self._refresh_counts()
        self.refresh_undo()

    def show_caught(self, caught: CaughtUp) -> None:
        """Show what another window changed."""
        if caught.items:
            self.show_items()
        self._show_changed(caught.keys)

    @Slot(object)
    def _show_saved(self, keys: Collection[str]) -> None:
        if not self._reviewing.refused:
            self._parts.strip.put_away("save")
        self._show_changed(keys)
        self._reviewing.keep_progress()

    @Slot(object, object)
    def _show_not_saved(self, edit: Edit, error: BaseException) -> None:
        reason = render(error.message) if isinstance(error, ThamTraError) else str(error)
        text = translate("Not saved: {reason} What you said is kept until the program ends.", reason=reason)
        if self._reviewing.refused > 1:
            text += " " + translate("{count} changes wait.", count=self._reviewing.refused)
        self._parts.strip.say("save", text, "error", (translate("Try again"), self._reviewing.try_again))
        if self.current in edit.keys:
            self._parts.detail.show_state(SaveState.FAILED)

    def _refresh_counts(self) -> None:
        if self.session:
            self._parts.header.reviewed.show_counts(self.session.counts(), self.session.reviewed, self.session.total)

    def refresh_undo(self) -> None:
        """Name what undo and redo would do."""
        session = self._reviewing.at_hand
        # nothing is taken back unseen
        there = self._reviewing.other is not None or self._parts.stack.currentWidget() is self._parts.review
        for act, name in (
            (Act.UNDO, session.undo_name if session else None),
            (Act.REDO, session.redo_name if session else None),
        ):
            self._actions[act].setEnabled(there and name is not None)
            word_action(self._actions[act], SPECS[act], render(name or SPECS[act].text))

    @Slot()
    def _show_place(self) -> None:
        self._place = place = self._parts.spread.reading_place()
        if self.report is not None and self.report.blocks:
            self._parts.contents.show_place(place)
            headings = self.report.headings_above(self.report.block_at(place))
            self._parts.page_bar.show_path([" ".join(self.report.text_of(one.span).split()) for one in headings])
