"""The question about an item: whom, on which theme, how pressing, in which words, what the answer was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.review.records import Priority, Question, QuestionState
from app.wording import render, translate
from widgets.detail.completing import OfferingLine
from widgets.detail.content import Detail, Offers
from widgets.detail.note import NoteField
from widgets.theme.choice import Choice
from widgets.theme.fonts import window_font
from widgets.theme.icons import CHIP, icon
from widgets.theme.theme import Theme
from widgets.words import PRIORITY_WORDS, STATE_WORDS, day_text, read_day

Change = Callable[[Question], Question]
Field = OfferingLine | NoteField

SMALL_POINTS = 9.0
LOW = "QLineEdit, QComboBox { min-height: 24px; }"
WRONG = "QLineEdit { min-height: 24px; border-color: %s; }"
SAVE_AFTER = 800  # milliseconds without a key before what was typed is told
WORDING_LINES, ANSWER_LINES = (3, 6), (1, 4)  # the fewest and the most that are seen
LEAST_LETTERS, DAY_WIDTHS = 4, (72, 98)
NAMED = 2  # bodies that the report names near the item and that a click takes over
CHANGES: dict[str, Callable[[str], Change]] = {
    "addressee": lambda text: lambda question: replace(question, addressee=" ".join(text.split())),
    "theme": lambda text: lambda question: replace(question, theme=" ".join(text.split())),
    "wording": lambda text: lambda question: replace(question, wording=text.strip()),
    "answer": lambda text: lambda question: question.with_answer(text.strip()),
    "answered_on": lambda text: lambda question: replace(question, answered_on=read_day(text) or ""),
}


class StillChoice(Choice):
    """A choice that a turn of the wheel over it does not change, since it stands in what is scrolled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(LEAST_LETTERS)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class QuestionForm(QWidget):
    """Signals: `changed(key, change)`, where `change` makes one question of another; `typed()` something waits to be
    told; `left()` Escape asks for the page again.
    """

    changed = Signal(str, object)
    typed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._key: str | None = None
        self._told = dict.fromkeys(CHANGES, "")
        self._named: tuple[str, ...] = ()
        self._wrong: bool | None = None  # whether the day that is written is none
        self.addressee, self.theme, self.answered_on = OfferingLine(self), OfferingLine(self), OfferingLine(self)
        self.wording, self.answer = NoteField(self, WORDING_LINES), NoteField(self, ANSWER_LINES)
        self.fields: dict[str, Field] = {name: getattr(self, name) for name in CHANGES}
        self.priority, self.state = StillChoice(self), StillChoice(self)
        self.named = [QPushButton(self) for _ in range(NAMED)]
        self.from_template = QToolButton(self)
        self._labels = {name: QLabel(self) for name in ("title", "addressee", "theme", "wording", "answer", "state")}
        self._rule = QFrame(self)
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._build()
        self._join()
        self.set_theme(theme)
        self.retranslate()

    def _build(self) -> None:
        for name, label in self._labels.items():
            label.setFont(window_font(SMALL_POINTS, bold=name == "title"))
            label.setProperty("kind", "muted")
        for button in self.named:
            button.setProperty("kind", "link")
            button.setFont(window_font(SMALL_POINTS))
            button.setStyleSheet("QPushButton { min-height: 18px; max-height: 18px; text-align: left; }")
        for line in (self.addressee, self.theme, self.answered_on, self.priority, self.state):
            line.setStyleSheet(LOW)
        self._rule.setFixedHeight(1)
        labels, form = self._labels, QFormLayout(self)
        form.setContentsMargins(0, 4, 0, 0)
        form.setHorizontalSpacing(8)
        form.setVerticalSpacing(4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(_side((labels["title"], 0), (self._rule, 1)))
        form.addRow(labels["addressee"], self.addressee)
        form.addRow("", _side(*((button, 0) for button in self.named)))
        form.addRow(labels["theme"], _side((self.theme, 4), (self.priority, 5)))
        form.addRow(self._wording_head(), self.wording)
        form.addRow(labels["answer"], self.answer)
        form.addRow(labels["state"], _side((self.state, 3), (self.answered_on, 2)))
        self.answered_on.setMinimumWidth(DAY_WIDTHS[0])
        self.answered_on.setMaximumWidth(DAY_WIDTHS[1])
        for priority in Priority:
            self.priority.addItem("", priority)
        for state in QuestionState:
            self.state.addItem("", state)

    def _wording_head(self) -> QWidget:
        self.from_template.setFixedSize(26, 24)
        head = QWidget(self)
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._labels["wording"])
        column.addWidget(self.from_template)
        column.addStretch(1)
        return head

    def _join(self) -> None:
        self._timer.timeout.connect(self._tell_typed)
        order = [self.addressee, *self.named, self.theme, self.priority, self.wording, self.from_template]
        for before, after in pairwise([*order, self.answer, self.state, self.answered_on]):
            self.setTabOrder(before, after)
        for field in self.fields.values():
            field.textChanged.connect(self._wait)
            field.left.connect(self.flush)
            field.done.connect(self.left)
        for button in self.named:
            button.clicked.connect(partial(self._take, button))
        self.from_template.clicked.connect(self._begin_with_template)
        self.priority.activated.connect(self._choose_priority)
        self.state.activated.connect(self._choose_state)

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        names = {
            "title": translate("Question"),
            "addressee": translate("To"),
            "theme": translate("Subject"),
            "wording": translate("Wording"),
            "answer": translate("Answer"),
            "state": translate("State"),
        }
        for name, label in self._labels.items():
            label.setText(names[name])
            if name in self.fields:
                self.fields[name].setAccessibleName(names[name])
                label.setBuddy(self.fields[name])
        self._labels["state"].setBuddy(self.state)
        self.state.setAccessibleName(names["state"])
        self.priority.setAccessibleName(translate("Priority"))
        self.answered_on.setAccessibleName(translate("Day of the answer"))
        self.addressee.setPlaceholderText(translate("Department, office, committee..."))
        self.theme.setPlaceholderText(translate("Budget, land, health..."))
        self.answer.setPlaceholderText(translate("What was answered"))
        self.answered_on.setPlaceholderText(translate("Day"))
        for place, priority in enumerate(Priority):
            self.priority.setItemText(place, render(PRIORITY_WORDS[priority]))
        for place, state in enumerate(QuestionState):
            self.state.setItemText(place, render(STATE_WORDS[state]))
        tip = translate("Begin with the words of the template")
        self.from_template.setToolTip(tip)
        self.from_template.setAccessibleName(tip)
        self._show_offers()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self._rule.setStyleSheet(f"background: {theme.border.name()};")
        self.from_template.setIcon(icon("edit", theme.muted, CHIP))
        self._wrong = None
        self._show_wrong()

    def show_detail(self, detail: Detail | None) -> None:
        """Show the question of an item; what is being typed about the same item stays."""
        key = detail.key if detail else None
        same, self._key = key == self._key, key
        if detail is not None:
            self._fill(detail.question, told=True, but_typed=same)

    def keep(self, question: Question) -> None:
        """Put a question that could not be saved back into the fields, to be told again with the next key."""
        self._fill(question, told=False)

    def show_offers(self, offers: Offers) -> None:
        """Offer words for the fields, and show the template's wording where nothing else is written."""
        self.addressee.offer((*offers.named, *offers.addressees))
        self.theme.offer(offers.themes)
        self.wording.setPlaceholderText(offers.wording)
        self._named = offers.named[:NAMED]
        self._show_offers()

    @Slot()
    def _tell_typed(self) -> None:
        """Tell what was typed, unless something is being chosen from what is offered for it."""
        if self.addressee.is_choosing or self.theme.is_choosing:
            self._timer.start()
        else:
            self.flush()

    @Slot()
    def flush(self) -> None:
        """Tell what was typed and not told yet, each field as a change of its own."""
        self._timer.stop()
        self._show_wrong()
        self._show_offers()
        for name, field in self.fields.items():
            text = _text_of(field)
            if self._key is None or text == self._told[name] or (name == "answered_on" and read_day(text) is None):
                continue
            self._told[name] = text
            self.changed.emit(self._key, CHANGES[name](text))

    def _fill(self, question: Question | None, told: bool, but_typed: bool = False) -> None:
        shown = question or Question("", 0, "")
        for name, field in self.fields.items():
            text = day_text(shown.answered_on) if name == "answered_on" else str(getattr(shown, name))
            if but_typed and _text_of(field) != self._told[name]:
                continue
            if told:
                self._told[name] = text
            if _text_of(field).strip() != text:
                _set_text(field, text)
        self.priority.setCurrentIndex(list(Priority).index(shown.priority))
        self.state.setCurrentIndex(list(QuestionState).index(shown.state))
        self._show_offers()
        self._show_wrong()

    @Slot()
    def _wait(self) -> None:
        self._show_offers()
        if self._key is not None:
            self._timer.start()
            self.typed.emit()

    @Slot(int)
    def _choose_priority(self, place: int) -> None:
        self._choose(lambda question: replace(question, priority=list(Priority)[place]))

    @Slot(int)
    def _choose_state(self, place: int) -> None:
        self._choose(lambda question: replace(question, state=list(QuestionState)[place]))

    def _choose(self, change: Change) -> None:
        if self._key is not None:
            self.flush()
            self.changed.emit(self._key, change)

    def _take(self, button: QPushButton) -> None:
        """Take over a body that the report names."""
        self.addressee.setText(button.text())
        self.addressee.setFocus()
        self.flush()

    @Slot()
    def _begin_with_template(self) -> None:
        self.wording.setPlainText(self.wording.placeholderText())
        self.wording.take_focus()

    def _show_offers(self) -> None:
        """Offer the bodies named near the item as long as nobody is addressed, the template until words are written."""
        self.from_template.setVisible(not self.wording.toPlainText() and bool(self.wording.placeholderText()))
        empty, typing = not self.addressee.text(), self.addressee.hasFocus()
        for place, button in enumerate(self.named):
            name = self._named[place] if place < len(self._named) else ""
            stays = typing and button.text() == name and not button.isHidden()  # or the field would move under the hand
            button.setText(name)
            button.setToolTip(translate("Named here in the report: {name}", name=name) if name else "")
            button.setVisible(bool(name) and (empty or stays))

    def _show_wrong(self) -> None:
        """Mark a day that cannot be read."""
        wrong = read_day(self.answered_on.text()) is None
        if wrong is self._wrong:
            return
        self._wrong = wrong
        line = self._theme.tones["inconsistent"].line.name()
        self.answered_on.setStyleSheet(WRONG % line if wrong else LOW)
        tip = (
            translate("Write the day like 24/6/2024; it is not saved yet.") if wrong else translate("Day of the answer")
        )
        self.answered_on.setToolTip(tip)


def _side(*widgets: tuple[QWidget, int]) -> QHBoxLayout:
    """Return widgets side by side, each with its share of the width."""
    row = QHBoxLayout()
    row.setSpacing(6)
    for widget, share in widgets:
        row.addWidget(widget, share)
    if not any(share for _, share in widgets):
        row.addStretch(1)
    return row


def _text_of(field: Field) -> str:
    return field.text() if isinstance(field, OfferingLine) else field.toPlainText()


def _set_text(field: Field, text: str) -> None:
    """Fill a field without telling so."""
    field.blockSignals(True)
    if isinstance(field, OfferingLine):
        field.setText(text)
    else:
        field.setPlainText(text)
    field.blockSignals(False)
