"""Names are counted although they may hold a comma or "và"; things may be named before their number."""

from __future__ import annotations

import pytest

from app.checks.model import Holds
from tests.unit.checks.texts import relations

BANKS = (
    "Vốn của 5 ngân hàng, gồm Ngân hàng Nông nghiệp và Phát triển nông thôn, Đầu tư và Phát triển, Công thương,"
    " Ngoại thương và Ngân hàng Phát triển nhà đạt 16.960 tỷ đồng."
)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        (
            "Dịch ở 8 tỉnh là Long An, Bến Tre, Bạc Liêu, Đồng Tháp, Trà Vinh, Hà Giang, Phú Thọ và Hải Dương.",
            Holds.YES,
        ),
        (BANKS, Holds.YES),
        ("Tại 3 huyện là Giao Thủy, Nghĩa Hưng, Hải Hậu mỗi huyện 400 chiếc.", Holds.YES),
        ("Kiểm tra tại 03 sở: Sở Tài chính, Sở Công Thương, Sở Văn hóa, Thể thao và Du lịch.", Holds.YES),
        ("Có 4 tỉnh sẽ nhận được là An Giang, Bắc Giang, Bến Tre, Cao Bằng, Hải Phòng và Huế.", Holds.UNSURE),
        ("Quảng Ninh, Hải Phòng là 2 tỉnh có tốc độ cao.", Holds.YES),
        ("Nhiệm vụ là thu hút đầu tư, đẩy mạnh xuất khẩu, kích cầu, coi đây là 3 mũi nhọn.", Holds.YES),
        ("Nhiệm vụ là thu hút đầu tư, đẩy mạnh xuất khẩu, kích cầu, coi đây là 7 mũi nhọn.", Holds.NO),
        ("Việc bồi thường đã xong, cùng với việc lò cao vận hành là 2 yếu tố quan trọng.", Holds.YES),
        ("Việc bồi thường đã xong, cùng với việc lò cao vận hành là 4 yếu tố quan trọng.", Holds.NO),
        ("Ưu tiên 06 nội dung: quy hoạch đô thị, xây dựng và quản lý đô thị, cung cấp tiện ích.", Holds.NO),
    ],
)
def test_names_are_counted_against_their_number(text: str, holds: Holds) -> None:
    (relation,) = relations("list_count", text)
    assert relation.holds is holds


@pytest.mark.parametrize(
    "text",
    [
        "Hà Nội, Huế là 2 trong số 6 thành phố trực thuộc Trung ương.",
        "Kiểm tra tại 12 huyện gồm Hương Sơn, Hương Khê, ...",
        "Đoàn có 02 đồng chí gồm Nguyễn Văn An, Phó Giám đốc, Trần Văn Bình, Trưởng phòng.",
        "Đã tổ chức 12 hội nghị: tuyên truyền, phổ biến pháp luật.",
        "Triển khai 02 giải pháp: tăng cường tuyên truyền, vận động, hỗ trợ vốn.",  # a comma may stand inside an item
        "Tập trung 05 nhiệm vụ: Thứ nhất, đẩy mạnh cải cách, chuyển đổi số. Thứ hai, thu hút đầu tư.",
        "Tập trung 05 nhiệm vụ trọng tâm, nhất là: cải cách hành chính, chuyển đổi số.",
        "Có 5 thành viên (Ông An, Bà Bình) vắng mặt.",  # brackets may name some
    ],
)
def test_lists_that_prove_nothing_are_not_told(text: str) -> None:
    assert relations("list_count", text) == []


def test_the_order_of_names_changes_no_verdict() -> None:
    for names in ("Hải Hậu, Giao Thủy và Nghĩa Hưng", "Nghĩa Hưng, Hải Hậu và Giao Thủy"):
        assert [r.holds for r in relations("list_count", f"Tại 3 huyện gồm {names}.")] == [Holds.YES]
        assert [r.holds for r in relations("list_count", f"Tại 3 huyện bao gồm: {names}.")] == [Holds.YES]


def test_a_note_of_persons_names_each_and_a_note_of_documents_need_not() -> None:
    persons = {"1": "Phó Chủ tịch Nguyễn Văn An (đi công tác); Giám đốc Công an tỉnh (không có lý do)."}
    assert [r.holds for r in relations("list_count", "Hội nghị vắng 02 thành viên[1].", notes=persons)] == [Holds.YES]
    assert [r.holds for r in relations("list_count", "Hội nghị vắng 04 thành viên[1].", notes=persons)] == [Holds.NO]
    documents = {"1": "Công văn số 11/UBND-TH; Công văn số 12/UBND-TH."}
    assert relations("list_count", "Đã ban hành 14 văn bản[1].", notes=documents) == []
