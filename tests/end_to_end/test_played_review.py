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
from app.review.session import ReviewSession
from app.review.store import Store
from docs.play_review import NOTE, PROMISE, PROMISE_NOTE, QUOTE, REASON, SOURCE, TIE_NOTE, Desk, Review
from storage.library import open_library
from widgets.actions import Act
from widgets.application import make_application
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
    yield Desk(tmp_path)
    close_processes()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == []
    assert [one.name for one in set(threading.enumerate()) - before if one.name.startswith(("store", "compute"))] == []


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_a_review_is_played_by_keys_menus_and_mouse_and_is_there_the_next_day(desk: Desk) -> None:
    with desk.sit_down() as review:
        _first_day(review)
        found = _seen(review.window)
    with desk.sit_down() as review:
        review.reopen()
        assert _seen(review.window) == found
        _second_day(review, desk.folder / "bang-tong-hop.docx")
    _what_the_library_holds(desk)
    _what_the_summary_says(desk.folder / "bang-tong-hop.docx")


def _first_day(review: Review) -> None:
    window, hand = review.window, review.hand
    review.open_sample()
    review.sign()
    assert review.walk() == window.room.findings
    assert len(window.room.findings) == 13

    review.assess()
    assert {_words(window, key) for key in _marked(window, Verdict.INCONSISTENT)} >= {"07", "08", "31/4/2024"}
    assert window.parts.detail.state is SaveState.SAVED
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
    _undo_and_redo(review)
    assert not window.parts.strip.texts().keys() & {"error", "save"}
    hand.rest()


def _undo_and_redo(review: Review) -> None:
    """Take the note and the tie back and bring them again: each step is named."""
    window, hand = review.window, review.hand
    undo, redo = window.actions_by_id[Act.UNDO], window.actions_by_id[Act.REDO]
    name = undo.text()
    assert name.startswith("Hoàn tác: ") and not redo.isEnabled()
    for _ in range(3):
        hand.act(Act.UNDO)
    assert (_ties(window), PROMISE in _all_words(window)) == (0, False) and redo.isEnabled()
    for _ in range(3):
        hand.act(Act.REDO)
    assert (_ties(window), PROMISE in _all_words(window)) == (1, True) and undo.text() == name


def _second_day(review: Review, summary: Path) -> None:
    window = review.window
    review.compare()
    assert window.comparison is not None and window.parts.stack.currentWidget() is window.comparison
    assert {"carried", "came_along"} <= window.parts.strip.texts().keys()
    review.leave_comparison()
    assert window.parts.stack.currentWidget() is window.parts.review
    review.export(summary)
    assert str(summary) in window.parts.strip.texts()["export"]
    pages = summary.with_suffix(".pdf")
    review.print_pages(pages)
    review.open_pages(pages)
    assert _session(window).report.format == "pdf" and window.parts.spread.has_pages
    review.search_library()


def _what_the_library_holds(desk: Desk) -> None:
    store = open_library(desk.library)
    try:
        first, second = sorted(_in_word(store), key=lambda record: record.issued_on or "")
        assert (first.number, second.number) == ("142/BC-UBND", "158/BC-UBND")
        assert first.lineage == second.lineage is not None
        assert NOTE in [mark.note for mark in store.marks(first.id)]
        assert {mark.verdict for mark in store.marks(second.id)} >= {Verdict.INCONSISTENT}
        added = store.additions(first.id)
        assert [one.reason for one in added.dismissals] == [REASON]
        assert [(one.source, one.quote) for one in added.evidence] == [(SOURCE, QUOTE)]
        assert [one.note for one in added.ties] == [TIE_NOTE]
        assert len(added.links) == 1
        assert store.additions(second.id).ties
        assert not store.check()
    finally:
        store.close()


def _in_word(store: Store) -> list[ReportRecord]:
    return [record for record in store.reports() if record.format == "docx"]


def _what_the_summary_says(summary: Path) -> None:
    document = Document(str(summary))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    text = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    assert NOTE in text and SOURCE in text


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
