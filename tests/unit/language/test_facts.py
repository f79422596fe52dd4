"""The facts of the language: numerals, magnitudes, folding, documents, sentences."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.documents import read_symbol, type_before
from app.language.folding import fold, fold_keeping_places, normalise_tones
from app.language.issuers import read_issuer
from app.language.magnitudes import read_scaled
from app.language.numerals import read_number_words, read_numeral, read_roman
from app.language.sentences import sentences


@pytest.mark.parametrize(
    ("shown", "value", "doubtful"),
    [
        ("5.350", "5350", False),
        ("6,01", "6.01", False),
        ("1.234,56", "1234.56", False),
        ("4.8", "4.8", True),
        ("35.000", "35000", False),
        ("05", "5", False),
        ("1,234,567", "1234567", True),
        ("16.960,3", "16960.3", False),
    ],
)
def test_a_numeral_is_read_by_its_grouping(shown: str, value: str, doubtful: bool) -> None:
    numeral = read_numeral(shown, 0)
    assert numeral is not None
    assert (numeral.end, numeral.value, numeral.doubtful) == (len(shown), Decimal(value), doubtful)


@pytest.mark.parametrize(
    ("shown", "value"),
    [
        ("1 tỷ 784 triệu 400 ngàn", 1_784_400_000),
        ("68,6 tỷ", 68_600_000_000),
        ("1 triệu tỉ", 10**15),
        ("2 tỷ rưỡi", 2_500_000_000),
        ("3 tỷ lệ", 3),
    ],
)
def test_magnitudes_multiply_exactly(shown: str, value: int) -> None:
    numeral = read_numeral(shown, 0)
    assert numeral is not None
    assert read_scaled(shown, numeral)[1] == value


@pytest.mark.parametrize(
    ("words", "value"),
    [("hai", 2), ("mười hai", 12), ("ba mươi lăm", 35), ("một trăm hai mươi", 120), ("một tỷ rưỡi", 1.5e9)],
)
def test_number_words_are_added_up(words: str, value: float) -> None:
    assert read_number_words(words.split()) == (len(words.split()), Decimal(value))


def test_a_roman_numeral_is_not_the_beginning_of_a_word() -> None:
    assert read_roman("XIV.", 0) == (3, 14)
    assert read_roman("IX", 0) == (2, 9)
    assert read_roman("XIN", 0) is None


def test_folding_drops_case_tones_and_the_stroke_of_d() -> None:
    assert fold("Ngân sách ĐƯỜNG bộ") == "ngan sach duong bo"


def test_both_places_of_a_tone_become_one() -> None:
    assert normalise_tones("hoà thuỷ quý khoẻ toàn") == "hòa thủy quý khỏe toàn"


@given(st.text())
def test_folded_places_lead_back_into_the_text(text: str) -> None:
    folded, places = fold_keeping_places(text)
    assert folded == fold(text)
    assert len(places) == len(folded)
    assert places == sorted(places)
    assert all(fold(text[place]) for place in places)


@pytest.mark.parametrize(
    "symbol",
    [
        "01/NQ-CP",
        "26-NQ/TW",
        "106/2023/NQ-HĐND",
        "1823/UBND-GT",
        "19-2018/NQ-CP",
        "412/UBND-TH1",
        "857/NQ-UBTVQH14",
        "82/2019/QH14",
        "11/UBND",
    ],
)
def test_every_shape_of_a_document_number_is_read_whole(symbol: str) -> None:
    found = read_symbol(f"{symbol} ngày", 0)
    assert found is not None
    assert found.end == len(symbol)


@pytest.mark.parametrize("other", ["37/42", "50/MW", "13/63 tỉnh", "20/8/2019"])
def test_ratios_and_dates_are_no_document_numbers(other: str) -> None:
    assert read_symbol(other, 0) is None


def test_the_type_and_the_issuer_stand_around_a_number() -> None:
    assert type_before("theo Nghị quyết số ") == "Nghị quyết"
    assert read_issuer(" của Thủ tướng Chính phủ về", 0) == (24, "Thủ tướng Chính phủ")


def test_a_sentence_does_not_end_at_an_abbreviation_or_in_a_number() -> None:
    text = "Tại TP. Huế có 1.490 vụ. Đã xử lý 5 vụ; còn lại 2 vụ."
    assert [text[a:b] for a, b in sentences(text, 0, len(text))] == [
        "Tại TP. Huế có 1.490 vụ.",
        "Đã xử lý 5 vụ; còn lại 2 vụ.",
    ]
