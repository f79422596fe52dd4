"""The detail of the current item: what was read, the proof, the places, and what the delegate says of it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.review.model import Verdict
from app.wording import translate
from widgets.detail.content import Detail, HistoryLine, SaveState
from widgets.detail.footer import Footer
from widgets.detail.note import NoteField
from widgets.detail.places import Places
from widgets.detail.proof import ProofCard
from widgets.detail.question_link import QuestionLink
from widgets.detail.sections import Sections
from widgets.detail.verdicts import VerdictButtons
from widgets.theme.fonts import window_font
from widgets.theme.icons import HEADING, pixmap
from widgets.theme.theme import Theme

TITLE_POINTS, SMALL_POINTS = 11.25, 9.0
GAP, SHORT_GAP = 5, 4
SHORT_WINDOW = 800  # pixels of height, below which everything gives way to the two places
SAVE_AFTER = 800  # milliseconds without a key before a note is written


class DetailPanel(QWidget):
    """Shows one item. Signals: verdict_given(str), note_written(key, text), place_asked(Span), aside_asked(bool): put
    the finding aside, or take it up again.
    """

    verdict_given = Signal(str)
    note_written = Signal(str, str)
    place_asked = Signal(object)
    aside_asked = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Detail | None = None
        self._told = ""
        self._fitted: object = None  # what the places were fitted beside
        self._short = self._opened_by_hand = False  # whether the question was opened or folded by somebody
        self._icon, self._title, self._reading = QLabel(self), QLabel(self), QLabel(self)
        self._mine, self._aside = QLabel(self), QLabel(self)
        self.aside = QPushButton(self)
        self._proof, self._places = ProofCard(theme, self), Places(theme, self)
        self.sections, self.footer = Sections(theme, self), Footer(theme, self)
        self.verdicts, self.question_link = VerdictButtons(theme, self), QuestionLink(theme, self)
        self.note = NoteField(self)
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._build()
        self._timer.timeout.connect(self.flush_note)
        self.note.textChanged.connect(self._wait)
        self.note.left.connect(self.flush_note)
        self.verdicts.given.connect(self.verdict_given)
        self._places.asked.connect(self.place_asked)
        self.aside.clicked.connect(lambda: self.aside_asked.emit(bool(self._shown and not self._shown.aside)))
        self.footer.toggled.connect(self._open_section)
        self.question_link.clicked.connect(self._remember_opening)
        self.question_link.toggled.connect(lambda there: self._open_section("question", there))
        self.sections.question.typed.connect(lambda: self.show_state(SaveState.PENDING))
        self.question_link.setChecked(True)
        self.retranslate()
        self.show_detail(None)

    def _build(self) -> None:
        self._title.setFont(window_font(TITLE_POINTS, bold=True))
        self._title.setWordWrap(True)
        for label in (self._reading, self._mine, self._aside):
            label.setFont(window_font(SMALL_POINTS))
            label.setProperty("kind", "muted")
        self._mine.setFont(window_font(SMALL_POINTS, bold=True))
        self._reading.setWordWrap(True)
        self._aside.setWordWrap(True)
        self._aside.setTextFormat(Qt.TextFormat.PlainText)
        self.aside.setProperty("kind", "link")
        self.aside.setFont(window_font(SMALL_POINTS))
        self.aside.setStyleSheet("QPushButton { min-height: 17px; max-height: 17px; }")
        self._reading.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(15, 2, 15, 4)
        box.setSpacing(GAP)
        self.machine = self._machine_part()
        box.addWidget(self.machine, 1)
        box.addLayout(self._rule())
        box.addWidget(self.verdicts)
        box.addWidget(self.note)
        box.addWidget(self.footer)

    def _machine_part(self) -> QScrollArea:
        inner = QWidget(self)
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 4, 6, 0)
        box.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        box.addLayout(head)
        second = QHBoxLayout()
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addWidget(self._reading)
        said.addWidget(self._aside)
        second.addLayout(said, 1)
        second.addWidget(self.aside, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        box.addLayout(second)
        box.addWidget(self._proof)
        box.addWidget(self._places)
        box.addWidget(self.sections)
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
        row.addWidget(self.question_link)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be brief where height is short, so that both places are seen together."""
        super().resizeEvent(event)
        short = self.window().height() < SHORT_WINDOW
        if short is not self._short:
            self._short = short
            self._box.setSpacing(SHORT_GAP if short else GAP)
            self.verdicts.set_short(short)
            self.note.set_short(short)
            if not self._opened_by_hand:
                self.question_link.setChecked(not short)
        self._fit_places()

    def _fit_places(self) -> None:
        """Let every place have the lines it asks for where they all find room, else one line after the first."""
        told = self._shown and (self._shown.asked, replace(self._shown, verdict=Verdict.UNREVIEWED, note=""))
        if self._fitted == (fitting := (self._short, self.machine.size(), told)):
            return  # another verdict or note takes no other room
        self._fitted = fitting
        if self._short and self._places.least_height() > self.machine.height():
            self._places.set_short(True)  # without laying out as many as there are
            return
        self._places.set_short(False)
        inner = self.machine.widget()
        layout = inner.layout() if inner and self._short else None
        if inner is None or layout is None:
            return
        for part in (self._proof, self._places, self.sections):
            part.updateGeometry()  # or the height asked for is what it was before
        layout.activate()
        if inner.heightForWidth(self.machine.viewport().width()) > self.machine.height():
            self._places.set_short(True)

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        self._mine.setText(translate("My assessment"))
        self.machine.setAccessibleName(translate("What the machine says of the item"))
        self.note.setPlaceholderText(translate("Note: what to ask, what to compare..."))
        self.note.setAccessibleName(translate("Note"))
        self.verdicts.retranslate()
        self.sections.retranslate()
        self.question_link.retranslate()
        self.footer.retranslate()
        self._show_aside()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.verdicts.set_theme(theme)
        self._proof.set_theme(theme)
        self._places.set_theme(theme)
        self._line.setStyleSheet(f"background: {theme.border.name()};")
        self.sections.set_theme(theme)
        self.question_link.set_theme(theme)
        self.footer.set_theme(theme)
        self._show_icon()

    def show_detail(self, detail: Detail | None) -> None:
        """Show an item, or that there is none; what still waits to be told is told first."""
        if self._shown and (detail is None or detail.key != self._shown.key):
            self.flush_note()
        same = bool(self._shown and detail and detail.key == self._shown.key)
        grown = self._grown(detail) if same else ""
        self._shown = detail
        self.verdicts.setEnabled(detail is not None)
        self.note.setEnabled(detail is not None)
        self._title.setText(detail.title if detail else translate("No item chosen"))
        self._reading.setText(detail.reading if detail else translate("Choose an item in the list or on the page."))
        self._reading.setVisible(bool(self._reading.text()))
        self._proof.show_lines(detail.proofs if detail else ())
        self._places.show_places(detail.places if detail else (), self._tone())
        self.sections.show_detail(detail)
        self.question_link.show_detail(detail, self.sections.can_ask)
        self.footer.setEnabled(detail is not None)
        self.footer.show_counts(
            evidence=len(detail.evidence) if detail else 0, links=len(detail.links) if detail else 0
        )
        self._show_aside()
        self._show_icon()
        if detail:
            self.verdicts.show_verdict(detail.verdict)
        if not same or not self._timer.isActive():
            self._set_note(detail.note if detail else "")
        self._fit_places()
        if not same:
            self.machine.verticalScrollBar().setValue(0)
        if grown:
            self.bring(grown)

    def _grown(self, detail: Detail | None) -> str:
        """Return the section that has more in it than it had, and is open."""
        if not self._shown or not detail:
            return ""
        more = {
            "evidence": len(detail.evidence) > len(self._shown.evidence),
            "links": len(detail.links) > len(self._shown.links),
        }
        return next((name for name, grew in more.items() if grew and self.sections.is_open(name)), "")

    @property
    def state(self) -> SaveState:
        """Whether what was said of the item is on disk."""
        return self.footer.state

    def show_state(self, state: SaveState) -> None:
        """Show whether what was said is saved."""
        self.footer.show_state(state)

    def show_history(self, key: str, lines: tuple[HistoryLine, ...]) -> None:
        """Show the history of an item, if that is still the one that is shown."""
        if self._shown and self._shown.key == key:
            self.sections.show_history(lines)
            self.footer.show_counts(history=len(lines))

    @Slot()
    def flush_note(self) -> None:
        """Tell a note, and what of a question, that was typed and not told yet."""
        self.sections.question.flush()
        self._timer.stop()
        if self._shown and self.note.isEnabled() and self.note.toPlainText() != self._told:
            self._told = self.note.toPlainText()
            self.note_written.emit(self._shown.key, self._told)

    def ask(self) -> None:
        """Open the question about the item and go to its first field."""
        self._remember_opening()
        self.sections.ask()
        self.question_link.show_detail(self._shown, self.sections.can_ask)
        self.question_link.setChecked(True)
        self.sections.question.addressee.setFocus(Qt.FocusReason.ShortcutFocusReason)

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

    @Slot()
    def _remember_opening(self) -> None:
        self._opened_by_hand = True

    @Slot(str, bool)
    def _open_section(self, name: str, there: bool) -> None:
        self.sections.set_open(name, there)
        if there:
            self.bring(name)

    def bring(self, name: str) -> None:
        """Scroll to a section once it is laid out."""
        QTimer.singleShot(0, self, lambda: self.machine.ensureWidgetVisible(getattr(self.sections, name), 0, 0))

    def _show_aside(self) -> None:
        shown = self._shown
        aside = shown.aside if shown else None
        self.aside.setVisible(bool(shown and (shown.finding or aside)))
        self.aside.setText(translate("Take up again") if aside else translate("Not an error..."))
        self._aside.setVisible(aside is not None)
        if aside:
            said = {"when": aside.when, "reason": aside.reason or "–"}
            text = translate("Put aside {when}: {reason}", **said)
            self._aside.setText(
                translate("Put aside by {who}, {when}: {reason}", who=aside.who, **said) if aside.who else text
            )

    def _tone(self) -> str:
        if not self._shown:
            return "unreviewed"
        if self._shown.verdict.value == "unreviewed" and self._shown.finding and not self._shown.aside:
            return "finding"
        return self._shown.verdict.value

    def _show_icon(self) -> None:
        shown = self._shown
        name = "finding" if shown and shown.finding else self._tone()
        name, role = ("aside", "muted") if shown and shown.aside else (name, name)
        self._title.setProperty("kind", "muted" if role == "muted" else "")
        self._title.style().polish(self._title)
        self._icon.setVisible(shown is not None)
        self._icon.setPixmap(pixmap(name, self._theme.colour(role), HEADING, self.devicePixelRatioF()))
