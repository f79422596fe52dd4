"""The comparison: both pages follow each other by what they say, and the list leads to every change."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.checks.model import Checked
from app.comparison.lineage import History, Lineage
from app.comparison.model import (
    Comparison,
    EqualStretch,
    FigureChange,
    FigureChangeKind,
    WordingChange,
    WordingChangeKind,
)
from app.extraction.model import Extraction, Figure, FigureKind
from app.report.model import Block, BlockKind, Report, Span
from app.review.carrying_steps import Carrying
from app.review.model import Verdict
from app.review.session import ReviewSession
from app.scan import Scan
from tests.unit.review.made import RECORD
from widgets.compare.alignment import Alignment, Pair
from widgets.compare.carried_rows import mark_rows
from widgets.compare.compared import Compared, Stage, Told
from widgets.compare.history import moments_of
from widgets.compare.rows import Row, RowGroup, change_rows
from widgets.compare.table import OLD, PERCENT
from widgets.compare.view import CompareView
from widgets.theme.theme import load_theme

FILLER = "Ủy ban nhân dân tỉnh đã chỉ đạo các sở, ngành thực hiện đúng tiến độ các nhiệm vụ được giao. " * 4


def extraction_of(paragraphs: list[str], number: str) -> Extraction:
    text = "\n".join(paragraphs)
    blocks, start = [], 0
    for index, words in enumerate(paragraphs):
        blocks.append(Block(f"b{index}", BlockKind.PARAGRAPH, Span(start, start + len(words))))
        start += len(words) + 1
    report = Report("x", "", "txt", text, tuple(blocks))
    at = text.find(number)
    value = Decimal(number.replace(".", ""))
    block = report.block_at(at).id
    figure = Figure("f1", block, Span(at, at + len(number)), number, FigureKind.COUNT, value, "người")
    return Extraction(report, (figure,))


@pytest.fixture
def comparison() -> Comparison:
    same = [f"{index}. {FILLER}" for index in range(40)]
    old = extraction_of([*same[:20], "Có 5.350 người cách ly.", *same[20:], "Đoạn chuyển chỗ."], "5.350")
    new = extraction_of(["Đoạn chuyển chỗ.", *same[:20], "Có 5.412 người cách ly.", *same[20:]], "5.412")
    stretches = [
        EqualStretch(Span(a, a + len(words)), Span(b, b + len(words)))
        for words in [*same, "Đoạn chuyển chỗ."]
        if (a := old.report.text.find(words)) >= 0 and (b := new.report.text.find(words)) >= 0
    ]
    change = FigureChange(FigureChangeKind.VALUE, old.figures[0], new.figures[0], Decimal(62), Decimal("1.159"))
    moved = WordingChange(WordingChangeKind.MOVED, stretches[-1].old, stretches[-1].new)
    return Comparison(old, new, tuple(stretches), (change,), (moved,))


def compared_of(comparison: Comparison, carrying: Carrying | None = None, turn: int = 1) -> Compared:
    marks = mark_rows(carrying) if carrying else []
    changes = change_rows(comparison)
    return Compared(turn, Stage.REVIEW, comparison, changes=changes, marks=marks, carrying=carrying)


@pytest.fixture
def view(qtbot: QtBot, comparison: Comparison) -> CompareView:
    made = CompareView(load_theme("light"))
    qtbot.addWidget(made)
    made.resize(1366, 720)
    old, new = (
        ReviewSession(replace(RECORD, id=number), Scan(extraction, Checked()), [], "Lan")
        for number, extraction in enumerate((comparison.old, comparison.new), start=1)
    )
    old.mark_span(comparison.old.figures[0].span, Verdict.QUESTIONED, "xem lại số này")
    carrying = Carrying(comparison, old, new)
    carrying.carry(carrying.prepare())
    made.show_compared(compared_of(comparison, carrying))
    made.show()
    return made


def test_what_moved_does_not_bend_the_alignment(comparison: Comparison) -> None:
    pairs = Alignment(comparison).pairs
    assert pairs == sorted(pairs)
    assert len(pairs) >= 40
    moved = comparison.wording[0]
    assert moved.old and moved.new
    assert Pair(moved.old.start, moved.new.start) not in pairs


def test_changed_figures_come_first_with_difference_percent_and_the_verdict_so_far(view: CompareView) -> None:
    (row,) = view.shown_rows
    assert (row.old_text, row.new_text, row.difference, row.label) == ("5.350", "5.412", "+62", "người cách ly")
    assert row.verdict is Verdict.QUESTIONED
    assert row.look_again


def test_the_pages_scroll_together_by_what_they_say(view: CompareView) -> None:
    text = "25. Ủy ban"
    old, new = view.pages.old, view.pages.new
    old.go_to(Span(old.report.text.find(text), old.report.text.find(text) + 1))
    left = old.height_of(old.report.text.find(text)) - old.verticalScrollBar().value()
    right = new.height_of(new.report.text.find(text)) - new.verticalScrollBar().value()
    assert old.verticalScrollBar().value() != new.verticalScrollBar().value()
    assert abs(left - right) < 30


def test_going_to_a_change_brings_it_into_sight_on_both_pages_and_ties_it(view: CompareView) -> None:
    view.next_change()
    row = view.current_row
    assert row is not None
    for page, span in ((view.pages.old, row.old), (view.pages.new, row.new)):
        assert span is not None
        assert page.visible_span().holds(span)
    assert [tie.moved for tie in view.pages.band.ties] == [False]


def test_every_list_is_one_click_away(view: CompareView) -> None:
    for group, words in ((RowGroup.MOVED, "Đoạn chuyển chỗ."), (RowGroup.LOOK_AGAIN, "5.350")):
        view.show_group(group)
        assert [row.old_text for row in view.shown_rows] == [words]


def test_a_click_on_a_changed_word_chooses_its_row(view: CompareView) -> None:
    view.show_group(RowGroup.MOVED)
    view.pages.clicked.emit("figure-0")
    assert view.current_row is not None
    assert view.current_row.key == "figure-0"


def test_the_table_answers_as_qt_expects(view: CompareView, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(view.table.changes)


def test_another_theme_and_size_can_be_chosen_while_it_is_shown(view: CompareView) -> None:
    dark = load_theme("dark")
    view.set_theme(dark)
    view.set_text_size(16)
    assert view.pages.old.text_size == pytest.approx(14)
    assert view.pages.old.viewport().grab().toImage().pixelColor(20, 200) == dark.page


def test_keys_lead_through_the_changes_and_escape_leaves(qtbot: QtBot, view: CompareView) -> None:
    view.show_group(RowGroup.LOOK_AGAIN)
    view.begin()
    assert view.current_row is view.shown_rows[0]
    for key in (Qt.Key.Key_F8, Qt.Key.Key_J, Qt.Key.Key_K):
        QTest.keyClick(view.table, key)
        assert view.current_row is view.shown_rows[0]
    with qtbot.waitSignal(view.closed):
        QTest.keyClick(view.table, Qt.Key.Key_Escape)


def test_the_pages_show_no_text_cursor(view: CompareView) -> None:
    assert [page.cursorWidth() for page in (view.pages.old, view.pages.new)] == [0, 0]


def many_rows(view: CompareView) -> list[Row]:
    """Show three changes of which one has no percent."""
    (row,) = (row for row in view.shown_rows)
    rows = [
        replace(row, key="a", label="thu ngân sách", old_text="9", percent=Decimal(5), numbers=numbers(9, 10)),
        replace(row, key="b", label="Chi đầu tư", old_text="100", percent=Decimal(-40), numbers=numbers(100, 60)),
        replace(row, key="c", label="số xã", old_text="–", percent=None, numbers=(None, Decimal(3), None)),
    ]
    view.table.show_rows(rows, load_theme("light"))
    return rows


def numbers(old: int, new: int) -> tuple[Decimal, Decimal, Decimal]:
    return Decimal(old), Decimal(new), Decimal(new - old)


def test_the_table_is_sorted_by_numbers_and_what_has_none_comes_last(view: CompareView) -> None:
    many_rows(view)
    view.table.sortByColumn(OLD, Qt.SortOrder.AscendingOrder)
    assert [row.key for row in view.shown_rows] == ["a", "b", "c"]
    view.table.sortByColumn(PERCENT, Qt.SortOrder.DescendingOrder)
    assert [row.key for row in view.shown_rows] == ["a", "b", "c"]
    view.table.sortByColumn(PERCENT, Qt.SortOrder.AscendingOrder)
    assert [row.key for row in view.shown_rows] == ["b", "a", "c"]


def test_the_filter_finds_words_without_their_accents(view: CompareView) -> None:
    many_rows(view)
    view.lists.filter.setText("ngan sach")
    assert [row.key for row in view.shown_rows] == ["a"]
    view.lists.filter.clear()
    assert len(view.shown_rows) == 3


def test_the_chart_draws_old_against_new_with_the_largest_change_on_top(view: CompareView) -> None:
    rows = many_rows(view)
    view.lists.chart.show_rows(rows, load_theme("light"))
    assert [row.key for row in view.lists.chart.rows] == ["b", "a"]


def test_the_chart_is_one_button_away_and_leads_to_a_change(view: CompareView) -> None:
    view.lists.to_chart.setChecked(True)
    assert view.lists.chart.isVisible() and not view.table.isVisible()
    view.lists.chart.chosen.emit("figure-0")
    assert view.current_row is not None and view.current_row.key == "figure-0"


def test_the_detail_shows_both_sentences_and_what_can_be_decided(view: CompareView) -> None:
    view.show_group(RowGroup.LOOK_AGAIN)
    shown = " ".join(label.text() for label in view.detail.findChildren(QLabel) if label.isVisibleTo(view.detail))
    assert "người cách ly" in shown and "5.350" in shown and "5.412" in shown
    assert "xem lại số này" in shown


def test_words_that_are_the_same_in_both_versions_are_not_shown_as_a_change(view: CompareView) -> None:
    row, compared = view.shown_rows[0], view.compared
    assert compared is not None and row.new is not None
    new = compared.comparison.new
    for comparison, struck in ((compared.comparison, True), (replace(compared.comparison, old=new), False)):
        view.detail.show_row(row if struck else replace(row, old=row.new), comparison)
        assert any("line-through" in label.text() for label in view.detail.findChildren(QLabel)) is struck


def test_what_a_report_says_is_no_markup_in_the_detail(view: CompareView) -> None:
    row = replace(view.shown_rows[0], effects=(("<b>1 ≠ 2</b>", False),))
    view.detail.show_row(row, view.compared.comparison if view.compared else None)
    assert any("&lt;b&gt;" in label.text() for label in view.detail.findChildren(QLabel))


def test_a_figure_is_followed_through_three_versions(view: CompareView, comparison: Comparison) -> None:
    middle = extraction_of([f"{index}. {FILLER}" for index in range(3)], "3")
    first, last = comparison.old.figures[0], comparison.new.figures[0]
    extractions = [replace_sha(one, str(n)) for n, one in enumerate((comparison.old, middle, comparison.new))]
    lineage = Lineage(tuple(extractions), (), (History((first, None, last)),))
    records = [replace(RECORD, id=n, issued_on=f"2020-0{n + 1}-05") for n in range(3)]
    told = Told(1, lineage=lineage, records=records)
    change = comparison.figures[0]
    moments = moments_of(told, replace(comparison, old=extractions[0], new=extractions[2]), change)
    assert [(one.when, one.text) for one in moments] == [
        ("05/01/2020", "5.350"),
        ("05/02/2020", ""),
        ("05/03/2020", "5.412"),
    ]
    view.detail.show_row(view.shown_rows[0], comparison, moments)
    assert view.detail.history.isVisibleTo(view.detail)
    assert "05/03/2020: 5.412" in view.detail.history.accessibleDescription()
    assert not view.detail.history.grab().isNull()


def replace_sha(extraction: Extraction, sha256: str) -> Extraction:
    return replace(extraction, report=replace(extraction.report, sha256=sha256))


def test_any_two_versions_of_a_lineage_can_be_chosen(qtbot: QtBot, view: CompareView, comparison: Comparison) -> None:
    versions = [replace(RECORD, id=n, number=f"{n}/BC", issued_on=f"2020-0{n}-05") for n in (1, 2, 3)]
    compared = replace(compared_of(comparison, turn=2), versions=versions, records=(versions[0], versions[2]))
    view.show_compared(compared)
    names = [action.text() for action in view.bar.old.menu().actions()]
    assert names[1].endswith("2/BC · 05/02/2020")
    with qtbot.waitSignal(view.versions_asked) as asked:
        view.bar.old.menu().actions()[1].trigger()
    assert asked.args == [2, 3]
    with qtbot.waitSignal(view.versions_asked) as exchanged:
        view.bar.new.menu().actions()[0].trigger()
    assert exchanged.args == [3, 1]


def test_in_little_room_one_list_picks_what_is_listed(view: CompareView) -> None:
    view.resize(683, 384)
    assert view.lists.picker.isVisible()
    picker = view.lists.picker
    picker.activated.emit(picker.findData(RowGroup.MOVED))
    assert [row.old_text for row in view.shown_rows] == ["Đoạn chuyển chỗ."]
    assert not view.detail.isVisible()
