"""Reading Word files part by part."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.readers.registry import read_report
from app.report.model import BlockKind, CellPlace, Report
from tests.unit.readers.word_file import W, paragraph, part, run, word_file


def read(tmp_path: Path, body: str, **parts: str) -> Report:
    file = tmp_path / "report.docx"
    file.write_bytes(word_file(body, **parts))
    return read_report(file)


def lines(report: Report) -> list[str]:
    return [report.text_of(block.span) for block in report.blocks]


NOTES = part(
    "footnotes",
    '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    f'<w:footnote w:id="7">{paragraph("<w:r><w:footnoteRef/></w:r>", " Ghi chú một")}'
    f"{paragraph('còn nữa')}</w:footnote>"
    f'<w:footnote w:id="9">{paragraph(" Ghi chú hai")}</w:footnote>',
)
WIDE = '<w:gridSpan w:val="2"/>'
TALL = '<w:vMerge w:val="restart"/>'
MARK = '<w:r><w:footnoteReference w:id="{}"/></w:r>'


def test_notes_follow_the_block_that_calls_them_in_the_order_of_their_marks(tmp_path: Path) -> None:
    body = paragraph("Đã làm", MARK.format(7), ", xong", MARK.format(9), ".") + paragraph("Sau đó.")
    report = read(tmp_path, body, footnotes=NOTES)
    assert lines(report) == ["Đã làm¹, xong².", "Ghi chú một còn nữa", "Ghi chú hai", "Sau đó."]
    assert [(block.kind, block.note) for block in report.notes()] == [
        (BlockKind.FOOTNOTE, "1"),
        (BlockKind.FOOTNOTE, "2"),
    ]
    assert [(report.text_of(mark.span), mark.label, mark.block) for mark in report.note_marks] == [
        ("¹", "1", "b2"),
        ("²", "2", "b3"),
    ]


def test_a_note_called_in_a_cell_follows_that_cell(tmp_path: Path) -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph('A', MARK.format(7))}</w:tc><w:tc>{paragraph('B')}</w:tc></w:tr></w:tbl>"
    assert lines(read(tmp_path, table, footnotes=NOTES)) == ["A¹", "Ghi chú một còn nữa", "B"]


def test_tracked_changes_are_read_as_if_accepted_and_counted_with_their_authors(tmp_path: Path) -> None:
    body = paragraph(
        "Có ",
        f'<w:ins w:id="1" w:author="An">{run("mười")}</w:ins>',
        '<w:del w:id="2" w:author="Bình"><w:r><w:delText>chín</w:delText></w:r></w:del>',
        f'<w:moveFrom w:id="3" w:author="An">{run("cũ")}</w:moveFrom>',
        f'<w:moveTo w:id="4" w:author="An">{run(" dự án")}</w:moveTo>',
    )
    report = read(tmp_path, body)
    assert report.text == "Có mười dự án"
    changes = report.tracked_changes
    assert changes is not None
    assert (changes.insertions, changes.deletions, changes.moves, changes.authors) == (1, 1, 1, ("An", "Bình"))


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next_one(tmp_path: Path) -> None:
    gone = '<w:rPr><w:del w:id="1" w:author="An"/></w:rPr>'
    assert lines(read(tmp_path, paragraph("Một ", properties=gone) + paragraph("hai."))) == ["Một hai."]


def test_merged_cells_are_read_once_and_nested_tables_after_their_cell(tmp_path: Path) -> None:
    def cell(words: str, properties: str = "", inner: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words)}{inner}</w:tc>"

    inner = f"<w:tbl><w:tr>{cell('trong')}</w:tr></w:tbl>"
    body = (
        "<w:tbl>"
        f"<w:tr>{cell('Đầu', WIDE)}{cell('C')}</w:tr>"
        f"<w:tr>{cell('Dọc', TALL)}{cell('E', inner=inner)}{cell('')}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('H')}{cell('I')}</w:tr>"
        "</w:tbl>"
    )
    report = read(tmp_path, body)
    assert [(block.cell, report.text_of(block.span)) for block in report.blocks] == [
        (CellPlace(0, 0, 0), "Đầu"),
        (CellPlace(0, 0, 2), "C"),
        (CellPlace(0, 1, 0), "Dọc"),
        (CellPlace(0, 1, 1), "E"),
        (CellPlace(1, 0, 0), "trong"),
        (CellPlace(0, 1, 2), ""),
        (CellPlace(0, 2, 1), "H"),
        (CellPlace(0, 2, 2), "I"),
    ]


def numbered(words: str, depth: int, identity: int = 1) -> str:
    return paragraph(words, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{identity}"/></w:numPr>')


def test_list_numbers_stand_as_word_shows_them(tmp_path: Path) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(
            [("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-")]
        )
    )
    numbering = part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="5">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="5"/>'
        '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="4"/></w:lvlOverride></w:num>',
    )
    body = (
        numbered("Một.", 0) + numbered("hai.", 1) + numbered("ba.", 2) + numbered("bốn.", 2) + numbered("năm.", 3)
        + numbered("Sáu.", 0) + numbered("bảy.", 1) + numbered("tám.", 1, 2)
    )  # fmt: skip
    report = read(tmp_path, body, numbering=numbering)
    assert lines(report) == ["I. Một.", "1. hai.", "a) ba.", "b) bốn.", "- năm.", "II. Sáu.", "1. bảy.", "4. tám."]
    first = report.blocks[0]
    assert first.list_mark_end - first.span.start == len("I. ")


def test_fields_give_their_result_and_never_their_instruction(tmp_path: Path) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("01/7/2020")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    simple = f'<w:fldSimple w:instr=" REF x ">{run("mục 2")}</w:fldSimple>'
    assert read(tmp_path, paragraph("Ngày ", field, ", ", simple)).text == "Ngày 01/7/2020, mục 2"


def test_text_boxes_are_read_once_of_the_two_forms_that_word_writes(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('Trong khung')}</w:txbxContent>"
    drawing = f"<w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    report = read(tmp_path, paragraph("Ngoài.", both))
    assert [(block.kind, report.text_of(block.span)) for block in report.blocks] == [
        (BlockKind.PARAGRAPH, "Ngoài."),
        (BlockKind.TEXT_BOX, "Trong khung"),
    ]


def test_special_signs_hidden_text_and_raised_digits_stand_as_a_person_sees_them(tmp_path: Path) -> None:
    report = read(
        tmp_path,
        paragraph(
            "số 5",
            "<w:r><w:noBreakHyphen/></w:r>",
            "CP",
            "<w:r><w:softHyphen/></w:r>",
            run("ẩn", "<w:vanish/>"),
            '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>',
            " 10 m",
            run("2", '<w:vertAlign w:val="superscript"/>'),
        ),
    )
    assert report.text == "số 5-CP≥ 10 m²"
    assert [(entry.what, entry.count) for entry in report.not_read] == [("hidden text", 1)]


def test_headings_come_from_styles_and_headers_stand_once_at_the_end(tmp_path: Path) -> None:
    styles = part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="K"><w:basedOn w:val="H"/></w:style>',
    )
    header = part("hdr", paragraph("Mật"))
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    body = paragraph("Kết quả", properties='<w:pStyle w:val="K"/>') + paragraph("Đã xong.") + section
    report = read(tmp_path, body, styles=styles, header1=header)
    assert [(block.kind, report.text_of(block.span)) for block in report.blocks] == [
        (BlockKind.HEADING, "Kết quả"),
        (BlockKind.PARAGRAPH, "Đã xong."),
        (BlockKind.HEADER, "Mật"),
    ]
    assert [(report.text_of(one.span), one.bold) for one in report.emphases] == [("Kết quả", True)]


def test_the_strict_namespaces_read_the_same(tmp_path: Path) -> None:
    import io
    import zipfile

    usual = word_file(paragraph("Báo cáo."))
    strict = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(usual)) as source, zipfile.ZipFile(strict, "w") as target:
        for name in source.namelist():
            content = source.read(name).replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
            target.writestr(
                name,
                content.replace(
                    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    b"http://purl.oclc.org/ooxml/officeDocument/relationships",
                ),
            )
    file = tmp_path / "strict.docx"
    file.write_bytes(strict.getvalue())
    assert read_report(file).text == "Báo cáo."


def test_decomposed_letters_become_composed_and_emphasis_stays_on_its_words(tmp_path: Path) -> None:
    report = read(tmp_path, paragraph("Tie\u0302\u0301p ", run("to\u0302\u0301t", "<w:b/>"), " nhé."))
    assert report.text == "Tiếp tốt nhé."
    assert [report.text_of(one.span) for one in report.emphases] == ["tốt"]


@pytest.mark.parametrize("doctype", ["<!DOCTYPE x [<!ENTITY a 'b'>]>", "<!DOCTYPE x SYSTEM 'file:///etc/passwd'>"])
def test_a_part_with_a_document_type_is_refused(tmp_path: Path, doctype: str) -> None:
    import io
    import zipfile

    from app.errors import ReadError

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", f'{doctype}<w:document xmlns:w="{W}"><w:body/></w:document>')
    file = tmp_path / "entities.docx"
    file.write_bytes(buffer.getvalue())
    with pytest.raises(ReadError):
        read_report(file)
