"""Exchange in the window: what colleagues sent comes, is shown beside one's own, adopted, sent and summed up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import pytest
from docx import Document
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.commands.export import write_export
from app.exports.bundle import write_bundle
from app.readers.registry import read_report
from app.review.model import ReportRecord, Verdict
from app.review.session import ReviewSession
from app.scan import scan_report
from tests.widgets.memory_store import MemoryStore
from tests.widgets.opened import shown_window, wait
from widgets.actions import Act
from widgets.exchange.dialog import ExchangeDialog
from widgets.window.main_window import MainWindow

GIVEN = {"Lan": Verdict.QUESTIONED, "Hùng": Verdict.INCONSISTENT}
NOTE = "<img src=x><b>Vì sao?</b>"


@pytest.fixture
def window(qtbot: QtBot, store: MemoryStore, report: Path) -> Iterator[MainWindow]:
    with shown_window(qtbot, store, report, export=write_export) as made:
        made.open_file(report)
        wait(qtbot, made)
        yield made


def _figures(session: ReviewSession) -> list[str]:
    """Return the keys of three figures, no two at one place."""
    return [item.key for item in session.items if item.key.startswith("fig:")][:3]


def _bundle(report: Path, name: str, verdict: Verdict) -> Path:
    scan = scan_report(read_report(report))
    record = ReportRecord(1, str(report), scan.report.sha256, "", None, None, None, None, "txt", "2026-01-01")
    session = ReviewSession(record, scan, [], name)
    session.record = type(record)(
        **{one: getattr(record, one) for one in record.__slots__} | {"library": str(uuid5(NAMESPACE_URL, name))}
    )
    session.set_verdict(_figures(session), verdict)
    session.set_note(_figures(session)[0], NOTE)
    session.add_evidence(_figures(session)[0], f"Sở của {name}")
    session.change_question(_figures(session)[0], lambda one: replace(one, addressee=f"Sở của {name}"))
    session.put_aside(session.findings[0].key, f"Ý của {name}")
    path = report.with_name(f"{name}.zip")
    write_bundle(path, scan, session)
    return path


def _drop(window: MainWindow, paths: Sequence[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, data, buttons, keys))


@pytest.fixture
def exchanged(qtbot: QtBot, window: MainWindow, report: Path) -> MainWindow:
    """A window with the reviews of two colleagues, dropped onto it; the first item is chosen."""
    _drop(window, [_bundle(report, name, verdict) for name, verdict in GIVEN.items()])
    wait(qtbot, window)
    session = window.session
    assert session is not None
    window.room.choose(_figures(session)[0])
    return window


def _voices(window: MainWindow) -> list[str]:
    section = window.rooms.exchange.section
    return [label.text() for label in section.findChildren(QLabel) if label.isVisible() and label.text()]


def _dialog(window: MainWindow) -> ExchangeDialog:
    window.actions_by_id[Act.EXCHANGE].trigger()
    dialog = window.rooms.exchange.dialog
    assert dialog is not None
    return dialog


def test_a_bundle_that_is_dropped_is_told_and_shown_beside_ones_own(exchanged: MainWindow) -> None:
    told = exchanged.parts.strip.texts()["exchange"]
    assert "Review by Hùng" in told and "Review by Lan" in told
    voices = _voices(exchanged)
    assert "Lan: Questioned" in voices and "Hùng: Inconsistent" in voices and NOTE in voices
    assert "Evidence: Sở của Lan" in voices
    section = exchanged.rooms.exchange.section
    formats = {one.textFormat() for one in section.findChildren(QLabel) if NOTE in one.text()}
    assert formats == {Qt.TextFormat.PlainText}
    assert exchanged.session is not None and exchanged.session.reviewed == 0


def test_an_item_that_nobody_spoke_of_shows_no_colleagues(exchanged: MainWindow) -> None:
    assert exchanged.session is not None
    exchanged.room.choose(exchanged.session.items[-1].key)
    assert not exchanged.rooms.exchange.section.isVisible()


def test_an_opinion_is_adopted_by_name_and_taken_back(qtbot: QtBot, exchanged: MainWindow) -> None:
    session = exchanged.session
    assert session is not None
    key = _figures(session)[0]
    buttons = exchanged.rooms.exchange.section.findChildren(QPushButton)
    next(one for one in buttons if one.isVisible() and "Lan" in one.toolTip()).click()
    wait(qtbot, exchanged)
    assert (session.verdict_of(key), session.note_of(key)) == (Verdict.QUESTIONED, NOTE)
    assert [one.source for one in session.evidence_of(key)] == ["Sở của Lan"]
    question = session.question_of(key)
    assert question is not None and question.addressee == "Sở của Lan"
    assert "adopt what Lan says" in exchanged.actions_by_id[Act.UNDO].text()
    exchanged.actions_by_id[Act.UNDO].trigger()
    wait(qtbot, exchanged)
    assert session.verdict_of(key) is Verdict.UNREVIEWED and session.additions.all == ()


def test_what_a_colleague_put_aside_is_listed_adopted_and_taken_back(qtbot: QtBot, exchanged: MainWindow) -> None:
    session = exchanged.session
    assert session is not None
    dialog = _dialog(exchanged)
    rows = [dialog.added.topLevelItem(row) for row in range(dialog.added.topLevelItemCount())]
    told = [[row.text(column) for column in range(4)] for row in rows if row is not None]
    assert [row[0] for row in told] == ["Hùng", "Lan"] and told[1][1] == "Finding put aside"
    assert "Ý của Lan" in told[1][2] and told[1][3] == "can be adopted"
    assert not dialog.adopt_added.isEnabled()
    dialog.added.setCurrentItem(rows[1])
    dialog.adopt_added.click()
    wait(qtbot, exchanged)
    assert [item.key for item in session.aside] == [session.findings[0].key]
    qtbot.waitUntil(lambda: {dialog.added.topLevelItem(row).text(3) for row in range(2)} == {"is mine already"})
    exchanged.reviewing.undo()
    wait(qtbot, exchanged)
    assert session.aside == ()
    qtbot.waitUntil(lambda: dialog.added.topLevelItem(0).text(3) == "can be adopted")
    dialog.close()


def test_the_dialog_counts_agreement_and_leads_to_the_differences(qtbot: QtBot, exchanged: MainWindow) -> None:
    session = exchanged.session
    assert session is not None
    exchanged.reviewing.give(_figures(session)[:1], Verdict.QUESTIONED)
    wait(qtbot, exchanged)
    dialog = _dialog(exchanged)
    qtbot.waitUntil(lambda: dialog.colleagues.topLevelItem(1).text(2) == "1")
    counts = [
        [dialog.colleagues.topLevelItem(row).text(column) for column in range(7)]
        for row in range(dialog.colleagues.topLevelItemCount())
    ]
    assert counts == [["Hùng", "3", "0", "1", "0%", "2", "0"], ["Lan", "3", "1", "0", "100%", "2", "0"]]
    below = dialog.colleagues.topLevelItem(1).child(1)
    assert [below.text(column) for column in range(5)] == ["Questioned", "1", "1", "0", "100%"]
    dialog.colleagues.setCurrentItem(below)
    assert dialog.adopt.isEnabled()  # a verdict of a colleague stands for the colleague
    assert dialog.points.topLevelItem(0).text(2) == "Questioned"
    assert exchanged.parts.items.apart.text() == "Differs from colleagues 3"
    dialog.show_list.click()
    assert len(exchanged.parts.items.model.keys()) == 3
    dialog.points.itemClicked.emit(dialog.points.topLevelItem(1), 0)
    assert session.item(exchanged.room.current or "").span == session.item(_figures(session)[1]).span
    dialog.close()


def _answer(qtbot: QtBot, button: QMessageBox.StandardButton) -> None:
    box = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible())
    box.button(button).click()


def test_all_of_one_colleague_is_adopted_where_oneself_said_nothing(qtbot: QtBot, exchanged: MainWindow) -> None:
    session = exchanged.session
    assert session is not None
    exchanged.reviewing.give(_figures(session)[:1], Verdict.VERIFIED)
    wait(qtbot, exchanged)
    dialog = _dialog(exchanged)
    qtbot.waitUntil(lambda: dialog.colleagues.topLevelItem(0).text(5) == "2")
    dialog.adopt.click()
    _answer(qtbot, QMessageBox.StandardButton.Yes)
    wait(qtbot, exchanged)
    verdicts = [session.verdict_of(key) for key in _figures(session)]
    assert verdicts == [Verdict.VERIFIED, Verdict.INCONSISTENT, Verdict.INCONSISTENT]
    exchanged.reviewing.undo()
    wait(qtbot, exchanged)
    assert [session.mark_of(key) is not None for key in _figures(session)] == [True, False, False]
    dialog.close()


def test_a_colleague_is_removed_when_that_is_confirmed(qtbot: QtBot, exchanged: MainWindow) -> None:
    dialog = _dialog(exchanged)
    for button, left in ((QMessageBox.StandardButton.No, 2), (QMessageBox.StandardButton.Yes, 1)):
        dialog.forget.click()
        _answer(qtbot, button)
        wait(qtbot, exchanged)
        assert dialog.colleagues.topLevelItemCount() == left
    dialog.close()


def test_a_broken_bundle_is_told_and_changes_nothing(qtbot: QtBot, exchanged: MainWindow, tmp_path: Path) -> None:
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK")
    _drop(exchanged, [broken])
    wait(qtbot, exchanged)
    assert "Nothing was changed" in exchanged.parts.strip.texts()["error"]
    assert len(_voices(exchanged)) > 3


def test_ones_own_review_is_sent_and_all_are_summed_up(qtbot: QtBot, exchanged: MainWindow, tmp_path: Path) -> None:
    exchange = exchanged.rooms.exchange.sending
    exchanged.rooms.exchange.show_dialog()
    dialog = exchanged.rooms.exchange.dialog
    assert dialog is not None and not dialog.written.isVisible()
    exchange.send(tmp_path / "mine.zip")
    wait(qtbot, exchanged)
    exchange.sum_up(tmp_path / "all.docx")
    wait(qtbot, exchanged)
    cells = [cell.text for table in Document(str(tmp_path / "all.docx")).tables for cell in table._cells]
    assert any("1 of 2 questioned this" in text for text in cells)
    assert (tmp_path / "mine.zip").stat().st_size > 300
    assert "all.docx" in exchanged.parts.strip.texts()["exchange"]
    assert dialog.written.isVisible() and "all.docx" in dialog.written.text()
    dialog.close()


def test_the_dialog_says_what_to_do_where_nobody_sent_anything(qtbot: QtBot, window: MainWindow) -> None:
    dialog = _dialog(window)
    assert "drop the bundle onto the window" in dialog.said.text()
    assert not dialog.adopt.isEnabled() and not dialog.show_list.isEnabled()
    dialog.close()


def _commented(tmp_path: Path, *authors: str) -> Path:
    """Return a report in Word on which people commented."""
    document = Document()
    document.add_heading("I. KẾT QUẢ THỰC HIỆN", 1)
    paragraph = document.add_paragraph("Tỉnh bố trí 68,6 tỷ đồng cho 12 xã trong năm 2020.")
    for author in authors:
        document.add_comment(paragraph.runs, "Số này lấy đâu ra?", author, "X")
    path = tmp_path / "came-back.docx"
    document.save(str(path))
    return path


def test_comments_in_a_report_that_is_opened_are_offered_and_taken(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = _commented(tmp_path, "Lan", "Hùng")
    _drop(window, [path])
    wait(qtbot, window)
    qtbot.waitUntil(lambda: "comments" in window.parts.strip.texts())
    assert window.parts.strip.texts()["comments"] == "2 comments of Lan, Hùng stand in this file."
    assert window.session is not None
    store, number = window.services.store, window.session.record.id
    assert store.colleagues(number) == []
    take = next(one for one in window.parts.strip.findChildren(QPushButton) if one.text() == "Take over the comments")
    take.click()
    wait(qtbot, window)
    assert {one.delegate.name for one in store.colleagues(number)} == {"Lan", "Hùng"}
    assert "comments" not in window.parts.strip.texts()
    window.open_file(path)
    wait(qtbot, window)
    assert "comments" not in window.parts.strip.texts()


def test_a_report_without_comments_offers_none(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.open_file(_commented(tmp_path))
    wait(qtbot, window)
    assert "comments" not in window.parts.strip.texts()


def test_a_review_of_another_version_is_laid_on_in_the_computing_pool(
    qtbot: QtBot, window: MainWindow, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pools = []
    start = window.work.start

    def watched(pool: str, work: object, *rest: object, **named: object) -> None:
        pools.append((pool, named.get("text") is not None))
        start(pool, work, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(window.work, "start", watched)
    window.rooms.exchange.receive(_bundle(report, "Lan", Verdict.QUESTIONED))
    wait(qtbot, window)
    assert pools[:4] == [("compute", True), ("store", True), ("compute", True), ("store", False)]
