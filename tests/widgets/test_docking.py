"""The docks beside an open report: closed, moved, parted from the window, and found again at the next start."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QToolButton
from pytestqt.qtbot import QtBot

from tests.widgets.memory_store import MemoryStore
from tests.widgets.opened import shown_window, wait
from widgets.actions import Act
from widgets.theme.theme import load_theme
from widgets.window.main_window import MainWindow


@contextmanager
def reading(qtbot: QtBot, report: Path, layout: QSettings) -> Iterator[MainWindow]:
    """Show a report in a window that keeps its layout."""
    with shown_window(qtbot, MemoryStore(), report, layout=layout) as window:
        window.resize(1366, 768)  # the screen of the tests is smaller
        window.open_file(report)
        wait(qtbot, window)
        yield window


@pytest.fixture
def layout(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "layout.ini"), QSettings.Format.IniFormat)


def button(dock: QDockWidget, number: int) -> QToolButton:
    """Return the button that parts the dock from the window (0) or closes it (1)."""
    return dock.titleBarWidget().findChildren(QToolButton)[number]


def test_a_dock_that_was_closed_stays_closed_until_the_view_menu_shows_it(qtbot: QtBot, opened: MainWindow) -> None:
    left = opened.parts.left
    button(left, 1).click()
    assert not left.isVisible()
    opened.show_start()
    opened.show_review()
    assert not left.isVisible()
    left.toggleViewAction().trigger()
    assert left.isVisible()


def test_the_docks_are_beside_a_report_only(opened: MainWindow) -> None:
    docks = (opened.parts.left, opened.parts.right)
    assert all(dock.isVisible() and dock.toggleViewAction().isEnabled() for dock in docks)
    opened.show_start()
    assert not any(dock.isVisible() or dock.toggleViewAction().isEnabled() for dock in docks)


def test_docks_are_found_where_they_were_left(qtbot: QtBot, report: Path, layout: QSettings) -> None:
    with reading(qtbot, report, layout) as window:
        button(window.parts.left, 1).click()
        button(window.parts.right, 0).click()
        assert window.parts.right.isFloating()
    with reading(qtbot, report, layout) as window:
        assert not window.parts.left.isVisible()
        assert window.parts.right.isVisible() and window.parts.right.isFloating()
        window.actions_by_id[Act.RESTORE_LAYOUT].trigger()
        assert window.parts.left.isVisible() and not window.parts.right.isFloating()
        assert window.dockWidgetArea(window.parts.right) == Qt.DockWidgetArea.RightDockWidgetArea


def test_a_dock_moved_to_the_other_edge_is_found_there(qtbot: QtBot, report: Path, layout: QSettings) -> None:
    with reading(qtbot, report, layout) as window:
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, window.parts.left)
        window.show_start()
    with reading(qtbot, report, layout) as window:
        assert window.parts.left.isVisible()
        assert window.dockWidgetArea(window.parts.left) == Qt.DockWidgetArea.RightDockWidgetArea


def test_the_buttons_of_a_dock_say_which_dock_they_are_of(opened: MainWindow) -> None:
    names = {button(dock, n).accessibleName() for dock in (opened.parts.left, opened.parts.right) for n in (0, 1)}
    assert len(names) == 4 and all(names)


def test_a_dock_that_floats_has_an_outline_in_every_theme(opened: MainWindow) -> None:
    dock = opened.parts.right
    dock.setFloating(True)
    QApplication.processEvents()
    for name in ("light", "dark"):
        opened.looks.set_theme(name)
        edge = dock.grab().toImage().pixelColor(0, dock.height() // 2)
        assert edge.name() == load_theme(name).field.name()
    dock.setFloating(False)
    QApplication.processEvents()
    assert dock.grab().toImage().pixelColor(0, dock.height() // 2).name() != load_theme("dark").field.name()
    opened.looks.set_theme("light")
