"""The other places of the current item, one after another in a frame over the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from app.report.model import Span
from app.review.items import Item, figures_of
from app.review.sections import section_label
from app.wording import translate
from widgets.page.peek import Peek
from widgets.review.present import shown_places
from widgets.review.room import ReviewRoom
from widgets.window.parts import Parts

if TYPE_CHECKING:
    from app.review.session import ReviewSession


def other_places(session: ReviewSession, item: Item) -> list[Span]:
    """Return the places beside the item's own that one wants to see with it: its findings', then its sums'."""
    places = [span for span in shown_places(session, item) if not span.touches(item.span)]
    figures = (figure for relation in item.relations for figure in figures_of(relation))
    related = (session.scan.extraction.figure(figure).span for figure in figures)
    return list(dict.fromkeys([*places, *(span for span in related if not span.touches(item.span))]))


class PeekingRoom(QObject):
    """Opens the frame, goes from place to place in it, and closes it with the item it belongs to."""

    def __init__(self, parts: Parts, room: ReviewRoom, action: QAction, actions: Sequence[QAction]) -> None:
        super().__init__(room)
        self._parts, self._room, self._action, self._actions = parts, room, action, actions
        self._peek: Peek | None = None
        self._key = ""
        action.triggered.connect(self.show_next)
        room.shown.connect(self._follow)

    @property
    def peek(self) -> Peek:
        """The frame, made when it is first asked for."""
        if self._peek is None:
            parts = self._parts
            self._peek = Peek(parts.page.theme, parts.page, (parts.items.list,))
            self._peek.go_asked.connect(parts.spread.go_to)
            self._peek.inner.item_clicked.connect(parts.spread.item_clicked)
            self._peek.inner.addActions(list(self._actions))
        return self._peek

    @Slot()
    def show_next(self) -> None:
        """Show the first other place of the current item that is out of sight, or the one after the one shown."""
        session, key = self._room.session, self._room.current
        places = other_places(session, session.item(key)) if session and key else []
        if session is None or not key or not places:
            self._parts.strip.say("peek", translate("This item has no other place to look at."))
            return
        self._parts.strip.put_away("peek")
        shown = self._peek.span if self._peek else None
        if shown in places and self._key == key:
            span = places[(places.index(shown) + 1) % len(places)]
        else:
            seen = self._parts.spread.in_sight
            span = next((place for place in places if not seen(place)), places[0])
        self._key = key
        self._show(session, span, places)

    def _show(self, session: ReviewSession, span: Span, places: Sequence[Span]) -> None:
        hint = f"{places.index(span) + 1}/{len(places)}" if len(places) > 1 else ""
        front = self._parts.spread.front
        self.peek.lie_over(front, front.current_height)
        self.peek.show_place(span, section_label(session.report, span), hint, self._parts.page.canvas.items_near(span))

    @Slot(str)
    def _follow(self, key: str) -> None:
        """Show new verdicts in the frame; close it where another item becomes the current one."""
        if self._peek is None or self._peek.span is None:
            return
        if key != self._key:
            self._peek.close_it()
        else:
            self._peek.inner.update_items(self._parts.page.canvas.items_near(self._peek.span))

    @Slot()
    def close_frame(self) -> None:
        """Close the frame, if it is open."""
        if self._peek:
            self._peek.close_it()

    @Slot()
    def set_theme(self) -> None:
        """Paint in the colours of the page's theme."""
        if self._peek:
            self._peek.set_theme(self._parts.page.theme)

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        if self._peek:
            self._peek.retranslate()
