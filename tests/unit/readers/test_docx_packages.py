"""Word files whose packages are built in unusual ways that are allowed, or that other programs write all the same."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.readers.registry import read_report
from app.readers.unread import not_read_in_words, remarks_in_words
from app.report.model import Report
from tests.unit.readers.test_docx import MARK, NOTES
from tests.unit.readers.test_docx_drawings import CHART, DGM, DIAGRAM, C
from tests.unit.readers.word_file import paragraph, part, word_file

PLAIN = word_file(paragraph("Báo cáo", MARK.format(7), "."), footnotes=NOTES)
WORDS = "Báo cáo¹.\nGhi chú một còn nữa"
Change = Callable[[str, bytes], tuple[str, bytes]]


def rebuilt(data: bytes, change: Change) -> bytes:
    """Return a package with each entry changed; an entry that gets no name is left out."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w") as target:
        for entry in source.namelist():
            name, content = change(entry, source.read(entry))
            if name:
                target.writestr(name, content)
    return made.getvalue()


def read(tmp_path: Path, data: bytes, name: str = "report.docx") -> Report:
    file = tmp_path / name
    file.write_bytes(data)
    return read_report(file)


def renamed(name: str, content: bytes) -> tuple[str, bytes]:
    name = name.replace("word/document.xml", "word/document2.xml").replace(
        "word/_rels/document", "word/_rels/document2"
    )
    return name, content.replace(b"word/document.xml", b"word/document2.xml")


def absolute(name: str, content: bytes) -> tuple[str, bytes]:
    return name, content.replace(b'Target="', b'Target="/word/') if name.endswith("document.xml.rels") else content


def in_capitals(name: str, content: bytes) -> tuple[str, bytes]:
    return name.upper(), content


def with_backslashes(name: str, content: bytes) -> tuple[str, bytes]:
    return name.replace("/", "\\"), content.replace(b"word/document.xml", b"word\\document.xml")


def without_relation(name: str, content: bytes) -> tuple[str, bytes]:
    name, content = renamed(name, content)
    return ("" if name == "_rels/.rels" else name), content


def in_utf_16(name: str, content: bytes) -> tuple[str, bytes]:
    text = content.decode("utf-8").replace("UTF-8", "UTF-16")
    return name, text.encode("utf-16") if name.startswith("word/") else content


@pytest.mark.parametrize("change", [renamed, absolute, in_capitals, with_backslashes, without_relation, in_utf_16])
def test_a_package_built_in_another_way_reads_the_same(tmp_path: Path, change: Change) -> None:
    assert read(tmp_path, rebuilt(PLAIN, change)).text == WORDS


@pytest.mark.parametrize("ending", ["docm", "dotx", "dotm"])
def test_templates_and_files_with_macros_are_word_files(tmp_path: Path, ending: str) -> None:
    report = read(tmp_path, PLAIN, f"report.{ending}")
    assert (report.text, report.format) == (WORDS, "docx")


def test_a_word_file_with_a_workbook_in_it_is_no_workbook(tmp_path: Path) -> None:
    workbook = io.BytesIO()
    with zipfile.ZipFile(workbook, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    made = io.BytesIO(rebuilt(PLAIN, in_capitals))
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("WORD/EMBEDDINGS/BOOK.XLSX", workbook.getvalue())
    assert read(tmp_path, made.getvalue()).text == WORDS


def strict(name: str, content: bytes) -> tuple[str, bytes]:
    return name, re.sub(
        rb"http://schemas\.openxmlformats\.org/(wordprocessingml|officeDocument|drawingml)/2006/",
        rb"http://purl.oclc.org/ooxml/\1/",
        content,
    )


def test_charts_and_smart_art_of_the_strict_variant_are_read(tmp_path: Path) -> None:
    body = paragraph(
        "Trước.",
        f'<w:r><w:drawing><c:chart {C} r:id="chart1"/></w:drawing></w:r>',
        f'<w:r><w:drawing><dgm:relIds {DGM} r:dm="data1"/></w:drawing></w:r>',
    )
    usual = word_file(body, chart1=CHART, data1=DIAGRAM)
    report = read(tmp_path, rebuilt(usual, strict))
    assert report.text.splitlines() == ["Trước.", "Thu ngân sách", "Kế hoạch: 2019: 4,3; 2020: 5", "Sở Y tế"]
    assert report.not_read == ()


def test_it_is_said_that_two_parts_have_one_name(tmp_path: Path) -> None:
    twice = io.BytesIO(PLAIN)
    with zipfile.ZipFile(twice, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", part("document", f"<w:body>{paragraph('Bản sau.')}</w:body>"))
    report = read(tmp_path, twice.getvalue())
    assert report.text == "Bản sau."
    assert len(remarks_in_words(report)) == 1


def test_a_file_that_holds_inserted_documents_only_says_so(tmp_path: Path) -> None:
    report = read(tmp_path, word_file('<w:altChunk r:id="y"/>'))
    assert remarks_in_words(report) == ("There are no words in report.docx that can be read.",)
    assert not_read_in_words(report) == ("1 inserted document",)
