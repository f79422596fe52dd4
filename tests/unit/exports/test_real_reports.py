"""Every export of every real report with forty marks opens again and holds every marked quote, verdict and note."""

from __future__ import annotations

import csv
import html
import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from app.errors import WriteError
from app.exports.content import printable
from app.exports.labels import verdict_label
from app.exports.questions import ASKED
from app.exports.registry import CHOICES, export
from app.review.model import Mark
from app.review.session import ReviewSession
from tests.unit.exports.reports import SAMPLE, session_of

REPORTS = ("binh-duong-2020-h1", "ha-tinh-2018-h1", "kien-giang-2021-h1")
FORMATS = ("docx", "pdf", "txt")
WORDS = {qn("w:t"): "", qn("w:br"): " ", qn("w:tab"): " ", qn("w:p"): " "}


def words_of(path: Path) -> str:
    """All words of a written file, every blank as one space."""
    if path.suffix == ".docx":
        body = Document(str(path)).element.body
        text = "".join(WORDS[one.tag] or one.text or "" for one in body.iter() if one.tag in WORDS)
    elif path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as package:
            text = html.unescape(re.sub("<[^>]+>", " ", package.read("xl/sharedStrings.xml").decode()))
            text = re.sub("_x[0-9A-F]{4}_", "", text)
    elif path.suffix == ".csv":
        rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
        text = " ".join(cell for row in rows for cell in row)
    else:
        text = html.unescape(re.sub("<[^>]+>", "", path.read_text(encoding="utf-8-sig")))
    return " ".join(text.split())


def holds(words: str, wanted: str) -> bool:
    kept = " ".join(printable(wanted).split())
    return kept in words or (len(kept) > 1000 and kept[:30_000] in words)


def asked(session: ReviewSession, kind: str) -> list[tuple[str, Mark]]:
    return [
        (session.report.text_of(item.span), mark)
        for item, mark in session.marked()
        if kind != "questions" or mark.verdict in ASKED
    ]


@pytest.mark.parametrize("report_format", FORMATS)
@pytest.mark.parametrize("name", REPORTS)
def test_summary_questions_workbook_table_and_page_hold_all_marks(
    name: str, report_format: str, shared: Path, tmp_path: Path
) -> None:
    session = session_of(shared / "reports" / f"{name}.{report_format}")
    assert len(session.marked()) >= 20
    for kind, ending in (
        ("summary", ".docx"),
        ("questions", ".docx"),
        ("table", ".xlsx"),
        ("table", ".csv"),
        ("page", ".html"),
    ):
        path = tmp_path / f"{kind}{ending}"
        export(kind, path, session.scan, session)
        words = words_of(path)
        for quote, mark in asked(session, kind):
            assert holds(words, quote), (kind, quote)
            assert holds(words, mark.note), (kind, mark.note[:80])
            assert kind == "questions" or verdict_label(mark.verdict) in words


@pytest.mark.parametrize(("kind", "ending"), [(one.kind, one.ending) for one in CHOICES if one.ending != ".pdf"])
def test_an_export_that_fails_leaves_the_old_file_and_says_why(
    kind: str, ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = session_of(SAMPLE, 4)
    path = tmp_path / f"old{ending}"
    path.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(WriteError, match="disk is full"):
        export(kind, path, session.scan, session)
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
