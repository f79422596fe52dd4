"""The contents follow the eye: the heading that was gone to is named, not the one above the upper edge."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.widgets.memory_store import MemoryStore
from tests.widgets.opened import shown_window, wait
from widgets.window.main_window import MainWindow

PART = "Ủy ban nhân dân tỉnh đã thực hiện 37/42 nội dung, đạt tỷ lệ 88,1%, trong kỳ báo cáo.\n\n" * 8
REPORT = "".join(f"{number}. PHẦN {number}\n\n{PART}" for number in ("I", "II", "III", "IV", "V"))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    path = tmp_path / "bao-cao.txt"
    path.write_text(REPORT, "utf-8")
    with shown_window(qtbot, MemoryStore(), path) as shown:
        shown.open_file(path)
        wait(qtbot, shown)
        yield shown


@pytest.mark.parametrize("row", [0, 1, 2])
def test_the_heading_that_was_clicked_is_the_one_that_is_shown(qtbot: QtBot, window: MainWindow, row: int) -> None:
    tree = window.parts.contents.tree
    index = tree.model().index(row, 0)
    bar = window.parts.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    tree.clicked.emit(index)
    assert bar.value() < bar.maximum()
    assert tree.currentIndex() == index
