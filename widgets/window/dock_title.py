"""The title of a dock: a grip to drag it by, and buttons that part it from the window and close it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QToolButton, QWidget

from app.wording import translate
from widgets.theme.icons import icon
from widgets.theme.theme import Theme

HEIGHT, SIGN = 20, 12
GRIP = (36, 4)  # pixels of the mark that says where to drag


class Outline(QWidget):
    """A hairline around a dock that floats, which has no frame of its own."""

    def __init__(self, theme: Theme, dock: QDockWidget) -> None:
        super().__init__(dock)
        self.theme = theme
        self._dock = dock
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        dock.topLevelChanged.connect(self._show)
        dock.installEventFilter(self)
        self._show(dock.isFloating())

    @Slot(bool)
    def _show(self, floating: bool) -> None:
        self.setGeometry(self._dock.rect())
        self.setVisible(floating)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be as large as the dock."""
        if event.type() is QEvent.Type.Resize:
            self._show(self._dock.isFloating())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.theme.field)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class DockTitle(QWidget):
    """Low, since the panels of the dock have their own headings; Qt moves the dock by whatever is not a button.

    `closed` tells that the user closed the dock.
    """

    closed = Signal()

    def __init__(self, theme: Theme, dock: QDockWidget) -> None:
        super().__init__(dock)
        self._theme, self._dock = theme, dock
        self._part, self._close = QToolButton(self), QToolButton(self)
        self.setFixedHeight(HEIGHT)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 6, 0)
        row.setSpacing(2)
        row.addStretch(1)
        for button in (self._part, self._close):
            button.setFixedSize(24, HEIGHT - 2)
            button.setIconSize(QSize(SIGN, SIGN))
            button.setCursor(Qt.CursorShape.ArrowCursor)
            button.setStyleSheet("QToolButton { padding: 0; }")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        self._part.clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        self._close.clicked.connect(self.closed)
        self._outline = Outline(theme, dock)
        dock.topLevelChanged.connect(self.retranslate)
        self.set_theme(theme)
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = self._outline.theme = theme
        self._outline.update()
        self._part.setIcon(icon("part", theme.muted, SIGN))
        self._close.setIcon(icon("close", theme.muted, SIGN))
        self.update()

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        part = translate("Put back into the window") if self._dock.isFloating() else translate("Part from the window")
        for button, text in ((self._part, part), (self._close, translate("Close; the View menu shows it again"))):
            button.setToolTip(text)
            button.setAccessibleName(f"{self._dock.windowTitle()}: {text}")
        self.setToolTip(translate("Drag to another edge of the window, or out of it"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.window)
        width, height = GRIP
        grip = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.border)
        painter.drawRoundedRect(grip, height / 2, height / 2)
        painter.end()
