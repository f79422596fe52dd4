"""The bar over the page and the contents: what they say where nothing is, and where room is short."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from tests.widgets.opened import wait
from widgets.window.contents import ContentsPanel
from widgets.window.main_window import MainWindow
from widgets.window.page_bar import PageBar

HEADING = "I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ PHÁT TRIỂN KINH TẾ - XÃ HỘI SÁU THÁNG ĐẦU NĂM CỦA TỈNH"
NOTE = "Nghị quyết của Hội đồng nhân dân tỉnh về chủ trương đầu tư các dự án trọng điểm " * 3


def told(bar: PageBar) -> str:
    return re.sub(r"<[^>]+>|&nbsp;", "", bar._finding.text()).strip()


def test_where_no_finding_is_the_bar_says_so(qtbot: QtBot, opened: MainWindow) -> None:
    bar = opened.parts.page_bar
    bar.show_finding(0, None)
    assert told(bar) == ""
    bar.show_finding(0, 0)
    assert told(bar) == "No findings"
    bar.show_finding(0, 3)
    assert told(bar).endswith("–/3")
    bar.show_finding(2, 3)
    assert told(bar).endswith("2/3")


def test_a_report_without_findings_says_so_once_it_is_checked(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text(f"{HEADING}\n\nTỉnh bố trí 68,6 tỷ đồng cho 12 xã trong năm 2020.\n", "utf-8")
    opened.open_file(path)
    wait(qtbot, opened)
    assert opened.session is not None and not opened.room.findings
    assert told(opened.parts.page_bar) == "No findings"


def rows(panel: ContentsPanel, above: QModelIndex | None = None) -> list[QModelIndex]:
    model = panel.tree.model()
    above = above or QModelIndex()
    found = [model.index(row, 0, above) for row in range(model.rowCount(above))]
    return [*found, *(below for one in found for below in rows(panel, one))]


def test_a_heading_or_a_note_that_is_cut_is_whole_in_its_tip(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "noted.txt"
    path.write_text(f"{HEADING}\n\nTỉnh đã ban hành 12 văn bản¹.\n\n¹ {NOTE.strip()}.\n", "utf-8")
    opened.open_file(path)
    wait(qtbot, opened)
    qtbot.waitUntil(lambda: any(row.data() == HEADING for row in rows(opened.parts.contents)))
    tips = {row.data(): row.data(Qt.ItemDataRole.ToolTipRole) for row in rows(opened.parts.contents)}
    assert tips[HEADING] == HEADING
    (cut,) = [words for words in tips if words.endswith("…")]
    assert tips[cut].endswith(NOTE.strip() + ".")
