"""Tables of Word files are added up and compared by their titles, marks and labels, never by their numbers alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
import pytest

from app.checks.model import Checked, Holds
from app.checks.registry import run_checks
from app.extraction.extract import extract
from app.extraction.model import Extraction
from app.readers.registry import read_report

Rows = list[list[str]]
INDICATORS: Rows = [
    ["TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2023", "Thực hiện", "", "So sánh (%)", ""],
    ["", "", "", "", "6 tháng 2022", "6 tháng 2023", "Kế hoạch", "Cùng kỳ"],
    ["1", "Thu ngân sách", "Tỷ đồng", "9.106", "4.428,5", "4.862,5", "53,4", "109,8"],
    ["2", "Kim ngạch xuất khẩu", "Triệu USD", "980", "432,4", "486,5", "49,6", "112,5"],
    ["3", "Sản lượng lúa", "Tấn", "320.000", "171.500", "176.400", "55,1", "102,9"],
    ["4", "Giải quyết việc làm", "Người", "16.000", "8.120", "8.760", "54,8", "107,9"],
    ["5", "Khách du lịch", "Lượt", "240.000", "110.000", "125.600", "52,3", "114,2"],
    ["6", "Tỷ lệ hộ nghèo", "%", "4,5", "5,1", "4,8", "", ""],
]
BUDGET: Rows = [
    ["STT", "Nội dung", "Dự toán", "Thực hiện", "Tỷ lệ (%)"],
    ["A", "B", "1", "2", "3=2/1"],
    ["", "TỔNG THU NGÂN SÁCH", "10.000", "5.300", "53,0"],
    ["I", "Thu nội địa", "8.000", "4.400", "55,0"],
    ["1", "Thu từ doanh nghiệp", "5.000", "2.700", "54,0"],
    ["", "Trong đó: doanh nghiệp nhà nước", "900", "500", "55,6"],
    ["2", "Thu phí, lệ phí", "3.000", "1.700", "56,7"],
    ["II", "Thu từ xuất nhập khẩu", "2.000", "900", "45,0"],
]
STAFF: Rows = [
    ["TT", "Đơn vị", "Tổng số", "Chia ra", ""],
    ["", "", "", "Nam", "Nữ"],
    ["1", "Huyện An Phú", "120", "70", "50"],
    ["2", "Huyện Bình Minh", "230", "110", "120"],
    ["3", "Huyện Cầu Kè", "40", "21", "19"],
    ["4", "Huyện Duyên Hải", "12", "7", "5"],
    ["", "Tổng cộng", "402", "208", "194"],
]
CAPITAL: Rows = [
    ["TT", "Dự án", "Kế hoạch vốn (triệu đồng)", "Giải ngân (triệu đồng)"],
    ["1", "Đường tỉnh 941", "1.200", "900"],
    ["2", "Cầu Vàm Cống", "2.400", "1.100"],
    ["", "Cộng ngành giao thông", "", ""],
    ["", "Cộng", "3.600", "2.000"],
    ["1", "Trường An Phú", "800", "500"],
    ["2", "Trường Tân Châu", "700", "300"],
    ["", "Cộng", "1.500", "800"],
    ["", "Tổng cộng", "5.100", "2.800"],
]
YEARS: Rows = [
    ["TT", "Chỉ tiêu", "Đơn vị", "Thực hiện 2021", "Năm 2022", "", "So sánh (%)", "", "Kế hoạch 2023"],
    ["", "", "", "", "Kế hoạch", "Ước thực hiện", "UTH 2022/ TH 2021", "UTH 2022/ KH 2022", ""],
    ["1", "Thu ngân sách", "Tỷ đồng", "9.120", "8.600", "10.250", "112,4", "119,2", "9.800"],
    ["2", "Kim ngạch xuất khẩu", "Triệu USD", "980", "1.050", "1.102", "112,4", "105,0", "1.200"],
    ["3", "Việc làm mới", "Người", "31.250", "30.000", "33.400", "106,9", "111,3", "32.000"],
    ["4", "Khách du lịch", "Lượt", "110.000", "120.000", "125.600", "114,2", "104,7", "140.000"],
]
POOR: Rows = [
    ["STT", "Xã", "Tổng số hộ", "Hộ nghèo", "", "Hộ cận nghèo", ""],
    ["", "", "", "Số hộ", "Tỷ lệ (%)", "Số hộ", "Tỷ lệ (%)"],
    ["1", "Xã Tân Lập", "2.000", "50", "2,50", "80", "4,00"],
    ["2", "Xã An Bình", "1.500", "45", "3,00", "30", "2,00"],
    ["3", "Xã Long Sơn", "2.500", "40", "1,60", "60", "2,40"],
    ["4", "Xã Phước Hải", "1.000", "20", "2,00", "10", "1,00"],
    ["", "Tổng cộng", "7.000", "155", "2,21", "180", "2,57"],
]
CAPITAL_SOURCES: Rows = [
    ["TT", "Dự án", "Kế hoạch vốn năm 2022", "", "", "Giải ngân đến 30/6", "", "", "Tỷ lệ giải ngân (%)"],
    ["", "", "Tổng số", "Trong đó:", "", "Tổng số", "Trong đó:", "", ""],
    ["", "", "", "NSTW", "NS tỉnh", "", "NSTW", "NS tỉnh", ""],
    ["1", "Đường tỉnh 941", "400", "300", "100", "220", "160", "60", "55,0"],
    ["2", "Cầu Vàm Xáng", "300", "200", "100", "150", "100", "50", "50,0"],
    ["3", "Trường chuyên", "200", "120", "80", "75", "50", "25", "37,5"],
    ["", "Tổng cộng", "900", "620", "280", "445", "310", "135", "49,4"],
]
ROUNDED: Rows = [
    ["STT", "Lĩnh vực", "Dự toán", "Quyết toán", "QT/DT (%)"],
    ["1", "Giáo dục", "1.234,6", "1.148,1", "93,0"],
    ["2", "Y tế", "98,8", "91,8", "93,0"],
    ["3", "Môi trường", "45,0", "41,9", "93,0"],
    ["", "Tổng cộng", "1.378,3", "1.281,9", "93,0"],
]
WHOLE_BILLIONS: Rows = [  # each number was rounded by itself, so that rates and totals miss the printed ones a little
    ["STT", "Lĩnh vực", "Dự toán (tỷ đồng)", "Thực hiện (tỷ đồng)", "TH/DT (%)"],
    ["1", "Giáo dục", "520", "624", "120,1"],
    ["2", "Y tế", "519", "623", "120,1"],
    ["3", "Văn hóa", "60", "66", "110,8"],
    ["4", "Giao thông", "40", "44", "111,1"],
    ["", "Tổng cộng", "1.137", "1.357", "119,3"],
]
MERGES = {
    id(YEARS): [(0, 4, 0, 5), (0, 6, 0, 7)],
    id(POOR): [(0, 3, 0, 4), (0, 5, 0, 6)],
    id(CAPITAL_SOURCES): [(0, 2, 0, 4), (0, 5, 0, 7), (1, 3, 1, 4), (1, 6, 1, 7)],
    id(INDICATORS): [(0, 4, 0, 5), (0, 6, 0, 7)],
    id(STAFF): [(0, 3, 0, 4)],
}


def scanned(tmp_path: Path, rows: Rows, *changes: tuple[int, int, str]) -> tuple[Extraction, Checked]:
    """Write a table with changed cells into a Word file, read it and check it."""
    document = docx.Document()
    document.add_paragraph("Biểu tổng hợp kèm theo báo cáo")
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(place, column).text = text
    for row_number, column, text in changes:
        table.cell(row_number, column).text = text
    for top, left, bottom, right in MERGES.get(id(rows), []):
        words = table.cell(top, left).text
        table.cell(top, left).merge(table.cell(bottom, right)).text = words
    path = tmp_path / "table.docx"
    document.save(str(path))
    extraction = extract(read_report(path))
    return extraction, run_checks(extraction)


def broken(extraction: Extraction, result: Checked) -> list[tuple[str, str]]:
    """Return the checked numbers that do not hold, each with its formula."""
    return [
        (extraction.figure(relation.result or "").text, relation.formula)
        for relation in result.relations
        if relation.holds is Holds.NO
    ]


def kinds(result: Checked) -> Sequence[str]:
    return [relation.type for relation in result.relations]


@pytest.mark.parametrize(
    "rows", [INDICATORS, BUDGET, STAFF, CAPITAL, YEARS, POOR, CAPITAL_SOURCES, ROUNDED, WHOLE_BILLIONS]
)
def test_a_sound_table_is_recomputed_without_a_word(tmp_path: Path, rows: Rows) -> None:
    _, result = scanned(tmp_path, rows)
    assert len(result.relations) >= 5
    assert {relation.holds for relation in result.relations} == {Holds.YES}
    assert [finding for finding in result.findings if finding.check not in ("blank", "blank_cell")] == []


@pytest.mark.parametrize(
    ("rows", "change", "expected"),
    [
        (INDICATORS, (3, 6, "59,6"), ("59,6", "486,5 / 980 = 49,643%")),
        (INDICATORS, (5, 7, "127,9"), ("127,9", "8.760 / 8.120 = 107,882%")),
        (BUDGET, (4, 4, "64,0"), ("64,0", "2.700 / 5.000 = 54%")),
        (YEARS, (3, 7, "150,0"), ("150,0", "1.102 / 1.050 = 104,952%")),
        (YEARS, (4, 6, "160,9"), ("160,9", "33.400 / 31.250 = 106,88%")),
        (POOR, (3, 6, "2,90"), ("2,90", "30 / 1.500 = 2%")),
        (CAPITAL_SOURCES, (4, 8, "60,0"), ("60,0", "150 / 300 = 50%")),
        (ROUNDED, (1, 4, "97,0"), ("97,0", "1.148,1 / 1.234,6 = 92,994%")),
        (STAFF, (6, 2, "412"), ("412", "120 + 230 + 40 + 12 = 402")),
        (STAFF, (4, 2, "49"), ("49", "21 + 19 = 40")),
    ],
)
def test_a_planted_error_is_found_with_its_formula(
    tmp_path: Path, rows: Rows, change: tuple[int, int, str], expected: tuple[str, str]
) -> None:
    assert expected in broken(*scanned(tmp_path, rows, change))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ((3, 3, "4.900"), ("4.900", "2.700 + 1.700 = 4.400")),
        ((2, 2, "11.000"), ("11.000", "8.000 + 2.000 = 10.000")),
    ],
)
def test_sub_totals_are_added_up_where_another_column_shows_that_nothing_is_missing(
    tmp_path: Path, change: tuple[int, int, str], expected: tuple[str, str]
) -> None:
    assert expected in broken(*scanned(tmp_path, BUDGET, change))


def test_each_subtotal_covers_its_own_rows_and_the_last_total_covers_the_subtotals(tmp_path: Path) -> None:
    extraction, result = scanned(tmp_path, CAPITAL, (7, 3, "900"))
    assert ("900", "500 + 300 = 800") in broken(extraction, result)
    assert "3.600 + 1.500 = 5.100" in [relation.formula for relation in result.relations]


def test_a_detail_after_trong_do_is_no_part_of_the_sum(tmp_path: Path) -> None:
    _, result = scanned(tmp_path, BUDGET)
    assert "5.000 + 3.000 = 8.000" in [relation.formula for relation in result.relations]
    assert kinds(result).count("part_of") == 2


def test_columns_that_mean_something_else_are_left_alone(tmp_path: Path) -> None:
    rows = [[*row[:4], "Tỷ lệ (%)" if row[4] == "Tỷ lệ (%)" else row[4]] for row in BUDGET if row[0] != "A"]
    for place in range(1, len(rows)):
        rows[place][4] = str(10 + place)  # a rate of another thing in every row
    assert broken(*scanned(tmp_path, rows)) == []


def test_a_table_whose_titles_are_unknown_yields_no_comparison(tmp_path: Path) -> None:
    rows = [["TT", "Tên", "Cột một", "Cột hai", "Cột ba"], *INDICATORS[2:4]]
    rows = [row[:5] for row in rows]
    assert scanned(tmp_path, rows)[1].relations == ()


def test_parts_that_need_not_be_all_are_no_contradiction(tmp_path: Path) -> None:
    rows = [row for row in BUDGET if row[0] != "2"]
    assert broken(*scanned(tmp_path, rows)) == []


def test_a_number_a_thousand_times_its_row_is_an_unsure_slip(tmp_path: Path) -> None:
    rows = [[*row[:6]] for row in INDICATORS[1:]]
    rows[0] = ["TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2023", "Thực hiện 2022", "Thực hiện 2023"]
    rows[3][5] = "176,4"
    extraction, result = scanned(tmp_path, rows)
    (finding,) = [one for one in result.findings if one.check == "broken_number"]
    assert extraction.report.text_of(finding.spans[0]) == "176,4"
    assert dict(finding.message.arguments)["likely"] == "176.400"


@pytest.mark.parametrize("headed", [True, False])
def test_a_whole_that_is_split_in_two_ways_is_no_contradiction(tmp_path: Path, headed: bool) -> None:
    rows = [["Chỉ tiêu", "Số người"], ["Tổng số", "1.000"], ["Phân theo giới tính", ""], ["Nam", "600"], ["Nữ", "400"]]
    rows += [["Phân theo khu vực", ""], ["Thành thị", "300"], ["Nông thôn", "700"]]
    assert broken(*scanned(tmp_path, [row for row in rows if headed or row[1]])) == []
