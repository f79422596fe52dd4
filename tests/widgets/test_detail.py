"""The detail: a quote keeps to two lines, a proof says all its words beside short formulas."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.checks.model import Holds
from app.report.model import Span
from app.review.model import Verdict
from app.review.records import Evidence
from widgets.detail.content import Detail, PlaceQuote, ProofLine
from widgets.detail.panel import DetailPanel
from widgets.detail.places import MOST_LINES, PlaceButton, count_lines, fit_quote
from widgets.detail.proof import ProofCard
from widgets.detail.verdicts import HEIGHT, SHORT_HEIGHT
from widgets.theme.fonts import page_font
from widgets.theme.style import STYLE
from widgets.theme.theme import load_theme, roles

LONG = "trong đó thu nội địa đạt khá so với cùng kỳ năm trước "


@pytest.mark.parametrize("words", ["05", LONG * 6])
def test_a_quote_keeps_its_words_and_two_lines(qtbot: QtBot, words: str) -> None:
    font = page_font(10.5)
    shown = fit_quote(PlaceQuote(Span(0, 2), "I.3", LONG * 2, words, LONG * 2), font, 300)
    assert count_lines(shown.before + shown.words + shown.after, font, 300) <= MOST_LINES
    assert shown.words.rstrip("…") and words.startswith(shown.words.rstrip("…"))


NOTE = "Đề nghị UBND tỉnh giải trình: thân bài nêu 05, chú thích 6 nêu 06 nhưng chỉ liệt kê 05 nội dung."


PROOF = (
    ProofLine(Holds.YES, "42 − 37 = 5", "khớp “05” ở thân bài"),
    ProofLine(Holds.YES, "đếm được 5", "chú thích 6 liệt kê 05"),
    ProofLine(Holds.NO, "05 ≠ 06", "chú thích 6 nêu 06, lệch 1"),
    ProofLine(Holds.NO, "đếm được 5", "chú thích 6 nêu 06, lệch 1"),
)


def star(note: str = "") -> Detail:
    """The finding of two places with four relations."""
    quote = PlaceQuote(Span(0, 2), "I.3", LONG, "05", LONG)
    return Detail(
        "k", "Thân bài và chú thích không khớp", "5 nội dung", Verdict.UNREVIEWED, note, True, PROOF, (quote, quote)
    )


def shown_panel(qtbot: QtBot, height: int) -> DetailPanel:
    """A panel as wide and as high as in a window, with its style."""
    theme = load_theme("light")
    panel = DetailPanel(theme)
    qtbot.addWidget(panel)
    panel.setStyleSheet(STYLE.substitute({name: colour.name() for name, colour in roles(theme).items()}))
    panel.resize(368, height)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.mark.parametrize("note", ["", NOTE])
def test_both_places_are_seen_without_scrolling_in_a_maximised_window_of_a_small_screen(
    qtbot: QtBot, note: str
) -> None:
    panel = shown_panel(qtbot, 486)  # what 1366 x 768 with a title bar leaves below two rows of the list
    panel.show_detail(star(note))
    qtbot.wait(1)
    assert panel.machine.verticalScrollBar().maximum() == 0
    buttons = panel.findChildren(PlaceButton)
    bottom = panel.machine.viewport().mapToGlobal(panel.machine.viewport().rect().bottomLeft()).y()
    assert len(buttons) == 2
    assert all(one.mapToGlobal(one.rect().bottomLeft()).y() <= bottom for one in buttons)


def test_the_note_grows_with_what_is_typed_and_shrinks_again(qtbot: QtBot) -> None:
    panel = shown_panel(qtbot, 486)
    panel.show_detail(star())
    heights = [panel.note.height()]
    for _ in range(4):
        panel.note.setPlainText(panel.note.toPlainText() + "một dòng\n")
        heights.append(panel.note.height())
    assert heights[0] < heights[1] < heights[2] == heights[3] == heights[4]
    assert panel.note.geometry().bottom() < panel.height()
    panel.note.clear()
    assert panel.note.height() == heights[0]


def test_a_high_window_keeps_the_usual_sizes(qtbot: QtBot) -> None:
    low, high = shown_panel(qtbot, 486), shown_panel(qtbot, 900)
    for panel in (low, high):
        panel.show_detail(star())
    qtbot.wait(1)
    assert high.note.height() > low.note.height()
    assert [button.height() for button in high.verdicts.buttons.values()] == [HEIGHT] * 4
    assert [button.height() for button in low.verdicts.buttons.values()] == [SHORT_HEIGHT] * 4


def test_what_a_proof_says_is_never_cut_on_a_small_screen(qtbot: QtBot) -> None:
    panel = shown_panel(qtbot, 486)
    long = ProofLine(Holds.NO, "268,3 + 341,8 + 521,4 + 187,5 = 2.502,1", "bảng 2 nêu 2.520,1, lệch 18", "tất cả")
    panel.show_detail(replace(star(), proofs=(*PROOF, long)))
    qtbot.wait(1)
    card = panel.findChild(ProofCard)
    assert card is not None
    said = {label.text(): label for label in card.findChildren(QLabel) if label.text()}
    for line in (*PROOF, long):
        label = said[line.explanation]
        assert label.heightForWidth(label.width()) <= label.height()
        formula = said[line.formula]
        assert formula.wordWrap() or formula.fontMetrics().horizontalAdvance(line.formula) <= formula.width() + 1
    assert said[long.explanation].toolTip() == "tất cả"


def test_the_places_take_the_room_there_is(qtbot: QtBot) -> None:
    panel = shown_panel(qtbot, 486)
    quote = PlaceQuote(Span(0, 2), "I.3", LONG, "05", LONG)
    panel.show_detail(replace(star(), proofs=(), places=(quote, quote)))
    qtbot.wait(1)
    first, second = panel.findChildren(PlaceButton)
    assert first.height() == second.height()
    panel.show_detail(star())
    qtbot.wait(1)
    first, second = panel.findChildren(PlaceButton)
    assert first.height() == second.height()
    panel.show_detail(replace(star(), key="other", places=(quote,) * 6))
    qtbot.wait(1)
    heights = [button.height() for button in panel.findChildren(PlaceButton) if button.isVisible()]
    assert all(height < heights[0] for height in heights[1:])


def test_another_item_is_shown_from_its_beginning(qtbot: QtBot) -> None:
    panel = shown_panel(qtbot, 486)
    many = replace(star(), places=star().places * 6)
    panel.show_detail(many)
    qtbot.wait(1)
    panel.machine.verticalScrollBar().setValue(90)
    panel.show_detail(replace(many, verdict=Verdict.VERIFIED))
    assert panel.machine.verticalScrollBar().value() == 90
    panel.show_detail(replace(many, key="other"))
    assert panel.machine.verticalScrollBar().value() == 0


def test_of_many_relations_the_words_give_way_to_a_long_formula(qtbot: QtBot) -> None:
    panel = shown_panel(qtbot, 486)
    long = ProofLine(Holds.YES, "13.642 + 138 = 13.780", "khớp “13.780” ở thân bài và ở phụ lục", "tất cả")
    panel.show_detail(replace(star(), proofs=(*PROOF, long)))
    qtbot.wait(1)
    card = panel.findChild(ProofCard)
    assert card is not None
    formula = next(label for label in card.findChildren(QLabel) if label.text() == long.formula)
    assert formula.width() >= formula.fontMetrics().horizontalAdvance(long.formula)


def test_new_evidence_is_brought_into_sight_where_its_section_is_open(qtbot: QtBot) -> None:
    panel = shown_panel(qtbot, 420)
    panel.show_detail(star())
    panel.footer.toggled.emit("evidence", True)
    qtbot.wait(1)
    panel.machine.verticalScrollBar().setValue(0)
    one = Evidence("u", 1, "m", "Báo cáo thanh tra", "Số đơn 632", "https://example.org", "")
    panel.show_detail(replace(star(), evidence=(one,)))
    bar = panel.machine.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum(), timeout=2_000)
