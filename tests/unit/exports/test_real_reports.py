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
from app.review.model import Mark, Verdict
from app.review.session import ReviewSession
from tests.unit.exports.reports import SAMPLE, mark_words, session_of
from tests.unit.exports.test_annotated_pdf import made

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


FAILURES = (
    (OSError(28, "No space left on device"), "disk is full"),
    (PermissionError(13, "used by another process"), "open in another program"),
    (OSError(5, "Input/output error"), "What was there is unchanged"),
)


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ReviewSession]:
    """Reviews of a Word file, for every kind, and of a PDF file, for its annotated copy."""
    folder = tmp_path_factory.mktemp("sources")
    pdf = session_of(made(folder), 0)
    mark_words(pdf, "777 USD", Verdict.QUESTIONED)
    return {".pdf": pdf, "": session_of(SAMPLE, 4)}


@pytest.mark.parametrize(("failure", "told"), FAILURES, ids=["full", "held open", "broken"])
@pytest.mark.parametrize(("kind", "ending"), [(one.kind, one.ending) for one in CHOICES])
def test_an_export_that_fails_leaves_the_old_file_and_says_why(
    kind: str,
    ending: str,
    failure: OSError,
    told: str,
    sources: dict[str, ReviewSession],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = sources.get(ending, sources[""])
    path = tmp_path / f"old{ending}"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(WriteError, match=told):
        export(kind, path, session.scan, session)
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
