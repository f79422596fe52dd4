"""A field that offers words while they are typed, with or without accents."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

FOLDED = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class _Offers(QStringListModel):
    """Words with what they are without accents."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != FOLDED:
            return super().data(index, role)
        from app.language.folding import fold

        return fold(str(super().data(index, Qt.ItemDataRole.DisplayRole)))


class _Completer(QCompleter):
    """Looks for what is typed anywhere in the words."""

    def splitPath(self, path: str) -> list[str]:
        from app.language.folding import fold

        return [fold(" ".join(path.split()))]

    def pathFromIndex(self, index: Index) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole))


class OfferingLine(QLineEdit):
    """One line of text; Down shows all that is offered. `left` the focus went elsewhere, `done` Escape was pressed."""

    left = Signal()
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers = _Offers(self)
        self._completer = _Completer(self._offers, self)
        self._completer.setCompletionRole(FOLDED)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.activated.connect(self.left)
        self.setCompleter(self._completer)
        popup = self._completer.popup()
        if popup:
            popup.setStyleSheet("QListView { background: palette(base); border: 1px solid palette(mid); padding: 0; }")

    def offer(self, words: Iterable[str]) -> None:
        """Offer these words, the likeliest first."""
        several = list(dict.fromkeys(word for word in words if word))
        if several != self._offers.stringList():
            self._offers.setStringList(several)

    @property
    def offered(self) -> list[str]:
        """What is offered for the words that are there."""
        self._completer.setCompletionPrefix(self.text())
        found = self._completer.completionModel()
        return [str(found.index(row, 0).data()) for row in range(found.rowCount())]

    @property
    def is_choosing(self) -> bool:
        """Whether what is offered is seen now."""
        popup = self._completer.popup()
        return popup is not None and popup.isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the offers with Down, leave with Escape."""
        if event.key() == Qt.Key.Key_Down and not self.is_choosing:
            self._completer.setCompletionPrefix("")
            self._completer.complete()
        elif event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus went elsewhere, unless the offers took it."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.setCursorPosition(0)  # a long text is seen from its beginning
            self.left.emit()
