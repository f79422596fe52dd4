"""Figures of real turns of phrase: kind, value, unit and approximation."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.extraction.extract import extract
from app.extraction.model import Extraction, Figure, FigureKind
from app.report.model import Block, BlockKind, Metadata, Report, Span


def extraction_of(text: str, period: str | None = None, mark_end: int = 0) -> Extraction:
    block = Block("b1", BlockKind.PARAGRAPH, Span(0, len(text)), list_mark_end=mark_end)
    return extract(Report("", "", "txt", text, (block,), metadata=Metadata(period=period)))


def figures_of(text: str) -> list[Figure]:
    return list(extraction_of(text).figures)


def shown(text: str) -> list[str]:
    return [f"{figure.text} {figure.kind}" for figure in figures_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.700 tỷ đồng và 02 dự án", ["1.700 tỷ đồng money", "02 count"]),
        ("thực hiện 37/42 nội dung (đạt tỷ lệ 88,1%)", ["37/42 ratio", "88,1% percent"]),
        ("xếp thứ 13/63 tỉnh thành", ["13/63 rank"]),
        ("đứng thứ 18 cả nước, thuộc tốp 10", ["18 rank", "10 rank"]),
        ("Lễ 30/4, 1/5, 19/5", ["30/4 date", "1/5 date", "19/5 date"]),
        ("kế hoạch 5 năm 2016 – 2020", ["5 count", "2016 – 2020 period"]),
        ("quý I/2023 tăng gấp 2,5 lần", ["quý I/2023 period", "2,5 lần multiple"]),
        ("năm học mới 2020 – 2021", ["năm học mới 2020 – 2021 period"]),
        ("đạt 1,8 triệu tấn thép, 50MW, 15 m³", ["1,8 triệu tấn measure", "50MW measure", "15 m³ measure"]),
        ("giảm 28,74 điểm phần trăm", ["28,74 điểm phần trăm percentage_point"]),
        ("hai dự án và một trong những việc", ["hai count"]),
        ("cấp 4 213 hồ sơ", ["213 count"]),
        ("giá 900 - 1.000 tỉ đồng", ["900 money", "1.000 tỉ đồng money"]),
    ],
)
def test_the_kind_follows_from_the_words_around(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "phòng, chống dịch Covid-19 và Covid - 19",
        "trình kỳ họp thứ 14, 15 (bất thường)",
        "HĐND tỉnh khóa XVII, lần thứ XIX",
        "trên Quốc lộ 8C, lò cao số 2 FHS vận hành",
        "Nghị quyết Trung ương 6; Tổ công tác 1238; Đề án 06",
        "dịch vụ công mức độ 3 và 4",
        "phương châm 5K, điện thoại 0912345678",
        "Khoản 2 Điều 27 của Luật",
        "3.1 Thực hiện Chương trình",
    ],
)
def test_a_number_in_a_name_is_no_figure(text: str) -> None:
    assert figures_of(text) == []


def test_a_shown_list_number_is_no_figure() -> None:
    assert [f.text for f in extraction_of("12 5.000 hộ", mark_end=2).figures] == ["5.000"]


@pytest.mark.parametrize(
    ("text", "approximation"),
    [
        ("gần 4.000 tỷ đồng", "about"),
        ("trên 9.600 hộ", "more_than"),
        ("tổ chức trên 10 huyện", "exact"),
        ("cao hơn 3%", "exact"),
        ("vượt 12% kế hoạch", "exact"),
        ("dưới 50%", "less_than"),
        ("từ 80% trở lên", "at_least"),
        ("không quá 15 ngày", "at_most"),
        ("ước chi cho đầu tư phát triển 11.500 tỷ đồng", "about"),
    ],
)
def test_the_word_before_says_how_exact_a_figure_is(text: str, approximation: str) -> None:
    assert [str(figure.approximation) for figure in figures_of(text)] == [approximation]


def test_members_of_a_list_share_type_and_issuer() -> None:
    figures = figures_of("Chỉ thị số: 15/CT-TTg ngày 27/3/2020, 16/CT-TTg ngày 31/3/2020 của Thủ tướng Chính phủ về")
    cited = [figure for figure in figures if figure.kind is FigureKind.DOCUMENT_REFERENCE]
    assert [(f.text, f.document_type, f.document_date, f.issuer) for f in cited] == [
        ("15/CT-TTg", "Chỉ thị", "2020-03-27", "Thủ tướng Chính phủ"),
        ("16/CT-TTg", "Chỉ thị", "2020-03-31", "Thủ tướng Chính phủ"),
    ]


def test_a_note_mark_is_no_part_of_what_it_hangs_on() -> None:
    figures = figures_of("Nghị quyết số 68/NQ-CP⁸; đạt 25 tỷ đồng⁹; 12 chỉ tiêu¹⁰")
    assert [(f.text, f.unit) for f in figures] == [("68/NQ-CP", None), ("25 tỷ đồng", "VND"), ("12", "chỉ tiêu")]


def test_a_count_without_a_noun_takes_the_one_named_before() -> None:
    figures = figures_of("Số nhiệm vụ đã hoàn thành, 42, trong đó: Đúng hạn: 42/42 ; quá hạn: 0")
    assert [figure.unit for figure in figures] == ["nhiệm vụ"] * 3


def test_a_period_without_a_year_is_resolved_by_the_report() -> None:
    figure = extraction_of("Kết quả 6 tháng đầu năm", "2020-H1").figures[0]
    assert (figure.value, figure.resolved) == ("H1", "2020-H1")


_PIECES = st.sampled_from(
    [
        *(
            "hàng",
            "triệu",
            "và",
            ", ",
            "(",
            ")",
            "từ",
            "đến",
            "tháng",
            "12",
            "2020",
            "/",
            "k",
            "http://",
            "@",
            "x",
            "[3]",
        ),
        *("hai", "trăm", "rưỡi", "gấp", "âm ", "ha", "KH", "Lào Cai", "tr.đ", "quý", "T/", "“", "”", "000", "dân", ":"),
        "5.350",
        " ",
        "37/42",
        "tỷ đồng",
        "%",
        "ngày",
        "01/NQ-CP",
        "năm",
        "²",
        "¹",
        "-",
        "l0",
        "1.OOO",
        "\u00a0",
        "quý I",
        "thứ",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(), st.lists(_PIECES).map("".join), st.lists(_PIECES).map(" ".join)))
def test_any_text_gives_figures_inside_it_that_do_not_overlap(text: str) -> None:
    first = extraction_of(text)
    last = 0
    for figure in first.figures:
        assert last <= figure.span.start < figure.span.end <= len(text)
        assert text[figure.span.start : figure.span.end] == figure.text
        last = figure.span.end
    again = extraction_of(text)
    assert (again.figures, again.claims) == (first.figures, first.claims)


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "1.",
        "một ",
        "01/NQ-",
        "năm ",
        "ước a ",
        "1 tỷ ",
        "12/",
        "số ",
        "(1) ",
        "trở ",
        "một trăm ",
        "l0",
        "0274 ",
        "ngày 15, ",
        "km 1+",
        "5  hộ ",
        "-5",
        "USD 5 ",
        "quý I, ",
        "tháng 1-",
        "1 (năm) ",
        "hai phần ",
        "@* 5.350",
        "đ .hàng http://001 ",
        "“1 ",
        "(Lào Cai 4, ",
        "12 000 ",
        "14, 15 và ",
        "hàng trăm ",
        "12-14/7/",
        "9T",
        "a+1x5",
    ],
)
def test_a_long_hostile_line_costs_no_more_than_its_length(piece: str) -> None:
    import time

    start = time.perf_counter()
    extraction_of(piece * 4000)
    assert time.perf_counter() - start < 5


@settings(max_examples=25, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=5).map("".join))
def test_the_time_of_a_line_grows_no_faster_than_a_little_over_its_length(piece: str) -> None:
    import time

    def cost(times: int) -> float:
        start = time.process_time()
        extraction_of(piece * times)
        return time.process_time() - start

    short = min(cost(300) for _ in range(2))
    assert cost(2400) < 8 * 4 * short + 0.05
