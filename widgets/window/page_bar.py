"""The bar over the page: where the reader is, what is shown, and the way from finding to finding."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from app.wording import translate
from widgets.actions import Act
from widgets.theme.fonts import window_font
from widgets.theme.icons import MARGIN, icon
from widgets.theme.theme import Theme

HEIGHT = 40
PATH_MARK = "  ›  "
NARROW = 430  # pixels, below which the findings are counted without their name


class Elided(QLabel):
    """A label that gives way: it shows as much as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


class PageBar(QWidget):
    """Breadcrumb, what is shown, and finding n of m."""

    layers_changed = Signal(bool, bool, bool)

    def __init__(self, theme: Theme, actions: dict[Act, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._above, self._here = QLabel(self), Elided(self)
        self._show = QPushButton(self)
        self._finding = QLabel(self)
        self._rule = QFrame(self)
        self._buttons = [QToolButton(self) for _ in range(3)]
        self._way, self._way_menu = QPushButton(self), QMenu(self)
        self._ways = [actions[act] for act in (Act.VIEW_TEXT, Act.VIEW_PAGES, Act.VIEW_BOTH)]
        self._menu = QMenu(self)
        self.layers = [QAction(self, checkable=True, checked=True) for _ in range(3)]
        self._place: tuple[int, int | None] = (0, None)
        for button, act in zip(self._buttons, (Act.PEEK, Act.PREVIOUS_FINDING, Act.NEXT_FINDING), strict=True):
            button.setDefaultAction(actions[act])
            button.setFixedSize(32, 32)
        for layer in self.layers:
            self._menu.addAction(layer)
            layer.toggled.connect(self._tell_layers)
        self._way_menu.addActions(self._ways)
        self._way.setMenu(self._way_menu)
        self._ways[0].changed.connect(self._show_way)
        self._build()
        self.set_theme(theme)
        self.retranslate()

    def _build(self) -> None:
        self.setFixedHeight(HEIGHT)
        self._above.setProperty("kind", "muted")
        for label, bold in ((self._above, False), (self._here, True), (self._finding, False)):
            label.setFont(window_font(9.0, bold))
        self._show.setProperty("kind", "plain")
        self._way.setProperty("kind", "plain")
        self._show.setFont(window_font(9.0))
        self._show.setMenu(self._menu)
        self._rule.setFixedSize(1, 18)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 8, 1)
        row.setSpacing(4)
        row.addWidget(self._above)
        row.addWidget(self._here, 1)
        row.addWidget(self._way)
        row.addWidget(self._show)
        row.addWidget(self._buttons[0])
        row.addSpacing(6)
        row.addWidget(self._rule)
        row.addSpacing(6)
        row.addWidget(self._finding)
        row.addSpacing(4)
        for button in self._buttons[1:]:
            row.addWidget(button)

    def show_path(self, path: list[str]) -> None:
        """Show the headings that the reader is under, outermost first."""
        above = [part.split(".")[0].split(" ")[0] for part in path[:-1]]
        self._above.setText(PATH_MARK.join(above) + (PATH_MARK if above else ""))
        self._here.setText(path[-1] if path else "")
        self._here.setToolTip("\n".join(path))

    def show_finding(self, number: int, total: int | None) -> None:
        """Show which of the findings is the current one, 0 where it is none; nothing while they are looked for."""
        self._place = (number, total)
        ink, words = self._theme.muted.name(), translate("Finding")
        if total:
            name = "" if self.width() < NARROW else f'<span style="color:{ink}">{words}</span>&nbsp; '
            self._finding.setText(f"{name}<b>{number or '–'}/{total}</b>")
            self._finding.setAccessibleName(translate("Finding {number} of {total}", number=number, total=total))
        else:
            none = "" if total is None else translate("No findings")
            self._finding.setText(f'<span style="color:{ink}">{none}</span>' if none else "")
            self._finding.setAccessibleName(none)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up the name of the findings where it would cost their number."""
        super().resizeEvent(event)
        if (event.size().width() < NARROW) is not (event.oldSize().width() < NARROW):
            self.show_finding(*self._place)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self._show.setIcon(icon("show", theme.muted, MARGIN))
        self._way.setIcon(icon("both", theme.muted, MARGIN))
        self._rule.setStyleSheet(f"background: {theme.border.name()};")
        self.show_finding(*self._place)
        self.update()

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        self._show.setText(translate("Show"))
        text = translate("Text, page pictures or both")
        self._way.setToolTip(text)
        self._way.setAccessibleName(text)
        texts = (translate("Figures"), translate("Claims"), translate("References"))
        for layer, text in zip(self.layers, texts, strict=True):
            layer.setText(text)
        self.show_finding(*self._place)

    @Slot()
    def _show_way(self) -> None:
        """Offer the choice only where there are pages."""
        self._way.setVisible(self._ways[0].isEnabled())

    def _tell_layers(self) -> None:
        figures, claims, references = (layer.isChecked() for layer in self.layers)
        self.layers_changed.emit(figures, claims, references)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.window)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.border)
        painter.end()
