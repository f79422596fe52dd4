"""A hand at the real window: presses keys, clicks words and buttons, opens menus, answers dialogs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QEvent,
    QEventLoop,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMenuBar,
    QScrollArea,
    QWidget,
)

from app.report.model import Report, Span
from app.wording import render, translate
from widgets.actions import ACTIONS, MENU_TITLES, Act
from widgets.window.main_window import MainWindow
from widgets.window.strip import Notice

LONGEST = 20_000  # milliseconds
MOMENT = 20
SPECS = {spec.id: spec for spec in ACTIONS}
HELD = {"Ctrl": Qt.KeyboardModifier.ControlModifier, "Shift": Qt.KeyboardModifier.ShiftModifier}
NAMES = {"Esc": "Escape", ",": "Comma"}
Condition = Callable[[], object]
Index = QModelIndex | QPersistentModelIndex


class NotSeen(Exception):
    """What the hand was to use does not show in the window."""


class Hand:
    """Uses one window as a person would: keys go to where the focus is, clicks to what can be seen."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    # Waiting

    def wait(self, condition: Condition, what: str) -> None:
        """Let the window work until something holds."""
        deadline = QDeadlineTimer(LONGEST)
        while not condition():
            if deadline.hasExpired():
                raise NotSeen(what)
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, MOMENT)

    def rest(self) -> None:
        """Wait until nothing is being read, computed or saved."""
        QCoreApplication.processEvents()
        self.wait(lambda: not self.window.work.running, "the end of the work")
        QCoreApplication.processEvents()

    # Keys

    def press(self, keys: str) -> None:
        """Press keys as the help on keys writes them: "F8", "Ctrl+Shift+E", "I"."""
        *held, key = keys.split("+")
        modifiers = Qt.KeyboardModifier.NoModifier
        for name in held:
            modifiers |= HELD[name]
        QTest.keyClick(
            QApplication.activePopupWidget() or self._focus(), Qt.Key[f"Key_{NAMES.get(key, key)}"], modifiers
        )
        self.rest()

    def act(self, act: Act) -> None:
        """Press the first key of an action."""
        self.press(SPECS[act].shortcuts[0])

    def type(self, words: str) -> None:
        """Type words where the focus is, as an input method composes and commits them."""
        field = self._focus()
        for number, word in enumerate(words.split(" ")):
            if number:
                QTest.keyClick(field, Qt.Key.Key_Space)
            composed = QInputMethodEvent(word, [])
            QCoreApplication.sendEvent(field, composed)
            done = QInputMethodEvent("", [])
            done.setCommitString(word)
            QCoreApplication.sendEvent(field, done)
        QCoreApplication.processEvents()

    def _focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        if focus is None:
            raise NotSeen("a widget with the focus")
        return focus

    # The mouse

    def click(self, words: str, inside: QWidget | None = None) -> None:
        """Click the button that bears these words."""
        there = (inside or self.window).findChildren(QAbstractButton)
        seen = [one for one in there if one.isVisible() and words in (plain(one.text()), one.accessibleName())]
        if not seen or not seen[0].isEnabled():
            raise NotSeen(words)
        self.click_on(seen[0])

    def click_on(self, widget: QWidget) -> None:
        """Click the middle of a widget that can be seen."""
        if not widget.isVisible() or not widget.isEnabled():
            raise NotSeen(widget.accessibleName() or type(widget).__name__)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.rest()

    def put_away(self, topic: str) -> None:
        """Put a notice of the strip away, where it is said."""
        for notice in self.window.parts.strip.findChildren(Notice):
            if notice.topic == topic and notice.isVisible():
                self.click(translate("Put away"), notice)

    def click_row(self, view: QAbstractItemView, index: Index) -> None:
        """Click a row of a list, table or tree."""
        view.scrollTo(index)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
        self.rest()

    def open_menu(self, view: QAbstractItemView, index: Index) -> QMenu:
        """Click a row with the right button; return the menu that opens there."""
        view.setCurrentIndex(index)
        place = view.visualRect(index).center()
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place))
        QCoreApplication.sendEvent(view.viewport(), asked)
        menu = QApplication.activePopupWidget()
        if not isinstance(menu, QMenu):
            raise NotSeen("a menu")
        return menu

    def click_on_page(self, words: str, around: str) -> None:
        """Click words of the page; `around` is a longer piece of the text that they stand in."""
        where = self._bring(place_of(self.window.parts.page.report, words, around))[0]
        QTest.mouseClick(self.window.parts.page.viewport(), Qt.MouseButton.LeftButton, pos=where.center())
        self.rest()

    def select_on_page(self, words: str) -> None:
        """Drag the pointer over words of the page."""
        page = self.window.parts.page
        boxes = self._bring(place_of(page.report, words, words))
        first, last = boxes[0], boxes[-1]
        begin, end = QPoint(first.left(), first.center().y()), QPoint(last.right() + 1, last.center().y())
        QTest.mousePress(page.viewport(), Qt.MouseButton.LeftButton, pos=begin)
        QTest.mouseMove(page.viewport(), end)
        QTest.mouseRelease(page.viewport(), Qt.MouseButton.LeftButton, pos=end)
        self.rest()

    def _bring(self, span: Span) -> list[QRect]:
        """Have a place of the page in sight; return where its lines stand there."""
        page, bar = self.window.parts.page, self.window.parts.page.verticalScrollBar()
        page.setFocus()
        height, top = page.viewport().height(), page.canvas.boxes_of(span)[0].rect.center().y()
        if not 0 < top - bar.value() < height:
            bar.setSliderPosition(round(top - height / 3))
            QCoreApplication.processEvents()
        return [box.rect.translated(0, -bar.value()).toRect() for box in page.canvas.boxes_of(span)]

    def roll(self, area: QScrollArea) -> None:
        """Drag the scroll bar of an area down to its end."""
        area.verticalScrollBar().setSliderPosition(area.verticalScrollBar().maximum())
        QCoreApplication.processEvents()

    def choose(self, act: Act) -> None:
        """Choose an action from its menu."""
        self.choose_word(render(MENU_TITLES[SPECS[act].menu]), self.window.actions_by_id[act].text())

    def choose_word(self, *words: str) -> None:
        """Open the menu of the first word, then what stands in it under each of the next."""
        menu: QMenuBar | QMenu = self.window.parts.header.menus
        for word in words:
            inner = self.choose_in(menu, word)
            if inner is not None:
                self.wait(inner.isVisible, word)
                menu = inner
        self.rest()

    def choose_in(self, menu: QMenuBar | QMenu, word: str) -> QMenu | None:
        """Click a word of a menu; return the menu that opens under it, if one does."""
        found = [one for one in menu.actions() if plain(one.text()) == plain(word)]
        if not found or not found[0].isEnabled() or not menu.isVisible():
            raise NotSeen(word)
        inner = found[0].menu()
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(found[0]).center())
        return inner if isinstance(inner, QMenu) else None

    # Dialogs

    def dialog(self) -> QDialog:
        """Return the dialog that is asked now."""

        def shown() -> list[QDialog]:
            return [one for one in self.window.findChildren(QDialog) if one.isVisible()]

        self.wait(shown, "a dialog")
        return shown()[-1]

    def answer_file(self, path: Path) -> None:
        """Write the path of a file into the dialog that asks for one, and press Enter."""
        dialog = self.dialog()
        field = dialog.findChild(QLineEdit)
        if not isinstance(dialog, QFileDialog) or field is None:
            raise NotSeen("the name of a file")
        field.selectAll()
        QTest.keyClicks(field, str(path))
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.gone(dialog)

    def answer(self, button: str = "OK") -> None:
        """Press a button of the dialog that is asked now."""
        dialog = self.dialog()
        self.click(translate(button), dialog)
        self.gone(dialog)

    def close_dialog(self) -> None:
        """Leave the dialog with Escape."""
        dialog = self.dialog()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        self.gone(dialog)

    def gone(self, dialog: QDialog) -> None:
        """Wait until a dialog is closed and the window has the focus again."""
        self.wait(lambda: dialog not in self.window.findChildren(QDialog) or not dialog.isVisible(), "no dialog")
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.window.activateWindow()
        self.wait(lambda: QApplication.focusWidget() is not None, "the focus in the window")
        self.rest()


def place_of(report: Report, words: str, around: str) -> Span:
    """Return where words stand inside a longer piece of the text."""
    start = report.text.index(around)
    start = report.text.index(words, start, start + len(around))
    return Span(start, start + len(words))


def plain(text: str) -> str:
    """Return a text of a button or menu without the sign of its key."""
    return text.replace("&", "").removesuffix("...")
