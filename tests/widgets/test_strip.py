"""The strip: what is said in one part of the window does not follow into another."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.widgets.opened import TEXT, wait
from widgets.theme.theme import load_theme
from widgets.window.main_window import MainWindow
from widgets.window.strip import HOMES, PASSING, Place, Strip


@pytest.fixture
def strip(qtbot: QtBot) -> Strip:
    made = Strip(load_theme("light"))
    qtbot.addWidget(made)
    made.enter(Place.REVIEW)
    return made


def test_what_was_not_read_waits_in_the_review(strip: Strip) -> None:
    strip.say("not_read", "Not read: 2 pictures.", "warning")
    for place in (Place.START, Place.COMPARISON):
        strip.enter(place)
        assert strip.texts() == {}
    strip.enter(Place.REVIEW)
    assert strip.texts() == {"not_read": "Not read: 2 pictures."}


def test_what_was_written_is_said_once(strip: Strip) -> None:
    strip.say("export", "Written: out.docx")
    strip.enter(Place.REVIEW)
    assert "export" in strip.texts()
    strip.enter(Place.START)
    strip.enter(Place.REVIEW)
    assert strip.texts() == {}


def test_an_error_follows_everywhere(strip: Strip) -> None:
    strip.say("error", "Could not be opened.", "error")
    strip.enter(Place.START)
    assert strip.texts() == {"error": "Could not be opened."}


def test_what_passes_by_goes_with_the_part_of_the_window_where_it_was_said(strip: Strip) -> None:
    for topic in PASSING - set(HOMES):
        strip.say(topic, "Done.")
    strip.enter(Place.REVIEW)
    assert set(strip.texts()) == PASSING - set(HOMES) != set()
    strip.enter(Place.START)
    assert strip.texts() == {}


def test_the_start_page_and_the_comparison_are_free_of_what_the_review_said(
    qtbot: QtBot, opened: MainWindow, report: Path, tmp_path: Path
) -> None:
    strip = opened.parts.strip
    strip.say("not_read", "Not read: 2 pictures.", "warning")
    opened.export_to(tmp_path / "out.txt")
    wait(qtbot, opened)
    assert set(strip.texts()) == {"not_read", "export"}
    opened.show_start()
    wait(qtbot, opened)
    assert strip.texts() == {}
    opened.show_review()
    assert set(strip.texts()) == {"not_read"}
    newer = tmp_path / "newer.txt"
    newer.write_text(TEXT.replace("68,6", "70,1"), "utf-8")
    opened.comparing.files(report, newer)
    wait(qtbot, opened)
    assert opened.comparison is not None and opened.parts.stack.currentWidget() is opened.comparison
    assert strip.texts() == {}
    opened.leave_comparison()
    assert set(strip.texts()) == {"not_read"}
