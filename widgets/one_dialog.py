"""What asks by dialogs, and has at most one of them open."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog


class OneDialog(QObject):
    """Knows its dialog while that is open; `dialog` is None else."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.dialog: QDialog | None = None

    def open(self, dialog: QDialog) -> None:
        """Open a dialog; it blocks nothing."""
        self.dialog = dialog
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    @Slot()
    def _forget_dialog(self) -> None:
        self.dialog = None
