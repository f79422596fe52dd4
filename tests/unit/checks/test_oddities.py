"""Oddities without a relation: each kind is found where the text's own words give it away, and not beside it."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from app.checks.model import Finding, Level
from app.checks.registry import run_checks
from app.extraction.extract import extract
from app.report.model import BlockKind, Metadata, NoteMark, Report, Span
from tests.unit.checks.texts import checked, findings, report_of


def quotes(check: str, *paragraphs: str) -> list[str]:
    text = "\n".join(paragraphs)
    return [text[slice(*span)] for finding in findings(check, *paragraphs) for span in finding.spans]


def found(check: str, report: Report) -> list[Finding]:
    return [finding for finding in run_checks(extract(report)).findings if finding.check == check]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (("I. Kết quả", "II. Hạn chế", "IV. Nhiệm vụ"), ["II.", "IV."]),
        (("1. Thu", "2. Chi", "4. Nợ"), ["2.", "4."]),
        (("2.1. Thu", "2.2. Chi", "2.4. Nợ"), ["2.2.", "2.4."]),
        (("a) Thu", "b) Chi", "d) Nợ"), ["b)", "d)"]),
        (("1. Thu", "2. Chi", "2. Nợ", "3. Vay"), ["2.", "2."]),
    ],
)
def test_a_number_left_out_or_given_twice_is_found(paragraphs: tuple[str, ...], expected: list[str]) -> None:
    assert quotes("numbering_gap", *paragraphs) == expected


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("a) Một", "b) Hai", "c) Ba", "d) Bốn", "đ) Năm", "e) Sáu", "g) Bảy", "h) Tám", "i) Chín", "k) Mười"),
        ("a) Một", "b) Hai", "c) Ba", "d) Bốn", "e) Năm"),
        ("I. Một", "1. Thu", "2. Chi", "II. Hai", "1. Thu", "2. Chi"),
        ("I. Một", "1. Thu", "2. Chi", "II. Hai", "4. Nợ", "5. Vay"),
        ("1. Thu", "1.1. Thuế", "1.2. Phí", "2. Chi", "2.1. Đầu tư", "3. Nợ"),
        ("1. Thu", "2. Chi trong kỳ 3. Nợ", "4. Vay"),
        ("2. Chi", "4. Nợ", "5. Vay"),
        ("1. Thu", "3. Nợ"),
    ],
)
def test_restarts_and_vietnamese_letters_are_no_gap(paragraphs: tuple[str, ...]) -> None:
    assert quotes("numbering_gap", *paragraphs) == []


@pytest.mark.parametrize(
    ("check", "text", "quote"),
    [
        ("impossible_value", "Hoàn thành trước ngày 31/9 theo kế hoạch.", "31/9"),
        ("impossible_value", "Đến tháng 13/2023 hoàn thành.", "tháng 13/2023"),
        ("impossible_value", "Giải ngân quý V/2023 còn chậm.", "quý V/2023"),
        ("impossible_value", "Ban hành ngày 6/25/2020 của UBND tỉnh.", "6/25/2020"),
        ("impossible_value", "Tỷ lệ hộ nghèo còn 105%.", "105%"),
        ("impossible_value", "Kim ngạch xuất khẩu giảm 112,5% so với cùng kỳ.", "112,5%"),
        ("impossible_value", "Toàn huyện có 45/42 xã hoàn thành sắp xếp.", "45/42"),
        ("broken_number", "Thu ngân sách đạt 12,,5% dự toán.", "12,,5"),
        ("broken_number", "Tổng thu 1.234.56 tỷ đồng.", "1.234.56"),
        ("broken_number", "Sản lượng tăng 12, 5% so với cùng kỳ.", "12, 5"),
        ("broken_number", "Kế hoạch năm 20233, được giao.", "20233"),
        ("blank", "Đến nay có … hộ nghèo được hỗ trợ.", "… hộ nghèo được"),
        ("blank", "Thu ngân sách đạt ...% dự toán.", "...%"),
        ("reference_conflict", "Theo Nghị quyết số 62/QĐ-UBND của UBND tỉnh.", "62/QĐ-UBND"),
        ("reference_conflict", "Nghị quyết số 106/2023/NQ-HĐND ngày 12/7/2022 của HĐND.", "106/2023/NQ-HĐND"),
        ("ambiguous_unit", "Tỷ lệ giải ngân đạt 45,2%, tăng 3,7% so với cùng kỳ.", "3,7%"),
        ("ambiguous_unit", "Tỷ lệ hộ nghèo giảm 1,5% so với năm trước.", "1,5%"),
    ],
)
def test_an_oddity_is_found_by_its_words(check: str, text: str, quote: str) -> None:
    assert quotes(check, text) == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "Hoàn thành trước ngày 30/9, ngày 29/2 và ngày 31/12.",
        "Trong 13 tháng qua, tháng 12/2023 đạt cao nhất, quý IV/2023 cũng vậy.",
        "Thu ngân sách đạt 112% dự toán, giảm 12% so với cùng kỳ; giảm 2 lần.",
        "Toàn huyện có 12/10 xã đạt chuẩn, vượt kế hoạch; 42/42 xã có điện; huyết áp 140/90.",
        "Lần lượt tăng 12, 15 và 20%.",
        "Thu 1.234,56 tỷ đồng, chi 1.234.567 đồng, theo mục 1.2.3 của đề án.",
        "Đầu tư hạ tầng giao thông, điện, nước, ... hộ nghèo được hỗ trợ.",
        "Theo Quyết định số 62/QĐ-UBND ngày 12/7/2022 và Kế hoạch số 5/KH-UBND.",
        "Giá trị sản xuất tăng 3,7% so với cùng kỳ, chiếm 45% tổng số.",
        "Tỷ lệ hộ nghèo giảm còn 1,5%, giảm 0,7 điểm phần trăm.",
        "Chi tiết tại Phụ lục I kèm theo Nghị định số 30/2020/NĐ-CP.",
    ],
)
def test_sound_words_are_left_alone(text: str) -> None:
    assert [finding for finding in checked(text)[1].findings if finding.relation is None] == []


def test_the_only_empty_cell_of_a_filled_table_is_shown_by_its_row_and_column() -> None:
    table = [
        ["TT", "Nhiệm vụ", "Cơ quan", "Thời hạn", "Ghi chú"],
        ["1", "Lập quy hoạch tỉnh", "Sở Xây dựng", "Tháng 6", ""],
        ["2", "Rà soát thủ tục", "Sở Nội vụ", "", ""],
    ]
    extraction, result = checked("Danh mục nhiệm vụ", table=table)
    (finding,) = [one for one in result.findings if one.check == "blank"]
    assert [extraction.report.text_of(span) for span in finding.spans] == ["Thời hạn", "Rà soát thủ tục"]


def test_a_table_with_several_empty_cells_is_left_alone() -> None:
    table = [
        ["TT", "Nhiệm vụ", "Cơ quan", "Thời hạn"],
        ["1", "Lập quy hoạch tỉnh", "", "Tháng 6"],
        ["2", "Rà soát thủ tục", "Sở Nội vụ", ""],
    ]
    assert [one for one in checked("Danh mục", table=table)[1].findings if one.check == "blank"] == []


TITLE = "về những nhiệm vụ, giải pháp chủ yếu thực hiện Kế hoạch phát triển kinh tế - xã hội"


@pytest.mark.parametrize(
    ("one", "other", "places"),
    [
        ("01/NQ-CP ngày 05/01/2023 của Chính phủ", "01/NQ-CP ngày 05/01/2023 của Thủ tướng Chính phủ", 2),
        ("01/NQ-CP ngày 05/01/2023 của Chính phủ", "10/NQ-CP ngày 05/01/2023 của Chính phủ", 2),
        ("01/NQ-CP ngày 05/01/2023 của Chính phủ", "01/NQ-CP ngày 01/05/2023 của Chính phủ", 2),
        ("01/NQ-CP ngày 05/01/2023 của Chính phủ", "01/NQ-CP ngày 05/01/2023 của Chính phủ", 0),
        ("01/NQ-CP ngày 01/01/2022 của Chính phủ", "01/NQ-CP ngày 05/01/2023 của Chính phủ", 0),
        ("12/QĐ-UBND ngày 05/01/2023 của UBND tỉnh", "12/QĐ-UBND ngày 05/01/2023 của Chủ tịch UBND tỉnh", 0),
    ],
)
def test_a_document_cited_in_two_ways_is_shown_at_both(one: str, other: str, places: int) -> None:
    kind = "Quyết định" if "QĐ" in one else "Nghị quyết"
    lines = (f"Thực hiện {kind} số {one} {TITLE}.", f"Theo {kind} số {other} {TITLE}.")
    assert len(quotes("reference_conflict", *lines)) == places


@pytest.mark.parametrize(
    ("dates", "check", "places"),
    [
        (["02/7/2020", "30/6/2020"], "reference_conflict", ["5/QĐ-UBND", "ngày 01/7/2020"]),
        (["30/6/2020"], "reference_conflict", []),
        (
            ["02/7/2020", "03/7/2020", "04/7/2020"],
            "stale_year",
            ["ngày 01/7/2020", "5/QĐ-UBND", "6/QĐ-UBND", "7/QĐ-UBND"],
        ),
    ],
)
def test_a_document_dated_after_the_report_that_cites_it_is_shown(
    dates: list[str], check: str, places: list[str]
) -> None:
    cited = [f"Theo Quyết định số {number}/QĐ-UBND ngày {date} của UBND." for number, date in enumerate(dates, 5)]
    report = report_of("Bình Dương, ngày 01/7/2020", *cited)
    head = Span(report.text.index("ngày"), report.blocks[0].span.end)
    report = replace(report, metadata=Metadata(issued_on="2020-07-01", places=(("issued_on", head),)))
    shown = [report.text_of(span) for one in found(check, report) for span in one.spans]
    assert sorted(shown) == sorted(places)


def test_two_documents_of_one_day_are_no_conflict() -> None:
    lines = (f"Nghị quyết số 01/NQ-CP ngày 05/01/2023 của Chính phủ {TITLE}.",)
    other = "Nghị quyết số 02/NQ-CP ngày 05/01/2023 của Chính phủ về cải thiện môi trường kinh doanh trong năm 2023."
    assert quotes("reference_conflict", *lines, other) == []


def test_one_comparison_with_another_year_than_all_others_is_stale() -> None:
    usual = [f"Chỉ tiêu {name} tăng 5% so với cùng kỳ năm 2020." for name in ("thu", "chi", "vốn", "nợ")]
    assert quotes("stale_year", *usual, "Xuất khẩu tăng 7% so với cùng kỳ năm 2019.") == ["cùng kỳ năm 2019"]
    assert quotes("stale_year", *usual, "Năm 2020 xuất khẩu tăng 7% so với cùng kỳ năm 2019.") == []


def test_a_session_to_come_cannot_lie_before_the_time_of_the_report() -> None:
    report = report_of("II. NHIỆM VỤ 6 THÁNG CUỐI NĂM 2020", "Chuẩn bị nội dung trình kỳ họp HĐND cuối năm 2019.")
    head = replace(report.blocks[0], kind=BlockKind.HEADING, level=1)
    report = replace(report, blocks=(head, report.blocks[1]), metadata=Metadata(period="2020-H1"))
    (finding,) = found("stale_year", report)
    assert report.text_of(finding.spans[0]) == "cuối năm 2019"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (["Chỉ tiêu", "Kế hoạch năm 2021", "Ước thực hiện 6 tháng đầu năm 2019"], 0),
        (["Số đề án trình 6 tháng đầu năm 2019", "Số đã trình 6 tháng đầu năm", "Tỷ lệ"], 1),
        (["Thực hiện 6 tháng đầu năm 2020", "Ước thực hiện 6 tháng đầu năm", "So sánh"], 0),
        (["Số đề án trình 6 tháng đầu năm 2020", "Số đã trình 6 tháng đầu năm", "Ghi chú"], 1),
    ],
)
def test_a_header_of_an_earlier_year_is_stale_unless_the_table_compares(header: list[str], expected: int) -> None:
    report = report_of("Phụ lục", table=[header, ["1"] * len(header)])
    report = replace(report, metadata=Metadata(period="2021-H1"))
    assert len(found("stale_year", report)) == expected


@pytest.mark.parametrize("words", ["vốn năm 2020 kéo dài", "các dự án chuyển tiếp của kế hoạch năm 2020", "năm 2021"])
def test_work_of_an_earlier_year_that_goes_on_is_not_stale(words: str) -> None:
    report = report_of("II. NHIỆM VỤ 6 THÁNG CUỐI NĂM 2021", f"Phấn đấu hoàn thành kế hoạch {words}.")
    head = replace(report.blocks[0], kind=BlockKind.HEADING, level=1)
    report = replace(report, blocks=(head, report.blocks[1]), metadata=Metadata(period="2021-H1"))
    assert found("stale_year", report) == []


def test_a_mark_without_a_note_and_a_note_without_a_mark_are_found() -> None:
    report = report_of("Có 05 dự án[1], 06 xã[2].", notes={"1": "Gồm các dự án.", "2": "Gồm các xã."})
    lost = replace(report, note_marks=(report.note_marks[0], NoteMark(report.note_marks[1].span, "2", None)))
    assert [finding.level for finding in found("missing_footnote", lost)] == [Level.UNSURE]
    assert len(found("orphan_footnote", lost)) == 1
    assert found("missing_footnote", report) == found("orphan_footnote", report) == []


@pytest.mark.parametrize(("words", "expected"), [("04 chi⁴ nữa", ["⁴"]), ("diện tích 4 m⁴", []), ("nội dung¹", [])])
def test_a_raised_number_between_two_marks_misses_its_note(words: str, expected: list[str]) -> None:
    report = report_of(f"Có dự án[3], {words} và xã[5].", notes={"3": "Gồm các dự án.", "5": "Gồm các xã."})
    assert [report.text_of(one.spans[0]) for one in found("missing_footnote", report)] == expected


def test_a_paragraph_that_stands_twice_is_shown_with_both_places() -> None:
    words = "Tập trung chỉ đạo quyết liệt các giải pháp thu ngân sách, chống thất thu, xử lý nợ đọng thuế " * 2
    (finding,) = findings("duplicate", words + ".", "Nội dung khác.", "2. " + words + ".")
    assert len(finding.spans) == 2
    assert findings("duplicate", "Câu ngắn.", "Câu ngắn.") == []


def test_appendices_that_are_all_missing_make_one_finding() -> None:
    (finding,) = findings("missing_reference", "Theo Phụ lục 01 kèm theo.", "Theo Phụ lục 02 kèm theo.")
    assert len(finding.spans) == 2


def test_the_checks_of_a_long_list_take_linear_time() -> None:
    def seconds(size: int) -> float:
        report = report_of(*(f"{number % 40 + 1}. Mục tiêu tăng 5%, giảm 3%." for number in range(size)))
        extraction = extract(report)
        start = time.perf_counter()
        run_checks(extraction)
        return time.perf_counter() - start

    seconds(100)
    assert seconds(4000) < 40 * max(seconds(400), 0.005)


def test_a_place_is_never_empty() -> None:
    report = report_of("Theo Phụ lục 01 kèm theo. Đạt ...% kế hoạch.", "1. A", "2. B", "4. C")
    assert all(span.end > span.start for one in run_checks(extract(report)).findings for span in one.spans)
