"""Asking for the files of the exchange."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.wording import translate

if TYPE_CHECKING:
    from app.review.session import ReviewSession


def ask_for_file(window: QWidget, chosen: Callable[[Path], None]) -> None:
    """Ask for a bundle, or for a Word file with comments."""
    dialog = QFileDialog(window, translate("Import a colleague's review"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(
        [
            translate("Bundles and Word files with comments ({endings})", endings="*.zip *.docx"),
            translate("All files (*)"),
        ]
    )
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()


def ask_where(window: QWidget, session: ReviewSession, ending: str, chosen: Callable[[Path], None]) -> None:
    """Ask where a bundle or a summary for the committee is to be written."""
    sending = ending == ".zip"
    title = translate("Send my review") if sending else translate("Summary for the committee")
    dialog = QFileDialog(window, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    filters = [translate("Bundle ({ending})", ending="*.zip")]
    if not sending:
        filters = [
            translate("Word file ({ending})", ending="*.docx"),
            translate("Workbook ({ending})", ending="*.xlsx"),
        ]
    dialog.setNameFilters(filters)
    dialog.setDefaultSuffix(ending[1:])
    dialog.filterSelected.connect(lambda name: dialog.setDefaultSuffix("xlsx" if "xlsx" in name else ending[1:]))
    source = Path(session.record.path)
    name = "_".join(part for part in (session.author.replace(" ", "-"), "trao-doi" if sending else "ban") if part)
    dialog.selectFile(f"{source.stem}-{name}{ending}")
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()
