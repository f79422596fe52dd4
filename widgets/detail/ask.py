"""What is asked before something is added: a reason, or evidence. No dialog stops the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.wording import translate

if TYPE_CHECKING:
    from app.review.records import Evidence

WIDTH = 460


@dataclass(frozen=True, slots=True)
class EvidenceText:
    """What was said of a piece of evidence."""

    source: str
    quote: str
    url: str
    file: str


class AskDialog(QDialog):
    """A dialog that opens without stopping the program and goes away when it is closed."""

    def __init__(self, title: str, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(20, 16, 20, 16)
        self.body.setSpacing(10)
        self.setMinimumWidth(WIDTH)

    def finish(self) -> None:
        """Set the buttons under everything else."""
        self.body.addWidget(self.buttons)

    def allow(self, allowed: bool) -> None:
        """Let it be closed with OK, or not yet."""
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(allowed)


class ReasonDialog(AskDialog):
    """Asks why a finding is no error; `told` gets the reason."""

    def __init__(self, told: Callable[[str], None], used: Sequence[str], window: QWidget) -> None:
        super().__init__(translate("Not an error"), window)
        self._told = told
        self.reason = line(used, self)
        self.reason.setAccessibleName(translate("Reason"))
        self.reason.setPlaceholderText(translate("Reason: rounded, another period, a figure of the whole region..."))
        words = QLabel(
            translate("Why is this no error? It moves to “Put aside”, and comes back if one of its numbers changes."),
            self,
        )
        words.setWordWrap(True)
        self.body.addWidget(words)
        self.body.addWidget(self.reason)
        self.finish()
        self.reason.setFocus()
        self.reason.textChanged.connect(self._check)
        self.accepted.connect(self._tell)
        self._check()

    @Slot()
    def _check(self) -> None:
        self.allow(bool(self.reason.text().strip()))

    @Slot()
    def _tell(self) -> None:
        self._told(self.reason.text().strip())


class EvidenceDialog(AskDialog):
    """Asks what supports a mark; `told` gets it."""

    def __init__(
        self, told: Callable[[EvidenceText], None], used: Sequence[str], before: Evidence | None, window: QWidget
    ) -> None:
        super().__init__(translate("Evidence"), window)
        self._told = told
        self.source, self.quote = line(used, self), QPlainTextEdit(self)
        self.url, self.file = QLineEdit(self), QLineEdit(self)
        self.quote.setTabChangesFocus(True)
        self.quote.setFixedHeight(76)
        self.url.setPlaceholderText("https://")
        if before:
            self.source.setText(before.source)
            self.quote.setPlainText(before.quote)
            self.url.setText(before.url)
            self.file.setText(before.file)
        self._lay_out()
        self.finish()
        self.source.setFocus()
        self.source.textChanged.connect(self._check)
        self.accepted.connect(self._tell)
        self._check()

    def _lay_out(self) -> None:
        choose = QPushButton(translate("Choose..."), self)
        choose.clicked.connect(self._choose)
        place = QWidget(self)
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.file, 1)
        row.addWidget(choose)
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        fields: tuple[tuple[str, QWidget, QWidget], ...] = (
            (translate("Source"), self.source, self.source),
            (translate("What it says"), self.quote, self.quote),
            (translate("Address"), self.url, self.url),
            (translate("File"), place, self.file),
        )
        for number, (name, shown, field) in enumerate(fields):
            label = QLabel(name, self)
            label.setBuddy(field)
            field.setAccessibleName(name)
            grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop if field is self.quote else Qt.AlignmentFlag(0))
            grid.addWidget(shown, number, 1)
        self.body.addLayout(grid)

    @Slot()
    def _choose(self) -> None:
        dialog = QFileDialog(self, translate("Choose the file of this evidence"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.file.setText)
        dialog.open()

    @Slot()
    def _check(self) -> None:
        self.allow(bool(self.source.text().strip()))

    @Slot()
    def _tell(self) -> None:
        fields = (self.source.text(), self.quote.toPlainText(), self.url.text(), self.file.text())
        self._told(EvidenceText(*(field.strip() for field in fields)))


def line(used: Sequence[str], parent: QWidget) -> QLineEdit:
    """Return a field that proposes what was written before."""
    field = QLineEdit(parent)
    completer = QCompleter(list(used), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(completer)
    return field
