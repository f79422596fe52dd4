"""The page: what Qt shows is the report, and every place goes there and back."""

from __future__ import annotations

import itertools
import statistics
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.report.model import Block, BlockKind, CellPlace, Emphasis, NoteMark, Report, Span
from app.review.model import Verdict
from widgets.page.document import PageDocument, build_document
from widgets.page.items import PageItem
from widgets.page.page import Page
from widgets.page.search import find_words
from widgets.page.style import PageStyle
from widgets.theme.theme import load_theme

LIGHT = load_theme("light")
SAMPLE: list[tuple[BlockKind, str, CellPlace | None]] = [
    (BlockKind.HEADING, "I. Kết quả thực hiện", None),
    (BlockKind.PARAGRAPH, "Đã thực hiện 37/42 nội dung¹ (đạt 88,1%); còn lại 05\u00a0nội dung 😀 chưa xong.", None),
    (BlockKind.FOOTNOTE, "06 nội dung: kế hoạch; chính sách", None),
    (BlockKind.TABLE_CELL, "Chỉ tiêu", CellPlace(0, 0, 0)),
    (BlockKind.TABLE_CELL, "Số 😀 lượng", CellPlace(0, 0, 1)),
    (BlockKind.TABLE_CELL, "Văn bản\ndài", CellPlace(0, 1, 0)),
    (BlockKind.TABLE_CELL, "20", CellPlace(0, 1, 2)),
    (BlockKind.PARAGRAPH, "Kết thúc năm 2020.", None),
]


def report_of(parts: list[tuple[BlockKind, str, CellPlace | None]], copies: int = 1) -> Report:
    blocks: list[Block] = []
    words: list[str] = []
    start = 0
    for copy in range(copies):
        for kind, text, cell in parts:
            place = cell._replace(table=copy) if cell else None
            note = "1" if kind is BlockKind.FOOTNOTE else None
            blocks.append(Block(f"b{len(blocks)}", kind, Span(start, start + len(text)), note=note, cell=place))
            words.append(text)
            start += len(text) + 1
    text = "\n".join(words)
    mark = text.find("¹")
    marks = (NoteMark(Span(mark, mark + 1), "1", "b2"),) if mark >= 0 else ()
    bold = (Emphasis(Span(mark - 3, mark + 3), bold=True),) if mark >= 0 else ()
    return Report("x", "", "txt", text, tuple(blocks), marks, bold)


def items_of(report: Report) -> list[PageItem]:
    start = report.text.find("05")
    claim = report.text.find("Đã thực")
    return [
        PageItem("claim", Span(claim, start + 20), "claim"),
        PageItem("five", Span(start, start + 2), "figure", finding=True),
        PageItem("done", Span(report.text.find("37/42"), report.text.find("37/42") + 5), "figure", Verdict.VERIFIED),
    ]


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page(LIGHT)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show_report(report_of(SAMPLE))
    made.set_items(items_of(made.report))
    made.show()
    return made


def words_in_qt(built: PageDocument, report: Report, span: Span) -> str:
    return "".join(
        built.document.findBlockByNumber(part.block)
        .text()
        .encode("utf-16-le")[2 * part.start : 2 * part.end]
        .decode("utf-16-le")
        for part in built.places.parts(span)
    )


def test_every_block_is_shown_with_its_own_words(qapp: QApplication) -> None:
    report = report_of(SAMPLE)
    built = build_document(report, PageStyle(LIGHT))
    for block in report.blocks:
        assert words_in_qt(built, report, block.span).replace("\u2028", "\n") == report.text_of(block.span)


def test_every_place_goes_to_qt_and_back(qapp: QApplication) -> None:
    report = report_of(SAMPLE)
    places = build_document(report, PageStyle(LIGHT)).places
    for block in report.blocks:
        for place in range(block.span.start, block.span.end + 1):
            assert places.place(places.position(place)) == place


kinds = st.sampled_from([BlockKind.PARAGRAPH, BlockKind.FOOTNOTE, BlockKind.HEADING])
letters = st.text(alphabet="aạĐ 😀𝒳0,\u00a0\u2028", min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(kinds, letters, st.none()), min_size=1, max_size=8))
def test_any_text_keeps_its_places(qapp: QApplication, parts: list[tuple[BlockKind, str, None]]) -> None:
    report = report_of(list(parts))
    built = build_document(report, PageStyle(LIGHT))
    for block in report.blocks:
        assert words_in_qt(built, report, block.span) == report.text_of(block.span)
        assert built.places.place(built.places.position(block.span.end)) == block.span.end


def test_a_click_on_a_figure_tells_its_key(page: Page, qtbot: QtBot) -> None:
    page.viewport().repaint()
    box = page.canvas.boxes_of(items_of(page.report)[1].span)[0].rect.center()
    where = QPoint(round(box.x()), round(box.y()) - page.verticalScrollBar().value())
    with qtbot.waitSignal(page.item_clicked) as told:
        qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert told.args == ["five"]


