"""The choice between text, pages and both in the View menu, and which of them larger and smaller is meant for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup

from widgets.actions import Act
from widgets.facsimile.pictures import Pictures
from widgets.facsimile.spread import BOTH, PAGES, TEXT, Spread
from widgets.services import Services
from widgets.window.looks import Looks
from widgets.window.work import Work

ACTS = {Act.VIEW_TEXT: TEXT, Act.VIEW_PAGES: PAGES, Act.VIEW_BOTH: BOTH}


class Ways(QObject):
    """Takes the choice to the spread and keeps it in the settings; has the pages made."""

    def __init__(
        self, services: Services, work: Work, spread: Spread, actions: dict[Act, QAction], looks: Looks
    ) -> None:
        super().__init__(spread)
        self._spread, self._settings, self._looks = spread, services.settings, looks
        self._pictures = Pictures(services.picture, work) if services.picture else None
        if self._pictures:
            spread.facsimile.take_pictures(self._pictures)
        self._actions = {way: actions[act] for act, way in ACTS.items()}
        group = QActionGroup(self)
        for way, action in self._actions.items():
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(partial(self._choose, way))
        spread.way_changed.connect(self.refresh)
        spread.choose(self._settings.current.pages)

    def zoom(self, steps: int) -> None:
        """Make the page pictures larger or smaller where they are meant, or else the text."""
        if self._spread.zooms_pages:
            self._spread.facsimile.zoom(steps)
        else:
            self._looks.zoom(steps)

    def normal_size(self) -> None:
        """Show the page pictures as wide as there is room where they are meant, or else the text in its own size."""
        if self._spread.zooms_pages:
            self._spread.facsimile.fit_width()
        else:
            self._looks.set_text_size(100)

    @Slot()
    def close(self) -> None:
        """Stop the page that is being made."""
        if self._pictures:
            self._pictures.close()

    @Slot()
    def refresh(self) -> None:
        """Show which way is chosen; only a report that came as a PDF has one."""
        here = self._spread.isVisibleTo(self._spread.window())
        self._actions[self._spread.way].setChecked(True)
        for action in self._actions.values():
            action.setEnabled(here and self._spread.is_paged)

    def _choose(self, way: str, _checked: bool = False) -> None:
        self._settings.change(pages=way)
        self._spread.choose(way)
