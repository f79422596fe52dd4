"""What a colleague says becomes one's own in one step, with a name, that can be taken back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from app.anchors.place import make_anchor
from app.extraction.model import FigureKind
from app.report.model import BlockKind
from app.review.added_figures import FigureText
from app.review.adopting import Offered, Said
from app.review.model import Mark, Verdict
from app.review.records import Evidence, Priority, Question
from app.review.session import ReviewSession
from app.scan import scan_report
from app.wording import render
from tests.unit.review.made import RECORD, report_of, scan_of, span_of

SCAN = scan_of()
PLACE = span_of(SCAN.report, "37")
KEY = f"fig:{PLACE.start}-{PLACE.end}"
EVIDENCE = Evidence("e1", 9, "theirs", "Sở Tài chính", "36", author="Lan")
QUESTION = Question("q1", 9, "theirs", "Sở Xây dựng", priority=Priority.HIGH, author="Lan")


def _said(verdict: Verdict, note: str, *evidence: Evidence, question: Question | None = None) -> Said:
    anchor = make_anchor(SCAN.report, PLACE)
    mark = Mark("theirs", 1, anchor, verdict, note, "Lan", "2026-01-01", "2026-01-01")
    return Said(PLACE, mark, evidence, question)


def _session(author: str = "Tôi") -> ReviewSession:
    return ReviewSession(RECORD, SCAN, [], author)


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ("", "Vì sao?", "Vì sao?"),
        ("Đã hỏi", "Vì sao?", "Đã hỏi\nLan: Vì sao?"),
        ("Vì sao? Rõ", "Vì sao?", "Vì sao? Rõ"),
    ],
)
def test_ones_own_note_stays_above_the_one_that_is_adopted(mine: str, theirs: str, both: str) -> None:
    session = _session()
    session.set_note(KEY, mine)
    edit = session.adopt([_said(Verdict.QUESTIONED, theirs)], "Lan")
    mark = session.mark_of(KEY)
    assert edit is not None and mark is not None
    assert (mark.verdict, mark.note, mark.author) == (Verdict.QUESTIONED, both, "Tôi")
    assert mark.uuid != "theirs" and render(edit.name) == "adopt what Lan says of “37”"
    session.undo()
    assert (session.verdict_of(KEY), session.note_of(KEY)) == (Verdict.UNREVIEWED, mine)


def test_a_note_without_a_verdict_leaves_ones_own_verdict() -> None:
    session = _session()
    session.set_verdict([KEY], Verdict.VERIFIED)
    session.adopt([_said(Verdict.UNREVIEWED, "Xem lại")], "Lan")
    assert (session.verdict_of(KEY), session.note_of(KEY)) == (Verdict.VERIFIED, "Xem lại")


def test_what_is_said_already_is_no_step() -> None:
    session = _session()
    session.set_verdict([KEY], Verdict.VERIFIED)
    assert not session.would_adopt(_said(Verdict.VERIFIED, ""))
    assert session.adopt([_said(Verdict.VERIFIED, "")], "Lan") is None


@pytest.mark.parametrize("verdict", [Verdict.QUESTIONED, Verdict.UNREVIEWED])
def test_evidence_and_question_come_along_in_the_same_step(verdict: Verdict) -> None:
    session = _session()
    said = _said(verdict, "", EVIDENCE, question=QUESTION)
    assert session.would_adopt(said)
    edit = session.adopt([said], "Lan")
    mark, (evidence,), question = session.mark_of(KEY), session.evidence_of(KEY), session.question_of(KEY)
    assert edit is not None and mark is not None and question is not None
    assert (evidence.source, evidence.quote, evidence.mark, evidence.report) == ("Sở Tài chính", "36", mark.uuid, 1)
    assert evidence.uuid != "e1" and (evidence.author, mark.author) == ("Tôi", "Tôi")
    assert (question.addressee, question.priority, question.mark) == ("Sở Xây dựng", Priority.HIGH, mark.uuid)
    assert not session.would_adopt(said) and session.adopt([said], "Lan") is None
    session.undo()
    assert session.mark_of(KEY) is None and session.additions.all == ()
    session.redo()
    assert session.evidence_of(KEY) == (evidence,) and session.question_of(KEY) == question


def test_ones_own_evidence_and_question_stay() -> None:
    session = _session()
    session.add_evidence(KEY, "Báo cáo tháng")
    session.change_question(KEY, lambda one: replace(one, addressee="Sở Nội vụ"))
    session.adopt([_said(Verdict.QUESTIONED, "", EVIDENCE, question=QUESTION)], "Lan")
    assert [one.source for one in session.evidence_of(KEY)] == ["Báo cáo tháng", "Sở Tài chính"]
    question = session.question_of(KEY)
    assert question is not None and question.addressee == "Sở Nội vụ"


TEXT = (
    (BlockKind.PARAGRAPH, "Toàn tỉnh có 42 dự án, trong đó 30 dự án đã xong và 10 dự án đang làm, tổng cộng 42 dự án."),
    (BlockKind.PARAGRAPH, "Đã giải quyết 37/42 nội dung (đạt 95,1%), còn lại mươi nội dung chưa xong."),
)
REAL = scan_report(report_of(TEXT))


def _real(author: str) -> ReviewSession:
    return ReviewSession(RECORD, REAL, [], author)


def _lan() -> ReviewSession:
    """The review of a colleague with a tie, a finding put aside and a figure that was added."""
    session = _real("Lan")
    keys = [f"fig:{span.start}-{span.end}" for span in (span_of(REAL.report, one) for one in ("30", "10", "42"))]
    session.put_aside(session.findings[0].key, "Hai cách đếm")
    session.tie(keys[:2], keys[2], note="cộng lại")
    session.add_figure(span_of(REAL.report, "mươi"), FigureText(FigureKind.COUNT, Decimal(10)))
    return session


def test_a_tie_a_finding_put_aside_and_a_figure_are_adopted_one_by_one_and_taken_back() -> None:
    theirs, mine = _lan().additions, _real("Tôi")
    assert len(theirs.all) >= 3
    for one in (*theirs.ties, *theirs.dismissals, *theirs.figures):
        offer = mine.offer(one)
        assert offer.state is Offered.OPEN and offer.span is not None
        edit = mine.adopt_added(one, "Lan")
        assert edit is not None and "adopt what Lan says of" in render(edit.name)
        (made,) = mine.additions.all
        assert made.uuid != one.uuid and made.author == "Tôi"
        assert mine.offer(one).state is Offered.MINE and mine.adopt_added(one, "Lan") is None
        mine.undo()
        assert mine.additions.all == () and mine.offer(one).state is Offered.OPEN


def test_what_was_adopted_counts_as_if_it_had_been_made_here() -> None:
    theirs, mine = _lan().additions, _real("Tôi")
    for one in (*theirs.dismissals, *theirs.ties, *theirs.figures):
        assert mine.adopt_added(one, "Lan") is not None
    (state,) = mine.ties
    assert (state.tie.note, state.lost, len(mine.aside)) == ("cộng lại", False, 1)
    span = span_of(REAL.report, "mươi")
    assert mine.figure_added(f"fig:{span.start}-{span.end}") is not None


def test_what_stands_on_words_that_are_not_there_is_not_offered() -> None:
    theirs, mine = _lan().additions, _real("Tôi")
    gone = replace(theirs.figures[0].place, quote="99", prefix="xyz ", suffix=" zyx")
    (tie,), aside, (figure,) = theirs.ties, theirs.dismissals[0], theirs.figures
    for one in (replace(tie, total=gone), replace(aside, places=(gone,)), replace(figure, place=gone)):
        assert mine.offer(one).state is Offered.LOST and mine.adopt_added(one, "Lan") is None
    assert mine.offer(replace(aside, check="another check")).state is Offered.LOST
