"""A picture of the window on a report, made without a display."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop

from app.errors import WriteError
from app.settings import SettingsFile
from app.wording import Message, choose_language, current_language
from widgets.application import make_application
from widgets.services import Services
from widgets.window.main_window import MainWindow

LONGEST = 120_000  # milliseconds
QUIET = 400  # milliseconds; the ticks beside the scroll bar are drawn after a quiet while


def render_window(
    services: Services,
    report_path: Path | None,
    png_path: Path,
    size: tuple[int, int] = (1366, 768),
    language: str | None = None,
    theme: str = "light",
) -> None:
    """Open the report, choose its first finding, and write a picture of the window; without a report the start page."""
    make_application()
    before = current_language()
    chosen = SettingsFile(None)
    chosen.change(theme=theme, language=language or before, author=services.settings.current.author)
    choose_language(language or before)
    window = MainWindow(Services(**(vars(services) | {"settings": chosen})))
    try:
        window.resize(*size)
        window.show()
        if report_path is not None:
            window.open_file(report_path)
        wait_for_jobs(window)
        if window.room.findings:
            window.room.go_to_item(window.room.findings[0])
        settle()
        if not window.grab().save(str(png_path)):
            raise WriteError(Message("The picture {path} could not be written.", path=png_path))
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
        choose_language(before)


def wait_for_jobs(window: MainWindow) -> None:
    """Let the window work until no job is under way."""
    deadline = QDeadlineTimer(LONGEST)
    while window.work.running and not deadline.hasExpired():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    settle()


def settle() -> None:
    """Let what was asked for be laid out and painted."""
    deadline = QDeadlineTimer(QUIET)
    while not deadline.hasExpired():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
