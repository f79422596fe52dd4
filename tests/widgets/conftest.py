"""No test of the window leaves a window in sight or a pool's thread behind."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

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
