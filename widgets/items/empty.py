"""What stands in the list where no item is shown, with a way out where there is one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListView, QPushButton, QVBoxLayout, QWidget


class EmptyNote(QWidget):
    """A sentence inside the list, so that it takes no room from it; `all_asked` tells that all are to be searched."""

    all_asked = Signal()

    def __init__(self, shown_in: QListView) -> None:
        super().__init__(shown_in.viewport())
        self.said, self.all = QLabel(self), QPushButton(self)
        self.said.setProperty("kind", "muted")
        self.said.setWordWrap(True)
        self.all.setProperty("kind", "link")
        self.all.setCursor(Qt.CursorShape.PointingHandCursor)
        self.all.clicked.connect(self.all_asked)
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 8, 10, 0)
        box.setSpacing(2)
        box.addWidget(self.said)
        box.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        around = QVBoxLayout(shown_in.viewport())
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self)
        self.hide()

    def say(self, sentence: str, offer: str = "") -> None:
        """Show a sentence, and what a click on the link under it does."""
        self.said.setText(sentence)
        self.all.setText(offer)
        self.all.setVisible(bool(offer))
        self.show()
