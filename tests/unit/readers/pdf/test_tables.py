"""Ruled tables are read cell by cell, merged cells and tables over several pages too."""

from __future__ import annotations

import json
from pathlib import Path

from app.readers.registry import read_report
from app.report.model import BlockKind, Report
from tests.unit.readers.pdf.pdf_file import Pdf, rule, text

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures" / "pdf"


def cells(report: Report, table: int) -> list[list[object]]:
    return [
        [block.cell.row, block.cell.column, report.text_of(block.span)]
        for block in report.blocks
        if block.cell and block.cell.table == table
    ]


def test_all_cells_of_the_fixture_are_in_their_place() -> None:
    report = read_report(FIXTURES / "tables.pdf")
    expected = json.loads((FIXTURES / "tables.json").read_text("utf-8"))
    assert cells(report, 0) == expected["merged"]
    months = [[row, column, words] for row, line in enumerate(expected["months"]) for column, words in enumerate(line)]
    assert cells(report, 1) == months
    others = [report.text_of(block.span) for block in report.blocks if block.kind is BlockKind.PARAGRAPH]
    assert others == expected["paragraphs"]
    assert len(report.pages) == expected["pages"]
    assert [report.text_of(block.span) for block in report.blocks if block.header_row and block.cell[0] == 1] == (  # type: ignore[index]
        expected["months"][0]
    )


def grid(columns: list[float], rows: list[float]) -> list[str]:
    return [rule(columns[0], y, columns[-1], y) for y in rows] + [rule(x, rows[0], x, rows[-1]) for x in columns]


def read(tmp_path: Path, pdf: Pdf) -> Report:
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf.build())
    return read_report(file)


def test_a_row_that_a_pages_end_cuts_is_one_row(tmp_path: Path) -> None:
    pdf = Pdf()
    pdf.page(
        *grid([70, 120, 300, 400], [140, 100, 60]),
        *(text(75 + x, 115, words) for x, words in ((0, "TT"), (50, "Nội dung"), (230, "Số"))),
        *(text(75 + x, 75, words) for x, words in ((0, "1"), (50, "Thu ngân sách của các"), (230, "37/42"))),
    )
    pdf.page(
        *grid([70, 120, 300, 400], [800, 760, 720]),
        text(125, 775, "huyện và thị xã"),
        *(text(75 + x, 735, words) for x, words in ((0, "2"), (50, "Chi ngân sách"), (230, "05"))),
    )
    assert cells(read(tmp_path, pdf), 0) == [
        [0, 0, "TT"], [0, 1, "Nội dung"], [0, 2, "Số"],
        [1, 0, "1"], [1, 1, "Thu ngân sách của các huyện và thị xã"], [1, 2, "37/42"],
        [2, 0, "2"], [2, 1, "Chi ngân sách"], [2, 2, "05"],
    ]  # fmt: skip


def test_words_between_two_tables_part_them(tmp_path: Path) -> None:
    pdf = Pdf()
    pdf.page(*grid([70, 200, 300], [140, 100]), text(75, 115, "Thu"), text(205, 115, "37"))
    pdf.page(
        text(70, 800, "Bảng sau là của năm trước."),
        *grid([70, 200, 300], [760, 720]), text(75, 735, "Chi"), text(205, 735, "42"),
    )  # fmt: skip
    report = read(tmp_path, pdf)
    assert (cells(report, 0), cells(report, 1)) == ([[0, 0, "Thu"], [0, 1, "37"]], [[0, 0, "Chi"], [0, 1, "42"]])


def test_a_table_without_outer_sides_has_all_its_columns(tmp_path: Path) -> None:
    pdf = Pdf()
    pdf.page(
        rule(70, 700, 400, 700), rule(70, 660, 400, 660), rule(70, 620, 400, 620),
        rule(200, 700, 200, 620), rule(300, 700, 300, 620),
        *(text(75 + x, 675 - y, words) for x, y, words in
          ((0, 0, "Thu"), (130, 0, "37"), (230, 0, "42"), (0, 40, "Chi"), (130, 40, "5"), (230, 40, "6"))),
    )  # fmt: skip
    assert cells(read(tmp_path, pdf), 0) == [
        [0, 0, "Thu"], [0, 1, "37"], [0, 2, "42"], [1, 0, "Chi"], [1, 1, "5"], [1, 2, "6"],
    ]  # fmt: skip


def test_a_frame_around_words_and_a_line_under_them_are_no_table(tmp_path: Path) -> None:
    pdf = Pdf()
    pdf.page(
        "60 600 400 200 re S", text(70, 780, "Trong khung có chữ"), rule(70, 777, 180, 777), text(70, 500, "Ngoài.")
    )
    report = read(tmp_path, pdf)
    assert not any(block.cell for block in report.blocks)
    assert report.text == "Trong khung có chữ\nNgoài."


def test_one_piece_of_text_over_several_cells_is_parted_at_their_sides(tmp_path: Path) -> None:
    pdf = Pdf()
    pdf.page(*grid([70, 118, 166, 220], [760, 720]), text(76, 735, "một hai ba bốn năm"))
    found = [words for _, _, words in cells(read(tmp_path, pdf), 0)]
    assert len(found) == 3 and " ".join(map(str, found)) == "một hai ba bốn năm"
