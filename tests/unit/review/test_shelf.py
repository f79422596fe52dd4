"""The library arranges its reports by session, with the versions of one report together."""

from __future__ import annotations

from dataclasses import replace

from app.review.model import ReportRecord
from app.review.shelf import shelves_of, works_of

FIRST = ReportRecord(1, "/a.docx", "1", "Ngân sách", None, "2024-06-24", None, "kỳ họp thứ 15", "docx", "2024-07-01")
SECOND = replace(FIRST, id=2, issued_on="2024-07-05", opened="2024-06-30")
OTHER = replace(FIRST, id=3, title="Đầu tư công", issued_on="2023-12-01", session="kỳ họp thứ 14")


def tied(*records: ReportRecord) -> list[ReportRecord]:
    return [replace(record, lineage=7) for record in records]


def test_versions_of_one_report_stand_together_the_oldest_first() -> None:
    (work,) = works_of(tied(SECOND, FIRST))
    assert [record.id for record in work.versions] == [1, 2]
    assert (work.newest.id, work.latest.id) == (2, 1)


def test_sessions_come_the_newest_first_and_reports_of_none_last() -> None:
    none = replace(FIRST, id=4, session=None, issued_on="2025-01-01")
    assert [shelf.session for shelf in shelves_of([none, OTHER, FIRST])] == ["Kỳ họp thứ 15", "Kỳ họp thứ 14", ""]


def test_two_spellings_of_one_session_are_one() -> None:
    (shelf,) = shelves_of([FIRST, replace(OTHER, session="Kỳ  Họp thứ 15")])
    assert {record.id for record in shelf.records} == {1, 3}


def test_a_version_that_names_no_session_stands_with_the_others() -> None:
    (shelf,) = shelves_of(tied(FIRST, replace(SECOND, session=None)))
    assert (shelf.session, len(shelf.works), len(shelf.records)) == ("Kỳ họp thứ 15", 1, 2)


def test_opening_a_report_does_not_move_it() -> None:
    before = shelves_of([FIRST, OTHER])
    after = shelves_of([replace(OTHER, opened="2026-01-01"), FIRST])
    assert [[record.id for record in shelf.records] for shelf in before] == [
        [record.id for record in shelf.records] for shelf in after
    ]


def test_an_empty_library_has_no_shelves() -> None:
    assert shelves_of([]) == ()
