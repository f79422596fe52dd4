"""A review carried into the next version: nothing silently, nothing dropped, and every decision can be undone."""

from __future__ import annotations

from dataclasses import replace

from app.comparison.carry import CarryState
from app.comparison.compare import compare_reports
from app.exports.content import gather
from app.report.model import Span
from app.review.carrying import CarriedMark, Outcome
from app.review.carrying_added import AddedState
from app.review.carrying_steps import LOOK_AGAIN, Carrying
from app.review.model import Mark, Verdict
from app.review.session import ReviewSession
from app.wording import render
from tests.unit.review.test_additions import LINES, done, key, session_of, tie_units

NEXT = (
    LINES[0],
    "Các xã vùng cao 14 xã đã sắp xếp xong trong năm.",
    "Chỉ số cải cách hành chính của tỉnh đứng thứ 67/63 tỉnh, thành phố.",
)


def reviewed() -> ReviewSession:
    old = session_of()
    for words, verdict in (("15", Verdict.VERIFIED), ("12", Verdict.QUESTIONED), ("3", Verdict.INCONSISTENT)):
        done(old.set_verdict([key(old, words)], verdict))
    done(old.set_note(key(old, "12"), "Hỏi Sở Nội vụ."))
    done(old.add_evidence(key(old, "12"), "Niên giám"))
    done(old.change_question(key(old, "12"), lambda one: replace(one, addressee="Sở Nội vụ")))
    return old


def carrying(old: ReviewSession, new: ReviewSession) -> Carrying:
    return Carrying(compare_reports(old.scan.extraction, new.scan.extraction), old, new)


def carried(old: ReviewSession) -> tuple[Carrying, ReviewSession]:
    new = session_of(*NEXT, record=2)
    found = carrying(old, new)
    assert found.carry(found.prepare()) is not None
    return found, new


def mark_of(found: Carrying, words: str) -> CarriedMark:
    return next(one for one in found.marks if found.old.report.text_of(one.old) == words)


def outcome(found: Carrying, words: str) -> Outcome:
    return found.outcomes()[mark_of(found, words).mark.uuid]


def test_only_what_stands_unchanged_keeps_its_verdict() -> None:
    found, new = carried(reviewed())
    assert new.verdict_of(key(new, "15")) is Verdict.VERIFIED
    assert new.verdict_of(key(new, "14")) is Verdict.UNREVIEWED
    assert [outcome(found, words) for words in ("15", "12", "3")] == [
        Outcome.CARRIED,
        Outcome.WAITING,
        Outcome.NOTHING,
    ]
    assert mark_of(found, "3").carried.state is CarryState.GONE


def test_a_changed_number_keeps_note_evidence_and_question_and_has_its_verdict_in_the_history() -> None:
    old = reviewed()
    new = session_of(*NEXT, record=2)
    found = carrying(old, new)
    edit = found.carry(found.prepare())
    assert edit is not None
    assert new.note_of(key(new, "14")) == "Hỏi Sở Nội vụ."
    assert [one.source for one in new.evidence_of(key(new, "14"))] == ["Niên giám"]
    question = new.question_of(key(new, "14"))
    assert question is not None and question.addressee == "Sở Nội vụ"
    told = [
        (write.action, write.after.verdict)
        for write in edit.writes
        if isinstance(write.after, Mark) and write.after.anchor.quote == "14"
    ]
    assert told == [("carry", Verdict.QUESTIONED), (LOOK_AGAIN, Verdict.UNREVIEWED)]


def test_carrying_is_one_step_that_is_undone_and_done_again() -> None:
    found, new = carried(reviewed())
    assert new.undo_name is not None and "4" in render(new.undo_name)
    new.undo()
    assert new.marked() == () and new.additions.all == ()
    assert outcome(found, "15") is Outcome.NOTHING
    new.redo()
    assert outcome(found, "15") is Outcome.CARRIED


