"""What helps with reading: peeking, searching the items, adding figures, and the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from widgets.actions import ACTIONS, Act
from widgets.items.arrange import Group
from widgets.reading.peeking import PeekingRoom
from widgets.review.figure_adding import FigureAdding
from widgets.settings.preferences import Preferences

if TYPE_CHECKING:
    from widgets.window.report_window import ReportWindow


class ReadingRoom(QObject):
    """Made once by the window, after everything that it joins is there."""

    def __init__(self, window: ReportWindow) -> None:
        super().__init__(window)
        actions, parts = window.actions_by_id, window.parts
        single = [actions[spec.id] for spec in ACTIONS if spec.single]
        self.peeking = PeekingRoom(parts, window.room, actions[Act.PEEK], single)
        self.figures = FigureAdding(window, parts, window.reviewing, window.room)
        sizes = [actions[act] for act in (Act.LARGER, Act.SMALLER, Act.NORMAL_SIZE)]
        self.preferences = Preferences(window, window.services.settings, window.looks, parts, window.reviewing, sizes)
        self._docking, self._tools = window.docking, parts.items.tools
        self._group = actions[Act.GROUP_ITEMS]
        self._group.setCheckable(True)
        self._group.triggered.connect(parts.items.group_by_section)
        parts.items.grouped.connect(lambda group: self._group.setChecked(group is Group.SECTION))
        actions[Act.FIND_ITEMS].triggered.connect(self._search_items)
        actions[Act.ADD_FIGURE].triggered.connect(self.figures.ask)
        actions[Act.SETTINGS].triggered.connect(self.preferences.show)
        actions[Act.STOP].triggered.connect(self.peeking.close_frame)
        window.looks.themed.connect(self.peeking.set_theme)
        window.looks.worded.connect(self._word)
        self._word()

    @Slot()
    def _search_items(self) -> None:
        self._docking.show_right()
        self._tools.toggle_search()

    @Slot()
    def _word(self) -> None:
        self.peeking.retranslate()
