"""The small bar over the page pictures: which page is seen, and how large."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from app.wording import translate
from widgets.theme.fonts import window_font
from widgets.theme.icons import MARGIN, icon
from widgets.theme.theme import Theme

HEIGHT, APART = 34, 12


class Controls(QFrame):
    """Signals: `zoom_asked(int)` steps; `fit_asked()` as wide as there is room."""

    zoom_asked = Signal(int)
    fit_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.page, self.percent = QLabel(self), QLabel(self)
        self.smaller, self.larger, self.fit = (QToolButton(self) for _ in range(3))
        self._shown = (0, 0)
        self._view = QRect()
        self.fit.setCheckable(True)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for label in (self.page, self.percent):
            label.setFont(window_font(9.0))
        self.percent.setMinimumWidth(self.percent.fontMetrics().horizontalAdvance("400 %") + 4)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 4, 2)
        row.setSpacing(2)
        row.addWidget(self.page)
        row.addSpacing(8)
        for part in (self.smaller, self.percent, self.larger, self.fit):
            row.addWidget(part)
        for button in (self.smaller, self.larger, self.fit):
            button.setFixedSize(28, 28)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.smaller.clicked.connect(lambda: self.zoom_asked.emit(-1))
        self.larger.clicked.connect(lambda: self.zoom_asked.emit(1))
        self.fit.clicked.connect(self.fit_asked)
        self.set_theme(theme)

    def show_zoom(self, percent: int, fits: bool) -> None:
        """Show how large the pages are, and whether that follows the room there is."""
        self.percent.setText(f"{percent} %")
        self.fit.setChecked(fits)

    def show_page(self, number: int, total: int) -> None:
        """Show which of the pages is seen."""
        text = translate("Page {number} of {total}", number=number, total=total)
        if text != self.page.text():
            self.page.setText(text)
            self._shown = (number, total)
            self.place(self._view)

    def place(self, view: QRect) -> None:
        """Stand at the lower right corner of the view."""
        self._view = view
        width = self.sizeHint().width()
        self.setGeometry(view.right() - width - APART, view.bottom() - HEIGHT - APART, width, HEIGHT)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of a theme."""
        for button, name in ((self.smaller, "smaller"), (self.larger, "add"), (self.fit, "fit_width")):
            button.setIcon(icon(name, theme.muted, MARGIN))
        self.setStyleSheet(
            f"Controls {{ background: {theme.raised.name()}; border: 1px solid {theme.border.name()}; "
            "border-radius: 8px; }"
        )

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        texts = (translate("Smaller pages"), translate("Larger pages"), translate("As wide as the view"))
        for button, text in zip((self.smaller, self.larger, self.fit), texts, strict=True):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.page.clear()
        self.show_page(*self._shown)
