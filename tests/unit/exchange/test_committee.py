"""Several reviews are laid side by side: who agrees, who differs, and the committee's summary of it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from app.errors import WriteError
from app.exchange.bundle import read_bundle
from app.exchange.committee import gather_committee
from app.exchange.committee_write import write_committee
from app.exchange.receiving import receive
from app.exchange.tally import tally
from app.exports.bundle import write_bundle
from app.review.model import Verdict
from app.review.opinions import ColleagueReview
from app.review.session import ReviewSession
from app.wording import choose_language
from storage.library import Library, open_library
from tests.unit.exchange.sent import made_scan, review_of
from tests.unit.review.made import span_of

SCAN = made_scan()
WORDS = ("05", "37", "Nghị quyết số 12/NQ-HĐND")
GIVEN = {
    "Lan": (Verdict.QUESTIONED, Verdict.VERIFIED, None),
    "Hùng": (Verdict.QUESTIONED, Verdict.VERIFIED, Verdict.VERIFIED),
    "Mai": (Verdict.INCONSISTENT, Verdict.VERIFIED, None),
    "Đức": (Verdict.VERIFIED, None, Verdict.QUESTIONED),
}


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    choose_language("en")
    yield


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = open_library(tmp_path / "library.sqlite")
    opened.add_report(SCAN.report)
    yield opened
    opened.close()


def _reviewed(author: str, given: tuple[Verdict | None, ...], note: str = "") -> ReviewSession:
    session = review_of(SCAN, author)
    for words, verdict in zip(WORDS, given, strict=True):
        if verdict is not None:
            session.mark_span(span_of(SCAN.report, words), verdict, note and f"{note} {words}")
    return session


@pytest.fixture
def reviews(library: Library, tmp_path: Path) -> list[ColleagueReview]:
    """The reviews of four colleagues."""
    for author, given in GIVEN.items():
        write_bundle(tmp_path / f"{author}.zip", SCAN, _reviewed(author, given, f"=ý của {author}: <b>"))
        receive(read_bundle(tmp_path / f"{author}.zip"), library, "Tôi")
    return list(library.colleagues(1))


def _rows(path: Path, number: int) -> list[list[str]]:
    """Return the cells of a sheet, in which no cell is a formula."""
    with zipfile.ZipFile(path) as package:
        shared, sheet = (
            etree.fromstring(package.read(f"xl/{name}.xml")) for name in ("sharedStrings", f"worksheets/sheet{number}")
        )
    words = ["".join(one.itertext()) for one in shared]
    assert sheet.find(".//{*}f") is None
    return [
        [words[int(cell.findtext("{*}v"))] if cell.get("t") == "s" else cell.findtext("{*}v") for cell in row]
        for row in sheet.iter("{*}row")
    ]


def _own() -> ReviewSession:
    return _reviewed("Tôi", (Verdict.QUESTIONED, None, Verdict.VERIFIED))


def test_who_said_what_of_a_place_is_counted(reviews: list[ColleagueReview]) -> None:
    found = tally(_own(), reviews)
    assert [one.name for one in found.delegates] == ["Tôi", "Đức", "Hùng", "Lan", "Mai"]
    first = next(one for one in found.matters if SCAN.report.text_of(one.span) == "05")
    assert first.verdicts == {Verdict.QUESTIONED: 3, Verdict.INCONSISTENT: 1, Verdict.VERIFIED: 1}
    assert first.voices[0].delegate.name == "Tôi"
    assert first.item is not None and found.at[first.span] is first


def test_places_on_which_the_most_differ_come_first(reviews: list[ColleagueReview]) -> None:
    found = tally(_own(), reviews)
    assert [SCAN.report.text_of(one.span) for one in found.differences] == ["05", "Nghị quyết số 12/NQ-HĐND"]


def test_agreement_with_each_colleague_is_counted_by_verdict(reviews: list[ColleagueReview]) -> None:
    found = tally(_own(), reviews)
    said = {one.name: found.agreement(one) for one in found.colleagues}
    assert (said["Hùng"].both, said["Hùng"].same) == (2, {Verdict.QUESTIONED: 1, Verdict.VERIFIED: 1})
    assert (said["Đức"].both, said["Đức"].different.total(), said["Đức"].only_theirs) == (2, 2, 0)
    assert (said["Lan"].both, said["Lan"].only_theirs, said["Lan"].only_mine) == (1, 1, 1)


def test_a_mark_of_a_copied_library_is_one_voice(library: Library, tmp_path: Path) -> None:
    own = _own()
    marks = [mark for _, mark in own.marked()]
    copied = ReviewSession(review_of(SCAN, "Lan", "6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b").record, SCAN, marks, "Lan")
    write_bundle(tmp_path / "lan.zip", SCAN, copied)
    receive(read_bundle(tmp_path / "lan.zip"), library, "Tôi")
    found = tally(own, library.colleagues(1))
    assert all(len(matter.voices) == 1 for matter in found.matters)


def test_the_summary_says_how_many_of_how_many_and_differences_first(
    reviews: list[ColleagueReview], tmp_path: Path
) -> None:
    committee = gather_committee(_own(), reviews)
    assert [point.counted for point in committee.apart] == [
        "1 of 5 found this inconsistent; 3 of 5 questioned this; 1 of 5 verified this",
        "1 of 5 questioned this; 2 of 5 verified this",
    ]
    assert [point.counted for point in committee.agreed] == ["3 of 5 verified this"]
    write_committee(tmp_path / "c.docx", _own(), reviews)
    document = Document(str(tmp_path / "c.docx"))
    texts = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any("3 of 5 questioned this" in text for text in texts)
    voices = next(text for text in texts if text.startswith("Tôi:"))
    assert voices.splitlines()[2] == "Hùng: Questioned. =ý của Hùng: <b> 05"
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    assert headings[1:3] == ["II. WHERE THE DELEGATES DIFFER", "III. WHERE THEY AGREE OR ONLY ONE SPOKE"]


def test_those_who_say_the_same_are_named_together_with_their_evidence(library: Library, tmp_path: Path) -> None:
    for author in ("Lan", "Hùng", "Mai"):
        session = _reviewed(author, (Verdict.QUESTIONED, None, None), "Vì sao?")
        if author != "Mai":
            session.add_evidence(session.marked()[0][0].key, "Sở Tài chính", "06")
        write_bundle(tmp_path / "one.zip", SCAN, session)
        receive(read_bundle(tmp_path / "one.zip"), library, "Tôi")
    own, reviews = _own(), library.colleagues(1)
    write_committee(tmp_path / "c.docx", own, reviews)
    document = Document(str(tmp_path / "c.docx"))
    texts = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "\nHùng; Lan: Questioned. Vì sao? 05\nEvidence: Sở Tài chính; “06”\nMai: Questioned" in "".join(texts)
    assert "4 of 4 questioned this" in texts
    write_committee(tmp_path / "c.xlsx", own, reviews)
    said = dict(zip(*_rows(tmp_path / "c.xlsx", 1)[:2], strict=False))
    assert said["Lan"] == "Questioned. Vì sao? 05\nEvidence: Sở Tài chính; “06”"


def test_the_workbook_holds_who_said_what_as_plain_text(reviews: list[ColleagueReview], tmp_path: Path) -> None:
    write_committee(tmp_path / "c.xlsx", _own(), reviews)
    points, delegates, agreement, _ = (_rows(tmp_path / "c.xlsx", number) for number in range(1, 5))
    said = dict(zip(points[0], points[1], strict=False))
    assert (said["Quote"], said["They differ"], said["Questioned"]) == ("05", "yes", "3")
    assert said["Lan"] == "Questioned. =ý của Lan: <b> 05"
    assert [row[0] for row in delegates[1:]] == ["Tôi", "Đức", "Hùng", "Lan", "Mai"]
    assert agreement[2] == ["Hùng", "2", "2", "0", "100", "0/0", "1/1", "1/1", "1", "0"]


def test_another_ending_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="Nothing was written"):
        write_committee(tmp_path / "c.pdf", _own(), [])
    assert not (tmp_path / "c.pdf").exists()


def test_a_summary_of_nobody_can_be_written(tmp_path: Path) -> None:
    for ending in (".docx", ".xlsx"):
        write_committee(tmp_path / f"c{ending}", review_of(SCAN, ""), [])
        assert (tmp_path / f"c{ending}").stat().st_size
