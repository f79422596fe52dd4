"""What stands over the list of items: search, order and grouping."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QWidget

from app.wording import Message, render, translate
from widgets.items.arrange import Group, Sort
from widgets.theme.icons import MARGIN, icon
from widgets.theme.theme import Theme

SORT_WORDS: dict[Sort, Message] = {
    Sort.PLACE: Message("By place in the report"),
    Sort.LEVEL: Message("The most serious findings first"),
    Sort.KIND: Message("By kind"),
    Sort.VERDICT: Message("By assessment"),
    Sort.CHANGED: Message("Last changed first"),
    Sort.PRIORITY: Message("Pressing questions first"),
}
GROUP_WORDS: dict[Group, Message] = {
    Group.NONE: Message("Not grouped"),
    Group.SECTION: Message("By section"),
    Group.ADDRESSEE: Message("By whom the question is put to"),
    Group.THEME: Message("By subject of the question"),
    Group.KIND: Message("By kind"),
}
SEARCH_AFTER = 150  # milliseconds without a key before the list is searched


class ItemSearch(QLineEdit):
    """Words to look for in titles and notes.

    Signals: `asked(str)` once nobody types; `left()` Escape or Down; `shown()` the field came or went.
    """

    asked = Signal(str)
    left = Signal()
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_AFTER)
        self._timer.timeout.connect(lambda: self.asked.emit(self.text()))
        self.textChanged.connect(self._timer.start)
        self.setClearButtonEnabled(True)
        self.hide()

    def setVisible(self, visible: bool) -> None:
        """Tell whether the field takes room now."""
        super().setVisible(visible)
        self.shown.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties and closes the field; Enter and Down go on to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.hide()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._timer.stop()
            self.asked.emit(self.text())
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ItemTools(QWidget):
    """Buttons for search, order and grouping. Signals: `sorted_by(Sort)`, `grouped_by(Group)`."""

    sorted_by = Signal(object)
    grouped_by = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.search, self.sort, self.group = (QToolButton(parent) for _ in range(3))
        self.field = ItemSearch(parent)
        for button in (self.search, self.sort, self.group):
            button.setFixedSize(30, 30)
            button.setIconSize(QSize(MARGIN, MARGIN))
        self._orders = {order: _choice(self.sort, self.sorted_by, order) for order in Sort}
        self._groups = {group: _choice(self.group, self.grouped_by, group) for group in Group}
        _offer(self.sort, self._orders.values())
        _offer(self.group, self._groups.values())
        self.search.clicked.connect(self.toggle_search)
        self.hide()
        self.set_theme(theme)
        self.show_order(Sort.PLACE, Group.NONE)

    def toggle_search(self) -> None:
        """Show the field and go there, or close it."""
        if self.field.isVisible() and self.field.hasFocus():
            self.field.clear()
            self.field.hide()
            self.field.left.emit()
        else:
            self.field.show()
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.field.selectAll()

    def show_order(self, order: Sort, group: Group) -> None:
        """Tick the order and the grouping that the list has."""
        self._orders[order].setChecked(True)
        self._groups[group].setChecked(True)

    def order_action(self, order: Sort) -> QAction:
        """Return the action that chooses an order."""
        return self._orders[order]

    def group_action(self, group: Group) -> QAction:
        """Return the action that chooses a grouping."""
        return self._groups[group]

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        for button, name in ((self.search, "search"), (self.sort, "sort"), (self.group, "group")):
            button.setIcon(icon(name, theme.muted, MARGIN))

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        texts = (translate("Search the items, notes and questions"), translate("Sort"), translate("Group"))
        for button, text in zip((self.search, self.sort, self.group), texts, strict=True):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.field.setPlaceholderText(translate("Search titles, notes, questions..."))
        self.field.setAccessibleName(texts[0])
        for order, action in self._orders.items():
            action.setText(render(SORT_WORDS[order]))
        for group, action in self._groups.items():
            action.setText(render(GROUP_WORDS[group]))


def _choice(button: QToolButton, chosen: SignalInstance, value: Sort | Group) -> QAction:
    """Return an action of a button's menu that tells a value."""
    action = QAction(button, checkable=True)
    action.triggered.connect(lambda: chosen.emit(value))
    return action


def _offer(button: QToolButton, actions: Iterable[QAction]) -> None:
    """Have a button show a menu of which one action is ticked."""
    menu, group = QMenu(button), QActionGroup(button)
    for action in actions:
        group.addAction(action)
        menu.addAction(action)
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
