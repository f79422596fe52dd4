"""The library in the window: sessions and versions, renaming, moving, tying, and the same on the start page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.review.finding_words import words_of
from app.review.model import ReportRecord
from storage.library import Library, open_library
from tests.widgets.opened import services_of, shown, wait
from tests.widgets.test_additions import TEXT
from widgets.actions import Act
from widgets.library.ask import NameDialog, SessionDialog
from widgets.library.panel import Ask, LibraryPanel
from widgets.library.rows import KEY_ROLE, SHARE_ROLE
from widgets.start.hit_rows import HitDelegate
from widgets.start.recent import RecentReport
from widgets.theme.theme import load_theme
from widgets.window.main_window import MainWindow

FIRST = ReportRecord(1, "/a.docx", "1", "Ngân sách", None, "2024-06-24", None, "kỳ họp thứ 15", "docx", "2024-07-01")
SECOND = replace(FIRST, id=2, path="/b.docx", issued_on="2024-07-05", opened="2024-07-06", items=50, reviewed=10)
OTHER = replace(FIRST, id=3, path="/c.docx", title="BÁO CÁO Đầu tư công", session=None)
TIED = [replace(FIRST, lineage=1), replace(SECOND, lineage=1), OTHER]


@pytest.fixture
def panel(qtbot: QtBot) -> LibraryPanel:
    made = LibraryPanel(load_theme("light"))
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.show()
    return made


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(open_library(tmp_path / "library.sqlite")) as opened:
        yield opened


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Return three reports, the first two of them of one title."""
    found = []
    for number, words in enumerate(("37/42", "38/42", "39/42")):
        file = tmp_path / f"bao-cao-{number}.txt"
        file.write_text(TEXT.replace("37/42", words), "utf-8")
        found.append(file)
    return found


@pytest.fixture
def window(qtbot: QtBot, library: Library, files: list[Path]) -> Iterator[MainWindow]:
    with shown(qtbot, services_of(library, files[0])) as made:
        made.open_files(files)
        wait(qtbot, made)
        yield made


def texts(panel: LibraryPanel, above: QModelIndex | None = None) -> list[object]:
    """Return the rows as nested lists of what they say."""
    model = panel.tree.model()
    found: list[object] = []
    for row in range(model.rowCount(above or QModelIndex())):
        index = model.index(row, 0, above or QModelIndex())
        found.append(index.data())
        if model.hasChildren(index):
            found.append(texts(panel, index))
    return found


def row_of(panel: LibraryPanel, key: tuple[str, object]) -> QModelIndex:
    return next(index for index in panel._indexes(QModelIndex()) if index.data(KEY_ROLE) == key)


def choose(panel: LibraryPanel, *ids: int) -> None:
    panel.tree.clearSelection()
    for number in ids:
        index = row_of(panel, ("report", number))
        panel.tree.selectionModel().setCurrentIndex(index, panel.tree.selectionModel().SelectionFlag.Select)


def test_sessions_hold_reports_and_reports_hold_versions(panel: LibraryPanel) -> None:
    panel.show_records(TIED, None)
    versions = ["Version 1 · 24/06/2024", "Version 2 · 05/07/2024"]
    assert texts(panel) == ["Kỳ họp thứ 15", ["Ngân sách", versions], "No session given", ["Đầu tư công"]]


def test_an_empty_library_says_what_to_do(panel: LibraryPanel) -> None:
    panel.show_records([], None)
    said = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert any("Open a report" in text for text in said)


def test_progress_changes_in_place_and_what_was_folded_stays_so(panel: LibraryPanel) -> None:
    panel.show_records(TIED, 3)
    session = row_of(panel, ("session", "Kỳ họp thứ 15"))
    panel.tree.collapse(session)
    panel.show_records([TIED[0], replace(TIED[1], reviewed=25), OTHER], 3)
    assert row_of(panel, ("report", 2)).data(SHARE_ROLE) == "50 %"
    panel.show_records([*TIED, replace(OTHER, id=4, title="Y tế")], 3)
    assert not panel.tree.isExpanded(row_of(panel, ("session", "Kỳ họp thứ 15")))
    assert [record.id for record in panel.chosen] == [3]


def test_a_click_on_a_report_opens_it_and_one_on_a_session_does_not(qtbot: QtBot, panel: LibraryPanel) -> None:
    panel.show_records(TIED, None)
    asked: list[ReportRecord] = []
    panel.asked.connect(asked.append)
    for key in (("session", "Kỳ họp thứ 15"), ("report", 2)):
        place = panel.tree.visualRect(row_of(panel, key)).center()
        QTest.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert [record.id for record in asked] == [2]


