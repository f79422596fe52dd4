"""Documents cited: number and symbol in all their shapes, type, date, issuer, and what is malformed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.extraction.extract import extract
from app.extraction.model import Figure, FigureKind
from app.report.model import Block, BlockKind, Report, Span


def cited(text: str) -> list[Figure]:
    report = Report("", "", "txt", text, (Block("b0", BlockKind.PARAGRAPH, Span(0, len(text))),))
    return [figure for figure in extract(report).figures if figure.kind is FigureKind.DOCUMENT_REFERENCE]


@pytest.mark.parametrize(
    ("text", "symbol", "document_type"),
    [
        ("Nghị quyết số 26-NQ/TW về nông nghiệp", "26-NQ/TW", "Nghị quyết"),
        ("Nghị quyết số 19-2018/NQ-CP", "19-2018/NQ-CP", "Nghị quyết"),
        ("Luật số 77/2015/QH13", "77/2015/QH13", "Luật"),
        ("Nghị quyết 202/2025/QH15", "202/2025/QH15", "Nghị quyết"),
        ("Kết luận số 01-KL/TU", "01-KL/TU", "Kết luận"),
        ("Hướng dẫn 16-HD/BTCTW", "16-HD/BTCTW", "Hướng dẫn"),
        ("Công điện 1063/CĐ-TTg", "1063/CĐ-TTg", "Công điện"),
        ("Quy định số 37-QĐ/TW", "37-QĐ/TW", "Quy định"),
        ("Thông tư liên tịch số 14/2016/TTLT-BNNPTNT-BTC", "14/2016/TTLT-BNNPTNT-BTC", "Thông tư liên tịch"),
        ("Nghị quyết liên tịch 72/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN", "72/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN",
         "Nghị quyết liên tịch"),
        ("Công văn số 2231/SNV-CCHC&PC", "2231/SNV-CCHC&PC", "Công văn"),
        ("Công văn 285/CCTTHC", "285/CCTTHC", "Công văn"),
        ("công văn hỏa tốc số 4567/BYT-DP", "4567/BYT-DP", "Công văn"),
        ("Quyết định số 2233/QĐ-UBND.HC", "2233/QĐ-UBND.HC", "Quyết định"),
        ("QĐ số 12/2020/QĐ-UBND", "12/2020/QĐ-UBND", "Quyết định"),
        ("Báo cáo thẩm định số 18/BCTĐ-STP", "18/BCTĐ-STP", "Báo cáo thẩm định"),
        ("theo 96/2021/TT-BTC", "96/2021/TT-BTC", "Thông tư"),
        ("Nghị quyết số 19-NQ/TW. Cải thiện môi trường", "19-NQ/TW", "Nghị quyết"),
        ("Nghị quyết số 19-NQ/TW - Cải thiện môi trường", "19-NQ/TW", "Nghị quyết"),
    ],
)  # fmt: skip
def test_every_shape_of_number_and_symbol_is_read_with_its_type(text: str, symbol: str, document_type: str) -> None:
    assert [(one.text, one.document_type, one.malformed) for one in cited(text)] == [(symbol, document_type, None)]


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("Văn bản số 2345 /UBND-KT", "blank"),
        ("Nghị định số 24/2014/NĐ - CP", "blank"),
        ("Quyết định số 33/qđ-ubnd", "case"),
        ("Quyết định số 12/2021/Qđ-UBND", "case"),
        ("Quyết định số 12/QĐ/UBND", "separator"),
        ("Nghị quyết 08NQ/TU", "separator"),
        ("Nghị quyết số 26/NQ-TW", "separator"),
        ("Quyết định số l23/QĐ-UBND", "digit"),
        ("Quyết định số 1O5/QĐ-UBND", "digit"),
    ],
)
def test_what_is_malformed_is_read_whole_and_told(text: str, flaw: str) -> None:
    (one,) = cited(text)
    assert one.malformed == flaw
    assert text.endswith(one.text)


@pytest.mark.parametrize(
    "text", ["đạt 37/42 nội dung", "đạt 5/KH 10 ha", "có 35/KCN", "giá 5.000 đồng/HS", "công suất 50/MW", "20/8/2019"]
)
def test_a_share_or_a_rate_is_no_document(text: str) -> None:
    assert cited(text) == []


def test_the_date_and_the_office_after_a_reference_are_its_own() -> None:
    found = cited(
        "Chỉ thị số 40-CT/TW, ngày 22/11/2014, của Ban Bí thư Trung ương Đảng; Kế hoạch số 112/KH-UBND (ngày "
        "12/3/2021) của UBND thành phố Hà Nội; Thông tư số 10/2022/TT-BLĐTBXH ngày 31/5/2022 của Bộ Lao động - "
        "Thương binh và Xã hội hướng dẫn giám sát."
    )
    assert [(one.document_date, one.issuer) for one in found] == [
        ("2014-11-22", "Ban Bí thư Trung ương Đảng"),
        ("2021-03-12", "UBND thành phố Hà Nội"),
        ("2022-05-31", "Bộ Lao động - Thương binh và Xã hội"),
    ]


def test_a_list_shares_its_type_and_its_issuer_and_each_keeps_its_date() -> None:
    found = cited("các Nghị quyết số 30/NQ-CP ngày 11/3/2023, 58/NQ-CP ngày 21/4/2023 của Chính phủ.")
    assert [(one.document_type, one.document_date, one.issuer) for one in found] == [
        ("Nghị quyết", "2023-03-11", "Chính phủ"),
        ("Nghị quyết", "2023-04-21", "Chính phủ"),
    ]
    named = cited("Quyết định số 217-QĐ/TW và Quyết định số 218-QĐ/TW cùng ngày 12/12/2013 của Bộ Chính trị")
    assert [(one.document_date, one.issuer) for one in named] == [("2013-12-12", "Bộ Chính trị")] * 2


def test_a_list_of_letters_takes_the_type_it_is_called_by_and_a_named_symbol_its_own() -> None:
    assert [one.document_type for one in cited("các Văn bản số 1823/UBND-GT, 412/UBND-TH1; 582/UBND-NL5")] == [
        "Văn bản"
    ] * 3
    assert [one.document_type for one in cited("Quyết định số 12/QĐ-UBND, 45/KH-UBND")] == ["Quyết định", "Kế hoạch"]


def test_documents_of_two_kinds_share_no_issuer() -> None:
    found = cited("Luật số 77/2015/QH13; Nghị định số 34/2016/NĐ-CP của Chính phủ")
    assert [one.issuer for one in found] == [None, "Chính phủ"]


def test_the_office_before_a_document_that_it_issued_is_its_issuer() -> None:
    found = cited("Thủ tướng Chính phủ đã ban hành Quyết định số 12/QĐ-TTg, UBND tỉnh có Công văn số 34/UBND-NV.")
    assert [one.issuer for one in found] == ["Thủ tướng Chính phủ", "UBND tỉnh"]


def test_dates_in_turn_belong_to_the_documents_of_a_list_in_their_order() -> None:
    figures = cited("Nghị quyết số 12/NQ-HĐND, số 15/NQ-HĐND lần lượt ngày 01/3/2021, ngày 05/4/2021 của HĐND tỉnh.")
    assert [figure.document_date for figure in figures] == ["2021-03-01", "2021-04-05"]
    assert {figure.issuer for figure in figures} == {"HĐND tỉnh"}


def test_a_date_may_be_glued_to_its_word_and_no_type_is_the_name_of_a_place() -> None:
    figures = cited("Quyết định số 12/QĐ-UBND ngày10/12/2021 của UBND tỉnh Kế hoạch phát triển.")
    assert [(figure.document_date, figure.issuer) for figure in figures] == [("2021-12-10", "UBND tỉnh")]


@given(st.text(alphabet="0123456789/-–. NQĐCPTWUBqđlOvàngày;,số", max_size=120))
def test_references_stand_inside_the_text_in_order_whatever_is_written(text: str) -> None:
    last = 0
    for one in cited(text):
        assert last <= one.span.start < one.span.end <= len(text)
        assert text[slice(*one.span)] == one.text
        last = one.span.end
