"""The library from the window: copies, going back to one, deleting, searching, another window, a library that fails."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from app.review.late_store import LateStore
from app.review.model import Mark, Verdict
from app.review.store import Store
from storage.care import LibraryCare
from storage.library import Library, open_library
from tests.widgets.opened import open_in, services_of, session_of, shown, wait
from tests.widgets.test_additions import TEXT, key_of, press
from widgets.actions import Act
from widgets.start.recent import RecentReport
from widgets.window.main_window import MainWindow

LONG = TEXT + "\n".join(f"Đoạn {number} nói về ngân sách của {number} xã.\n" for number in range(2, 90))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    found = tmp_path / "report.txt"
    found.write_text(LONG, "utf-8")
    return found


@pytest.fixture
def late(path: Path) -> Iterator[LateStore]:
    store = LateStore()
    with closing(store):
        store.take(reopen(path))
        yield store


def reopen(path: Path) -> Store:
    return cast("Store", open_library(path, busy_seconds=0.1))


@pytest.fixture
def window(qtbot: QtBot, late: LateStore, path: Path, report: Path, tmp_path: Path) -> Iterator[MainWindow]:
    services = services_of(late, report, care=LibraryCare(path, late, lambda: reopen(path)))
    layout = QSettings(str(tmp_path / "layout.ini"), QSettings.Format.IniFormat)
    with shown(qtbot, services, layout) as made:
        open_in(qtbot, made, report)
        yield made


@pytest.fixture
def other(window: MainWindow, path: Path) -> Iterator[Library]:
    """Another window's connection to the same file, made once the first has looked at it."""
    with closing(open_library(path, busy_seconds=0.1)) as opened:
        yield opened


def say_there(window: MainWindow, other: Library, words: str, verdict: Verdict, note: str = "") -> None:
    """Have another window give a verdict."""
    from app.review.session import ReviewSession

    session = session_of(window)
    number = session.record.id
    there = ReviewSession(session.record, session.machine_scan, other.marks(number), "Minh", other.additions(number))
    key = next(i.key for i in there.items if there.report.text_of(i.span) == words and i.kind.value == "figure")
    for edit in (there.set_verdict([key], verdict), there.set_note(key, note)):
        if edit:
            other.write(edit.writes)
            there.saved(edit)


def look(qtbot: QtBot, window: MainWindow) -> None:
    window.rooms.watching.look()
    wait(qtbot, window)


def question(window: MainWindow) -> QMessageBox:
    box = window.rooms.care.question
    assert box is not None
    return box


