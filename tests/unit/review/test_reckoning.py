"""What selected numbers make together, written the Vietnamese way."""

from __future__ import annotations

from pathlib import Path

from app.jobs import Token
from app.readers.registry import read_report
from app.report.model import Span
from app.review.items import ItemKind
from app.review.reckoning import Reckoning, figures_selected, reckon, reckoned_text
from app.review.session import ReviewSession
from app.scan import Scan, scan_report
from app.wording import choose_language
from tests.unit.review.made import RECORD


def scanned(tmp_path: Path, text: str) -> Scan:
    path = tmp_path / "report.txt"
    path.write_text(text + "\n", "utf-8")
    return scan_report(read_report(path), Token())


def reckoned(tmp_path: Path, text: str) -> Reckoning | None:
    scan = scanned(tmp_path, text)
    return reckon(figures_selected(scan.extraction, Span(0, len(scan.report.text))))


def test_two_numbers_have_sum_difference_share_and_change(tmp_path: Path) -> None:
    found = reckoned(tmp_path, "Đã hoàn thành 37 nội dung; được giao 42 nội dung.")
    assert found == Reckoning(
        2,
        "nội dung",
        "37 + 42 = 79",
        "",
        "42 − 37 = 5",
        "37 : 42 = 88,1 %",
        "(42 − 37) : 37 = +13,51 %",
    )


def test_money_of_two_magnitudes_is_reckoned_in_the_larger(tmp_path: Path) -> None:
    found = reckoned(tmp_path, "Chi 68,6 tỷ đồng cho xã và 400 triệu đồng cho huyện.")
    assert found is not None
    assert (found.unit, found.sum, found.difference) == ("tỷ đồng", "68,6 + 0,4 = 69", "68,6 − 0,4 = 68,2")


def test_a_number_that_is_the_sum_of_the_others_is_pointed_out(tmp_path: Path) -> None:
    found = reckoned(tmp_path, "Có 45 xã, trong đó 12 xã miền núi, 33 xã đồng bằng.")
    assert found is not None
    assert (found.count, found.whole, found.sum) == (3, "12 + 33 = 45", "45 + 12 + 33 = 90")


def test_rates_differ_by_points_and_are_no_share_of_one_another(tmp_path: Path) -> None:
    found = reckoned(tmp_path, "Tỷ lệ đạt 88,1% so với 90,3% năm trước.")
    assert found is not None
    assert (found.difference, found.share, found.change) == ("90,3 − 88,1 = 2,2 points", "", "")


def test_of_selected_words_the_numbers_of_the_commonest_kind_are_reckoned_with(tmp_path: Path) -> None:
    found = reckoned(tmp_path, "Tiếp nhận 418 đơn kiến nghị, 163 đơn khiếu nại và 51 đơn tố cáo, đạt 84,0%.")
    assert found is not None
    assert (found.count, found.unit, found.sum) == (3, "đơn", "418 + 163 + 51 = 632")


def test_a_number_that_the_mouse_cut_counts_where_most_of_it_is_selected(tmp_path: Path) -> None:
    scan = scanned(tmp_path, "Thu hồi 8.642 triệu đồng, xử lý khác 2.658 triệu đồng; phạt 11 tỷ đồng.")
    text = scan.report.text
    span = Span(text.index("642"), text.index("ồng; phạt"))
    found = reckon(figures_selected(scan.extraction, span))
    assert found is not None and found.sum == "8.642 + 2.658 = 11.300"
    assert [one.text for one in figures_selected(scan.extraction, Span(text.index("2.658"), text.index(" tỷ")))] == [
        "2.658 triệu đồng"
    ]


def test_counts_of_different_things_are_added_and_named_but_no_share_of_one_another(tmp_path: Path) -> None:
    found = reckoned(tmp_path, "Có 12 xã và 3 huyện.")
    assert found == Reckoning(2, "xã, huyện", "12 + 3 = 15")


def test_items_of_different_kinds_are_not_added(tmp_path: Path) -> None:
    scan = scanned(tmp_path, "Có 12 xã và 68,6 tỷ đồng.")
    items = [item for item in ReviewSession(RECORD, scan, []).items if item.kind is ItemKind.FIGURE]
    found = reckon(figures_selected(scan.extraction, None, items))
    assert found is not None and not found.comparable
    assert reckoned_text(found) == "2 numbers of different kinds or units: they cannot be added"


def test_one_number_is_nothing_to_reckon_with(tmp_path: Path) -> None:
    assert reckoned(tmp_path, "Có 12 xã ngày 01/7/2020 theo Quyết định số 12/QĐ-UBND.") is None


def test_selected_items_are_reckoned_with_like_selected_words(tmp_path: Path) -> None:
    scan = scanned(tmp_path, "Đã hoàn thành 37 nội dung; được giao 42 nội dung.")
    items = [item for item in ReviewSession(RECORD, scan, []).items if item.kind is ItemKind.FIGURE]
    assert reckon(figures_selected(scan.extraction, None, items)) == reckon(
        figures_selected(scan.extraction, Span(0, len(scan.report.text)))
    )


def test_a_reckoning_is_told_in_vietnamese(tmp_path: Path) -> None:
    choose_language("vi")
    found = reckoned(tmp_path, "Đã hoàn thành 37 nội dung; được giao 42 nội dung.")
    assert found is not None
    assert reckoned_text(found).split("   ·   ")[:3] == ["2 số (nội dung)", "Tổng: 37 + 42 = 79", "Hiệu: 42 − 37 = 5"]
