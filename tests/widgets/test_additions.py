"""What a delegate adds beside verdicts, by key and mouse in the window: findings put aside, ties, evidence, links."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from app.checks.model import Holds
from app.review.items import ItemKind
from app.review.model import Verdict
from app.review.records import Evidence, TieKind
from app.review.session import ReviewSession
from storage.library import Library, open_library
from tests.widgets.opened import open_in, services_of, session_of, shown, wait
from widgets.actions import Act
from widgets.detail.ask import EvidenceDialog, ReasonDialog
from widgets.items.row import Filter
from widgets.review.present import detail_of
from widgets.window.main_window import MainWindow

TEXT = (
    "I. KẾT QUẢ THỰC HIỆN\n\n"
    "Ủy ban nhân dân tỉnh đã thực hiện 37/42 nội dung (đạt tỷ lệ 95,1%); còn lại 05 nội dung chưa trình.\n\n"
    "Tỉnh có 15 đơn vị mới. Vùng cao có 12 xã đã xong. Thành thị có 3 phường.\n\n"
    "II. NHIỆM VỤ\n\n"
    "Tỉnh bố trí 68,6 tỷ đồng cho 21 xã trong năm 2020.\n"
)
ADDRESS = "https://thongke.example/nien-giam"


def write_ties(session: ReviewSession, path: Path) -> None:
    path.write_text(str(len(session.ties)), "utf-8")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(open_library(tmp_path / "library.db")) as opened:
        yield opened


@pytest.fixture
def opened(qtbot: QtBot, library: Library, report: Path) -> Iterator[MainWindow]:
    with shown(qtbot, services_of(library, report, export=write_ties)) as window:
        open_in(qtbot, window, report)
        yield window


def key_of(window: MainWindow, words: str) -> str:
    session = session_of(window)
    found = (item for item in session.items if item.kind is ItemKind.FIGURE)
    return next(item.key for item in found if session.report.text_of(item.span) == words)


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.parts.page, key)


def click_on(window: MainWindow, words: str) -> None:
    """Click on a number of the page."""
    page, span = window.parts.page, session_of(window).item(key_of(window, words)).span
    page.go_to(span)
    box = page.canvas.boxes_of(span)[0].rect.center()
    where = QPoint(round(box.x()), round(box.y()) - page.verticalScrollBar().value())
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=where)


def answer(window: MainWindow, qtbot: QtBot) -> None:
    """Press OK in the dialog that is asked."""
    dialog = window.rooms.adding.dialog
    assert isinstance(dialog, ReasonDialog | EvidenceDialog)
    QTest.mouseClick(dialog.buttons.button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)
    wait(qtbot, window)


def put_aside(qtbot: QtBot, window: MainWindow, reason: str) -> str:
    key = window.room.current
    assert key is not None
    press(window, Qt.Key.Key_X)
    wait(qtbot, window)
    dialog = window.rooms.adding.dialog
    assert isinstance(dialog, ReasonDialog)
    assert not dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
    QTest.keyClicks(dialog.reason, reason)
    answer(window, qtbot)
    return key


def test_a_finding_that_is_no_error_leaves_the_ones_to_check(qtbot: QtBot, opened: MainWindow) -> None:
    before = opened.parts.items.model.counts()
    key = put_aside(qtbot, opened, "do lam tron")
    counts = opened.parts.items.model.counts()
    assert (counts[Filter.TO_CHECK], counts[Filter.ASIDE]) == (before[Filter.TO_CHECK] - 1, 1)
    assert key not in opened.room.findings
    assert opened.parts.detail.aside.text() == "Take up again"
    assert opened.services.store.additions(session_of(opened).record.id).dismissals[0].reason == "do lam tron"
    opened.parts.items.show_filter(Filter.ASIDE)
    assert opened.parts.items.model.keys() == (key,)


def test_a_finding_put_aside_is_taken_up_again_by_the_button_and_by_undo(qtbot: QtBot, opened: MainWindow) -> None:
    key = put_aside(qtbot, opened, "ly do")
    QTest.mouseClick(opened.parts.detail.aside, Qt.MouseButton.LeftButton)
    wait(qtbot, opened)
    assert key in opened.room.findings
    opened.reviewing.undo()
    wait(qtbot, opened)
    assert session_of(opened).aside_of(key) is not None
    opened.reviewing.undo()
    wait(qtbot, opened)
    assert session_of(opened).aside == ()
    assert key in opened.room.findings


def test_a_reason_that_was_given_before_is_proposed(qtbot: QtBot, opened: MainWindow) -> None:
    put_aside(qtbot, opened, "do lam tron")
    opened.reviewing.do(lambda session: session.tie([key_of(opened, "12"), key_of(opened, "3")], key_of(opened, "21")))
    wait(qtbot, opened)
    opened.room.choose(opened.room.findings[0])
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    opened.parts.page.setFocus()
    press(opened, Qt.Key.Key_X)
    wait(qtbot, opened)
    dialog = opened.rooms.adding.dialog
    assert isinstance(dialog, ReasonDialog)
    assert dialog.reason.completer().model().index(0, 0).data() == "do lam tron"
    dialog.reject()


def test_numbers_picked_on_the_page_are_tied_and_judged_at_once(qtbot: QtBot, opened: MainWindow) -> None:
    opened.room.choose(key_of(opened, "12"))
    press(opened, Qt.Key.Key_T)
    panel, tying = opened.parts.tie, opened.rooms.tying
    assert panel.isVisible() and not opened.parts.detail.isVisible()
    assert not panel.tie.isEnabled()
    click_on(opened, "15")
    click_on(opened, "3")
    assert list(panel.rows) == [key_of(opened, words) for words in ("15", "12", "3")]
    assert panel.rows[key_of(opened, "15")].isChecked()  # the one that the others make up
    assert panel.tie.isEnabled()
    QTest.mouseClick(panel.tie, Qt.MouseButton.LeftButton)
    wait(qtbot, opened)
    (state,) = session_of(opened).ties
    assert state.relation is not None and state.relation.holds is Holds.YES
    assert opened.services.store.additions(session_of(opened).record.id).ties == (state.tie,)
    assert not tying.active and opened.parts.detail.isVisible()
    assert opened.parts.page.hasFocus()  # and on no button that happens to come next
    assert opened.parts.detail.sections.ties.isVisible()
    for words in ("15", "12", "3"):  # it is said once
        detail = detail_of(session_of(opened), key_of(opened, words))
        assert [tie.formula for tie in detail.ties] == [state.relation.formula]
        assert state.relation.formula not in [proof.formula for proof in detail.proofs]


def test_a_tie_that_does_not_hold_is_a_finding_and_untying_takes_it_away(qtbot: QtBot, opened: MainWindow) -> None:
    before = list(opened.room.findings)
    opened.room.choose(key_of(opened, "12"))
    press(opened, Qt.Key.Key_T)
    click_on(opened, "21")
    click_on(opened, "3")
    opened.parts.tie.tie.click()
    wait(qtbot, opened)
    (state,) = session_of(opened).ties
    assert state.relation is not None and state.relation.holds is Holds.NO
    assert len(opened.room.findings) == len(before) + 1
    opened.room.choose(next(key for key in opened.room.findings if key not in before))
    opened.parts.detail.sections.untie_asked.emit(state.tie.uuid)
    wait(qtbot, opened)
    assert opened.room.findings == before
    assert opened.room.current in {item.key for item in session_of(opened).items}


def test_one_figure_at_two_places_is_tied_as_the_same(qtbot: QtBot, opened: MainWindow) -> None:
    opened.room.choose(key_of(opened, "12"))
    press(opened, Qt.Key.Key_T)
    click_on(opened, "21")
    QTest.mouseClick(opened.parts.tie.kinds[TieKind.SAME_FIGURE], Qt.MouseButton.LeftButton)
    opened.parts.tie.tie.click()
    wait(qtbot, opened)
    assert session_of(opened).ties[0].tie.kind is TieKind.SAME_FIGURE


def test_escape_lets_go_of_what_was_picked(opened: MainWindow) -> None:
    opened.room.choose(key_of(opened, "12"))
    press(opened, Qt.Key.Key_T)
    press(opened, Qt.Key.Key_Escape)
    assert not opened.rooms.tying.active
    assert opened.parts.page.canvas.picked == frozenset()
    click_on(opened, "21")
    assert opened.room.current == key_of(opened, "21")


def test_escape_is_left_to_others_unless_something_is_being_linked_or_tied(opened: MainWindow) -> None:
    stop = opened.actions_by_id[Act.STOP]
    assert not stop.isEnabled()
    for begin in (Act.LINK, Act.TIE):
        click_on(opened, "15")
        opened.actions_by_id[begin].trigger()
        assert stop.isEnabled()
        stop.trigger()
        assert not stop.isEnabled()
        opened.show_start()
        opened.show_review()
        assert not stop.isEnabled()


def add_evidence(qtbot: QtBot, window: MainWindow) -> Evidence:
    window.rooms.adding.add_evidence()
    wait(qtbot, window)
    dialog = window.rooms.adding.dialog
    assert isinstance(dialog, EvidenceDialog)
    QTest.keyClicks(dialog.source, "Nien giam 2019")
    dialog.quote.setPlainText("42 nội dung")
    QTest.keyClicks(dialog.url, ADDRESS)
    answer(window, qtbot)
    (evidence,) = window.services.store.additions(session_of(window).record.id).evidence
    return evidence


def test_evidence_is_kept_shown_changed_and_removed(qtbot: QtBot, opened: MainWindow) -> None:
    key = opened.room.current
    assert key is not None
    evidence = add_evidence(qtbot, opened)
    assert (evidence.source, evidence.quote, evidence.url) == ("Nien giam 2019", "42 nội dung", ADDRESS)
    assert opened.parts.detail.footer.buttons["evidence"].text().endswith(" 1")
    opened.parts.detail.sections.change_asked.emit(evidence)
    wait(qtbot, opened)
    dialog = opened.rooms.adding.dialog
    assert isinstance(dialog, EvidenceDialog)
    dialog.source.setText("Nien giam 2020")
    answer(opened, qtbot)
    assert session_of(opened).evidence_of(key)[0].source == "Nien giam 2020"
    opened.parts.detail.sections.remove_asked.emit(evidence.uuid)
    wait(qtbot, opened)
    assert session_of(opened).evidence_of(key) == ()
    assert session_of(opened).mark_of(key) is None


def test_an_address_is_opened_by_a_click_and_never_else(
    qtbot: QtBot, opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone: list[QUrl] = []
    monkeypatch.setattr("widgets.review.adding.QDesktopServices.openUrl", gone.append)
    add_evidence(qtbot, opened)
    assert gone == []
    from widgets.detail.rows import AddressButton

    (button,) = (one for one in opened.parts.detail.findChildren(AddressButton) if one.isVisibleTo(opened))
    button.click()
    assert gone == [QUrl(ADDRESS)]


def test_two_items_are_linked_by_pressing_l_at_each(qtbot: QtBot, opened: MainWindow) -> None:
    one, other = key_of(opened, "12"), key_of(opened, "21")
    opened.room.choose(one)
    press(opened, Qt.Key.Key_L)
    assert "link" in opened.parts.strip.texts()
    click_on(opened, "21")
    press(opened, Qt.Key.Key_L)
    wait(qtbot, opened)
    assert "link" not in opened.parts.strip.texts()
    session = session_of(opened)
    ((link, _, span),) = session.links_of(one)
    assert span == session.item(other).span
    assert [found.uuid for found, _, _ in session.links_of(other)] == [link.uuid]
    opened.parts.detail.sections.unlink_asked.emit(link.uuid)
    wait(qtbot, opened)
    assert session.links_of(one) == ()


def test_the_history_tells_who_said_what(qtbot: QtBot, opened: MainWindow) -> None:
    session_of(opened).author = "Lan"
    opened.room.give(Verdict.INCONSISTENT)
    press(opened, Qt.Key.Key_H)
    sections = opened.parts.detail.sections
    qtbot.waitUntil(lambda: opened.parts.detail.footer.buttons["history"].text().endswith(" 1"))
    wait(qtbot, opened)
    shown = [label.text() for label in sections.history.findChildren(type(sections.history.title))]
    assert "Unreviewed → Inconsistent" in shown
    assert any(text.startswith("Lan · ") for text in shown)


def test_several_items_of_the_list_get_one_verdict_in_one_step(qtbot: QtBot, opened: MainWindow) -> None:
    opened.parts.items.show_filter(Filter.ALL)
    model, view = opened.parts.items.model, opened.parts.items.list
    shown = model.keys()
    keys = [key for key in shown if session_of(opened).item(key).kind is ItemKind.FIGURE][:3]
    for number, key in enumerate(keys):
        modifier = Qt.KeyboardModifier.ControlModifier if number else Qt.KeyboardModifier.NoModifier
        view.scrollTo(model.index_of(key))
        where = view.visualRect(model.index_of(key)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, where)
    assert opened.room.chosen_keys() == keys
    QTest.keyClick(view, Qt.Key.Key_V)
    wait(qtbot, opened)
    assert [session_of(opened).verdict_of(key) for key in keys] == [Verdict.VERIFIED] * 3
    opened.reviewing.undo()
    wait(qtbot, opened)
    assert [session_of(opened).verdict_of(key) for key in keys] == [Verdict.UNREVIEWED] * 3


def test_additions_are_there_when_the_report_is_opened_again_and_in_the_export(
    qtbot: QtBot, opened: MainWindow, report: Path, tmp_path: Path
) -> None:
    opened.reviewing.do(lambda session: session.tie([key_of(opened, "12"), key_of(opened, "3")], key_of(opened, "15")))
    wait(qtbot, opened)
    opened.open_file(report)
    wait(qtbot, opened)
    assert len(session_of(opened).ties) == 1
    opened.export_to(tmp_path / "out.txt")
    wait(qtbot, opened)
    assert (tmp_path / "out.txt").read_text() == "1"


def test_ties_and_asides_come_along_into_the_next_version_which_is_open(
    qtbot: QtBot, opened: MainWindow, report: Path, tmp_path: Path
) -> None:
    opened.reviewing.do(lambda session: session.tie([key_of(opened, "12"), key_of(opened, "3")], key_of(opened, "15")))
    put_aside(qtbot, opened, "ly do")
    opened.reviewing.give([key_of(opened, "21")], Verdict.VERIFIED)
    wait(qtbot, opened)
    newer = tmp_path / "newer.txt"
    newer.write_text(TEXT.replace("68,6", "70,1"), "utf-8")
    opened.open_file(newer)
    wait(qtbot, opened)
    assert session_of(opened).ties == ()
    opened.comparing.files(report, newer)
    wait(qtbot, opened)
    assert "came_along" in opened.parts.strip.texts()
    assert len(session_of(opened).ties) == 1
    assert len(session_of(opened).aside) == 1
    assert session_of(opened).verdict_of(key_of(opened, "21")) is Verdict.VERIFIED
    opened.leave_comparison()


def test_a_tie_whose_number_is_gone_is_told(qtbot: QtBot, opened: MainWindow, library: Library) -> None:
    session = session_of(opened)
    edit = session.tie([key_of(opened, "12"), key_of(opened, "3")], key_of(opened, "15"))
    (write,) = edit.writes
    tie = write.after
    assert tie is not None
    lost = replace(tie, parts=(tie.parts[0], replace(tie.parts[1], quote="99", prefix="?", suffix="?")))  # type: ignore[union-attr, arg-type]
    library.write([replace(write, after=lost)])
    opened.open_file(Path(session.report.path))
    wait(qtbot, opened)
    assert "“15”" in opened.parts.strip.texts()["lost_ties"]
