"""Forms in which reports write amounts, periods and days, and numbers that are none."""

import pytest

from tests.unit.extraction.test_figures import extraction_of, figures_of, shown


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("500k", 500_000, "VND"),
        ("3 rưỡi triệu đồng", 3_500_000, "VND"),
        ("3 triệu rưỡi đồng", 3_500_000, "VND"),
        ("500 trđ", 500_000_000, "VND"),
        ("45 tr.đồng", 45_000_000, "VND"),
        ("12 tđ", 12_000_000_000, "VND"),
        ("300 ngđ", 300_000, "VND"),
        ("12 Tr.USD", 12_000_000, "USD"),
        ("35 nghìn tỷ", 35_000_000_000_000, "VND"),
        ("12 000 hộ", 12_000, "hộ"),
        ("1.031.200con/KH", 1_031_200, "con"),
        ("âm 3 %", -3, "%"),
        ("2,3 đ%", 2.3, "điểm %"),
        ("5 hecta", 5, "hecta"),
        ("1.200 m3/ngày đêm", 1200, "m3/ngày đêm"),
        ("hàng chục nghìn lượt khách", 10_000, "lượt khách"),
        ("vài chục ha", 10, "ha"),
        ("mười tám nghìn hộ", 18_000, "hộ"),
        ("1.OOO hộ", 1000, "hộ"),
        ("07 đ/c", 7, "đ/c"),
        ("100m3/ngày.đêm", 100, "m3/ngày.đêm"),
    ],
)
def test_one_amount_is_read_whole(text: str, value: float, unit: str) -> None:
    (figure,) = figures_of(text)
    assert text.startswith(figure.text)
    assert (float(figure.number or 0), figure.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("quý một năm 2022", "2022-Q1"),
        ("quý 1/2023", "2023-Q1"),
        ("tháng Chạp năm 2020", "2020-12"),
        ("9T/2021", "2021-M1-M9"),
        ("6T đầu năm", "H1"),
        ("tháng 01 - 6", "H1"),
        ("hai tháng đầu năm 2013", "2013-M1-M2"),
        ("niên vụ 2021/2022", "2021/2022"),
        ("thu 10 tháng là", "M1-M10"),
        ("năm 2O21", "2021"),
    ],
)
def test_a_period_is_read_in_every_form(text: str, value: str) -> None:
    assert [figure.value for figure in figures_of(text)] == [value]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("trong 03 ngày (12-14/7/2023)", ["2023-07-12", "2023-07-14"]),
        ("ngày 30 tháng11 năm 2011", ["2011-11-30"]),
        ("đến 30/9/2015 - Tổng tiêu chí", ["2015-09-30"]),
        ("trong ngày tựu trường 5/9, mặc dù", ["--09-05"]),
        ("Sáng 1-12, Ban thẩm tra", ["--12-01"]),
    ],
)
def test_a_day_is_read_in_every_form(text: str, dates: list[str]) -> None:
    assert [figure.value for figure in figures_of(text) if figure.kind == "date"] == dates


@pytest.mark.parametrize(
    "text",
    [
        "xe mang biển số 61A-123.45",
        "thư về abc123@tinh.gov.vn hoặc http://tinh.gov.vn/2020/05/12",
        "trực 24/24 giờ, hỗ trợ 24/7",
        "phương châm 4 tại chỗ và “3 không”",
        "tuyến ĐT.741 qua Q.1",
        "chương trình 135 của Chính phủ",
        "Đúng 18 giờ hằng ngày",
        "cách mạng công nghiệp 4.0",
        "cập nhật lúc 08:27 (GMT+7)",
        "giá cả 1 số hàng hóa",
        "được tiêm mũi 2",
        "1/Tổng sản lượng quy thóc",
        "Ban Chỉ đạo 138",
        "Biểu số 01 (ĐVT: 1.000 đồng)",
    ],
)
def test_a_number_that_only_names_is_no_figure(text: str) -> None:
    assert figures_of(text) == []


def test_the_bare_numbers_of_a_list_take_the_unit_of_its_last() -> None:
    assert shown("lần lượt là 14, 15 và 16 tấn") == ["14 measure", "15 measure", "16 tấn measure"]
    assert [figure.number for figure in figures_of("KH 55-56 triệu đồng")] == [55_000_000, 56_000_000]


def test_places_in_brackets_take_the_unit_before_the_bracket() -> None:
    figures = figures_of("Có 80.606 ha bị thiệt hại (Lào Cai 4.123, Sơn La 540)")
    assert [figure.unit for figure in figures] == ["ha"] * 3


def test_a_rate_does_not_take_the_unit_of_its_base() -> None:
    assert [figure.unit for figure in figures_of("Bác sĩ bình quân 1 vạn dân là 19,23")] == ["dân", None]


def test_number_words_are_as_rough_as_the_words_before_say() -> None:
    assert [str(figure.approximation) for figure in figures_of("hơn hai triệu người; hàng trăm hộ")] == [
        "more_than",
        "at_least",
    ]


def test_an_old_mark_in_brackets_is_no_part_of_the_text() -> None:
    assert [figure.text for figure in extraction_of("36 triệu đồng(3) và 45 dự án [12]").figures] == [
        "36 triệu đồng",
        "45",
    ]


def test_a_hard_blank_is_a_blank_and_groups_thousands() -> None:
    text = "khoảng 178 nghìn học sinh, từ ngày 16 tháng 8 năm 2015, 12 tỷ đồng"
    hard = figures_of(text.replace(" ", "\u00a0"))
    assert [(f.span, f.kind, f.value, f.unit) for f in hard] == [
        (f.span, f.kind, f.value, f.unit) for f in figures_of(text)
    ]
    assert [f.number for f in figures_of("có 12\u00a0345 hộ")] == [12345]


def test_a_ratio_after_a_measure_keeps_its_own_unit() -> None:
    assert shown("80 ha (Lào Cai 4/12)") == ["80 ha measure", "4/12 ratio"]


def test_a_second_blank_changes_nothing_but_places() -> None:
    text = "ước đạt trên 747 nghìn tỷ đồng, tăng gấp 7 lần so với 6 tháng đầu năm 2021, có 12 hộ nghèo"
    wide = figures_of(text.replace(" ", "  "))
    assert [(f.text.replace("  ", " "), f.kind, f.value, f.unit, f.approximation) for f in wide] == [
        (f.text, f.kind, f.value, f.unit, f.approximation) for f in figures_of(text)
    ]


def test_both_ends_of_a_range_are_as_rough_as_the_words_before_say() -> None:
    text = "Năng suất đạt khoảng 54,9-55,4 tạ/ha, dưới mức 60% kế hoạch"
    assert [figure.approximation for figure in figures_of(text)] == ["about", "about", "less_than"]
