"""No key is a shortcut while an input method composes a word with it, even one that reaches the page or a list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget

KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class Composing(QObject):
    """Watches some widgets that are no text fields."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__(widgets[0])
        self._word = ""
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what is typed within a word from being anything else."""
        if isinstance(event, QInputMethodEvent):
            self._word = event.preeditString()
        elif event.type() is QEvent.Type.FocusOut:
            self._word = ""
        elif self._word and event.type() in KEYS:
            event.accept()
            return True
        return False
