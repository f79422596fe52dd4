"""A text browser that only shows: it loads nothing, opens nothing, and scrolls from what is in sight."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollBar, QTextBrowser, QWidget

from widgets.theme.theme import Theme

LINES = 52  # pixels that an arrow key scrolls
OVERLAP = 48  # pixels that stay in sight when a page is turned


class Browser(QTextBrowser):
    """Shows text to read and select. Signals: `zoom_asked(int)` steps of Ctrl+wheel."""

    zoom_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setCursorWidth(0)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)

    def dress(self, theme: Theme) -> None:
        """Take the colours of a theme for canvas, text and selected words."""
        palette = self.palette()
        role = QPalette.ColorRole
        palette.setColor(role.Base, Qt.GlobalColor.transparent)
        for which, colour in (
            (role.Window, theme.canvas),
            (role.Text, theme.text),
            (role.Highlight, theme.select),
            (role.HighlightedText, theme.text),
        ):
            palette.setColor(which, colour)
        self.setPalette(palette)
        self.setAutoFillBackground(True)

    def height_so_far(self) -> float:
        """Return the height of what is laid out: asking the document itself would lay it out to its end at once."""
        below = self.verticalScrollBar().maximum()
        return float(below + self.viewport().height()) if below else self.document().size().height()

    def go_to_share(self, share: float) -> None:
        """Bring a share of the whole height to the middle."""
        height = share * self.document().size().height()
        self.verticalScrollBar().setValue(round(height - self.viewport().height() / 2))

    def loadResource(self, kind: int, name: QUrl | str) -> None:
        """Load nothing: a report never makes the program open or fetch a file."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus at the sheet's edge."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show at the sheet's edge that the focus went."""
        super().focusOutEvent(event)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl ask for larger or smaller letters."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_asked.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by keys from what is in sight, not from where the text cursor was left."""
        if not scroll_by_key(self.verticalScrollBar(), event):
            super().keyPressEvent(event)


def scroll_by_key(bar: QScrollBar, event: QKeyEvent) -> bool:
    """Scroll as a key says; say whether it is one that scrolls."""
    page = bar.pageStep() - OVERLAP
    steps = {
        Qt.Key.Key_PageDown: page,
        Qt.Key.Key_PageUp: -page,
        Qt.Key.Key_Space: page,
        Qt.Key.Key_Down: LINES,
        Qt.Key.Key_Up: -LINES,
        Qt.Key.Key_Home: -bar.maximum(),
        Qt.Key.Key_End: bar.maximum(),
    }
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier)
    if event.key() not in steps or not plain:
        return False
    bar.setValue(bar.value() + steps[Qt.Key(event.key())])
    return True
