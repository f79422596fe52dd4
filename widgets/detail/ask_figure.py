"""Asks what a number says that the machine missed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QWidget

from app.extraction.model import FigureKind
from app.review.added_figures import KINDS, OWN_UNITS, USUAL_UNITS, FigureText
from app.wording import Message, render, translate
from widgets.detail.ask import AskDialog
from widgets.detail.reading import number_text, read_number
from widgets.theme.choice import Choice

KIND_WORDS: dict[FigureKind, Message] = {
    FigureKind.COUNT: Message("Count"),
    FigureKind.MONEY: Message("Amount of money"),
    FigureKind.PERCENT: Message("Percent"),
    FigureKind.PERCENTAGE_POINT: Message("Percentage points"),
    FigureKind.MEASURE: Message("Measure"),
    FigureKind.MULTIPLE: Message("Multiple"),
}
UNITS = {  # what a field for the unit proposes; kinds that have none have no field
    FigureKind.COUNT: Message("hộ, xã, dự án..."),
    FigureKind.MONEY: Message("VND"),
    FigureKind.MEASURE: Message("ha, km, tấn..."),
}


class FigureDialog(AskDialog):
    """Shows what was read of the words, to be corrected; `told` gets it, `remove` is called to take the figure away."""

    def __init__(
        self,
        words: str,
        said: FigureText | None,
        told: Callable[[FigureText], None],
        window: QWidget,
        remove: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(translate("Add as a figure"), window)
        self._told = told
        self.kind, self.number, self.unit = Choice(self), QLineEdit(self), QLineEdit(self)
        self._read = QLabel(self)
        for kind in KINDS:
            self.kind.addItem(render(KIND_WORDS[kind]), kind.value)
        if said:
            self.kind.setCurrentIndex(KINDS.index(said.kind))
            self.number.setText(number_text(said.number))
            self.unit.setText(said.unit)
        self._lay_out(words)
        if remove:
            self.setWindowTitle(translate("Added figure"))
            button = self.buttons.addButton(translate("Remove"), QDialogButtonBox.ButtonRole.DestructiveRole)
            button.clicked.connect(remove)
            button.clicked.connect(self.reject)
        self.finish()
        self.kind.currentIndexChanged.connect(self._check)
        self.number.textChanged.connect(self._check)
        self.unit.textChanged.connect(self._check)
        self.accepted.connect(self._tell)
        self._check()
        self.number.setFocus()

    def _lay_out(self, words: str) -> None:
        shown = QLabel(translate("Selected: “{words}”", words=words), self)
        shown.setWordWrap(True)
        self.body.addWidget(shown)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        for name, field in (
            (translate("Kind"), self.kind),
            (translate("Number in full"), self.number),
            (translate("Unit"), self.unit),
        ):
            field.setAccessibleName(name)
            form.addRow(name, field)
        self._read.setProperty("kind", "muted")
        form.addRow("", self._read)
        self.body.addLayout(form)

    @property
    def said(self) -> FigureText | None:
        """What is said now, None where the number is none."""
        kind, number = FigureKind(self.kind.currentData()), read_number(self.number.text())
        typed = " ".join(self.unit.text().split()) or USUAL_UNITS.get(kind, "")
        unit = OWN_UNITS.get(kind, typed)
        return FigureText(kind, number, unit) if number is not None else None

    @Slot()
    def _check(self) -> None:
        kind, said = FigureKind(self.kind.currentData()), self.said
        self.unit.setEnabled(kind in UNITS)
        self.unit.setPlaceholderText(render(UNITS[kind]) if kind in UNITS else "")
        self.allow(said is not None)
        self._read.setText(
            f"= {number_text(said.number)} {said.unit}".rstrip() if said else translate("Write the number in digits.")
        )

    @Slot()
    def _tell(self) -> None:
        if self.said:
            self._told(self.said)
