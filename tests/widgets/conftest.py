"""No test of the window leaves a window in sight or a pool's thread behind."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.widgets.memory_store import MemoryStore
from tests.widgets.opened import TEXT, open_in, shown_window
from widgets.window.main_window import MainWindow

POOLS = ("store", "compute")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Look once every fixture has put its things away."""
    before = item.stash.get(THREADS, frozenset())
    result = yield
    left = [one.name for one in threading.enumerate() if one not in before and one.name.startswith(POOLS)]
    shown = [type(one).__name__ for one in QApplication.topLevelWidgets() if one.isVisible()]
    for one in QApplication.topLevelWidgets():
        one.hide()
    assert not left, f"threads left: {left}"
    assert not shown, f"windows left in sight: {shown}"
    return result


THREADS: pytest.StashKey[frozenset[threading.Thread]] = pytest.StashKey()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Remember the threads there were before."""
    item.stash[THREADS] = frozenset(threading.enumerate())


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def window(qtbot: QtBot, store: MemoryStore, report: Path) -> Iterator[MainWindow]:
    with shown_window(qtbot, store, report) as made:
        yield made


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, report: Path) -> MainWindow:
    open_in(qtbot, window, report)
    return window