def test_the_delegate_confirms_judges_anew_or_declines_each_as_a_step() -> None:
    found, new = carried(reviewed())
    one = mark_of(found, "12")
    assert found.confirm([one]) is not None
    assert (outcome(found, "12"), new.verdict_of(key(new, "14"))) == (Outcome.CONFIRMED, Verdict.QUESTIONED)
    new.undo()
    assert outcome(found, "12") is Outcome.WAITING
    assert found.judge([one], Verdict.VERIFIED) is not None
    assert outcome(found, "12") is Outcome.JUDGED
    assert found.decline([one]) is not None
    assert (outcome(found, "12"), new.verdict_of(key(new, "14"))) == (Outcome.DECLINED, Verdict.UNREVIEWED)


def test_what_was_declined_or_judged_in_the_review_is_not_carried_again() -> None:
    old = reviewed()
    found, new = carried(old)
    assert found.decline([mark_of(found, "12")]) is not None
    done(new.set_verdict([key(new, "15")], Verdict.UNREVIEWED))
    again = carrying(old, new)
    assert again.prepare().writes == ()
    assert [outcome(again, words) for words in ("15", "12")] == [Outcome.DECLINED, Outcome.DECLINED]


def test_a_mark_whose_sentence_is_gone_is_put_where_the_delegate_says_and_what_hangs_on_it_comes_along() -> None:
    old = reviewed()
    done(old.add_evidence(key(old, "3"), "Biên bản"))
    found, new = carried(old)
    waiting = [one for one in found.additions if one.state is AddedState.NO_MARK]
    assert [getattr(one.added, "source", "") for one in waiting] == ["Biên bản"]
    words = new.report.text.index("sắp xếp xong")
    span = Span(words, words + len("sắp xếp xong"))
    assert found.place(mark_of(found, "3"), span) is not None
    assert found.place_of(mark_of(found, "3")) == span
    (item,) = [item for item, mark in new.marked() if item.span == span]
    assert new.verdict_of(item.key) is Verdict.INCONSISTENT
    assert [one.source for one in new.evidence_of(item.key)] == ["Biên bản"]
    new.undo()
    assert all(item.span != span for item, _ in new.marked())


def test_a_carried_mark_is_put_elsewhere_with_all_that_hangs_on_it() -> None:
    found, new = carried(reviewed())
    place = next(item.span for item in new.items if item.key == key(new, "15"))
    assert found.place(mark_of(found, "12"), place) is not None
    assert [one.source for one in new.evidence_of(key(new, "15"))] == ["Niên giám"]
    assert new.evidence_of(key(new, "14")) == ()
    new.undo()
    assert [one.source for one in new.evidence_of(key(new, "14"))] == ["Niên giám"]
    assert new.verdict_of(key(new, "15")) is Verdict.VERIFIED


def test_a_place_that_the_new_version_has_assessed_itself_keeps_that() -> None:
    old, new = reviewed(), session_of(*NEXT, record=2)
    done(new.set_verdict([key(new, "15")], Verdict.INCONSISTENT))
    found = carrying(old, new)
    found.carry(found.prepare())
    assert outcome(found, "15") is Outcome.ITS_OWN
    assert new.verdict_of(key(new, "15")) is Verdict.INCONSISTENT
    assert found.decline([mark_of(found, "15")]) is None


def test_ties_and_asides_are_listed_with_what_became_of_them() -> None:
    old = session_of()
    done(tie_units(old))
    finding = next(item for item in old.findings if "67/63" in old.report.text_of(item.span))
    done(old.put_aside(finding.key, "Chấp nhận"))
    found, new = carried(old)
    assert {type(one.added).__name__: one.state for one in found.additions} == {
        "Tie": AddedState.LOOK_AGAIN,
        "Dismissal": AddedState.CARRIED,
    }
    assert len(new.aside) == 1


def test_what_only_waits_for_a_new_look_is_not_in_the_exports() -> None:
    old = session_of()
    done(old.set_verdict([key(old, "12")], Verdict.QUESTIONED))
    done(old.set_verdict([key(old, "15")], Verdict.VERIFIED))
    _, new = carried(old)
    assert len(new.marked()) == 2
    assert [entry.words for entry in gather(new.scan, new).marked] == ["15"]
