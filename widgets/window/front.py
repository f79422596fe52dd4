"""What the window shows at once: header, strip and start page; everything else is built after the painting."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.settings import SettingsFile
from widgets.actions import ACTIONS, Act
from widgets.start.page import StartPage
from widgets.theme.theme import Theme, apply_theme, load_theme, system_theme
from widgets.window.header import Header
from widgets.window.menus import ViewChoices, colour_actions, fill_menus, word_actions
from widgets.window.strip import Strip


@dataclass
class Front:
    """The parts of the window that are painted first, in the chosen theme and language."""

    theme: Theme
    header: Header
    strip: Strip
    stack: QStackedWidget
    start: StartPage
    choices: ViewChoices


def chosen_theme(settings: SettingsFile) -> Theme:
    """Return the theme that the settings name, or the one that the system asks for."""
    name = settings.current.theme
    return system_theme(the_application()) if name == "system" else load_theme(name)


def the_application() -> QApplication:
    """Return the application that the window belongs to."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def build_front(window: QMainWindow, settings: SettingsFile, actions: dict[Act, QAction]) -> Front:
    """Make the front and put it in its place; what needs a report cannot be asked for yet."""
    theme = chosen_theme(settings)
    apply_theme(the_application(), theme)
    word_actions(actions)
    colour_actions(actions, theme)
    for spec in ACTIONS:
        actions[spec.id].setEnabled(not spec.needs_report)
    header = Header(theme, actions, window)
    header.search_in_report(False)
    header.show_report(False)
    window.setMenuWidget(header)
    central = QWidget(window)
    strip, stack = Strip(theme, central), QStackedWidget(central)
    column = QVBoxLayout(central)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(strip)
    column.addWidget(stack, 1)
    window.setCentralWidget(central)
    start = StartPage(theme, actions, stack)
    stack.addWidget(start)
    choices = ViewChoices(window)
    fill_menus(header.menus, actions, choices, [], [])
    return Front(theme, header, strip, stack, start, choices)
