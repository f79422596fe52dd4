"""The window comes first, the library behind it, then the files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.errors import Cancelled, StoreError
from app.jobs import Token
from app.review.late_store import LateStore
from app.review.store import Store
from app.settings import SettingsFile
from app.wording import Message
from main import build_services
from tests.widgets.memory_store import MemoryStore
from tests.widgets.opened import put_away
from widgets import application
from widgets.actions import Act
from widgets.application import Beginning
from widgets.services import StoreOpener
from widgets.window.main_window import MainWindow


@pytest.fixture
def late() -> LateStore:
    return LateStore()


@pytest.fixture
def window(qtbot: QtBot, late: LateStore) -> Iterator[MainWindow]:
    made = MainWindow(build_services(cast("Store", late), SettingsFile(None)))
    qtbot.addWidget(made)
    yield made
    late.give_up()
    made.close()


def nothing(_token: Token) -> None:
    return


def test_the_store_is_opened_after_the_painting_and_the_files_after_it(
    qtbot: QtBot, window: MainWindow, late: LateStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(window, "open_files", lambda files: told.append(f"files {len(files)}"))
    window.painted.connect(lambda: None if told else told.append("painted"))

    def open_store() -> Store:
        told.append("store")
        return MemoryStore()

    Beginning(window, late, StoreOpener(lambda _token: told.append("loaded"), open_store), [Path("a.docx")])
    assert told == []
    window.show()
    qtbot.waitUntil(lambda: "files 1" in told and not window.work.running, timeout=10_000)
    assert told == ["painted", "loaded", "store", "files 1"]
    assert late.reports() == []


def test_a_store_that_cannot_be_opened_is_told_and_closes_the_window(
    qtbot: QtBot, window: MainWindow, late: LateStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(application, "tell_failure", said.append)
    error = StoreError(Message("The library is on the moon."))

    def open_store() -> Store:
        raise error

    beginning = Beginning(window, late, StoreOpener(nothing, open_store), [])
    window.show()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=10_000)
    assert said == ["The library is on the moon."] and beginning.error is error
    with pytest.raises(StoreError, match="moon"):
        late.reports()


def test_who_would_rather_quit_has_the_window_closed(qtbot: QtBot, window: MainWindow, late: LateStore) -> None:
    beginning = Beginning(window, late, StoreOpener(nothing, lambda: None), [])
    window.show()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=10_000)
    assert beginning.refused and beginning.error is None


def test_a_window_that_closes_before_its_store_is_there_waits_for_nobody(window: MainWindow, late: LateStore) -> None:
    Beginning(window, late, StoreOpener(nothing, MemoryStore), [])
    window.close()
    with pytest.raises(Cancelled):
        late.reports()


@pytest.fixture
def bare(qapp: QApplication, late: LateStore) -> Iterator[MainWindow]:
    """Return a window that is not furnished yet."""
    made = MainWindow(build_services(cast("Store", late), SettingsFile(None)), furnished=False)
    made.show()
    yield made
    late.give_up()
    put_away(made)


def test_an_action_that_is_asked_for_before_the_window_is_furnished_has_it_furnished_first(
    qtbot: QtBot, bare: MainWindow
) -> None:
    assert not bare.is_furnished and not bare.actions_by_id[Act.PRINT].isEnabled()
    bare.actions_by_id[Act.KEYS].trigger()
    qtbot.waitUntil(lambda: bare.findChild(QDialog) is not None, timeout=5_000)
    bare.findChild(QDialog).close()
    assert bare.is_furnished


def test_the_window_shows_the_same_before_and_after_it_is_furnished(bare: MainWindow) -> None:
    before = bare.grab().toImage()
    bare.furnish()
    QCoreApplication.processEvents()
    assert bare.grab().toImage() == before


def test_a_window_that_is_closed_before_it_is_furnished_closes(bare: MainWindow) -> None:
    assert bare.close() and not bare.is_furnished


def test_a_window_that_was_given_a_report_says_at_once_that_this_is_being_opened(
    qtbot: QtBot, bare: MainWindow, late: LateStore, tmp_path: Path
) -> None:
    report = tmp_path / "báo cáo.txt"
    report.write_text("I. KẾT QUẢ\n\nĐã thực hiện 37/42 nội dung; còn lại 05 nội dung.\n", "utf-8")
    bare.announce(report.name)
    shown = bare.front.stack.currentWidget()
    assert shown is bare.announced and shown.accessibleName() == "Opening báo cáo.txt..."
    bare.furnish()
    late.take(MemoryStore())
    assert bare.front.stack.currentWidget() is shown
    bare.open_files([report])
    qtbot.waitUntil(lambda: bare.session is not None and not bare.work.running, timeout=20_000)
    assert bare.front.stack.currentWidget() is bare.parts.review


def test_where_the_report_cannot_be_opened_the_start_page_comes_with_the_reason(
    qtbot: QtBot, bare: MainWindow, late: LateStore, tmp_path: Path
) -> None:
    bare.announce("gone.txt")
    bare.furnish()
    late.take(MemoryStore())
    bare.open_files([tmp_path / "gone.txt"])
    qtbot.waitUntil(lambda: "error" in bare.parts.strip.texts(), timeout=20_000)
    assert bare.front.stack.currentWidget() is bare.parts.start
