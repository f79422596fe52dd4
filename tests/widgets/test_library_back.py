"""A library that was away, or in whose place another was put, is taken up again without a new start."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.review.model import Verdict
from storage.library import open_library
from tests.widgets.opened import session_of, wait
from tests.widgets.test_library_care import key_of, late, look, path, window  # noqa: F401  fixtures
from widgets.window.main_window import MainWindow


def test_what_could_not_be_saved_is_saved_by_itself_once_the_library_is_back(
    qtbot: QtBot,
    window: MainWindow,  # noqa: F811
    path: Path,  # noqa: F811
    tmp_path: Path,
) -> None:
    away = tmp_path / "away"
    away.mkdir()
    left = [one for one in path.parent.glob(f"{path.name}*") if one.is_file()]
    for one in left:
        shutil.move(one, away / one.name)
    window.reviewing.give([key_of(window, "12")], Verdict.VERIFIED)
    wait(qtbot, window)
    look(qtbot, window)
    assert window.reviewing.refused == 1 and "library" in window.parts.strip.texts()
    for one in left:
        shutil.move(away / one.name, one)
    look(qtbot, window)
    assert window.reviewing.refused == 0
    assert session_of(window).verdict_of(key_of(window, "12")) is Verdict.VERIFIED
    assert not {"library", "save"} & window.parts.strip.texts().keys()


def test_what_a_locked_library_did_not_take_is_tried_again_after_a_while(
    qtbot: QtBot,
    window: MainWindow,  # noqa: F811
    path: Path,  # noqa: F811
) -> None:
    window.reviewing._retry.setInterval(50)
    with closing(sqlite3.connect(path, isolation_level=None)) as blocker:
        blocker.execute("BEGIN IMMEDIATE")
        window.reviewing.give([key_of(window, "12")], Verdict.QUESTIONED)
        wait(qtbot, window)
        assert window.reviewing.refused == 1
        blocker.execute("ROLLBACK")
    qtbot.waitUntil(lambda: window.reviewing.refused == 0 and not window.work.running, timeout=5_000)
    assert session_of(window).verdict_of(key_of(window, "12")) is Verdict.QUESTIONED


def test_a_library_that_another_window_restored_is_opened_anew_by_one_click(
    qtbot: QtBot,
    window: MainWindow,  # noqa: F811
    path: Path,  # noqa: F811
    tmp_path: Path,
) -> None:
    copy = tmp_path / "copy.sqlite"
    with closing(open_library(path)) as other:
        other.backup(copy)
    window.reviewing.give([key_of(window, "12")], Verdict.VERIFIED)
    wait(qtbot, window)
    for one in path.parent.glob(f"{path.name}*"):
        one.unlink()
    shutil.copy(copy, path)
    look(qtbot, window)
    buttons = [one for one in window.parts.strip.findChildren(QPushButton) if one.text() == "Open the library anew"]
    assert len(buttons) == 1
    buttons[0].click()
    wait(qtbot, window)
    assert session_of(window).verdict_of(key_of(window, "12")) is Verdict.UNREVIEWED
    window.reviewing.give([key_of(window, "12")], Verdict.QUESTIONED)
    wait(qtbot, window)
    with closing(open_library(path)) as other:
        assert [mark.verdict for mark in other.marks(session_of(window).record.id)] == [Verdict.QUESTIONED]


def test_where_no_library_stands_none_is_made_by_opening_it_anew(
    qtbot: QtBot,
    window: MainWindow,  # noqa: F811
    path: Path,  # noqa: F811
) -> None:
    for one in path.parent.glob(f"{path.name}*"):
        one.unlink()
    window.rooms.care.reopen()
    wait(qtbot, window)
    assert not path.exists() and "library" in window.parts.strip.texts()
