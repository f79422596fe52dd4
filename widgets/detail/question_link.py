"""The link beside "My assessment" that opens the question about an item and says how far it is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.review.records import QuestionState
from app.wording import render, translate
from widgets.detail.content import Detail
from widgets.theme.fonts import window_font
from widgets.theme.icons import CHIP, icon
from widgets.theme.theme import Theme
from widgets.words import PRIORITY_WORDS, STATE_WORDS

SMALL_POINTS, WIDEST = 9.0, 190
ICONS = {QuestionState.OPEN: "question", QuestionState.ANSWERED: "answered", QuestionState.SETTLED: "settled"}


class QuestionLink(QPushButton):
    """Shows itself where there is something to ask; checked while the form is seen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._detail: Detail | None = None
        self.setCheckable(True)
        self.setProperty("kind", "plain")
        self.setFont(window_font(SMALL_POINTS))
        self.setStyleSheet("QPushButton { min-height: 18px; max-height: 18px; padding: 0 5px; }")
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)  # else a verdict that brings it has all of the detail laid out anew
        self.setSizePolicy(policy)
        self.setIconSize(QSize(CHIP, CHIP))

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self._show()

    def show_detail(self, detail: Detail | None, there: bool) -> None:
        """Say whom the question of an item goes to, and how far it is; `there`: whether there is anything to ask."""
        self._detail = detail
        self.setVisible(there)
        if there:
            self._show()

    def retranslate(self) -> None:
        """Set the text in the chosen language."""
        self._show()

    def _show(self) -> None:
        detail = self._detail
        question = detail.question if detail else None
        state = question.state if question else QuestionState.OPEN
        words = question.addressee if question and question.addressee else translate("Question")
        shown = QFontMetrics(self.font()).elidedText(words, Qt.TextElideMode.ElideRight, WIDEST)
        self.setText(shown)
        self.setIcon(icon(ICONS[state], self._theme.muted, CHIP))
        parts = [translate("Question")]
        if question:
            parts += [question.addressee, question.theme, render(PRIORITY_WORDS[question.priority])]
            parts.append(render(STATE_WORDS[question.state]))
        whole = " · ".join(part for part in parts if part)
        self.setToolTip(whole)
        self.setAccessibleName(whole)
