"""Reading in the window: peeking, finding, searching the items, adding a missed number, the settings; by keys."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from app.extraction.model import FigureKind
from app.report.model import Span
from app.review.items import ItemKind
from app.review.model import HistoryEntry, Verdict
from app.wording import choose_language
from tests.widgets.memory_store import MemoryStore
from tests.widgets.opened import press, wait
from widgets.actions import ACTIONS, Act
from widgets.detail.ask_figure import FigureDialog
from widgets.detail.reading import read_number
from widgets.detail.told import history_lines
from widgets.items.arrange import Sort
from widgets.items.row import Filter
from widgets.page.rail import Rail
from widgets.window import dialogs
from widgets.window.main_window import MainWindow


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


def trigger(window: MainWindow, act: Act) -> None:
    window.actions_by_id[act].trigger()


def select(window: MainWindow, words: str) -> Span:
    page = window.parts.page
    start = page.report.text.index(words)
    places = page.canvas.places
    cursor = QTextCursor(page.document())
    cursor.setPosition(places.position(start))
    cursor.setPosition(places.position(start + len(words)), QTextCursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)
    return Span(start, start + len(words))


def test_the_other_place_is_shown_over_the_page_and_escape_closes_it(opened: MainWindow) -> None:
    before = opened.parts.page.verticalScrollBar().value()
    press(opened, Qt.Key.Key_P)
    peek = opened.reading.peeking.peek
    assert opened.session is not None
    assert peek.isVisible()
    assert peek.span != opened.session.item(opened.room.current or "").span
    assert "37/42" in peek.inner.toPlainText()
    assert opened.parts.page.verticalScrollBar().value() == before
    press(opened, Qt.Key.Key_Escape)
    assert not peek.isVisible()
    assert opened.parts.page.hasFocus()


def test_a_verdict_given_while_peeking_shows_in_the_frame_and_another_item_closes_it(opened: MainWindow) -> None:
    press(opened, Qt.Key.Key_P)
    peek = opened.reading.peeking.peek
    press(opened, Qt.Key.Key_I)
    assert Verdict.INCONSISTENT in {item.verdict for item in peek.inner.canvas.items_near(peek.span or Span(0, 1))}
    opened.parts.items.show_filter(Filter.ALL)
    press(opened, Qt.Key.Key_J)
    assert not peek.isVisible()


def test_an_item_without_another_place_says_so(opened: MainWindow) -> None:
    assert opened.session is not None
    key = next(item.key for item in opened.session.items if item.kind is ItemKind.FIGURE and not item.relations)
    opened.room.choose(key)
    press(opened, Qt.Key.Key_P)
    assert "peek" in opened.parts.strip.texts()


def test_what_is_found_is_counted_and_f3_goes_on(opened: MainWindow) -> None:
    trigger(opened, Act.FIND)
    search = opened.parts.header.search
    assert search.hasFocus()
    QTest.keyClicks(search, "noi dung")
    assert hits(opened) == "1/2"
    trigger(opened, Act.FIND_NEXT)
    assert hits(opened) == "2/2"
    trigger(opened, Act.FIND_PREVIOUS)
    assert hits(opened) == "1/2"
    search.setText("nôi dung")
    assert "/" not in hits(opened)
    trigger(opened, Act.ANY_ACCENTS)
    assert hits(opened) == "1/2"
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert opened.parts.page.hasFocus()
    assert opened.parts.page.canvas.hits == []


def hits(window: MainWindow) -> str:
    return window.parts.header._hits.text()  # what the reader sees


def test_selected_words_get_a_verdict_and_become_an_item(qtbot: QtBot, opened: MainWindow) -> None:
    assert opened.session is not None
    span = select(opened, "Ủy ban nhân dân")
    press(opened, Qt.Key.Key_Q)
    item = next(item for item in opened.session.items if item.span == span)
    assert (item.kind, opened.session.verdict_of(item.key)) == (ItemKind.MARK, Verdict.QUESTIONED)
    assert opened.parts.items.model.knows(item.key)
    wait(qtbot, opened)


def test_a_click_on_the_rail_goes_to_that_share_of_the_report(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("".join(f"Xã thứ {n} có {n + 100} hộ nghèo trong năm.\n\n" for n in range(200)), "utf-8")
    window.open_file(path)
    wait(qtbot, window)
    page = window.parts.page
    rail = page.findChild(Rail)
    assert rail is not None
    QTest.mouseClick(rail, Qt.MouseButton.LeftButton, pos=QPoint(8, rail.height() - 12))
    low = page.verticalScrollBar().value()
    QTest.mouseClick(rail, Qt.MouseButton.LeftButton, pos=QPoint(8, rail.height() // 2))
    assert 0 < page.verticalScrollBar().value() < low


def test_a_note_is_told_where_the_pointer_rests_on_its_mark(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Tỉnh đã giải quyết 05 nội dung⁽¹⁾.\n\n⁽¹⁾ Gồm 06 nội dung: đất đai, nhà ở.\n", "utf-8")
    window.open_file(path)
    wait(qtbot, window)
    page = window.parts.page
    mark = page.report.note_marks[0].span
    box = page.canvas.boxes_of(mark)[0].rect
    where = QPoint(round(box.center().x()), round(box.center().y() - page.verticalScrollBar().value()))
    tip = QHelpEvent(QEvent.Type.ToolTip, where, page.viewport().mapToGlobal(where))
    QApplication.sendEvent(page.viewport(), tip)
    assert "06 nội dung" in QToolTip.text()
    QToolTip.hideText()


def test_items_are_searched_sorted_and_grouped_from_the_keyboard(qtbot: QtBot, opened: MainWindow) -> None:
    items = opened.parts.items
    items.show_filter(Filter.ALL)
    everything = len(items.model.keys())
    trigger(opened, Act.FIND_ITEMS)
    assert items.tools.field.hasFocus()
    QTest.keyClicks(items.tools.field, "68,6")
    qtbot.waitUntil(lambda: 0 < len(items.model.keys()) < everything)
    QTest.keyClick(items.tools.field, Qt.Key.Key_Escape)
    assert items.list.hasFocus()
    qtbot.waitUntil(lambda: len(items.model.keys()) == everything)
    trigger(opened, Act.GROUP_ITEMS)
    assert items.model.rowCount() > everything
    items.list.setCurrentIndex(items.model.index(0))
    rows = items.model.rowCount()
    QTest.keyClick(items.list, Qt.Key.Key_Return)
    assert items.model.rowCount() < rows
    QTest.keyClick(items.list, Qt.Key.Key_Right)
    assert items.model.rowCount() == rows
    trigger(opened, Act.GROUP_ITEMS)
    items.tools.order_action(Sort.KIND).trigger()
    assert items.model.keys()[0].startswith(("group:", "finding:"))


def test_several_selected_items_get_one_verdict_in_one_step(qtbot: QtBot, opened: MainWindow) -> None:
    items = opened.parts.items
    items.show_filter(Filter.ALL)
    items.list.setFocus()
    items.list.setCurrentIndex(items.model.index(0))
    for _ in range(2):
        QTest.keyClick(items.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = items.selected()
    assert len(chosen) == 3
    QTest.keyClick(items.list, Qt.Key.Key_V)
    assert opened.session is not None
    assert {opened.session.verdict_of(key) for key in chosen} == {Verdict.VERIFIED}
    assert items.selected() == chosen
    trigger(opened, Act.UNDO)
    assert Verdict.VERIFIED not in {opened.session.verdict_of(key) for key in chosen}
    wait(qtbot, opened)


def test_a_missed_number_becomes_a_figure_is_kept_and_taken_back(
    qtbot: QtBot,
    opened: MainWindow,
    store: MemoryStore,
) -> None:
    assert opened.session is not None
    span = select(opened, "Tỉnh bố trí")
    press(opened, Qt.Key.Key_A)
    dialog = opened.reading.figures.dialog
    assert isinstance(dialog, FigureDialog)
    dialog.number.setText("3000")
    dialog.unit.setText("hộ")
    dialog.accept()
    wait(qtbot, opened)
    item = next(item for item in opened.session.items if item.span == span)
    figure = opened.session.scan.extraction.figure(item.figures[0])
    assert (item.kind, figure.kind, str(figure.value), figure.unit) == (
        ItemKind.FIGURE,
        FigureKind.COUNT,
        "3000",
        "hộ",
    )
    assert opened.room.current == item.key
    assert len(store.additions(opened.session.record.id).figures) == 1
    press(opened, Qt.Key.Key_V)
    trigger(opened, Act.UNDO)
    trigger(opened, Act.UNDO)
    wait(qtbot, opened)
    assert store.additions(opened.session.record.id).figures == ()
    assert span not in {item.span for item in opened.session.items}


@pytest.mark.parametrize(
    ("action", "before", "after", "what"),
    [
        ("figure", None, '{"number": "3000.5", "unit": "hộ"}', "Added as a figure"),
        ("undo", '{"number": "3000.5", "unit": "hộ"}', None, "Undone: Figure taken away"),
    ],
)
def test_the_history_tells_of_an_added_figure(action: str, before: str | None, after: str | None, what: str) -> None:
    (line,) = history_lines([HistoryEntry("2026-01-01T00:00:00+00:00", "Lan", "f1", action, before, after)])
    assert (line.what, line.note) == (what, "3,000.5 hộ")


def test_a_number_that_is_a_figure_already_is_only_chosen(opened: MainWindow) -> None:
    assert opened.session is not None
    figure = next(item for item in opened.session.items if item.kind is ItemKind.FIGURE)
    select(opened, opened.session.report.text_of(figure.span))
    press(opened, Qt.Key.Key_A)
    assert opened.reading.figures.dialog is None
    assert "figure" in opened.parts.strip.texts()


@pytest.mark.parametrize(("language", "typed"), [("vi", "1.234.567,5"), ("en", "1,234,567.5"), ("vi", "1 234 567,5")])
def test_numbers_are_read_as_they_are_written_here(language: str, typed: str) -> None:
    choose_language(language)
    assert str(read_number(typed)) == "1234567.5"
    assert read_number("năm") is None


def test_letters_composed_on_the_page_or_the_list_are_no_verdict(opened: MainWindow) -> None:
    assert opened.session is not None
    for widget in (opened.parts.page, opened.parts.items.list):
        widget.setFocus()
        QApplication.sendEvent(widget, QInputMethodEvent("v", []))
        committed = QInputMethodEvent()
        committed.setCommitString("v")
        QApplication.sendEvent(widget, committed)
    assert opened.session.reviewed == 0


@pytest.mark.parametrize("act", [spec.id for spec in ACTIONS if spec.single])
def test_no_single_letter_acts_in_a_text_field(opened: MainWindow, act: Act) -> None:
    assert opened.session is not None
    fields: tuple[QWidget, ...] = (opened.parts.header.search, opened.parts.detail.note, opened.parts.items.tools.field)
    opened.parts.items.tools.field.show()
    fired: list[bool] = []
    opened.actions_by_id[act].triggered.connect(fired.append)
    for field in fields:
        field.setFocus()
        for keys in opened.actions_by_id[act].shortcuts():
            key = keys[0].key()
            if key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
                QTest.keyClick(field, key)
    assert fired == []
    opened.parts.detail.note.clear()


def test_the_help_names_every_key_of_the_table(opened: MainWindow) -> None:
    dialog = dialogs.show_keys(opened)
    shown = " ".join(label.text() for label in dialog.findChildren(QLabel))
    missing = [keys for spec in ACTIONS for keys in spec.shortcuts if keys.replace("&", "&amp;") not in shown]
    dialog.close()
    assert missing == []


def test_settings_take_effect_at_once_and_are_kept(opened: MainWindow) -> None:
    trigger(opened, Act.SETTINGS)
    dialog = opened.reading.preferences.dialog
    assert dialog is not None
    kept = opened.services.settings
    dialog.author.setText("Nguyễn Lan")
    QTest.keyClick(dialog.author, Qt.Key.Key_Tab)
    dialog.language.setCurrentIndex(dialog.language.findData("en"))
    dialog.language.activated.emit(dialog.language.currentIndex())
    assert dialog.windowTitle() == "Settings"
    assert opened.parts.header.menus.actions()[0].text() == "&File"
    dialog.theme.setCurrentIndex(dialog.theme.findData("dark"))
    dialog.theme.activated.emit(dialog.theme.currentIndex())
    assert opened.parts.page.theme.dark
    dialog.text_size.setCurrentIndex(dialog.text_size.findData(150))
    dialog.text_size.activated.emit(dialog.text_size.currentIndex())
    assert opened.parts.page.text_size == 18
    QTest.mouseClick(dialog.shown["show_claims"], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert not opened.parts.page_bar.layers[1].isChecked()
    dialog.close()
    expected = {"author": "Nguyễn Lan", "language": "en", "theme": "dark", "text_size": 150, "show_claims": False}
    assert {name: getattr(kept.current, name) for name in expected} == expected
    assert opened.session is not None
    assert opened.session.author == "Nguyễn Lan"


def test_the_fields_of_the_settings_follow_one_another_and_have_names(opened: MainWindow) -> None:
    trigger(opened, Act.SETTINGS)
    dialog = opened.reading.preferences.dialog
    assert dialog is not None
    fields = [dialog.author, dialog.language, dialog.theme, dialog.text_size, dialog.library, *dialog.shown.values()]
    reached = []
    for _ in range(14):
        focus = dialog.focusWidget()
        if focus in fields and focus not in reached:
            reached.append(focus)
        QTest.keyClick(focus or dialog, Qt.Key.Key_Tab)
    dialog.close()
    assert reached == fields
    assert all(field.accessibleName() or field.text() for field in fields)


def test_every_button_and_field_in_sight_has_a_name(opened: MainWindow) -> None:
    mute = [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for kind in (QAbstractButton, QLineEdit)
        for widget in opened.findChildren(kind)
        if widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)() or widget.toolTip())
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parent(), QLineEdit)
    ]
    assert mute == []


def test_everything_in_sight_can_be_reached_by_tab(opened: MainWindow) -> None:
    opened.parts.page.setFocus()
    seen: set[QWidget] = set()
    for _ in range(120):
        focus = QApplication.focusWidget() or opened.focusWidget()
        if focus is None or focus in seen:
            break
        seen.add(focus)
        opened.focusNextChild()
    wanted = {opened.parts.page, opened.parts.items.list, opened.parts.detail.note, opened.parts.items.tools.sort}
    assert wanted <= seen


@pytest.mark.parametrize("copies", [2500])
def test_a_verdict_and_the_next_item_by_key_are_painted_at_once_with_ten_thousand_items(
    qtbot: QtBot,
    window: MainWindow,
    tmp_path: Path,
    copies: int,
) -> None:
    path = tmp_path / "long.txt"
    line = "Xã số {n} bố trí {a},5 tỷ đồng cho {b} hộ và {c} dự án, đạt {d},2%.\n\n"
    text = "".join(line.format(n=n, a=n % 90 + 1, b=n % 70 + 100, c=n % 30 + 2, d=n % 60 + 30) for n in range(copies))
    path.write_text(text, "utf-8")
    window.open_file(path)
    qtbot.waitUntil(lambda: window.session is not None and not window.work.running, timeout=60_000)
    assert window.session is not None
    assert window.session.total >= 10_000
    window.parts.page.setFocus()
    window.room.choose(window.session.items[5000].key)
    QApplication.processEvents()
    for keys in ((Qt.Key.Key_V, Qt.Key.Key_Q), (Qt.Key.Key_J,)):
        times, paints = [], Paints(window.parts.page.viewport())
        for n in range(24):
            start = time.thread_time()  # what else runs on the machine is not meant
            QTest.keyClick(window.parts.page, keys[n % len(keys)])
            for kind in (QEvent.Type.LayoutRequest, QEvent.Type.UpdateRequest):
                QApplication.sendPostedEvents(None, kind.value)
            times.append(time.thread_time() - start)
        assert paints.count >= 24
        wait(qtbot, window)
        print(f"{keys[0].name} to repaint: median {statistics.median(times) * 1000:.1f} ms")
        assert statistics.median(times) < 0.016
