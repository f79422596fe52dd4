"""Numbers and marks of the notes of Word files."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.readers.unread import remarks_in_words
from app.report.model import Report
from tests.unit.readers.test_docx import MARK, lines, read
from tests.unit.readers.word_file import paragraph, part, run

NOTES = part(
    "footnotes",
    "".join(f'<w:footnote w:id="{place}">{paragraph(f"Ghi chú {place}")}</w:footnote>' for place in range(9)),
)
PAGE_END = "<w:r><w:lastRenderedPageBreak/></w:r>"
TYPED_PAGE_END = '<w:r><w:br w:type="page"/></w:r>'


def section(properties: str = "") -> str:
    return f"<w:sectPr>{properties}</w:sectPr>"


def labels(report: Report) -> list[str | None]:
    return [block.note for block in report.notes()]


def rule(form: str = "", restart: str = "", start: str = "") -> str:
    said = "".join(
        f'<w:{name} w:val="{value}"/>'
        for name, value in (("numFmt", form), ("numStart", start), ("numRestart", restart))
        if value
    )
    return f"<w:footnotePr>{said}</w:footnotePr>"


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("lowerRoman", ["i", "ii"]),
        ("lowerLetter", ["a", "b"]),
        ("upperRoman", ["I", "II"]),
        ("chicago", ["*", "†"]),
    ],
)
def test_labels_have_the_format_of_the_settings_and_marks_are_digits(
    tmp_path: Path, form: str, shown: list[str]
) -> None:
    settings = part("settings", rule(form))
    report = read(tmp_path, paragraph("a", MARK.format(1), " b", MARK.format(2)), footnotes=NOTES, settings=settings)
    assert lines(report)[0] == "a¹ b²"
    assert labels(report) == shown
    assert [mark.label for mark in report.note_marks] == shown
    assert len(remarks_in_words(report)) == 1 and shown[0] in remarks_in_words(report)[0]


def test_notes_begin_anew_in_each_section_and_a_section_may_say_so_alone(tmp_path: Path) -> None:
    def body(last: str) -> str:
        first = paragraph("a", MARK.format(1), " b", MARK.format(2), properties=section())
        return first + paragraph("c", MARK.format(3)) + section(last)

    everywhere = part("settings", rule(restart="eachSect"))
    assert labels(read(tmp_path, body(""), footnotes=NOTES, settings=everywhere)) == ["1", "2", "1"]
    assert labels(read(tmp_path, body(rule(restart="eachSect", start="5")), footnotes=NOTES)) == ["1", "2", "5"]
    assert labels(read(tmp_path, body(""), footnotes=NOTES)) == ["1", "2", "3"]


@pytest.mark.parametrize("page_end", [PAGE_END, TYPED_PAGE_END])
def test_notes_begin_anew_on_each_page_that_the_file_knows_of(tmp_path: Path, page_end: str) -> None:
    body = paragraph("a", MARK.format(1), page_end, " b", MARK.format(2), " c", MARK.format(3))
    settings = part("settings", rule(restart="eachPage"))
    report = read(tmp_path, body, footnotes=NOTES, settings=settings)
    assert labels(report) == ["1", "1", "2"]
    assert [report.text_of(report.block(mark.block or "").span) for mark in report.note_marks] == [
        "Ghi chú 1",
        "Ghi chú 2",
        "Ghi chú 3",
    ]


OWN = '<w:footnoteReference w:customMarkFollows="1" w:id="1"/>'


@pytest.mark.parametrize(
    "marked",
    [
        f"<w:r>{OWN}<w:t>*</w:t></w:r>",
        f"<w:r>{OWN}</w:r>{run('*')}",
        f'<w:r>{OWN}<w:sym w:font="Symbol" w:char="F02A"/></w:r>',
    ],
)
def test_a_note_with_a_sign_of_its_own_is_called_by_it_and_not_counted(tmp_path: Path, marked: str) -> None:
    notes = part(
        "footnotes",
        f'<w:footnote w:id="1">{paragraph("* Số liệu ước tính.")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("Theo Sở.")}</w:footnote>',
    )
    report = read(tmp_path, paragraph("Đạt 5 tỷ", marked, ", tăng", MARK.format(2), "."), footnotes=notes)
    assert report.text.replace("∗", "*").splitlines() == ["Đạt 5 tỷ*, tăng¹.", "Số liệu ước tính.", "Theo Sở."]
    assert [label and label.replace("∗", "*") for label in labels(report)] == ["*", "1"]


def test_a_note_whose_own_sign_is_missing_is_not_lost(tmp_path: Path) -> None:
    report = read(tmp_path, paragraph("Đạt", f"<w:r>{OWN}</w:r>", " 5 tỷ đồng."), footnotes=NOTES)
    assert lines(report) == ["Đạt* 5 tỷ đồng.", "Ghi chú 1"]


def test_the_words_of_a_table_in_a_note_stand_in_the_note(tmp_path: Path) -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph('Thu')}</w:tc><w:tc>{paragraph('12')}</w:tc></w:tr></w:tbl>"
    notes = part("footnotes", f'<w:footnote w:id="1">{paragraph("Gồm:")}{table}{paragraph("Hết.")}</w:footnote>')
    assert lines(read(tmp_path, paragraph("Số", MARK.format(1)), footnotes=notes)) == ["Số¹", "Gồm: Thu 12 Hết."]


def test_a_field_left_open_in_one_note_does_not_hide_the_next(tmp_path: Path) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF</w:instrText></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    notes = part(
        "footnotes",
        f'<w:footnote w:id="1">{paragraph("Một", begin)}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("Hai", end)}</w:footnote>',
    )
    body = paragraph("a", MARK.format(1), " b", MARK.format(2))
    assert lines(read(tmp_path, body, footnotes=notes)) == ["a¹ b²", "Một", "Hai"]
