"""The strip above the page: what was not read, what went wrong, what is under way. Nothing here stops the reader."""

from __future__ import annotations

from collections.abc import Callable, Collection
from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.wording import translate
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


class Notice(QFrame):
    """One line of the strip, with an action where there is one and a button that puts it away."""

    closed = Signal(str)

    def __init__(self, topic: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.topic = topic
        self.kind = "notice"
        self._icon, self.label = QLabel(self), QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)  # names and titles come from files
        self._action = QPushButton(self)
        self._close = QToolButton(self)
        self._call: Callable[[], None] | None = None
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
        self.kind = kind
        self.label.setText(text)
        self._action.setVisible(action is not None)
        self._call = action[1] if action else None
        if action:
            self._action.setText(action[0])
        self.paint_in(theme)

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
    """What is being done, how far it is, and Cancel."""

    cancelled = Signal()

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

    def show_step(self, done: int, total: int, text: str) -> None:
        """Show how far the work is; without a total the bar only moves."""
        self._cancel.setText(translate("Cancel"))
        self._label.setText(text)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleName(text)


class Strip(QWidget):
    """The lines above the page; one line a topic, so that a repeated one replaces the one before.

    `closed(topic)` tells that the reader put a line away.
    """

    closed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._notices: dict[str, Notice] = {}
        self._place = Place.START
        self.progress = ProgressLine(self)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self.progress)

    def say(
        self, topic: str, text: str, kind: str = "notice", action: tuple[str, Callable[[], None]] | None = None
    ) -> None:
        """Show a text ("error", "warning" or "notice") under a topic."""
        notice = self._notices.get(topic)
        if notice is None:
            notice = self._notices[topic] = Notice(topic, self)
            notice.closed.connect(self.put_away)
            notice.closed.connect(self.closed)
            self._box.addWidget(notice)
        notice.fill(text, kind, self._theme, action)
        notice.setVisible(self._is_at_home(topic))

    def enter(self, place: Place) -> None:
        """Show what belongs to another part of the window; the rest waits, and what only passed by goes."""
        left, self._place = self._place, place
        for topic, notice in tuple(self._notices.items()):
            if topic in PASSING and HOMES.get(topic, left) is left is not place:
                self.put_away(topic)
            else:
                notice.setVisible(self._is_at_home(topic))

    @Slot(str)
    def put_away(self, topic: str) -> None:
        """Remove what was said under a topic."""
        notice = self._notices.pop(topic, None)
        if notice:
            notice.hide()
            notice.deleteLater()

    def clear(self, but: Collection[str] = ()) -> None:
        """Remove everything that was said, but for some topics."""
        for topic in tuple(self._notices):
            if topic not in but:
                self.put_away(topic)

    def texts(self) -> dict[str, str]:
        """Return what is said here under each topic."""
        seen = (topic for topic in self._notices if self._is_at_home(topic))
        return {topic: self._notices[topic].label.text() for topic in seen}

    def _is_at_home(self, topic: str) -> bool:
        return HOMES.get(topic, self._place) is self._place

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        for notice in self._notices.values():
            notice.paint_in(theme)
