"""Charts, SmartArt, equations, comments and the other things around the words of a Word file."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.readers.unread import describe_changes, remarks_in_words
from tests.unit.readers.test_docx import lines, read
from tests.unit.readers.word_file import W, paragraph, part, run

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
C = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
DGM = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def points(name: str, *values: str) -> str:
    inner = "".join(f'<c:pt idx="{place}"><c:v>{value}</c:v></c:pt>' for place, value in enumerate(values))
    return f"<c:{name}><c:ref><c:cache>{inner}</c:cache></c:ref></c:{name}>"


CHART = (
    f"<c:chartSpace {A} {C}><c:chart><c:title><c:tx><a:p><a:r><a:t>Thu ngân sách</a:t></a:r></a:p></c:tx></c:title>"
    f"<c:ser>{points('tx', 'Kế hoạch')}"
    f"{points('cat', '2019', '2020')}{points('val', '4.2999999999999998', '5')}</c:ser>"
    "</c:chart></c:chartSpace>"
)
DIAGRAM = f"<dgm:dataModel {A} {DGM}><dgm:pt><dgm:t><a:p><a:t>Sở Y tế</a:t></a:p></dgm:t></dgm:pt></dgm:dataModel>"


def test_a_chart_gives_its_title_and_each_category_with_its_value(tmp_path: Path) -> None:
    body = paragraph("Trước.", f'<w:r><w:drawing><c:chart {C} r:id="chart1"/></w:drawing></w:r>') + paragraph("Sau.")
    report = read(tmp_path, body, chart1=CHART)
    assert lines(report) == ["Trước.", "Thu ngân sách", "Kế hoạch: 2019: 4,3; 2020: 5", "Sau."]
    assert report.not_read == ()


def test_smart_art_gives_its_words_and_what_is_missing_is_named(tmp_path: Path) -> None:
    drawing = '<w:r><w:drawing><dgm:relIds {} r:dm="{}"/></w:drawing></w:r>'
    body = paragraph("Trước.", drawing.format(DGM, "data1"), drawing.format(DGM, "gone"))
    report = read(tmp_path, body, data1=DIAGRAM)
    assert lines(report) == ["Trước.", "Sở Y tế"]
    assert [(entry.what, entry.count) for entry in report.not_read] == [("diagram", 1)]


def test_a_damaged_part_beside_the_text_is_named_and_the_text_is_read(tmp_path: Path) -> None:
    report = read(tmp_path, paragraph("Chữ."), styles="<w:styles", settings=part("settings", ""))
    assert report.text == "Chữ."
    assert [(entry.what, entry.count) for entry in report.not_read] == [("damaged part", 1)]


@pytest.mark.parametrize(
    ("equation", "shown"),
    [
        ("<m:f><m:num><m:r><m:t>a+1</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f>", "(a+1)/b"),
        ("<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>", "x²"),
        ("<m:rad><m:deg/><m:e><m:r><m:t>y</m:t></m:r></m:e></m:rad>", "√(y)"),
        ("<m:d><m:e><m:r><m:t>a</m:t></m:r></m:e></m:d>", "(a)"),
    ],
)
def test_equations_stand_in_one_line(tmp_path: Path, equation: str, shown: str) -> None:
    assert read(tmp_path, paragraph("Là ", f"<m:oMath {M}>{equation}</m:oMath>")).text == f"Là {shown}"


def test_an_equation_without_letters_is_named(tmp_path: Path) -> None:
    report = read(tmp_path, paragraph("Là ", f"<m:oMath {M}><m:box/></m:oMath>"))
    assert [(entry.what, entry.count) for entry in report.not_read] == [("equation", 1)]


def test_comments_in_the_file_are_said_with_their_author(tmp_path: Path) -> None:
    comments = part("comments", f'<w:comment w:id="1" w:author="An">{paragraph("Xem lại số.")}</w:comment>')
    report = read(tmp_path, paragraph("Chữ", '<w:r><w:commentReference w:id="1"/></w:r>'), comments=comments)
    assert report.text == "Chữ"
    assert (
        len(remarks_in_words(report)) == 1
        and "An" in remarks_in_words(report)[0]
        and "Xem lại số." in remarks_in_words(report)[0]
    )
    assert report.not_read == ()


def test_a_move_counts_once_and_the_changes_are_said_with_their_authors(tmp_path: Path) -> None:
    moved = "".join(f'<w:moveTo w:id="{n}" w:author="An">{run(word)}</w:moveTo>' for n, word in enumerate("xy"))
    start = '<w:moveToRangeStart w:id="9" w:name="move1" w:author="An"/>'
    gone = f'<w:moveFrom w:id="5" w:author="An">{run("xy")}</w:moveFrom><w:del w:author="Bình"/>'
    report = read(tmp_path, paragraph(f"{start}{moved}") + paragraph("Chữ ", gone))
    assert report.text == "xy\nChữ"
    assert report.tracked_changes is not None
    assert describe_changes(report.tracked_changes) == "1 deletion, 1 move by Bình, An"


@pytest.mark.parametrize(
    ("around", "shown"),
    [
        ("<w:smartTag>{}</w:smartTag>", "Chữ"),
        ("<w:customXml>{}</w:customXml>", "Chữ"),
        ('<w:bdo w:val="ltr">{}</w:bdo>', "Chữ"),
        ("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", "Chữ"),
        ("<mc:AlternateContent><mc:Choice Requires='x'/><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>", "Chữ"),
        ("<w:r><w:ruby><w:rt/><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>", "Chữ"),
    ],
)
def test_words_stand_whatever_is_around_them(tmp_path: Path, around: str, shown: str) -> None:
    assert read(tmp_path, f'<w:p xmlns:w="{W}">{around.format(run("Chữ"))}</w:p>').text == shown


def test_a_run_between_paragraphs_is_read(tmp_path: Path) -> None:
    assert lines(read(tmp_path, paragraph("Một.") + run("Hai.") + paragraph("Ba."))) == ["Một.", "Hai.", "Ba."]


def test_header_rows_are_known_by_their_property_or_by_bold_words(tmp_path: Path) -> None:
    def table(first: str, look: str) -> str:
        cell = "<w:tc>{}</w:tc>".format
        top = "".join(cell(paragraph(run(word, look))) for word in ("Chỉ tiêu", "Số"))
        return f"<w:tbl><w:tr>{first}{top}</w:tr><w:tr>{cell(paragraph('a'))}{cell(paragraph('1'))}</w:tr></w:tbl>"

    named, bold, plain = table("<w:trPr><w:tblHeader/></w:trPr>", ""), table("", "<w:b/>"), table("", "")
    report = read(tmp_path, named + paragraph("x.") + bold + paragraph("y.") + plain)
    headers = [
        (block.cell.table, report.text_of(block.span)) for block in report.blocks if block.header_row and block.cell
    ]
    assert headers == [(0, "Chỉ tiêu"), (0, "Số"), (1, "Chỉ tiêu"), (1, "Số")]


def test_notes_that_were_typed_by_hand_follow_the_block_of_their_mark(tmp_path: Path) -> None:
    up = '<w:vertAlign w:val="superscript"/>'
    body = paragraph("Có 5 việc", run("1", up), ".") + paragraph("Rộng 5 m", run("2", up), " đất.")
    report = read(tmp_path, body + paragraph(run("1", up), " Theo báo cáo của Sở."))
    assert [(block.kind.value, block.note) for block in report.blocks][1] == ("footnote", "1")
    assert lines(report) == ["Có 5 việc¹.", "Theo báo cáo của Sở.", "Rộng 5 m² đất."]
