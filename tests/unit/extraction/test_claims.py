"""Claims: which sentences state something, of what type, with which figures."""

from app.extraction.extract import extract
from app.extraction.model import ClaimType
from app.report.model import Block, BlockKind, Report, Span


def report_of(*blocks: tuple[BlockKind, str]) -> Report:
    text = ""
    made: list[Block] = []
    for kind, words in blocks:
        start = len(text) + bool(text)
        text = f"{text}\n{words}" if text else words
        made.append(Block(f"b{len(made)}", kind, Span(start, len(text)), level=kind is BlockKind.HEADING))
    return Report("", "", "txt", text, tuple(made))


def test_a_result_and_a_shortcoming_are_claims_and_an_exhortation_is_none() -> None:
    report = report_of(
        (
            BlockKind.PARAGRAPH,
            "Thu ngân sách đạt 29.300 tỷ đồng, tăng 2% so với cùng kỳ. Giải ngân còn rất chậm ở nhiều nơi. "
            "Tăng cường kỷ luật, kỷ cương hành chính.",
        )
    )
    claims = extract(report).claims
    assert [claim.types for claim in claims] == [{ClaimType.QUANTITATIVE}, {ClaimType.SHORTCOMING}]
    assert [role.role for role in claims[0].figures] == ["value", "change"]
    assert claims[0].indicator == "Thu ngân sách"


def test_an_amount_under_a_heading_of_plans_is_a_target() -> None:
    report = report_of(
        (BlockKind.HEADING, "II. Nhiệm vụ trọng tâm 6 tháng cuối năm"),
        (BlockKind.PARAGRAPH, "Thu hút thêm 3.500 tỷ đồng vốn ngoài ngân sách."),
    )
    assert [claim.types for claim in extract(report).claims] == [{ClaimType.TARGET}]


def test_a_claim_begins_after_its_bullet() -> None:
    report = report_of((BlockKind.LIST_ITEM, "- Đã giải quyết 232.010 hồ sơ trước và đúng hạn."))
    claim = extract(report).claims[0]
    assert report.text_of(claim.span).startswith("Đã giải quyết")


def test_a_figure_is_told_as_value_change_share_or_previous_value() -> None:
    text = "Tỷ lệ hộ nghèo giảm từ 4,1% xuống 3,45%; xảy ra 15 vụ (-10,7%), đạt 61,6% kế hoạch, tăng 2 vụ."
    claims = extract(report_of((BlockKind.PARAGRAPH, text))).claims
    roles = [role.role for claim in claims for role in claim.figures]
    assert roles == ["previous", "value", "value", "change", "plan_share", "change"]


def test_to_strive_for_the_most_is_no_claim_and_an_event_to_come_is_a_target() -> None:
    report = report_of(
        (BlockKind.HEADING, "II. Nhiệm vụ trọng tâm 6 tháng cuối năm"),
        (BlockKind.PARAGRAPH, "Các ngành nỗ lực phấn đấu đạt mức cao nhất các chỉ tiêu được giao."),
        (BlockKind.PARAGRAPH, "Chuẩn bị chu đáo các điều kiện để tổ chức hội nghị tổng kết năm."),
    )
    claims = extract(report).claims
    assert [(claim.block, claim.types) for claim in claims] == [("b2", frozenset({ClaimType.TARGET}))]


def test_the_noun_before_the_verb_is_measured_and_not_the_word_it_is_counted_by() -> None:
    report = report_of((BlockKind.PARAGRAPH, "Đàn lợn có 215.000 con, tăng 2% so với cùng kỳ năm trước."))
    assert extract(report).claims[0].indicator == "Đàn lợn"


def test_a_heading_that_answers_itself_is_a_claim() -> None:
    report = report_of(
        (BlockKind.HEADING, "2. Nhiệm vụ quá hạn: Không có."), (BlockKind.HEADING, "III. KẾT QUẢ: CHUNG")
    )
    assert [set(claim.types) for claim in extract(report).claims] == [{ClaimType.COMPLETION}]


def test_a_target_needs_no_number_but_a_year_where_plans_are_told() -> None:
    report = report_of(
        (BlockKind.HEADING, "II. PHƯƠNG HƯỚNG, NHIỆM VỤ"),
        (BlockKind.PARAGRAPH, "Đến năm 2030, đưa huyện trở thành trung tâm du lịch của vùng."),
        (BlockKind.PARAGRAPH, "Tiếp tục thực hiện Đề án phát triển du lịch đến năm 2030."),
    )
    assert [set(claim.types) for claim in extract(report).claims] == [{ClaimType.TARGET}]


def test_an_increase_by_the_whole_completes_nothing() -> None:
    report = report_of((BlockKind.PARAGRAPH, "Số người chết là 30 người, tăng 100% so với cùng kỳ."))
    assert [set(claim.types) for claim in extract(report).claims] == [{ClaimType.QUANTITATIVE}]


def test_visits_are_the_unit_of_what_is_named_before_the_verb() -> None:
    report = report_of(
        (BlockKind.PARAGRAPH, "Khách nội địa ước đạt 57,9 triệu lượt; tổng số người được cách ly là 312 người."),
        (BlockKind.PARAGRAPH, "Dự ước chỉ số sản xuất công nghiệp tháng 10/2022 tăng 1,34%."),
    )
    assert [claim.indicator for claim in extract(report).claims] == [
        "Khách nội địa",
        "tổng số người được cách ly",
        "chỉ số sản xuất công nghiệp",
    ]
