"""A review session: verdicts, notes, undo, and what happens when storing fails."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.anchors.place import make_anchor
from app.report.model import Span
from app.review.edits import Edit
from app.review.items import ItemKind
from app.review.model import Mark, Verdict
from app.review.session import ReviewSession
from app.review.waiting import Waiting
from app.wording import choose_language, render
from tests.unit.review.made import RECORD, scan_of, span_of

SCAN = scan_of()
BODY, NOTE = span_of(SCAN.report, "05"), span_of(SCAN.report, "06")
BODY_KEY, NOTE_KEY = f"fig:{BODY.start}-{BODY.end}", f"fig:{NOTE.start}-{NOTE.end}"
FREE = span_of(SCAN.report, "37")
FREE_KEY = f"fig:{FREE.start}-{FREE.end}"


def session_with(*marks: Mark) -> ReviewSession:
    return ReviewSession(RECORD, SCAN, marks, "Lan")


def mark_at(span: Span, verdict: Verdict = Verdict.VERIFIED, changed: str = "2026-01-01") -> Mark:
    return Mark(f"u{span.start}", 1, make_anchor(SCAN.report, span), verdict, changed=changed)


def done(edit: Edit | None) -> Edit:
    assert edit is not None
    return edit


def stored(session: ReviewSession) -> dict[Span, tuple[Verdict, str]]:
    return {item.span: (mark.verdict, mark.note) for item, mark in session.marked()}


def test_a_verdict_is_shown_at_once_and_pending_until_it_is_saved() -> None:
    session = session_with()
    edit = done(session.set_verdict([FREE_KEY], Verdict.VERIFIED))
    assert session.verdict_of(FREE_KEY) is Verdict.VERIFIED
    assert FREE_KEY in session.pending
    (write,) = edit.writes
    assert write.before is None
    assert write.after is not None
    assert (write.after.author, write.after.report, write.after.anchor.quote) == ("Lan", 1, "37")
    session.saved(edit)
    assert session.pending == frozenset()


def test_the_verdict_of_a_finding_shows_on_the_figures_of_all_its_places() -> None:
    session = session_with()
    edit = done(session.set_verdict(["group:g1"], Verdict.INCONSISTENT))
    assert len(edit.writes) == 1
    assert {"group:g1", BODY_KEY, NOTE_KEY} <= edit.keys
    assert session.verdict_of(BODY_KEY) is session.verdict_of(NOTE_KEY) is Verdict.INCONSISTENT
    assert session.mark_of(NOTE_KEY) is None
    done(session.set_verdict([NOTE_KEY], Verdict.VERIFIED))
    assert session.verdict_of(NOTE_KEY) is Verdict.VERIFIED
    assert session.verdict_of("group:g1") is Verdict.INCONSISTENT
    assert [item.key for item, _ in session.marked()] == ["group:g1", NOTE_KEY]


def test_the_same_verdict_again_is_no_step() -> None:
    session = session_with()
    done(session.set_verdict([FREE_KEY], Verdict.VERIFIED))
    assert session.set_verdict([FREE_KEY], Verdict.VERIFIED) is None
    assert session.set_verdict([NOTE_KEY], Verdict.UNREVIEWED) is None
    assert session.set_note(NOTE_KEY, "  ") is None


def test_a_mark_that_says_nothing_is_taken_away() -> None:
    session = session_with()
    done(session.set_verdict([FREE_KEY], Verdict.VERIFIED))
    done(session.set_note(FREE_KEY, "xem lại"))
    kept = done(session.set_verdict([FREE_KEY], Verdict.UNREVIEWED))
    assert kept.writes[0].after is not None
    assert session.note_of(FREE_KEY) == "xem lại"
    gone = done(session.set_note(FREE_KEY, ""))
    assert gone.writes[0].after is None
    assert session.mark_of(FREE_KEY) is None


def test_many_items_are_one_step() -> None:
    session = session_with()
    edit = done(session.set_verdict([item.key for item in session.items], Verdict.QUESTIONED))
    assert session.counts()[Verdict.QUESTIONED] == session.total == session.reviewed
    assert len(edit.writes) == len({item.span for item in session.items})
    done(session.undo())
    assert session.reviewed == 0


def test_words_marked_by_hand_become_an_item_and_undo_takes_it_away() -> None:
    session = session_with()
    before = session.items
    span = span_of(SCAN.report, "Giải quyết kiến nghị")
    edit = done(session.mark_span(span, Verdict.QUESTIONED, "nguồn?"))
    key = f"mark:{span.start}-{span.end}"
    assert key in edit.keys
    assert session.item(key).kind is ItemKind.MARK
    assert session.item(key).section == "I.3"
    assert session.note_of(key) == "nguồn?"
    assert [item.span.start for item in session.items] == sorted(item.span.start for item in session.items)
    done(session.undo())
    assert session.items == before
    done(session.redo())
    assert session.verdict_of(key) is Verdict.QUESTIONED


def test_words_that_are_a_figure_are_marked_as_that_figure() -> None:
    session = session_with()
    done(session.mark_span(FREE, Verdict.VERIFIED))
    assert session.verdict_of(FREE_KEY) is Verdict.VERIFIED
    assert all(item.kind is not ItemKind.MARK for item in session.items)


def test_an_empty_selection_cannot_be_marked() -> None:
    with pytest.raises(ValueError, match="nothing stands"):
        session_with().mark_span(Span(5, 5), Verdict.VERIFIED)


def test_stored_marks_are_laid_on_items_and_what_has_no_place_is_lost() -> None:
    by_hand = span_of(SCAN.report, "nội dung⁶")
    gone = Mark("gone", 1, make_anchor(SCAN.report, FREE), Verdict.VERIFIED)
    gone = Mark("gone", 1, type(gone.anchor)("99", "không có", "ở đây", 3, "IX/p1"), Verdict.VERIFIED)
    session = session_with(mark_at(FREE), mark_at(by_hand, Verdict.QUESTIONED), gone)
    assert session.verdict_of(FREE_KEY) is Verdict.VERIFIED
    assert session.verdict_of(f"mark:{by_hand.start}-{by_hand.end}") is Verdict.QUESTIONED
    assert session.lost == (gone,)


def test_of_two_marks_at_one_place_the_younger_is_shown_and_the_other_is_not_dropped() -> None:
    old = mark_at(FREE, Verdict.VERIFIED, "2026-01-01")
    young = Mark("young", 1, old.anchor, Verdict.QUESTIONED, changed="2026-02-01")
    session = session_with(old, young)
    assert session.verdict_of(FREE_KEY) is Verdict.QUESTIONED
    assert session.lost == (old,)


def test_undo_and_redo_say_what_they_would_do() -> None:
    session = session_with()
    assert session.undo_name is None
    assert session.redo_name is None
    done(session.set_verdict([BODY_KEY], Verdict.INCONSISTENT))
    assert session.undo_name is not None
    assert render(session.undo_name) == "Undo: mark “05” inconsistent"
    choose_language("vi")
    assert render(session.undo_name) == "Hoàn tác: đánh dấu “05” không thống nhất"
    done(session.undo())
    assert session.redo_name is not None
    assert render(session.redo_name) == "Làm lại: đánh dấu “05” không thống nhất"


def test_a_step_that_waits_to_be_stored_stays_and_is_pending() -> None:
    session, waiting = session_with(mark_at(FREE, Verdict.QUESTIONED)), Waiting[ReviewSession]()
    edit = done(session.set_verdict([FREE_KEY], Verdict.VERIFIED))
    waiting.add(session, edit)
    assert session.verdict_of(FREE_KEY) is Verdict.VERIFIED
    assert session.undo_name is not None
    assert FREE_KEY in session.pending and FREE_KEY in waiting.keys(session)
    assert waiting.take() == [(session, edit)] and len(waiting) == 0


def test_a_later_step_that_is_stored_speaks_for_an_earlier_one_that_waits() -> None:
    session, waiting = session_with(), Waiting[ReviewSession]()
    first = done(session.set_verdict([FREE_KEY], Verdict.VERIFIED))
    second = done(session.set_note(FREE_KEY, "vẫn còn"))
    waiting.add(session, first)
    session.saved(second)
    waiting.stored(session, second)
    assert len(waiting) == 0 and session.pending == frozenset()
    assert session.verdict_of(FREE_KEY) is Verdict.VERIFIED and session.note_of(FREE_KEY) == "vẫn còn"


def test_an_earlier_step_that_is_stored_leaves_a_later_one_waiting() -> None:
    session, waiting = session_with(), Waiting[ReviewSession]()
    first = done(session.set_verdict([FREE_KEY], Verdict.VERIFIED))
    waiting.add(session, done(session.set_note(FREE_KEY, "vẫn còn")))
    session.saved(first)
    waiting.stored(session, first)
    assert len(waiting) == 1 and FREE_KEY in session.pending


def test_a_step_that_waits_and_is_taken_back_need_not_be_stored() -> None:
    session, waiting = session_with(), Waiting[ReviewSession]()
    waiting.add(session, done(session.set_verdict([FREE_KEY], Verdict.VERIFIED)))
    assert waiting.taken_back(session, done(session.undo()))
    assert session.verdict_of(FREE_KEY) is Verdict.UNREVIEWED
    assert session.pending == frozenset() and session.redo_name is not None
    again = done(session.redo())
    assert not waiting.taken_back(session, again) and FREE_KEY in session.pending


KEYS = [item.key for item in session_with().items]
ACTIONS = st.one_of(
    st.tuples(st.just("verdict"), st.sets(st.sampled_from(KEYS), min_size=1, max_size=3), st.sampled_from(Verdict)),
    st.tuples(st.just("note"), st.sampled_from(KEYS), st.sampled_from(["", "a", "b"])),
    st.tuples(st.just("span"), st.sampled_from([Span(0, 7), Span(20, 31), BODY]), st.sampled_from(Verdict)),
)


def act(session: ReviewSession, action: tuple[str, object, object]) -> Edit | None:
    name, what, value = action
    if name == "verdict":
        return session.set_verdict(sorted(what), Verdict(value))  # type: ignore[call-overload]
    if name == "note":
        return session.set_note(str(what), str(value))
    return session.mark_span(what, Verdict(value))  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(st.lists(ACTIONS, max_size=12))
def test_undoing_all_and_redoing_all_goes_through_the_same_states(actions: list[tuple[str, object, object]]) -> None:
    session = session_with(mark_at(FREE))
    states = [stored(session)]
    for action in actions:
        edit = act(session, action)
        if edit is not None:
            session.saved(edit)
            states.append(stored(session))
    for state in reversed(states[:-1]):
        session.saved(done(session.undo()))
        assert stored(session) == state
    assert session.undo() is None
    for state in states[1:]:
        session.saved(done(session.redo()))
        assert stored(session) == state
    assert session.redo() is None


MOVES = st.one_of(ACTIONS, st.just(("undo", None, None)), st.just(("redo", None, None)))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(MOVES, st.booleans()), max_size=12))
def test_whatever_had_to_wait_the_store_ends_as_the_session_does(
    moves: list[tuple[tuple[str, object, object], bool]],
) -> None:
    session, waiting = session_with(), Waiting[ReviewSession]()
    in_store: dict[str, Mark] = {}

    def store(edit: Edit) -> None:
        for write in edit.writes:
            in_store.pop(write.kept.uuid, None)
            if isinstance(write.after, Mark):
                in_store[write.after.uuid] = write.after
        session.saved(edit)
        waiting.stored(session, edit)

    for move, fine in moves:
        edit = session.undo() if move[0] == "undo" else session.redo() if move[0] == "redo" else act(session, move)
        if edit is None or waiting.taken_back(session, edit):
            continue
        if fine:
            store(edit)
        else:
            waiting.add(session, edit)
    for _, edit in waiting.take():
        store(edit)
    assert session.pending == frozenset()
    assert {mark.uuid: mark for _, mark in session.marked()} == in_store
    assert session.counts() == ReviewSession(RECORD, SCAN, list(in_store.values())).counts()
