"""Questions: what is written into the form goes to the session, and what the form offers comes from the library."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.review.model import UsedBefore
from app.review.records import Question
from widgets.detail.content import Offers
from widgets.review.reviewing import Reviewing
from widgets.review.room import ReviewRoom
from widgets.services import Services
from widgets.window.parts import Parts
from widgets.window.work import Work

if TYPE_CHECKING:
    from app.review.edits import Edit
    from app.review.session import ReviewSession


class AskingRoom(QObject):
    """Joins the form in the detail with the review."""

    def __init__(self, parts: Parts, reviewing: Reviewing, room: ReviewRoom, work: Work, services: Services) -> None:
        super().__init__(reviewing)
        self._parts, self._reviewing, self._room = parts, reviewing, room
        self._work, self._store = work, services.store
        self._used: UsedBefore | None = None  # what was written before the form was opened
        self._opened = False  # the form was opened and is still to be brought into sight with what is offered
        self._form = parts.detail.sections.question
        self._form.changed.connect(self._change)
        self._form.left.connect(parts.spread.take_focus)
        parts.detail.question_link.toggled.connect(self._begin)
        room.shown.connect(self._offer)
        reviewing.failed.connect(self._keep)

    def ask(self) -> None:
        """Go to the question about the current item."""
        if self._room.current:
            self._parts.detail.ask()

    @Slot(str, object)
    def _change(self, key: str, change: Callable[[Question], Question]) -> None:
        self._reviewing.do(lambda session: session.change_question(key, change))

    @Slot()
    def _begin(self) -> None:
        self._used, self._opened = None, True
        self._offer()

    @Slot()
    def _offer(self) -> None:
        """Have the form offer what fits the current item; nothing is looked up while the form is not seen."""
        session, key = self._room.session, self._room.current
        if session is None or key is None or not self._parts.detail.question_link.isChecked():
            return
        if self._used is not None:
            self._form.show_offers(offers_for(session, key, self._used))
            return
        store = self._store

        def show(used: UsedBefore) -> None:
            if session is self._room.session and session.knows(key):
                self._used = used
                self._form.show_offers(offers_for(session, key, used))
                if self._opened:
                    self._opened = False
                    self._parts.detail.bring("question")  # what is offered made it higher

        # a library that cannot be read is told elsewhere
        self._work.start("store", lambda _token: store.used_before(), show, lambda _error: show(UsedBefore()))

    @Slot(object, object)
    def _keep(self, edit: Edit) -> None:
        """Keep a question that could not be saved in the form."""
        asked = [write.after for write in edit.writes if isinstance(write.after, Question)]
        if asked and edit.writes[-1].action == "question" and self._room.current in edit.keys:
            self._form.keep(asked[-1])


def offers_for(session: ReviewSession, key: str, used: UsedBefore) -> Offers:
    """Return what may be written into the question about an item: what the report names, what was written before."""
    from app.exports.content import Beside, describe
    from app.exports.questions import Asked, issuer_of
    from app.language.bodies import BODIES, THEMES
    from app.review.addressees import named_near
    from app.review.asking import ASKED

    report, item, mark = session.report, session.item(key), session.mark_of(key)
    question, wording = session.question_of(key), ""
    if mark and mark.verdict in ASKED:
        addressee = question.addressee if question and question.addressee else issuer_of(report)
        wording = Asked(describe(report, item, mark, Beside(session)), addressee).template
    return Offers(
        wording,
        named_near(report, item.span),
        tuple(dict.fromkeys((*used.addressees, report.metadata.issuer or "", *BODIES))),
        tuple(dict.fromkeys((*used.themes, *THEMES))),
    )
