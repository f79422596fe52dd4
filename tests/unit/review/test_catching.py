"""Two sessions on one library: each takes over what the other stored, and keeps what is not stored yet."""

from __future__ import annotations

from dataclasses import replace

from app.review.edits import Edit
from app.review.model import Kept, Mark, Verdict
from app.review.session import ReviewSession
from tests.unit.review.test_additions import additions_of, finding, key, session_of


class Shelf:
    """What two sessions have stored."""

    def __init__(self) -> None:
        self.kept: dict[str, Kept] = {}

    def store(self, session: ReviewSession, edit: Edit | None) -> None:
        assert edit is not None
        for write in edit.writes:
            self.kept.pop(write.kept.uuid, None)
            if write.after:
                self.kept[write.after.uuid] = write.after
        session.saved(edit)

    def tell(self, session: ReviewSession) -> frozenset[str]:
        kept = tuple(self.kept.values())
        return session.catch_up([one for one in kept if isinstance(one, Mark)], additions_of(kept)).keys


def test_a_verdict_of_another_window_is_shown_and_can_be_taken_away_there() -> None:
    here, there, library = session_of(), session_of(), Shelf()
    figure = key(there, "15")
    library.store(there, there.set_verdict([figure], Verdict.VERIFIED))
    assert figure in library.tell(here)
    assert here.verdict_of(figure) is Verdict.VERIFIED
    library.store(there, there.set_verdict([figure], Verdict.UNREVIEWED))
    library.tell(here)
    assert here.verdict_of(figure) is Verdict.UNREVIEWED


def test_what_is_not_stored_yet_stays_on_top() -> None:
    library = Shelf()
    first = session_of()
    library.store(first, first.set_verdict([key(first, "15")], Verdict.VERIFIED))
    kept = tuple(library.kept.values())
    here, there = session_of(kept=kept), session_of(kept=kept)
    figure = key(here, "15")
    unsaved = here.set_verdict([figure], Verdict.QUESTIONED)
    library.store(there, there.set_verdict([figure], Verdict.INCONSISTENT))
    library.tell(here)
    assert here.verdict_of(figure) is Verdict.QUESTIONED
    assert unsaved is not None and figure in here.pending


def test_of_two_marks_made_at_one_place_the_later_is_shown_and_none_is_lost() -> None:
    here, there, library = session_of(), session_of(), Shelf()
    figure = key(here, "15")
    library.store(here, here.set_verdict([figure], Verdict.QUESTIONED))
    library.store(there, there.set_verdict([figure], Verdict.VERIFIED))
    later = next(one for one in library.kept.values() if isinstance(one, Mark) and one.verdict is Verdict.VERIFIED)
    library.kept[later.uuid] = replace(later, changed="9999")
    library.tell(here)
    assert here.verdict_of(figure) is Verdict.VERIFIED
    assert [mark.verdict for mark in here.lost] == [Verdict.QUESTIONED]
    assert len(here.marked()) == 1


def test_ties_asides_evidence_and_links_come_over() -> None:
    here, there, library = session_of(), session_of(), Shelf()
    parts = [key(there, "12"), key(there, "3")]
    library.store(there, there.tie(parts, key(there, "15")))
    library.store(there, there.put_aside(finding(there, "impossible_value"), "seen"))
    library.store(there, there.add_evidence(parts[0], "Niên giám"))
    library.store(there, there.link(parts[0], parts[1]))
    caught = library.tell(here)
    assert caught >= {*parts, finding(here, "impossible_value")}
    assert here.additions == there.additions
    assert [item.key for item in here.aside] == [item.key for item in there.aside]
    assert len(here.ties) == 1


def test_a_tie_is_judged_before_it_is_made() -> None:
    session = session_of()
    draft = session.draft_tie([key(session, "12"), key(session, "3")], key(session, "15"))
    assert draft is not None
    assert draft.formula == "12 + 3 = 15"
    assert session.draft_tie([key(session, "15")], key(session, "15")) is None


def test_the_history_is_asked_for_the_mark_and_all_that_hangs_on_it() -> None:
    session = session_of()
    figure = key(session, "15")
    assert session.uuids_of(figure) == ()
    edit = session.add_evidence(figure, "Niên giám")
    assert set(session.uuids_of(figure)) == {write.kept.uuid for write in edit.writes}
