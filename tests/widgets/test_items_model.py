"""The model of the item list, and the table of actions."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.modeltest import ModelTester

from app.review.model import Verdict
from widgets.actions import ACTIONS
from widgets.items.model import Filter, ItemRow, ItemsModel

ROWS = [
    ItemRow("a", "05 ≠ 06", "", "I.3", Verdict.UNREVIEWED, finding=True),
    ItemRow("b", "37/42", "", "I.3", Verdict.VERIFIED),
    ItemRow("c", "12", "", "II", Verdict.UNREVIEWED),
]


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = ItemsModel()
    model.set_rows(ROWS)
    qtmodeltester.check(model)


def test_a_filter_shows_only_what_it_names() -> None:
    model = ItemsModel()
    model.set_rows(ROWS)
    model.set_filter(Filter.TO_CHECK)
    assert model.keys() == ("a",)
    assert model.counts()[Filter.UNREVIEWED] == 2


def test_a_row_that_no_longer_passes_stays_until_the_filter_is_chosen_anew() -> None:
    model = ItemsModel()
    model.set_rows(ROWS)
    model.set_filter(Filter.UNREVIEWED)
    model.update_rows([replace(ROWS[2], verdict=Verdict.VERIFIED)])
    assert model.keys() == ("a", "c")
    model.set_filter(Filter.UNREVIEWED)
    assert model.keys() == ("a",)


def test_no_two_actions_share_a_key() -> None:
    keys = [key for spec in ACTIONS for key in spec.shortcuts]
    assert len(keys) == len(set(keys))
