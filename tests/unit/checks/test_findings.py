"""What is found without a relation, and what is left alone."""

from __future__ import annotations

import pytest

from tests.unit.checks.texts import checked, findings


@pytest.mark.parametrize(
    ("check", "text", "quote"),
    [
        ("impossible_value", "Ban hành Kế hoạch số 88/KH-UBND ngày 31/4/2024.", "31/4/2024"),
        ("impossible_value", "Chỉ số xếp thứ 67/63 tỉnh, thành phố.", "67/63"),
        ("broken_number", "Chỉ số PAR Index xếp thứ 1763 tỉnh/thành.", "1763"),
        ("missing_reference", "Chi tiết tại Phụ lục 02 kèm theo.", "Phụ lục 02 kèm theo"),
        ("blank", "Theo Quyết định số …/QĐ-UBND của UBND tỉnh.", "số …/QĐ-UBND"),
        ("doubled_word", "Hệ thống của các các sở, ngành.", "các các"),
    ],
)
def test_an_oddity_is_shown_at_its_place(check: str, text: str, quote: str) -> None:
    (finding,) = findings(check, text)
    assert text[slice(*finding.spans[0])] == quote


@pytest.mark.parametrize(
    "text",
    [
        "Ban hành Kế hoạch số 88/KH-UBND ngày 29/02/2024.",
        "Chỉ số xếp thứ 17/63 tỉnh, thành phố.",
        "Kỷ niệm lần thứ 75 ngày thành lập.",
        "Đường làng ngày ngày sạch đẹp, luôn luôn được giữ gìn.",
        "Báo cáo số 165/BC-UBND ngày 01/7/2020 của UBND tỉnh.",
    ],
)
def test_a_sound_sentence_is_left_alone(text: str) -> None:
    assert checked(text)[1].findings == ()


def test_an_appendix_that_is_there_is_not_missed() -> None:
    assert findings("missing_reference", "Chi tiết tại Phụ lục 02 kèm theo.", "PHỤ LỤC II") == []


def test_one_document_with_two_dates_is_shown_once_with_both_places() -> None:
    (finding,) = findings(
        "reference_conflict",
        "Thực hiện Nghị quyết số 62/NQ-HĐND ngày 08/12/2023 của HĐND tỉnh.",
        "Theo Nghị quyết số 62/NQ-HĐND ngày 18/12/2023 của HĐND tỉnh.",
    )
    assert len(finding.spans) == 2
