"""The program with its window: makes the application, dresses it, and runs it to its end."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import QObject, QSettings, Qt, QTranslator, Signal, Slot
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from app.errors import StoreError
from app.paths import user_data
from app.wording import render, translate
from app.wording.message import Message
from widgets.jobs import Collector
from widgets.services import Services, StoreOpener
from widgets.window.main_window import MainWindow

if TYPE_CHECKING:
    from app.jobs import Token
    from app.review.late_store import LateStore

log = logging.getLogger(__name__)
SMALL_SCREEN = (1366, 800)  # a window of 768 with its frame just fits

# Qt ships no Vietnamese for its own buttons and menus; these are the ones that the window shows.
QT_TEXTS = (
    Message("OK"),
    Message("&OK"),
    Message("Cancel"),
    Message("&Cancel"),
    Message("Close"),
    Message("&Close"),
    Message("Save"),
    Message("&Save"),
    Message("&Open"),
    Message("Open"),
    Message("&Yes"),
    Message("&No"),
    Message("&Undo"),
    Message("&Redo"),
    Message("Cu&t"),
    Message("&Copy"),
    Message("&Paste"),
    Message("Delete"),
    Message("Select All"),
    Message("&Look in:"),
    Message("File &name:"),
    Message("Files of &type:"),
    Message("Directory:"),
    Message("&Choose"),
    Message("Back"),
    Message("Forward"),
    Message("Parent Directory"),
    Message("Create New Folder"),
    Message("Create a New Folder"),
    Message("Go back"),
    Message("Go forward"),
    Message("Go to the parent directory"),
    Message("List View"),
    Message("Detail View"),
    Message("Change to list view mode"),
    Message("Change to detail view mode"),
    Message("Name"),
    Message("Size"),
    Message("Type"),
    Message("Date Modified"),
    Message("Computer"),
    Message("&Rename"),
    Message("&Delete"),
    Message("Show &hidden files"),
    Message("&New Folder"),
    Message("Folder"),
    Message("Save As"),
    Message("%1 already exists.\nDo you want to replace it?"),
    Message("&Print"),
    Message("Printer"),
    Message("&Name:"),
    Message("P&roperties"),
    Message("Location:"),
    Message("Type:"),
    Message("Print range"),
    Message("Print all"),
    Message("Pages from"),
    Message("to"),
    Message("Pages"),
    Message("Current Page"),
    Message("Copies"),
    Message("Output Settings"),
    Message("Collate"),
    Message("Reverse"),
    Message("Options"),
    Message("&Options >>"),
    Message("&Options <<"),
    Message("Output &file:"),
    Message("Color Mode"),
    Message("Color"),
    Message("Grayscale"),
    Message("Double Sided Printing"),
    Message("Long side binding"),
    Message("Short side binding"),
    Message("Page &Set:"),
    Message("All Pages"),
    Message("Odd Pages"),
    Message("Even Pages"),
    Message("Off"),
    Message("Selection"),
    Message("Preview"),
    Message("Print"),
)


class QtTexts(QTranslator):
    """Answers Qt's own texts from the program's catalogue."""

    _known = frozenset(message.template for message in QT_TEXTS)

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        return translate(text) if text in self._known else None


class Faults(QObject):
    """Takes faults of the program from any thread to the window."""

    _told = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._told.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Hear of every exception that nobody caught, on every thread."""
        sys.excepthook = self._on_exception
        threading.excepthook = lambda found: self._tell(found.exc_value)

    def _on_exception(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        self._tell(error)

    def _tell(self, error: BaseException | None) -> None:
        if error is not None and not isinstance(error, KeyboardInterrupt):
            self._told.emit(error)

    @Slot(object)
    def _show(self, error: BaseException) -> None:
        self._window.show_error(error)


def make_application() -> QApplication:
    """Return the one application of the process, made where there is none."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("ThamTra")
    app.setApplicationDisplayName("Thẩm Tra")
    if app.findChild(QtTexts) is None:
        app.installTranslator(QtTexts(app))
    return app


def run_window(services: Services, files: Sequence[Path], late: LateStore, opener: StoreOpener) -> int:
    """Show the window, open the store behind it, then the files; return the exit status once the window is closed."""
    app = make_application()
    fault_log = _start_faulthandler()
    collector = Collector(app)
    collector.start()
    layout = QSettings(str(user_data() / "layout.ini"), QSettings.Format.IniFormat)
    window = MainWindow(services, layout, furnished=False)
    previous = sys.excepthook
    Faults(window).install()
    fit_to_screen(window)
    if files:
        window.announce(files[0].name)
    beginning = Beginning(window, late, opener, files)
    window.show()
    status = app.exec()
    sys.excepthook = previous
    threading.excepthook = threading.__excepthook__
    collector.stop()
    faulthandler.disable()
    if fault_log:
        fault_log.close()
    if beginning.error is not None:
        raise beginning.error
    return 1 if beginning.refused else status


class Beginning(QObject):
    """Furnishes the window once it was painted, opens the store, then the files; without a store the window closes.

    What all this imports is imported in a pool, so that keys are answered meanwhile.
    """

    def __init__(self, window: MainWindow, late: LateStore, opener: StoreOpener, files: Sequence[Path]) -> None:
        super().__init__(window)
        self.refused = False
        self.error: StoreError | None = None
        self._window, self._late, self._opener, self._files = window, late, opener, files
        self._begun = False
        window.painted.connect(self._begin, Qt.ConnectionType.QueuedConnection)
        window.closing.connect(self._end)

    @Slot()
    def _begin(self) -> None:
        if not self._begun:
            self._begun = True
            self._window.work.start("compute", _load_furniture, lambda _loaded: self._furnish())

    def _furnish(self) -> None:
        self._window.furnish()
        self._window.work.start("compute", self._opener.load, lambda _loaded: self._open())

    def _open(self) -> None:
        if self._late.is_known:
            return
        try:
            store = self._opener.open()
        except StoreError as error:
            self.error = error
            self._late.give_up(error)
            tell_failure(render(error.message))
            self._window.close()
            return
        if store is None:
            self.refused = True
            self._window.close()
            return
        self._late.take(store)
        if self._files:
            self._window.open_files(self._files)
        self._window.work.start("compute", self._window.services.prepare, lambda _ready: None)

    @Slot()
    def _end(self) -> None:
        self._late.give_up()  # whoever still waits for the store, so that the window can close


def _load_furniture(_token: Token) -> None:
    import widgets.window.furniture  # noqa: F401


def tell_failure(sentence: str) -> None:
    """Show why the library cannot be opened, and wait until it was read."""
    QMessageBox.critical(None, "Thẩm Tra", sentence)


def fit_to_screen(window: QWidget) -> None:
    """Give the window all of a screen that has no room to spare beside it, frame and all."""
    room = window.screen().availableGeometry()
    window.resize(window.size().boundedTo(room.size()))  # where nothing manages windows, none is maximized either
    if room.width() <= SMALL_SCREEN[0] or room.height() <= SMALL_SCREEN[1]:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def _start_faulthandler() -> TextIO | None:
    try:
        file = (user_data() / "faults.log").open("a", encoding="utf-8")
    except OSError as error:
        log.warning("no file for faults: %s", error)
        return None
    faulthandler.enable(file)
    return file
