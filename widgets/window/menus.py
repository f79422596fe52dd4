"""Actions and menus, made from the table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QDockWidget, QMenu, QMenuBar, QWidget

from app.settings import THEMES
from app.wording import Message, render, translate
from app.wording.catalogue import LANGUAGES
from widgets.actions import ACTIONS, MENU_TITLES, Act, ActionSpec, Menu
from widgets.theme.icons import MARGIN, NAMES, icon
from widgets.theme.theme import Theme

THEME_WORDS = {"system": Message("As the system"), "light": Message("Light"), "dark": Message("Dark")}
LANGUAGE_WORDS = {"vi": "Tiếng Việt", "en": "English"}  # each in its own language, so that its reader finds it
ICONS = {"go_to": "go"}


def make_actions(window: QWidget) -> dict[Act, QAction]:
    """Return an action for each row of the table; plain letters act only in the widgets they are added to."""
    made: dict[Act, QAction] = {}
    for spec in ACTIONS:
        action = QAction(window)
        action.setObjectName(spec.id.value)
        action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
        if spec.single:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        else:
            window.addAction(action)
        made[spec.id] = action
    return made


def word_actions(actions: dict[Act, QAction]) -> None:
    """Set the texts of the actions in the chosen language."""
    for spec in ACTIONS:
        word_action(actions[spec.id], spec, render(spec.text))


def word_action(action: QAction, spec: ActionSpec, text: str) -> None:
    """Set the text of one action, and its tip with its key."""
    action.setText(text)
    plain = text.replace("&", "").removesuffix("...")
    action.setToolTip(f"{plain} ({spec.shortcuts[0]})" if spec.shortcuts else plain)


def colour_actions(actions: dict[Act, QAction], theme: Theme) -> None:
    """Set the icons of the actions in the colours of a theme."""
    for spec in ACTIONS:
        name = ICONS.get(spec.icon, spec.icon)
        if name in NAMES:
            colour = theme.tones[name].line if name in theme.tones else theme.muted
            actions[spec.id].setIcon(icon(name, colour, MARGIN))


class ViewChoices:
    """The choices of the View menu: theme and language."""

    def __init__(self, window: QWidget) -> None:
        self.themes = _choices(window, THEMES)
        self.languages = _choices(window, LANGUAGES)

    def word(self) -> None:
        """Set the texts in the chosen language."""
        for name, action in self.themes.items():
            action.setText(render(THEME_WORDS[name]))
        for name, action in self.languages.items():
            action.setText(LANGUAGE_WORDS[name])


def _choices(window: QWidget, names: tuple[str, ...]) -> dict[str, QAction]:
    group = QActionGroup(window)
    made = {}
    for name in names:
        made[name] = QAction(window, checkable=True)
        made[name].setData(name)
        group.addAction(made[name])
    return made


def fill_menus(
    bar: QMenuBar, actions: dict[Act, QAction], choices: ViewChoices, layers: list[QAction], docks: list[QDockWidget]
) -> None:
    """Make the menus anew, in the chosen language."""
    bar.clear()
    for menu in Menu:
        shown = bar.addMenu(render(MENU_TITLES[menu]))
        group = 0
        for spec in (spec for spec in ACTIONS if spec.menu is menu):
            if spec.group != group:
                shown.addSeparator()
                group = spec.group
            shown.addAction(actions[spec.id])
        if menu is Menu.VIEW:
            _fill_view(shown, choices, layers, docks)


def _fill_view(menu: QMenu, choices: ViewChoices, layers: list[QAction], docks: list[QDockWidget]) -> None:
    menu.addSeparator()
    for layer in layers:
        menu.addAction(layer)
    menu.addSeparator()
    for dock in docks:
        menu.addAction(dock.toggleViewAction())
    menu.addSeparator()
    for title, group in ((translate("Theme"), choices.themes), (translate("Language"), choices.languages)):
        inner = menu.addMenu(title)
        for action in group.values():
            inner.addAction(action)
