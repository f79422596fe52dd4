"""Questions about items: whom, on what, in which words, and the answer."""

from __future__ import annotations

from dataclasses import replace

from app.review.model import Mark, Verdict
from app.review.records import Additions, Priority, Question, QuestionState
from app.review.session import ReviewSession
from app.wording import choose_language, render
from tests.unit.review.made import RECORD, scan_of, span_of


def session_of(marks: tuple[Mark, ...] = (), additions: Additions | None = None) -> ReviewSession:
    return ReviewSession(RECORD, scan_of(), marks, "Lan", additions)


def key(session: ReviewSession, words: str = "37") -> str:
    return next(item.key for item in session.items if item.span == span_of(session.report, words))


def to(addressee: str, question: Question) -> Question:
    return replace(question, addressee=addressee)


def test_a_question_makes_the_mark_it_hangs_on_in_one_step_and_undo_takes_both_away() -> None:
    session = session_of()
    edit = session.change_question(key(session), lambda one: to("Sở Xây dựng", one))
    assert edit is not None
    assert [type(write.kept) for write in edit.writes] == [Mark, Question]
    asked = session.question_of(key(session))
    assert asked is not None
    assert (asked.addressee, asked.author, asked.priority, asked.state) == (
        *("Sở Xây dựng", "Lan"),
        *(Priority.NORMAL, QuestionState.OPEN),
    )
    assert asked.created == asked.changed != ""
    session.undo()
    assert (session.question_of(key(session)), session.mark_of(key(session))) == (None, None)
    session.redo()
    assert session.question_of(key(session)) == asked


def test_each_change_is_a_step_of_its_own_with_a_name() -> None:
    session = session_of()
    session.change_question(key(session), lambda one: to("Sở Xây dựng", one))
    session.change_question(key(session), lambda one: replace(one, state=QuestionState.SETTLED))
    assert session.undo_name is not None
    assert render(session.undo_name) == "Undo: question on “37”"
    choose_language("vi")
    assert render(session.undo_name) == "Hoàn tác: câu hỏi về “37”"
    session.undo()
    asked = session.question_of(key(session))
    assert asked is not None
    assert (asked.addressee, asked.state) == ("Sở Xây dựng", QuestionState.OPEN)


def test_a_question_that_says_nothing_is_not_kept_and_its_idle_mark_goes_with_it() -> None:
    session = session_of()
    assert session.change_question(key(session), lambda one: one) is None
    session.change_question(key(session), lambda one: replace(one, priority=Priority.HIGH))
    edit = session.change_question(key(session), lambda one: replace(one, priority=Priority.NORMAL))
    assert edit is not None
    assert [write.after for write in edit.writes] == [None, None]
    assert session.additions.questions == ()
    assert session.mark_of(key(session)) is None


def test_a_mark_with_a_verdict_stays_when_its_question_goes_and_without_one_while_it_is_asked() -> None:
    session = session_of()
    session.set_verdict([key(session)], Verdict.QUESTIONED)
    session.change_question(key(session), lambda one: to("Sở Y tế", one))
    session.set_verdict([key(session)], Verdict.UNREVIEWED)
    assert session.question_of(key(session)) is not None
    session.set_verdict([key(session)], Verdict.QUESTIONED)
    session.change_question(key(session), lambda one: to("", one))
    assert session.question_of(key(session)) is None
    assert session.verdict_of(key(session)) is Verdict.QUESTIONED


def test_evidence_that_goes_leaves_the_mark_to_its_question() -> None:
    session = session_of()
    session.add_evidence(key(session), "Niên giám")
    session.change_question(key(session), lambda one: to("Sở Y tế", one))
    (evidence,) = session.evidence_of(key(session))
    session.remove_evidence(evidence.uuid)
    assert session.question_of(key(session)) is not None


def test_two_windows_that_ask_about_one_mark_write_one_question() -> None:
    first = session_of()
    first.set_verdict([key(first)], Verdict.QUESTIONED)
    mark = first.mark_of(key(first))
    assert mark is not None
    second = session_of((mark,))
    for session in (first, second):
        session.change_question(key(session), lambda one: to("Sở Y tế", one))
    assert first.additions.questions[0].uuid == second.additions.questions[0].uuid


def test_a_question_of_another_window_is_shown_at_its_item() -> None:
    other = session_of()
    other.set_verdict([key(other)], Verdict.QUESTIONED)
    mark = other.mark_of(key(other))
    assert mark is not None
    here = session_of((mark,))
    other.change_question(key(other), lambda one: to("Sở Y tế", one))
    caught = here.catch_up((mark,), other.additions)
    assert key(here) in caught.keys
    assert here.question_of(key(here)) == other.question_of(key(other))


def test_a_mark_asks_once_and_its_state_is_told_by_the_item_it_belongs_to() -> None:
    session = session_of()
    places = [item.key for item in session.items if item.span == span_of(session.report, "06")]
    assert [session.state_of(key) for key in places] == [None] * len(places)
    session.set_verdict(places[:1], Verdict.INCONSISTENT)
    assert [session.state_of(key) for key in places].count(QuestionState.OPEN) == 1
    assert sum(session.state_of(item.key) is not None for item in session.items) == 1
    session.change_question(places[0], lambda one: one.with_answer("Đã sửa"))
    assert [state for key in places if (state := session.state_of(key))] == [QuestionState.ANSWERED]


def test_an_answer_moves_a_question_that_is_not_settled() -> None:
    one = Question("q", 1, "m")
    answered = one.with_answer("Đã sửa")
    assert (answered.answer, answered.state) == ("Đã sửa", QuestionState.ANSWERED)
    assert answered.with_answer("") == one
    settled = replace(answered, state=QuestionState.SETTLED)
    assert settled.with_answer("").state is settled.with_answer("Khác").state is QuestionState.SETTLED


def test_the_history_is_asked_for_the_question_too() -> None:
    session = session_of()
    edit = session.change_question(key(session), lambda one: to("Sở Y tế", one))
    assert edit is not None
    assert set(session.uuids_of(key(session))) == {write.kept.uuid for write in edit.writes}
