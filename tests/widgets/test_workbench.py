"""Beside the page: the overview, copying with citation, what selected numbers make together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QItemSelectionModel, QPoint, QSettings, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.review.model import Verdict
from tests.widgets.memory_store import MemoryStore
from tests.widgets.opened import open_in, services_of, shown, wait
from widgets.actions import Act
from widgets.items.row import Filter
from widgets.overview.chart import row_height
from widgets.overview.panel import OverviewPanel
from widgets.window.main_window import MainWindow

TEXT = (
    "I. KẾT QUẢ THỰC HIỆN\n\n"
    "Ủy ban nhân dân tỉnh đã thực hiện 37/42 nội dung (đạt tỷ lệ 95,1%); còn lại 05 nội dung chưa trình.\n\n"
    "II. NHIỆM VỤ\n\n"
    "Thu ngân sách năm 2019 đạt 1.200 tỷ đồng. Thu ngân sách năm 2020 đạt 1.500 tỷ đồng.\n\n"
    "Tỉnh bố trí 68,6 tỷ đồng cho 12 xã trong năm 2020.\n"
)


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, "utf-8")
    layout = QSettings(str(tmp_path / "layout.ini"), QSettings.Format.IniFormat)
    with shown(qtbot, services_of(MemoryStore(), path), layout) as window:
        open_in(qtbot, window, path)
        yield window


def overview_of(qtbot: QtBot, window: MainWindow) -> OverviewPanel:
    window.actions_by_id[Act.OVERVIEW].trigger()
    overview = window.workbench.overview
    qtbot.waitUntil(lambda: overview.panel is not None, timeout=20_000)
    assert overview.panel is not None
    return overview.panel


def select(window: MainWindow, words: str) -> None:
    assert window.session is not None
    start = window.session.report.text.index(words)
    places, page = window.parts.page.canvas.places, window.parts.page
    cursor = QTextCursor(page.document())
    cursor.setPosition(places.position(start))
    cursor.setPosition(places.position(start + len(words)), QTextCursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)


def copied() -> str:
    return QGuiApplication.clipboard().text()


def running_timers(within: QWidget) -> list[QTimer]:
    return [timer for timer in within.findChildren(QTimer) if timer.isActive()]


def test_the_overview_is_closed_at_first_and_opened_by_its_key(qtbot: QtBot, opened: MainWindow) -> None:
    overview = opened.workbench.overview
    assert overview.isHidden() and overview.panel is None
    QTest.keyClick(opened, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: overview.panel is not None, timeout=20_000)
    assert opened.actions_by_id[Act.OVERVIEW].isChecked()
    QTest.keyClick(opened, Qt.Key.Key_F9)
    assert overview.isHidden() and not running_timers(overview)


def test_charts_follow_a_verdict(qtbot: QtBot, opened: MainWindow) -> None:
    panel = overview_of(qtbot, opened)
    assert [row.value.split(" ")[0] for row in panel.sections.chart.rows] == ["0", "0"]
    opened.room.give(Verdict.INCONSISTENT)
    qtbot.waitUntil(lambda: not panel.sections.chart.rows[0].value.startswith("0"), timeout=2_000)
    wait(qtbot, opened)
    assert panel.findings.chart.rows[0].bars[0].length == 1


def test_a_click_on_a_row_leads_to_its_items_one_after_the_other(qtbot: QtBot, opened: MainWindow) -> None:
    chart = overview_of(qtbot, opened).sections.chart
    keys = chart.rows[1].keys
    at = QPoint(chart.width() // 2, round(1.5 * row_height()))
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=at)
    assert opened.room.current == keys[0]
    assert list(opened.parts.items.model.keys()) == list(keys)
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert opened.room.current == keys[1]
    opened.parts.items.show_filter(Filter.ALL)
    assert len(opened.parts.items.model.keys()) > len(keys)


def test_figures_are_chosen_by_unit_and_indicator_and_stand_by_period(qtbot: QtBot, opened: MainWindow) -> None:
    panel = overview_of(qtbot, opened)
    panel.unit.setCurrentIndex(panel.unit.findData("VND"))
    panel.unit.activated.emit(panel.unit.currentIndex())
    assert ("Thu ngân sách", "2") in [(row.label, row.value) for row in panel.figures.chart.rows]
    panel.indicator.setCurrentIndex(2)
    panel.indicator.activated.emit(2)
    rows = panel.figures.chart.rows
    assert [(row.label, row.value) for row in rows] == [("năm 2019", "1.200 tỷ đồng"), ("năm 2020", "1.500 tỷ đồng")]
    assert rows[0].length < rows[1].length


def test_charts_are_worded_and_coloured_anew(qtbot: QtBot, opened: MainWindow) -> None:
    panel = overview_of(qtbot, opened)
    before = panel.picture().toImage()
    opened.looks.set_language("vi")
    opened.looks.set_theme("dark")
    assert panel.sections.chart.accessibleName().startswith("Tiến độ theo mục")
    assert panel.picture().toImage() != before
    opened.looks.set_theme("light")


def test_the_overview_is_there_only_with_a_report(qtbot: QtBot, opened: MainWindow) -> None:
    overview_of(qtbot, opened)
    opened.show_start()
    assert opened.workbench.overview.isHidden()
    opened.show_review()
    assert not opened.workbench.overview.isHidden()
    opened.workbench.overview.close()
    assert not opened.actions_by_id[Act.OVERVIEW].isChecked()


def test_selected_words_are_copied_with_their_source_by_key(opened: MainWindow) -> None:
    select(opened, "còn lại 05 nội dung")
    QTest.keyClick(opened.parts.page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied() == "“còn lại 05 nội dung” (report, section I)"
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(opened.parts.page, Qt.Key.Key_C, both)
    assert copied() == "còn lại 05 nội dung"


def test_chosen_items_are_copied_as_their_sentences(opened: MainWindow) -> None:
    assert opened.session is not None
    opened.parts.items.show_filter(Filter.ALL)
    money = next(item for item in opened.session.items if item.title == "68,6 tỷ đồng")
    opened.room.choose(money.key)
    opened.parts.items.list.setFocus()
    QTest.keyClick(opened.parts.items.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied() == "“Tỉnh bố trí 68,6 tỷ đồng cho 12 xã trong năm 2020.” (report, section II)"


def test_two_items_of_one_sentence_are_copied_as_that_sentence_once(opened: MainWindow) -> None:
    assert opened.session is not None
    panel = opened.parts.items
    panel.show_filter(Filter.ALL)
    one, other = (item.key for item in opened.session.items if item.title in ("68,6 tỷ đồng", "12"))
    opened.room.choose(one)
    panel.list.setFocus()
    panel.list.selectionModel().select(panel.model.index_of(other), QItemSelectionModel.SelectionFlag.Select)
    assert len(panel.selected()) == 2
    QTest.keyClick(panel.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied() == "“Tỉnh bố trí 68,6 tỷ đồng cho 12 xã trong năm 2020.” (report, section II)"


def test_words_in_the_note_are_copied_as_they_are(opened: MainWindow) -> None:
    note = opened.parts.detail.note
    note.setPlainText("giải trình")
    note.setFocus()
    note.selectAll()
    QTest.keyClick(note, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied() == "giải trình"
    note.clear()


def test_selected_numbers_are_reckoned_with_in_the_status_bar(qtbot: QtBot, opened: MainWindow) -> None:
    selection = opened.workbench.selection
    assert selection.bar.isHidden()
    select(opened, "đạt 1.200 tỷ đồng. Thu ngân sách năm 2020 đạt 1.500 tỷ đồng")
    qtbot.waitUntil(lambda: not selection.bar.isHidden(), timeout=2_000)
    assert "1.200 + 1.500 = 2.700" in selection.told.text()
    assert "1.500 − 1.200 = 300" in selection.told.text()
    select(opened, "Tỉnh")
    qtbot.waitUntil(selection.bar.isHidden, timeout=2_000)


def test_numbers_selected_in_the_list_are_reckoned_with(qtbot: QtBot, opened: MainWindow) -> None:
    assert opened.session is not None
    panel = opened.parts.items
    panel.show_filter(Filter.ALL)
    panel.list.setFocus()
    for item in opened.session.items:
        if item.title in ("1.200 tỷ đồng", "1.500 tỷ đồng"):
            index = panel.model.index_of(item.key)
            panel.list.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    chosen = [
        key for key in panel.selected() if opened.session.item(key).title not in ("1.200 tỷ đồng", "1.500 tỷ đồng")
    ]
    assert len(chosen) == 1
    qtbot.waitUntil(lambda: "1.200 + 1.500 = 2.700" in opened.workbench.selection.told.text(), timeout=2_000)


@pytest.mark.qt_log_ignore("does not support grabbing")  # the offscreen platform
def test_a_right_click_on_a_figure_is_about_that_figure(qtbot: QtBot, opened: MainWindow) -> None:
    assert opened.session is not None
    money = next(item for item in opened.session.items if item.title == "68,6 tỷ đồng")
    assert opened.room.current != money.key
    page = opened.parts.page
    box = page.canvas.boxes_of(money.span)[0].rect.center().toPoint()
    at = box - QPoint(page.horizontalScrollBar().value(), page.verticalScrollBar().value())
    QTest.mouseMove(page.viewport(), at)
    qtbot.waitUntil(lambda: page.canvas.hovered is not None, timeout=2_000)
    place = page.viewport().mapToGlobal(at)
    QCoreApplication.sendEvent(
        page.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, place, Qt.KeyboardModifier.NoModifier)
    )
    menu = opened.findChild(QMenu, "at hand")
    assert menu is not None and menu.isVisible()
    assert opened.room.current == money.key
    assert opened.actions_by_id[Act.COPY] in menu.actions()
    menu.close()


def test_a_report_without_figures_says_what_to_do_in_each_chart(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path
) -> None:
    panel = overview_of(qtbot, opened)
    path = tmp_path / "letter.txt"
    path.write_text("Kính mời các đại biểu dự họp.\n", "utf-8")
    opened.open_file(path)
    wait(qtbot, opened)
    qtbot.waitUntil(lambda: not any(column.chart.rows for column in panel.columns), timeout=2_000)
    for column in panel.columns:
        words = [label.text() for label in column.findChildren(QLabel) if label.isVisible()]
        assert any("press V, Q or I" in text for text in words)
