"""The desk of a delegate, and the days on which they sit down at it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtTest import QTest

from app.settings import SettingsFile
from app.wording import choose_language
from docs.play.camera import Camera
from docs.play.comparing import Comparing
from docs.play.hand import Hand
from docs.play.keeping import Keeping
from docs.play.reviewing import Reviewing
from docs.play.sharing import Sharing
from main import build_services
from widgets.window.main_window import MainWindow

SIZE = (1366, 768)
SHOWN_LIBRARY = "/home/binh/ThamTra/library.sqlite"  # in the settings, so that no picture shows where it was taken


class Day:
    """One sitting at the desk: all that can be done in the window."""

    def __init__(self, window: MainWindow, camera: Camera | None) -> None:
        self.window, self.hand = window, Hand(window)
        self.review = Reviewing(self.hand, camera)
        self.share = Sharing(self.hand, camera)
        self.compare = Comparing(self.hand, camera)
        self.keep = Keeping(self.hand, camera)


@dataclass(frozen=True)
class Desk:
    """Where a delegate works: the folder with the library, the settings and the layout."""

    folder: Path
    language: str = "vi"

    @property
    def library(self) -> Path:
        """The library file."""
        return self.folder / "library.sqlite"

    @contextmanager
    def sit_down(self, camera: Camera | None = None) -> Iterator[Day]:
        """Open the window over the library, and close both again."""
        from storage.library import open_library

        self.folder.mkdir(parents=True, exist_ok=True)
        settings = SettingsFile(self.folder / "settings.json")
        settings.change(language=self.language, theme="light", library=SHOWN_LIBRARY)
        choose_language(self.language)
        layout = QSettings(str(self.folder / "layout.ini"), QSettings.Format.IniFormat)
        with closing(open_library(self.library)) as store:
            window = MainWindow(build_services(store, settings), layout)
            try:
                window.resize(*SIZE)
                window.show()
                window.activateWindow()
                QTest.qWaitForWindowActive(window)
                yield Day(window, camera)
            finally:
                window.close()
                window.deleteLater()
                QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
