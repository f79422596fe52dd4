"""The detail: a quote keeps to two lines, many relations to one line each."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.checks.model import Holds
from app.report.model import Span
from app.review.model import Verdict
from widgets.detail.content import Detail, PlaceQuote, ProofLine
from widgets.detail.panel import DetailPanel
from widgets.detail.places import MOST_LINES, count_lines, fit_quote
from widgets.theme.fonts import page_font
from widgets.theme.theme import load_theme

LONG = "trong đó thu nội địa đạt khá so với cùng kỳ năm trước "


@pytest.mark.parametrize("words", ["05", LONG * 6])
def test_a_quote_keeps_its_words_and_two_lines(qtbot: QtBot, words: str) -> None:
    font = page_font(10.5)
    shown = fit_quote(PlaceQuote(Span(0, 2), "I.3", LONG * 2, words, LONG * 2), font, 300)
    assert count_lines(shown.before + shown.words + shown.after, font, 300) <= MOST_LINES
    assert shown.words.rstrip("…") and words.startswith(shown.words.rstrip("…"))


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
