"""Questions in the list of items: chips, grouping, order, search, and what a row tells of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.review.model import Verdict
from app.review.records import Priority, QuestionState
from app.review.session import ReviewSession
from tests.widgets.opened import press, wait
from widgets.actions import Act
from widgets.items.arrange import Arrangement, Group, Heading, Sort
from widgets.items.chip import Chip
from widgets.items.model import ItemsModel
from widgets.items.panel import ItemsPanel
from widgets.items.row import QUESTIONS, Filter, ItemRow
from widgets.review.present import row_of
from widgets.theme.theme import load_theme
from widgets.window.main_window import MainWindow

ASKED = ItemRow("a", "05 ≠ 06", "", "I", Verdict.INCONSISTENT, True, kind="finding", asked=QuestionState.OPEN)
ROWS = [
    replace(ASKED, addressee="Sở Tài chính", theme="Ngân sách", asked_in=("Sở Tài chính", "Vì sao?"), start=1),
    replace(ASKED, key="b", asked=QuestionState.ANSWERED, addressee="Sở Y tế", priority=Priority.HIGH, start=2),
    replace(ASKED, key="c", asked=QuestionState.SETTLED, kind="figure", priority=Priority.LOW, start=3),
    ItemRow("d", "12", "", "II", Verdict.VERIFIED, start=4),
]


@pytest.fixture
def model() -> ItemsModel:
    made = ItemsModel()
    made.set_rows(ROWS)
    return made


@pytest.fixture
def panel(qtbot: QtBot) -> ItemsPanel:
    made = ItemsPanel(load_theme("light"))
    qtbot.addWidget(made)
    made.resize(368, 260)
    made.set_rows(ROWS[3:])
    made.show()
    qtbot.waitExposed(made)
    return made


def chips(panel: ItemsPanel) -> dict[str, Chip]:
    return {chip.accessibleName(): chip for chip in panel.findChildren(Chip) if chip.isVisible()}


def headings(model: ItemsModel) -> list[tuple[str, int]]:
    lines = (model.heading_at(model.index(row)) for row in range(model.rowCount()))
    return [(line.group, line.count) for line in lines if isinstance(line, Heading)]


@pytest.mark.parametrize(
    ("chosen", "keys"),
    [(Filter.ASKED, "abc"), (Filter.OPEN, "a"), (Filter.ANSWERED, "b"), (Filter.SETTLED, "c"), (Filter.ALL, "abcd")],
)
def test_a_filter_shows_the_questions_it_names_and_counts_them(model: ItemsModel, chosen: Filter, keys: str) -> None:
    model.arrange(Arrangement(filter=chosen))
    assert "".join(model.keys()) == keys
    assert model.counts()[chosen] == len(keys)


def test_counts_follow_a_question_that_is_answered(model: ItemsModel) -> None:
    model.update_rows([replace(ROWS[0], asked=QuestionState.ANSWERED), replace(ROWS[3], aside=True)])
    counts = model.counts()
    assert [counts[one] for one in QUESTIONS] == [3, 0, 2, 1]


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        (Group.ADDRESSEE, [("Sở Tài chính", 1), ("Sở Y tế", 1), ("Nobody addressed", 1), ("No question", 1)]),
        (Group.THEME, [("Ngân sách", 1), ("No subject", 2), ("No question", 1)]),
        (Group.KIND, [("Findings", 2), ("Figures", 2)]),
    ],
)
def test_items_stand_under_whom_is_asked_on_what_or_their_kind(
    model: ItemsModel, group: Group, expected: list[tuple[str, int]]
) -> None:
    model.arrange(replace(model.how, group=group))
    assert headings(model) == expected
    model.toggle(expected[0][0])
    assert not model.index_of("a").isValid()
    model.open_for("a")
    assert model.index_of("a").isValid()


def test_pressing_questions_come_first_and_what_asks_nothing_last(model: ItemsModel) -> None:
    model.arrange(replace(model.how, sort=Sort.PRIORITY))
    assert "".join(model.keys()) == "bacd"


def test_a_search_looks_through_the_words_of_questions(model: ItemsModel) -> None:
    model.arrange(replace(model.how, words="vi sao"))
    assert model.keys() == ("a",)
    model.arrange(replace(model.how, words="TAI CHINH"))
    assert model.keys() == ("a",)


def test_the_chips_of_questions_come_with_the_first_one_and_those_of_their_states_when_asked_for(
    panel: ItemsPanel,
) -> None:
    assert not any(name.startswith("Questions") for name in chips(panel))
    panel.set_rows(ROWS)
    assert "Questions 3" in chips(panel) and "Open 1" not in chips(panel)
    least = panel.minimumHeight()
    chips(panel)["Questions 3"].click()
    assert panel.model.filter is Filter.ASKED
    assert {"Open 1", "Answered 1", "Settled 1"} <= set(chips(panel))
    assert panel.minimumHeight() > least  # or they would take the room of the list
    chips(panel)["Answered 1"].click()
    assert list(panel.model.keys()) == ["b"] and "Settled 1" in chips(panel)
    chips(panel)["All 4"].click()
    assert "Open 1" not in chips(panel) and panel.minimumHeight() == least


def test_the_grouping_is_chosen_from_a_menu_and_the_action_follows_it(opened: MainWindow) -> None:
    items, action = opened.parts.items, opened.actions_by_id[Act.GROUP_ITEMS]
    items.tools.group_action(Group.SECTION).trigger()
    assert action.isChecked() and items.model.how.group is Group.SECTION
    items.tools.group_action(Group.KIND).trigger()
    assert not action.isChecked() and items.model.how.group is Group.KIND
    action.trigger()
    assert items.model.how.group is Group.SECTION and items.tools.group_action(Group.SECTION).isChecked()
    action.trigger()
    assert items.model.how.group is Group.NONE and items.tools.group_action(Group.NONE).isChecked()


def test_a_row_tells_whom_is_asked_and_how_far_that_is(qtbot: QtBot, opened: MainWindow) -> None:
    session: ReviewSession | None = opened.session
    assert session is not None
    press(opened, Qt.Key.Key_Q)
    key = opened.room.current or ""
    before = row_of(session, session.item(key))
    assert before.asked is QuestionState.OPEN and "Not answered" not in before.second
    opened.reviewing.do(
        lambda one: one.change_question(key, lambda it: replace(it, addressee="Sở Y tế", priority=Priority.HIGH))
    )
    wait(qtbot, opened)
    row = row_of(session, session.item(key))
    assert row.second.startswith("Sở Y tế · High priority · Not answered yet · ")
    assert row.second.endswith(before.second)
    assert opened.parts.items.model.counts()[Filter.OPEN] == 1
