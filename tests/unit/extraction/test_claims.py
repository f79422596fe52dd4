"""Claims: which sentences state something, of what type, with which figures."""

from app.extraction.extract import extract
from app.extraction.model import ClaimType
from app.report.model import Block, BlockKind, Report, Span


def report_of(*blocks: tuple[BlockKind, str]) -> Report:
    text, made = "", []
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
