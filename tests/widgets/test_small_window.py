"""A window on a small screen, as a laptop of 1366 x 768 at 200 % has it, can be worked with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.paths import SAMPLES
from app.readers.registry import read_report
from app.review.model import Verdict
from tests.widgets.memory_store import MemoryStore
from tests.widgets.opened import shown_window, wait
from widgets.detail.verdicts import SHORT_HEIGHT
from widgets.page.page import Page
from widgets.scrolling import Scrolling
from widgets.theme.theme import load_theme
from widgets.window.main_window import MainWindow

SMALL, WIDE = (683, 384), (1366, 768)
READABLE = 340  # pixels of width that leave some eight words in a line


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    report = tmp_path / "report.txt"
    report.write_text("I. KẾT QUẢ\n\nĐã xong 37/42 nội dung (đạt 95,1%); còn lại 05 nội dung.\n", "utf-8")
    with shown_window(qtbot, MemoryStore(), report) as window:
        window.open_file(report)
        wait(qtbot, window)
        yield window


def resize(qtbot: QtBot, window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    qtbot.waitUntil(lambda: window.size().toTuple() == size)


def test_on_the_smallest_screen_the_page_takes_the_room_of_the_left_dock_and_gives_it_back(
    qtbot: QtBot, opened: MainWindow
) -> None:
    parts = opened.parts
    resize(qtbot, opened, SMALL)
    assert not parts.left.isVisible()
    qtbot.waitUntil(lambda: parts.page.width() >= READABLE)
    opened.show_start()
    opened.show_review()
    assert not parts.left.isVisible()
    parts.left.toggleViewAction().trigger()
    assert parts.left.isVisible()
    resize(qtbot, opened, WIDE)
    assert parts.left.isVisible() and parts.header.reviewed.isVisible()


def test_the_number_of_the_finding_is_never_cut(qtbot: QtBot, opened: MainWindow) -> None:
    label = next(one for one in opened.parts.page_bar.findChildren(QLabel) if "<b>" in one.text())
    resize(qtbot, opened, WIDE)
    qtbot.waitUntil(lambda: "span" in label.text())
    resize(qtbot, opened, SMALL)
    qtbot.waitUntil(lambda: "span" not in label.text() and label.width() >= label.sizeHint().width())


def test_what_the_smallest_screen_is_too_low_for_is_scrolled_to(qtbot: QtBot, opened: MainWindow) -> None:
    resize(qtbot, opened, SMALL)
    dock = opened.parts.right.widget()
    assert isinstance(dock, Scrolling)
    qtbot.waitUntil(lambda: dock.verticalScrollBar().maximum() > 0)
    note = opened.parts.detail.note
    note.setFocus()
    dock.ensureWidgetVisible(note)
    assert dock.viewport().rect().contains(note.mapTo(dock.viewport(), note.rect().center()))


@pytest.mark.parametrize("width", range(350, 500, 25))
def test_an_ordinary_page_has_no_lower_scroll_bar(qtbot: QtBot, width: int) -> None:
    page = Page(load_theme("light"))
    qtbot.addWidget(page)
    page.show_report(read_report(SAMPLES / "bao-cao-mau-ban-1.docx"))
    page.resize(width, 452)
    page.show()
    qtbot.waitUntil(lambda: page.document().size().height() > page.height())
    qtbot.waitUntil(lambda: not page.horizontalScrollBar().isVisible())


def test_a_table_that_is_too_wide_is_still_scrolled_sideways(qtbot: QtBot) -> None:
    page = Page(load_theme("light"))
    qtbot.addWidget(page)
    page.show_report(read_report(SAMPLES / "bao-cao-mau-ban-1.docx"))
    page.resize(200, 452)
    page.show()
    qtbot.waitUntil(page.horizontalScrollBar().isVisible)


def test_the_verdict_buttons_keep_their_height_on_the_smallest_screen(qtbot: QtBot, opened: MainWindow) -> None:
    resize(qtbot, opened, SMALL)
    detail = opened.parts.detail
    qtbot.waitUntil(lambda: detail.verdicts.buttons[Verdict.VERIFIED].height() == SHORT_HEIGHT)
    assert {button.height() for button in detail.verdicts.buttons.values()} == {SHORT_HEIGHT}
    assert detail.verdicts.geometry().bottom() < detail.note.geometry().top()
    assert detail.minimumSizeHint().width() <= detail.width()
