"""Reports of one title: the library and the search show what tells them apart."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from app.review.model import ReportRecord, SearchHit
from widgets.start.recent import RecentReport
from widgets.start.results import APART_ROLE as HIT_APART
from widgets.start.results import ResultsModel
from widgets.telling import cut, tell_apart
from widgets.theme.fonts import window_font
from widgets.theme.theme import load_theme
from widgets.window.library import APART_ROLE, LibraryPanel

FIRST = ReportRecord(
    1, "/a/bao-cao.docx", "1", "Kinh tế - xã hội", "142/BC-UBND", "2024-06-24", None, None, "docx", "2024-07-01"
)
SECOND = replace(FIRST, id=2, path="/a/bao-cao-2.docx", number="158/BC-UBND", issued_on="2024-07-05")
PAGES = replace(FIRST, id=3, path="/a/bao-cao.pdf")
COPY = replace(FIRST, id=4, path="/b/bao-cao.docx")


def test_versions_are_told_apart_by_number_and_date_first() -> None:
    assert tell_apart(FIRST, [FIRST, SECOND]).startswith("142/BC-UBND · 24/06/2024")
    assert tell_apart(SECOND, [FIRST, SECOND]).startswith("158/BC-UBND · 05/07/2024")


def test_files_of_one_number_are_told_apart_by_their_names_first() -> None:
    assert tell_apart(FIRST, [FIRST, PAGES]).startswith("bao-cao.docx")
    assert tell_apart(PAGES, [FIRST, PAGES]).startswith("bao-cao.pdf")


def test_files_of_one_name_are_told_apart_by_their_folders() -> None:
    assert "a/bao-cao.docx" in tell_apart(FIRST, [FIRST, COPY])
    assert "b/bao-cao.docx" in tell_apart(COPY, [FIRST, COPY])


def test_where_there_is_little_room_whole_parts_give_way(qtbot: QtBot) -> None:
    metrics = QFontMetrics(window_font(9.0))
    whole = tell_apart(SECOND, [FIRST, SECOND])
    room = metrics.horizontalAdvance("158/BC-UBND · 05/07/2024") + 4
    assert cut(whole, metrics, 2000) == whole
    assert cut(whole, metrics, room) == "158/BC-UBND · 05/07/2024"
    assert metrics.horizontalAdvance(cut(whole, metrics, 40)) <= 40


def test_the_library_shows_no_two_rows_alike(qtbot: QtBot) -> None:
    panel = LibraryPanel(load_theme("light"))
    qtbot.addWidget(panel)
    records = [FIRST, SECOND, PAGES, COPY]
    panel.show_records(records, 1)
    rows = [panel.list.model().index(row, 0) for row in range(4)]
    assert len({row.data(APART_ROLE) for row in rows}) == 4
    assert len({row.data(Qt.ItemDataRole.AccessibleTextRole) for row in rows}) == 4
    for row, record in zip(rows, records, strict=True):
        tip = row.data(Qt.ItemDataRole.ToolTipRole)
        assert record.title in tip and record.path in tip


def test_hits_in_reports_of_one_title_are_shown_apart() -> None:
    model = ResultsModel()
    model.show_hits([SearchHit(one, 0, "khiếu nại") for one in (FIRST, SECOND, PAGES)])
    rows = [model.index(row) for row in range(3)]
    assert len({row.data(HIT_APART) for row in rows}) == 3
    assert len({row.data(Qt.ItemDataRole.AccessibleTextRole) for row in rows}) == 3
    assert all(FIRST.title in row.data(Qt.ItemDataRole.ToolTipRole) for row in rows)


def test_recent_reports_of_one_number_show_their_files(qtbot: QtBot) -> None:
    names = {}
    for record in (FIRST, SECOND, PAGES):
        row = RecentReport(record, load_theme("light"), others=[FIRST, SECOND, PAGES])
        qtbot.addWidget(row)
        names[record.id] = row.accessibleName()
    assert "bao-cao.docx" in names[1] and "bao-cao.pdf" in names[3]
    assert "bao-cao-2.docx" not in names[2]