def test_boxes_are_painted_in_the_colour_of_the_verdict_and_change_with_it(page: Page) -> None:
    def fills(verdict: Verdict) -> int:
        image = page.viewport().grab().toImage()
        colour = LIGHT.tone(verdict).fill.rgb()
        return sum(image.pixel(x, y) == colour for x in range(0, image.width()) for y in range(60, 200))

    assert fills(Verdict.VERIFIED) > 50
    assert fills(Verdict.INCONSISTENT) == 0
    page.update_items([replace(items_of(page.report)[1], verdict=Verdict.INCONSISTENT)])
    assert fills(Verdict.INCONSISTENT) > 50


def test_words_are_found_without_accents_and_only_their_own_with_them() -> None:
    text = "Ngân sách nhà nước; ngăn chặn; đường"
    assert find_words(text, "ngan") == [Span(0, 4), Span(20, 24)]
    assert find_words(text, "ngân") == [Span(0, 4)]
    assert find_words(text, "duong") == [Span(31, 36)]
    assert find_words("05\u00a0nội dung", "05 noi dung") == [Span(0, 11)]
    assert find_words(text, "  ") == []


def test_finding_goes_round(page: Page) -> None:
    assert page.find("noi dung") == 3
    assert [page.find_next() for _ in range(3)] == [2, 3, 1]
    assert page.find_next(backward=True) == 3
    assert page.find("không có") == 0
    assert page.find_next() == 0


def test_a_selection_is_a_span_of_the_report(page: Page) -> None:
    span = Span(page.report.text.find("😀 chưa"), page.report.text.find(" xong"))
    cursor = page.textCursor()
    cursor.setPosition(page.canvas.places.position(span.start))
    cursor.setPosition(page.canvas.places.position(span.end), cursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)
    assert page.selected_span() == span
    assert page.createMimeDataFromSelection().text() == "😀 chưa"


def test_nothing_is_ever_loaded(page: Page) -> None:
    assert page.loadResource(2, QUrl("https://example.org/picture.png")) is None
    assert not page.openLinks()


def test_what_is_in_sight_is_found_although_qt_names_a_block_below_it(qtbot: QtBot) -> None:
    page = Page(LIGHT)
    qtbot.addWidget(page)
    page.show_report(report_of(SAMPLE, 40))
    page.canvas.walk(page.document().lastBlock(), 0, 500)
    assert page.canvas.visible[0] == 0
    assert len(page.canvas.visible) > 5


def test_theme_and_size_change_live_and_keep_the_place(qtbot: QtBot) -> None:
    page = Page(LIGHT)
    qtbot.addWidget(page)
    page.resize(900, 500)
    page.show_report(report_of(SAMPLE, copies=40))
    page.show()
    page.go_to(page.report.blocks[161].span)
    before = page.visible_span().start
    page.set_theme(load_theme("dark"))
    page.set_text_size(18)
    assert page.report.block_at(page.visible_span().start) == page.report.block_at(before)
    assert page.text_size == 18
    middle = page.viewport().grab().toImage().pixelColor(20, 200)
    assert middle == load_theme("dark").page


def test_every_figure_of_a_table_row_in_sight_is_painted_beside_a_tall_cell(qtbot: QtBot) -> None:
    tall = "\n".join(["dòng"] * 60)
    report = report_of(
        [(BlockKind.TABLE_CELL, tall, CellPlace(0, 0, 0)), (BlockKind.TABLE_CELL, "20", CellPlace(0, 0, 1))]
    )
    page = Page(LIGHT)
    qtbot.addWidget(page)
    page.resize(900, 400)
    page.show_report(report)
    page.set_items([PageItem("n", report.blocks[1].span, "figure", Verdict.VERIFIED)])
    page.show()
    page.viewport().grab()
    assert [item.key for item, _ in page.canvas.seen_items()] == ["n"]


def test_scrolling_a_long_report_paints_in_a_few_milliseconds(qtbot: QtBot) -> None:
    report = report_of(SAMPLE, copies=1500)
    page = Page(LIGHT)
    qtbot.addWidget(page)
    page.resize(1000, 800)
    page.show_report(report)
    page.set_items([PageItem(b.id, Span(b.span.start, b.span.start + 2), "figure") for b in report.blocks])
    page.show()
    times = []
    for step in range(60):
        begin = time.perf_counter()
        page.verticalScrollBar().setValue(step * 250)
        page.viewport().repaint()
        times.append(time.perf_counter() - begin)
    assert statistics.median(times) < 0.05  # far above what it takes, so that a busy machine does not fail it


def test_what_is_painted_of_another_current_item_is_what_all_painted_anew_would_be(qtbot: QtBot, page: Page) -> None:
    qtbot.waitExposed(page)

    def seen() -> QImage:
        QApplication.processEvents()
        return page.screen().grabWindow(page.winId()).toImage().copy(page.viewport().geometry())

    pictures = []
    for key in ("five", "done", "claim", None):
        page.set_current(key)
        pictures.append(seen())
        page.viewport().update()
        assert seen() == pictures[-1], key
    assert not pictures[0].isNull()
    assert all(one != other for one, other in itertools.combinations(pictures, 2))
