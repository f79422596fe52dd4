"""One full review in the real window, as the guides tell of it: what shows on the way, and what the library holds."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtWidgets import QApplication

from app.checks.model import Holds
from app.review.model import ReportRecord, Verdict
from app.review.records import QuestionState
from app.review.session import ReviewSession
from app.review.store import Store
from docs.play.comparing import CORRECTED, FOLLOWED
from docs.play.days import COLLEAGUE, DELEGATE, colleague_reviews
from docs.play.desk import Day, Desk
from docs.play.keeping import SITTING
from docs.play.reviewing import (
    ADDRESSEE,
    ANSWER,
    NOTE,
    PROMISE,
    PROMISE_NOTE,
    QUOTE,
    REASON,
    SOURCE,
    THEME,
    TIE_NOTE,
)
from docs.play.sharing import MORE_WORDS, REMARK
from docs.play.third import write_third_version
from storage.library import open_library
from widgets.actions import Act
from widgets.application import make_application
from widgets.compare.rows import RowGroup
from widgets.detail.content import Detail, SaveState
from widgets.items.row import Filter
from widgets.review.present import detail_of
from widgets.window.main_window import MainWindow


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty desk in Vietnamese; after the play no window, no thread and no reading process is left."""
    from app.readers.process import close_processes

    make_application()
    before = set(threading.enumerate())
    yield Desk(tmp_path / "binh")
    close_processes()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == []
    assert [one.name for one in set(threading.enumerate()) - before if one.name.startswith(("store", "compute"))] == []


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_a_review_is_played_by_keys_menus_and_mouse_and_is_there_the_next_day(desk: Desk) -> None:
    bundle = colleague_reviews(desk)
    with desk.sit_down() as day:
        _first_day(day)
        found = _seen(day.window)
    with desk.sit_down() as day:
        day.review.reopen()
        assert _seen(day.window) == found
        _hear_a_colleague(day, bundle)
        _hand_in(day, desk.folder)
        _look_at_other_versions(day, desk.folder)
        _keep(day, desk.folder / "bao-cao-da-soat.pdf")
    _what_the_library_holds(desk)


def _first_day(day: Day) -> None:
    window, review = day.window, day.review
    review.open_sample()
    review.sign(DELEGATE)
    assert review.walk() == window.room.findings
    assert len(window.room.findings) == 13

    review.assess()
    assert {_words(window, key) for key in _marked(window, Verdict.INCONSISTENT)} >= {"07", "08", "31/4/2024"}
    assert window.parts.detail.state is SaveState.SAVED
    _ask(day)
    review.support()
    assert (_detail(window).evidence[0].source, len(_detail(window).links)) == (SOURCE, 1)

    review.put_aside()
    counts = window.parts.items.model.counts()
    assert (counts[Filter.TO_CHECK], counts[Filter.ASIDE]) == (12, 1)
    review.tie()
    assert [(tie.formula, tie.holds) for tie in _detail(window).ties] == [("11.340 + 9.660 = 21.000", Holds.YES)]

    review.mark_by_hand()
    assert (_detail(window).verdict, _detail(window).note) == (Verdict.QUESTIONED, PROMISE_NOTE)
    assert _words(window, window.room.current or "") == PROMISE
    review.find()
    assert [window.parts.page.report.text_of(span).lower() for span in window.parts.page.canvas.hits] == ["còn lại"] * 6
    review.leave_search()
    assert window.parts.page.hasFocus()
    _undo_and_redo(day)
    assert not window.parts.strip.texts().keys() & {"error", "save"}
    day.hand.rest()


def _ask(day: Day) -> None:
    """Write a question: it is kept with its answer, and the list tells that it is answered."""
    day.review.ask()
    question = _detail(day.window).question
    assert question is not None
    assert (question.addressee, question.theme, question.answer) == (ADDRESSEE, THEME, ANSWER)
    assert (question.answered_on, question.state) == ("2024-07-02", QuestionState.ANSWERED)
    assert question.wording and question.wording == day.window.parts.detail.sections.question.wording.toPlainText()
    assert day.window.parts.items.model.counts()[Filter.ANSWERED] == 1
    assert day.window.parts.page.hasFocus()


def _undo_and_redo(day: Day) -> None:
    """Take the note and the tie back and bring them again: each step is named."""
    window, hand = day.window, day.hand
    undo, redo = window.actions_by_id[Act.UNDO], window.actions_by_id[Act.REDO]
    name = undo.text()
    assert name.startswith("Hoàn tác: ") and not redo.isEnabled()
    for _ in range(3):
        hand.act(Act.UNDO)
    assert (_ties(window), PROMISE in _all_words(window)) == (0, False) and redo.isEnabled()
    for _ in range(3):
        hand.act(Act.REDO)
    assert (_ties(window), PROMISE in _all_words(window)) == (1, True) and undo.text() == name


def _hear_a_colleague(day: Day, bundle: Path) -> None:
    window = day.window
    before = _seen(window)
    day.share.receive(bundle)
    assert COLLEAGUE in window.parts.strip.texts()["exchange"]
    assert _seen(window) == before
    counts = window.parts.items.model.counts()
    assert window.rooms.exchange.found and len(window.rooms.exchange.found.differences) == 2
    adopted = day.share.adopt(COLLEAGUE)
    assert _session(window).verdict_of(adopted) is Verdict.INCONSISTENT
    assert window.parts.items.model.counts()[Filter.INCONSISTENT] > counts[Filter.INCONSISTENT]


