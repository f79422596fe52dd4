"""Every export of a review holds every marked quote, verdict and note, and nothing in it is taken for code."""

from __future__ import annotations

import csv
import dataclasses
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.anchors.model import Anchor
from app.errors import WriteError
from app.exports.content import gather, printable
from app.exports.labels import verdict_label
from app.exports.registry import WRITERS, export, kind_for
from app.report.model import BlockKind, NotRead
from app.review.model import Mark, Verdict
from app.review.session import ReviewSession
from app.scan import Scan
from app.wording import choose_language, current_language
from tests.unit.review.made import LINES, RECORD, scan_of, span_of

SHA256 = hashlib.sha256(b"report").hexdigest()
LOST = Mark("lost-1", 1, Anchor("không còn chữ này", "", "", 5, ""), Verdict.QUESTIONED, "ghi chú bị lạc", "An", "", "")
WORDS = frozenset({qn("w:t"), qn("w:br"), qn("w:tab")})
ENDINGS = (".docx", ".xlsx", ".csv", ".html", ".json", ".zip")


@pytest.fixture(autouse=True)
def in_vietnamese() -> Iterator[None]:
    before = current_language()
    choose_language("vi")
    yield
    choose_language(before)


def made_scan(lines: tuple[Any, ...] = LINES) -> Scan:
    scan = scan_of(lines)
    report = dataclasses.replace(scan.report, sha256=SHA256, not_read=(NotRead("picture", 3),))
    return Scan(dataclasses.replace(scan.extraction, report=report), scan.checked)


def reviewed(note: str = "Đề nghị giải trình") -> ReviewSession:
    """A review with each verdict once: on the matter of 05 and 06, on a claim, on a reference."""
    session = ReviewSession(RECORD, made_scan(), [LOST], "Nguyễn Thị Hạnh")
    for kind, verdict in (
        ("finding", Verdict.INCONSISTENT),
        ("claim", Verdict.QUESTIONED),
        ("reference", Verdict.VERIFIED),
    ):
        key = next(item.key for item in session.items if item.kind.value == kind)
        session.set_verdict([key], verdict)
        session.set_note(key, note)
    return session


def write(session: ReviewSession, ending: str, folder: Path) -> Path:
    path = folder / f"out{ending}"
    export(kind_for(path, None, session.report), path, session.scan, session)
    return path


def words_in(path: Path) -> str:
    """All words of an exported file, blanks as one space."""
    if path.suffix == ".docx":
        document = Document(str(path))
        blanks = {qn("w:br"): " ", qn("w:tab"): " "}
        text = "".join(
            blanks.get(one.tag) or one.text or "" for one in document.element.body.iter() if one.tag in WORDS
        )
    elif path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as package:
            text = re.sub("<[^>]+>", " ", package.read("xl/sharedStrings.xml").decode())
    elif path.suffix == ".html":
        text = re.sub("<[^>]+>", "", path.read_text(encoding="utf-8"))
    else:
        text = path.read_text(encoding="utf-8-sig")
    return " ".join(text.split())


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".csv", ".html"])
def test_every_marked_quote_verdict_and_note_is_in_the_file(ending: str, tmp_path: Path) -> None:
    session = reviewed()
    words = words_in(write(session, ending, tmp_path))
    for item, mark in session.marked():
        assert session.report.text_of(item.span) in words
        assert verdict_label(mark.verdict) in words
        assert mark.note in words


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".html"])
def test_lost_marks_and_what_was_not_read_are_named(ending: str, tmp_path: Path) -> None:
    words = words_in(write(reviewed(), ending, tmp_path))
    assert "không còn chữ này" in words and "ghi chú bị lạc" in words
    assert "3 hình" in words


def test_a_finding_nobody_judged_stands_apart() -> None:
    session = ReviewSession(RECORD, made_scan(), [])
    content = gather(session.scan, session)
    assert not content.marked
    assert [entry.item.kind.value for entry in content.open_findings] == ["finding"]
    assert not gather(session.scan, reviewed()).open_findings


def test_places_of_one_block_are_one_quote_and_other_blocks_follow() -> None:
    session = reviewed()
    entry = next(one for one in gather(session.scan, session).marked if one.item.kind.value == "finding")
    assert [quote.where for quote in entry.quotes] == ["Mục I.3.1", "Chú thích 6"]
    assert [[part.words for part in quote.parts if part.strong] for quote in entry.quotes] == [["05"], ["06"]]


def test_a_table_cell_is_quoted_with_the_words_of_its_row() -> None:
    session = ReviewSession(RECORD, made_scan(), [])
    session.mark_span(span_of(session.report, "05", 1), Verdict.QUESTIONED)
    (entry,) = gather(session.scan, session).marked
    assert entry.quotes[0].whole == "Xã: 05"


def test_the_summary_has_the_page_of_an_official_document(tmp_path: Path) -> None:
    document = Document(str(write(reviewed(), ".docx", tmp_path)))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert Mm(19.9) < section.top_margin < Mm(25) and Mm(29.9) < section.left_margin < Mm(35)
    assert document.styles["Normal"].font.name == "Times New Roman"
    assert document.styles["Normal"].font.size.pt == 13


def test_the_summary_opens_with_nothing_marked(tmp_path: Path) -> None:
    session = ReviewSession(RECORD, made_scan(), [])
    assert "Chưa đánh giá mục nào." in words_in(write(session, ".docx", tmp_path))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(note=st.text(max_size=60))
