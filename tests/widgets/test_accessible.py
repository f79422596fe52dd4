"""Everything that can have the focus says what it is, in every room of the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QDockWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.opened import wait
from widgets.actions import Act
from widgets.window.main_window import MainWindow

# Parts of Qt's own that only scroll or hold what has a name itself.
OWN_OF_QT = ("qt_", "ScrollLeftButton", "ScrollRightButton")


def focusable(window: QWidget) -> Iterator[QWidget]:
    """Yield what is in sight and can be reached by Tab or by click."""
    for widget in window.findChildren(QWidget):
        named_by_qt = widget.objectName().startswith(OWN_OF_QT)
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not named_by_qt:
            yield widget


def told_as(widget: QWidget) -> str:
    """Return what a screen reader is told of a widget, its role aside."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def mute(window: QWidget) -> list[str]:
    return sorted(
        f"{type(one).__name__} in {type(one.parent()).__name__}"
        for one in focusable(window)
        if not (told_as(one) or one.accessibleName() or one.toolTip()) and one.focusProxy() is None
    )


@pytest.fixture
def everything(qtbot: QtBot, opened: MainWindow) -> MainWindow:
    """Return a window that has shown every room beside the report."""
    opened.actions_by_id[Act.OVERVIEW].trigger()
    opened.actions_by_id[Act.FIND_ITEMS].trigger()
    wait(qtbot, opened)
    opened.room.choose(opened.room.findings[0])
    qtbot.waitUntil(lambda: opened.workbench.overview.panel is not None)
    return opened


def test_everything_that_takes_the_focus_beside_a_report_has_a_name(everything: MainWindow) -> None:
    assert mute(everything) == []


def test_everything_in_the_comparison_has_a_name(qtbot: QtBot, opened: MainWindow) -> None:
    opened.compare_sample()
    wait(qtbot, opened)
    assert opened.comparison is not None and mute(opened.comparison) == []


def test_everything_in_the_settings_and_the_export_has_a_name(qtbot: QtBot, opened: MainWindow) -> None:
    opened.actions_by_id[Act.SETTINGS].trigger()
    dialog = opened.reading.preferences.dialog
    assert dialog is not None and mute(dialog) == []
    dialog.close()


def test_every_dock_and_every_page_of_the_window_has_a_name(everything: MainWindow) -> None:
    assert all(dock.windowTitle() for dock in everything.findChildren(QDockWidget))
    parts = everything.parts
    assert all(told_as(one) for one in (parts.page, parts.spread.facsimile, parts.items.list, parts.detail.note))


def test_what_is_pressed_chosen_and_written_in_says_so(everything: MainWindow) -> None:
    roles = {
        everything.parts.header.search: QAccessible.Role.EditableText,
        everything.parts.items.list: QAccessible.Role.List,
        everything.parts.detail.verdicts.findChildren(QWidget)[0]: QAccessible.Role.Button,
    }
    for widget, role in roles.items():
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface is not None and interface.role() in (role, QAccessible.Role.CheckBox), type(widget)
