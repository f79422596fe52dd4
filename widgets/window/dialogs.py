"""The few dialogs; none of them blocks the program."""

from __future__ import annotations

import logging
from collections.abc import Callable
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QMessageBox, QScrollArea, QVBoxLayout, QWidget

from app.errors import fault_of
from app.wording import render, translate
from widgets.actions import ACTIONS, MENU_TITLES, ActionSpec, Menu

log = logging.getLogger(__name__)
READ_ENDINGS = "*.docx *.docm *.pdf *.doc *.odt *.rtf *.txt"


def ask_for_report(window: QWidget, title: str, chosen: Callable[[Path], None]) -> None:
    """Ask for a report file under a title that says what it is for."""
    dialog = _file_dialog(window, title, QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()


def ask_for_reports(window: QWidget, title: str, chosen: Callable[[list[Path]], None]) -> None:
    """Ask for one report file or several."""
    dialog = _file_dialog(window, title, QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda paths: chosen([Path(path) for path in paths]))
    dialog.open()


def _file_dialog(window: QWidget, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
    dialog = QFileDialog(window, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(mode)
    dialog.setNameFilters([translate("Reports ({endings})", endings=READ_ENDINGS), translate("All files (*)")])
    return dialog


def show_keys(window: QWidget) -> QDialog:
    """Show every key of the program."""
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(translate("Keys"))
    rows = "".join(map(_key_rows, Menu))
    label = QLabel(f"<table>{rows}</table>", dialog)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setMargin(20)
    area = QScrollArea(dialog)
    area.setWidget(label)
    box = QVBoxLayout(dialog)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(area)
    dialog.resize(460, 560)
    dialog.open()
    return dialog


def _key_rows(menu: Menu) -> str:
    """Return the keys of a menu under its title, nothing where it has none."""
    rows = "".join(_key_row(spec) for spec in ACTIONS if spec.menu is menu and spec.shortcuts)
    title = escape(render(MENU_TITLES[menu]).replace("&", ""))
    return f"<tr><td colspan='2' style='padding:12px 0 4px 0'>{title}</td></tr>{rows}" if rows else ""


def _key_row(spec: ActionSpec) -> str:
    keys = escape(", ".join(spec.shortcuts))
    text = escape(render(spec.text).replace("&", "").removesuffix("..."))
    return f"<tr><td style='padding:3px 24px 3px 16px'><b>{keys}</b></td><td style='padding:3px 0'>{text}</td></tr>"


def show_about(window: QWidget) -> QDialog:
    """Say what the program is."""
    text = translate(
        "Reads a government report with a delegate of the People's Council. Everything stays on this computer."
    )
    box = QMessageBox(QMessageBox.Icon.NoIcon, "Thẩm Tra", text, QMessageBox.StandardButton.Ok, window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box


def log_fault(error: BaseException) -> None:
    """Write to the log what went wrong in the program and where; what an exception says may quote a report."""
    log.error("fault: %s", fault_of(error))


def fault_text(error: BaseException) -> str:
    """Return what is told of a fault of the program."""
    return translate(
        "Something in the program went wrong ({kind}). What you assessed is saved; the log says more.",
        kind=type(error).__name__,
    )
