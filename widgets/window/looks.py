"""How the window looks: theme, language, text size, layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from app.settings import TEXT_SIZES, SettingsFile
from app.wording import choose_language
from widgets.actions import Act
from widgets.review.room import ReviewRoom
from widgets.theme.theme import apply_theme
from widgets.window.front import chosen_theme, the_application
from widgets.window.menus import ViewChoices, colour_actions, fill_menus, word_actions
from widgets.window.parts import Parts

if TYPE_CHECKING:
    from widgets.compare.view import CompareView

PAGE_POINTS = 12.0


class Looks(QObject):
    """Takes a change of theme, language or size to every part and keeps it in the settings.

    Signals: `themed(Theme)` and `worded()` tell what was made later than the parts; `sized(int)` the text has another
    size in percent.
    """

    themed = Signal(object)
    worded = Signal()
    sized = Signal(int)

    def __init__(
        self,
        window: QMainWindow,
        parts: Parts,
        actions: dict[Act, QAction],
        settings: SettingsFile,
        room: ReviewRoom,
        choices: ViewChoices,
    ) -> None:
        super().__init__(window)
        self._parts, self._actions, self._settings, self._room = parts, actions, settings, room
        self._comparison: CompareView | None = None
        self.choices = choices
        for action in self.choices.themes.values():
            action.triggered.connect(self._choose_theme)
        for action in self.choices.languages.values():
            action.triggered.connect(self._choose_language)
        parts.page.zoom_asked.connect(self.zoom)
        app = the_application()
        app.styleHints().colorSchemeChanged.connect(self.refresh_theme)
        app.screenAdded.connect(self.refresh_theme)  # its icons may need another pixel ratio
        self._fill_menus()
        parts.page.set_text_size(PAGE_POINTS * settings.current.text_size / 100)

    def set_theme(self, name: str) -> None:
        """Choose the theme "system", "light" or "dark"."""
        self._settings.change(theme=name)
        self.refresh_theme()

    def follow(self, comparison: CompareView) -> None:
        """Take what was chosen, and later changes, to the comparison too."""
        self._comparison = comparison
        comparison.set_text_size(PAGE_POINTS * self._settings.current.text_size / 100)

    @Slot()
    def refresh_theme(self) -> None:
        """Dress the window in the chosen theme, or in what the system now asks for."""
        theme = chosen_theme(self._settings)
        apply_theme(the_application(), theme)
        self._parts.set_theme(theme)
        if self._comparison:
            self._comparison.set_theme(theme)
        colour_actions(self._actions, theme)
        self.themed.emit(theme)

    def set_language(self, language: str) -> None:
        """Choose the language of the window."""
        self._settings.change(language=language)
        choose_language(language)
        self.word()
        self._room.show_again()

    @Slot(int)
    def zoom(self, steps: int) -> None:
        """Make the text of the page larger or smaller by steps."""
        place = TEXT_SIZES.index(self._settings.current.text_size) + steps
        self.set_text_size(TEXT_SIZES[max(0, min(place, len(TEXT_SIZES) - 1))])

    def set_text_size(self, percent: int) -> None:
        """Set the size of the page's text in percent of the normal one."""
        self._settings.change(text_size=percent)
        self._parts.page.set_text_size(PAGE_POINTS * percent / 100)
        self.sized.emit(percent)
        if self._comparison:
            self._comparison.set_text_size(PAGE_POINTS * percent / 100)

    def word(self) -> None:
        """Set every text of the window in the chosen language."""
        word_actions(self._actions)
        self._parts.retranslate()
        self._fill_menus()
        self._room.refresh_undo()
        self.worded.emit()

    def _fill_menus(self) -> None:
        parts, settings = self._parts, self._settings.current
        self.choices.word()
        fill_menus(parts.header.menus, self._actions, self.choices, parts.page_bar.layers, [parts.left, parts.right])
        self.choices.themes[settings.theme].setChecked(True)
        self.choices.languages[settings.language].setChecked(True)

    @Slot()
    def _choose_theme(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.set_theme(action.data())

    @Slot()
    def _choose_language(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.set_language(action.data())
