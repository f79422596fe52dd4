"""The question about an item: written in the detail, kept while it is typed, taken back step by step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.review.model import Verdict
from app.review.records import Priority, Question, QuestionState
from app.review.session import ReviewSession
from app.wording import choose_language, render
from tests.widgets.memory_store import MemoryStore
from tests.widgets.opened import press, wait
from widgets.actions import Act
from widgets.detail.completing import OfferingLine
from widgets.detail.question import SAVE_AFTER, QuestionForm
from widgets.window.main_window import MainWindow

COMPLETING = pytest.mark.qt_log_ignore("This plugin does not support")  # what a list of offers asks of offscreen


def form_of(window: MainWindow) -> QuestionForm:
    return window.parts.detail.sections.question


def session_of(window: MainWindow) -> ReviewSession:
    assert window.session is not None
    return window.session


def current(window: MainWindow) -> str:
    assert window.room.current is not None
    return window.room.current


def asked(window: MainWindow) -> Question:
    found = session_of(window).question_of(current(window))
    assert found is not None
    return found


def other(window: MainWindow) -> str:
    """An item that nobody has judged."""
    session = session_of(window)
    return next(item.key for item in session.items if session.verdict_of(item.key) is Verdict.UNREVIEWED)


@pytest.fixture
def asking(qtbot: QtBot, opened: MainWindow) -> MainWindow:
    """The window with the form open on a questioned item."""
    press(opened, Qt.Key.Key_Q)
    QTest.keyClick(opened.parts.page, Qt.Key.Key_Q, Qt.KeyboardModifier.ShiftModifier)
    wait(qtbot, opened)
    return opened


def test_what_is_questioned_has_a_question_and_what_is_verified_has_none(opened: MainWindow) -> None:
    link = opened.parts.detail.question_link
    assert not link.isVisible()
    press(opened, Qt.Key.Key_Q)
    assert link.isVisible() and not form_of(opened).isVisible()
    link.click()
    assert form_of(opened).isVisible()
    questioned = current(opened)
    opened.room.choose(other(opened))
    assert not link.isVisible() and not form_of(opened).isVisible()
    opened.room.choose(questioned)
    assert form_of(opened).isVisible()


def test_the_key_opens_the_question_of_any_item_and_goes_to_its_first_field(qtbot: QtBot, opened: MainWindow) -> None:
    opened.actions_by_id[Act.QUESTION].trigger()
    assert form_of(opened).isVisible() and form_of(opened).addressee.hasFocus()
    QTest.keyClicks(form_of(opened).addressee, "So Y te")
    form_of(opened).flush()
    wait(qtbot, opened)
    assert asked(opened).addressee == "So Y te"
    QTest.keyClick(form_of(opened).addressee, Qt.Key.Key_Escape)
    assert opened.parts.page.hasFocus()


@COMPLETING
def test_what_is_typed_is_saved_once_nobody_types_as_one_step_with_a_name(
    qtbot: QtBot, asking: MainWindow, store: MemoryStore
) -> None:
    QTest.keyClicks(form_of(asking).addressee, "So Tai chinh 2")
    assert store.additions(1).questions == ()
    qtbot.waitUntil(lambda: bool(store.additions(1).questions), timeout=SAVE_AFTER + 2000)
    assert store.additions(1).questions[0].addressee == "So Tai chinh 2"
    name = session_of(asking).undo_name
    assert name is not None and render(name).startswith("Undo: question on ")
    assert asking.parts.detail.question_link.text() == "So Tai chinh 2"
    asking.reviewing.undo()
    wait(qtbot, asking)
    assert form_of(asking).addressee.text() == "" and store.additions(1).questions == ()


def test_several_fields_typed_one_after_the_other_are_all_kept(qtbot: QtBot, asking: MainWindow) -> None:
    form = form_of(asking)
    form.addressee.setText("Sở Y tế")
    form.theme.setText("Y tế")
    form.wording.setPlainText("Vì sao 05?")
    form.answered_on.setText("24/6/2024")
    questioned = current(asking)
    asking.room.choose(other(asking))
    asking.room.choose(questioned)
    wait(qtbot, asking)
    one = asked(asking)
    assert (one.addressee, one.theme, one.wording, one.answered_on) == ("Sở Y tế", "Y tế", "Vì sao 05?", "2024-06-24")
    assert form.answered_on.text() == "24/06/2024"


def test_an_answer_makes_an_open_question_answered_and_one_undo_takes_both_back(
    qtbot: QtBot, asking: MainWindow
) -> None:
    form = form_of(asking)
    form.wording.setPlainText("Vì sao 05?")
    form.flush()
    form.answer.setPlainText("Sẽ rà soát")
    form.flush()
    assert asked(asking).state is QuestionState.ANSWERED
    assert form.state.currentText() == "Answered, not settled"
    asking.reviewing.undo()
    assert (asked(asking).state, asked(asking).answer, form.answer.toPlainText()) == (QuestionState.OPEN, "", "")
    form.state.activated.emit(2)
    assert asked(asking).state is QuestionState.SETTLED
    form.priority.activated.emit(0)
    assert asked(asking).priority is Priority.HIGH
    wait(qtbot, asking)


def test_a_day_that_is_none_stays_in_its_field_unsaved(qtbot: QtBot, asking: MainWindow) -> None:
    form = form_of(asking)
    form.theme.setText("Đất đai")
    form.answered_on.setText("31/2/2024")
    form.flush()
    wait(qtbot, asking)
    assert (asked(asking).answered_on, form.answered_on.text()) == ("", "31/2/2024")
    assert "24/6/2024" in form.answered_on.toolTip() and "border-color" in form.answered_on.styleSheet()
    form.answered_on.setText("28.2.2024")
    form.flush()
    wait(qtbot, asking)
    assert asked(asking).answered_on == "2024-02-28"
    assert "border-color" not in form.answered_on.styleSheet()


def test_bodies_are_offered_and_only_taken_over_by_a_click(qtbot: QtBot, asking: MainWindow) -> None:
    form = form_of(asking)
    assert form.addressee.text() == ""
    button = form.named[0]
    assert button.isVisible() and button.text() == "UBND tỉnh"
    assert form.addressee.offered[0] == "UBND tỉnh"
    button.click()
    wait(qtbot, asking)
    assert asked(asking).addressee == "UBND tỉnh"
    form.theme.setFocus()
    assert not button.isVisible()


def test_whom_was_asked_before_is_offered_before_all_other_bodies(
    qtbot: QtBot, asking: MainWindow, store: MemoryStore
) -> None:
    form_of(asking).addressee.setText("Đội Quản lý thị trường số 1")
    form_of(asking).flush()
    wait(qtbot, asking)
    asking.parts.detail.question_link.click()
    asking.room.choose(other(asking))
    asking.actions_by_id[Act.QUESTION].trigger()
    wait(qtbot, asking)
    assert form_of(asking).addressee.text() == ""
    offered = form_of(asking).addressee.offered
    assert offered.index("Đội Quản lý thị trường số 1") < offered.index("Sở Tài chính")


def test_offers_are_found_anywhere_and_without_accents(qtbot: QtBot) -> None:
    line = OfferingLine()
    qtbot.addWidget(line)
    line.offer(["Sở Tài chính", "Sở Tư pháp", "UBND tỉnh", "Sở Tài chính"])
    assert line.offered == ["Sở Tài chính", "Sở Tư pháp", "UBND tỉnh"]
    line.setText("tai chinh")
    assert line.offered == ["Sở Tài chính"]
    line.setText("SỞ")
    assert line.offered == ["Sở Tài chính", "Sở Tư pháp"]


@COMPLETING
def test_down_shows_all_that_is_offered(qtbot: QtBot, asking: MainWindow) -> None:
    line = form_of(asking).addressee
    QTest.keyClick(line, Qt.Key.Key_Down)
    completer = line.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None and popup.isVisible()
    popup.hide()


def test_the_template_is_seen_until_words_are_written_and_can_be_begun_with(qtbot: QtBot, asking: MainWindow) -> None:
    form = form_of(asking)
    template = form.wording.placeholderText()
    assert template and not form.wording.toPlainText()
    form.from_template.click()
    form.flush()
    wait(qtbot, asking)
    assert asked(asking).wording == template.strip()
    assert not form.from_template.isVisible()


def test_the_template_names_whom_it_is_put_to(qtbot: QtBot, asking: MainWindow) -> None:
    form_of(asking).addressee.setText("Sở Y tế")
    form_of(asking).flush()
    wait(qtbot, asking)
    assert "Sở Y tế" in form_of(asking).wording.placeholderText()


def test_a_question_that_could_not_be_saved_stays_in_the_form(
    qtbot: QtBot, asking: MainWindow, store: MemoryStore
) -> None:
    store.full = True
    form_of(asking).addressee.setText("Sở Y tế")
    form_of(asking).flush()
    wait(qtbot, asking)
    assert current(asking) in session_of(asking).pending
    assert form_of(asking).addressee.text() == "Sở Y tế"
    store.full = False
    asking.reviewing.try_again()
    wait(qtbot, asking)
    assert asked(asking).addressee == "Sở Y tế"


def test_a_turn_of_the_wheel_changes_no_choice(asking: MainWindow) -> None:
    choice = form_of(asking).priority
    middle, none = QPointF(choice.rect().center()), Qt.KeyboardModifier.NoModifier
    angle = QPoint(0, -120)
    event = QWheelEvent(
        middle, choice.mapToGlobal(middle), QPoint(), angle, Qt.MouseButton.NoButton, none, Qt.ScrollPhase(0), False
    )
    QApplication.sendEvent(choice, event)
    assert choice.currentText() == "Normal priority"


def test_every_field_has_a_name_in_both_languages(asking: MainWindow) -> None:
    form = form_of(asking)
    for language in ("vi", "en"):
        choose_language(language)
        form.retranslate()
        controls = (*form.fields.values(), form.priority, form.state, form.from_template)
        names = [control.accessibleName() for control in controls]
        assert all(names) and len(set(names)) == len(names)


def test_a_note_is_gone_on_with_at_its_end(qtbot: QtBot, opened: MainWindow) -> None:
    press(opened, Qt.Key.Key_N)
    QTest.keyClicks(opened.parts.detail.note, "Hoi")
    opened.parts.detail.flush_note()
    opened.parts.page.setFocus()
    press(opened, Qt.Key.Key_J)
    press(opened, Qt.Key.Key_K)
    press(opened, Qt.Key.Key_N)
    QTest.keyClicks(opened.parts.detail.note, " lai")
    opened.parts.detail.flush_note()
    wait(qtbot, opened)
    assert session_of(opened).note_of(current(opened)) == "Hoi lai"


def test_the_verdicts_and_the_note_stay_in_sight_while_a_question_is_written(qtbot: QtBot, asking: MainWindow) -> None:
    detail = asking.parts.detail
    qtbot.wait(10)
    for part in (detail.verdicts, detail.note, detail.question_link):
        assert part.isVisible() and not part.visibleRegion().isEmpty()
        assert detail.rect().contains(part.geometry())
    assert not form_of(asking).addressee.visibleRegion().isEmpty()


def test_the_history_tells_what_was_asked(qtbot: QtBot) -> None:
    from app.review.model import HistoryEntry
    from widgets.detail.told import history_lines

    first = {
        **dict.fromkeys(("theme", "wording", "answer", "answered_on"), ""),
        **{"mark": "u1", "addressee": "Sở Y tế", "priority": "normal", "state": "open"},
    }
    later = {**first, "state": "settled", "answered_on": "2024-06-24"}
    import json

    entries = [
        HistoryEntry("2026-01-01", "Lan", "q", "question", None, json.dumps(first)),
        HistoryEntry("2026-01-02", "Lan", "q", "question", json.dumps(first), json.dumps(later)),
        HistoryEntry("2026-01-03", "Lan", "q", "undo", json.dumps(first), None),
    ]
    assert [(line.what, line.note) for line in history_lines(entries)] == [
        ("Undone: Question removed", "Sở Y tế"),
        ("Question", "24/06/2024 · Settled"),
        ("Question", "Sở Y tế"),
    ]


def test_a_verdict_that_clears_an_item_leaves_its_question_to_be_seen(qtbot: QtBot, asking: MainWindow) -> None:
    form_of(asking).theme.setText("Đất đai")
    form_of(asking).flush()
    asking.room.give(Verdict.VERIFIED)
    wait(qtbot, asking)
    assert asking.parts.detail.question_link.isVisible()
    assert asked(asking).theme == "Đất đai"


def test_in_a_high_window_the_question_shows_itself_until_somebody_folds_it(qtbot: QtBot, opened: MainWindow) -> None:
    press(opened, Qt.Key.Key_Q)
    assert not form_of(opened).isVisible()
    opened.resize(1366, 1000)
    qtbot.waitUntil(form_of(opened).isVisible)
    opened.parts.detail.question_link.click()
    opened.resize(1366, 768)
    opened.resize(1366, 1000)
    assert not form_of(opened).isVisible()
    wait(qtbot, opened)


def test_tab_goes_through_the_fields_in_the_order_they_are_read(asking: MainWindow) -> None:
    form = form_of(asking)
    seen = [asking.focusWidget()]
    while seen[-1] is not form.answered_on and len(seen) < 12:
        QTest.keyClick(seen[-1], Qt.Key.Key_Tab)
        seen.append(asking.focusWidget())
    fields = [one for one in seen if one in (*form.fields.values(), form.priority, form.state)]
    assert fields == [
        *(form.addressee, form.theme, form.priority, form.wording, form.answer, form.state, form.answered_on),
    ]


@COMPLETING
def test_nothing_is_saved_while_an_offer_is_being_chosen(qtbot: QtBot, asking: MainWindow, store: MemoryStore) -> None:
    line = form_of(asking).addressee
    QTest.keyClicks(line, "tai")
    assert line.is_choosing
    qtbot.wait(SAVE_AFTER + 200)
    assert store.additions(1).questions == ()
    completer = line.completer()
    popup = completer.popup() if completer else None
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    wait(qtbot, asking)
    assert line.text() == asked(asking).addressee == "Sở Tài chính"
    asking.reviewing.undo()
    assert session_of(asking).question_of(current(asking)) is None
    wait(qtbot, asking)
