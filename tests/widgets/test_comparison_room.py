"""The comparison in the window: what the delegate decides is stored, undone by its name, and written to files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.review.model import Mark, Verdict
from tests.widgets.memory_store import MemoryStore
from tests.widgets.opened import TEXT, wait
from widgets.actions import Act
from widgets.compare.compared import Stage
from widgets.compare.rows import RowGroup
from widgets.compare.view import CompareView
from widgets.window.main_window import MainWindow

NEWER = TEXT.replace("68,6", "70,1").replace("II. NHIỆM", "III. NHIỆM")


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    path = tmp_path / "newer.txt"
    path.write_text(NEWER, "utf-8")
    return path


@pytest.fixture
def compared(qtbot: QtBot, opened: MainWindow, newer: Path) -> CompareView:
    """The old version is open, with a verdict on a number that changes and one on a number that stays."""
    session = opened.session
    assert session is not None
    for words, verdict in (("68,6 tỷ đồng", Verdict.QUESTIONED), ("12 xã", Verdict.VERIFIED)):
        key = next(item.key for item in session.items if session.report.text_of(item.span) == words.split(" xã")[0])
        opened.reviewing.give([key], verdict)
    wait(qtbot, opened)
    opened.compare_with(newer)
    wait(qtbot, opened)
    assert opened.comparison is not None
    return opened.comparison


def verdicts(store: MemoryStore, report: int = 2) -> dict[str, Verdict]:
    return {mark.anchor.quote: mark.verdict for mark in store.marks(report)}


def press(view: CompareView, key: Qt.Key) -> None:
    view.table.setFocus()
    QTest.keyClick(view.table, key)


def test_the_pages_come_first_then_the_figures_then_the_review(qtbot: QtBot, opened: MainWindow, newer: Path) -> None:
    stages: list[Stage] = []
    opened.comparing.shown.connect(lambda compared: stages.append(compared.stage))
    opened.compare_with(newer)
    wait(qtbot, opened)
    assert stages == [Stage.WORDS, Stage.FIGURES, Stage.REVIEW]


def test_a_verdict_on_a_changed_number_waits_until_the_delegate_keeps_it(
    qtbot: QtBot, opened: MainWindow, store: MemoryStore, compared: CompareView
) -> None:
    assert verdicts(store) == {"12": Verdict.VERIFIED, "70,1 tỷ đồng": Verdict.UNREVIEWED}
    compared.show_group(RowGroup.LOOK_AGAIN)
    assert compared.current_row is not None and compared.current_row.look_again
    press(compared, Qt.Key.Key_Return)
    wait(qtbot, opened)
    assert verdicts(store)["70,1 tỷ đồng"] is Verdict.QUESTIONED
    assert compared.current_row is not None and not compared.current_row.look_again


@pytest.mark.parametrize(("key", "verdict"), [(Qt.Key.Key_V, Verdict.VERIFIED), (Qt.Key.Key_I, Verdict.INCONSISTENT)])
def test_the_verdict_keys_judge_anew(
    qtbot: QtBot, opened: MainWindow, store: MemoryStore, compared: CompareView, key: Qt.Key, verdict: Verdict
) -> None:
    compared.show_group(RowGroup.LOOK_AGAIN)
    press(compared, key)
    wait(qtbot, opened)
    assert verdicts(store)["70,1 tỷ đồng"] is verdict


def test_undo_names_and_takes_back_what_was_decided_and_then_the_carrying(
    qtbot: QtBot, opened: MainWindow, store: MemoryStore, compared: CompareView
) -> None:
    undo: QAction = opened.actions_by_id[Act.UNDO]
    compared.show_group(RowGroup.KEPT)
    press(compared, Qt.Key.Key_U)
    wait(qtbot, opened)
    assert verdicts(store)["12"] is Verdict.UNREVIEWED
    assert undo.isEnabled() and "12" in undo.text()
    undo.trigger()
    wait(qtbot, opened)
    assert verdicts(store)["12"] is Verdict.VERIFIED
    undo.trigger()
    wait(qtbot, opened)
    assert store.marks(2) == [] and not undo.isEnabled()
    opened.actions_by_id[Act.REDO].trigger()
    wait(qtbot, opened)
    assert verdicts(store)["12"] is Verdict.VERIFIED


def test_back_in_the_report_undo_is_that_of_the_open_review_again(
    opened: MainWindow, compared: CompareView, store: MemoryStore
) -> None:
    opened.leave_comparison()
    assert opened.reviewing.at_hand is opened.session
    assert verdicts(store, 1)["68,6 tỷ đồng"] is Verdict.QUESTIONED


def test_the_open_review_goes_on_where_it_is_the_new_version(
    qtbot: QtBot, opened: MainWindow, report: Path, newer: Path, compared: CompareView
) -> None:
    opened.leave_comparison()
    opened.open_file(newer)
    wait(qtbot, opened)
    opened.comparing.with_versions(1, 2)
    wait(qtbot, opened)
    shown = compared.compared
    assert shown is not None and shown.carrying is not None
    assert shown.carrying.new is opened.session
    compared.show_group(RowGroup.LOOK_AGAIN)
    press(compared, Qt.Key.Key_Return)
    wait(qtbot, opened)
    opened.leave_comparison()
    assert opened.session is not None
    assert Verdict.QUESTIONED in {mark.verdict for _, mark in opened.session.marked()}


def test_what_could_not_be_stored_is_told_and_waits_again(
    qtbot: QtBot, opened: MainWindow, store: MemoryStore, compared: CompareView
) -> None:
    compared.show_group(RowGroup.LOOK_AGAIN)
    store.full = True
    press(compared, Qt.Key.Key_Return)
    wait(qtbot, opened)
    assert "save" in opened.parts.strip.texts()
    assert Verdict.QUESTIONED not in {verdicts(store).get("70,1 tỷ đồng")}
    store.full = False
    opened.reviewing.try_again()
    wait(qtbot, opened)
    assert verdicts(store)["70,1 tỷ đồng"] is Verdict.QUESTIONED


def test_an_assessment_is_put_at_the_words_that_are_selected(
    qtbot: QtBot, opened: MainWindow, store: MemoryStore, compared: CompareView
) -> None:
    compared.show_group(RowGroup.LOOK_AGAIN)
    page = compared.pages.new
    start = page.report.text.index("Tỉnh bố trí")
    cursor = page.textCursor()
    cursor.setPosition(page.canvas.places.position(start))
    cursor.setPosition(page.canvas.places.position(start + len("Tỉnh bố trí")), cursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)
    press(compared, Qt.Key.Key_P)
    wait(qtbot, opened)
    assert verdicts(store)["Tỉnh bố trí"] is Verdict.QUESTIONED
    assert "70,1 tỷ đồng" not in verdicts(store)


def test_what_is_written_otherwise_is_listed_when_it_is_asked_for(
    qtbot: QtBot, opened: MainWindow, compared: CompareView
) -> None:
    compared.show_group(RowGroup.NOISE)
    wait(qtbot, opened)
    assert [row.groups for row in compared.shown_rows] == [frozenset({RowGroup.NOISE})]


def test_typing_a_filter_gives_no_verdict(
    qtbot: QtBot, opened: MainWindow, store: MemoryStore, compared: CompareView
) -> None:
    compared.show_group(RowGroup.LOOK_AGAIN)
    compared.lists.filter.setFocus()
    QTest.keyClicks(compared.lists.filter, "vq")
    wait(qtbot, opened)
    assert compared.lists.filter.text() == "vq"
    assert compared.shown_rows == []
    assert verdicts(store)["70,1 tỷ đồng"] is Verdict.UNREVIEWED


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_the_comparison_is_written_with_what_became_of_the_review(
    qtbot: QtBot, opened: MainWindow, compared: CompareView, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"compared{ending}"
    opened.rooms.comparison.export_to(path)
    wait(qtbot, opened)
    assert "comparison_written" in opened.parts.strip.texts()
    assert path.stat().st_size > 1000


def test_who_leaves_before_the_end_has_nothing_carried(
    qtbot: QtBot, opened: MainWindow, store: MemoryStore, newer: Path
) -> None:
    opened.compare_with(newer)
    qtbot.waitUntil(lambda: opened.comparison is not None and opened.comparison.compared is not None, timeout=10_000)
    opened.leave_comparison()
    wait(qtbot, opened)
    assert opened.parts.stack.currentWidget() is opened.parts.review
    assert [one for one in store.marks(2) if isinstance(one, Mark)] == []


def test_words_are_found_in_both_versions(opened: MainWindow, compared: CompareView) -> None:
    opened.parts.header.search.setText("noi dung")
    assert [len(page.canvas.hits) for page in (compared.pages.old, compared.pages.new)] == [2, 2]
    assert opened.parts.page.canvas.hits == []
    press(compared, Qt.Key.Key_F3)
    assert compared.pages.new.hit_number == 2
    opened.leave_comparison()
    opened.parts.header.search.setText("tinh")
    assert opened.parts.page.canvas.hits != []


def test_undo_stands_in_the_header_of_a_comparison_too(opened: MainWindow, compared: CompareView) -> None:
    assert opened.parts.header.reviewed.isVisibleTo(opened)


def test_f7_leads_through_the_changes_and_only_there(opened: MainWindow, compared: CompareView) -> None:
    compared.show_group(RowGroup.KEPT)
    compared.show_group(RowGroup.FIGURES)
    total = len(compared.shown_rows)
    first = compared.table.currentIndex().row()
    opened.actions_by_id[Act.NEXT_CHANGE].trigger()
    assert compared.table.currentIndex().row() == (first + 1) % total
    assert opened.actions_by_id[Act.NEXT_CHANGE].shortcut().toString() == "F7"
    opened.leave_comparison()
    assert not opened.actions_by_id[Act.NEXT_CHANGE].isEnabled()
