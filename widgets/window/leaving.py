"""Closing the window while something could not be saved: asked first, so that nothing goes unnoticed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from app.wording import plural, translate
from widgets.review.reviewing import Reviewing


class Leaving(QObject):
    """Holds the window open while changes wait to be tried again, until somebody says to close it anyway."""

    def __init__(self, window: QWidget, reviewing: Reviewing) -> None:
        super().__init__(window)
        self._window, self._reviewing = window, reviewing
        self._anyway = False
        self.question: QMessageBox | None = None
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask before the window closes on what is not saved."""
        if event.type() is QEvent.Type.Close and self._reviewing.refused and not self._anyway:
            event.ignore()
            self._ask()
            return True
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        if self.question is not None:
            return
        text = plural("{count} change is not saved.", "{count} changes are not saved.", self._reviewing.refused)
        box = QMessageBox(QMessageBox.Icon.NoIcon, "Thẩm Tra", text, QMessageBox.StandardButton.Cancel, self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setInformativeText(
            translate("The library did not take it. Try again, or close and lose what was not saved.")
        )
        again = box.addButton(translate("Try again"), QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton(translate("Close anyway"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(again)
        again.clicked.connect(self._reviewing.try_again)
        leave.clicked.connect(self._leave)
        box.finished.connect(self._forget)
        self.question = box
        box.open()

    @Slot()
    def _forget(self) -> None:
        self.question = None

    @Slot()
    def _leave(self) -> None:
        self._anyway = True
        self._window.close()
