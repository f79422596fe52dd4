"""Each relation that a text states is found, and judged at the precision that it is written with."""

from __future__ import annotations

import pytest

from app.checks.model import Holds, Level
from tests.unit.checks.texts import checked, relations

NOTE = {"6": "06 nội dung: Kế hoạch đầu tư; Chính sách nông nghiệp, đô thị; Quy định đê điều; Quy chế; Phân bổ cán bộ."}
BODY = "UBND tỉnh đã thực hiện 37/42 nội dung (đạt tỷ lệ 88,1%); còn lại 05 nội dung chưa xem xét thông qua[6]."


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Đã thực hiện 37/42 nội dung (đạt tỷ lệ 88,1%).", Holds.YES),
        ("Đã thực hiện 37/42 nội dung (đạt tỷ lệ 88%).", Holds.YES),
        ("Đã thực hiện 37/42 nội dung (đạt tỷ lệ 88,0%).", Holds.UNSURE),  # cut off instead of rounded
        ("Đã thực hiện 37/42 nội dung (đạt tỷ lệ 89,1%).", Holds.NO),
        ("Tỷ lệ hộ nghèo còn 4,0% (12.480/312.000 hộ).", Holds.YES),
        ("Tỷ lệ hộ nghèo còn 6,0% (12.480/312.000 hộ).", Holds.NO),
    ],
)
def test_a_percent_is_judged_against_the_ratio_it_is_tied_to(text: str, holds: Holds) -> None:
    (relation,) = relations("ratio_percent", text)
    assert relation.holds is holds


@pytest.mark.parametrize(
    "text",
    [
        "Có 12/13 huyện đạt 100% kế hoạch.",
        "Đã thực hiện 37/42 nội dung; tỷ lệ hồ sơ đúng hạn đạt 99,8%.",
        "Đã thực hiện 37/42 nội dung, tăng 5% so với cùng kỳ.",
    ],
)
def test_a_percent_of_something_else_is_not_tied_to_a_ratio(text: str) -> None:
    assert relations("ratio_percent", text) == []


@pytest.mark.parametrize(
    ("text", "formula", "holds"),
    [
        ("Đã thực hiện 37/42 nội dung; còn lại 05 nội dung.", "42 - 37 = 5", Holds.YES),
        ("Đã thực hiện 37/42 nội dung; còn lại 06 nội dung.", "42 - 37 = 5", Holds.NO),
        ("Đối với 46 nhiệm vụ giao, đã hoàn thành 42 nhiệm vụ, còn lại 04 nhiệm vụ.", "46 - 42 = 4", Holds.YES),
        ("Đối với 46 nhiệm vụ giao, đã hoàn thành 42 nhiệm vụ, còn lại 09 nhiệm vụ.", "46 - 42 = 4", Holds.NO),
    ],
)
def test_what_is_left_is_the_whole_less_its_part(text: str, formula: str, holds: Holds) -> None:
    (relation,) = relations("remainder", text)
    assert (relation.formula, relation.holds) == (formula, holds)


def test_a_full_ratio_on_the_way_does_not_take_the_place_of_the_part() -> None:
    text = "Đối với 46 nhiệm vụ, đã triển khai 46/46 nhiệm vụ, đã hoàn thành 42 nhiệm vụ, còn lại 04 nhiệm vụ."
    (relation,) = relations("remainder", text)
    assert relation.holds is Holds.YES


def test_the_body_against_its_note_and_the_note_against_its_list_are_one_matter() -> None:
    extraction, result = checked(BODY, notes=NOTE)
    errors = [finding for finding in result.findings if finding.level is Level.ERROR]
    assert [finding.check for finding in errors] == ["same_figure", "list_count"]
    assert errors[0].group is not None and errors[0].group == errors[1].group
    same = next(relation for relation in result.relations if relation.type == "same_figure")
    assert [extraction.figure(key).text for key in (*same.operands, same.result or "")] == ["06", "05"]
    assert len(next(r for r in result.relations if r.type == "list_count" and r.holds is Holds.NO).items) == 5


def test_a_note_that_tells_of_a_part_or_of_one_of_several_counts_is_not_set_against_the_whole() -> None:
    body = "Tỉnh đã ban hành 25 nội dung[1]."
    assert relations("same_figure", body, notes={"1": "Trong đó 10 nội dung do Hội đồng nhân dân ban hành."}) == []
    assert relations("same_figure", body, notes={"1": "24 nội dung: A; B."})
    killed = "Xảy ra 187 vụ, làm chết 92 người, bị thương 143 người[1]."
    assert relations("same_figure", killed, notes={"1": "94 người chết tại hiện trường."}) == []
    assert relations("same_figure", killed, notes={"1": "140 người: 84 nam, 56 nữ."})


