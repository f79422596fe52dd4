"""A window with a PDF whose pictures are made as the program makes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.readers.process import close_processes
from tests.widgets.facsimile.made import (
    Press,
    open_pages,
    wait,
    write_pdf,
)
from tests.widgets.memory_store import MemoryStore
from tests.widgets.opened import services_of, shown
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
    with shown(qtbot, services_of(MemoryStore(), file, picture=press.picture)) as made:
        made.resize(1300, 800)
        wait(qtbot, made)
        yield made
    close_processes()


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, file: Path) -> MainWindow:
    return open_pages(qtbot, window, file)