@pytest.mark.parametrize(
    ("chosen", "current", "can"),
    [
        ((1,), None, {Ask.RENAME, Ask.SESSION, Ask.UNTIE, Ask.DELETE}),
        ((3,), None, {Ask.RENAME, Ask.SESSION, Ask.DELETE}),
        ((3,), 1, {Ask.RENAME, Ask.SESSION, Ask.DELETE, Ask.COMPARE, Ask.TIE}),
        ((1, 2), None, {Ask.COMPARE, Ask.SESSION}),
        ((1, 3), None, {Ask.COMPARE, Ask.SESSION, Ask.TIE}),
    ],
)
def test_only_what_makes_sense_is_offered(
    panel: LibraryPanel, chosen: tuple[int, ...], current: int | None, can: set[Ask]
) -> None:
    panel.show_records(TIED, current)
    choose(panel, *chosen)
    assert {ask for ask, action in panel._acts.items() if action.isEnabled()} == can


def test_a_report_is_renamed_by_its_key_and_again_called_as_it_calls_itself(qtbot: QtBot, window: MainWindow) -> None:
    panel, store = window.parts.library, window.services.store
    choose(panel, 1)
    own = store.record(1).title
    for name, title in (("Ngân sách 6 tháng", "Ngân sách 6 tháng"), ("", own)):
        panel.tree.setFocus()
        panel._acts[Ask.RENAME].trigger()
        dialog = window.rooms.shelving.dialog
        assert isinstance(dialog, NameDialog)
        dialog.name.setText(name)
        dialog.accept()
        wait(qtbot, window)
        assert store.record(1).title == title


def test_several_reports_are_put_into_a_session(qtbot: QtBot, window: MainWindow) -> None:
    panel, store = window.parts.library, window.services.store
    choose(panel, 1, 3)
    panel._acts[Ask.SESSION].trigger()
    wait(qtbot, window)
    dialog = window.rooms.shelving.dialog
    assert isinstance(dialog, SessionDialog)
    dialog.session.setCurrentText("  Kỳ họp thứ 15 ")
    dialog.accept()
    wait(qtbot, window)
    assert [store.record(number).session for number in (1, 2, 3)] == ["Kỳ họp thứ 15", None, "Kỳ họp thứ 15"]
    assert texts(panel)[0] == "Kỳ họp thứ 15"


def test_a_session_is_renamed_with_all_its_reports(qtbot: QtBot, window: MainWindow) -> None:
    panel, store = window.parts.library, window.services.store
    store.move([1, 2], "Kỳ họp 15")
    window.refresh_library()
    wait(qtbot, window)
    panel.tree.setCurrentIndex(row_of(panel, ("session", "Kỳ họp 15")))
    panel._acts[Ask.RENAME].trigger()
    wait(qtbot, window)
    dialog = window.rooms.shelving.dialog
    assert isinstance(dialog, SessionDialog)
    dialog.session.setCurrentText("Kỳ họp thứ 15")
    dialog.accept()
    wait(qtbot, window)
    assert {store.record(number).session for number in (1, 2)} == {"Kỳ họp thứ 15"}


def test_a_report_is_tied_to_the_open_one_as_a_version_and_untied(qtbot: QtBot, window: MainWindow) -> None:
    panel, store = window.parts.library, window.services.store
    assert window.session is not None
    opened = window.session.record.id
    other = next(record.id for record in store.reports() if record.id != opened)
    choose(panel, other)
    panel._acts[Ask.TIE].trigger()
    wait(qtbot, window)
    assert store.record(opened).lineage == store.record(other).lineage is not None
    choose(panel, other)
    panel._acts[Ask.UNTIE].trigger()
    wait(qtbot, window)
    assert [store.record(number).lineage for number in (opened, other)] == [None, None]


def test_the_start_page_shows_the_whole_library_and_turns_back(qtbot: QtBot, window: MainWindow) -> None:
    window.show_start()
    wait(qtbot, window)
    start = window.parts.start
    QTest.keyClick(start.whole, Qt.Key.Key_Return)
    assert start.library is not None and start.library.isVisible()
    choose(start.library, 2)
    QTest.keyClick(start.library.tree, Qt.Key.Key_Return)
    wait(qtbot, window)
    assert window.session is not None and window.session.record.id == 2
    window.show_start()
    QTest.mouseClick(start.whole, Qt.MouseButton.LeftButton)
    assert not start.library.isVisible()


