"""The way of Tab through the window: header, contents, page, items, detail, as one reads; wherever the docks stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDockWidget, QMainWindow, QWidget

from widgets.window.dock_title import DockTitle

HEADER, BEFORE, CENTRE, AFTER, BELOW = range(5)
AREAS = {
    Qt.DockWidgetArea.TopDockWidgetArea: BEFORE,
    Qt.DockWidgetArea.LeftDockWidgetArea: BEFORE,
    Qt.DockWidgetArea.RightDockWidgetArea: AFTER,
    Qt.DockWidgetArea.BottomDockWidgetArea: BELOW,
}
ONE_ROW = 12  # pixels that the middles of what stands in one row may differ


def step(window: QMainWindow, forward: bool) -> bool:
    """Take the focus one step on or back, round the ends; say whether there was anywhere to go."""
    here = QApplication.focusWidget()
    order = reading_order(window, here)
    if not order:
        return False
    place = order.index(here) + (1 if forward else -1) if here in order else 0
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    order[place % len(order)].setFocus(reason)
    return True


def reading_order(window: QMainWindow, here: QWidget | None = None) -> list[QWidget]:
    """Return what Tab reaches in the window, in its order; `here` has its place among them in any case."""
    parts: dict[tuple[int, int, int], list[QWidget]] = {}
    for widget in window.findChildren(QWidget):
        if widget.window() is window and (widget is here or _is_stop(widget)):
            parts.setdefault(_part(window, widget), []).append(widget)
    found: list[QWidget] = []
    for part in sorted(parts):
        found += _by_place(window, parts[part])
    return found


def _is_stop(widget: QWidget) -> bool:
    takes = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value and widget.focusProxy() is None
    return bool(takes) and widget.isVisible() and widget.isEnabled() and not _is_left_out(widget)


def _is_left_out(widget: QWidget) -> bool:
    """Say whether another button of its group stands for it: the one that is checked, or else the first."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is None or not group.exclusive():
        return False
    shown = [button for button in group.buttons() if button.isVisible() and button.isEnabled()]
    checked = group.checkedButton()
    return widget is not (checked if checked in shown else shown[0] if shown else None)


def _part(window: QMainWindow, widget: QWidget) -> tuple[int, int, int]:
    """Return the part of the window: its rank, of several docks which, and a dock's title behind what is in it."""
    parent: QWidget | None = widget
    title = 0
    while parent is not None and parent is not window:
        if parent is window.menuWidget():
            return HEADER, 0, 0
        if isinstance(parent, DockTitle):
            title = 1
        if isinstance(parent, QDockWidget):
            where = parent.mapTo(window, QPoint())
            return AREAS.get(window.dockWidgetArea(parent), AFTER), where.y() * window.width() + where.x(), title
        parent = parent.parentWidget()
    return CENTRE, 0, 0


def _by_place(window: QWidget, widgets: Sequence[QWidget]) -> list[QWidget]:
    """Return these row by row, from left to right."""
    middles = {}
    for widget in widgets:
        holds = any(widget.isAncestorOf(other) for other in widgets)  # what scrolls others comes before them
        middles[widget] = widget.mapTo(window, QPoint() if holds else widget.rect().center())
    rows: list[list[QWidget]] = []
    for widget in sorted(widgets, key=lambda one: middles[one].y()):
        if rows and middles[widget].y() - middles[rows[-1][0]].y() <= ONE_ROW:
            rows[-1].append(widget)
        else:
            rows.append([widget])
    return [widget for row in rows for widget in sorted(row, key=lambda one: middles[one].x())]
