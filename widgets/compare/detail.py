"""The change that is looked at: both sentences, what became of its relations and of its assessment."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.comparison.carry import sentence_around
from app.comparison.model import Comparison
from app.report.model import Report, Span
from app.review.model import Verdict
from app.wording import translate
from widgets.compare.history import HistoryChart, Moment
from widgets.compare.keys import VERDICTS
from widgets.compare.rows import Row, RowGroup
from widgets.compare.table import fit_role
from widgets.theme.fonts import window_font
from widgets.theme.icons import icon, verdict_icon
from widgets.theme.theme import Theme
from widgets.words import verdict_word

WIDTH, LONGEST = 316, 420
LINES = {"deleted": "line-through", "inserted": "underline"}
KEYS = {verdict: key for key, verdict in VERDICTS.items()}


class ChangeDetail(QScrollArea):
    """Signals: `confirmed()`, `judged(str)` a verdict, `declined()`, `placed()` at the words that are selected."""

    confirmed = Signal()
    judged = Signal(str)
    declined = Signal()
    placed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Row, Comparison] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(translate("The change that is looked at"))
        self._old, self._new, self._said, self._mark = (self._label() for _ in range(4))
        self.history = HistoryChart(theme, self)
        self._confirm = self._button("", self.confirmed.emit)
        self._verdicts = {verdict: self._button("", self._judge) for verdict in KEYS}
        self._decline = self._button("", self.declined.emit)
        self._place = self._button("", self.placed.emit)
        self._decisions = QWidget(self)
        self._lay_out()
        self._colour()
        self.retranslate()
        self.show_row(None, None)

    def show_row(self, row: Row | None, comparison: Comparison | None, moments: tuple[Moment, ...] = ()) -> None:
        """Show a change, or that none is looked at."""
        self._shown = (row, comparison) if row and comparison else None
        self.history.show_moments(moments)
        for label in (self._old, self._new, self._said, self._mark):
            label.setVisible(self._shown is not None)
        self._decisions.setVisible(row is not None and row.mark is not None)
        if row is None or comparison is None:
            return
        theme = self._theme
        old, new = comparison.old.report, comparison.new.report
        same = bool(row.old and row.new and old.text_of(row.old).split() == new.text_of(row.new).split())
        self._old.setText(_sentence(translate("Old"), old, row.old, theme, "unreviewed" if same else "deleted"))
        self._new.setText(_sentence(translate("New"), new, row.new, theme, "unreviewed" if same else "inserted"))
        self._said.setText(self._relations(row))
        self._said.setVisible(bool(self._said.text()))
        self._mark.setText(self._assessment(row))
        self._mark.setVisible(bool(self._mark.text()))
        can_stand = row.mark is not None and row.mark.mark.verdict is not Verdict.UNREVIEWED
        self._confirm.setVisible(can_stand)
        for button in (self._confirm, self._decline, *self._verdicts.values()):
            button.setEnabled(row.new is not None)

    def set_theme(self, theme: Theme) -> None:
        """Show all in the colours of a theme."""
        self._theme = theme
        self._colour()
        self.history.set_theme(theme)
        if self._shown:
            self.show_row(*self._shown, self.history.moments)

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        self._confirm.setText(translate("Keep"))
        for button, key, words in (
            (self._confirm, "", translate("Keep the earlier verdict (Enter)")),
            (self._decline, "U", translate("Do not take the earlier verdict over (U)")),
            (self._place, "P", translate("Put the assessment at the words selected in the new version (P)")),
        ):
            button.setText(key or button.text())
            button.setToolTip(words)
            button.setAccessibleName(words)
        for verdict, key in KEYS.items():
            word = verdict_word(verdict)
            self._verdicts[verdict].setText(key)
            self._verdicts[verdict].setToolTip(translate("{verdict} (key {key})", verdict=word, key=key))
            self._verdicts[verdict].setAccessibleName(word)
        if self._shown:
            self.show_row(*self._shown, self.history.moments)

    def _colour(self) -> None:
        for verdict, button in self._verdicts.items():
            button.setIcon(verdict_icon(verdict, self._theme))
        for name, button in (("holds", self._confirm), ("close", self._decline), ("go", self._place)):
            button.setIcon(icon(name, self._theme.muted))

    def _relations(self, row: Row) -> str:
        lines = []
        for text, fits in row.effects:
            ink = self._theme.tones[fit_role(fits)].ink.name()
            lines.append(f'<span style="color:{ink}">{"✓" if fits else "✗"}</span> {escape(text)}')
        return "<br>".join(lines)

    def _assessment(self, row: Row) -> str:
        if row.mark is None:
            return escape(row.state) if RowGroup.ADDED in row.groups else ""
        said = translate("Earlier assessment: {verdict}", verdict=verdict_word(row.mark.mark.verdict))
        note = f"<br>“{escape(row.mark.mark.note)}”" if row.mark.mark.note else ""
        return f"{escape(said)}{note}<br><b>{escape(row.state)}</b>"

    def _judge(self) -> None:
        verdict = next(verdict for verdict, button in self._verdicts.items() if button is self.sender())
        self.judged.emit(verdict.value)

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setFont(window_font(9.0))
        return label

    def _button(self, words: str, act: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setFont(window_font(9.0))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setStyleSheet("QPushButton { padding: 3px 5px; min-height: 20px; }")
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        inside = QWidget(self)
        box = QVBoxLayout(inside)
        box.setContentsMargins(12, 4, 12, 8)
        box.setSpacing(8)
        decisions = QHBoxLayout(self._decisions)
        decisions.setContentsMargins(0, 0, 0, 0)
        decisions.setSpacing(4)
        for button in (self._confirm, *self._verdicts.values(), self._decline, self._place):
            decisions.addWidget(button)
        decisions.addStretch(1)
        for part in (self._mark, self._decisions, self._said, self.history, self._old, self._new):
            box.addWidget(part)
        box.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)


def _sentence(title: str, report: Report, span: Span | None, theme: Theme, kind: str) -> str:
    """Return the sentence around a place with the place in the colours of a change, grey where none was made."""
    head = f'<span style="color:{theme.muted.name()}">{escape(title)}</span><br>'
    if span is None:
        return f"{head}–"
    whole = sentence_around(report, span)
    start, end = max(whole.start, span.start - LONGEST // 2), min(whole.end, span.end + LONGEST // 2)
    fill, ink = theme.tones[kind].fill.name(), theme.tones[kind].ink.name()
    line = LINES.get(kind, "none")
    words = escape(report.text[span.start : min(span.end, span.start + LONGEST)])
    place = f'<span style="background-color:{fill}; color:{ink}; text-decoration:{line}">{words}</span>'
    before = ("…" if start > whole.start else "") + escape(report.text[start : span.start].lstrip("\n"))
    after = escape(report.text[span.end : end].rstrip("\n")) + ("…" if end < whole.end else "")
    return f"{head}{before}{place}{after}"