def _hand_in(day: Day, folder: Path) -> None:
    share = day.share
    together, summary, questions = (folder / name for name in ("ban.docx", "tong-hop.docx", "cau-hoi.docx"))
    share.sum_up(together)
    said = _words_in(together)
    assert DELEGATE in said and COLLEAGUE in said and REMARK in said
    share.export(summary)
    assert str(summary) in day.window.parts.strip.texts()["export"]
    said = _words_in(summary)
    assert NOTE in said and SOURCE in said and ADDRESSEE in said
    share.export_questions(questions)
    assert MORE_WORDS.strip() in _words_in(questions)
    assert MORE_WORDS.strip() in "".join(one.wording for one in _session(day.window).additions.questions)
    share.print_pages(folder / "bao-cao-da-soat.pdf")
    assert (folder / "bao-cao-da-soat.pdf").read_bytes().startswith(b"%PDF")


def _look_at_other_versions(day: Day, folder: Path) -> None:
    window, compare = day.window, day.compare
    compare.compare()
    assert window.parts.stack.currentWidget() is compare.view
    assert {"carried", "came_along"} <= window.parts.strip.texts().keys()
    row = compare.view.current_row
    assert row is not None and CORRECTED in row.old_text and "492,8" in row.new_text and row.effects
    compare.look_again()
    again = [row for row in compare.view.lists.table.changes.rows if RowGroup.LOOK_AGAIN in row.groups]
    assert len(again) > 1 and not any(row.look_again for row in again[:2])
    compare.draw()
    assert compare.view.lists.chart.rows
    compare.leave()
    assert window.parts.stack.currentWidget() is window.parts.review

    compare.open_third(write_third_version(folder / "bao-cao-mau-ban-3.docx"))
    assert "resembling" not in window.parts.strip.texts()
    compare.follow()
    told = [moment.text for moment in compare.view.detail.history.moments]
    assert [text.split(" ")[0] for text in told] == [CORRECTED, FOLLOWED, "495,1"]
    compare.leave()


def _keep(day: Day, pages: Path) -> None:
    window = day.window
    day.keep.open_pages(pages)
    assert _session(window).report.format == "pdf" and window.parts.spread.has_pages
    day.keep.put_into_session()
    day.keep.search()
    assert not window.parts.strip.texts().keys() & {"error", "save"}


def _what_the_library_holds(desk: Desk) -> None:
    store = open_library(desk.library)
    try:
        first, second, third = sorted(_in_word(store), key=lambda record: record.issued_on or "")
        assert [one.number for one in (first, second, third)] == ["142/BC-UBND", "158/BC-UBND", "171/BC-UBND"]
        assert first.lineage == second.lineage == third.lineage is not None
        assert {first.session, second.session, third.session} == {SITTING}
        assert NOTE in [mark.note for mark in store.marks(first.id)]
        assert {mark.verdict for mark in store.marks(second.id)} >= {Verdict.VERIFIED, Verdict.INCONSISTENT}
        added = store.additions(first.id)
        assert [one.reason for one in added.dismissals] == [REASON]
        assert [(one.source, one.quote) for one in added.evidence] == [(SOURCE, QUOTE)]
        assert [one.note for one in added.ties] == [TIE_NOTE]
        assert len(added.links) == 1
        assert [one.delegate.name for one in store.colleagues(first.id)] == [COLLEAGUE]
        assert store.additions(second.id).ties
        assert not store.check()
    finally:
        store.close()


def _in_word(store: Store) -> list[ReportRecord]:
    return [record for record in store.reports() if record.format == "docx"]


def _words_in(path: Path) -> str:
    document = Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def _seen(window: MainWindow) -> dict[str, tuple[Verdict, str, int, int, bool]]:
    """Return what the window knows of each item that something was said of."""
    session = _session(window)
    told = {
        item.key: (
            session.verdict_of(item.key),
            session.note_of(item.key),
            len(session.evidence_of(item.key)),
            len(session.links_of(item.key)),
            session.aside_of(item.key) is not None,
        )
        for item in session.items
    }
    return {key: said for key, said in told.items() if said != (Verdict.UNREVIEWED, "", 0, 0, False)}


def _session(window: MainWindow) -> ReviewSession:
    assert window.session is not None
    return window.session


def _detail(window: MainWindow) -> Detail:
    assert window.room.current is not None
    return detail_of(_session(window), window.room.current)


def _marked(window: MainWindow, verdict: Verdict) -> list[str]:
    session = _session(window)
    return [item.key for item in session.items if session.verdict_of(item.key) is verdict]


def _words(window: MainWindow, key: str) -> str:
    session = _session(window)
    return session.report.text_of(session.item(key).span)


def _ties(window: MainWindow) -> int:
    return len(_session(window).ties)


def _all_words(window: MainWindow) -> list[str]:
    session = _session(window)
    return [session.report.text_of(item.span) for item, _ in session.marked()]
