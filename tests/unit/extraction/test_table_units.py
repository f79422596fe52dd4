"""Cells of tables take their units from headers, rows and captions."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from app.extraction.extract import extract
from app.extraction.model import Extraction
from app.report.model import Block, BlockKind, CellPlace, Report, Span

Rows = Sequence[Sequence[str | None]]


def table(rows: Rows, *before: str) -> Extraction:
    blocks: list[Block] = []
    lines = [(line, None) for line in before]
    cells = [
        (words, CellPlace(0, row, column))
        for row, cells in enumerate(rows)
        for column, words in enumerate(cells)
        if words is not None
    ]
    start = 0
    for words, place in [*lines, *cells]:
        kind = BlockKind.TABLE_CELL if place else BlockKind.PARAGRAPH
        blocks.append(Block(f"b{len(blocks)}", kind, Span(start, start + len(words)), cell=place))
        start += len(words) + 1
    text = "\n".join(words for words, _ in [*lines, *cells])
    return extract(Report("", "", "docx", text, tuple(blocks)))


def told(extraction: Extraction) -> list[tuple[str, str, float, str | None]]:
    return [(f.text, str(f.kind), float(f.number or 0), f.unit) for f in extraction.figures]


def test_a_caption_tells_the_unit_and_a_percent_column_its_own() -> None:
    extraction = table(
        [["STT", "Nội dung", "Dự toán", "Tỷ lệ (%)"], ["1", "Thu nội địa", "1.200", "50,0"]], "Đơn vị tính: Tỷ đồng"
    )
    assert told(extraction) == [("1.200", "money", 1.2e12, "VND"), ("50,0", "percent", 50, "%")]
    assert [extraction.report.text_of(f.unit_from) for f in extraction.figures if f.unit_from] == ["Tỷ đồng", "%"]


def test_a_label_that_ends_in_so_much_per_cent_tells_no_unit() -> None:
    extraction = table([["Nội dung", "Dự toán"], ["Thu được hưởng 100%", "3.500"]], "Đơn vị: Tỷ đồng")
    assert told(extraction)[-1] == ("3.500", "money", 3.5e12, "VND")


def test_a_column_of_units_tells_the_unit_of_each_row_but_not_of_a_comparison() -> None:
    extraction = table(
        [
            ["TT", "Chỉ tiêu", "ĐVT", "TH", "So sánh", None],
            [None, None, None, None, "KH", "Cùng kỳ (%)"],
            ["1", "Sản lượng lúa", "Tấn", "6.000", "50", "102,5"],
            ["2", "Số trường", "Trường", "20", "80", "110"],
        ]
    )
    assert [(f.text, f.unit) for f in extraction.figures] == [
        ("6.000", "Tấn"),
        ("50", None),
        ("102,5", "%"),
        ("20", "Trường"),
        ("80", None),
        ("110", "%"),
    ]


def test_a_header_and_the_label_of_a_row_tell_units() -> None:
    extraction = table(
        [
            ["Xã", "Số hộ nghèo", "Diện tích (ha)", "Vốn (Tr.đ)", "Số lượng (người)", "Giá trị"],
            ["Tân An (tỷ đồng)", None, None, None, None, "3,5"],
            ["Tân An", "120", "1.250,5", "3.400", "56", "7"],
        ]
    )
    assert told(extraction) == [
        ("3,5", "money", 3.5e9, "VND"),
        ("120", "count", 120, "hộ nghèo"),
        ("1.250,5", "measure", 1250.5, "ha"),
        ("3.400", "money", 3.4e9, "VND"),
        ("56", "count", 56, "người"),
        ("7", "count", 7, None),
    ]


def test_the_numbers_of_rows_and_columns_are_no_figures() -> None:
    extraction = table([["TT", "Nội dung", "KH", "TH"], ["A", "B", "1", "2=1/3"], ["1", "a", "5", "6"]])
    assert [f.text for f in extraction.figures] == ["5", "6"]


def test_counts_in_the_first_column_are_kept() -> None:
    assert [f.text for f in table([["Số hộ", "Số khẩu"], ["120", "456"]]).figures] == ["120", "456"]
    assert [f.text for f in table([["5.000", "6.000"]]).figures] == ["5.000", "6.000"]


def test_a_header_that_names_thousands_holds_no_figure() -> None:
    extraction = table([["Nội dung", "Số tiền (1.000 đồng)"], ["Chi hỗ trợ", "12.345"]])
    assert told(extraction) == [("12.345", "money", 12_345_000, "VND")]


def test_a_cell_that_opens_with_a_minus_is_below_zero() -> None:
    assert told(table([["Chỉ tiêu", "Tăng, giảm (%)"], ["Xuất khẩu", "-2,5"]])) == [("-2,5", "percent", -2.5, "%")]


_CELLS = st.sampled_from(
    [
        *("STT", "1", "2", "", "ĐVT", "Tấn", "%", "(ha)", "ĐVT: 1.000 đồng", "Số hộ", "So sánh", "1.200,5", "37/42"),
        *("2=1/3", "9" * 5000, "tr.đ", "-2,5", "Tỷ lệ (%)", "Năm", "2020", "(tỷ đồng)", "A", "²", "triệu "),
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(st.one_of(_CELLS, st.none(), st.text(max_size=6)), min_size=1, max_size=5), max_size=6), _CELLS
)
def test_any_table_gives_figures_inside_its_cells(rows: list[list[str | None]], caption: str) -> None:
    extraction = table(rows, caption)
    for figure in extraction.figures:
        cell = extraction.report.block(figure.block).span
        assert cell.start <= figure.span.start < figure.span.end <= cell.end
        assert extraction.report.text_of(figure.span) == figure.text
        assert figure.unit_from is None or (figure.unit and extraction.report.text_of(figure.unit_from).strip())
    assert table(rows, caption).figures == extraction.figures
