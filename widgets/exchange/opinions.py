"""The section of the detail that shows what colleagues say of an item, beside one's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.review.model import Verdict
from app.wording import translate
from widgets.detail.rows import plain_label
from widgets.detail.sections import SMALL_POINTS, Section
from widgets.exchange.content import ORDER, VoiceLine
from widgets.theme.fonts import window_font
from widgets.theme.icons import CHIP, pixmap
from widgets.theme.theme import Theme
from widgets.words import verdict_word


class OpinionsSection(Section):
    """Hidden where nobody says anything; `adopt_asked(VoiceLine)`. The link in its head opens the exchange."""

    adopt_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: tuple[VoiceLine, ...] = ()
        self._counts = QWidget(self)
        self._counted = QHBoxLayout(self._counts)
        self._counted.setContentsMargins(4, 0, 4, 0)
        self._counted.setSpacing(3)
        head = self.findChild(QHBoxLayout)
        assert head is not None
        head.insertWidget(1, self._counts)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        self.title.setText(translate("Colleagues"))
        self.add.setText(translate("All colleagues..."))
        self.show_lines(self._lines)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        super().set_theme(theme)
        self._theme = theme
        self.show_lines(self._lines)

    def show_lines(self, lines: Sequence[VoiceLine]) -> None:
        """Show what colleagues say of the item."""
        self._lines = tuple(lines)
        self._show_counts()
        self.fill([self._row(line) for line in lines])
        self.setVisible(bool(lines))

    def _show_counts(self) -> None:
        """Show beside the title how many gave each verdict, so that it is seen before the rows are."""
        while (taken := self._counted.takeAt(0)) is not None:
            if widget := taken.widget():
                widget.hide()
                widget.deleteLater()
        verdicts = Counter(line.verdict for line in self._lines if not line.remark)
        for verdict in ORDER:
            if verdicts[verdict] and verdict is not Verdict.UNREVIEWED:
                sign, count = QLabel(self._counts), plain_label(str(verdicts[verdict]), self._counts, bold=True)
                sign.setPixmap(pixmap(verdict.value, self._theme.colour(verdict.value), CHIP, self.devicePixelRatioF()))
                sign.setAccessibleName(verdict_word(verdict))
                sign.setToolTip(verdict_word(verdict))
                count.setWordWrap(False)
                self._counted.addWidget(sign)
                self._counted.addWidget(count)

    def _row(self, line: VoiceLine) -> QWidget:
        row = QWidget(self)
        box, head = QVBoxLayout(row), QHBoxLayout()
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(1)
        head.setSpacing(4)
        tone = line.verdict.value
        sign = QLabel(row)
        sign.setPixmap(pixmap(tone, self._theme.colour(tone), CHIP, row.devicePixelRatioF()))
        word = translate("note only") if line.verdict is Verdict.UNREVIEWED else verdict_word(line.verdict)
        sign.setAccessibleName(word)
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(plain_label(f"{line.name}: {word}", row, bold=True), 1)
        if line.adoptable:
            head.addWidget(self._adopt(line, row), 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(head)
        row.setToolTip(line.when)
        for words, muted in ((line.remark, True), (line.note, False), *((words, True) for words in line.added)):
            if words:
                box.addWidget(plain_label(words, row, muted=muted))
        return row

    def _adopt(self, line: VoiceLine, row: QWidget) -> QPushButton:
        button = QPushButton(translate("Adopt"), row)
        button.setProperty("kind", "link")
        button.setFont(window_font(SMALL_POINTS))
        button.setStyleSheet("QPushButton { min-height: 22px; }")
        tip = translate("Make what {name} says my own assessment; Ctrl+Z takes it back", name=line.name)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(partial(self.adopt_asked.emit, line))
        return button
