"""Claims of clauses: what each says, of whom, of what, when and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.extraction.claim_types import is_plan
from app.extraction.extract import extract
from app.extraction.indicator_index import claims_by_indicator
from app.extraction.indicators import indicator_key
from app.extraction.model import Claim, ClaimType, Extraction
from app.report.model import Block, BlockKind, Report, Span


def extraction_of(*paragraphs: str) -> Extraction:
    text = "\n".join(paragraphs)
    made: list[Block] = []
    start = 0
    for words in paragraphs:
        made.append(Block(f"b{len(made)}", BlockKind.PARAGRAPH, Span(start, start + len(words))))
        start += len(words) + 1
    return extract(Report("", "", "txt", text, tuple(made)))


def words_of(extraction: Extraction, claim: Claim) -> str:
    return extraction.report.text_of(claim.span)


def roles_of(extraction: Extraction, claim: Claim) -> list[tuple[str, str]]:
    return [(extraction.figure(role.id).text, role.role) for role in claim.figures]


def test_a_list_after_semicolons_becomes_clauses_that_keep_their_subject() -> None:
    extraction = extraction_of(
        "UBND tỉnh đã tiếp nhận 119 nhiệm vụ được giao; đã hoàn thành 42 nhiệm vụ đó; còn lại 77 nhiệm vụ chậm tiến độ."
    )
    claims = extraction.claims
    assert [words_of(extraction, claim)[:10] for claim in claims] == ["UBND tỉnh ", "đã hoàn th", "còn lại 77"]
    subjects = [[extraction.report.text_of(span) for span in claim.subjects] for claim in claims]
    assert subjects == [[], ["UBND tỉnh"], ["UBND tỉnh"]]
    assert claims[2].types == {ClaimType.QUANTITATIVE, ClaimType.SHORTCOMING}


def test_the_items_of_a_list_keep_the_words_before_its_colon() -> None:
    extraction = extraction_of(
        "Trong 24 chỉ tiêu được giao, đến nay có: 11 chỉ tiêu vượt kế hoạch; 05 chỉ tiêu đạt trên 90%."
    )
    last = extraction.claims[-1]
    assert words_of(extraction, last) == "05 chỉ tiêu đạt trên 90%."
    assert [extraction.report.text_of(span) for span in last.subjects] == ["Trong 24 chỉ tiêu được giao, đến nay có"]


def test_a_clause_that_measures_an_act_has_a_subject_of_its_own() -> None:
    extraction = extraction_of("Xuất khẩu của tỉnh đạt 780 triệu USD; giải ngân vốn đầu tư công đạt 45% kế hoạch.")
    assert [claim.subjects for claim in extraction.claims] == [(), ()]
    assert extraction.claims[1].indicator == "giải ngân vốn đầu tư công"


def test_a_clause_without_a_claim_stays_with_the_one_beside_it() -> None:
    extraction = extraction_of("Công tác này được quan tâm; các ngành vào cuộc; 6 tháng đã cấp 500 giấy phép xây dựng.")
    assert [words_of(extraction, claim)[:14] for claim in extraction.claims] == ["Công tác này đ"]
    assert extraction.claims[0].types == {ClaimType.QUANTITATIVE}


def test_a_semicolon_in_brackets_or_quotes_parts_nothing() -> None:
    extraction = extraction_of("Đã ban hành 20 văn bản (08 quyết định; 12 kế hoạch) về công tác này trong tháng.")
    assert len(extraction.claims) == 1


def test_a_promise_goes_on_in_the_clauses_after_it_but_not_in_what_was_done() -> None:
    extraction = extraction_of(
        "Phấn đấu đến cuối năm thu ngân sách đạt 9.400 tỷ đồng; trồng mới 500 ha rừng; đến nay đã trồng 120 ha rừng."
    )
    types = [set(claim.types) for claim in extraction.claims]
    assert types == [{ClaimType.TARGET}, {ClaimType.TARGET}, {ClaimType.QUANTITATIVE}]


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("Dự kiến cả năm thu ngân sách đạt 12.500 tỷ đồng.", True),
        ("Thủ tục đầu tư sẽ hoàn thành trước ngày 30/9/2024.", True),
        ("Các chỉ tiêu chủ yếu đề ra là: tốc độ tăng trưởng đạt 7,5%; xuất khẩu đạt 2,2 tỷ USD.", True),
        ("Có 9/13 chỉ tiêu đạt và vượt kế hoạch đề ra trong kỳ.", False),
        ("Những kết quả này sẽ tạo tiền đề cho các năm sau của tỉnh.", False),
        ("Các kiến nghị đang và sẽ được giải quyết đều ghi rõ lộ trình.", False),
    ],
)
def test_a_target_promises_something_that_can_be_verified(sentence: str, target: bool) -> None:
    assert any(ClaimType.TARGET in claim.types for claim in extraction_of(sentence).claims) is target


def test_an_act_shares_only_a_subject_that_acts() -> None:
    extraction = extraction_of(
        "Các tồn đọng lớn của tỉnh đã được giải quyết cơ bản; đã giải quyết 31/46 vụ việc trong kỳ."
    )
    assert [claim.subjects for claim in extraction.claims] == [(), ()]


def test_an_item_of_a_list_keeps_the_words_that_introduce_the_list() -> None:
    lines = [
        (BlockKind.PARAGRAPH, 0, "Kết quả cụ thể. Trong 6 tháng đầu năm đã ban hành:"),
        (BlockKind.LIST_ITEM, 1, "- 14 quyết định quy phạm pháp luật, gồm:"),
        (BlockKind.LIST_ITEM, 2, "+ 10 quyết định về giá dịch vụ công;"),
        (BlockKind.LIST_ITEM, 1, "- 1.713 quyết định cá biệt các loại."),
        (BlockKind.PARAGRAPH, 0, "Tổ chức 71 cuộc họp trong kỳ báo cáo."),
    ]
    text, blocks = "\n".join(words for _, _, words in lines), list[Block]()
    for kind, level, words in lines:
        start = text.index(words)
        blocks.append(Block(f"b{len(blocks)}", kind, Span(start, start + len(words)), level=level))
    extraction = extract(Report("", "", "txt", text, tuple(blocks)))
    subjects = [[text[slice(*span)] for span in claim.subjects] for claim in extraction.claims]
    first = "Trong 6 tháng đầu năm đã ban hành"
    assert subjects == [[first], ["14 quyết định quy phạm pháp luật, gồm"], [first], []]


@pytest.mark.parametrize(
    ("heading", "plan"),
    [
        ("II. NHIỆM VỤ TRỌNG TÂM 6 THÁNG CUỐI NĂM", True),
        ("Phương hướng, nhiệm vụ năm 2024", True),
        ("I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ TRỌNG TÂM", False),
        ("Tình hình thực hiện nhiệm vụ, giải pháp", False),
    ],
)
def test_a_heading_of_results_opens_no_part_of_plans(heading: str, plan: bool) -> None:
    assert is_plan(heading) is plan


def test_what_was_expected_is_no_target_where_a_result_is_compared_with_it() -> None:
    extraction = extraction_of("Thu ngân sách vượt dự kiến đề ra, đạt 500 tỷ đồng trong tháng.")
    assert extraction.claims[0].types == {ClaimType.QUANTITATIVE}


@pytest.mark.parametrize(
    "sentence",
    [
        "Mặc dù còn gặp nhiều khó khăn nhưng các ngành đã vào cuộc quyết liệt.",
        "Không có hồ sơ quá hạn trong kỳ báo cáo này của tỉnh.",
        "Nguyên nhân khách quan do thời tiết còn diễn biến phức tạp.",
        "Trong bối cảnh kinh tế thế giới phục hồi chậm, tỉnh đã thu hút 5 dự án.",
        "Chưa có trường hợp tử vong do sốt xuất huyết.",
    ],
)
def test_what_is_conceded_denied_or_beyond_control_is_no_shortcoming(sentence: str) -> None:
    assert all(ClaimType.SHORTCOMING not in claim.types for claim in extraction_of(sentence).claims)


@pytest.mark.parametrize(
    "sentence",
    [
        "Cải cách hành chính chuyển biến chậm.",
        "Tiến độ giải ngân vốn đầu tư công còn thấp.",
        "Kết quả giải ngân đạt thấp so với yêu cầu đề ra.",
        "Một số chỉ tiêu chưa đạt kế hoạch năm.",
        "Công tác phối hợp thiếu chặt chẽ giữa các ngành.",
    ],
)
def test_what_lacks_or_lags_is_a_shortcoming(sentence: str) -> None:
    assert extraction_of(sentence).claims[0].types == {ClaimType.SHORTCOMING}


@pytest.mark.parametrize(
    ("sentence", "superlative"),
    [
        ("Tăng trưởng công nghiệp của tỉnh cao nhất cả nước.", True),
        ("Tỉnh dẫn đầu cả nước về chỉ số hài lòng.", True),
        ("Các lực lượng hạn chế thấp nhất thiệt hại do bão.", False),
        ("Tạo điều kiện thuận lợi nhất cho doanh nghiệp.", False),
        ("Đây là mức tăng cao nhất trong nhiều năm trở lại đây.", True),
        ("Chậm nhất ngày 15/12/2023 các địa phương phải báo cáo.", False),
        ("Các ngành thống nhất cao về chủ trương này.", False),
    ],
)
def test_a_superlative_tells_what_was_reached_and_not_what_is_striven_for(sentence: str, superlative: bool) -> None:
    assert any(ClaimType.SUPERLATIVE in claim.types for claim in extraction_of(sentence).claims) is superlative


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        (
            "Tổng thu ước đạt 29.300 tỷ đồng, bằng 47% dự toán, tăng 2% so với cùng kỳ.",
            [("29.300 tỷ đồng", "value"), ("47%", "plan_share"), ("2%", "change")],
        ),
        (
            "Diện tích gieo trồng đạt 4.137 ha (kế hoạch 5.000 ha), chiếm 13,6% diện tích.",
            [("4.137 ha", "value"), ("5.000 ha", "plan"), ("13,6%", "share")],
        ),
        (
            "Tỷ lệ hộ nghèo giảm từ 4,1% xuống 3,45%; trong 24 chỉ tiêu có 11 chỉ tiêu đạt.",
            [("4,1%", "previous"), ("3,45%", "value"), ("24", "whole"), ("11", "value")],
        ),
        (
            "Chỉ số PCI xếp thứ 18/63, cao hơn mức 2,68% của năm trước.",
            [("18/63", "rank"), ("2,68%", "previous")],
        ),
        (
            "Tăng trưởng đạt 8,05%; giải quyết 522 đơn, đạt 96,13%; số vụ tăng 129 vụ (7,56%).",
            [("8,05%", "value"), ("522", "value"), ("96,13%", "share"), ("129", "change"), ("7,56%", "change")],
        ),
    ],
)
def test_every_figure_of_a_claim_has_its_role(sentence: str, roles: list[tuple[str, str]]) -> None:
    extraction = extraction_of(sentence)
    told = [pair for claim in extraction.claims for pair in roles_of(extraction, claim) if pair[1] != "period"]
    assert told == roles


@pytest.mark.parametrize(
    ("sentence", "indicator"),
    [
        ("Chỉ số sản xuất công nghiệp tăng 6,4% so với cùng kỳ.", "Chỉ số sản xuất công nghiệp"),
        ("Nợ xấu tiếp tục được kiểm soát, chiếm 0,41% tổng dư nợ.", "Nợ xấu"),
        ("Đã thu hút 853 triệu USD vốn đầu tư nước ngoài trong kỳ.", "thu hút vốn đầu tư nước ngoài"),
        ("Trong 6 tháng đầu năm 2020, tổng chi ngân sách ước 6.300 tỷ đồng.", "tổng chi ngân sách"),
        ("UBND tỉnh đã ban hành hơn 5.300 văn bản các loại trong kỳ.", "văn bản các loại ban hành"),
        ("Tổng số nhiệm vụ được giao là 46 nhiệm vụ trong kỳ.", "Tổng số nhiệm vụ được giao"),
        ("Tai nạn giao thông tăng cả 03 tiêu chí so với cùng kỳ.", "Tai nạn giao thông"),
        (
            "Giá trị sản xuất ngành công nghiệp, dịch vụ, xây dựng ước đạt 4.300 tỷ đồng.",
            "Giá trị sản xuất ngành công nghiệp, dịch vụ, xây dựng",
        ),
        ("Khu vực nông, lâm nghiệp và thủy sản tăng 2,52% trong quý.", "Khu vực nông, lâm nghiệp và thủy sản"),
        ("Năm ngoái, khu vực dịch vụ tăng trưởng 5,9%.", "khu vực dịch vụ"),
        ("Tốc độ tăng trưởng 5,9% trong năm qua.", "Tốc độ tăng trưởng"),
        ("Trong kỳ, 100% kiến nghị của cử tri được trả lời.", "kiến nghị của cử tri"),
        ("Tỷ lệ huy động trẻ 5 tuổi đi học đạt 97% trong năm học.", "Tỷ lệ huy động trẻ 5 tuổi đi học"),
        ("Tỉnh phấn đấu đạt mức tăng trưởng kinh tế là 6,01%.", "mức tăng trưởng kinh tế"),
    ],
)
def test_the_indicator_is_the_noun_phrase_that_is_measured(sentence: str, indicator: str) -> None:
    assert extraction_of(sentence).claims[0].indicator == indicator


def same_indicator(one: str, other: str) -> bool:
    return indicator_key(one) == indicator_key(other)


def test_two_wordings_of_one_indicator_are_the_same_and_two_states_of_it_are_not() -> None:
    assert same_indicator("Tổng thu NSNN", "thu ngân sách nhà nước")
    assert same_indicator("GRDP", "Tổng sản phẩm trên địa bàn tỉnh")
    assert same_indicator("Số hộ nghèo", "hộ nghèo của tỉnh Hà Tĩnh")
    assert not same_indicator("hồ sơ tiếp nhận", "hồ sơ giải quyết")
    assert not same_indicator("Chỉ số giá", "Dân số")


def test_claims_about_one_indicator_are_found_together() -> None:
    extraction = extraction_of(
        "Tổng thu ngân sách nhà nước ước đạt 500 tỷ đồng.",
        "Đàn lợn có 215.000 con.",
        "Thu NSNN đạt 510 tỷ đồng, bằng 60% dự toán.",
    )
    filed = claims_by_indicator(extraction.claims)
    assert [[claim.id for claim in found.claims] for found in filed] == [["c1", "c3"], ["c2"]]
    assert filed[0].key == indicator_key("thu ngân sách nhà nước")


def test_a_claim_tells_its_own_period_and_place_and_not_those_it_is_compared_with() -> None:
    extraction = extraction_of(
        "Năm 2021, huyện Lập Thạch của tỉnh Vĩnh Phúc giải quyết 500 hồ sơ, tăng 5% so với năm 2020.",
        "Sản lượng đạt 500 tấn, tăng 2% so với cùng kỳ năm 2019.",
    )
    first, second = extraction.claims
    assert (first.period, first.place) == ("2021", "huyện Lập Thạch")
    assert (second.period, second.place) == (None, None)


_PIECES = [
    *("thu ngân sách đạt ", "5%", "; ", ", ", "(", ")", ": ", ". ", "tăng 2 vụ", "trong đó ", "tỉnh Hà Tĩnh ", "\n"),
    *("phấn đấu ", "đã hoàn thành ", "còn chậm", "- ", "“", "”", "ngày 5/6/2020", "1.713 ", "⁵", "nhưng ", "cao nhất "),
]


@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(_PIECES), max_size=40).map("".join)))
def test_claims_stand_in_order_inside_the_text_whatever_is_written(text: str) -> None:
    extraction = extract(Report("", "", "txt", text, (Block("b0", BlockKind.PARAGRAPH, Span(0, len(text))),)))
    last = 0
    for claim in extraction.claims:
        assert last <= claim.span.start < claim.span.end <= len(text)
        assert claim.types
        assert all(0 <= start < end <= claim.span.start for start, end in claim.subjects)
        assert all(claim.span.holds(extraction.figure(role.id).span) for role in claim.figures)
        last = claim.span.end
