"""A small frame over the page that shows another place of the report, so that nobody leaves the first one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.report.model import Span
from app.wording import translate
from widgets.page.excerpt import excerpt
from widgets.page.items import PageItem
from widgets.page.page import Page
from widgets.page.style import PageStyle
from widgets.theme.fonts import window_font
from widgets.theme.icons import MARGIN, icon
from widgets.theme.theme import Theme

HEIGHT, SHARE, EDGE = 260, 0.48, 12  # pixels, or that share of the page's height; from the page's edge


class Peek(QWidget):
    """Shows one place. Signals: `go_asked(Span)` the reader wants to go there after all; `closed()`."""

    go_asked = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, page: Page, watched: Sequence[QWidget] = ()) -> None:
        """Lie over a page; Escape closes it there and in the widgets that are watched too."""
        super().__init__(page)
        self._theme, self._page = theme, page
        self._over: QAbstractScrollArea = page
        self._current_height = page.current_height
        self._span: Span | None = None
        self._heading, self._hint = QLabel(self), QLabel(self)
        self._go, self._close = QToolButton(self), QToolButton(self)
        self.inner = Page(theme, self, PageStyle(theme, top=26, bottom=30, compact=True), rail=False)
        self._build()
        self._go.clicked.connect(self._ask_to_go)
        self._close.clicked.connect(self.close_it)
        for widget in (page, self.inner, *watched):
            widget.installEventFilter(self)
        self.retranslate()
        self.set_theme(theme)
        self.hide()

    def _build(self) -> None:
        self._heading.setFont(window_font(9.0, bold=True))
        self._hint.setFont(window_font(9.0))
        self._hint.setProperty("kind", "muted")
        for button in (self._go, self._close):
            button.setFixedSize(28, 28)
            button.setIconSize(QSize(MARGIN, MARGIN))
        head = QHBoxLayout()
        head.setContentsMargins(14, 4, 6, 0)
        head.addWidget(self._heading)
        head.addSpacing(8)
        head.addWidget(self._hint, 1)
        head.addWidget(self._go)
        head.addWidget(self._close)
        box = QVBoxLayout(self)
        box.setContentsMargins(2, 0, 2, 2)
        box.setSpacing(2)
        box.addLayout(head)
        box.addWidget(self.inner, 1)

    @property
    def span(self) -> Span | None:
        """The place that is shown, None while the frame is closed."""
        return self._span

    def lie_over(self, over: QAbstractScrollArea, current_height: Callable[[], float]) -> None:
        """Lie over another view of the report, which tells how far down in it the current item stands."""
        if over is not self._over:
            self._over.removeEventFilter(self)
            over.installEventFilter(self)
            self._over, self._current_height = over, current_height
            self.setParent(over)

    def show_place(self, span: Span, heading: str, hint: str, items: Sequence[PageItem]) -> None:
        """Show a place with the items there, under where it stands and a hint (which of several it is)."""
        self._span = span
        part = excerpt(self._page.report, span)
        self._heading.setText(heading)
        self._hint.setText(hint)
        self.setAccessibleName(translate("Other place: {place}", place=heading))
        self.inner.set_text_size(self._page.text_size)
        self.inner.show_report(part)
        first, last = part.blocks[0].span.start, part.blocks[-1].span.end
        self.inner.set_items([item for item in items if first <= item.span.start and item.span.end <= last])
        self.inner.set_current(next((item.key for item in items if item.span == span), None), scroll=False)
        self._place()
        self.show()
        self.raise_()
        QTimer.singleShot(0, self, self._settle)  # once it has its size

    def close_it(self) -> None:
        """Close the frame and give the focus back to the page where it was in the frame."""
        if self._span is None:
            return
        inside = self.inner.hasFocus() or self._go.hasFocus() or self._close.hasFocus()
        self._span = None
        self.hide()
        if inside:
            self._over.setFocus()
        self.closed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self._go.setIcon(icon("go", theme.accent_ink, MARGIN))
        self._close.setIcon(icon("close", theme.muted, MARGIN))
        self.inner.set_theme(theme)
        self.update()

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        for button, text in ((self._go, translate("Go to this place")), (self._close, translate("Close (Esc)"))):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.inner.setAccessibleName(translate("The other place"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close on Escape, and keep the place over the page."""
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress else None
        if self._span is not None and pressed == Qt.Key.Key_Escape:
            self.close_it()
            return True
        if event.type() is QEvent.Type.Resize and watched is self._over:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame: a raised card with a line in the accent's colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.canvas)
        painter.setPen(QPen(self._theme.accent_line, 2))
        painter.setBrush(self._theme.window)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def _ask_to_go(self) -> None:
        span = self._span
        self.close_it()
        if span is not None:
            self.go_asked.emit(span)

    def _place(self) -> None:
        """Lie in the half of the page where the current item is not."""
        if self._span is None:
            return
        room = self._over.viewport().geometry()
        height = min(HEIGHT, round(SHARE * room.height()))
        lower = self._current_height() > 0.5 * room.height()
        top = EDGE if lower else room.height() - height - EDGE
        self.setGeometry(room.left(), room.top() + top, room.width(), height)

    def _settle(self) -> None:
        if self._span is None:
            return
        height = self.inner.height_of(self._span.start)
        self.inner.verticalScrollBar().setValue(round(height - 0.4 * self.inner.viewport().height()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep clicks beside the words from reaching the page below."""
