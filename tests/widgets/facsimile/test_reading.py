"""Working on the page pictures as on the text: faults, selecting, searching, notes and the other place."""

from __future__ import annotations

import threading
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from app.report.pages import boxes_of
from app.review.items import ItemKind
from tests.widgets.facsimile.made import (
    PAGES_IN_FILE,
    Press,
    choose,
    open_pages,
    pages_of,
    place_of,
    spot,
    wait,
    write_pdf,
)
from widgets.actions import Act
from widgets.facsimile.layout import CAPTION
from widgets.facsimile.spread import BOTH, TEXT
from widgets.window.main_window import MainWindow


def test_a_report_without_pages_is_shown_as_text(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    plain = tmp_path / "plain.txt"
    plain.write_text("Đã thực hiện 37/42 nội dung.", "utf-8")
    opened.open_file(plain)
    wait(qtbot, opened)
    assert opened.parts.spread.way == TEXT and opened.parts.page.isVisible() and opened.parts.page.hasFocus()
    assert not opened.actions_by_id[Act.VIEW_PAGES].isEnabled()


@pytest.mark.parametrize("changed", [True, False])
def test_where_the_file_is_gone_or_changed_the_view_says_so_and_the_text_stays(
    qtbot: QtBot, window: MainWindow, file: Path, changed: bool
) -> None:
    window.open_file(file)
    wait(qtbot, window)
    if changed:
        write_pdf(file, 2)
    else:
        file.unlink()
    choose(qtbot, window, Act.VIEW_PAGES)
    spread = window.parts.spread
    assert spread.facsimile.lost_message is not None
    assert ("changed" if changed else "not there any more") in str(spread.facsimile.lost_message.template)
    assert spread.way == BOTH and spread.page.isVisible() and spread.facsimile.isVisible()
    assert not spread.facsimile.controls.isVisible()
    assert window.session is not None


def test_a_page_that_cannot_be_shown_costs_that_page_alone(
    qtbot: QtBot, window: MainWindow, press: Press, file: Path
) -> None:
    press.broken = frozenset({1})
    view = pages_of(open_pages(qtbot, window, file))
    assert view._pictures is not None
    assert view._pictures.failed(1) and view._pictures.image(1) is None
    assert view._pictures.image(2) is not None
    assert [asked.page for asked in press.asked].count(1) == 1
    assert view.lost_message is None and window.session is not None


def test_the_next_picture_waits_for_the_one_that_is_made(
    qtbot: QtBot, window: MainWindow, press: Press, file: Path
) -> None:
    window.open_file(file)
    wait(qtbot, window)
    press.gate = threading.Event()
    window.actions_by_id[Act.VIEW_PAGES].trigger()
    qtbot.waitUntil(lambda: len(press.asked) == 1)
    bar = pages_of(window).verticalScrollBar()
    for step in range(1, 11):
        bar.setValue(bar.maximum() * step // 10)
        qtbot.wait(5)
    assert len(press.asked) == 1
    press.gate.set()
    wait(qtbot, window)
    assert press.pages <= {1, *range(PAGES_IN_FILE - 2, PAGES_IN_FILE + 1)}


def test_the_window_closes_while_a_page_is_made(qtbot: QtBot, window: MainWindow, press: Press, file: Path) -> None:
    window.open_file(file)
    wait(qtbot, window)
    press.gate = threading.Event()
    window.actions_by_id[Act.VIEW_PAGES].trigger()
    qtbot.waitUntil(lambda: len(press.asked) == 1)
    assert window.close()


def test_words_drawn_across_are_selected_copied_and_judged(qtbot: QtBot, opened: MainWindow) -> None:
    view = pages_of(opened)
    rect = view.rects(place_of(opened, "thuc hien 37/42 noi dung"))[0].toRect()
    begin, end = rect.center(), rect.center()
    begin.setX(rect.left() + 2)
    end.setX(rect.right() - 2)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(view.viewport(), rect.center())
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    selected = view.selected_span()
    assert selected is not None and opened.session is not None
    assert opened.session.report.text_of(selected) == "thuc hien 37/42 noi dung"
    QTest.keySequence(view, QKeySequence(QKeySequence.StandardKey.Copy))
    assert "thuc hien 37/42 noi dung" in QGuiApplication.clipboard().text()
    QTest.keyClick(view, Qt.Key.Key_Q)
    wait(qtbot, opened)
    assert [item.span for item in opened.session.items if item.kind is ItemKind.MARK] == [selected]


def test_words_selected_in_the_text_are_shown_on_the_pages_beside_it_and_the_other_way_round(
    qtbot: QtBot, opened: MainWindow
) -> None:
    choose(qtbot, opened, Act.VIEW_BOTH)
    view, page = opened.parts.spread.facsimile, opened.parts.page
    place = place_of(opened, "thuc hien 37/42 noi dung")
    before = view.grab().toImage()
    page.setFocus()
    page.select(place)
    QCoreApplication.processEvents()
    assert view.grab().toImage() != before
    assert view.selected_span() is None and opened.parts.spread.selected_span() == place
    page.clear_selection()
    view.setFocus()
    rect = view.rects(place)[0].toRect()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    QTest.mouseMove(view.viewport(), rect.center())
    rect.adjust(2, 0, -2, 0)
    QTest.mouseMove(view.viewport(), rect.bottomRight() - (rect.bottomRight() - rect.topRight()) / 2)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert view.selected_span() is not None and page.selected_span() == view.selected_span()


def test_a_search_marks_the_words_on_the_pages(qtbot: QtBot, opened: MainWindow) -> None:
    view = pages_of(opened)
    opened.parts.header.search.setText("68,6 ty dong")
    qtbot.waitUntil(lambda: view.overlay.current_hit is not None)
    opened.actions_by_id[Act.FIND_NEXT].trigger()
    hit = view.overlay.current_hit
    assert hit is not None and view.in_sight(hit)
    assert [current for current, _ in view.overlay.hits_on(boxes_of(view.overlay.report, hit)[0].page)] == [True]
    wait(qtbot, opened)


def test_the_overlay_has_every_item_on_its_pages(opened: MainWindow) -> None:
    overlay, report = pages_of(opened).overlay, opened.room.report
    assert report is not None
    shown = {item.key: item.span for item in overlay.shown_items()}
    found: dict[str, int] = {}
    for page in range(1, len(report.pages) + 1):
        for item, boxes in overlay.items_on(page):
            found[item.key] = found.get(item.key, 0) + len(boxes)
    assert found == {key: len(boxes_of(report, span)) for key, span in shown.items() if boxes_of(report, span)}
    assert len(found) > 40


def test_a_page_without_words_says_that_it_was_not_read(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    write_pdf(file, 3)
    plain = pages_of(open_pages(qtbot, window, file)).grab().toImage()
    write_pdf(file, 3, scan=1)
    view = pages_of(open_pages(qtbot, window, file))
    assert view.overlay.report.pages_without_text == (1,)
    scanned = view.grab().toImage()
    caption = [(x, y) for x in range(80, 320) for y in range(2, CAPTION - 2)]
    assert sum(plain.pixel(x, y) != scanned.pixel(x, y) for x, y in caption) > 100


def test_another_theme_leaves_the_paper_white(qtbot: QtBot, opened: MainWindow) -> None:
    view = pages_of(opened)
    sheet = view.sheets.sheet(1)
    assert sheet is not None
    corner = (round(sheet.rect.left()) + 5, round(sheet.rect.top()) + 5)
    around = view.grab().toImage().pixelColor(3, 3)
    opened.looks.set_theme("dark")
    image = view.grab().toImage()
    assert image.pixelColor(*corner).name() == "#ffffff"
    assert image.pixelColor(3, 3).lightness() < 60 < around.lightness()
    wait(qtbot, opened)


def test_the_digest_that_is_asked_for_is_that_of_the_file(opened: MainWindow, press: Press, file: Path) -> None:
    assert {asked.sha256 for asked in press.asked} == {sha256(file.read_bytes()).hexdigest()}


def test_the_choice_stands_in_the_bar_over_the_page_where_there_are_pages(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path
) -> None:
    button = opened.parts.page_bar._way
    assert button.isVisible() and button.accessibleName()
    assert [action.isChecked() for action in button.menu().actions()] == [False, True, False]
    plain = tmp_path / "plain.txt"
    plain.write_text("Đã thực hiện 37/42 nội dung.", "utf-8")
    opened.open_file(plain)
    wait(qtbot, opened)
    assert not button.isVisible()


def test_what_is_picked_to_be_tied_is_outlined_on_the_pages(qtbot: QtBot, opened: MainWindow) -> None:
    view = pages_of(opened)
    place = place_of(opened, "980")
    key = next(item.key for item, _ in view.overlay.items_on(1) if item.span.start == place.start)
    before = view.grab().toImage()
    opened.parts.spread.set_picked(frozenset({key}))
    assert view.grab().toImage() != before
    opened.parts.spread.set_picked(frozenset())
    assert view.grab().toImage() == before
    wait(qtbot, opened)


def test_a_mark_leads_to_its_note_and_shows_it(
    qtbot: QtBot, opened: MainWindow, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.open_file(shared / "reports" / "binh-duong-2020-h1.pdf")
    wait(qtbot, opened)
    view, report = pages_of(opened), opened.room.report
    assert report is not None
    mark = report.note_marks[7]
    note = report.block(mark.block or "")
    view.go_to(mark.span)
    where, shown = spot(view, mark.span), []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, *_: shown.append(text))
    QCoreApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, where, where))
    assert report.text_of(note.span)[:10] in shown[0]
    opened.resize(1300, 500)
    wait(qtbot, opened)
    view.go_to(mark.span)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot(view, mark.span))
    assert view.in_sight(note.span)
    assert opened.room.current is not None
    wait(qtbot, opened)


def test_the_other_place_is_shown_over_the_pages_too(qtbot: QtBot, opened: MainWindow, shared: Path) -> None:
    opened.open_file(shared / "reports" / "binh-duong-2020-h1.pdf")
    wait(qtbot, opened)
    view = pages_of(opened)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_P)
    peek = opened.reading.peeking.peek
    assert peek.isVisible() and peek.parent() is view
    choose(qtbot, opened, Act.VIEW_TEXT)
    QTest.keyClick(opened.parts.page, Qt.Key.Key_P)
    assert peek.isVisible() and peek.parent() is opened.parts.page
    wait(qtbot, opened)
