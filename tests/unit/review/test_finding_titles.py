"""A finding is called by its two numbers, or by its words, and by what kind of matter it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.readers.registry import read_report
from app.review.finding_titles import statement_of_finding, title_of_finding
from app.review.items import ItemKind, build_items
from app.scan import scan_report
from app.wording import choose_language

LEAD = "Ủy ban nhân dân tỉnh báo cáo kết quả thực hiện nhiệm vụ phát triển kinh tế - xã hội 6 tháng đầu năm 2024."


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    choose_language("vi")
    yield
    choose_language("en")


def titles(folder: Path, text: str) -> list[tuple[str, str]]:
    path = folder / "report.txt"
    path.write_text(f"{LEAD}\n\n{text}\n", encoding="utf-8")
    scan = scan_report(read_report(path))
    found = [item for item in build_items(scan) if item.kind is ItemKind.FINDING]
    return [(title_of_finding(scan, item), statement_of_finding(scan, item)) for item in found]


CASES = (
    (
        "Tỉnh đã thực hiện 37/42 nội dung; còn lại 05 nội dung chưa trình⁶.\n\n⁶ 06 nội dung: Kế hoạch một; Kế hoạch"
        " hai; Kế hoạch ba; Kế hoạch bốn; Kế hoạch năm.",
        ("05 nội dung ≠ 06 nội dung", "Thân bài và chú thích không khớp"),
    ),
    (
        "Tổng số 642 đơn, gồm 418 đơn khiếu nại, 163 đơn tố cáo, 51 đơn phản ánh.",
        ("642 ≠ 632", "Các phần cộng lại không bằng tổng"),
    ),
    (
        "Tỉnh đã thực hiện 37/42 nội dung (đạt tỷ lệ 95,1%).",
        ("95,1% ≠ 88,095%", "Tỷ lệ tính lại không khớp"),
    ),
    ("Chi tiết tại Phụ lục 02 kèm theo.", ("Phụ lục 02 kèm theo", "Không tìm thấy trong tệp")),
    ("UBND tỉnh đã chỉ đạo các các sở.", ("các các", "Lặp từ")),
)


@pytest.mark.parametrize(("text", "told"), CASES)
def test_a_finding_is_told_in_two_short_lines(tmp_path: Path, text: str, told: tuple[str, str]) -> None:
    assert told in titles(tmp_path, text)


def test_no_finding_of_the_samples_says_the_same_twice() -> None:
    sample = Path(__file__).resolve().parents[3] / "resources" / "samples" / "bao-cao-mau-ban-1.docx"
    scan = scan_report(read_report(sample))
    found = [item for item in build_items(scan) if item.kind is ItemKind.FINDING]
    lines = [(title_of_finding(scan, item), statement_of_finding(scan, item)) for item in found]
    assert len(lines) > 5
    assert [pair for pair in lines if not all(pair) or pair[0] in pair[1] or pair[1] in pair[0]] == []
    assert [title for title, _ in lines if len(title) > 48] == []
