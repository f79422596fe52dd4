from __future__ import annotations

from app.comparison.compare import compare_reports
from app.comparison.model import Comparison
from tests.unit.comparison.builder import extraction_of

CRIMES = "Toàn quốc xảy ra 248 vụ, tăng 18 vụ (+7,83 %)."
GOODS = "Số vụ về an toàn thực phẩm là 47 vụ, giảm 16 vụ (-25,40 %)."
NEXT = "Đáng chú ý, trong tháng cả nước xảy ra 1.937 vụ."
HEROES = "Có 18 cán bộ quản lý, giáo viên, nhân viên được công nhận chiến sĩ thi đua, tỉ lệ 31,58 %."
WORKERS = "Có 34 cán bộ quản lý, giáo viên, nhân viên được công nhận lao động tiên tiến."


def compare(old: str, new: str) -> Comparison:
    return compare_reports(extraction_of(old), extraction_of(new))


def told(comparison: Comparison) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the figures of one place that changed, and the words that went."""
    figures = [(c.old.text, c.new.text) for c in comparison.figures if c.old and c.new]
    gone = [comparison.old.report.text_of(c.old) for c in comparison.wording if c.old and not c.new]
    return figures, gone


def test_a_deleted_sentence_does_not_lend_its_number_to_the_one_before() -> None:
    comparison = compare(f"{CRIMES} {GOODS} {NEXT}", f"{CRIMES.replace('7,83', '7,38')} {NEXT}")
    assert told(comparison) == ([("7,83 %", "7,38 %")], [GOODS])


def test_of_two_sentences_that_begin_alike_the_one_that_goes_on_alike_stays() -> None:
    comparison = compare(f"{CRIMES} {HEROES} {WORKERS}", f"{CRIMES} {WORKERS.replace('34', '39')}")
    assert told(comparison) == ([("34", "39")], [HEROES])
    back = compare(f"{CRIMES} {WORKERS.replace('34', '39')}", f"{CRIMES} {HEROES} {WORKERS}")
    assert told(back) == ([("39", "34")], [])


def test_the_end_of_a_paragraph_is_not_mixed_with_a_paragraph_put_in_after_it() -> None:
    after = "- Về tiếp công dân: đã tiếp 55 lượt, nhận 448 đơn, giải quyết xong 03 vụ việc theo quy định."
    old = ["Trong kỳ đúng hạn 42 nhiệm vụ; quá hạn: 0", NEXT]
    new = ["Trong kỳ đúng hạn 42 nhiệm vụ; quá hạn: 1", after, NEXT]
    comparison = compare("\n".join(old), "\n".join(new))
    assert told(comparison) == ([("0", "1")], [])
    inserted = [comparison.new.report.text_of(c.new) for c in comparison.wording if c.new and not c.old]
    assert inserted == [after]
