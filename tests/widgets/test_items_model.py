"""The model of the item list, and the table of actions."""

from __future__ import annotations

import statistics
import time
from dataclasses import replace

import pytest
from pytestqt.modeltest import ModelTester

from app.review.model import Verdict
from widgets.actions import ACTIONS
from widgets.items.arrange import Arrangement, Group, Heading, Sort
from widgets.items.model import ROW_ROLE, ItemsModel
from widgets.items.row import Filter, ItemRow

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
    model.arrange(Arrangement(filter=Filter.TO_CHECK))
    assert model.keys() == ("a",)
    assert model.counts()[Filter.UNREVIEWED] == 2


def test_a_row_that_no_longer_passes_stays_until_the_filter_is_chosen_anew() -> None:
    model = ItemsModel()
    model.set_rows(ROWS)
    model.arrange(Arrangement(filter=Filter.UNREVIEWED))
    model.update_rows([replace(ROWS[2], verdict=Verdict.VERIFIED)])
    assert model.keys() == ("a", "c")
    model.arrange(Arrangement(filter=Filter.UNREVIEWED))
    assert model.keys() == ("a",)


def test_no_two_actions_share_a_key() -> None:
    keys = [key for spec in ACTIONS for key in spec.shortcuts]
    assert len(keys) == len(set(keys))


DONE, TASKS = "I.3 Thực hiện", "II Nhiệm vụ"
SEVERAL = [
    ItemRow("a", "05 ≠ 06", "", "I.3", Verdict.UNREVIEWED, True, start=90, group=DONE, level=1, kind="finding"),
    ItemRow("b", "37/42", "đạt", "I.3", Verdict.VERIFIED, start=10, group=DONE, changed="2020-01-01"),
    ItemRow("c", "12", "", "II", Verdict.QUESTIONED, start=95, group=TASKS, changed="2020-02-01", note="Hỏi Sở"),
    ItemRow("d", "13 ≠ 14", "", "II", Verdict.UNREVIEWED, True, start=99, group=TASKS, level=0, kind="finding"),
]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Sort.PLACE, "abcd"),
        (Sort.LEVEL, "dabc"),
        (Sort.KIND, "adbc"),
        (Sort.VERDICT, "cadb"),
        (Sort.CHANGED, "cbad"),
    ],
)
def test_rows_stand_in_the_order_that_was_chosen(order: Sort, expected: str) -> None:
    model = ItemsModel()
    model.set_rows(SEVERAL)
    model.arrange(replace(model.how, sort=order))
    assert "".join(model.keys()) == expected


def test_a_search_finds_titles_and_notes_without_accents() -> None:
    model = ItemsModel()
    model.set_rows(SEVERAL)
    model.arrange(replace(model.how, words="hoi so"))
    assert model.keys() == ("c",)
    model.update_rows([replace(SEVERAL[1], note="hỏi sở khác")])
    model.arrange(replace(model.how, words="HỎI SỞ"))
    assert model.keys() == ("b", "c")


def test_sections_stand_over_their_items_and_shut(qtmodeltester: ModelTester) -> None:
    model = ItemsModel()
    model.set_rows(SEVERAL)
    model.arrange(replace(model.how, group=Group.SECTION))
    assert model.rowCount() == 6
    heading = model.heading_at(model.index(0))
    assert heading == Heading(DONE, 2, False)
    assert model.key_at(model.index(0)) is None
    model.toggle(DONE)
    assert model.rowCount() == 4
    assert model.keys() == ("a", "b", "c", "d")
    assert not model.index_of("b").isValid()
    model.open_for("b")
    assert model.index_of("b").isValid()
    qtmodeltester.check(model)


def test_counts_follow_every_change() -> None:
    model = ItemsModel()
    model.set_rows(SEVERAL)
    model.update_rows([replace(SEVERAL[0], verdict=Verdict.VERIFIED), replace(SEVERAL[3], aside=True)])
    followed = model.counts()
    model.set_rows([model.index_of(key).data(ROW_ROLE) for key in ("a", "b", "c", "d")])
    assert followed == model.counts()
    assert followed[Filter.TO_CHECK] == 1
    assert followed[Filter.ASIDE] == 1


def test_ten_thousand_rows_are_sorted_grouped_and_searched_while_nobody_notices() -> None:
    rows = [replace(SEVERAL[n % 4], key=str(n), start=n, group=f"Mục {n // 100}") for n in range(10_000)]
    model = ItemsModel()
    model.set_rows(rows)
    start = time.perf_counter()
    model.arrange(replace(model.how, group=Group.SECTION, sort=Sort.VERDICT))
    assert time.perf_counter() - start < 0.5
    times = []
    for row in rows[:50]:
        start = time.perf_counter()
        model.update_rows([replace(row, verdict=Verdict.INCONSISTENT)])
        model.counts()
        times.append(time.perf_counter() - start)
    assert statistics.median(times) < 0.004