def test_a_note_is_matched_by_what_it_counts_and_never_by_its_value() -> None:
    assert relations("same_figure", BODY, notes={"6": "05 dự án: A; B; C; D; E."}) == []
    (pair,) = relations("same_figure", BODY, notes={"6": "05 nội dung: A; B; C; D; E."})
    assert pair.holds is Holds.YES


def test_a_name_joined_by_va_inside_an_item_is_one_item() -> None:
    text = "Ưu tiên 03 nội dung: quy hoạch đô thị, xây dựng và quản lý đô thị, cung cấp các tiện ích."
    (relation,) = relations("list_count", text)
    assert relation.holds is Holds.YES


def test_an_open_list_proves_nothing() -> None:
    assert relations("list_count", "Ưu tiên 05 nội dung: quy hoạch; xây dựng; quản lý;...") == []


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Đã trình 25 nội dung, gồm: 11 báo cáo, 04 dự thảo nghị quyết, 10 tờ trình.", Holds.YES),
        ("Đã trình 28 nội dung, gồm: 11 báo cáo, 04 dự thảo nghị quyết, 10 tờ trình.", Holds.NO),
        ("Tiếp nhận 642 đơn, gồm 418 đơn kiến nghị, phản ánh, 163 đơn khiếu nại và 51 đơn tố cáo.", Holds.NO),
        ("Chuẩn bị 3.840 giường, trong đó cấp tỉnh 280 giường, cấp huyện 3.560 giường.", Holds.YES),
        ("Tổng kinh phí 1.067 tỷ đồng, trong đó lớp 4 cần 603,3 tỷ đồng, lớp 9 cần 464,2 tỷ đồng.", Holds.YES),
    ],
)
def test_listed_parts_add_up_to_their_total(text: str, holds: Holds) -> None:
    (relation,) = relations("sum", text)
    assert relation.holds is holds


@pytest.mark.parametrize(
    "text",
    [
        "Có 500 học viên, trong đó 200 học viên nữ, 300 học viên đảng viên, 100 học viên dân tộc thiểu số.",
        "Có 18 thành viên, gồm Chủ tịch, 06 thành viên chuyên trách và 11 thành viên kiêm nhiệm.",
        "Có 18 đơn vị, trong đó 12 đơn vị xuất sắc, 02 đơn vị khá.",
    ],
)
def test_parts_that_need_not_fill_the_whole_are_no_contradiction(text: str) -> None:
    assert all(relation.holds is not Holds.NO for relation in relations("sum", text))


def test_a_rise_is_computed_from_the_base_in_brackets() -> None:
    text = "Kim ngạch xuất khẩu đạt 486,5 triệu USD, tăng {} so với cùng kỳ năm 2023 (cùng kỳ đạt 432,4 triệu USD)."
    assert [r.holds for r in relations("growth", text.format("12,5%"))] == [Holds.YES]
    assert [r.holds for r in relations("growth", text.format("18,4%"))] == [Holds.NO]


def test_a_plan_in_brackets_is_not_taken_for_the_value_of_a_rise() -> None:
    text = "Thu đạt 4.862,5 tỷ đồng, đạt 53,4% dự toán (9.106 tỷ đồng), tăng 9,8% so với cùng kỳ (4.428,5 tỷ đồng)."
    assert [relation.holds for relation in relations("plan", text)] == [Holds.YES]
    assert [relation.holds for relation in relations("growth", text)] == [Holds.YES]


def test_a_column_is_added_up_where_its_row_says_total() -> None:
    rows = [["TT", "Đơn vị", "Số vụ"], ["1", "Huyện A", "120 vụ"], ["2", "Huyện B", "230 vụ"], ["", "Tổng cộng", "{}"]]
    for total, holds in (("350 vụ", Holds.YES), ("360 vụ", Holds.NO)):
        table = [[cell.format(total) for cell in row] for row in rows]
        (relation,) = checked("Bảng", table=table)[1].relations
        assert (relation.type, relation.holds) == ("sum", holds)


def test_every_relation_that_does_not_hold_has_exactly_one_finding() -> None:
    result = checked(BODY, "Đã thực hiện 171/188 kiến nghị, đạt 92,6%.", notes=NOTE)[1]
    broken = [relation.id for relation in result.relations if relation.holds is not Holds.YES]
    assert sorted(broken) == sorted(finding.relation or "" for finding in result.findings)
    assert [finding.id for finding in result.findings] == [f"n{n}" for n in range(1, len(result.findings) + 1)]


def test_a_counted_list_is_marked_at_its_number_only() -> None:
    extraction, result = checked(BODY, notes=NOTE)
    (finding,) = [one for one in result.findings if one.check == "list_count" and one.level is Level.ERROR]
    assert [extraction.report.text_of(span) for span in finding.spans] == ["06"]
