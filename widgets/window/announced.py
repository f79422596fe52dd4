"""What the window shows from its first painting on, where it was started with a report: that this is being opened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.wording import translate
from widgets.theme.fonts import window_font

POINTS = 13.5


class Announced(QWidget):
    """Names the file that is being opened."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        words = translate("Opening {name}...", name=name)
        self.setAccessibleName(words)
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)  # the name comes from outside
        label.setText(words)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setFont(window_font(POINTS))
        label.setProperty("kind", "muted")
        box = QVBoxLayout(self)
        box.setContentsMargins(32, 32, 32, 32)
        box.addWidget(label)
