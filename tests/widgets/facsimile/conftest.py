"""A window with a PDF whose pictures are made as the program makes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from app.comparison.compare import compare_reports
from app.readers.process import close_processes
from app.readers.registry import read_report
from app.scan import scan_report
from app.settings import SettingsFile
from tests.widgets.facsimile.made import (
    Press,
    open_pages,
    wait,
    write_pdf,
)
from tests.widgets.memory_store import MemoryStore
from widgets.services import Services
from widgets.window.main_window import MainWindow


@pytest.fixture
def press() -> Press:
    return Press()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf"
    write_pdf(path)
    return path


@pytest.fixture
def window(qtbot: QtBot, press: Press, file: Path) -> Iterator[MainWindow]:
    services = Services(
        store=MemoryStore(),
        read=lambda path, _token: read_report(path),
        scan=scan_report,
        compare=compare_reports,
        export=lambda _session, _path: None,
        settings=SettingsFile(None),
        sample=file,
        sample_versions=(file, file),
        picture=press.picture,
    )
    made = MainWindow(services)
    made.resize(1300, 800)
    made.show()
    wait(qtbot, made)
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)
    close_processes()


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, file: Path) -> MainWindow:
    return open_pages(qtbot, window, file)
