"""The dock of the overview: what is in it is made, and the library of charts imported, when it is first seen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QToolButton,
    QWidget,
)

from app.wording import Message, render, translate
from widgets.theme.fonts import window_font
from widgets.theme.icons import MARGIN, icon
from widgets.theme.theme import Theme

if TYPE_CHECKING:
    from app.review.session import ReviewSession
    from widgets.overview.panel import OverviewPanel

HEIGHT = 336
MOST_SHARE = 0.42  # of the window's height
LATER = 60  # milliseconds: first the page shows a verdict, then the charts
COLUMNS = (Message("Progress"), Message("Findings"), Message("Figures"))


class TitleBar(QWidget):
    """The name of the dock, which chart is shown where only one has room, and two buttons."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = QLabel(self)
        self.group = QButtonGroup(self)
        self._chips = [QPushButton(self) for _ in COLUMNS]
        self.save, self.close_button = QPushButton(self), QToolButton(self)
        self._title.setFont(window_font(bold=True))
        self.save.setProperty("kind", "plain")
        self.save.setFont(window_font(9.0))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 3, 8, 3)
        row.setSpacing(6)
        row.addWidget(self._title)
        row.addSpacing(6)
        for number, chip in enumerate(self._chips):
            chip.setProperty("kind", "chip")
            chip.setCheckable(True)
            chip.setFont(window_font(9.0))
            self.group.addButton(chip, number)
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(self.save)
        row.addWidget(self.close_button)
        self._chips[0].setChecked(True)
        self.show_chips(False)
        self.set_theme(theme)
        self.retranslate()

    def show_chips(self, there: bool) -> None:
        """Offer the choice of the chart, or not."""
        for chip in self._chips:
            chip.setVisible(there)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.save.setIcon(icon("export", theme.muted, MARGIN))
        self.close_button.setIcon(icon("close", theme.muted, MARGIN))
        self.update()

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        self._title.setText(translate("Overview"))
        self.save.setText(translate("Save as a picture..."))
        self.close_button.setToolTip(translate("Close the overview"))
        self.close_button.setAccessibleName(translate("Close the overview"))
        for chip, word in zip(self._chips, COLUMNS, strict=True):
            chip.setText(render(word))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.window)
        painter.end()


class OverviewDock(QDockWidget):
    """Signals: `chosen(ChartRow)` the row that was clicked; `picture_asked(pixmap)` the charts to be kept;
    `closed()` the user closed it.
    """

    chosen = Signal(object)
    closed = Signal()
    picture_asked = Signal(QPixmap)

    def __init__(self, theme: Theme, window: QMainWindow) -> None:
        super().__init__(window)
        self._theme = theme
        self._session: ReviewSession | None = None
        self._keys: set[str] | None = set()  # what changed since the charts were drawn; None: everything
        self.panel: OverviewPanel | None = None
        self.bar = TitleBar(theme, self)
        self._timer = QTimer(self, singleShot=True, interval=LATER)
        self._timer.timeout.connect(self._refresh)
        self.setObjectName("overview")
        self.setTitleBarWidget(self.bar)
        self.bar.close_button.clicked.connect(self.close)
        self.bar.save.clicked.connect(self._ask_picture)
        self.visibilityChanged.connect(self._follow_visibility)
        window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self)
        self.retranslate()
        self.hide()

    def show_session(self, session: ReviewSession | None) -> None:
        """Show another review, or that there is none yet."""
        self._session, self._keys = session, None
        self._soon()

    def update_items(self, keys: Iterable[str]) -> None:
        """Show what some items say now."""
        if self._keys is not None:
            self._keys.update(keys)
        self._soon()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.bar.set_theme(theme)
        if self.panel:
            self.panel.set_theme(theme)

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        self.setWindowTitle(translate("Overview"))
        self.bar.retranslate()
        if self.panel:
            self.panel.retranslate()

    def restore(self, window: QMainWindow) -> None:
        """Put the dock back where it was made."""
        self.setFloating(False)
        window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self)
        self.hide()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it is not wanted any more."""
        super().closeEvent(event)
        self.closed.emit()

    def _soon(self) -> None:
        if self.isVisible():
            self._timer.start()

    @Slot(bool)
    def _follow_visibility(self, visible: bool) -> None:
        if visible:
            self._timer.start()  # the dock is painted first: the library of charts takes a moment
        else:
            self._timer.stop()

    def _make_panel(self) -> OverviewPanel:
        from widgets.overview.panel import OverviewPanel

        panel = OverviewPanel(self._theme, self)
        panel.chosen.connect(self.chosen)
        panel.narrowed.connect(self.bar.show_chips)
        self.bar.group.idClicked.connect(panel.show_column)
        self.setWidget(panel)
        window = self.parent()
        if isinstance(window, QMainWindow) and not self.isFloating():
            height = min(HEIGHT, round(window.height() * MOST_SHARE))
            window.resizeDocks([self], [height], Qt.Orientation.Vertical)
        return panel

    @Slot()
    def _refresh(self) -> None:
        if self.panel is None:
            self.panel, self._keys = self._make_panel(), None
        if self._keys is None:
            self.panel.show_session(self._session)
        elif self._keys:
            self.panel.update_items(self._keys)
        self._keys = set()

    @Slot()
    def _ask_picture(self) -> None:
        if self.panel:
            self.picture_asked.emit(self.panel.picture())
