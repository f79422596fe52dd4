"""The strip above the page: what was not read, what went wrong, what is under way. Nothing here stops the reader."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from enum import StrEnum
from time import monotonic

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.wording import plural, translate
from widgets.theme.fonts import window_font
from widgets.theme.icons import MARGIN, icon, pixmap
from widgets.theme.theme import Theme

KINDS = {"error": ("warning", "inconsistent"), "warning": ("warning", "questioned"), "notice": ("information", "muted")}


class Place(StrEnum):
    """Where in the window the strip is."""

    START = "start"
    REVIEW = "review"
    COMPARISON = "comparison"


# A topic that is not named here is said everywhere: what failed is to be read wherever one went.
HOMES: dict[str, Place] = {
    "not_read": Place.REVIEW,
    "scans": Place.REVIEW,
    "resembling": Place.REVIEW,
    "lost": Place.REVIEW,
    "lost_ties": Place.REVIEW,
    "export": Place.REVIEW,
    "figure": Place.REVIEW,
    "peek": Place.REVIEW,
    "link": Place.REVIEW,
    "other_window": Place.REVIEW,
    "overtaken": Place.REVIEW,
    "carried": Place.COMPARISON,
    "came_along": Place.COMPARISON,
    "comparison_written": Place.COMPARISON,
}
# Said once, not kept: it goes with the part of the window where it was said.
PASSING = frozenset(
    {
        "export",
        "figure",
        "peek",
        "other_window",
        "carried",
        "came_along",
        "comparison_written",
        "filled",
        "shelf",
    }
)
# What the reader was told of the step just made: it goes with the next one.
OF_A_STEP = frozenset({"figure", "peek"})
READ_AFTER = 8  # seconds, after which what only passes by was read and goes with the next step too
MOST_LINES = 2


class Notice(QFrame):
    """One line of the strip, with an action where there is one and a button that puts it away."""

    closed = Signal(str)

    def __init__(self, topic: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.topic = topic
        self.kind, self.text = "notice", ""
        self._icon, self.label = QLabel(self), QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)  # names and titles come from files
        self._action = QPushButton(self)
        self._close = QToolButton(self)
        self._call: Callable[[], None] | None = None
        self.said = monotonic()
        self.label.setWordWrap(True)
        self.label.setFont(window_font(9.0))
        self._action.setProperty("kind", "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 3, 8, 3)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self.label, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self._action.clicked.connect(self._act)
        self._close.clicked.connect(self._tell_closed)

    def fill(self, text: str, kind: str, theme: Theme, action: tuple[str, Callable[[], None]] | None) -> None:
        """Show a text of a kind, with an action's word and what it calls."""
        self.kind, self.text, self.said = kind, text, monotonic()
        self.label.setText(text)
        self._action.setVisible(action is not None)
        self._call = action[1] if action else None
        if action:
            self._action.setText(action[0])
        self.paint_in(theme)

    def lines_in(self, width: int) -> int:
        """Return how many lines its text takes where the strip is that wide."""
        metrics = self.label.fontMetrics()
        wrapped = metrics.boundingRect(QRect(0, 0, self._room(width), 1), Qt.TextFlag.TextWordWrap, self.text)
        return max(1, round(wrapped.height() / metrics.lineSpacing()))

    def cut_to(self, one_line: bool, width: int) -> None:
        """Show its text on one line, with the whole of it as its tip, or all of it."""
        cut = self.label.fontMetrics().elidedText(self.text, Qt.TextElideMode.ElideRight, self._room(width))
        self.label.setText(cut if one_line else self.text)
        self.label.setToolTip(self.text if one_line and cut != self.text else "")

    def _room(self, width: int) -> int:
        return max(1, width - (self.sizeHint().width() - self.label.sizeHint().width()))

    def paint_in(self, theme: Theme) -> None:
        """Set the colours."""
        icon_name, role = KINDS[self.kind]
        self._icon.setPixmap(pixmap(icon_name, theme.colour(role), MARGIN, self.devicePixelRatioF()))
        self._close.setIcon(icon("close", theme.muted, MARGIN))
        self._close.setToolTip(translate("Put away"))
        self._close.setAccessibleName(translate("Put away"))
        ground = theme.tones[role].fill if role in theme.tones else theme.window
        ink = theme.tones[role].ink if role in theme.tones else theme.muted
        self.setStyleSheet(
            f"Notice {{ background: {ground.name()}; border: none; border-bottom: 1px solid {theme.border.name()}; }}"
            f"Notice QLabel {{ color: {ink.name()}; }}"
        )

    @Slot()
    def _act(self) -> None:
        if self._call:
            self._call()

    @Slot()
    def _tell_closed(self) -> None:
        self.closed.emit(self.topic)


