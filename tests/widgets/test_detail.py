"""The detail: a quote keeps to two lines, many relations to one line each."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.checks.model import Holds
from app.report.model import Span
from app.review.model import Verdict
from widgets.detail.content import Detail, PlaceQuote, ProofLine
from widgets.detail.panel import DetailPanel
from widgets.detail.places import MOST_LINES, PlaceButton, count_lines, fit_quote
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


def star(note: str = "") -> Detail:
    """The finding of two places with four relations."""
    quote = PlaceQuote(Span(0, 2), "I.3", LONG, "05", LONG)
    lines = tuple(ProofLine(Holds.NO, "05 ≠ 06", LONG * 3) for _ in range(4))
    title = "Văn bản ghi 05 nội dung, nhưng chú thích 6 ghi 06 nội dung. 37 + 5 = 42 thì khớp; 06 thì không."
    return Detail("k", title, "05 = 5 nội dung", Verdict.UNREVIEWED, note, True, lines, (quote, quote))


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


def test_four_relations_and_both_places_fit_beside_the_verdicts_on_a_small_screen(qtbot: QtBot) -> None:
    panel = DetailPanel(load_theme("light"))
    qtbot.addWidget(panel)
    panel.resize(368, 490)
    quote = PlaceQuote(Span(0, 2), "I.3", LONG, "05", LONG)
    lines = tuple(ProofLine(Holds.NO, "05 ≠ 06", LONG * 3) for _ in range(4))
    title = "Văn bản ghi 05 nội dung, nhưng chú thích 6 ghi 06 nội dung."
    panel.show_detail(Detail("k", title, "05", Verdict.UNREVIEWED, "", True, lines, (quote, quote)))
    panel.show()
    qtbot.waitExposed(panel)
    assert panel.machine.verticalScrollBar().maximum() == 0
    assert panel.note.geometry().bottom() < panel.height()
