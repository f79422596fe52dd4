"""What a colleague says becomes one's own in one step, with a name, that can be taken back."""

from __future__ import annotations

import pytest

from app.anchors.place import make_anchor
from app.review.model import Mark, Verdict
from app.review.session import ReviewSession
from app.wording import render
from tests.unit.review.made import RECORD, scan_of, span_of

SCAN = scan_of()
PLACE = span_of(SCAN.report, "37")
KEY = f"fig:{PLACE.start}-{PLACE.end}"


def _said(verdict: Verdict, note: str) -> Mark:
    return Mark("theirs", 1, make_anchor(SCAN.report, PLACE), verdict, note, "Lan", "2026-01-01", "2026-01-01")


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ("", "Vì sao?", "Vì sao?"),
        ("Đã hỏi", "Vì sao?", "Đã hỏi\nLan: Vì sao?"),
        ("Vì sao? Rõ", "Vì sao?", "Vì sao? Rõ"),
    ],
)
def test_ones_own_note_stays_above_the_one_that_is_adopted(mine: str, theirs: str, both: str) -> None:
    session = ReviewSession(RECORD, SCAN, [], "Tôi")
    session.set_note(KEY, mine)
    edit = session.adopt([(PLACE, _said(Verdict.QUESTIONED, theirs))], "Lan")
    mark = session.mark_of(KEY)
    assert edit is not None and mark is not None
    assert (mark.verdict, mark.note, mark.author) == (Verdict.QUESTIONED, both, "Tôi")
    assert mark.uuid != "theirs" and render(edit.name) == "adopt what Lan says of “37”"
    session.undo()
    assert (session.verdict_of(KEY), session.note_of(KEY)) == (Verdict.UNREVIEWED, mine)


def test_a_note_without_a_verdict_leaves_ones_own_verdict() -> None:
    session = ReviewSession(RECORD, SCAN, [], "Tôi")
    session.set_verdict([KEY], Verdict.VERIFIED)
    session.adopt([(PLACE, _said(Verdict.UNREVIEWED, "Xem lại"))], "Lan")
    assert (session.verdict_of(KEY), session.note_of(KEY)) == (Verdict.VERIFIED, "Xem lại")


def test_what_is_said_already_is_no_step() -> None:
    session = ReviewSession(RECORD, SCAN, [], "Tôi")
    session.set_verdict([KEY], Verdict.VERIFIED)
    assert session.adopt([(PLACE, _said(Verdict.VERIFIED, ""))], "Lan") is None
