"""A window that is painted with its front alone, and furnished after that."""

from __future__ import annotations

from PySide6.QtCore import QSettings, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow

from app.errors import Cancelled, ThamTraError
from app.wording import render
from widgets.services import Services
from widgets.window import focus_order
from widgets.window.announced import Announced
from widgets.window.front import build_front
from widgets.window.menus import make_actions
from widgets.window.work import Work

SMALLEST = (640, 360)  # a laptop of 1366 x 768 at 200 %
USUAL = (1366, 768)


class FrontWindow(QMainWindow):
    """Furnished once: after the first painting, or as soon as somebody asks for an action.

    `layout_kept` keeps the geometry. Signals: `painted` the window can be seen; `closing` it is about to wait for what
    is under way.
    """

    painted = Signal()
    closing = Signal()

    def __init__(self, services: Services, layout_kept: QSettings | None) -> None:
        super().__init__()
        self.setObjectName("main")
        self.setWindowTitle("Thẩm Tra")
        self.services = services
        self.layout_kept = layout_kept
        self.is_furnished = False
        self.announced: Announced | None = None
        self.by_place = False  # whether docks are shown, which may stand anywhere
        self.actions_by_id = make_actions(self)
        self.front = build_front(self, services.settings, self.actions_by_id)
        self.work = Work(self, self.front.strip.progress)
        self.work.failed.connect(self.show_error)
        for action in self.actions_by_id.values():
            action.triggered.connect(self._furnish_first)
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        geometry = layout_kept.value("geometry") if layout_kept is not None else None
        if geometry is not None:
            self.restoreGeometry(geometry)

    def announce(self, name: str) -> None:
        """Show from the beginning that a report is being opened, instead of the start page."""
        self.announced = Announced(name, self.front.stack)
        self.front.stack.addWidget(self.announced)
        self.front.stack.setCurrentWidget(self.announced)

    def furnish(self) -> None:
        """Let the actions act from now on; the window itself builds what is behind the front."""
        self.is_furnished = True
        for action in self.actions_by_id.values():
            action.triggered.disconnect(self._furnish_first)

    @Slot()
    def _furnish_first(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.furnish()
            QTimer.singleShot(0, action.trigger)

    @Slot(object)
    def show_error(self, error: BaseException) -> None:
        """Say in the strip what went wrong; a fault of the program goes to the log as well."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, ThamTraError):
            self.front.strip.say("error", render(error.message), "error")
            return
        from widgets.window import dialogs

        dialogs.log_fault(error)
        self.front.strip.say("error", dialogs.fault_text(error), "error")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell that the window can be seen."""
        super().paintEvent(event)
        self.painted.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go by Tab through a report and its docks as one reads them, through all else in the order it was made in."""
        return focus_order.step(self, forward) if self.by_place else super().focusNextPrevChild(forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the geometry, and wait for what is being written."""
        if self.layout_kept is not None:
            self.layout_kept.setValue("geometry", self.saveGeometry())
        self.work.close()
        super().closeEvent(event)
