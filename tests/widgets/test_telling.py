"""Reports of one title: the library and the search show what tells them apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from app.extraction.model import Figure, FigureKind
from app.report.model import Span
from app.review.model import ReportRecord, SearchHit
from widgets.detail.reading import reading_of
from widgets.library.panel import LibraryPanel
from widgets.library.rows import APART_ROLE
from widgets.start.hit_rows import Group
from widgets.start.recent import RecentReport
from widgets.start.results import ROW_ROLE, ResultsModel
from widgets.telling import cut, opened_when, short_title, tell_apart
from widgets.theme.fonts import window_font
from widgets.theme.theme import load_theme

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
    model = panel.tree.model()
    rows = [model.index(row, 0, model.index(0, 0)) for row in range(4)]
    assert len({row.data(APART_ROLE) for row in rows}) == 4
    assert len({row.data(Qt.ItemDataRole.AccessibleTextRole) for row in rows}) == 4
    tips = [row.data(Qt.ItemDataRole.ToolTipRole) for row in rows]
    for record in records:
        assert any(record.title in tip and record.path in tip for tip in tips)


def test_hits_in_reports_of_one_title_are_shown_apart() -> None:
    model = ResultsModel()
    model.show_hits([SearchHit(one, 0, "khiếu nại") for one in (FIRST, SECOND, PAGES)])
    rows = [model.index(row) for row in range(model.rowCount())]
    groups = [row for row in rows if isinstance(row.data(ROW_ROLE), Group)]
    assert len({row.data(ROW_ROLE).apart for row in groups}) == 3
    assert len({row.data(Qt.ItemDataRole.AccessibleTextRole) for row in groups}) == 3
    assert all(FIRST.title in row.data(Qt.ItemDataRole.ToolTipRole) for row in rows)


def test_a_title_is_short_without_its_kind_and_its_session() -> None:
    assert short_title("BÁO CÁO Tình hình ngân sách trình kỳ họp thứ 12 HĐND tỉnh") == "Tình hình ngân sách"
    assert short_title("Báo cáo về việc giải quyết kiến nghị") == "Giải quyết kiến nghị"
    assert short_title("BÁO CÁO") == "BÁO CÁO"
    assert short_title("bao-cao.docx") == "bao-cao.docx"
    assert short_title("Báo cáo của UBND tỉnh tại Kỳ họp thứ 7") == "Báo cáo của UBND tỉnh"
    assert short_title("Tờ trình về đầu tư công") == "Tờ trình về đầu tư công"


def test_the_day_a_report_was_opened_is_told_from_today() -> None:
    now = datetime(2026, 7, 3, 9, 30, tzinfo=UTC)
    assert opened_when("2026-07-03T01:05:00+00:00", now) == "opened 01:05 today"
    assert opened_when("2026-07-02T23:59:00+00:00", now) == "opened yesterday"
    assert opened_when("2025-12-31T08:00:00+00:00", now) == "opened 31/12/2025"


def test_recent_reports_of_one_number_show_their_files(qtbot: QtBot) -> None:
    names = {}
    for record in (FIRST, SECOND, PAGES):
        row = RecentReport(record, load_theme("light"), others=[FIRST, SECOND, PAGES])
        qtbot.addWidget(row)
        names[record.id] = row.accessibleName()
    assert "bao-cao.docx" in names[1] and "bao-cao.pdf" in names[3]
    assert "bao-cao-2.docx" not in names[2]


def test_a_date_is_read_out_day_first() -> None:
    wrong = Figure("f", "b", Span(0, 9), "31/4/2024", FigureKind.DATE, "2024-04-31")
    assert reading_of(wrong) == "31/04/2024"
    assert reading_of(replace(wrong, text="30/6", value="06-30", resolved="2024-06-30")) == "30/6 = 30/06/2024"
    assert reading_of(replace(wrong, text="30/06/2024", value="2024-06-30")) == "30/06/2024"
