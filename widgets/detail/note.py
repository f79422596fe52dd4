"""A field for a note, or for a question and its answer: as high as what is written in it, within bounds."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

MARGIN, FRAME = 2, 10  # pixels: around the text, and what padding and border of the style take
LINES, SHORT_LINES = (2, 5), (1, 3)  # the fewest and the most that are seen; the second where height is short


class NoteField(QPlainTextEdit):
    """The note; `left` tells that the focus went elsewhere, `done` that Escape asks for the page again."""

    left = Signal()
    done = Signal()

    def __init__(self, parent: QWidget | None = None, bounds: tuple[int, int] = LINES) -> None:
        super().__init__(parent)
        self._bounds = bounds
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # lines are wrapped
        self.document().setDocumentMargin(MARGIN)
        self.document().contentsChanged.connect(self._fit)
        self._fit()

    def take_focus(self) -> None:
        """Go to the end of what is written, to go on there."""
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_short(self, short: bool) -> None:
        """Take less height while little is written."""
        self._bounds = SHORT_LINES if short else LINES
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the lines whole in another size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus went elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Count the lines anew, for another width breaks them elsewhere."""
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        fewest, most = self._bounds
        lines, line = 0, float(QFontMetrics(self.font()).lineSpacing())
        block = self.document().begin()
        while block.isValid() and lines <= most:
            self.blockBoundingRect(block)  # has Qt lay it out
            lines += max(1, block.layout().lineCount())
            if block.layout().lineCount():
                line = max(line, block.layout().lineAt(0).height())
            block = block.next()
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if lines > most else policy.ScrollBarAlwaysOff)
        self.setFixedHeight(ceil(max(fewest, min(most, lines)) * line) + 2 * MARGIN + FRAME)
