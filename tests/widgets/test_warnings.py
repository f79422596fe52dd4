"""What was not read is said above the page, in the language of the window, until the reader puts it away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.wording import choose_language
from tests.widgets.opened import wait
from widgets.window.main_window import MainWindow


@pytest.fixture
def old_letters(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> Iterator[MainWindow]:
    path = tmp_path / "old.txt"
    path.write_bytes("I. KẾT QUẢ\n\nĐã thực hiện 37/42 nội dung; còn lại 05 nội dung chưa trình.\n".encode("utf-16-le"))
    window.open_file(path)
    wait(qtbot, window)
    yield window
    choose_language("en")


def test_how_a_file_was_read_is_told_again_in_another_language(old_letters: MainWindow) -> None:
    assert old_letters.parts.strip.texts()["not_read"] == "Read as UTF-16."
    old_letters.looks.set_language("vi")
    assert "UTF-16" in old_letters.parts.strip.texts()["not_read"]
    assert "Read" not in old_letters.parts.strip.texts()["not_read"]


def test_what_the_reader_put_away_does_not_come_back_with_another_language(old_letters: MainWindow) -> None:
    strip = old_letters.parts.strip
    strip.put_away("not_read")
    strip.closed.emit("not_read")
    old_letters.looks.set_language("vi")
    assert "not_read" not in strip.texts()
