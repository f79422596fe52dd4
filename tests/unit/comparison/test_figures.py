from __future__ import annotations

from pathlib import Path

import pytest

from app.comparison.compare import compare_reports
from app.comparison.model import Comparison
from app.extraction.extract import extract
from app.extraction.model import Extraction
from app.readers.registry import read_report

LEAD = "Ủy ban nhân dân tỉnh báo cáo kết quả thực hiện nhiệm vụ phát triển kinh tế - xã hội."


def extraction(folder: Path, name: str, text: str) -> Extraction:
    path = folder / f"{name}.txt"
    path.write_text(f"{LEAD}\n\n{text}\n", encoding="utf-8")
    return extract(read_report(path))


def compare(folder: Path, old: str, new: str) -> Comparison:
    return compare_reports(extraction(folder, "old", old), extraction(folder, "new", new))


def figures(comparison: Comparison) -> list[tuple[str, str | None, str | None]]:
    return [(c.change.value, c.old.text if c.old else None, c.new.text if c.new else None) for c in comparison.figures]


def restated(comparison: Comparison) -> list[tuple[str, str, str]]:
    return [(one.change.value, one.old.text, one.new.text) for one in comparison.restated]


SPENT = "Tổng vốn đầu tư hạ tầng trên địa bàn xã được {} đồng, xây dựng 9 công trình."


@pytest.mark.parametrize(
    ("new", "place"), [("16 tỷ 434 tỷ", "434 tỷ đồng"), ("16 triệu 434 triệu", "16 triệu"), ("16 tỷ 443 triệu", None)]
)
def test_both_units_of_one_amount_are_compared_with_what_they_became(tmp_path: Path, new: str, place: str) -> None:
    old = SPENT.format("16 tỷ 434 triệu")
    there, back = compare(tmp_path, old, SPENT.format(new)), compare(tmp_path, SPENT.format(new), old)
    expected = place or f"{new} đồng"
    assert ("value", "16 tỷ 434 triệu đồng", expected) in figures(there)
    assert ("value", expected, "16 tỷ 434 triệu đồng") in figures(back)


@pytest.mark.parametrize(
    ("old", "new"), [("Lễ 30/4, các đơn vị trực đủ.", "Lễ 31/4, các đơn vị trực đủ."),
                     ("Trong 6 tháng qua, toàn tỉnh ổn định.", "Trong 4 tháng qua, toàn tỉnh ổn định.")],
)  # fmt: skip
def test_a_number_whose_digits_alone_make_it_of_another_kind_is_the_same_figure(
    tmp_path: Path, old: str, new: str
) -> None:
    comparison = compare(tmp_path, old, new)
    assert comparison.figures[0].old and comparison.figures[0].new
    assert comparison.figures[0].old.kind is not comparison.figures[0].new.kind
    assert [c.change.value for c in comparison.figures] == ["value"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("khoảng 5 tỷ đồng", "5 tỷ đồng"),
        ("hơn 5 tỷ đồng", "gần 5 tỷ đồng"),
        ("5 tỷ đồng", "trên 5 tỷ đồng"),
        ("ít nhất 5 tỷ đồng", "tối đa 5 tỷ đồng"),
    ],
)
def test_a_figure_told_as_more_or_less_exact_is_restated(tmp_path: Path, old: str, new: str) -> None:
    comparison = compare(
        tmp_path, f"Tổng số tiền hỗ trợ là {old} cho các hộ.", f"Tổng số tiền hỗ trợ là {new} cho các hộ."
    )
    assert figures(comparison) == []
    assert [kind for kind, _, _ in restated(comparison)] == ["approximation"]


def test_percent_and_percentage_points_are_of_two_kinds(tmp_path: Path) -> None:
    comparison = compare(
        tmp_path, "Tỷ lệ hộ nghèo giảm 5% so với cùng kỳ.", "Tỷ lệ hộ nghèo giảm 5 điểm phần trăm so với cùng kỳ."
    )
    assert [(kind, old, new) for kind, old, new in restated(comparison)] == [("kind", "5%", "5 điểm phần trăm")]
    assert sorted(figures(comparison)) == [("added", None, "5 điểm phần trăm"), ("removed", "5%", None)]


def test_a_difference_beyond_all_measure_has_no_percent(tmp_path: Path) -> None:
    comparison = compare(tmp_path, "Đã xử lý 5 tỷ đồng cho tỉnh.", f"Đã xử lý {'9' * 60} tỷ đồng cho tỉnh.")
    assert all(change.percent is None for change in comparison.figures)
