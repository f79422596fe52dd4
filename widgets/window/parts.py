"""The parts of the window and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.wording import translate
from widgets.actions import ACTIONS, Act
from widgets.detail.panel import DetailPanel
from widgets.detail.tie_panel import TiePanel
from widgets.facsimile.spread import Spread
from widgets.items.panel import ItemsPanel
from widgets.library.panel import LibraryPanel
from widgets.page.page import Page
from widgets.scrolling import Scrolling
from widgets.start.page import StartPage
from widgets.theme.theme import Theme
from widgets.window.contents import ContentsPanel
from widgets.window.front import Front
from widgets.window.header import Header
from widgets.window.page_bar import PageBar
from widgets.window.strip import Strip


@dataclass
class Parts:
    """Everything that the window is made of."""

    header: Header
    strip: Strip
    stack: QStackedWidget
    start: StartPage
    review: QWidget
    page_bar: PageBar
    page: Page
    spread: Spread
    contents: ContentsPanel
    library: LibraryPanel
    items: ItemsPanel
    detail: DetailPanel
    tie: TiePanel
    left: QDockWidget
    right: QDockWidget

    def set_theme(self, theme: Theme) -> None:
        """Paint every part in other colours."""
        for part in (
            self.header,
            self.strip,
            self.start,
            self.page_bar,
            self.page,
            self.spread,
            self.contents,
            self.library,
            self.items,
            self.detail,
            self.tie,
        ):
            part.set_theme(theme)

    def retranslate(self) -> None:
        """Set the texts of every part in the chosen language."""
        for part in (
            self.header,
            self.strip,
            self.start,
            self.page_bar,
            self.spread,
            self.contents,
            self.library,
            self.items,
            self.detail,
            self.tie,
        ):
            part.retranslate()
        self.left.setWindowTitle(translate("Contents and library"))
        self.right.setWindowTitle(translate("Items and detail"))


def build_parts(window: QMainWindow, front: Front, actions: dict[Act, QAction]) -> Parts:
    """Make what stands beside and behind the front, and put it in its place."""
    header, strip, stack, start = front.header, front.strip, front.stack, front.start
    theme = front.theme
    review = QWidget(stack)
    page_bar, page = PageBar(theme, actions, review), Page(theme, review)
    page.setAcceptDrops(False)
    spread = Spread(theme, page, review)
    column = QVBoxLayout(review)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(page_bar)
    column.addWidget(spread, 1)
    stack.addWidget(review)
    contents, library = ContentsPanel(theme), LibraryPanel(theme)
    items, detail, tie = ItemsPanel(theme), DetailPanel(theme), TiePanel(theme)
    left = _dock(window, "left", Qt.DockWidgetArea.LeftDockWidgetArea, (contents, library), (490, 230))
    right = _dock(window, "right", Qt.DockWidgetArea.RightDockWidgetArea, (items, detail), (214, 506))
    pages = (page_bar, page, spread)
    parts = Parts(header, strip, stack, start, review, *pages, contents, library, items, detail, tie, left, right)
    single = [actions[spec.id] for spec in ACTIONS if spec.single]
    page.addActions(single)
    spread.facsimile.addActions(single)
    items.list.addActions(single)
    parts.retranslate()
    return parts


def _dock(
    window: QMainWindow,
    name: str,
    area: Qt.DockWidgetArea,
    panels: tuple[QWidget, QWidget],
    heights: tuple[int, int],
) -> QDockWidget:
    dock = QDockWidget(window)
    dock.setObjectName(name)
    splitter = QSplitter(Qt.Orientation.Vertical, dock)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    for panel, height in zip(panels, heights, strict=True):
        splitter.addWidget(panel)
        splitter.setStretchFactor(splitter.indexOf(panel), height)
    splitter.setSizes(list(heights))
    splitter.setMinimumWidth(1)  # else what its panels would like; the dock has its own least width
    dock.setWidget(Scrolling(splitter, dock))
    window.addDockWidget(area, dock)
    return dock
