"""Ties, findings put aside, evidence and links of a review, in one version and carried into the next."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.checks.model import Holds, Level
from app.comparison.compare import compare_reports
from app.errors import TieError
from app.extraction.model import FigureKind
from app.report.model import Span
from app.review.added_figures import FigureText, read_selected
from app.review.carrying_steps import Carrying
from app.review.edits import Edit
from app.review.items import ItemKind
from app.review.model import Kept, Mark, MarkWrite, Verdict
from app.review.records import AddedFigure, Additions, Dismissal, Evidence, MarkLink, Tie, TieKind
from app.review.session import ReviewSession
from app.review.waiting import Waiting
from app.scan import scan_report
from tests.unit.checks.texts import report_of
from tests.unit.review.made import RECORD

LINES = (
    "Toàn tỉnh có 15 đơn vị hành chính cấp xã.",
    "Các xã vùng cao 12 xã đã sắp xếp xong trong năm.",
    "Riêng khu vực thành thị sắp xếp 3 phường.",
    "Chỉ số cải cách hành chính đứng thứ 67/63 tỉnh, thành phố.",
)


def session_of(*lines: str, record: int = 1, kept: tuple[Kept, ...] = ()) -> ReviewSession:
    report = replace(report_of(*(lines or LINES)), sha256=str(record) * 64)
    marks = [one for one in kept if isinstance(one, Mark)]
    return ReviewSession(replace(RECORD, id=record), scan_report(report), marks, "Lan", additions_of(kept))


def additions_of(kept: tuple[Kept, ...]) -> Additions:
    return Additions(
        tuple(one for one in kept if isinstance(one, Tie)),
        tuple(one for one in kept if isinstance(one, Dismissal)),
        tuple(one for one in kept if isinstance(one, Evidence)),
        tuple(one for one in kept if isinstance(one, MarkLink)),
        tuple(one for one in kept if isinstance(one, AddedFigure)),
    )


def key(session: ReviewSession, words: str) -> str:
    return next(i.key for i in session.items if i.kind is ItemKind.FIGURE and session.report.text_of(i.span) == words)


def finding(session: ReviewSession, check: str) -> str:
    shown = [item for item in session.items if item.kind is ItemKind.FINDING]
    return next(item.key for item in shown if item.findings[0].check == check)


def done(edit: Edit | None) -> tuple[MarkWrite, ...]:
    assert edit is not None
    return edit.writes


def tie_units(session: ReviewSession) -> Edit:
    return session.tie([key(session, "12"), key(session, "3")], key(session, "15"))


def next_version(old: ReviewSession, *changes: tuple[str, str]) -> ReviewSession:
    lines = list(LINES)
    for before, after in changes:
        lines = [line.replace(before, after) for line in lines]
    new = session_of(*lines, record=2)
    comparison = compare_reports(old.scan.extraction, new.scan.extraction)
    writes = Carrying(comparison, old, new).prepare().writes
    assert Carrying(comparison, old, opened(lines, writes)).prepare().writes == ()
    return opened(lines, writes)


def opened(lines: list[str], writes: tuple[MarkWrite, ...]) -> ReviewSession:
    kept = {write.after.uuid: write.after for write in writes if write.after}
    return session_of(*lines, record=2, kept=tuple(kept.values()))


def test_a_tie_that_adds_up_is_a_relation_of_its_figures_and_no_finding() -> None:
    session = session_of()
    before = len(session.items)
    tie_units(session)
    (state,) = session.ties
    assert state.relation is not None
    assert (state.relation.holds, state.relation.formula) == (Holds.YES, "12 + 3 = 15")
    assert state.relation in session.item(key(session, "15")).relations
    assert len(session.items) == before


def test_a_tie_that_does_not_add_up_is_a_finding_with_its_proof() -> None:
    session = session_of(*(line.replace("15 đơn", "16 đơn") for line in LINES))
    edit = session.tie([key(session, "12"), key(session, "3")], key(session, "16"))
    item = session.item(finding(session, "sum"))
    assert item.findings[0].level is Level.ERROR
    assert len(item.places) == 3
    assert session.ties[0].relation in item.relations
    assert edit.changes_items
    session.undo()
    assert session.ties == ()
    assert item.key not in {one.key for one in session.items}
    session.redo()
    session.saved(edit)
    assert item.key in {one.key for one in session.items}


def test_two_mentions_can_be_tied_as_one_figure() -> None:
    session = session_of("Có 12 xã.", "Cụ thể là 13 xã.")
    session.tie([key(session, "12")], key(session, "13"), TieKind.SAME_FIGURE)
    (state,) = session.ties
    assert state.relation is not None
    assert (state.relation.type, state.relation.holds) == ("same_figure", Holds.NO)


@pytest.mark.parametrize(("parts", "total"), [(["12"], "15"), (["12", "12"], "15"), (["12", "15"], "15")])
def test_what_cannot_be_added_is_refused_in_words(parts: list[str], total: str) -> None:
    session = session_of()
    with pytest.raises(TieError, match="cannot be tied"):
        session.tie([key(session, part) for part in parts], key(session, total))
    assert session.undo_name is None


def test_verdicts_stay_where_they_are_when_a_tie_comes_and_goes() -> None:
    session = session_of()
    session.set_verdict([key(session, "12")], Verdict.VERIFIED)
    session.set_note(key(session, "3"), "hỏi lại")
    tie_units(session)
    done(session.untie(session.ties[0].tie.uuid))
    assert session.verdict_of(key(session, "12")) is Verdict.VERIFIED
    assert session.note_of(key(session, "3")) == "hỏi lại"
    assert session.untie("nothing") is None


def test_a_tie_is_checked_again_in_the_next_version_with_the_changed_number() -> None:
    old = session_of()
    tie_units(old)
    (same,) = next_version(old).ties
    assert same.relation is not None
    assert same.relation.holds is Holds.YES
    (changed,) = next_version(old, ("xếp 3 phường", "xếp 4 phường")).ties
    assert changed.relation is not None
    assert (changed.relation.holds, changed.relation.formula) == (Holds.NO, "12 + 4 = 16")
    assert changed.tie.carried_from == old.ties[0].tie.uuid


def test_a_tie_whose_figure_is_gone_comes_along_and_is_told_as_lost() -> None:
    old = session_of()
    tie_units(old)
    (state,) = next_version(old, (LINES[2], "Nội dung khác hẳn, không nêu số liệu nào.")).ties
    assert state.lost
    assert [part is None for part in state.parts] == [False, True]


def test_a_finding_put_aside_stays_aside_and_can_be_taken_up() -> None:
    session = session_of()
    at = finding(session, "impossible_value")
    writes = done(session.put_aside(at, "Số liệu của cả vùng"))
    assert [item.key for item in session.aside] == [at]
    again = session_of(kept=tuple(write.after for write in writes if write.after))
    kept = again.aside_of(at)
    assert kept is not None
    assert kept.reason == "Số liệu của cả vùng"
    assert session.put_aside(at, "Số liệu của cả vùng") is None
    done(session.take_up(at))
    assert session.aside == ()
    session.undo()
    assert [item.key for item in session.aside] == [at]


def test_a_finding_stays_aside_in_the_next_version_until_its_number_changes() -> None:
    old = session_of()
    done(old.put_aside(finding(old, "impossible_value"), "đã hỏi"))
    same = next_version(old, ("15 đơn vị", "16 đơn vị"), (LINES[0], "Mở đầu. " + LINES[0]))
    assert [item.findings[0].check for item in same.aside] == ["impossible_value"]
    other = next_version(old, ("67/63", "68/63"))
    assert other.aside == ()
    assert finding(other, "impossible_value")


def test_evidence_holds_a_mark_and_goes_with_it() -> None:
    session = session_of()
    at = key(session, "12")
    writes = done(session.add_evidence(at, "Niên giám thống kê", "12 xã", url="https://example.org"))
    assert [type(write.after) for write in writes] == [Mark, Evidence]
    (evidence,) = session.evidence_of(at)
    done(session.change_evidence(replace(evidence, quote="12 xã vùng cao")))
    assert session.evidence_of(at)[0].quote == "12 xã vùng cao"
    session.set_verdict([at], Verdict.VERIFIED)
    (write,) = done(session.set_verdict([at], Verdict.UNREVIEWED))
    assert write.after is not None, "a mark that evidence hangs on is kept"
    done(session.remove_evidence(evidence.uuid))
    assert session.mark_of(at) is None
    session.undo()
    assert [one.quote for one in session.evidence_of(at)] == ["12 xã vùng cao"]


def test_items_that_contradict_each_other_are_linked_once_and_seen_from_both() -> None:
    session = session_of()
    one, other = key(session, "12"), key(session, "15")
    done(session.link(one, other, "khác nhau"))
    assert session.link(other, one) is None
    assert session.link(one, one) is None
    ((link, mark, place),) = session.links_of(other)
    assert mark.anchor.quote == "12"
    assert place == session.item(one).span
    done(session.unlink(link.uuid))
    assert session.marked() == ()


def test_evidence_and_links_follow_the_marks_into_the_next_version() -> None:
    old = session_of()
    old.set_verdict([key(old, "12"), key(old, "15")], Verdict.QUESTIONED)
    done(old.add_evidence(key(old, "12"), "Niên giám"))
    done(old.link(key(old, "12"), key(old, "15")))
    new = next_version(old)
    assert [one.source for one in new.evidence_of(key(new, "12"))] == ["Niên giám"]
    assert len(new.links_of(key(new, "15"))) == 1
    changed = next_version(old, ("15 đơn vị", "16 đơn vị"))
    assert len(changed.links_of(key(changed, "16"))) == 1
    gone = next_version(old, ("có 15 đơn vị hành chính cấp xã", "vui tươi"))
    assert gone.links_of(key(gone, "12")) == ()


STEPS = ("tie", "untie", "aside", "take up", "evidence", "no evidence", "link", "unlink", "verdict", "undo", "redo")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.booleans()), max_size=10))
def test_whatever_had_to_wait_what_is_stored_opens_as_what_is_shown(steps: list[tuple[str, bool]]) -> None:
    session, waiting = session_of(), Waiting[ReviewSession]()
    stored: dict[str, Kept] = {}
    for step, fine in steps:
        edit = _step(session, step)
        if edit is None or waiting.taken_back(session, edit):
            continue
        if fine:
            _store(session, stored, waiting, edit)
        else:
            waiting.add(session, edit)
    for _, edit in waiting.take():
        _store(session, stored, waiting, edit)
    again = session_of(kept=tuple(stored.values()))
    assert session.pending == frozenset()
    assert {mark.uuid: mark for _, mark in again.marked()} == {mark.uuid: mark for _, mark in session.marked()}
    assert again.counts() == session.counts()
    assert set(again.additions.all) == set(session.additions.all)
    assert {item.key for item in again.items} == {item.key for item in session.items}
    assert [item.key for item in again.aside] == [item.key for item in session.aside]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(STEPS), max_size=8))
def test_undoing_all_leaves_the_report_as_it_was(steps: list[str]) -> None:
    session = session_of()
    fresh = session.counts()
    for step in steps:
        _step(session, step)
    while session.undo():
        pass
    assert session.additions.all == ()
    assert session.marked() == ()
    assert session.counts() == fresh


def _store(session: ReviewSession, stored: dict[str, Kept], waiting: Waiting[ReviewSession], edit: Edit) -> None:
    for write in edit.writes:
        stored.pop(write.kept.uuid, None)
        if write.after is not None:
            stored[write.after.uuid] = write.after
    session.saved(edit)
    waiting.stored(session, edit)


def _step(session: ReviewSession, step: str) -> Edit | None:
    one, other = key(session, "12"), key(session, "15")
    match step:
        case "tie":
            return tie_units(session)
        case "untie":
            return session.untie(session.ties[0].tie.uuid) if session.ties else None
        case "aside":
            return session.put_aside(finding(session, "impossible_value"), "đã hỏi")
        case "take up":
            return session.take_up(finding(session, "impossible_value"))
        case "evidence":
            return session.add_evidence(one, "Niên giám")
        case "no evidence":
            return session.remove_evidence(session.evidence_of(one)[0].uuid) if session.evidence_of(one) else None
        case "link":
            return session.link(one, other)
        case "unlink":
            return session.unlink(session.links_of(one)[0][0].uuid) if session.links_of(one) else None
        case "verdict":
            verdict = Verdict.UNREVIEWED if session.verdict_of(one) is Verdict.VERIFIED else Verdict.VERIFIED
            return session.set_verdict([one], verdict)
        case "undo":
            return session.undo()
    return session.redo()


def test_an_added_figure_is_an_item_that_can_be_tied_and_taken_back() -> None:
    session = session_of("Toàn tỉnh có 15 đơn vị cấp xã.", "Đã xong phần đông trong số đó, 3 phường chưa xong.")
    place = session.report.text.index("phần đông")
    span = Span(place, place + len("phần đông"))
    edit = session.add_figure(span, FigureText(FigureKind.COUNT, Decimal(12), "đơn vị"))
    assert edit is not None
    assert edit.changes_items
    added = next(item.key for item in session.items if item.span == span and item.kind is ItemKind.FIGURE)
    assert session.figure_added(added) == session.additions.figures[0]
    draft = session.draft_tie([added, key(session, "3")], key(session, "15"))
    assert draft is not None
    assert (draft.holds, draft.formula) == (Holds.YES, "12 + 3 = 15")
    session.set_verdict([added], Verdict.VERIFIED)
    session.change_figure(added, FigureText(FigureKind.COUNT, Decimal(11), "đơn vị"))
    assert session.scan.extraction.figure(session.item(added).figures[0]).number == 11
    session.remove_figure(added)
    assert [item.kind for item in session.items if item.span == span] == [ItemKind.MARK]
    session.undo()
    assert session.verdict_of(added) is Verdict.VERIFIED


def test_no_figure_is_added_where_one_stands() -> None:
    session = session_of()
    span = session.item(key(session, "15")).span
    assert session.add_figure(span, FigureText(FigureKind.COUNT, Decimal(15))) is None


def test_an_added_figure_comes_along_where_its_words_are_the_same() -> None:
    old = session_of()
    place = old.report.text.index("khu vực thành thị")
    span = Span(place, place + len("khu vực thành thị"))
    old.add_figure(span, FigureText(FigureKind.COUNT, Decimal(2), "khu vực"))
    new = next_version(old, ("15 đơn vị", "2.015 đơn vị"))
    (carried,) = new.additions.figures
    assert carried.carried_from == old.additions.figures[0].uuid
    assert any(figure.text == "khu vực thành thị" for figure in new.scan.extraction.figures)
    gone = next_version(old, ("Riêng khu vực thành thị sắp", "Riêng vùng đô thị sắp"))
    assert gone.additions.figures == ()


def test_a_figure_that_another_window_added_is_caught_up_with() -> None:
    one, other = session_of(), session_of()
    place = one.report.text.index("vùng cao")
    one.add_figure(Span(place, place + 8), FigureText(FigureKind.COUNT, Decimal(7), "xã"))
    caught = other.catch_up((), one.additions)
    assert caught.items
    assert caught.keys <= {item.key for item in other.items}
    assert [item.key for item in other.items] == [item.key for item in one.items]


@pytest.mark.parametrize(
    ("words", "kind", "number", "unit"),
    [
        ("68,6 tỷ đồng", FigureKind.MONEY, "68600000000", "VND"),
        ("88,1%", FigureKind.PERCENT, "88.1", "%"),
        ("1.250 hộ", FigureKind.COUNT, "1250", "hộ"),
    ],
)
def test_selected_words_are_read_as_a_figure(words: str, kind: FigureKind, number: str, unit: str) -> None:
    report = report_of(f"Tổng số là {words}")
    place = report.text.index(words)
    said = read_selected(report, Span(place, place + len(words)))
    assert said is not None
    assert (said.kind, said.number, said.unit) == (kind, Decimal(number), unit)


def test_words_without_a_number_are_no_figure() -> None:
    assert read_selected(report_of("Tình hình ổn định"), Span(0, 9)) is None