class ProgressLine(QFrame):
    """What is being done, how far it is, and Cancel. `shown` tells that it came or went."""

    cancelled = Signal()
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label, self._bar, self._cancel = QLabel(self), QProgressBar(self), QPushButton(self)
        self._bar.setTextVisible(False)
        self._bar.setMaximumWidth(240)
        self._cancel.setProperty("kind", "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 3, 8, 3)
        row.addWidget(self._label)
        row.addWidget(self._bar, 1)
        row.addStretch(1)
        row.addWidget(self._cancel)
        self._cancel.clicked.connect(self.cancelled)
        self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that there is a line more."""
        super().showEvent(event)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that there is a line less."""
        super().hideEvent(event)
        self.shown.emit()

    def show_step(self, done: int, total: int, text: str) -> None:
        """Show how far the work is; without a total the bar only moves."""
        self._cancel.setText(translate("Cancel"))
        self._label.setText(text)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleName(text)


class Strip(QWidget):
    """The lines above the page; one line a topic, so that a repeated one replaces the one before.

    Two lines are seen at most: what finds no room is folded into one that opens. `closed(topic)` tells that the reader
    put a line away.
    """

    closed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._notices: dict[str, Notice] = {}
        self._place = Place.START
        self._item, self._open = "", False
        self.progress, self.fold = ProgressLine(self), QPushButton(self)
        self.fold.setProperty("kind", "link")
        self.fold.setFont(window_font(9.0))
        self.fold.setStyleSheet("QPushButton { min-height: 20px; text-align: left; padding-left: 14px; }")
        self.fold.hide()
        self.fold.clicked.connect(self._turn)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self.progress)
        self._box.addWidget(self.fold)
        self.progress.shown.connect(self._arrange)

    def say(
        self, topic: str, text: str, kind: str = "notice", action: tuple[str, Callable[[], None]] | None = None
    ) -> None:
        """Show a text ("error", "warning" or "notice") under a topic."""
        notice = self._notices.pop(topic, None)
        if notice is None:
            notice = Notice(topic, self)
            notice.closed.connect(self.put_away)
            notice.closed.connect(self.closed)
            self._box.insertWidget(self._box.indexOf(self.fold), notice)
        self._notices[topic] = notice  # the latest last
        notice.fill(text, kind, self._theme, action)
        self._arrange()

    def enter(self, place: Place) -> None:
        """Show what belongs to another part of the window; the rest waits, and what only passed by goes."""
        left, self._place = self._place, place
        for topic in tuple(self._notices):
            if topic in PASSING and HOMES.get(topic, left) is left is not place:
                self.put_away(topic)
        self._arrange()

    @Slot(str)
    def go_on(self, item: str) -> None:
        """Put away, on the way to another item, what told of a step and what passes by and was there long enough."""
        if item == self._item:
            return
        self._item, now = item, monotonic()
        for topic, notice in tuple(self._notices.items()):
            if topic in OF_A_STEP or (topic in PASSING and now - notice.said > READ_AFTER):
                self.put_away(topic)

    @Slot(str)
    def put_away(self, topic: str) -> None:
        """Remove what was said under a topic."""
        notice = self._notices.pop(topic, None)
        if notice:
            notice.hide()
            notice.deleteLater()
            self._arrange()

    def clear(self, but: Collection[str] = ()) -> None:
        """Remove everything that was said, but for some topics."""
        for topic in tuple(self._notices):
            if topic not in but:
                self.put_away(topic)

    def texts(self) -> dict[str, str]:
        """Return what is said here under each topic, the latest last."""
        seen = (topic for topic in self._notices if self._is_at_home(topic))
        return {topic: self._notices[topic].text for topic in seen}

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold anew where the lines are longer or shorter now."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    @Slot()
    def _turn(self) -> None:
        self._open = not self._open
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        """Show as many notices as there is room for, an error or the latest first, and fold the rest."""
        there = [notice for topic, notice in self._notices.items() if self._is_at_home(topic)]
        room = MOST_LINES - (not self.progress.isHidden())
        fits = sum(notice.lines_in(self.width()) for notice in there) <= room
        self._open = self._open and not fits
        seen = there if fits or self._open else _first(there)[: room - 1]
        for notice in self._notices.values():
            notice.setVisible(notice in seen)
            notice.cut_to(notice in seen and not (fits or self._open), self.width())
        more = plural("{count} notice more", "{count} notices more", len(there) - len(seen))
        more = more if len(there) > len(seen) else translate("Show all of it")
        self.fold.setText(translate("Fewer notices") if self._open else more)
        self.fold.setVisible(not fits)

    def _is_at_home(self, topic: str) -> bool:
        return HOMES.get(topic, self._place) is self._place

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        for notice in self._notices.values():
            notice.paint_in(theme)


def _first(there: Sequence[Notice]) -> list[Notice]:
    """Return the latest error, or else the latest notice: it is about what the reader does now."""
    return [min(reversed(there), key=lambda notice: notice.kind != "error")] if there else []
