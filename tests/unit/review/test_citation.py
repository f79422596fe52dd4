"""A quote with where it is from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.jobs import Token
from app.readers.registry import read_report
from app.report.model import Metadata, Report, Span
from app.review.citation import cited, document_of, quotable, source_of
from app.review.items import ItemKind
from app.review.session import ReviewSession
from app.scan import scan_report
from app.wording import choose_language
from tests.unit.review.made import RECORD

TEXT = "I. KẾT QUẢ\n\n1. Kinh tế\n\nTỉnh có 12 xã đạt chuẩn. Còn lại 05 xã.\n"


def read(tmp_path: Path, text: str = TEXT) -> Report:
    path = tmp_path / "bao-cao.txt"
    path.write_text(text, "utf-8")
    return read_report(path)


def span_of(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return Span(start, start + len(words))


def test_a_quote_names_report_number_date_issuer_and_section(tmp_path: Path) -> None:
    facts = Metadata(title="BÁO CÁO Kinh tế", number="12/BC-UBND", issued_on="2020-07-01", issuer="UBND tỉnh A")
    report = replace(read(tmp_path), metadata=facts)
    choose_language("vi")
    assert cited(report, span_of(report, "Còn lại 05 xã")) == (
        "“Còn lại 05 xã” (BÁO CÁO Kinh tế số 12/BC-UBND ngày 01/07/2020, UBND tỉnh A, mục I.1)"
    )


def test_a_report_that_says_nothing_of_itself_is_named_by_its_file(tmp_path: Path) -> None:
    report = replace(read(tmp_path), metadata=Metadata())
    assert document_of(report) == "bao-cao"


def test_a_place_in_a_note_and_on_a_page_is_named_by_both(shared: Path) -> None:
    report = read_report(shared / "reports" / "binh-duong-2020-h1.pdf")
    note = next(block for block in report.notes() if block.note == "6")
    source = source_of(report, Span(note.span.start, note.span.start + 2))
    assert source.startswith("BÁO CÁO KIỂM ĐIỂM")
    assert ", footnote 6, page " in source


def test_of_a_number_the_whole_sentence_is_quoted_and_of_a_claim_itself(tmp_path: Path) -> None:
    scan = scan_report(read(tmp_path), Token())
    session = ReviewSession(RECORD, scan, [])
    number = next(item for item in session.items if item.title == "05")
    assert scan.report.text_of(quotable(scan.report, number)) == "Còn lại 05 xã."
    claim = next(item for item in session.items if item.kind is ItemKind.CLAIM)
    assert quotable(scan.report, claim) == claim.span


def test_line_breaks_in_a_quote_become_blanks(tmp_path: Path) -> None:
    report = read(tmp_path)
    quote = cited(report, span_of(report, "1. Kinh tế\nTỉnh có 12 xã"))
    assert quote.startswith("“1. Kinh tế Tỉnh có 12 xã” (")
