"""What a report says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.readers.registry import read_report
from app.report.metadata_period import find_period
from app.report.metadata_signer import is_name

LETTERHEAD = """ỦY BAN NHÂN DÂN
TỈNH BÌNH AN

Số: {number}

Bình An, ngày {day} tháng 7 năm 2020

BÁO CÁO
Tình hình kinh tế - xã hội 6 tháng đầu năm 2020
(Trình kỳ họp thứ 7, HĐND tỉnh khóa XVII)

Thực hiện Nghị quyết số 01/NQ-CP, Ủy ban nhân dân tỉnh báo cáo như sau.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn An
"""


def test_a_letterhead_gives_number_date_place_issuer_signer_period_and_session(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(LETTERHEAD.format(number="165/BC-UBND", day="01"))
    found = read_report(file).metadata
    assert found.number == "165/BC-UBND"
    assert found.issued_on == "2020-07-01"
    assert found.place == "Bình An"
    assert found.issuer == "Ủy ban nhân dân tỉnh Bình An"
    assert found.signer == "Nguyễn Văn An"
    assert found.period == "2020-H1"
    assert found.session == "kỳ họp thứ 7, HĐND tỉnh khóa XVII"
    assert found.title is not None
    assert found.title.startswith("BÁO CÁO Tình hình kinh tế - xã hội 6 tháng đầu năm 2020")


def test_blanks_of_a_draft_stay_none(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(LETTERHEAD.format(number="     /BC-UBND", day="    "))
    found = read_report(file).metadata
    assert (found.number, found.issued_on, found.place) == (None, None, "Bình An")


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("6 THÁNG ĐẦU NĂM 2020", "2020-H1"),
        ("06 tháng cuối năm 2021", "2021-H2"),
        ("quý I năm 2023", "2023-Q1"),
        ("Quý IV/2022", "2022-Q4"),
        ("tháng 7 năm 2021", "2021-07"),
        ("năm 2020", "2020"),
        ("9 tháng đầu năm 2020", "2020-01/2020-09"),
        ("9 tháng đầu năm, nhiệm vụ 3 tháng cuối năm 2022", "2022-01/2022-09"),
        ("Sáu tháng đầu năm và nhiệm vụ 6 tháng cuối năm 2021", "2021-H1"),
        ("Tổng kết nhiệm kỳ 2016 - 2021", "2016/2021"),
        ("Tổng kết công tác", None),
    ],
)
def test_the_period_of_a_title(title: str, period: str | None) -> None:
    found = find_period(title)
    assert (found.value if found else None) == period


def test_a_name_is_two_to_five_words_with_a_capital_each() -> None:
    assert is_name("Trần Thanh Liêm")
    assert not is_name("CHỦ TỊCH")
    assert not is_name("Nơi nhận:")
