"""Reviews of colleagues are kept beside one's own marks, the latest of each delegate."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.anchors.model import Anchor
from app.errors import StoreError
from app.review.model import Verdict
from app.review.opinions import ColleagueReview, Delegate, Opinion, Receipt, Standing, delegate_of
from app.review.records import Additions, Evidence, Question, Tie, TieKind
from storage.library import Library, open_library
from tests.unit.storage.made import adding, mark, report

SECRET = "Lời riêng của đồng nghiệp"
PLACE = Anchor("05", "còn lại ", " nội dung", 80, "I/3/3.1/p1")
ADDITIONS = Additions(
    ties=(Tie("t1", 1, TieKind.SUM, (PLACE, PLACE), PLACE, "cộng lại"),),
    evidence=(Evidence("e1", 1, "u1", "Sở Tài chính", url="https://so.example"),),
    questions=(Question("q1", 1, "u1", "Sở Xây dựng"),),
)


def _review(
    changed: str = "2026-02-01", digest: str = "d", delegate: str = "lan", note: str = SECRET
) -> ColleagueReview:
    made = Opinion(mark("u1", verdict=Verdict.QUESTIONED, note=note), PLACE, Standing.HERE)
    lost = Opinion(mark("u2"), None, Standing.LOST)
    return ColleagueReview(1, Delegate(delegate, "Lan"), changed, digest, (made, lost), ADDITIONS)


@pytest.fixture
def filled(library: Library) -> Library:
    """A library with one report and one's own mark on it."""
    library.add_report(report())
    library.write([adding(mark("own"))])
    return library


def test_a_review_comes_back_as_it_was_and_beside_ones_own(filled: Library) -> None:
    assert filled.receive([_review()]) == [Receipt.NEW]
    assert filled.colleagues(1) == [_review()]
    assert [one.uuid for one in filled.marks(1)] == ["own"]


def test_the_later_review_of_a_delegate_counts_in_whatever_order_they_come(filled: Library) -> None:
    early, late = _review("2026-01-01", "a", note="trước"), _review("2026-03-01", "b", note="sau")
    assert filled.receive([late, early, late]) == [Receipt.NEW, Receipt.OLDER, Receipt.KNOWN]
    assert filled.colleagues(1) == [late]
    filled.forget_colleague(1, "lan")
    assert filled.receive([early, late]) == [Receipt.NEW, Receipt.REPLACED]
    assert filled.colleagues(1) == [late]


def test_of_two_delegates_both_reviews_are_kept(filled: Library) -> None:
    filled.receive([_review(), _review(delegate="hùng")])
    assert len(filled.colleagues(1)) == 2


def test_a_review_that_cannot_be_kept_whole_leaves_all_as_it_was(filled: Library) -> None:
    filled.receive([_review()])
    twice = _review("2026-04-01", "x")
    with pytest.raises(StoreError):
        filled.receive([_review(delegate="hùng"), replace(twice, opinions=(*twice.opinions, *twice.opinions))])
    assert filled.colleagues(1) == [_review()]


def test_reviews_go_with_their_report_and_leave_no_trace(filled: Library, path: Path) -> None:
    filled.receive([_review()])
    filled.delete_report(1)
    assert filled.colleagues(1) == [] and filled.check() == []
    assert [one.name for one in path.parent.iterdir() if one.is_file() and SECRET.encode() in one.read_bytes()] == []


def test_a_library_has_a_name_of_its_own_and_knows_when_a_review_was_changed(filled: Library, tmp_path: Path) -> None:
    other = open_library(tmp_path / "other.sqlite")
    other.add_report(report())
    record, elsewhere = filled.record(1), other.record(1)
    assert record.library and elsewhere.library and record.library != elsewhere.library
    assert record.changed > "2026" and elsewhere.changed == ""
    other.close()


def test_two_delegates_of_one_name_are_two_and_one_name_written_otherwise_is_one(filled: Library) -> None:
    record = filled.record(1)
    elsewhere = replace(record, library="0" * 31 + "1")
    assert delegate_of(record, "Lê Lan").id == delegate_of(record, " lê  lan").id
    assert delegate_of(record, "Lê Lan").id != delegate_of(elsewhere, "Lê Lan").id
