"""Reading plain text: encodings, the three conventions of notes, cut paragraphs, tables of tabs."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from app.errors import ReadError
from app.readers.registry import read_report
from app.report.model import BlockKind, CellPlace, Report


def read(tmp_path: Path, text: str | bytes) -> Report:
    file = tmp_path / "report.txt"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_report(file)


def lines(report: Report) -> list[str]:
    return [report.text_of(block.span) for block in report.blocks]


def test_bracketed_notes_that_span_lines_follow_the_block_of_their_mark(tmp_path: Path) -> None:
    report = read(
        tmp_path, "Đã ban hành văn bản[footnoteRef:1]. Kết quả tốt. [1:  Gồm 20 văn bản,\n10 báo cáo.\n] \n\nHết."
    )
    assert lines(report) == ["Đã ban hành văn bản¹. Kết quả tốt.", "Gồm 20 văn bản, 10 báo cáo.", "Hết."]
    assert [(mark.label, mark.block) for mark in report.note_marks] == [("1", "b2")]


@pytest.mark.parametrize("mark", ["¹²", "⁽¹²⁾"])
def test_superscript_notes_lose_their_sign_and_keep_their_label(tmp_path: Path, mark: str) -> None:
    report = read(tmp_path, f"Còn lại 05 nội dung{mark}.\n\n{mark} 06 nội dung: a; b.\n\nSau đó.")
    assert lines(report) == ["Còn lại 05 nội dung¹².", "06 nội dung: a; b.", "Sau đó."]
    assert [(block.kind, block.note) for block in report.notes()] == [(BlockKind.FOOTNOTE, "12")]
    assert [report.text_of(one.span) for one in report.note_marks] == ["¹²"]


def test_square_metres_are_no_note_marks(tmp_path: Path) -> None:
    report = read(tmp_path, "Diện tích 120 m² và 3 km².\n\n² Theo số liệu của Sở.")
    assert report.note_marks == ()
    assert "120 m² và 3 km²" in report.text


def test_a_note_that_nothing_calls_stays_where_it_stood(tmp_path: Path) -> None:
    report = read(tmp_path, "Một.\n\n⁴ Chú thích lạc.\n\nHai.")
    assert [(block.kind, block.note) for block in report.blocks] == [
        (BlockKind.PARAGRAPH, None),
        (BlockKind.FOOTNOTE, "4"),
        (BlockKind.PARAGRAPH, None),
    ]


def test_a_paragraph_cut_by_a_page_break_or_a_note_is_joined_again(tmp_path: Path) -> None:
    first = "Tỉnh đã tập trung nghiên cứu, triển khai Nghị quyết số 50-NQ/TW ngày 20/8/2019⁽³⁾,"
    report = read(
        tmp_path, f"{first}\n\n⁽³⁾ Về đầu tư nước ngoài.\n\nNghị quyết số 52-NQ/TW ngày 27/9/2019.\n\nĐoạn\n\nsau."
    )
    assert lines(report) == [
        "Tỉnh đã tập trung nghiên cứu, triển khai Nghị quyết số 50-NQ/TW ngày 20/8/2019³, "
        "Nghị quyết số 52-NQ/TW ngày 27/9/2019.",
        "Về đầu tư nước ngoài.",
        "Đoạn sau.",
    ]


def test_lists_and_headings_are_not_taken_for_cut_paragraphs(tmp_path: Path) -> None:
    report = read(
        tmp_path, "a) Những mặt đạt được:\n\nb) Một số tồn tại\n\n- Văn phòng Tỉnh ủy\n- LĐVP\n\nKết quả khá."
    )
    assert [(block.kind, report.text_of(block.span)) for block in report.blocks] == [
        (BlockKind.HEADING, "a) Những mặt đạt được:"),
        (BlockKind.HEADING, "b) Một số tồn tại"),
        (BlockKind.LIST_ITEM, "- Văn phòng Tỉnh ủy"),
        (BlockKind.LIST_ITEM, "- LĐVP"),
        (BlockKind.PARAGRAPH, "Kết quả khá."),
    ]


def test_markdown_bold_across_lines_becomes_emphasis(tmp_path: Path) -> None:
    report = read(tmp_path, "**BÁO CÁO\nKẾT QUẢ NĂM 2020**\n\nĐã **hoàn thành** và *đúng hạn*.")
    assert lines(report) == ["BÁO CÁO", "KẾT QUẢ NĂM 2020", "Đã hoàn thành và đúng hạn."]
    assert [(report.text_of(one.span), one.bold, one.italic) for one in report.emphases] == [
        ("BÁO CÁO", True, False),
        ("KẾT QUẢ NĂM 2020", True, False),
        ("hoàn thành", True, False),
        ("đúng hạn", False, True),
    ]


def test_rows_of_tabs_become_cells_and_missing_last_cells_are_empty(tmp_path: Path) -> None:
    report = read(tmp_path, "TT\tTên\tSố\n1\tA\t5\n2\tB\n3\tC\t7\n")
    assert [block.cell for block in report.blocks][:6] == [
        CellPlace(0, row, column) for row in (0, 1) for column in range(3)
    ]
    assert report.text_of(report.blocks[5].span) == "5"


def test_hard_wrapped_lines_are_joined(tmp_path: Path) -> None:
    words = ("Ủy ban nhân dân Tỉnh đã chủ động xây dựng Kế hoạch " * 30).split()
    wrapped, line = [], ""
    for word in words:
        if len(line) + len(word) > 80:
            wrapped.append(line.strip())
            line = ""
        line += word + " "
    report = read(tmp_path, "\n".join([*wrapped, line.strip()]) + ".\n\nHết.")
    assert lines(report) == [" ".join(words) + ".", "Hết."]


def test_a_wrapped_sentence_that_ends_where_the_next_word_had_room_ends_its_paragraph(tmp_path: Path) -> None:
    words = "Ủy ban nhân dân tỉnh tiếp tục chỉ đạo các sở, ngành, địa phương rà soát, đôn đốc tiến độ thực hiện "
    first, second = (words * 4).strip() + ".", "Tổng thu ngân sách đạt khá so với cùng kỳ. " + (words * 4).strip() + "."
    wrapped = "\n".join(textwrap.fill(paragraph, 80) for paragraph in (first, second, first))
    report = read(tmp_path, wrapped)
    assert [report.text_of(block.span) for block in report.blocks] == [first, second, first]


def test_bytes_in_no_known_encoding_are_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="encoding"):
        read(tmp_path, bytes(range(128, 256)) * 4)
    with pytest.raises(ReadError, match="encoding"):
        read(tmp_path, "Привет, мир".encode("cp1251"))


def test_headings_and_escaped_signs_of_markdown_are_read_as_they_are_shown(tmp_path: Path) -> None:
    report = read(
        tmp_path,
        "# **BÁO CÁO**\nTình hình năm 2020\n\n## I\\. KẾT QUẢ ##\n\n"
        "Tăng 5\\% \\*so với\\* năm trước, *đạt* 10 \\| 12.\n\n"
        "* * *\n\n### Về thu\n\n1\\. Đã làm xong việc này;\n\n***Rất tốt***.\n",
    )
    assert [(block.kind, report.text_of(block.span)) for block in report.blocks] == [
        (BlockKind.TITLE, "BÁO CÁO"),
        (BlockKind.TITLE, "Tình hình năm 2020"),
        (BlockKind.HEADING, "I. KẾT QUẢ"),
        (BlockKind.PARAGRAPH, "Tăng 5% *so với* năm trước, đạt 10 | 12."),
        (BlockKind.HEADING, "Về thu"),
        (BlockKind.LIST_ITEM, "1. Đã làm xong việc này;"),
        (BlockKind.PARAGRAPH, "Rất tốt."),
    ]
    assert [report.text_of(one.span) for one in report.emphases] == ["BÁO CÁO", "đạt", "Rất tốt"]
    assert [block.level for block in report.blocks if block.kind is BlockKind.HEADING] == [1, 2]


def test_tables_of_pipes_become_cells_with_their_header_row(tmp_path: Path) -> None:
    report = read(
        tmp_path,
        "Số liệu:\n\n| Chỉ tiêu | 2020 |\n|:---|---:|\n| **Thu** | 1.200 |\n| Chi \\| khác |  |\n\n| a | b |\n\nHết.",
    )
    cells = [(block.cell, block.header_row, report.text_of(block.span)) for block in report.blocks if block.cell]
    assert cells == [
        (CellPlace(0, 0, 0), True, "Chỉ tiêu"),
        (CellPlace(0, 0, 1), True, "2020"),
        (CellPlace(0, 1, 0), False, "Thu"),
        (CellPlace(0, 1, 1), False, "1.200"),
        (CellPlace(0, 2, 0), False, "Chi | khác"),
        (CellPlace(0, 2, 1), False, ""),
    ]
    assert lines(report)[-2:] == ["| a | b |", "Hết."]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\n"])
def test_lines_end_in_whichever_way_and_a_form_feed_ends_a_page(tmp_path: Path, end: str) -> None:
    report = read(tmp_path, f"Đã xong 5 việc.{end}{end}Trang một\f{end}Trang hai,{end}\vcòn lại.")
    assert lines(report)[0] == "Đã xong 5 việc."
    assert " ".join(lines(report)) == "Đã xong 5 việc. Trang một Trang hai, còn lại."


def test_one_endless_line_is_read_in_time(tmp_path: Path) -> None:
    words = "Đã hoàn thành 37/42 nhiệm vụ, đạt 88,1%; "
    report = read(tmp_path, words * 20_000)
    assert len(report.blocks) == 1 and len(report.text) > 800_000


@pytest.mark.parametrize("content", ["", " \n\t\n", "\ufeff", "\r\n\f"])
def test_a_file_without_words_is_refused_in_words(tmp_path: Path, content: str) -> None:
    with pytest.raises(ReadError, match="empty"):
        read(tmp_path, content)


def test_one_line_is_a_report(tmp_path: Path) -> None:
    assert lines(read(tmp_path, "Còn lại 05 nội dung.")) == ["Còn lại 05 nội dung."]
