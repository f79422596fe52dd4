"""What stands on PDF pages becomes paragraphs, notes, columns and margins as a person reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.readers.registry import read_report
from app.report.model import BlockKind, Report, Span
from app.report.pages import boxes_of, page_of
from app.report.serialize import report_from_json, report_to_json
from tests.unit.readers.pdf.pdf_file import Pdf, rule, text, wrapped

LONG = (
    "Thực hiện Nghị quyết số 01/NQ-CP ngày 01/01/2020 của Chính phủ, Ủy ban nhân dân tỉnh đã thực hiện 37/42 nội dung, "
    "còn lại 05 nội dung chưa xem xét do đơn vị được phân công đang chuẩn bị, chờ hướng dẫn của Trung ương."
)
OTHER = (
    "Tổng số văn bản giao từ đầu năm đến nay là 20 văn bản; đã hoàn thành 42 nhiệm vụ, còn lại 04 nhiệm vụ đang "
    "thực hiện, không có nhiệm vụ quá hạn."
)


def read(tmp_path: Path, pdf: Pdf) -> Report:
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf.build())
    return read_report(file)


def words(report: Report) -> list[str]:
    return [report.text_of(block.span) for block in report.blocks]


@pytest.mark.parametrize("indent", [0, 24])
def test_lines_become_paragraphs_by_indent_and_short_last_lines(tmp_path: Path, indent: int) -> None:
    pdf = Pdf()
    first = wrapped(LONG, indent=indent)
    pdf.page(*first, *wrapped(OTHER, y=780 - 16 * len(first), indent=indent))
    assert words(read(tmp_path, pdf)) == [LONG, OTHER]


def test_a_wider_gap_ends_a_paragraph_whose_last_line_is_full(tmp_path: Path) -> None:
    full = "một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm sáu"
    pdf = Pdf()
    pdf.page(text(70, 780, full), text(70, 764, full + ".", 12), text(70, 738, full), text(70, 722, full + "."))
    assert words(read(tmp_path, pdf)) == [f"{full} {full}."] * 2


def test_a_paragraph_goes_on_over_a_page_and_its_notes(tmp_path: Path) -> None:
    pdf = Pdf()
    pdf.page(
        text(70, 780, "Đơn vị được phân công đang chuẩn bị, chờ hướng dẫn của Trung ương"),
        text(70 + 65 * 6, 784, "6", 7),
        text(70 + 66 * 6 - 2, 780, " theo"),
        rule(70, 200, 200, 200),
        text(70, 184, "6", 6),
        text(75, 180, "06 nội dung: Kế hoạch đầu tư công trung hạn.", 10),
    )
    pdf.page(text(70, 780, "đúng quy định của pháp luật."))
    report = read(tmp_path, pdf)
    assert words(report) == [
        "Đơn vị được phân công đang chuẩn bị, chờ hướng dẫn của Trung ương⁶ theo đúng quy định của pháp luật.",
        "06 nội dung: Kế hoạch đầu tư công trung hạn.",
    ]
    (mark,) = report.note_marks
    assert (mark.label, report.block(mark.block or "").note) == ("6", "6")
    assert [block.page for block in report.blocks] == [1, 1]


def test_a_note_in_letters_as_large_as_the_text_is_a_note_below_its_rule(tmp_path: Path) -> None:
    pdf = Pdf()
    pdf.page(
        *wrapped(OTHER),
        text(70, 700, "Chờ hướng dẫn của Trung ương"),
        text(70 + 28 * 6, 704, "1", 7),
        rule(70, 200, 200, 200),
        text(70, 180, "1 Ngoài ra còn có 12 nội dung được chuyển sang kỳ sau."),
    )
    report = read(tmp_path, pdf)
    (note,) = report.notes()
    assert report.text_of(note.span) == "Ngoài ra còn có 12 nội dung được chuyển sang kỳ sau."
    assert [mark.block for mark in report.note_marks] == [note.id]


def test_a_note_goes_on_at_the_foot_of_the_next_page(tmp_path: Path) -> None:
    pdf = Pdf()
    pdf.page(
        *wrapped(OTHER),
        text(70, 700, "Chờ hướng dẫn của Trung ương"),
        text(70 + 28 * 6, 704, "1", 7),
        text(70, 184, "1", 6),
        text(75, 180, "Sáu nội dung gồm kế hoạch đầu tư công và", 10),
    )
    pdf.page(*wrapped(LONG), text(70, 180, "chính sách khuyến khích phát triển nông nghiệp.", 10))
    report = read(tmp_path, pdf)
    (note,) = report.notes()
    joined = "Sáu nội dung gồm kế hoạch đầu tư công và chính sách khuyến khích phát triển nông nghiệp."
    assert report.text_of(note.span) == joined
    assert {box.page for box in boxes_of(report, note.span)} == {1, 2}


def test_a_raised_digit_without_a_note_stays_in_the_text_and_is_no_mark(tmp_path: Path) -> None:
    pdf = Pdf()
    pdf.page(text(70, 780, "Diện tích 120 m"), text(70 + 15 * 6, 784, "2", 7), text(70 + 15 * 6 + 4, 780, " đất"))
    report = read(tmp_path, pdf)
    assert words(report) == ["Diện tích 120 m² đất"]
    assert not report.note_marks


def test_page_numbers_vanish_and_running_heads_are_told_once_at_the_end(tmp_path: Path) -> None:
    pdf = Pdf()
    for number in range(1, 5):
        pdf.page(
            text(290, 815, str(number)), text(70, 800, "Báo cáo kinh tế", 9), *wrapped(LONG, y=700),
            text(70, 30, f"Trang {number}/4", 9),
        )  # fmt: skip
    report = read(tmp_path, pdf)
    assert words(report) == [LONG] * 4 + ["Báo cáo kinh tế"]
    assert report.blocks[-1].kind is BlockKind.HEADER


def test_numbers_at_the_edge_that_do_not_count_pages_stay(tmp_path: Path) -> None:
    pdf = Pdf()
    for number in (120, 37, 250):
        pdf.page(*wrapped(LONG, y=700), text(70, 60, f"{number}"))
    assert [words(read(tmp_path, pdf)).count(number) for number in ("120", "37", "250")] == [1, 1, 1]


def test_the_letterhead_is_read_column_by_column_and_row_by_row(tmp_path: Path) -> None:
    pdf = Pdf()
    pdf.page(
        text(90, 790, "ỦY BAN NHÂN DÂN", font="B"),
        text(300, 790, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", font="B"),
        text(95, 774, "TỈNH BÌNH MINH", font="B"),
        text(330, 774, "Độc lập - Tự do - Hạnh phúc", font="B"),
        text(90, 750, "Số: 123/BC-UBND"),
        text(320, 750, "Bình Minh, ngày 15 tháng 6 năm 2021"),
        text(250, 710, "BÁO CÁO", font="B"),
        *wrapped(LONG, y=680),
    )
    report = read(tmp_path, pdf)
    assert words(report)[:6] == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH BÌNH MINH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 123/BC-UBND",
        "Bình Minh, ngày 15 tháng 6 năm 2021",
    ]
    metadata = report.metadata
    assert (metadata.number, metadata.issued_on) == ("123/BC-UBND", "2021-06-15")
    assert metadata.issuer == "Ủy ban nhân dân tỉnh Bình Minh"


def test_two_columns_of_running_text_are_read_one_after_the_other(tmp_path: Path) -> None:
    pdf = Pdf()
    left = wrapped(LONG, width=36)
    pdf.page(*left, *wrapped(OTHER, width=36, x=320, y=777))
    assert words(read(tmp_path, pdf)) == [LONG, OTHER]


def test_an_unruled_table_is_read_row_by_row(tmp_path: Path) -> None:
    rows = [("Chỉ tiêu", "Kế hoạch", "Thực hiện"), ("Thu ngân sách", "1.200", "37"), ("Chi ngân sách", "980", "42")]
    pdf = Pdf()
    pdf.page(
        *wrapped(LONG),
        *(
            text(70 + 160 * column, 600 - 20 * row, cell)
            for row, cells in enumerate(rows)
            for column, cell in enumerate(cells)
        ),
    )
    report = read(tmp_path, pdf)
    cells = [(tuple(block.cell)[1:], report.text_of(block.span)) for block in report.blocks if block.cell]
    assert cells == [((row, column), cell) for row, line in enumerate(rows) for column, cell in enumerate(line)]


def test_a_word_broken_at_a_hyphen_is_put_together(tmp_path: Path) -> None:
    pdf = Pdf()
    pdf.page(
        text(70, 780, "Triển khai Chỉ thị số 24/CT-"),
        text(70, 764, "TTg và phòng, chống Covid-"),
        text(70, 748, "19; hội nghị có tính devel-"),
        text(70, 732, "opment của tỉnh."),
    )
    assert words(read(tmp_path, pdf)) == [
        "Triển khai Chỉ thị số 24/CT-TTg và phòng, chống Covid-19; hội nghị có tính development của tỉnh."
    ]


def test_letters_are_composed_and_ligatures_taken_apart(tmp_path: Path) -> None:
    pdf = Pdf()
    pdf.page(text(70, 780, "Ti\u1ebfp nha\u0323\u0302n o\u0302\u0309n \ufb01nance so\u0302\u0301 37/42"))
    report = read(tmp_path, pdf)
    assert words(report) == ["Tiếp nhận ổn finance số 37/42"]
    at = report.text.index("37/42")
    (box,) = boxes_of(report, Span(at, at + 5))
    assert box.box.right - box.box.left == pytest.approx(30, abs=3)


@pytest.mark.parametrize("turns", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(tmp_path: Path, turns: int) -> None:
    turned = Pdf()
    matrix = {
        90: ("0 1 -1 0", 842 - 780, 70),
        180: ("-1 0 0 -1", 595 - 70, 842 - 780),
        270: ("0 -1 1 0", 595 - 62, 842 - 70),
    }
    turn, x, y = matrix[turns]
    lines = LONG.split(", ")
    step = {90: (16, 0), 180: (0, 16), 270: (-16, 0)}[turns]
    turned.page(
        *(text(x + step[0] * index, y + step[1] * index, line, turn=turn) for index, line in enumerate(lines)),
        extra=f"/Rotate {turns}",
    )
    report = read(tmp_path, turned)
    assert "".join(report.text.split()) == "".join(LONG.replace(", ", "").split())
    (first, *_) = boxes_of(report, Span(0, 4))
    assert first.box.left < first.box.right <= report.pages[0].width
    assert first.box.top < first.box.bottom <= report.pages[0].height


def test_every_word_has_its_box_on_its_page(tmp_path: Path) -> None:
    pdf = Pdf()
    pdf.page(text(70, 780, "một hai"))
    pdf.page(text(70, 780, "Ba bốn năm"), text(70, 764, "sáu bảy"))
    report = read(tmp_path, pdf)
    at = report.text.index("bốn")
    (box,) = boxes_of(report, Span(at, at + 3))
    assert box.page == page_of(report, at) == 2
    assert (box.box.left, box.box.right) == pytest.approx((70 + 18, 70 + 36), abs=3)
    assert box.box.top < 842 - 780 < box.box.bottom
    over = boxes_of(report, Span(report.text.index("năm"), report.text.index("sáu") + 3))
    assert len(over) == 2 and over[0].box.top < over[1].box.top
    assert boxes_of(report_from_json(report_to_json(report)), Span(at, at + 3)) == [box]
    assert report.pages == (report.pages[0],) * 2 and report.pages[0] == (595, 842)


def test_words_beside_the_page_are_not_read(tmp_path: Path) -> None:
    pdf = Pdf()
    pdf.page(text(70, 780, "Trên trang"), text(700, 780, "ngoài trang"), text(70, -50, "dưới trang"))
    assert read(tmp_path, pdf).text == "Trên trang"


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_words_printed_along_the_page_are_read_and_found_on_it(tmp_path: Path, turns: int) -> None:
    matrix = {1: ("0 1 -1 0", 100, 70, 20, 0), 2: ("-1 0 0 -1", 500, 100, 0, 20), 3: ("0 -1 1 0", 500, 780, -20, 0)}
    turn, x, y, right, up = matrix[turns]
    lines = LONG.split(", ")
    pdf = Pdf()
    pdf.page(*(text(x + right * row, y + up * row, line, turn=turn) for row, line in enumerate(lines)))
    report = read(tmp_path, pdf)
    assert report.text.replace("\n", " ") == " ".join(lines)
    assert report.pages == ((595, 842),)
    (first,) = boxes_of(report, Span(0, 4))
    far = len(lines[0]) * 6
    expected = {1: (89, 842 - 70 - far, 103), 2: (500 - far, 739, 500), 3: (497, 842 - 780, 511)}[turns]
    assert (first.box.left, first.box.top, first.box.right) == pytest.approx(expected, abs=6)