@example(note="một\r\nhai\rba\n\tbốn")
@example(note="0\r1")
def test_no_note_breaks_an_export(note: str, tmp_path: Path) -> None:
    session = reviewed(note)
    kept = printable(session.marked()[0][1].note)
    assert " ".join(kept.split()) in words_in(write(session, ".docx", tmp_path))
    data = json.loads(write(session, ".json", tmp_path).read_text(encoding="utf-8"))
    notes = [body["value"] for one in data["items"] for body in one["body"] if body["purpose"] == "commenting"]
    assert notes == [mark.note for _, mark in session.marked() if mark.note] + [LOST.note]
    for ending in (".xlsx", ".csv", ".html", ".zip"):
        assert write(session, ending, tmp_path).stat().st_size > 0


def test_a_note_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    session = reviewed('=HYPERLINK("http://x")')
    rows = list(csv.reader(io.StringIO(write(session, ".csv", tmp_path).read_text(encoding="utf-8-sig"))))
    assert '\'=HYPERLINK("http://x")' in [cell for row in rows for cell in row]
    with zipfile.ZipFile(write(session, ".xlsx", tmp_path)) as package:
        sheets = [package.read(name).decode() for name in package.namelist() if "worksheets/sheet" in name]
    assert len(sheets) == 6
    formulas = [formula for sheet in sheets for formula in re.findall("<f>(.*?)</f>", sheet)]
    assert formulas and all(re.fullmatch(r"'Số liệu'!\$C\$\d+|D\d+-C\d+", formula) for formula in formulas)
    assert not any("<hyperlink" in sheet for sheet in sheets)


def test_a_csv_begins_with_the_mark_that_excel_knows_utf8_by(tmp_path: Path) -> None:
    assert write(reviewed(), ".csv", tmp_path).read_bytes().startswith(b"\xef\xbb\xbf")


def test_nothing_in_a_report_or_note_becomes_markup(tmp_path: Path) -> None:
    session = reviewed('<script>alert(1)</script>" onclick="x')
    page = write(session, ".html", tmp_path).read_text(encoding="utf-8")
    assert "<script" not in page and 'onclick="' not in page
    hostile = (*LINES[:4], (BlockKind.PARAGRAPH, "<img src=x> còn lại 05 nội dung"), *LINES[5:])
    other = ReviewSession(RECORD, made_scan(hostile), [])
    assert "<img" not in write(other, ".html", tmp_path).read_text(encoding="utf-8")


def test_the_page_asks_for_nothing_from_outside_and_its_links_lead_somewhere(tmp_path: Path) -> None:
    page = write(reviewed(), ".html", tmp_path).read_text(encoding="utf-8")
    assert "default-src 'none'" in page and "http://" not in page and "https://" not in page
    ids = re.findall(r'id="(\w+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#(\w+)"', page)) == set(ids) != set()


def test_annotations_say_the_verdict_by_their_motivation_and_point_at_the_words(tmp_path: Path) -> None:
    session = reviewed()
    data = json.loads(write(session, ".json", tmp_path).read_text(encoding="utf-8"))
    by_verdict = {one["body"][0]["value"]: one for one in data["items"][:-1]}
    motivations = {verdict: one["motivation"] for verdict, one in by_verdict.items()}
    assert motivations == {"verified": "assessing", "questioned": "questioning", "inconsistent": "linking"}
    assert len(by_verdict["inconsistent"]["target"]) == 2
    for one in by_verdict.values():
        targets = one["target"] if isinstance(one["target"], list) else [one["target"]]
        for target in targets:
            quote, position = target["selector"]
            assert session.report.text[position["start"] : position["end"]] == quote["exact"]
        assert one["creator"]["name"] == "Nguyễn Thị Hạnh" and one["created"].endswith("Z")
    assert data["items"][-1]["target"]["thamtra:lost"] is True


def test_a_bundle_holds_the_marks_and_the_fingerprint_but_not_the_report(tmp_path: Path) -> None:
    session = reviewed()
    with zipfile.ZipFile(write(session, ".zip", tmp_path)) as package:
        assert package.namelist() == ["manifest.json", "annotations.json"]
        manifest = json.loads(package.read("manifest.json"))
        annotations = package.read("annotations.json")
    assert manifest["reports"][0]["sha256"] == SHA256
    assert manifest["files"][0]["sha256"] == hashlib.sha256(annotations).hexdigest()
    assert len(json.loads(annotations)["items"]) == 4
    assert session.report.text not in annotations.decode()


def test_the_kind_follows_from_the_ending_or_from_its_name() -> None:
    report = made_scan().report
    kinds = [kind_for(Path(f"a{ending}"), None, report) for ending in ENDINGS]
    assert kinds == ["summary", "table", "table", "page", "web-annotation", "bundle"]
    assert kind_for(Path("A.XLSX"), "table", report) == "table"


@pytest.mark.parametrize(
    ("name", "wanted", "said"),
    [("a.odt", None, ".docx"), ("a.docx", "poem", "web-annotation"), ("a.csv", "summary", ".docx")],
)
def test_a_kind_that_cannot_be_written_is_refused_with_what_can(name: str, wanted: str | None, said: str) -> None:
    with pytest.raises(WriteError, match=re.escape(said)):
        kind_for(Path(name), wanted, made_scan().report)


@pytest.mark.parametrize(
    "ending", [ending for kind, all_of in WRITERS.items() if kind != "annotated" for ending in all_of]
)
def test_a_place_that_cannot_be_written_is_a_clear_error(ending: str, tmp_path: Path) -> None:
    with pytest.raises(WriteError):
        write(reviewed(), ending, tmp_path / "absent")
