"""The window on a small report: opening, choosing, assessing, saving, failing, comparing."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.jobs import Token
from app.review.model import Verdict
from app.wording import Message
from tests.widgets.memory_store import MemoryStore
from tests.widgets.opened import TEXT, press, wait
from widgets.detail.content import SaveState
from widgets.items.model import ROW_ROLE
from widgets.items.row import Filter
from widgets.library.rows import RECORDS_ROLE
from widgets.window.main_window import MainWindow


def test_a_report_opens_with_its_finding_chosen(opened: MainWindow) -> None:
    assert opened.session is not None
    assert opened.room.findings
    assert opened.room.current == opened.room.findings[0]
    assert opened.parts.stack.currentWidget() is opened.parts.review
    assert opened.parts.items.model.counts()[Filter.ALL] == opened.session.total


def test_a_key_on_the_page_gives_a_verdict_that_reaches_the_store(
    qtbot: QtBot, opened: MainWindow, store: MemoryStore
) -> None:
    key = opened.room.current
    press(opened, Qt.Key.Key_I)
    wait(qtbot, opened)
    assert opened.session is not None and key is not None
    assert opened.session.verdict_of(key) is Verdict.INCONSISTENT
    assert [mark.verdict for mark in store.marks(opened.session.record.id)] == [Verdict.INCONSISTENT]
    assert opened.parts.detail.state is SaveState.SAVED


def test_a_verdict_is_not_shown_as_saved_before_the_store_has_it(opened: MainWindow) -> None:
    opened.room.give(Verdict.VERIFIED)
    assert opened.parts.detail.state is SaveState.PENDING


def test_letters_typed_into_the_note_are_no_verdict(qtbot: QtBot, opened: MainWindow) -> None:
    opened.parts.detail.note.setFocus()
    QTest.keyClicks(opened.parts.detail.note, "viq")
    assert opened.session is not None
    assert opened.session.reviewed == 0
    assert opened.parts.detail.note.toPlainText() == "viq"


def test_letters_being_composed_in_the_note_are_no_verdict(opened: MainWindow) -> None:
    note = opened.parts.detail.note
    note.setFocus()
    QCoreApplication.sendEvent(note, QInputMethodEvent("v", []))
    assert opened.session is not None and opened.session.reviewed == 0


def test_a_note_is_written_when_its_field_is_left(qtbot: QtBot, opened: MainWindow, store: MemoryStore) -> None:
    opened.parts.detail.note.setPlainText("Đề nghị giải trình")
    opened.parts.page.setFocus()
    opened.parts.detail.flush_note()
    wait(qtbot, opened)
    assert opened.session is not None
    assert [mark.note for mark in store.marks(opened.session.record.id)] == ["Đề nghị giải trình"]


def test_a_verdict_that_cannot_be_stored_stays_pending_until_it_is_and_this_is_said(
    qtbot: QtBot, opened: MainWindow, store: MemoryStore
) -> None:
    store.full = True
    key = opened.room.current
    opened.room.give(Verdict.VERIFIED)
    wait(qtbot, opened)
    assert opened.session is not None and key is not None
    assert opened.session.verdict_of(key) is Verdict.VERIFIED
    assert opened.parts.detail.state is SaveState.FAILED and key in opened.session.pending
    assert opened.parts.items.model.data(opened.parts.items.model.index_of(key), ROW_ROLE).pending
    assert "The disk is full." in opened.parts.strip.texts()["save"]
    store.full = False
    opened.reviewing.try_again()
    wait(qtbot, opened)
    assert [mark.verdict for mark in store.marks(opened.session.record.id)] == [Verdict.VERIFIED]
    assert opened.parts.detail.state is SaveState.SAVED and "save" not in opened.parts.strip.texts()


def test_a_verdict_that_cannot_be_stored_can_be_taken_back(
    qtbot: QtBot, opened: MainWindow, store: MemoryStore
) -> None:
    store.full = True
    opened.room.give(Verdict.VERIFIED)
    wait(qtbot, opened)
    opened.reviewing.undo()
    wait(qtbot, opened)
    assert opened.session is not None and opened.session.pending == frozenset()
    assert not opened.reviewing.refused and "save" not in opened.parts.strip.texts()
    opened.reviewing.redo()
    store.full = False
    wait(qtbot, opened)
    opened.reviewing.try_again()
    wait(qtbot, opened)
    assert len(store.marks(opened.session.record.id)) == 1


def test_a_note_that_cannot_be_stored_stays_in_its_field(qtbot: QtBot, opened: MainWindow, store: MemoryStore) -> None:
    store.full = True
    opened.parts.detail.note.setPlainText("a long thought")
    opened.parts.detail.flush_note()
    wait(qtbot, opened)
    assert opened.parts.detail.note.toPlainText() == "a long thought"
    assert opened.parts.detail.state is SaveState.FAILED


def test_undo_takes_a_verdict_back_in_the_store_too(qtbot: QtBot, opened: MainWindow, store: MemoryStore) -> None:
    opened.room.give(Verdict.VERIFIED)
    wait(qtbot, opened)
    opened.reviewing.undo()
    wait(qtbot, opened)
    assert opened.session is not None
    assert not store.marks(opened.session.record.id)
    opened.reviewing.redo()
    wait(qtbot, opened)
    assert len(store.marks(opened.session.record.id)) == 1


def test_a_missing_file_is_said_in_the_strip_and_the_open_report_stays(qtbot: QtBot, opened: MainWindow) -> None:
    session = opened.session
    opened.open_file(Path("nowhere.docx"))
    wait(qtbot, opened)
    assert opened.parts.strip.texts() == {"error": "There is no file nowhere.docx."}
    assert opened.session is session


def test_words_are_found_and_counted(opened: MainWindow) -> None:
    opened.parts.header.search.setText("noi dung")
    assert opened.parts.page.find("noi dung") == 2


def test_the_next_item_follows_the_list(opened: MainWindow) -> None:
    opened.parts.items.show_filter(Filter.ALL)
    keys = opened.parts.items.model.keys()
    opened.room.choose(keys[0])
    press(opened, Qt.Key.Key_J)
    assert opened.room.current == keys[1]
    press(opened, Qt.Key.Key_K)
    assert opened.room.current == keys[0]


def test_the_summary_is_written_from_what_is_saved(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    opened.room.give(Verdict.VERIFIED)
    wait(qtbot, opened)
    assert opened.session is not None
    opened.export_to(tmp_path / "summary.docx")
    wait(qtbot, opened)
    assert (tmp_path / "summary.docx").read_text("utf-8") == str(opened.session.reviewed)


def test_marks_are_carried_to_another_version_where_the_text_is_the_same(
    qtbot: QtBot, opened: MainWindow, store: MemoryStore, tmp_path: Path
) -> None:
    assert opened.session is not None
    money = next(item for item in opened.session.items if item.title == "68,6 tỷ đồng")
    opened.room.choose(money.key)
    opened.room.give(Verdict.QUESTIONED)
    wait(qtbot, opened)
    other = tmp_path / "second.txt"
    other.write_text(TEXT.replace("37/42", "38/42"), "utf-8")
    opened.compare_with(other)
    wait(qtbot, opened)
    assert opened.comparison is not None
    assert opened.parts.stack.currentWidget() is opened.comparison
    assert [mark.verdict for mark in store.marks(2)] == [Verdict.QUESTIONED]
    assert store.tied == [(1, 2)]


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_language_and_theme_change_while_a_report_is_open(opened: MainWindow, theme: str) -> None:
    opened.looks.set_language("vi")
    opened.looks.set_theme(theme)
    assert opened.parts.header.menus.actions()[0].text() == "&Tệp"
    assert opened.room.current is not None


def test_the_library_list_follows_what_was_saved(qtbot: QtBot, opened: MainWindow) -> None:
    opened.room.give(Verdict.VERIFIED)
    wait(qtbot, opened)
    model = opened.parts.library.tree.model()
    (record,) = model.index(0, 0, model.index(0, 0)).data(RECORDS_ROLE)
    assert opened.session is not None
    assert (record.reviewed, record.items) == (opened.session.reviewed, opened.session.total)


def test_of_several_files_the_first_is_opened_and_the_others_are_in_the_library(
    qtbot: QtBot, window: MainWindow, store: MemoryStore, report: Path, tmp_path: Path
) -> None:
    second, third = tmp_path / "second.txt", tmp_path / "third.txt"
    second.write_text(TEXT.replace("37/42", "38/42"), "utf-8")
    third.write_text(TEXT.replace("37/42", "39/42"), "utf-8")
    window.open_files([report, second, Path("nowhere.txt"), third])
    wait(qtbot, window)
    assert window.session is not None and window.session.record.path == str(report)
    assert {Path(record.path).name for record in store.reports()} == {"report.txt", "second.txt", "third.txt"}
    said = window.parts.strip.texts()
    assert said["error"] == "There is no file nowhere.txt."
    assert said["filled"] == "2 reports were put into the library."
    others = [record for record in store.reports() if record.path != str(report)]
    assert all(record.items > 0 and record.findings > 0 for record in others)


def test_slow_work_is_shown_with_cancel_and_cancelling_leaves_the_window_as_it_was(
    qtbot: QtBot, opened: MainWindow
) -> None:
    session = opened.session
    done: list[None] = []

    def slow(token: Token) -> None:
        while True:
            token.step(0, 0, Message("Reading the report"))
            time.sleep(0.01)

    opened.work.start("compute", slow, done.append, text=Message("Reading the report"))
    line = opened.parts.strip.progress
    assert not line.isVisible() and opened.cursor().shape() is not Qt.CursorShape.BusyCursor
    qtbot.waitUntil(lambda: opened.cursor().shape() is Qt.CursorShape.BusyCursor, timeout=2_000)
    qtbot.waitUntil(line.isVisible, timeout=2_000)
    opened.work.cancel()
    assert not line.isVisible() and opened.cursor().shape() is not Qt.CursorShape.BusyCursor
    wait(qtbot, opened)
    assert not done and opened.session is session and opened.parts.strip.texts() == {}
