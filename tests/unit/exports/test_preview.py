"""What is shown before it is written holds what is written."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from app.errors import Cancelled, WriteError
from app.exports.changes import earlier_version
from app.exports.options import Charts, Options
from app.exports.preview import Pages, PdfPages, Tables, Web, Words, preview_of
from app.exports.registry import choices_for, export
from app.jobs import Token
from app.review.model import ReportRecord
from app.review.session import ReviewSession
from app.wording import current_language
from tests.unit.exports.reports import SAMPLE, session_of


@pytest.fixture(scope="module")
def session() -> ReviewSession:
    return session_of(SAMPLE, 20, ("", "Đề nghị giải trình"))


def letters(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("kind", ["summary", "questions", "overview"])
def test_the_pages_hold_every_word_of_the_document(kind: str, session: ReviewSession, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    export(kind, path, session.scan, session)
    pages = preview_of(kind, ".docx", session.scan, session, Options())
    assert isinstance(pages, Pages) and pages.size == (2381, 3368) and pages.margins == (340, 227, 170, 227)
    shown = letters(html.unescape(re.sub("<[^>]+>", "", pages.html)).replace("\xa0", ""))
    document = Document(str(path))
    for paragraph in document.paragraphs:
        assert letters(paragraph.text).replace("\xa0", "") in shown
    for table in document.tables:
        for cell in table._cells:
            assert letters(cell.text).replace("\xa0", "") in shown


def test_the_charts_of_the_overview_are_pictures_in_the_page(session: ReviewSession) -> None:
    dot = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
        "1f15c4890000000d49444154789c6360f8cf500f0003820180b35a2c0e0000000049454e44ae426082"
    )
    charts = Charts(dot, dot)
    pages = preview_of("overview", ".docx", session.scan, session, Options(charts=charts))
    assert isinstance(pages, Pages) and pages.html.count('<img src="data:image/png;base64,') == 2


def test_every_kind_that_can_be_written_is_shown(session: ReviewSession) -> None:
    shown = {
        (one.kind, one.ending): preview_of(one.kind, one.ending, session.scan, session, Options())
        for one in choices_for(session.report)
    }
    workbook, table = shown["table", ".xlsx"], shown["table", ".csv"]
    assert isinstance(workbook, Tables) and isinstance(table, Tables)
    assert len(workbook.sheets) == 6 and len(table.sheets[0].rows) == session.total == len(workbook.sheets[0].rows)
    relations = workbook.sheets[2].rows
    assert any("SUM(" in cell for row in relations for cell in row)
    annotated, page = shown["annotated", ".docx"], shown["page", ".html"]
    assert isinstance(annotated, Web) and isinstance(page, Web)
    for _, mark in session.marked():
        assert mark.note in annotated.html and mark.note in page.html
    assert annotated.html.count("<sup>[") >= len(session.marked())
    bundle = shown["bundle", ".zip"]
    assert isinstance(bundle, Words) and dict(bundle.parts)["annotations.json"].startswith("{")
    assert isinstance(shown["web-annotation", ".json"], Words)


def test_a_pdf_is_shown_as_it_will_be_written(shared: Path, tmp_path: Path) -> None:
    session = session_of(shared / "reports" / "kien-giang-2021-h1.pdf", 5)
    shown = preview_of("annotated", ".pdf", session.scan, session, Options())
    path = tmp_path / "x.pdf"
    export("annotated", path, session.scan, session)
    assert isinstance(shown, PdfPages) and shown.data == path.read_bytes() and shown.count == len(session.report.pages)


def test_what_cannot_be_written_is_told_before(session: ReviewSession) -> None:
    gone = replace(session.report, path="/no/such/report.docx")
    scan = replace(session.scan, extraction=replace(session.scan.extraction, report=gone))
    with pytest.raises(WriteError, match="cannot be read any more"):
        preview_of("annotated", ".docx", scan, session, Options())


@pytest.mark.parametrize("kind", ["summary", "questions", "annotated"])
def test_a_preview_nobody_waits_for_stops(kind: str, session: ReviewSession) -> None:
    token = Token()
    token.cancel()
    with pytest.raises(Cancelled):
        preview_of(kind, ".docx", session.scan, session, Options(token=token))


def test_the_language_of_a_file_is_its_own(session: ReviewSession) -> None:
    before = current_language()
    for language, word in (("vi", "PHIẾU CHẤT VẤN"), ("en", "QUESTIONS")):
        pages = preview_of("questions", ".docx", session.scan, session, Options(language=language))
        assert isinstance(pages, Pages) and word in pages.html
    assert current_language() == before


class Records:
    """A library of records alone."""

    def __init__(self, *records: ReportRecord) -> None:
        self._records = records

    def reports(self) -> tuple[ReportRecord, ...]:
        return self._records


def test_the_earlier_version_is_the_one_next_before_among_those_tied() -> None:
    first = ReportRecord(1, "", "", "", None, "2020-05-01", None, None, "docx", "", lineage=1)
    second = replace(first, id=2, issued_on="2020-06-01")
    third = replace(first, id=3, issued_on="2020-07-01")
    stranger = replace(first, id=4, issued_on="2020-06-15", lineage=4)
    store = Records(third, stranger, first, second)
    assert earlier_version(third, store) is second  # type: ignore[arg-type]
    assert earlier_version(first, store) is None  # type: ignore[arg-type]
    assert earlier_version(replace(third, lineage=None), store) is None  # type: ignore[arg-type]
