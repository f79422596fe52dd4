"""Tab goes through every room of the window as one reads it, round and back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.opened import wait
from tests.widgets.test_accessible import told_as
from widgets.actions import Act
from widgets.detail.places import PlaceButton
from widgets.window.main_window import MainWindow

MOST = 80


def walk(begin: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> Iterator[QWidget]:
    """Press Tab until the focus is where it began, and yield what had it."""
    begin.setFocus()
    yield begin
    for _ in range(MOST):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, Qt.KeyboardModifier.NoModifier)
        here = QApplication.focusWidget()
        if here is begin or here is None:
            return
        yield here
    pytest.fail(f"Tab never came back to {told_as(begin)}")


def in_order(reached: list[QWidget], *wanted: QWidget) -> bool:
    """Say whether these were all reached, in this order."""
    places = [reached.index(widget) for widget in wanted]
    return places == sorted(places)


def test_tab_goes_from_the_header_over_contents_page_and_items_to_the_detail(opened: MainWindow) -> None:
    parts = opened.parts
    opened.room.choose(opened.room.findings[0])
    reached = list(walk(parts.header.search))
    first, second = parts.detail.findChildren(PlaceButton)
    side = (parts.contents.tree, parts.library.tree)
    detail = (first, second, parts.detail.note, parts.detail.footer.buttons["history"])
    assert in_order(reached, parts.header.search, *side, parts.page, parts.items.list, *detail)
    assert all(told_as(one) or one.accessibleName() for one in reached)


def test_shift_tab_goes_the_same_way_back(opened: MainWindow) -> None:
    begin = opened.parts.header.search
    forth, back = list(walk(begin)), list(walk(begin, Qt.Key.Key_Backtab))
    assert back[1:] == forth[:0:-1]


def test_a_dock_at_the_other_edge_is_reached_where_it_stands(opened: MainWindow) -> None:
    parts = opened.parts
    opened.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, parts.left)
    opened.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, parts.right)
    QApplication.processEvents()
    reached = list(walk(parts.header.search))
    assert in_order(reached, parts.items.list, parts.page, parts.contents.tree)


def test_the_start_page_is_gone_through_from_its_reports_to_its_buttons(qtbot: QtBot, opened: MainWindow) -> None:
    opened.show_start()
    wait(qtbot, opened)
    names = [told_as(one) for one in walk(opened.parts.header.search)]
    assert names[-2:] == ["Open a report...", "Try the sample report"] and all(names)


def test_the_comparison_is_gone_through_from_the_old_version_to_what_changed(qtbot: QtBot, opened: MainWindow) -> None:
    opened.compare_sample()
    wait(qtbot, opened)
    assert opened.comparison is not None
    names = [told_as(one) or one.accessibleName() for one in walk(opened.comparison.pages.old)]
    assert names.index("Old version") < names.index("New version") < names.index("What changed") and all(names)


def test_the_export_is_gone_through_from_its_kinds_to_its_buttons(qtbot: QtBot, opened: MainWindow) -> None:
    opened.actions_by_id[Act.EXPORT].trigger()
    wait(qtbot, opened)
    dialog = opened.exports.dialog
    assert dialog is not None
    reached = list(walk(dialog.kinds))
    assert in_order(reached, dialog.kinds, dialog.language, dialog.own, dialog.close_button, dialog.write)
    assert all(told_as(one) or one.accessibleName() for one in reached)
    dialog.close()
