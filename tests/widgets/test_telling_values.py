"""What was read of a figure is told in words of the language, never as a code."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from app.extraction.model import Figure, FigureKind, Value
from app.report.model import Span
from app.wording import choose_language
from widgets.detail.periods import period_text
from widgets.detail.reading import LONGEST, reading_of


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    choose_language("vi")
    yield
    choose_language("en")


def figure(text: str, kind: FigureKind, value: Value, unit: str | None = None, resolved: str | None = None) -> Figure:
    return Figure("f1", "b1", Span(0, len(text)), text, kind, value, unit, resolved=resolved)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("2024-H1", "6 tháng đầu năm 2024"),
        ("H2", "6 tháng cuối năm"),
        ("2024-M1-M9", "9 tháng đầu năm 2024"),
        ("2024-M10-M12", "3 tháng cuối năm 2024"),
        ("2024-M3-M5", "tháng 3 đến tháng 5 năm 2024"),
        ("2024-Q3", "quý III năm 2024"),
        ("Q4", "quý IV"),
        ("2021/2025", "giai đoạn 2021 - 2025"),
        ("2023/2024", "2023 - 2024"),
        ("2024", "năm 2024"),
        ("2021-08", "tháng 8 năm 2021"),
        ("--08", "tháng 8"),
        ("2024-06-24", "24/06/2024"),
        ("--04-30", "30/04"),
        ("88/KH-UBND", "88/KH-UBND"),
    ],
)
def test_a_period_is_told_in_words(code: str, words: str) -> None:
    assert period_text(code) == words


def test_a_period_is_told_in_english_too() -> None:
    choose_language("en")
    assert [period_text(code) for code in ("2024-H1", "2024-Q3", "2021/2025")] == [
        "first 6 months of 2024",
        "quarter III of 2024",
        "2021 to 2025",
    ]


def test_money_keeps_its_number_and_its_unit_on_one_line() -> None:
    money = figure("68,6 tỷ đồng", FigureKind.MONEY, Decimal(68_600_000_000), "VND")
    assert reading_of(money) == "68,6\u00a0tỷ\u00a0đồng = 68.600.000.000\u00a0VND"


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (figure("05", FigureKind.COUNT, Decimal(5), "nội dung"), "đọc là 5\u00a0nội dung"),
        (figure("88,1%", FigureKind.PERCENT, Decimal("88.1")), "88,1\u00a0%"),
        (figure("4", FigureKind.MEASURE, Decimal(4000), "tấn"), "4 = 4.000\u00a0tấn"),
        (figure("6 tháng đầu năm 2024", FigureKind.PERIOD, "2024-H1"), "6 tháng đầu năm 2024"),
        (figure("6 tháng", FigureKind.PERIOD, "H1", resolved="2024-H1"), "6\u00a0tháng = 6 tháng đầu năm 2024"),
        (figure("30/4", FigureKind.DATE, "--04-30", resolved="2024-04-30"), "30/4 = 30/04/2024"),
        (figure("năm học 2024 - 2025", FigureKind.PERIOD, "2024/2025"), "năm học 2024 - 2025"),
    ],
)
def test_a_figure_is_told_once_where_what_was_read_says_no_more(one: Figure, told: str) -> None:
    assert reading_of(one) == told


def test_the_period_of_the_claim_stands_behind_the_value() -> None:
    assert (
        reading_of(figure("05", FigureKind.COUNT, Decimal(5), "xã"), "2020-H1")
        == "đọc là 5\u00a0xã · 6 tháng đầu năm 2020"
    )


def test_a_long_figure_gives_way_in_its_middle() -> None:
    words = "hai nghìn ba trăm bốn mươi lăm triệu sáu trăm bảy mươi tám nghìn đồng"
    told = reading_of(figure(words, FigureKind.MONEY, Decimal(2_345_678_000), "VND"))
    written, _, value = told.partition(" = ")
    assert len(written) <= LONGEST + 1
    assert written.startswith("hai nghìn") and written.endswith("nghìn đồng") and value == "2.345.678.000\u00a0VND"
