"""Where the docks stand: as the user left them, folded where the page needs their room, kept for the next start."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt, Slot
from PySide6.QtWidgets import QDockWidget, QSplitter, QTabWidget

from widgets.facsimile.spread import BOTH
from widgets.window.dock_title import DockTitle

if TYPE_CHECKING:
    from widgets.theme.theme import Theme
    from widgets.window.front_window import FrontWindow
    from widgets.window.looks import Looks
    from widgets.window.parts import Parts

NARROW = 800  # below this width of the window the left dock gives its room to the page, until it is asked for
ROOM_FOR_BOTH = 1000  # pixels of width that text and page pictures beside each other ask the left dock for
# From this width of the window: the least widths of the left and the right dock.
LEAST_WIDTHS = ((1600, (272, 400)), (1280, (240, 368)), (0, (180, 300)))
SIDES = (Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea)
GROUP, STATE = "docks", "docks/state"


class Docking(QObject):
    """Shows the docks beside an open report; what the user closed stays closed."""

    def __init__(self, window: FrontWindow, parts: Parts, looks: Looks, layout: QSettings | None) -> None:
        super().__init__(window)
        self._window, self._parts, self._layout = window, parts, layout
        self._docks = (parts.left, parts.right)
        self._left = parts.left
        self._wanted = {dock: self._was_wanted(dock) for dock in self._docks}
        self._titles = [DockTitle(window.front.theme, dock) for dock in self._docks]
        self._splitters = {dock.objectName(): dock.findChildren(QSplitter)[0] for dock in self._docks}
        self._sizes = {name: splitter.saveState() for name, splitter in self._splitters.items()}
        self._state = layout.value(STATE) if layout is not None else None
        self._review = False  # whether a report is shown
        self._folded = False  # whether the page has the room of the left dock
        self._insisted = False  # whether the left dock was asked for all the same
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        for dock, title in zip(self._docks, self._titles, strict=True):
            dock.setTitleBarWidget(title)
            title.closed.connect(partial(self._want, dock, False))
            dock.toggleViewAction().triggered.connect(lambda checked, dock=dock: self._want(dock, checked))
        looks.themed.connect(self._set_theme)
        looks.worded.connect(self._word)
        parts.spread.way_changed.connect(self.fit)
        window.closing.connect(self._keep)
        self._restore_kept()

    def show_room(self, review: bool) -> None:
        """Show the docks beside a report, and nowhere else."""
        if self._review and not review:
            self._state = self._window.saveState()
        self._review = review
        for dock in self._docks:
            dock.toggleViewAction().setEnabled(review)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Give the docks the least width that the window leaves them, and the page the left one's where it needs it."""
        window = self._window
        least = next(widths for narrowest, widths in LEAST_WIDTHS if window.width() >= narrowest)
        for dock, width in zip(self._docks, least, strict=True):
            dock.widget().setMinimumWidth(width)
        narrow = window.width() < NARROW
        area = Qt.DockWidgetArea.BottomDockWidgetArea if narrow else Qt.DockWidgetArea.RightDockWidgetArea
        window.setCorner(Qt.Corner.BottomRightCorner, area)  # the overview needs all of a narrow window
        both = self._parts.spread.way == BOTH and window.width() - sum(least) < ROOM_FOR_BOTH
        aside = not self._left.isFloating() and window.dockWidgetArea(self._left) in SIDES
        self._folded = aside and (narrow or both)
        self._insisted = self._insisted and self._folded
        self._apply()

    def restore(self) -> None:
        """Put the docks back where they were at first."""
        self._wanted = dict.fromkeys(self._docks, True)
        self._insisted = False
        for dock, area in zip(self._docks, SIDES, strict=True):
            dock.setFloating(False)
            self._window.addDockWidget(area, dock)
            self._splitters[dock.objectName()].restoreState(self._sizes[dock.objectName()])
        self.fit()
        self._window.resizeDocks(
            list(self._docks), [dock.widget().minimumWidth() for dock in self._docks], Qt.Orientation.Horizontal
        )

    def show_right(self) -> None:
        """Show the items, also where they were closed."""
        self._want(self._parts.right, True)
        self._parts.right.raise_()  # it may be one of several tabs

    def _want(self, dock: QDockWidget, wanted: bool) -> None:
        self._wanted[dock] = wanted
        if dock is self._left:
            self._insisted = wanted and self._folded
        self._apply()

    def _apply(self) -> None:
        for dock in self._docks:
            folded = dock is self._left and self._folded and not self._insisted
            dock.setVisible(self._review and self._wanted[dock] and not folded)

    def _was_wanted(self, dock: QDockWidget) -> bool:
        if self._layout is None:
            return True
        return bool(self._layout.value(f"{GROUP}/{dock.objectName()}", True, type=bool))

    def _restore_kept(self) -> None:
        if self._layout is None or self._state is None:
            return
        self._window.restoreState(self._state)
        for name, splitter in self._splitters.items():
            kept = self._layout.value(f"{GROUP}/{name}_panels")
            if kept is not None:
                splitter.restoreState(kept)
        for dock in self._window.findChildren(QDockWidget):
            dock.hide()  # until a report is shown

    @Slot()
    def _keep(self) -> None:
        if self._layout is None:
            return
        state = self._window.saveState() if self._review else self._state
        if state is not None:
            self._layout.setValue(STATE, state)
        for dock in self._docks:
            self._layout.setValue(f"{GROUP}/{dock.objectName()}", self._wanted[dock])
        for name, splitter in self._splitters.items():
            self._layout.setValue(f"{GROUP}/{name}_panels", splitter.saveState())

    @Slot(object)
    def _set_theme(self, theme: Theme) -> None:
        for title in self._titles:
            title.set_theme(theme)

    @Slot()
    def _word(self) -> None:
        for title in self._titles:
            title.retranslate()
