"""While an input method composes, as Unikey and ibus do for Telex, no letter is taken for a verdict."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from widgets.window.main_window import MainWindow

WRITTEN = {"vieetj": "việt", "quanr": "quản", "iX": "ĩ"}  # keys of Telex, and what they become


def compose(widget: QWidget, keys: str, becomes: str) -> None:
    """Send what an input method sends: the word so far with each key, then the word."""
    for end in range(1, len(keys) + 1):
        QApplication.sendEvent(widget, QInputMethodEvent(keys[:end], []))
    committed = QInputMethodEvent()
    committed.setCommitString(becomes)
    QApplication.sendEvent(widget, committed)


@pytest.mark.parametrize("keys", WRITTEN)
def test_a_word_in_telex_on_the_page_or_in_the_list_is_no_verdict(opened: MainWindow, keys: str) -> None:
    assert opened.session is not None
    for widget in (opened.parts.page, opened.parts.items.list):
        widget.setFocus()
        compose(widget, keys, WRITTEN[keys])
    assert opened.session.reviewed == 0 and opened.session.undo_name is None


def test_a_key_that_comes_in_the_middle_of_a_word_is_no_verdict_and_the_next_one_is(opened: MainWindow) -> None:
    session, page = opened.session, opened.parts.page
    assert session is not None
    QApplication.sendEvent(page, QInputMethodEvent("v", []))
    _press(page)
    assert session.reviewed == 0
    QApplication.sendEvent(page, QInputMethodEvent())
    _press(page)
    assert session.reviewed > 0


def test_a_word_in_telex_is_written_into_the_note(opened: MainWindow) -> None:
    assert opened.session is not None
    note = opened.parts.detail.note
    note.setFocus()
    compose(note, "vieetj", "việt")
    assert note.toPlainText() == "việt" and opened.session.reviewed == 0
    note.clear()


def _press(widget: QWidget) -> None:
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, Qt.Key.Key_V, Qt.KeyboardModifier.NoModifier, "v"))
