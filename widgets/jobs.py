"""Jobs in a window: their callbacks run on the window's thread, and the garbage collector runs there too."""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

COLLECT_EVERY = 10_000  # milliseconds


class Courier(QObject):
    """Takes closures from any thread and calls them on the thread it lives in."""

    _sent = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sent.connect(self._receive, Qt.ConnectionType.QueuedConnection)

    def deliver(self, closure: Callable[[], None]) -> None:
        """Have the closure called on this object's thread, after what is under way there."""
        self._sent.emit(closure)

    @Slot(object)
    def _receive(self, closure: Callable[[], None]) -> None:
        closure()


class Collector(QObject):
    """Collects garbage on the main thread only: a QObject that is finalised on a pool's thread takes Qt down."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=COLLECT_EVERY)
        self._timer.timeout.connect(self._collect)

    def start(self) -> None:
        """Take the collecting over from Python."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Hand the collecting back to Python."""
        self._timer.stop()
        gc.enable()

    @Slot()
    def _collect(self) -> None:
        gc.collect(1)
