"""Tying numbers by hand: those that were picked, which of them is the total, and whether it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.review.records import TieKind
from app.wording import translate
from widgets.detail.content import ProofLine
from widgets.detail.elided import ElidedLabel
from widgets.detail.proof import ProofCard
from widgets.theme.fonts import window_font
from widgets.theme.icons import CHIP, icon
from widgets.theme.theme import Theme

TITLE_POINTS, SMALL_POINTS = 11.25, 9.0


@dataclass(frozen=True, slots=True)
class Picked:
    """A number that was picked: its words, what stands around it, its section; `total`: the others make it up."""

    key: str
    words: str
    around: str
    section: str
    total: bool


class TiePanel(QWidget):
    """Stands in the place of the detail while numbers are tied.

    Signals: kind_chosen(TieKind), total_chosen(key), dropped(key), tie_asked(note), left().
    """

    kind_chosen = Signal(object)
    total_chosen = Signal(str)
    dropped = Signal(str)
    tie_asked = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title, self._hint, self._problem = QLabel(self), QLabel(self), QLabel(self)
        self.kinds = {kind: QPushButton(self) for kind in TieKind}
        self._proof = ProofCard(theme, self)
        self.note, self.tie, self.leave = QLineEdit(self), QPushButton(self), QPushButton(self)
        self.rows: dict[str, QRadioButton] = {}
        self._shown: tuple[Picked, ...] = ()
        self._inner = QWidget(self)
        self._list = QVBoxLayout(self._inner)
        self._totals = QButtonGroup(self)
        self._build()
        self.tie.clicked.connect(self._tell_tie)
        self.note.returnPressed.connect(self._tell_tie)
        self.leave.clicked.connect(self.left)
        self.retranslate()
        self.show_picked((), TieKind.SUM, None)

    def _build(self) -> None:
        self._title.setFont(window_font(TITLE_POINTS, bold=True))
        for label in (self._hint, self._problem):
            label.setFont(window_font(SMALL_POINTS))
            label.setProperty("kind", "muted")
            label.setWordWrap(True)
        chips, group = QHBoxLayout(), QButtonGroup(self)
        for kind, chip in self.kinds.items():
            chip.setProperty("kind", "chip")
            chip.setCheckable(True)
            chip.setFont(window_font(SMALL_POINTS))
            chip.clicked.connect(lambda _on=False, kind=kind: self.kind_chosen.emit(kind))
            group.addButton(chip)
            chips.addWidget(chip)
        chips.addStretch(1)
        self._list.setContentsMargins(0, 0, 6, 0)
        self._list.setSpacing(2)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._inner)
        self._inner.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.tie)
        box = QVBoxLayout(self)
        box.setContentsMargins(15, 10, 15, 10)
        box.setSpacing(8)
        box.addWidget(self._title)
        box.addWidget(self._hint)
        box.addLayout(chips)
        box.addWidget(area, 1)
        for part in (self._problem, self._proof, self.note):
            box.addWidget(part)
        box.addLayout(buttons)

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        self._title.setText(translate("Numbers that belong together"))
        self._hint.setText(
            translate(
                "Click numbers on the page or in the list; one more click lets go of a number. Mark the total here."
            )
        )
        self.kinds[TieKind.SUM].setText(translate("Add up to a total"))
        self.kinds[TieKind.SAME_FIGURE].setText(translate("The same figure twice"))
        self.note.setPlaceholderText(translate("Note (optional)"))
        self.note.setAccessibleName(translate("Note"))
        self.tie.setText(translate("Tie together"))
        self.leave.setText(translate("Cancel"))

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self._proof.set_theme(theme)

    def show_picked(self, picked: Sequence[Picked], kind: TieKind, proof: ProofLine | None) -> None:
        """Show the numbers, and what the arithmetic says of them; None while it can say nothing."""
        self._shown = tuple(picked)
        self.kinds[kind].setChecked(True)
        while (taken := self._list.takeAt(0)) is not None:
            if widget := taken.widget():
                widget.hide()
                widget.deleteLater()
        self.rows = {}
        for one in picked:
            self._list.addWidget(self._row(one, kind))
        self._list.addStretch(1)
        self._proof.show_lines((proof,) if proof else ())
        self.tie.setEnabled(proof is not None)
        self._problem.setVisible(proof is None)
        self._problem.setText(_problem(len(picked), kind))

    def _row(self, one: Picked, kind: TieKind) -> QWidget:
        row = QWidget(self._inner)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        choice = QRadioButton(one.words, row)
        choice.setFont(window_font(bold=one.total))
        choice.setChecked(one.total)
        choice.setToolTip(translate("This is the total") if kind is TieKind.SUM else translate("This is to be checked"))
        choice.setAccessibleName(f"{one.words}, {one.section}" + (f", {translate('total')}" if one.total else ""))
        choice.clicked.connect(lambda: self.total_chosen.emit(one.key))
        self._totals.addButton(choice)
        self.rows[one.key] = choice
        around = ElidedLabel(f"{one.section} · {one.around}", row)
        around.setFont(window_font(SMALL_POINTS))
        around.setProperty("kind", "muted")
        drop = QToolButton(row)
        drop.setIcon(icon("close", self._theme.muted, CHIP))
        drop.setToolTip(translate("Let go of {number}", number=one.words))
        drop.setAccessibleName(drop.toolTip())
        drop.clicked.connect(lambda: self.dropped.emit(one.key))
        line.addWidget(choice)
        line.addWidget(around, 1)
        line.addWidget(drop)
        return row

    @Slot()
    def _tell_tie(self) -> None:
        if self.tie.isEnabled():
            self.tie_asked.emit(self.note.text().strip())


def _problem(count: int, kind: TieKind) -> str:
    if kind is TieKind.SUM and count < 3:
        return translate("Pick at least two parts and their total.")
    if kind is TieKind.SAME_FIGURE and count != 2:
        return translate("Pick the two places that tell the same figure.")
    return translate("These numbers cannot be compared: they must be of one kind and unit.")
