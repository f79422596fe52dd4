"""A total and its parts: the words decide what a sum that does not fit may be called."""

from __future__ import annotations

import unicodedata

import pytest

from app.checks.model import Holds
from tests.unit.checks.texts import checked, relations

DEAD = "Lào Cai có {} người (53 người chết, 102 người mất tích)."
DOCUMENTS = "Đã ban hành {} văn bản, bao gồm 3.820 công văn, 1.960 quyết định, 604 thông báo, tổ chức 252 cuộc họp."


def verdicts(text: str) -> list[Holds]:
    return [relation.holds for relation in relations("sum", text)]


@pytest.mark.parametrize(("total", "holds"), [("6.384", [Holds.YES]), ("2.384", [Holds.NO]), ("6.387", [Holds.NO])])
def test_kinds_that_the_counted_noun_embraces_fill_it(total: str, holds: list[Holds]) -> None:
    assert verdicts(DOCUMENTS.format(total)) == holds


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Xử lý 28.480 vụ, trong đó hành chính 28.045 vụ, hình sự 443 vụ.", [Holds.NO]),  # a case is one of the two
        ("Xử lý 28.480 vụ, trong đó hành chính 28.000 vụ, hình sự 443 vụ.", [Holds.UNSURE]),  # others may be unnamed
        ("Xử lý 28.480 vụ, trong đó hành chính 18.000 vụ, hình sự 443 vụ.", []),
        ("Giải quyết 643 hồ sơ, trong đó đúng hạn 635 hồ sơ, quá hạn 7 hồ sơ.", [Holds.NO]),  # nothing is beside them
        ("Giải quyết 643 hồ sơ, trong đó đúng hạn 635 hồ sơ, quá hạn còn 8 hồ sơ.", [Holds.YES]),
        ("Có 34 cán bộ (20 nữ, 15 đảng viên) dự lớp.", []),  # one person may be both
        ("Có 55.360 con (12.832 gà, 18.197 vịt và 24.330 chim cút) bị tiêu hủy.", [Holds.NO]),  # none is two of them
        (
            "Có 45 công trình, trong đó giao thông 20 công trình, thủy lợi 15 công trình, còn lại 12 công trình.",
            [Holds.NO],
        ),
        ("Tổng vốn 1.200 tỷ đồng, gồm ngân sách tỉnh 500 tỷ đồng, ngân sách xã 300 tỷ đồng và vốn khác.", []),
        ("Tổng vốn 15.600 tỷ đồng, gồm vốn A 7.603 tỷ đồng, vốn B 8.001 tỷ đồng.", [Holds.UNSURE]),  # may be rounded
        ("Tổng 900 triệu đồng, gồm 01 giải Nhất 500 triệu đồng, 02 giải Nhì 100 triệu đồng.", []),
        ("Tổng thu 500 tỷ đồng, nhiều khoản thu khá gồm: thuế 50 tỷ đồng, thu tiền đất 60 tỷ đồng.", []),
        ("Thu 120 tỷ đồng, trong đó tiền đất 15 tỷ đồng, kế hoạch cả năm 200 tỷ đồng.", []),
        ("Tổng vốn 5.200 tỷ đồng, bao gồm cả vốn kéo dài 300 tỷ đồng và vốn bổ sung 200 tỷ đồng.", []),
    ],
)
def test_the_words_between_a_total_and_its_parts_give_the_level(text: str, holds: list[Holds]) -> None:
    assert verdicts(text) == holds


def test_how_wide_the_gap_is_makes_no_error_and_unmakes_none() -> None:
    for total in ("154", "156", "200", "900"):
        assert verdicts(f"Lào Cai có {total} người, gồm 53 người chết, 102 người mất tích.") == [Holds.NO]


def test_an_open_list_only_bounds_its_total() -> None:
    text = "Ban hành hơn 5.300 văn bản các loại; gồm: 14 Quyết định, 1.713 Chỉ thị, 08 Kế hoạch,... và họp nhiều lần."
    assert verdicts(text) == [Holds.YES]


def test_a_number_that_was_read_as_a_name_leaves_the_sum_untold() -> None:
    assert verdicts("Có 155 người, gồm Xã Một 109 người, Quốc lộ 8 và Quốc lộ 9 20 người, Xã Ba 13 người.") == []


def test_nested_lists_are_told_each_by_its_own_total() -> None:
    text = "Có 50 người (48 người chết, 02 người mất tích) gồm: Lục Yên 30 người, Văn Yên 20 người."
    assert verdicts(text) == [Holds.YES, Holds.YES]


def test_a_part_that_exceeds_the_only_amount_it_can_be_part_of_is_an_error() -> None:
    (relation,) = relations("part_of", "Làm 908 người bị thương, trong đó Quảng Ninh 1.609 người, Hải Phòng 49 người.")
    assert relation.holds is Holds.NO and relation.formula == "1.609 > 908"
    text = "Làm 35 người chết, 908 người bị thương, trong đó Quảng Ninh 1.609 người."
    assert [relation.holds for relation in relations("part_of", text)] == [Holds.UNSURE]


def test_clauses_of_one_whole_are_added() -> None:
    text = (
        "Trong 24 chỉ tiêu được giao, đến nay có: 11/24 chỉ tiêu đạt; 05 chỉ tiêu đạt trên 90%; {} chỉ tiêu chưa đạt."
    )
    assert verdicts(text.format("08")) == [Holds.YES]
    assert Holds.NO not in verdicts(text.format("07"))


def test_bullets_under_a_line_are_added_without_those_that_lie_under_them() -> None:
    lines = [
        "Tổng vốn đầu tư là 1.200 tỷ đồng, trong đó:",
        "- Ngân sách trung ương: 500 tỷ đồng.",
        "- Ngân sách địa phương: 400 tỷ đồng.",
        "+ Cấp tỉnh: 300 tỷ đồng.",
        "- Vốn khác: 300 tỷ đồng.",
    ]
    (relation,) = checked(*lines)[1].relations
    assert (relation.formula, relation.holds) == ("500 + 400 + 300 = 1.200", Holds.YES)


@pytest.mark.parametrize("total", ["155", "157"])
def test_words_and_signs_that_do_not_matter_change_no_verdict(total: str) -> None:
    plain = f"Tỉnh có {total} người, gồm 53 người chết, 102 người mất tích."
    changed = [
        plain.replace("gồm", "bao gồm"),
        plain.replace("gồm", "gồm có:"),
        plain.replace("53 người chết, 102 người mất tích", "102 người mất tích, 53 người chết"),
        plain.replace(", 102", " và 102"),
        plain.replace(", 102", "; 102"),
        plain.replace(" người", "\u00a0người"),
        unicodedata.normalize("NFC", unicodedata.normalize("NFD", plain)),
    ]
    assert [verdicts(text) for text in changed] == [verdicts(plain)] * len(changed)


def test_signs_between_thousands_change_no_verdict() -> None:
    for sign in (".", ""):
        text = f"Tiêm 3{sign}840 liều, gồm 1{sign}280 liều mũi một, 2{sign}560 liều mũi hai."
        assert verdicts(text) == [Holds.YES]
