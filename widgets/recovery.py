"""What the window says when the library cannot be opened, before there is a window to say it in."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from PySide6.QtWidgets import QMessageBox

from app.wording import translate
from widgets.application import make_application


class Recovery(StrEnum):
    """What the delegate chose to do about a damaged library."""

    RESTORE = "restore"
    BEGIN_ANEW = "begin_anew"
    QUIT = "quit"


def ask_recovery(sentence: str, backup: Path | None) -> Recovery:
    """Ask what to do about a damaged library: go back to its backup where there is one, begin a new one, or quit."""
    make_application()
    box = recovery_box(sentence, backup)
    box.exec()
    chosen = box.clickedButton()
    return Recovery(chosen.objectName()) if chosen and chosen.objectName() else Recovery.QUIT


def recovery_box(sentence: str, backup: Path | None) -> QMessageBox:
    """Return the question with one button for each way out; the safest is the default."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Thẩm Tra", sentence)
    box.setInformativeText(translate("The damaged file is kept beside the library in any case."))
    if backup:
        restore = box.addButton(translate("Go back to the backup"), QMessageBox.ButtonRole.AcceptRole)
        restore.setObjectName(Recovery.RESTORE)
    anew = box.addButton(translate("Begin a new library"), QMessageBox.ButtonRole.DestructiveRole)
    anew.setObjectName(Recovery.BEGIN_ANEW)
    leave = box.addButton(translate("Quit"), QMessageBox.ButtonRole.RejectRole)
    leave.setObjectName(Recovery.QUIT)
    box.setDefaultButton(restore if backup else leave)
    box.setEscapeButton(leave)
    return box
