from __future__ import annotations

from dataclasses import replace

from app.comparison.compare import compare_reports
from app.comparison.model import Comparison
from app.extraction.model import Extraction
from tests.unit.comparison.builder import extraction_of

ROWS = [
    "Thu ngân sách nhà nước | 3.600 | 3.450",
    "Chi đầu tư phát triển | 1.200 | 980",
    "Số xã đạt chuẩn nông thôn mới | 25 | 23",
    "Tỷ lệ hộ nghèo của tỉnh | 4,5 | 4,1",
    "Số giường bệnh trên một vạn dân | 28 | 29",
]


def table(rows: list[str]) -> str:
    return "\n".join([f"| {number} | {row}" for number, row in enumerate(rows, start=1)])


def compare(new: list[str]) -> Comparison:
    return compare_reports(extraction_of(table(ROWS)), extraction_of(table(new)))


def wording(comparison: Comparison) -> list[tuple[str, str | None, str | None]]:
    old, new = comparison.old.report, comparison.new.report
    return [(c.change.value, c.old and old.text_of(c.old), c.new and new.text_of(c.new)) for c in comparison.wording]


def test_a_row_put_in_is_the_only_change_though_the_rows_below_are_numbered_anew() -> None:
    comparison = compare([*ROWS[:2], "Kim ngạch xuất khẩu | 500 | 612", *ROWS[2:]])
    assert {kind for kind, _, _ in wording(comparison)} == {"inserted"}
    assert "Kim ngạch xuất khẩu" in [new for _, _, new in wording(comparison)]


def test_a_row_at_another_place_has_moved_and_its_changed_cell_is_paired() -> None:
    comparison = compare([ROWS[0], *ROWS[2:], ROWS[1].replace("980", "990")])
    row = "Chi đầu tư phát triển\n1.200\n"
    assert ("moved", f"{row}980", f"{row}990") in wording(comparison)
    paired = [(c.change.value, c.old and c.old.text, c.new and c.new.text) for c in comparison.figures]
    assert ("value", "980", "990") in paired
    assert not {"980", "1.200"} & {c.old.text for c in comparison.figures if c.old and c.new is None}


def test_rows_of_one_name_are_not_taken_for_each_other() -> None:
    rows = ["Tổng số cả tỉnh | 10 | 11", *ROWS, "Tổng số cả tỉnh | 20 | 21"]
    new = [*ROWS[:3], "Tổng số cả tỉnh | 70 | 71", *ROWS[3:], "Tổng số cả tỉnh | 80 | 81"]
    comparison = compare_reports(extraction_of(table(rows)), extraction_of(table(new)))
    assert "moved" not in {kind for kind, _, _ in wording(comparison)}


def test_lines_of_narrow_cells_read_in_another_order_by_another_format_are_no_change() -> None:
    start = "Bảng dưới đây tổng hợp các đề án đã trình trong sáu tháng đầu năm của tỉnh."
    end = "Các sở, ngành tiếp tục rà soát, báo cáo kết quả về Văn phòng Ủy ban nhân dân tỉnh."
    cells, line = ["Số đã trình", "Tổng số đề án", "Kế hoạch năm"], "Tổng số đề án Số đã trình Kế hoạch năm"
    old, new = extraction_of("\n".join([start, *cells, end])), extraction_of("\n".join([start, line, end]))
    assert wording(compare_reports(old, new)) != []
    other = Extraction(replace(new.report, format="pdf"), new.figures)
    assert wording(compare_reports(old, other)) == []
