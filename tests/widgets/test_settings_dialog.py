"""The settings dialog shows what is chosen elsewhere while it is open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.wording import choose_language
from widgets.actions import Act
from widgets.settings.dialog import SettingsDialog
from widgets.window.main_window import MainWindow


def settings_of(window: MainWindow) -> SettingsDialog:
    window.actions_by_id[Act.SETTINGS].trigger()
    dialog = window.reading.preferences.dialog
    assert dialog is not None
    return dialog


def test_the_text_size_chosen_by_key_is_shown_in_the_open_dialog(opened: MainWindow) -> None:
    dialog = settings_of(opened)
    assert dialog.text_size.currentData() == 100
    opened.actions_by_id[Act.LARGER].trigger()
    assert dialog.text_size.currentData() == 110
    QTest.keyClick(dialog, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert dialog.text_size.currentData() == 100
    dialog.close()


def test_the_theme_and_the_language_chosen_in_the_menu_are_shown_in_the_open_dialog(opened: MainWindow) -> None:
    dialog = settings_of(opened)
    opened.looks.choices.themes["dark"].trigger()
    assert dialog.theme.currentData() == "dark"
    opened.looks.choices.languages["en"].trigger()
    assert dialog.language.currentData() == "en" and dialog.windowTitle() == "Settings"
    opened.looks.choices.themes["light"].trigger()
    opened.looks.choices.languages["vi"].trigger()
    assert dialog.windowTitle() == "Thiết đặt"
    choose_language("en")
    dialog.close()
