"""A review is recognised by what its report says: in another format, in an older or a newer version, and no other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import ExchangeError
from app.exchange.bundle import read_bundle
from app.exchange.following import follow_versions
from app.exchange.receiving import Arrival, receive
from app.exchange.recognising import Match
from app.exports.bundle import write_bundle
from app.language.folding import normalise_tones
from app.readers.registry import read_report
from app.report.model import Report
from app.review.model import ReportRecord, Verdict
from app.review.opinions import Standing
from app.review.session import ReviewSession
from app.scan import scan_report
from storage.library import Library, open_library

SHARED = Path(__file__).resolve().parents[4] / "shared"
REPORTS, VERSIONS = SHARED / "reports", SHARED / "versions"
needs_shared = pytest.mark.skipif(not REPORTS.is_dir(), reason="the shared reports are not beside this checkout")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = open_library(tmp_path / "library.sqlite")
    yield opened
    opened.close()


def _reviewed(report: Report, every: int = 9) -> ReviewSession:
    record = ReportRecord(1, report.path, report.sha256, "", None, None, None, None, report.format, "2026-01-01")
    session = ReviewSession(record, scan_report(report), [], "Lan")
    for item in session.items[::every]:
        session.set_verdict([item.key], Verdict.QUESTIONED)
    return session


def _letters(words: str) -> str:
    """Return the letters and numbers of words; marks of notes are renumbered without any change to the text."""
    return "".join(sign for sign in normalise_tones(words).casefold() if sign.isalpha() or sign.isdecimal())


def _sent(session: ReviewSession, folder: Path, with_text: bool = False) -> Path:
    path = folder / "lan.zip"
    write_bundle(path, session.scan, session, with_text)
    return path


def _words(report: Report, arrival: Arrival) -> list[tuple[str, str]]:
    placed = [one for one in arrival.review.opinions if one.place]
    return [
        (one.mark.anchor.quote, report.text[one.place.start :][: len(one.place.quote)]) for one in placed if one.place
    ]


@needs_shared
@pytest.mark.parametrize("sent", ["docx", "pdf", "txt"])
@pytest.mark.parametrize("own", ["docx", "pdf"])
def test_a_report_is_recognised_in_another_format_and_every_mark_stands_there(
    library: Library, tmp_path: Path, sent: str, own: str
) -> None:
    for name in ("ha-tinh-2018-h1", "binh-duong-2020-h1"):
        library.add_report(read_report(REPORTS / f"{name}.{own}"))
    report = read_report(REPORTS / f"binh-duong-2020-h1.{sent}")
    (arrival,) = receive(read_bundle(_sent(_reviewed(report), tmp_path)), library, "")
    assert "binh-duong" in arrival.record.path
    mine = library.report(arrival.record.id)
    words = _words(mine, arrival)
    assert len(words) == len(arrival.review.opinions) > 30
    assert all(old.split() == new.split() for old, new in words)
    here = [one for one in arrival.review.opinions if one.standing is Standing.HERE]
    assert len(here) >= 0.98 * len(words)


@needs_shared
@pytest.mark.parametrize("sample", ["kien-giang", "ha-tinh"])
@pytest.mark.parametrize("way", ["older", "newer"])
@pytest.mark.parametrize("with_text", [True, False])
def test_marks_on_another_version_stand_where_they_belong_and_none_on_other_words(
    library: Library, tmp_path: Path, sample: str, way: str, with_text: bool
) -> None:
    old, new = read_report(VERSIONS / sample / "old.txt"), read_report(VERSIONS / sample / "new.txt")
    theirs, mine = (old, new) if way == "older" else (new, old)
    library.add_report(mine)
    library.add_report(
        read_report(REPORTS / "kien-giang-2021-h1.txt" if "kien" not in sample else REPORTS / "ha-tinh-2018-h1.txt")
    )
    session = _reviewed(theirs, 3)
    (arrival,) = receive(read_bundle(_sent(session, tmp_path, with_text)), library, "")
    assert arrival.match is Match.VERSION and arrival.record.sha256 == mine.sha256
    assert len(arrival.review.opinions) == len(session.marked())
    wrong = [
        (one.mark.anchor.quote, one.place.quote)
        for one in arrival.review.opinions
        if one.standing is Standing.HERE and one.place and _letters(one.mark.anchor.quote) != _letters(one.place.quote)
    ]
    assert wrong == []


@needs_shared
def test_a_review_is_laid_on_every_copy_of_the_report_whatever_its_format(library: Library, tmp_path: Path) -> None:
    for ending in ("docx", "txt"):
        library.add_report(read_report(REPORTS / f"binh-duong-2020-h1.{ending}"))
    report = read_report(REPORTS / "binh-duong-2020-h1.docx")
    arrivals = receive(read_bundle(_sent(_reviewed(report), tmp_path)), library, "")
    assert [one.match for one in arrivals] == [Match.FILE, Match.CONTENT]
    for one in arrivals:
        assert {opinion.standing for opinion in one.review.opinions} == {Standing.HERE}


@needs_shared
def test_another_report_of_the_same_kind_is_not_taken_for_it(library: Library, tmp_path: Path) -> None:
    library.add_report(read_report(REPORTS / "ha-tinh-2018-h1.docx"))
    path = _sent(_reviewed(read_report(REPORTS / "binh-duong-2020-h1.docx")), tmp_path)
    with pytest.raises(ExchangeError, match="not in your library"):
        receive(read_bundle(path), library, "")
    assert library.colleagues(1) == []


@needs_shared
def test_a_review_of_a_version_that_is_tied_to_others_is_laid_on_all_of_them(library: Library, tmp_path: Path) -> None:
    old, new = (library.add_report(read_report(VERSIONS / "ha-tinh" / f"{one}.docx")) for one in ("old", "new"))
    library.tie_versions(old.id, new.id)
    path = _sent(_reviewed(library.report(old.id), 3), tmp_path)
    first, second = receive(read_bundle(path), library, "")
    assert (first.match, second.match) == (Match.FILE, Match.VERSION)
    standings = {one.standing for one in second.review.opinions}
    assert Standing.HERE in standings and Standing.NUMBER_CHANGED in standings
    assert all(one.standing is Standing.HERE for one in first.review.opinions)


@needs_shared
def test_a_version_that_comes_later_takes_over_what_colleagues_said_of_the_earlier_one(
    library: Library, tmp_path: Path
) -> None:
    old = library.add_report(read_report(VERSIONS / "ha-tinh" / "old.docx"))
    receive(read_bundle(_sent(_reviewed(library.report(old.id), 3), tmp_path)), library, "")
    new = library.add_report(read_report(VERSIONS / "ha-tinh" / "new.docx"))
    assert follow_versions(new, library.report(new.id), library) == 0
    library.tie_versions(old.id, new.id)
    assert follow_versions(library.record(new.id), library.report(new.id), library) == 1
    assert follow_versions(library.record(new.id), library.report(new.id), library) == 0
    (then,), (now,) = library.colleagues(old.id), library.colleagues(new.id)
    assert (now.delegate, now.age) == (then.delegate, then.age)
    assert [one.mark.uuid for one in now.opinions] == [one.mark.uuid for one in then.opinions]
    assert {one.standing for one in now.opinions} >= {Standing.HERE, Standing.NUMBER_CHANGED}
