"""The list of items: a list whose headings open and shut."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from widgets.items.empty import EmptyNote
from widgets.items.model import Index, ItemsModel

OPENS, SHUTS = (Qt.Key.Key_Right, Qt.Key.Key_Plus), (Qt.Key.Key_Left, Qt.Key.Key_Minus)
TOGGLES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ItemList(QListView):
    """Shows the items. Signals: `heading_asked(str)` a section is to be opened or shut."""

    heading_asked = Signal(str)

    def __init__(self, model: ItemsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items = model
        self.setModel(model)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(92)  # two rows
        self.empty = EmptyNote(self)

    def event(self, event: QEvent) -> bool:
        """Keep Enter on a heading from going to the current item."""
        if event.type() is QEvent.Type.ShortcutOverride and self._is_toggle(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open and shut sections by keys: on a heading, and with Left anywhere in its section."""
        heading = self._items.heading_at(self.currentIndex())
        key = event.key()
        wanted = heading and (key in TOGGLES or key in (OPENS if heading.closed else SHUTS))
        if heading and wanted:
            self.heading_asked.emit(heading.group)
        elif key == Qt.Key.Key_Left and (over := self._heading_over()):
            self.setCurrentIndex(self._items.heading_index(over))
        else:
            super().keyPressEvent(event)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint what changed; Qt's own list would lay out every row anew, though all are of one height."""
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    def _is_toggle(self, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.key() in TOGGLES
        return pressed and self._items.heading_at(self.currentIndex()) is not None

    def _heading_over(self) -> str | None:
        for row in range(self.currentIndex().row(), -1, -1):
            heading = self._items.heading_at(self._items.index(row))
            if heading:
                return heading.group
        return None
