"""The strip: what is said in one part of the window does not follow into another."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.widgets.opened import TEXT, wait
from widgets.theme.theme import load_theme
from widgets.window.main_window import MainWindow
from widgets.window.strip import HOMES, PASSING, Notice, Place, Strip


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


SHORT, LONG = "Đã ghi tệp.", "Không đọc được một phần của tệp này, phần còn lại vẫn được đọc. " * 6


def seen(strip: Strip) -> list[str]:
    return [notice.text for notice in strip.findChildren(Notice) if not notice.isHidden()]


def test_two_short_notices_are_both_seen(strip: Strip) -> None:
    strip.resize(757, 60)
    strip.say("export", SHORT)
    strip.say("not_read", SHORT, "warning")
    assert len(seen(strip)) == 2 and strip.fold.isHidden()


def test_more_than_two_lines_are_folded_into_one_that_opens(strip: Strip) -> None:
    strip.resize(757, 60)
    strip.say("not_read", "Phần không đọc.", "warning")
    strip.say("error", "Không mở được.", "error")
    strip.say("export", SHORT)
    assert seen(strip) == ["Không mở được."]
    assert strip.fold.text().startswith("2 ")
    strip.fold.click()
    assert seen(strip) == ["Phần không đọc.", "Không mở được.", SHORT]
    strip.fold.click()
    strip.put_away("export")
    assert len(seen(strip)) == 2 and strip.fold.isHidden()


def test_the_latest_is_seen_before_what_was_there_all_along(strip: Strip) -> None:
    strip.resize(757, 60)
    strip.say("scans", SHORT, "warning")
    strip.say("not_read", SHORT, "warning")
    strip.say("link", "Chọn mục thứ hai.")
    assert seen(strip) == ["Chọn mục thứ hai."]


def test_a_long_notice_is_cut_to_one_line_until_it_is_opened(strip: Strip) -> None:
    strip.resize(757, 60)
    strip.say("not_read", LONG, "warning")
    (notice,) = strip.findChildren(Notice)
    assert notice.label.text().endswith("…") and notice.label.toolTip() == LONG
    assert strip.texts() == {"not_read": LONG}
    strip.fold.click()
    assert notice.label.text() == LONG


def test_work_under_way_takes_one_of_the_two_lines(strip: Strip) -> None:
    strip.resize(757, 60)
    strip.say("not_read", SHORT, "warning")
    strip.say("error", SHORT, "error")
    strip.show()
    strip.progress.show()
    assert seen(strip) == [] and strip.fold.text().startswith("2 ")
    strip.progress.hide()
    assert len(seen(strip)) == 2


def test_what_was_said_of_a_step_goes_with_the_next_one(strip: Strip, monkeypatch: pytest.MonkeyPatch) -> None:
    strip.say("peek", "Không có chỗ nào khác.")
    strip.say("export", SHORT)
    strip.say("not_read", SHORT, "warning")
    strip.go_on("one")
    assert set(strip.texts()) == {"export", "not_read"}
    monkeypatch.setattr("widgets.window.strip.READ_AFTER", -1)
    strip.go_on("one")
    assert set(strip.texts()) == {"export", "not_read"}
    strip.go_on("another")
    assert set(strip.texts()) == {"not_read"}


def test_to_another_item_nothing_of_the_one_before_goes_along(opened: MainWindow) -> None:
    session, strip = opened.session, opened.parts.strip
    assert session is not None
    one, other = (item.key for item in session.items[:2])
    opened.room.choose(one)
    strip.say("peek", "Không có chỗ nào khác.")
    opened.room.choose(one)
    assert "peek" in strip.texts()
    opened.room.choose(other)
    assert "peek" not in strip.texts()
