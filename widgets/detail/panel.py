"""The detail of the current item: what was read, the proof, the places, and what the delegate says of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from app.wording import Message, render, translate
from widgets.detail.content import Detail, SaveState
from widgets.detail.places import Places
from widgets.detail.proof import ProofCard
from widgets.detail.verdicts import VerdictButtons
from widgets.theme.fonts import window_font
from widgets.theme.icons import CHIP, HEADING, pixmap
from widgets.theme.theme import Theme

TITLE_POINTS, SMALL_POINTS = 11.25, 9.0
SAVE_AFTER = 800  # milliseconds without a key before a note is written
STATES: dict[SaveState, tuple[str, str, Message]] = {
    SaveState.NOTHING: ("", "", Message("Nothing said yet")),
    SaveState.PENDING: ("", "", Message("Saving...")),
    SaveState.SAVED: ("saved", "verified", Message("Saved")),
    SaveState.FAILED: ("warning", "inconsistent", Message("Not saved")),
}


class NoteField(QPlainTextEdit):
    """The note; `left` tells that the focus went elsewhere."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class DetailPanel(QWidget):
    """Shows one item. Signals: verdict_given(str), note_written(key, text), place_asked(Span)."""

    verdict_given = Signal(str)
    note_written = Signal(str, str)
    place_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Detail | None = None
        self._state = SaveState.NOTHING
        self._told = ""
        self._icon, self._title, self._reading = QLabel(self), QLabel(self), QLabel(self)
        self._mine, self._state_icon, self._state_text = QLabel(self), QLabel(self), QLabel(self)
        self._proof, self._places = ProofCard(theme, self), Places(theme, self)
        self.verdicts = VerdictButtons(theme, self)
        self.note = NoteField(self)
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._build()
        self._timer.timeout.connect(self.flush_note)
        self.note.textChanged.connect(self._wait)
        self.note.left.connect(self.flush_note)
        self.verdicts.given.connect(self.verdict_given)
        self._places.asked.connect(self.place_asked)
        self.retranslate()
        self.show_detail(None)

    def _build(self) -> None:
        self._title.setFont(window_font(TITLE_POINTS, bold=True))
        self._title.setWordWrap(True)
        for label in (self._reading, self._mine, self._state_text):
            label.setFont(window_font(SMALL_POINTS))
            label.setProperty("kind", "muted")
        self._mine.setFont(window_font(SMALL_POINTS, bold=True))
        self._reading.setWordWrap(True)
        self._reading.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(50)
        box = QVBoxLayout(self)
        box.setContentsMargins(15, 4, 15, 8)
        box.setSpacing(6)
        self.machine = self._machine_part()
        box.addWidget(self.machine, 1)
        box.addLayout(self._rule())
        box.addWidget(self.verdicts)
        box.addWidget(self.note)

    def _machine_part(self) -> QScrollArea:
        inner = QWidget(self)
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 4, 6, 0)
        box.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        box.addLayout(head)
        box.addWidget(self._reading)
        box.addWidget(self._proof)
        box.addWidget(self._places)
        box.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        inner.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        return area

    def _rule(self) -> QHBoxLayout:
        line = QFrame(self)
        line.setFixedHeight(1)
        self._line = line
        row = QHBoxLayout()
        row.addWidget(self._mine)
        row.addWidget(line, 1)
        row.addWidget(self._state_icon)
        row.addWidget(self._state_text)
        return row

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        self._mine.setText(translate("My assessment"))
        self.note.setPlaceholderText(translate("Note: what to ask, what to compare..."))
        self.note.setAccessibleName(translate("Note"))
        self.verdicts.retranslate()
        self.show_state(self._state)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.verdicts.set_theme(theme)
        self._proof.set_theme(theme)
        self._places.set_theme(theme)
        self._line.setStyleSheet(f"background: {theme.border.name()};")
        self._show_icon()
        self.show_state(self._state)

    def show_detail(self, detail: Detail | None) -> None:
        """Show an item, or that there is none; a note that still waits is told first."""
        if self._shown and (detail is None or detail.key != self._shown.key):
            self.flush_note()
        same = bool(self._shown and detail and detail.key == self._shown.key)
        self._shown = detail
        self.verdicts.setEnabled(detail is not None)
        self.note.setEnabled(detail is not None)
        self._title.setText(detail.title if detail else translate("No item chosen"))
        self._reading.setText(detail.reading if detail else translate("Choose an item in the list or on the page."))
        self._reading.setVisible(bool(self._reading.text()))
        self._proof.show_lines(detail.proofs if detail else ())
        self._places.show_places(detail.places if detail else (), self._tone())
        self._show_icon()
        if detail:
            self.verdicts.show_verdict(detail.verdict)
        if not same or not self._timer.isActive():
            self._set_note(detail.note if detail else "")

    @property
    def state(self) -> SaveState:
        """Whether what was said of the item is on disk."""
        return self._state

    def show_state(self, state: SaveState) -> None:
        """Show whether what was said is saved."""
        self._state = state
        icon_name, tone, words = STATES[state]
        self._state_text.setText(render(words))
        ratio = self.devicePixelRatioF()
        drawn = pixmap(icon_name, self._theme.tones[tone].line, CHIP, ratio) if icon_name else QPixmap()
        self._state_icon.setPixmap(drawn)

    @Slot()
    def flush_note(self) -> None:
        """Tell a note that was typed and not told yet."""
        self._timer.stop()
        if self._shown and self.note.isEnabled() and self.note.toPlainText() != self._told:
            self._told = self.note.toPlainText()
            self.note_written.emit(self._shown.key, self._told)

    def keep_note(self, text: str) -> None:
        """Put a note that could not be saved back into the field, to be told again with the next key or verdict."""
        self.note.blockSignals(True)
        self.note.setPlainText(text)
        self.note.blockSignals(False)

    def _set_note(self, text: str) -> None:
        self._told = text
        if self.note.toPlainText() != text:
            self.note.blockSignals(True)
            self.note.setPlainText(text)
            self.note.blockSignals(False)

    @Slot()
    def _wait(self) -> None:
        if self._shown:
            self.show_state(SaveState.PENDING)
            self._timer.start()

    def _tone(self) -> str:
        if not self._shown:
            return "unreviewed"
        if self._shown.verdict.value == "unreviewed" and self._shown.finding:
            return "finding"
        return self._shown.verdict.value

    def _show_icon(self) -> None:
        name = "finding" if self._shown and self._shown.finding else self._tone()
        self._icon.setVisible(self._shown is not None)
        self._icon.setPixmap(pixmap(name, self._theme.colour(name), HEADING, self.devicePixelRatioF()))
