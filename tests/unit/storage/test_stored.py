"""Libraries that an earlier version of the program left behind open and keep all they held."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.checks.model import Checked
from app.extraction.model import FigureKind
from app.review.items import ItemKind
from app.review.model import Verdict
from app.review.opinions import Standing
from app.review.records import Priority, QuestionState
from app.review.session import ReviewSession
from app.scan import Scan
from storage.library import open_library
from storage.schema import names
from tests.unit.review.made import LINES, scan_of

STORED = sorted((Path(__file__).resolve().parents[2] / "fixtures" / "libraries").glob("*.sqlite"))
OLDER = STORED[:-1]
WITH_ADDITIONS = [path for path in STORED if path.stem >= "0003"]

WITH_COLLEAGUES = [path for path in STORED if path.stem >= "0008"]


def test_a_library_of_each_schema_is_stored() -> None:
    assert [path.stem[:4] for path in STORED] == sorted(name[:4] for name in names())


@pytest.mark.parametrize("stored", STORED, ids=lambda path: path.stem)
def test_a_stored_library_opens_with_its_reports_marks_and_history(stored: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    shutil.copy(stored, path)
    library = open_library(path)
    assert library.check() == []
    assert len({record.lineage for record in library.reports()}) == 1
    first, second = sorted(library.reports(), key=lambda record: record.id)
    assert library.report(first.id).text == library.report(second.id).text
    marks = {mark.uuid: mark for mark in library.marks(first.id)}
    assert len(marks) == 6
    mark = marks["first"]
    assert (mark.verdict, mark.note) == (Verdict.INCONSISTENT, "Đã hỏi Sở Tài chính")
    assert [entry.action for entry in library.history(mark.uuid)] == ["verdict", "note"]
    assert [hit.mark for hit in library.search("so tai chinh")] == [mark.uuid]
    library.close()


@pytest.mark.parametrize("stored", OLDER, ids=lambda path: path.stem)
def test_a_stored_library_is_copied_before_it_is_brought_up_to_date(stored: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    shutil.copy(stored, path)
    open_library(path).close()
    (backup,) = (tmp_path / "backups").iterdir()
    with closing(sqlite3.connect(backup)) as copy, closing(sqlite3.connect(stored)) as before:
        assert list(copy.iterdump()) == list(before.iterdump())


def test_a_library_of_this_version_needs_no_copy(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    shutil.copy(STORED[-1], path)
    open_library(path).close()
    assert not (tmp_path / "backups").exists()


@pytest.mark.parametrize("stored", WITH_ADDITIONS, ids=lambda path: path.stem)
def test_what_was_added_to_a_stored_report_is_found_again_by_a_newer_reader(stored: Path, tmp_path: Path) -> None:
    session = _session(stored, tmp_path, (("3.1. Về đất đai", "3.1. Về đất đai, xây dựng"), ("nội dung⁶", "nội dung⁷")))
    words = {mark.uuid: item for item, mark in session.marked()}
    (state,) = session.ties
    assert [session.report.text_of(session.item(key).span) for key in _tied(session)] == ["37", "42", "05"]
    assert (state.tie.note, state.tie.author) == ("Đã xong và còn lại", "Lan")
    assert {one.reason for one in session.additions.dismissals} == {"Hai cách đếm, đã hỏi"}
    (evidence,) = session.evidence_of(words["body-37"].key)
    assert (evidence.source, evidence.url) == ("Công văn số 3", "https://thongke.example/37")
    ((_, other, place),) = session.links_of(words["note-06"].key)
    assert (other.uuid, place) == ("cell-05", words["cell-05"].span)
    added = session.additions.figures
    assert [(one.place.quote, one.number, one.unit) for one in added] == [("6", "6", "tháng")] * (stored in STORED[4:])
    asked = [session.question_of(item.key) for item in words.values()]
    assert [(one.addressee, one.theme, one.priority, one.state, one.answered_on) for one in asked if one] == [
        ("Sở Xây dựng", "Nhà ở", Priority.HIGH, QuestionState.ANSWERED, "2026-01-15")
    ] * (stored in STORED[5:])


@pytest.mark.parametrize("stored", STORED, ids=lambda path: path.stem)
def test_what_a_stored_report_was_called_and_where_it_was_put_stays_when_it_is_read_anew(
    stored: Path, tmp_path: Path
) -> None:
    record = _session(stored, tmp_path, ()).record
    if stored in STORED[6:]:
        assert (record.title, record.session) == ("Kiểm điểm 6 tháng", "Kỳ họp thứ 15, khóa IX")
    assert (record.questioned, record.inconsistent) == ((1, 3) if stored in STORED[6:] else (0, 0))


@pytest.mark.parametrize("stored", WITH_COLLEAGUES, ids=lambda path: path.stem)
def test_what_a_colleague_said_of_a_stored_report_is_there(stored: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    shutil.copy(stored, path)
    library = open_library(path)
    first = min(library.reports(), key=lambda record: record.id)
    (review,) = library.colleagues(first.id)
    assert review.delegate.name == "Hùng" and first.library
    assert [(one.mark.verdict, one.standing) for one in review.opinions] == [
        (Verdict.VERIFIED, Standing.HERE),
        (Verdict.VERIFIED, Standing.LOST),
    ]
    assert [one.source for one in review.additions.evidence] == ["Sở Tài chính"]
    library.close()


@pytest.mark.parametrize("stored", STORED, ids=lambda path: path.stem)
def test_a_newer_reader_and_extractor_find_every_stored_mark_again(stored: Path, tmp_path: Path) -> None:
    session = _session(stored, tmp_path, (("3.1. Về đất đai", "3.1. Về đất đai, xây dựng"), ("nội dung⁶", "nội dung⁷")))
    assert session.lost == ()
    quotes = {mark.uuid: (mark.anchor.quote, session.report.text_of(item.span)) for item, mark in session.marked()}
    assert len(quotes) == 6
    assert all(quote == shown for quote, shown in quotes.values())
    # The new extractor knows nothing of documents; what was said of one stands as marked by hand.
    assert {item.kind for item, mark in session.marked() if mark.uuid == "reference"} == {ItemKind.MARK}


@pytest.mark.parametrize("stored", STORED, ids=lambda path: path.stem)
def test_a_mark_whose_words_a_newer_reading_lacks_is_shown_as_lost_and_kept(stored: Path, tmp_path: Path) -> None:
    session = _session(
        stored, tmp_path, (("còn lại 05 nội dung⁶ chưa xong", "xong cả"), ("Thực hiện Nghị", "Theo Nghị"))
    )
    assert {mark.uuid for mark in session.lost} == {"first"}
    assert len(session.marked()) == 5


def _session(stored: Path, folder: Path, exchanged: tuple[tuple[str, str], ...]) -> ReviewSession:
    """Return the stored review as a program sees it whose reader and extractor differ from those that made it."""
    path = folder / "library.sqlite"
    shutil.copy(stored, path)
    library = open_library(path)
    record = min(library.reports(), key=lambda one: one.id)
    lines = [(kind, _exchanged(words, exchanged), *more) for kind, words, *more in LINES]
    scan = scan_of(lines)  # type: ignore[arg-type]
    report = scan.extraction.report
    figures = tuple(
        replace(figure, block=report.block_at(figure.span.start).id)
        for figure in scan.extraction.figures
        if figure.kind is FigureKind.COUNT
    )
    changed = Scan(replace(scan.extraction, figures=figures), Checked((), ()))
    newest = library.add_report(replace(changed.report, sha256=record.sha256))
    session = ReviewSession(newest, changed, library.marks(record.id), "", library.additions(record.id))
    library.close()
    return session


def _tied(session: ReviewSession) -> list[str]:
    return [item.key for item in session.items if item.kind is ItemKind.FIGURE and session.ties_of(item.key)]


def _exchanged(words: str, exchanged: tuple[tuple[str, str], ...]) -> str:
    for old, new in exchanged:
        words = words.replace(old, new)
    return words
