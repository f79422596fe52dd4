"""The proof of an item: a card with a line for each relation."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.checks.model import Holds
from app.wording import Message, render
from widgets.detail.content import ProofLine
from widgets.detail.elided import ElidedLabel
from widgets.theme.fonts import window_font
from widgets.theme.icons import MARGIN, pixmap
from widgets.theme.theme import Theme

FORMULA_POINTS, TIGHT_POINTS, SMALL_POINTS = 11.25, 9.75, 9.0
LONG_FORMULA = 14  # characters; a longer one has its explanation below it
ROOMY = 2  # relations; more of them stand on one line each, so that the places below stay in sight
SIGNS: dict[Holds, tuple[str, str, Message]] = {
    Holds.YES: ("holds", "verified", Message("fits")),
    Holds.NO: ("fails", "inconsistent", Message("does not fit")),
    Holds.UNSURE: ("unsure", "questioned", Message("not sure")),
}


class ProofCard(QFrame):
    """Each relation with a tick or a cross, its formula and what it says."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 8, 12, 8)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(2, 1)
        self._lines: tuple[ProofLine, ...] = ()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.show_lines(self._lines)

    def show_lines(self, lines: tuple[ProofLine, ...]) -> None:
        """Show the relations; the card hides where there are none."""
        self._lines = lines
        while (taken := self._grid.takeAt(0)) is not None:
            if widget := taken.widget():
                widget.hide()
                widget.deleteLater()
        row = 0
        tight = len(lines) > ROOMY
        self._grid.setVerticalSpacing(1 if tight else 5)
        edge = 5 if tight else 8
        self._grid.setContentsMargins(12, edge, 12, edge)
        for line in lines:
            row = self._add(row, line, tight)
        for number in range(self._grid.count()):
            if (item := self._grid.itemAt(number)) and (widget := item.widget()):
                widget.show()  # at once, or the card is not as high as its lines until the next event
        self.setVisible(bool(lines))

    def _add(self, row: int, line: ProofLine, tight: bool) -> int:
        """Add a relation: side by side where its formula is short, and of many of them where nothing is broken."""
        long = len(line.formula) > LONG_FORMULA
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self._sign(line), row, 0, top)
        if long and tight and line.holds is Holds.YES:
            self._grid.addWidget(self._on_one_line(line), row, 1, 1, 2, top)
            return row + 1
        formula, said = self._formula(line, tight), self._explanation(line)
        if not long:
            self._grid.addWidget(formula, row, 1, top)
            self._grid.addWidget(said, row, 2, Qt.AlignmentFlag.AlignVCenter)
            return row + 1
        self._grid.addWidget(formula, row, 1, 1, 2)
        self._grid.addWidget(said, row + 1, 1, 1, 2)
        return row + 2

    def _on_one_line(self, line: ProofLine) -> QWidget:
        """Return a long formula and what it says on one line: the words give way to the numbers."""
        whole = QWidget(self)
        whole.setToolTip(line.whole)
        box = QHBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        formula = ElidedLabel(line.formula, whole, Qt.TextElideMode.ElideMiddle)
        formula.setFont(window_font(TIGHT_POINTS, bold=True))
        said = ElidedLabel(line.explanation, whole)
        said.setFont(window_font(SMALL_POINTS))
        said.setProperty("kind", "muted")
        said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box.addWidget(formula)
        box.addWidget(said, 1)
        return whole

    def _formula(self, line: ProofLine, tight: bool) -> QLabel:
        formula = QLabel(line.formula, self)
        formula.setTextFormat(Qt.TextFormat.PlainText)
        formula.setFont(window_font(TIGHT_POINTS if tight else FORMULA_POINTS, bold=True))
        formula.setWordWrap(len(line.formula) > LONG_FORMULA)
        formula.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return formula

    def _sign(self, line: ProofLine) -> QLabel:
        icon_name, tone, word = SIGNS[line.holds]
        sign = QLabel(self)
        sign.setPixmap(pixmap(icon_name, self._theme.tones[tone].line, MARGIN, self.devicePixelRatioF()))
        sign.setAccessibleName(render(word))
        sign.setToolTip(render(word))
        return sign

    def _explanation(self, line: ProofLine) -> QLabel:
        """Return what a relation says, on as many lines as it needs; its tip is the whole of it."""
        failing = line.holds is Holds.NO
        said = QLabel(line.explanation, self)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        said.setToolTip(line.whole)
        said.setFont(window_font(SMALL_POINTS, bold=failing))
        colour = self._theme.tones["inconsistent"].ink if failing else self._theme.muted
        said.setStyleSheet(f"QLabel {{ color: {colour.name()}; }}")
        return said
