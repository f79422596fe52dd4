"""The search over the items: it says that a chip narrows it, and offers all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.review.model import Verdict
from widgets.items.panel import ItemsPanel
from widgets.items.row import Filter, ItemRow
from widgets.theme.theme import load_theme

ROWS = [
    ItemRow("a", "05 ≠ 06", "does not fit", "I.3", Verdict.UNREVIEWED, finding=True),
    ItemRow("b", "68,6 tỷ đồng", "money", "II.1", Verdict.VERIFIED),
]


@pytest.fixture
def panel(qtbot: QtBot) -> ItemsPanel:
    made = ItemsPanel(load_theme("light"))
    qtbot.addWidget(made)
    made.resize(368, 247)
    made.set_rows(ROWS)
    made.show()
    qtbot.waitExposed(made)
    return made


def said(panel: ItemsPanel) -> str:
    return panel.list.empty.said.text() if panel.list.empty.isVisible() else ""


def test_a_search_that_a_chip_narrows_says_so_and_offers_all(panel: ItemsPanel) -> None:
    assert panel.model.filter is Filter.TO_CHECK
    panel.search("ty dong")
    assert "“To check 1”" in said(panel)
    assert panel.list.empty.all.isVisible() and "1 item found" in panel.list.empty.all.text()
    panel.list.empty.all.click()
    assert (panel.model.filter, list(panel.model.keys()), panel.model.how.words) == (Filter.ALL, ["b"], "ty dong")
    assert said(panel) == ""


def test_items_that_a_chart_led_to_narrow_the_search_too(panel: ItemsPanel) -> None:
    panel.show_only(["a"], "Section I")
    panel.search("ty dong")
    assert "“Section I 1”" in said(panel)
    panel.list.empty.all.click()
    assert list(panel.model.keys()) == ["b"] and not panel.model.how.only


def test_words_that_nothing_holds_are_said_to_be_nowhere(panel: ItemsPanel) -> None:
    panel.search("zzz")
    assert said(panel) == "No item, note or question holds these words."
    assert not panel.list.empty.all.isVisible()


def test_a_search_with_hits_says_how_many_more_there_are_under_all_and_goes_there(panel: ItemsPanel) -> None:
    panel.set_rows([*ROWS, replace(ROWS[1], key="c", title="05 xã")])
    panel.search("05")
    assert list(panel.model.keys()) == ["a"]
    assert panel.more.isVisible() and panel.more.text() == "1 more in All"
    panel.more.click()
    assert (panel.model.filter, list(panel.model.keys())) == (Filter.ALL, ["a", "c"])
    assert not panel.more.isVisible()
    panel.search("")
    assert not panel.more.isVisible()


def test_the_sentence_takes_no_height_from_what_stands_below(panel: ItemsPanel) -> None:
    least = panel.minimumHeight()
    panel.set_rows([])
    panel.resize(panel.width(), panel.height() + 1)
    assert said(panel) and panel.minimumHeight() == least
