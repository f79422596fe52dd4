"""A report is opened and gone through: the contents name where one went, the list is that of this report."""

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


def test_what_was_looked_for_among_the_items_does_not_hide_those_of_the_next_report(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.parts.items.search("không có ở đâu")
    assert not window.parts.items.model.keys()
    other = tmp_path / "khac.txt"
    other.write_text(REPORT.replace("88,1%", "95,1%"), "utf-8")
    window.open_file(other)
    wait(qtbot, window)
    assert window.parts.items.model.keys()
    assert window.room.current