def accept(box: QMessageBox) -> None:
    """Press the button that does it."""
    button = next(one for one in box.buttons() if box.buttonRole(one) is QMessageBox.ButtonRole.AcceptRole)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_going_back_to_a_copy_takes_the_window_with_it(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    window.reviewing.give([key_of(window, "12")], Verdict.VERIFIED)
    window.rooms.care.save_copy(copy)
    window.reviewing.give([key_of(window, "21")], Verdict.INCONSISTENT)
    wait(qtbot, window)
    window.rooms.care.look_at(copy)
    wait(qtbot, window)
    box = question(window)
    assert "1 reports with 1 assessments" in box.informativeText()
    assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
    accept(box)
    wait(qtbot, window)
    assert window.parts.stack.currentWidget() is window.parts.start
    assert ".aside-" in window.parts.strip.texts()["care"]
    (record,) = window.services.store.reports()
    assert [mark.verdict for mark in window.services.store.marks(record.id)] == [Verdict.VERIFIED]
    window.open_record(record)
    wait(qtbot, window)
    assert session_of(window).reviewed == 1


def test_what_is_no_copy_is_told_and_changes_nothing(qtbot: QtBot, window: MainWindow, report: Path) -> None:
    window.rooms.care.look_at(report)
    wait(qtbot, window)
    assert "no sound copy" in window.parts.strip.texts()["care"]
    assert window.rooms.care.question is None


def test_the_check_says_that_the_library_is_sound(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_id[Act.CHECK].trigger()
    wait(qtbot, window)
    assert "sound: 1 report" in window.parts.strip.texts()["care"]


def test_deleting_asks_with_the_count_and_closes_the_report(qtbot: QtBot, window: MainWindow) -> None:
    window.reviewing.give([key_of(window, "12"), key_of(window, "21")], Verdict.VERIFIED)
    wait(qtbot, window)
    window.actions_by_id[Act.DELETE_REPORT].trigger()
    wait(qtbot, window)
    box = question(window)
    assert "Its 2 assessments" in box.informativeText()
    box.reject()
    assert len(window.services.store.reports()) == 1
    window.actions_by_id[Act.DELETE_REPORT].trigger()
    wait(qtbot, window)
    accept(question(window))
    wait(qtbot, window)
    assert window.services.store.reports() == []
    assert window.session is None
    assert window.parts.stack.currentWidget() is window.parts.start


def test_a_report_of_the_start_page_is_deleted_by_its_key(qtbot: QtBot, window: MainWindow) -> None:
    window.show_start()
    wait(qtbot, window)
    (row,) = (one for one in window.parts.start.findChildren(RecentReport) if one.isVisible())
    QTest.keyClick(row, Qt.Key.Key_Delete)
    wait(qtbot, window)
    accept(question(window))
    wait(qtbot, window)
    assert window.services.store.reports() == []


def test_the_library_is_searched_while_typing_and_a_hit_opens_its_place(qtbot: QtBot, window: MainWindow) -> None:
    key = key_of(window, "21")
    window.reviewing.note(key, "hỏi Sở Tài chính về ngân sách")
    wait(qtbot, window)
    window.actions_by_id[Act.FIND_IN_LIBRARY].trigger()
    wait(qtbot, window)
    field, results = window.parts.header.search, window.parts.start.results
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "so tai chinh")
    qtbot.waitUntil(lambda: len(results.model.hits) == 1)
    assert results.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(results.list, Qt.Key.Key_Return)
    wait(qtbot, window)
    assert window.parts.stack.currentWidget() is window.parts.review
    assert window.room.current == key
    window.show_start()
    QTest.keyClicks(field, "doan 80")
    qtbot.waitUntil(lambda: results.isVisible() and len(results.model.hits) == 1)
    window.parts.start.hit_asked.emit(results.model.index(results.model.hits[0]).data(Qt.ItemDataRole.UserRole))
    wait(qtbot, window)
    place = session_of(window).report.text.index("Đoạn 80 ")
    assert window.parts.page.visible_span().start <= place < window.parts.page.visible_span().end


def test_a_search_without_hits_says_so_and_no_words_show_the_recent_reports(qtbot: QtBot, window: MainWindow) -> None:
    window.show_start()
    field, results = window.parts.header.search, window.parts.start.results
    QTest.keyClicks(field, "zzz")
    qtbot.waitUntil(results.isVisible)
    assert "zzz" in results.said.text()
    field.clear()
    assert not results.isVisible()
    wait(qtbot, window)


def test_a_report_opens_where_it_was_left(qtbot: QtBot, window: MainWindow, report: Path, tmp_path: Path) -> None:
    page = window.parts.page
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum() // 2)
    place = page.visible_span().start
    second = tmp_path / "second.txt"
    second.write_text(TEXT.replace("15", "16"), "utf-8")
    window.open_file(second)
    wait(qtbot, window)
    window.open_file(report)
    wait(qtbot, window)
    assert abs(page.visible_span().start - place) < 200
    window.rooms.last_place.keep()
    window.layout_kept.sync()  # type: ignore[union-attr]
    assert any(key.startswith("places/") for key in window.layout_kept.allKeys())  # type: ignore[union-attr]


def test_another_size_of_the_letters_is_no_other_place(qtbot: QtBot, window: MainWindow) -> None:
    page, told = window.parts.page, []
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum() // 2)
    place = page.visible_span().start
    page.place_changed.connect(told.append)
    for act in (Act.LARGER, Act.LARGER, Act.LARGER, Act.NORMAL_SIZE):
        window.actions_by_id[act].trigger()
        wait(qtbot, window)
        assert abs(page.visible_span().start - place) < 200
        qtbot.waitUntil(lambda: not told or abs(told[-1] - page.visible_span().start) < 200)


def test_what_another_window_says_is_shown_and_told(qtbot: QtBot, window: MainWindow, other: Library) -> None:
    look(qtbot, window)
    say_there(window, other, "12", Verdict.QUESTIONED)
    look(qtbot, window)
    assert session_of(window).verdict_of(key_of(window, "12")) is Verdict.QUESTIONED
    assert "Another window changed 1 entry" in window.parts.strip.texts()["other_window"]


def test_a_note_being_typed_is_not_lost_to_another_window(qtbot: QtBot, window: MainWindow, other: Library) -> None:
    look(qtbot, window)
    key = key_of(window, "12")
    window.room.choose(key)
    QTest.keyClicks(window.parts.detail.note, "toi dang viet")
    say_there(window, other, "12", Verdict.QUESTIONED, "ghi cua cua so kia")
    look(qtbot, window)
    assert window.parts.detail.note.toPlainText() == "toi dang viet"
    window.parts.detail.flush_note()
    wait(qtbot, window)
    (mark,) = other.marks(session_of(window).record.id)
    assert (mark.verdict, mark.note) == (Verdict.QUESTIONED, "toi dang viet")
    assert any("ghi cua cua so kia" in (entry.before or "") for entry in other.history(mark.uuid))


def test_what_was_overtaken_is_told_with_the_way_to_the_history(
    qtbot: QtBot, window: MainWindow, other: Library
) -> None:
    key = key_of(window, "12")
    window.reviewing.give([key], Verdict.VERIFIED)
    wait(qtbot, window)
    (mark,) = other.marks(session_of(window).record.id)
    from app.review.model import MarkWrite

    other.write([MarkWrite(mark, replace(mark, verdict=Verdict.INCONSISTENT, author="Minh"), "verdict")])
    window.reviewing.give([key], Verdict.QUESTIONED)
    wait(qtbot, window)
    assert "history keeps the other" in window.parts.strip.texts()["overtaken"]


def test_a_verdict_that_a_locked_library_refuses_can_be_tried_again(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    key = key_of(window, "12")
    with closing(sqlite3.connect(path, isolation_level=None)) as blocker:
        blocker.execute("BEGIN IMMEDIATE")
        window.room.choose(key)
        press(window, Qt.Key.Key_V)
        wait(qtbot, window)
        assert "in use by another program" in window.parts.strip.texts()["save"]
        assert window.reviewing.refused == 1
        blocker.execute("ROLLBACK")
    window.reviewing.try_again()
    wait(qtbot, window)
    marks = window.services.store.marks(session_of(window).record.id)
    assert [mark.verdict for mark in marks if isinstance(mark, Mark)] == [Verdict.VERIFIED]
    assert window.reviewing.refused == 0
    assert "save" not in window.parts.strip.texts()


def test_a_library_that_vanished_is_told_and_takes_the_verdict_when_it_is_back(
    qtbot: QtBot, window: MainWindow, path: Path, tmp_path: Path
) -> None:
    away = tmp_path / "away"
    away.mkdir()
    left = [one for one in path.parent.iterdir() if one.name.startswith(path.name)]
    for one in left:
        shutil.move(one, away / one.name)
    look(qtbot, window)
    assert "no longer in its place" in window.parts.strip.texts()["library"]
    window.reviewing.give([key_of(window, "12")], Verdict.VERIFIED)
    wait(qtbot, window)
    assert window.reviewing.refused == 1
    for one in left:
        shutil.move(away / one.name, one)
    look(qtbot, window)
    assert "library" not in window.parts.strip.texts()
    window.reviewing.try_again()
    wait(qtbot, window)
    assert session_of(window).verdict_of(key_of(window, "12")) is Verdict.VERIFIED
    assert window.reviewing.refused == 0


def test_no_timer_looks_at_the_library_once_the_window_is_closed(qtbot: QtBot, window: MainWindow) -> None:
    watching = window.rooms.watching
    window.close()
    assert not watching._timer.isActive()


def test_a_window_with_something_unsaved_asks_before_it_closes(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as blocker:
        blocker.execute("BEGIN IMMEDIATE")
        window.reviewing.give([key_of(window, "12")], Verdict.VERIFIED)
        wait(qtbot, window)
        window.close()
        assert window.isVisible()
        box = window.rooms.leaving.question
        assert box is not None
        assert "1 change" in box.text()
        blocker.execute("ROLLBACK")
    accept(box)
    wait(qtbot, window)
    assert window.reviewing.refused == 0
    window.close()
    assert not window.isVisible()


def test_nothing_begins_once_the_window_is_closed(window: MainWindow) -> None:
    window.close()
    window.rooms.watching.look()
    assert not window.work.running
