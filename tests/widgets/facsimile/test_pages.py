"""The page pictures of a PDF: made as they come into sight, with the items exactly over their words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.report.model import BlockKind, Span
from app.report.pages import boxes_of
from app.review.model import Verdict
from tests.widgets.facsimile.made import (
    NAMES,
    PAGES_IN_FILE,
    Press,
    choose,
    ink,
    pages_of,
    place_of,
    spot,
    turn,
    wait,
)
from widgets.actions import Act
from widgets.facsimile.spread import PAGES, SIDE_BY_SIDE
from widgets.theme.theme import load_theme
from widgets.window.main_window import MainWindow


def test_only_the_pages_in_sight_and_beside_it_are_made(opened: MainWindow, press: Press) -> None:
    assert pages_of(opened).isVisible() and not opened.parts.page.isVisible()
    assert press.pages and press.pages <= {1, 2, 3}


def test_scrolling_makes_the_pages_that_come_into_sight(qtbot: QtBot, opened: MainWindow, press: Press) -> None:
    bar = pages_of(opened).verticalScrollBar()
    press.asked.clear()
    bar.setValue(bar.maximum())
    wait(qtbot, opened)
    assert PAGES_IN_FILE in press.pages and press.pages <= {PAGES_IN_FILE - number for number in range(3)}


@pytest.mark.parametrize("words", ["37/42", "1.250", "980", "68,6", "12"])
def test_a_box_sits_on_its_words(opened: MainWindow, words: str) -> None:
    report, pictures = opened.room.report, pages_of(opened)._pictures
    sheet = pages_of(opened).sheets.sheet(1)
    assert report is not None and pictures is not None and sheet is not None
    image = pictures.image(1)
    assert image is not None
    (found,) = boxes_of(report, place_of(opened, words))
    left, top, right, bottom = (edge * sheet.scale for edge in found.box)
    blank = 2.5 * sheet.scale  # less than there is to the words beside it
    drawn = ink(image, QRectF(left - blank, top - 20, right - left + 2 * blank, bottom - top + 40))
    assert left - 1 <= drawn.left() <= left + 4 and right - 4 <= drawn.right() <= right + 1
    assert top <= drawn.top() <= top + 10 and bottom - 10 <= drawn.bottom() <= bottom


def test_a_click_chooses_the_item_and_a_key_judges_it(qtbot: QtBot, opened: MainWindow) -> None:
    view = pages_of(opened)
    where = spot(view, place_of(opened, "68,6"))
    before = view.grab().toImage()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert opened.session is not None and opened.room.current is not None
    item = opened.session.item(opened.room.current)
    assert opened.session.report.text_of(item.span).startswith("68,6")
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_V)
    wait(qtbot, opened)
    assert opened.session.verdict_of(item.key) is Verdict.VERIFIED
    after = view.grab().toImage()
    assert before != after
    rect = view.rects(item.span)[0].translated(0, -view.verticalScrollBar().value())
    ground = after.pixelColor(round(rect.center().x()), round(rect.top()) + 2)
    assert ground.name() == load_theme("light").tone(Verdict.VERIFIED).fill.name()


def test_the_current_item_is_brought_into_sight(qtbot: QtBot, opened: MainWindow) -> None:
    view, session = pages_of(opened), opened.session
    assert session is not None
    pages = set()
    for name in (NAMES[-1], NAMES[0], NAMES[5]):
        place = session.report.text.index("37/42", session.report.text.index(f"thu {name}:"))
        item = next(item for item in session.items if item.span.start == place)
        opened.room.choose(item.key)
        assert view.in_sight(item.span)
        pages.add(boxes_of(session.report, item.span)[0].page)
    assert pages == {1, 6, PAGES_IN_FILE}
    before = opened.room.current
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_J)
    assert opened.room.current != before
    wait(qtbot, opened)


def test_the_contents_go_to_the_page_of_a_place(qtbot: QtBot, opened: MainWindow) -> None:
    report = opened.room.report
    assert report is not None
    last = report.text.rindex("68,6")
    opened.parts.contents.asked.emit(Span(last, last + 4))
    assert pages_of(opened).in_sight(Span(last, last + 4))
    wait(qtbot, opened)


def test_the_wheel_with_ctrl_zooms_around_the_pointer(qtbot: QtBot, opened: MainWindow, press: Press) -> None:
    view = pages_of(opened)
    words = place_of(opened, "1.250")
    where, before = spot(view, words), view.percent
    press.asked.clear()
    turn(view, where, 120)
    assert view.percent > before
    assert (spot(view, words) - where).manhattanLength() <= 3
    qtbot.waitUntil(lambda: any(asked.page == 1 for asked in press.asked), timeout=5_000)
    wait(qtbot, opened)
    sheet = view.sheets.sheet(1)
    assert sheet is not None
    assert press.asked[-1].width > 0 and any(asked.width == round(sheet.rect.width()) for asked in press.asked)
    turn(view, where, -120)
    turn(view, where, -120)
    assert view.percent < before


def test_larger_and_smaller_mean_the_pages_where_they_have_the_focus(qtbot: QtBot, opened: MainWindow) -> None:
    view, page = pages_of(opened), opened.parts.page
    fits, letters = view.percent, page.text_size
    opened.actions_by_id[Act.LARGER].trigger()
    assert view.percent > fits and page.text_size == letters
    opened.actions_by_id[Act.NORMAL_SIZE].trigger()
    assert view.percent == fits
    choose(qtbot, opened, Act.VIEW_TEXT)
    opened.actions_by_id[Act.LARGER].trigger()
    assert view.percent == fits and page.text_size > letters


def test_pages_follow_the_width_of_the_view_until_they_are_zoomed(qtbot: QtBot, opened: MainWindow) -> None:
    view = pages_of(opened)
    before = view.percent
    opened.parts.left.hide()
    qtbot.waitUntil(lambda: view.percent > before)
    view.zoom(-1)
    zoomed = view.percent
    opened.parts.left.show()
    wait(qtbot, opened)
    assert view.percent == zoomed


def test_a_narrower_view_leaves_the_first_page_at_its_top(qtbot: QtBot, opened: MainWindow) -> None:
    view = pages_of(opened)
    opened.resize(1000, 800)
    qtbot.waitUntil(lambda: view.percent < 80)
    assert view.verticalScrollBar().value() == 0
    wait(qtbot, opened)


def test_text_and_pages_have_the_room_of_the_left_dock_until_one_of_them_is_shown_alone(
    qtbot: QtBot, opened: MainWindow
) -> None:
    spread, left = opened.parts.spread, opened.parts.left
    opened.resize(1366, 768)
    choose(qtbot, opened, Act.VIEW_BOTH)
    assert spread.facsimile.isVisible() and spread.page.isVisible()
    assert not left.isVisible()
    qtbot.waitUntil(lambda: spread.orientation() is Qt.Orientation.Horizontal)
    left.toggleViewAction().trigger()
    assert left.isVisible()
    qtbot.waitUntil(lambda: spread.orientation() is Qt.Orientation.Vertical)
    choose(qtbot, opened, Act.VIEW_TEXT)
    assert left.isVisible()
    choose(qtbot, opened, Act.VIEW_BOTH)
    assert not left.isVisible()
    opened.resize(1800, 768)
    qtbot.waitUntil(lambda: left.isVisible() and spread.width() >= SIDE_BY_SIDE)
    assert spread.orientation() is Qt.Orientation.Horizontal
    wait(qtbot, opened)


def test_text_and_pages_follow_each_other(qtbot: QtBot, opened: MainWindow) -> None:
    choose(qtbot, opened, Act.VIEW_BOTH)
    spread, report = opened.parts.spread, opened.room.report
    assert report is not None
    bar = spread.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    first = spread.page.place_at_height(bar.value() + 40)
    assert spread.facsimile.in_sight(Span(first, first + 1))
    spread.facsimile.verticalScrollBar().setValue(0)
    assert spread.page.visible_span().start == 0
    assert report.block_at(len(report.text) - 1).kind is BlockKind.HEADER
    wait(qtbot, opened)


def test_the_way_chosen_is_kept_in_the_settings_and_for_the_next_report(qtbot: QtBot, opened: MainWindow) -> None:
    assert opened.services.settings.current.pages == PAGES
    opened.show_start()
    assert not opened.actions_by_id[Act.VIEW_TEXT].isEnabled()
    opened.show_review()
    assert opened.actions_by_id[Act.VIEW_TEXT].isEnabled()
    assert opened.actions_by_id[Act.VIEW_PAGES].isChecked()
    wait(qtbot, opened)
