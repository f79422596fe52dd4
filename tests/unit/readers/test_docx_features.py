"""What Word files hold beyond plain paragraphs: controls, fields, shapes, joined paragraphs, signs of symbol fonts."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.report.model import BlockKind, Report
from tests.unit.readers.test_docx import lines, numbered, read
from tests.unit.readers.word_file import paragraph, part, run

V = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
PIC = 'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
BOX = "<w:txbxContent>{}</w:txbxContent>"


def unread(report: Report) -> list[tuple[str, int]]:
    return [(entry.what, entry.count) for entry in report.not_read]


def control(content: str) -> str:
    return f'<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def test_content_controls_are_read_at_every_level(tmp_path: Path) -> None:
    def cell(words: str) -> str:
        return f"<w:tc>{words}</w:tc>"

    row = f"<w:tr>{control(cell(paragraph('ô trong')))}{cell(control(paragraph('đoạn trong')))}</w:tr>"
    table = f"<w:tbl>{control(row)}</w:tbl>"
    body = control(paragraph("Khối.")) + paragraph("Chữ ", control(run("trong dòng")), ".") + control(table)
    assert lines(read(tmp_path, body)) == ["Khối.", "Chữ trong dòng.", "ô trong", "đoạn trong"]


def sign(kind: str, data: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{data}</w:fldChar></w:r>'


def told(words: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{words}</w:instrText></w:r>'


def form(data: str) -> str:
    return f"<w:ffData>{data}</w:ffData>"


LIST = form('<w:ddList><w:result w:val="1"/><w:listEntry w:val="Thấp"/><w:listEntry w:val="Cao"/></w:ddList>')
BOX_ON = form("<w:checkBox><w:checked/></w:checkBox>")


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        (sign("begin") + told(" PAGE ") + sign("separate") + run("7") + sign("end"), ""),
        (f'<w:fldSimple w:instr=" NUMPAGES ">{run("9")}</w:fldSimple>', ""),
        (
            sign("begin") + told(" IF ") + sign("begin") + told(" PAGE ") + sign("separate") + run("1") + sign("end")
            + told("= 1 ") + sign("separate") + run("đầu") + sign("end"),
            "đầu",
        ),
        (sign("begin") + told(" TOC ") + sign("separate") + run("Mục lục") + sign("end"), "Mục lục"),
        (sign("begin", BOX_ON) + told(" FORMCHECKBOX ") + sign("end"), "☒"),
        (sign("begin", LIST) + told(" FORMDROPDOWN ") + sign("end"), "Cao"),
        (sign("begin") + told(" SYMBOL 179 \\f Symbol ") + sign("end"), "≥"),
        (sign("begin") + told(" MACROBUTTON x Bấm vào ") + sign("end"), "Bấm vào"),
    ],
)  # fmt: skip
def test_a_field_shows_what_a_person_sees(tmp_path: Path, field: str, shown: str) -> None:
    assert read(tmp_path, paragraph("Là ", field, ".")).text == f"Là {shown}."


def test_an_equation_in_a_field_is_named(tmp_path: Path) -> None:
    assert unread(read(tmp_path, paragraph("Là ", sign("begin"), told(" EQ \\f(1;2)"), sign("end")))) == [
        ("equation", 1)
    ]


@pytest.mark.parametrize("mark", ['<w:del w:id="1" w:author="An"/>', "<w:vanish/><w:specVanish/>", "<w:moveFrom/>"])
def test_a_paragraph_without_an_end_goes_on_in_the_next_one_with_the_number_of_that(tmp_path: Path, mark: str) -> None:
    numbering = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
        '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    joined = paragraph("Một ", properties=f"<w:rPr>{mark}</w:rPr>") + numbered("hai.", 0) + numbered("Ba.", 0)
    assert lines(read(tmp_path, joined, numbering=numbering)) == ["1. Một hai.", "2. Ba."]


def test_a_deleted_end_joins_nothing_across_a_cell_or_a_table_and_loses_nothing(tmp_path: Path) -> None:
    gone = '<w:rPr><w:del w:id="1" w:author="An"/></w:rPr>'
    cells = "".join(f"<w:tc>{paragraph(words, properties=gone)}</w:tc>" for words in ("Thu", "Chi"))
    body = paragraph("Trước.", properties=gone) + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    report = read(tmp_path, body + paragraph("Cuối.", properties=gone))
    assert lines(report) == ["Trước.", "Thu", "Chi", "Cuối."]


@pytest.mark.parametrize(
    ("words", "font", "shown"),
    [
        ("\uf0b3", "Symbol", "≥"),
        ("a", "Symbol", "α"),
        ("10", "Symbol", "10"),
        ("\uf0fc", "Wingdings", "✓"),
        ("n", "Wingdings", "■"),
        ("R", "Wingdings 2", "☑"),
        ("Số", "Times New Roman", "Số"),
    ],
)
def test_letters_in_a_symbol_font_are_the_signs_that_it_shows(
    tmp_path: Path, words: str, font: str, shown: str
) -> None:
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
    assert read(tmp_path, paragraph("x ", run(words, fonts))).text == f"x {shown}"


def test_a_letter_of_a_symbol_font_without_a_chart_is_named(tmp_path: Path) -> None:
    webdings = '<w:rFonts w:ascii="Webdings" w:hAnsi="Webdings"/>'
    assert unread(read(tmp_path, paragraph("x ", run("aa", webdings)))) == [("symbol", 2)]


def test_the_font_of_a_theme_counts(tmp_path: Path) -> None:
    theme = (
        f"<a:theme {A}><a:themeElements><a:fontScheme><a:minorFont><a:latin typeface='.VnTime'/></a:minorFont>"
        "<a:majorFont><a:latin typeface='Arial'/></a:majorFont></a:fontScheme></a:themeElements></a:theme>"
    )
    minor, major = '<w:rFonts w:hAnsiTheme="minorHAnsi"/>', '<w:rFonts w:hAnsiTheme="majorHAnsi"/>'
    report = read(tmp_path, paragraph(run("Tæng sè", minor), " ", run("é", major)), theme1=theme)
    assert report.text == "Tổng số é"


def test_boxes_word_art_and_pictures_of_one_object_are_each_read_or_named(tmp_path: Path) -> None:
    art = '<v:shape><v:textpath string="MẬT"/></v:shape>'
    picture = f"<pic:pic {PIC}/>"
    drawing = f"<w:drawing>{BOX.format(paragraph('Một'))}{picture}{picture}{BOX.format(paragraph('Hai'))}</w:drawing>"
    body = paragraph(
        "Ngoài.",
        f"<w:r><w:pict {V}>{art}</w:pict></w:r>",
        f"<w:r>{drawing}</w:r>",
        f"<w:r><w:object {V}><v:shape>{BOX.format(paragraph('Ba'))}</v:shape></w:object></w:r>",
        f"<w:r><w:object {V}><v:shape><v:imagedata/></v:shape><o:OLEObject/></w:object></w:r>",
    )
    report = read(tmp_path, body)
    assert lines(report) == ["Ngoài.", "MẬT", "Một", "Hai", "Ba"]
    assert [block.kind for block in report.blocks[1:]] == [BlockKind.TEXT_BOX] * 4
    assert unread(report) == [("embedded object", 1), ("picture", 2)]


def test_inserted_documents_are_named(tmp_path: Path) -> None:
    body = paragraph("Chữ", '<w:subDoc r:id="x"/>') + '<w:altChunk r:id="y"/>'
    assert unread(read(tmp_path, body)) == [("inserted document", 2)]


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ('<w:r><w:t>a</w:t><w:ptab w:relativeTo="margin"/><w:t>b</w:t></w:r>', "a\tb"),
        (f"<w:r><w:ruby><w:rt>{run('trên')}</w:rt><w:rubyBase>{run('dưới')}</w:rubyBase></w:ruby></w:r>", "dưới(trên)"),
        (f'<w:dir w:val="ltr">{run("xuôi")}</w:dir>', "xuôi"),
    ],
)
def test_words_in_rare_elements_are_read(tmp_path: Path, content: str, shown: str) -> None:
    assert read(tmp_path, paragraph(content)).text == shown


def test_the_number_of_a_paragraph_that_begins_with_a_page_break_stands_before_its_words(tmp_path: Path) -> None:
    numbering = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    broken = paragraph(
        '<w:r><w:br w:type="page"/><w:t>Sau</w:t></w:r>',
        properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    )
    assert lines(read(tmp_path, paragraph("Trước.") + broken, numbering=numbering)) == ["Trước.", "- Sau"]


@pytest.mark.parametrize(
    ("level", "shown"),
    [
        ('<w:numFmt w:val="decimalZero"/><w:lvlText w:val="%1"/>', ["01 a", "02 b"]),
        ('<w:numFmt w:val="ordinal"/><w:lvlText w:val="%1"/>', ["1st a", "2nd b"]),
        ('<w:numFmt w:val="vietnameseCounting"/><w:lvlText w:val="%1,"/>', ["một, a", "hai, b"]),
        ('<w:numFmt w:val="ordinalText"/><w:lvlText w:val="%1"/>', ["First a", "Second b"]),
        ('<w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%1"/>', ["① a", "② b"]),
        (
            '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
            '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
            '<w:lvlText w:val="%1."/>',
            ["001. a", "002. b"],
        ),
        (
            '<w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0d8"/><w:rPr><w:rFonts w:hAnsi="Wingdings"/></w:rPr>',
            ["➢ a", "➢ b"],
        ),
        (
            '<w:numFmt w:val="bullet"/><w:lvlText w:val="\uf02d"/><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>',
            ["- a", "- b"],
        ),
    ],
)  # fmt: skip
def test_numbers_and_bullets_have_the_format_of_their_list(tmp_path: Path, level: str, shown: list[str]) -> None:
    numbering = part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">{level}</w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    assert lines(read(tmp_path, numbered("a", 0) + numbered("b", 0), numbering=numbering)) == shown


def test_a_list_ties_its_levels_to_styles(tmp_path: Path) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:numFmt w:val="decimal"/><w:pStyle w:val="H{depth}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, text in enumerate(("%1.", "%1.%2."))
    )
    numbering = part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    styles = part(
        "styles",
        "".join(
            f'<w:style w:type="paragraph" w:styleId="H{depth}"><w:name w:val="h{depth}"/>'
            '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
            for depth in range(2)
        ),
    )
    body = "".join(paragraph(f"Mục {depth}", properties=f'<w:pStyle w:val="H{depth}"/>') for depth in (0, 1, 1, 0))
    assert lines(read(tmp_path, body, styles=styles, numbering=numbering)) == [
        "1. Mục 0",
        "1.1. Mục 1",
        "1.2. Mục 1",
        "2. Mục 0",
    ]


def test_a_cell_that_claims_a_million_columns_is_held_within_bounds(tmp_path: Path) -> None:
    wide = '<w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr>'
    report = read(
        tmp_path, f"<w:tbl><w:tr><w:tc>{wide}{paragraph('A')}</w:tc><w:tc>{paragraph('B')}</w:tc></w:tr></w:tbl>"
    )
    assert [block.cell and block.cell.column for block in report.blocks] == [0, 1000]
