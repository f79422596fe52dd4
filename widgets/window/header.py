"""The header: menus, search, undo and redo and export, progress."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QMenuBar, QToolButton, QWidget

from app.wording import translate
from widgets.actions import Act
from widgets.theme.fonts import window_font
from widgets.theme.icons import MARGIN, icon
from widgets.theme.theme import Theme
from widgets.window.progress import ReviewedBar

HEIGHT, SEARCH_WIDTH = 48, 360
ROOMY = 820  # pixels of width that menus, search, buttons and the count of what is reviewed need


class SearchField(QLineEdit):
    """Words to find; Enter or Down finds the next place, Shift+Enter the one before, Escape leaves."""

    next_asked = Signal(bool)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.next_asked.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class KeyCap(QLabel):
    """A key, drawn as its cap."""

    def __init__(self, text: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.theme = theme
        self.setFont(window_font(8.25))
        self.setFixedSize(QFontMetrics(self.font()).horizontalAdvance(text) + 12, 18)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.theme.field)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
        painter.setPen(self.theme.muted)
        painter.setFont(self.font())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class Header(QWidget):
    """The band over everything; `words_changed` tells what is searched for, `find_asked` to go on to the next place.

    While no report is shown, the field searches the whole library: `library_words_changed` and `results_asked` tell of
    that instead.
    """

    words_changed = Signal(str)
    library_words_changed = Signal(str)
    find_asked = Signal(bool)
    results_asked = Signal()
    search_left = Signal()

    def __init__(self, theme: Theme, actions: dict[Act, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._in_report = True
        self._of_report = False
        self.menus = QMenuBar(self)
        self.menus.setNativeMenuBar(False)
        self.search = SearchField(self)
        self.reviewed = ReviewedBar(theme, self)
        self._cap = KeyCap("Ctrl+F", theme, self.search)
        self._hits = QLabel(self.search)
        self._accents = self._accents_button(actions[Act.ANY_ACCENTS])
        self._search_icon = QAction(self)
        self._buttons = {act: self._button(actions[act]) for act in (Act.UNDO, Act.REDO, Act.EXPORT)}
        self._rule = QFrame(self)
        self._build()
        self.search.textChanged.connect(self._tell_words)
        self.search.next_asked.connect(self._tell_next)
        self.search.left.connect(self.search_left)
        self.set_theme(theme)
        self.retranslate()

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setFixedSize(34, 32)
        return button

    def _accents_button(self, action: QAction) -> QToolButton:
        """Return the button in the field that lets words with other accents be found too."""
        button = QToolButton(self.search)
        action.setCheckable(True)
        action.setIconText("á=a")
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setFixedSize(34, 22)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.setFont(window_font(8.25))
        button.setStyleSheet("QToolButton { padding: 0; }")
        button.hide()
        return button

    def _build(self) -> None:
        self.setFixedHeight(HEIGHT)
        self.search.setMaximumWidth(SEARCH_WIDTH)
        self.search.setMinimumWidth(160)
        self.search.addAction(self._search_icon, QLineEdit.ActionPosition.LeadingPosition)
        self.search.setTextMargins(2, 0, self._cap.width() + 8, 0)
        inside = QHBoxLayout(self.search)
        inside.setContentsMargins(0, 0, 7, 0)
        inside.addStretch(1)
        self._hits.setFont(window_font(9.0))
        self._hits.setProperty("kind", "muted")
        self._hits.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside.addWidget(self._hits)
        inside.addWidget(self._accents)
        inside.addWidget(self._cap)
        self._rule.setFixedSize(1, 30)
        self._hits.hide()
        right = QHBoxLayout()
        right.setSpacing(0)
        right.addStretch(1)
        for button in self._buttons.values():
            right.addWidget(button)
        right.addSpacing(8)
        right.addWidget(self._rule)
        right.addSpacing(14)
        right.addWidget(self.reviewed)
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 0, 16, 1)
        grid.setHorizontalSpacing(12)
        grid.addWidget(self.menus, 0, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.search, 0, 1)
        grid.addLayout(right, 0, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self._cap.theme = theme
        self.reviewed.set_theme(theme)
        self._search_icon.setIcon(icon("search", theme.muted, MARGIN))
        self._rule.setStyleSheet(f"background: {theme.border.name()};")
        self.update()

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        self._word_search()
        self._accents.setAccessibleName(self._accents.defaultAction().toolTip())
        self.reviewed.setAccessibleName(translate("Reviewed"))
        self.reviewed.update()

    def show_report(self, there: bool) -> None:
        """Show what concerns a report only while there is one."""
        self._of_report = there
        for button in self._buttons.values():
            button.setVisible(there)
        self._make_room()

    def _make_room(self) -> None:
        for widget in (self._rule, self.reviewed):
            widget.setVisible(self._of_report and self.width() >= ROOMY)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show how much is reviewed only where menus and search have room beside it."""
        super().resizeEvent(event)
        self._make_room()

    def search_in_report(self, there: bool) -> None:
        """Search in the open report, or else in the whole library; another search begins without words."""
        if there is not self._in_report:
            self.search.clear()
            self._in_report = there
            self._word_search()

    def _word_search(self) -> None:
        if self._in_report:
            self.search.setPlaceholderText(translate("Find in the report..."))
            self.search.setAccessibleName(translate("Find in the report"))
        else:
            self.search.setPlaceholderText(translate("Find in all reports..."))
            self.search.setAccessibleName(translate("Find in all reports"))

    def show_hits(self, found: tuple[int, int] | None) -> None:
        """Show which place of how many is the current one; None while nothing is searched for."""
        self._hits.setVisible(found is not None)
        self._accents.setVisible(found is not None)
        self._cap.setVisible(found is None)
        if found is not None:
            number, count = found
            self._hits.setText(f"{number}/{count}" if count else translate("not found"))
            self._hits.setAccessibleName(translate("Place {number} of {count}", number=number, count=count))
        room = self._hits.sizeHint().width() + self._accents.width() + 14 if found else self._cap.width()
        self.search.setTextMargins(2, 0, room + 8, 0)

    @Slot(str)
    def _tell_words(self, words: str) -> None:
        if not words.strip():
            self.show_hits(None)
        (self.words_changed if self._in_report else self.library_words_changed).emit(words)

    @Slot(bool)
    def _tell_next(self, backward: bool) -> None:
        if self._in_report:
            self.find_asked.emit(backward)
        else:
            self.results_asked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.window)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.border)
        painter.end()
