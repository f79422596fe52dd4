"""The foot of the detail: evidence, links and history with their counts, and whether all is saved."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.wording import Message, render
from widgets.detail.content import SaveState
from widgets.theme.fonts import window_font
from widgets.theme.icons import CHIP, icon, pixmap
from widgets.theme.theme import Theme

SMALL_POINTS = 9.0
NARROW = 316  # pixels; below it the words give way to the icons
BUTTONS: dict[str, tuple[str, Message]] = {
    "evidence": ("evidence", Message("Evidence")),
    "links": ("link", Message("Links")),
    "history": ("history", Message("History")),
}
STATES: dict[SaveState, tuple[str, str, Message | None]] = {
    SaveState.NOTHING: ("", "", None),
    SaveState.PENDING: ("", "", Message("Saving...")),
    SaveState.SAVED: ("saved", "verified", Message("Saved")),
    SaveState.FAILED: ("warning", "inconsistent", Message("Not saved")),
}


class Footer(QWidget):
    """`toggled(name, open)` tells which section is to be seen."""

    toggled = Signal(str, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.state = SaveState.NOTHING
        self._counts = dict.fromkeys(BUTTONS, 0)
        self.buttons = {name: QPushButton(self) for name in BUTTONS}
        self._sign, self._said = QLabel(self), QLabel(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for name, button in self.buttons.items():
            button.setCheckable(True)
            button.setProperty("kind", "plain")
            button.setFont(window_font(SMALL_POINTS))
            button.setStyleSheet("QPushButton { min-height: 20px; padding: 0 5px; }")
            button.toggled.connect(partial(self.toggled.emit, name))
            row.addWidget(button)
        row.addStretch(1)
        self._said.setFont(window_font(SMALL_POINTS))
        self._said.setProperty("kind", "muted")
        row.addWidget(self._sign)
        row.addWidget(self._said)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        for name, button in self.buttons.items():
            button.setIcon(icon(BUTTONS[name][0], theme.muted, CHIP))
        self.show_state(self.state)

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        self._word()
        self.show_state(self.state)

    def show_counts(self, **counts: int) -> None:
        """Show how many there are of some of evidence, links and history."""
        self._counts |= counts
        self._word()

    def show_state(self, state: SaveState) -> None:
        """Show whether what was said is saved."""
        self.state = state
        name, tone, words = STATES[state]
        self._said.setText(render(words) if words else "")
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(pixmap(name, self._theme.tones[tone].line, CHIP, ratio) if name else QPixmap())

    def open(self, name: str) -> None:
        """Have a section seen."""
        self.buttons[name].setChecked(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words out where there is no room for them."""
        super().resizeEvent(event)
        if (event.size().width() < NARROW) != (event.oldSize().width() < NARROW):
            self._word()

    def _word(self) -> None:
        for name, button in self.buttons.items():
            word, count = render(BUTTONS[name][1]), self._counts[name]
            whole = f"{word} {count}" if count else word
            button.setText(whole if self.width() >= NARROW else str(count or ""))
            button.setAccessibleName(whole)
            button.setToolTip(whole)
