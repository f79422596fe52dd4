"""What is kept beside marks, and its history."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from app.anchors.model import Anchor
from app.errors import StoreError
from app.review.model import Kept, MarkWrite
from app.review.records import (
    AddedFigure,
    Additions,
    Dismissal,
    Evidence,
    MarkLink,
    Priority,
    Question,
    QuestionState,
    Tie,
    TieKind,
)
from storage.library import Library
from tests.unit.storage.made import adding, mark, report

PLACE, OTHER = Anchor("05", "còn lại ", " nội dung", 80, "I/p1"), Anchor("06", "Gồm ", " nội dung", 120, "I/n6")
TIE = Tie(
    "t1", 1, TieKind.SUM, (PLACE, OTHER), replace(OTHER, quote="11"), "cộng lại", "Lan", "2026-01-01", "2026-01-02"
)
DISMISSAL = Dismissal("d1", 1, "same_figure", (PLACE, OTHER), "đã hỏi", "Lan", "2026-01-01", "2026-01-02", "d0")
EVIDENCE = Evidence(
    "e1", 1, "u1", "Niên giám", "05 nội dung", "https://example.org", "", "Lan", "2026-01-01", "2026-01-02"
)
LINK = MarkLink("l1", 1, "u1", "u2", "khác nhau", "Lan", "2026-01-01", "2026-01-02")
FIGURE = AddedFigure("f1", 1, PLACE, "count", "5", "hộ", "Lan", "2026-01-01", "2026-01-02")
QUESTION = Question(
    *("q1", 1, "u1", "Sở Xây dựng", "Nhà ở", Priority.HIGH, "Vì sao 05?", "Sẽ rà soát", "2026-01-15"),
    *(QuestionState.ANSWERED, "Lan", "2026-01-01", "2026-01-02"),
)
ALL = (TIE, DISMISSAL, EVIDENCE, LINK, FIGURE, QUESTION)
EACH = pytest.mark.parametrize("kept", ALL, ids=lambda kept: type(kept).__name__)


@EACH
def test_an_addition_comes_back_as_it_was_and_its_history_tells_every_step(library: Library, kept: Kept) -> None:
    library.add_report(report())
    changes = library.write([MarkWrite(None, kept, "add")])
    assert (changes.report, changes.additions, changes.marks) == (1, frozenset({kept.uuid}), frozenset())
    assert library.additions(1).all == (kept,)
    later = replace(kept, changed="2026-02-01")
    library.write([MarkWrite(kept, later, "change")])
    assert library.additions(1).all == (later,)
    library.write([MarkWrite(later, None, "undo")])
    assert library.additions(1) == Additions()
    told = library.history(kept.uuid)
    assert [(entry.who, entry.action, entry.before is None, entry.after is None) for entry in told] == [
        ("Lan", "add", True, False),
        ("Lan", "change", False, False),
        ("Lan", "undo", False, True),
    ]


def test_what_another_window_changed_meanwhile_is_told(library: Library) -> None:
    library.add_report(report())
    library.write([MarkWrite(None, DISMISSAL, "add")])
    theirs = replace(DISMISSAL, reason="khác")
    assert library.write([MarkWrite(DISMISSAL, theirs, "change")]).overtaken == frozenset()
    assert library.write([MarkWrite(DISMISSAL, None, "take up")]).overtaken == frozenset({"d1"})


def test_evidence_stays_when_its_mark_changes_or_is_taken_back(library: Library) -> None:
    library.add_report(report())
    library.write([adding(mark()), MarkWrite(None, EVIDENCE, "add")])
    library.write([MarkWrite(mark(), mark(note="06?"), "note")])
    library.write([MarkWrite(mark(note="06?"), None, "undo")])
    assert library.additions(1).evidence == (EVIDENCE,)


def test_all_writes_of_one_step_are_kept_or_none(library: Library) -> None:
    library.add_report(report())
    with pytest.raises(StoreError):
        library.write([MarkWrite(None, TIE, "add"), MarkWrite(None, replace(LINK, second="u1"), "add")])
    assert library.additions(1) == Additions()
    assert library.history("t1") == []


def test_additions_go_with_their_report(library: Library) -> None:
    library.add_report(report())
    library.write([MarkWrite(None, kept, "add") for kept in ALL])
    library.delete_report(1)
    assert library.additions(1) == Additions()
    assert library.history("t1") == []
    assert library.search("ra soat") == []


def test_the_words_of_a_question_are_found_at_its_mark_until_it_is_taken_away(library: Library) -> None:
    library.add_report(report())
    library.write([adding(mark()), MarkWrite(None, QUESTION, "question")])
    for words in ("so xay dung", "nha o", "vi sao", "ra soat"):
        assert [(hit.mark, hit.start) for hit in library.search(words)] == [("u1", 80)]
    library.write([MarkWrite(QUESTION, replace(QUESTION, answer=""), "question")])
    assert library.search("ra soat") == []
    library.write([MarkWrite(replace(QUESTION, answer=""), None, "remove question")])
    assert library.search("so xay dung") == []


def test_whom_was_asked_and_on_what_is_told_for_the_next_question_the_latest_first(library: Library) -> None:
    library.add_report(report())
    later = replace(QUESTION, uuid="q2", mark="u2", addressee="Sở Y tế", theme="", changed="2026-02-01")
    library.write([MarkWrite(None, kept, "question") for kept in (QUESTION, later)])
    used = library.used_before()
    assert (used.addressees, used.themes) == (("Sở Y tế", "Sở Xây dựng"), ("Nhà ở",))


@pytest.mark.parametrize("table", ["tie", "dismissal", "evidence", "mark_link", "added_figure", "question"])
def test_the_tables_are_strict(library: Library, table: str) -> None:
    library.close()
    connection = sqlite3.connect(library.path)
    (strict,) = connection.execute("SELECT strict FROM pragma_table_list WHERE name = ?", [table]).fetchone()
    connection.close()
    assert strict == 1
