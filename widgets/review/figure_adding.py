"""Adding a number that the machine missed, and correcting one that was added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.report.model import Span
from app.review.items import ItemKind
from app.wording import translate
from widgets.one_dialog import OneDialog
from widgets.review.reviewing import Reviewing
from widgets.review.room import ReviewRoom
from widgets.window.parts import Parts

if TYPE_CHECKING:
    from app.review.session import ReviewSession

LONGEST = 120  # code points that can be one figure


class FigureAdding(OneDialog):
    """Asks what the selected words say as a figure, and takes that to the session."""

    def __init__(self, window: QWidget, parts: Parts, reviewing: Reviewing, room: ReviewRoom) -> None:
        super().__init__(reviewing)
        self._window, self._parts, self._reviewing, self._room = window, parts, reviewing, room

    @Slot()
    def ask(self) -> None:
        """Ask about the selected words; without any, about the current item if it was added by hand."""
        session, span = self._room.session, self._parts.spread.selected_span()
        if session is None:
            return
        key = self._room.current
        if span is None and key and session.figure_added(key):
            self._ask_to_change(session, key)
        elif span is None or span.end - span.start > LONGEST or not _in_one_block(session, span):
            text = translate("Select the number on the page first, with its unit, then press A.")
            self._parts.strip.say("figure", text)
        elif there := _figure_at(session, span):
            self._room.choose(there)
            self._parts.strip.say("figure", translate("This number is a figure already."))
        else:
            self._parts.strip.put_away("figure")
            self._ask_to_add(session, span)

    def _ask_to_add(self, session: ReviewSession, span: Span) -> None:
        from app.review.added_figures import FigureText, read_selected
        from widgets.detail.ask_figure import FigureDialog

        def told(said: FigureText) -> None:
            self._reviewing.do(lambda session: session.add_figure(span, said))
            there = _figure_at(session, span)
            if there and session is self._room.session:
                self._parts.page.clear_selection()
                self._room.choose(there)

        words = " ".join(session.report.text_of(span).split())
        self.open(FigureDialog(words, read_selected(session.report, span), told, self._window))

    def _ask_to_change(self, session: ReviewSession, key: str) -> None:
        from app.review.added_figures import FigureText, figure_text
        from widgets.detail.ask_figure import FigureDialog

        def told(said: FigureText) -> None:
            self._reviewing.do(lambda session: session.change_figure(key, said))

        def remove() -> None:
            self._reviewing.do(lambda session: session.remove_figure(key))

        figure = session.scan.extraction.figure(session.item(key).figures[0])
        self.open(FigureDialog(figure.text, figure_text(figure), told, self._window, remove))


def _in_one_block(session: ReviewSession, span: Span) -> bool:
    return session.report.block_at(span.start).span.holds(span)


def _figure_at(session: ReviewSession, span: Span) -> str | None:
    """Return the item of the figure that stands at exactly these words."""
    kinds = (ItemKind.FIGURE, ItemKind.REFERENCE)
    return next((item.key for item in session.items if item.span == span and item.kind in kinds), None)
