"""Asks what to write of a review, and where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.report.model import Report
from app.wording import render, translate

Chosen = Callable[[Path, str | None], None]


def ask_where_to_export(window: QWidget, report: Report, chosen: Chosen) -> QFileDialog:
    """Ask for one of the kinds of export and its place; a name beside the report is proposed.

    `chosen` gets None for the kind where the name was given an ending of its own, which then says the kind.
    """
    from app.exports.registry import choices_for

    choices = {f"{render(one.label)} (*{one.ending})": one for one in choices_for(report.format)}
    dialog = QFileDialog(window, translate("Export"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([*choices, translate("All files (*)")])

    def propose(shown: str) -> None:
        if one := choices.get(shown):
            dialog.setDefaultSuffix(one.ending[1:])
            dialog.selectFile(f"{Path(report.path).stem}-{one.name}{one.ending}")

    def accept(path: str) -> None:
        one = choices.get(dialog.selectedNameFilter())
        fits = one is not None and Path(path).suffix.lower() == one.ending
        chosen(Path(path), one.kind if one is not None and fits else None)

    dialog.filterSelected.connect(propose)
    dialog.fileSelected.connect(accept)
    propose(next(iter(choices)))
    dialog.open()
    return dialog