def test_recent_reports_fit_into_the_smallest_window(qtbot: QtBot, window: MainWindow) -> None:
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(683, 384)
    window.show_start()
    wait(qtbot, window)
    rows = [row for row in window.parts.start.findChildren(RecentReport) if row.isVisible()]
    assert rows
    for row in rows:
        area = window.parts.start._area.viewport()
        assert row.mapTo(area, QPoint(row.width(), 0)).x() <= area.width()


def test_tab_goes_through_the_reports_before_the_buttons_beside_them(qtbot: QtBot, window: MainWindow) -> None:
    window.services.store.tie_versions(1, 2)
    window.show_start()
    wait(qtbot, window)
    start, reached = window.parts.start, []
    now: QWidget | None = start.whole
    while now is not None and len(reached) < 6:
        if now.focusPolicy() & Qt.FocusPolicy.TabFocus and now.isVisible():
            reached.append(type(now).__name__)
        now = now.nextInFocusChain()
    names = ["QPushButton", "RecentReport", "QPushButton", "RecentReport", "QPushButton", "QPushButton"]
    assert sorted(reached[1:4]) == sorted(names[1:4]) and reached == [*names[:1], *reached[1:4], *names[4:]]


def test_a_recent_report_with_versions_is_one_row_that_compares_them(qtbot: QtBot, window: MainWindow) -> None:
    window.services.store.tie_versions(1, 2)
    window.show_start()
    wait(qtbot, window)
    rows = [row for row in window.parts.start.findChildren(RecentReport) if row.isVisible()]
    assert len(rows) == 2
    (row,) = (row for row in rows if row.compare is not None)
    assert "There is a version" in row.accessibleName()
    (button,) = row.findChildren(QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    wait(qtbot, window)
    assert window.comparison is not None and window.parts.stack.currentWidget() is window.comparison


def test_files_that_are_dropped_are_opened_and_put_into_the_library(
    qtbot: QtBot, library: Library, files: list[Path]
) -> None:
    made = MainWindow(services_of(library, files[0]))
    made.show()
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, held, Qt.MouseButton.LeftButton, none)
    made.dropEvent(event)
    wait(qtbot, made)
    assert event.isAccepted() and len(library.reports()) == 3
    assert made.session is not None and made.session.record.path == str(files[0])
    assert "2 reports" in made.parts.strip.texts()["filled"]
    assert all(record.items for record in library.reports())
    made.close()


def test_all_files_that_cannot_be_read_are_named(qtbot: QtBot, window: MainWindow) -> None:
    window.rooms.filling.add([Path("one.docx"), Path("two.pdf")])
    wait(qtbot, window)
    said = window.parts.strip.texts()["error"]
    assert "2 files" in said and "one.docx, two.pdf" in said


def test_a_report_is_left_in_the_title_of_the_window_only_while_it_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    title = window.windowTitle()
    assert title.endswith(" - Thẩm Tra")
    window.show_start()
    assert window.windowTitle() == "Thẩm Tra"
    window.show_review()
    assert window.windowTitle() == title
    wait(qtbot, window)


def test_down_leads_from_the_search_into_what_was_found(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_id[Act.FIND_IN_LIBRARY].trigger()
    wait(qtbot, window)
    field, results = window.parts.header.search, window.parts.start.results
    QTest.keyClicks(field, "noi dung")
    qtbot.waitUntil(lambda: bool(results.model.hits))
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert results.list.currentIndex().row() == results.model.hits[0]
    QTest.keyClick(results.list, Qt.Key.Key_End)
    while results.list.currentIndex().row() != results.model.hits[0]:
        before = results.list.currentIndex().row()
        QTest.keyClick(results.list, Qt.Key.Key_Up)
        assert results.list.currentIndex().row() in results.model.hits and results.list.currentIndex().row() < before


def test_the_words_that_were_searched_for_are_emphasised(qtbot: QtBot) -> None:
    delegate = HitDelegate(load_theme("light"))
    delegate.words = words_of("noi dung")
    text = "Còn lại 05 nội dung; nội  dung khác"
    parts = delegate._formats(text)
    assert [text[part.start : part.start + part.length] for part in parts] == ["nội dung", "nội  dung"]
    assert all(part.format.fontWeight() == QFont.Weight.Bold for part in parts)
    assert all(part.format.background().color() == load_theme("light").select for part in parts)
