"""What a changed figure is called: its own indicator, or the clause before it and nothing of another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.comparison.indicators import Indicators
from app.extraction.extract import extract
from app.extraction.model import Extraction
from app.readers.registry import read_report

LEAD = "Ủy ban nhân dân tỉnh báo cáo kết quả thực hiện nhiệm vụ phát triển kinh tế - xã hội."
REPORTS = Path(__file__).resolve().parents[4] / "shared" / "reports"


def read(folder: Path, text: str) -> Extraction:
    path = folder / "report.txt"
    path.write_text(f"{LEAD}\n\n{text}\n", encoding="utf-8")
    return extract(read_report(path))


def named(folder: Path, text: str) -> dict[str, str]:
    found = read(folder, text)
    indicators = Indicators(found)
    return {figure.text: indicators.of(figure) for figure in found.figures}


CASES = (
    ("Thu ngân sách đạt 3.250 tỷ đồng. Tổng chi là 2.110 tỷ đồng.", "2.110 tỷ đồng", "Tổng chi"),
    ("Kim ngạch xuất khẩu đạt 492,8 triệu USD, tăng 14,0% so với cùng kỳ.", "14,0%", "Kim ngạch xuất khẩu, tăng"),
    (
        "UBND tỉnh ban hành Kế hoạch số 88/KH-UBND ngày 30/4/2024 về rà soát văn bản.",
        "30/4/2024",
        "UBND tỉnh ban hành Kế hoạch, ngày",
    ),
    ("Tổng chi đạt 6.300 tỷ đồng, đạt 82% dự toán.", "82%", "Tổng chi, % dự toán"),
    ("Tỉnh đã ban hành 41 Quyết định pháp quy, 08 Chỉ thị, 32 Tờ trình.", "32", "Tờ trình"),
    ("Trong kỳ đã tiếp 45 lượt, tiếp nhận 436 đơn của công dân.", "45", "lượt tiếp"),
    ("Tai nạn giao thông xảy ra 65 vụ, làm chết 07 người, bị thương 354 người.", "354", "người bị thương"),
    (
        "Đã thu hút 25.686 tỷ đồng vốn trong nước và 853 triệu USD vốn nước ngoài.",
        "853 triệu USD",
        "vốn nước ngoài",
    ),
    (
        "Thực hiện các nhiệm vụ, giải pháp được giao trong năm 2020 và 6 tháng cuối năm 2020.",
        "6 tháng cuối năm 2020",
        "giải pháp được giao",
    ),
    ("Lập kế hoạch sử dụng đất kỳ cuối (2016-2020) của tỉnh.", "2016-2020", "Lập kế hoạch sử dụng đất kỳ cuối"),
    ("Với 02 địa phương đã ký kết.", "02", "địa phương"),
)


@pytest.mark.parametrize(("text", "figure", "label"), CASES)
def test_a_figure_is_called_by_its_own_words(tmp_path: Path, text: str, figure: str, label: str) -> None:
    assert named(tmp_path, text)[figure] == label


def test_the_rate_in_brackets_is_told_of_the_amount_before_it(tmp_path: Path) -> None:
    found = named(tmp_path, "UBND tỉnh đã thực hiện 37/42 nội dung (đạt tỷ lệ 88,1%); còn lại 05 nội dung.")
    assert found["88,1%"] == f"{found['37/42']}, tỷ lệ"


def test_a_number_that_opens_its_line_is_called_by_what_it_counts(tmp_path: Path) -> None:
    assert named(tmp_path, "07 nội dung: (1) Đề án phát triển đô thị.")["07"] == "nội dung"


@pytest.mark.parametrize("name", ["binh-duong-2020-h1", "ha-tinh-2018-h1", "kien-giang-2021-h1"])
def test_no_figure_of_a_report_is_called_by_another_or_across_sentences(name: str) -> None:
    path = REPORTS / f"{name}.txt"
    if not path.exists():
        pytest.skip("the reports are not beside the checkout")
    found = extract(read_report(path))
    indicators, report = Indicators(found), found.report
    labels = {one: indicators.of(one) for one in found.figures if report.block(one.block).cell is None}
    assert [label for label in labels.values() if re.search(r"[^\W\d_]{2}[.;]\s", label)] == []
    assert [
        (one.text, label) for one, label in labels.items() if re.search(r"\d[\d.,]*\s?(?:%|tỷ|triệu)(?![^\W_])", label)
    ] == []
    assert sum(not label for label in labels.values()) <= len(labels) // 20
