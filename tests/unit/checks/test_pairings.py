"""Numbers that stand side by side without being a part and its whole."""

from __future__ import annotations

import pytest

from app.checks.model import Holds
from tests.unit.checks.texts import checked, findings, relations


def said(text: str) -> list[tuple[str, Holds]]:
    return [(relation.type, relation.holds) for relation in checked(text)[1].relations]


def test_cases_and_the_persons_in_them_are_no_part_and_whole() -> None:
    text = "Tòa án thụ lý 50 vụ/90 bị cáo, giải quyết 40 vụ/60 bị cáo, đạt {}."
    assert said(text.format("80%")) == [("ratio_percent", Holds.YES)]
    assert Holds.NO not in [holds for _, holds in said(text.format("66,7%"))]


def test_what_was_done_of_a_plan_stays_a_part_of_it() -> None:
    assert said("Tuyển 27 học sinh/250 chỉ tiêu, đạt 10,8%.") == [("ratio_percent", Holds.YES)]


@pytest.mark.parametrize(
    "text",
    ["Phát hiện 90 vụ, tăng 30 vụ (90/60 vụ) so với cùng kỳ.", "Số vụ giảm 25% (60/80 vụ) so với năm trước."],
)
def test_brackets_after_a_change_show_both_of_its_values(text: str) -> None:
    assert said(text) == [("growth", Holds.YES)]
    assert not findings("impossible_value", text)


def test_brackets_after_a_change_that_do_not_fit_it_prove_nothing() -> None:
    assert not checked("Số vụ giảm 35% (60/80 vụ) so với năm trước.")[1].findings


def test_a_part_beyond_its_whole_is_still_shown() -> None:
    assert findings("impossible_value", "Đến nay 45/42 xã đã có nhà văn hóa.")


def test_each_ratio_in_brackets_is_of_whom_it_stands_behind() -> None:
    text = "Hà Nội có 4 người trong số 13 ứng viên không trúng cử (4/13), Đồng Tháp (1/3 ứng viên)."
    assert not checked(text)[1].findings


def test_what_is_added_is_no_share_of_what_there_will_be() -> None:
    text = "Toàn tỉnh sẽ có 202 trường đạt chuẩn, phấn đấu đạt thêm 12 trường, chiếm 46% tổng số trường."
    assert not checked(text)[1].relations


def test_a_yield_is_no_part_of_another_yield() -> None:
    assert not checked("Năng suất lúa đạt 65,7 tạ/ha, trong đó miền Bắc đạt 63,5 tạ/ha.")[1].relations
    assert not checked("Năng suất tăng 1-1,5 tạ/ha, trong đó miền Nam đạt 55 tạ/ha.")[1].relations


def test_a_capacity_a_year_still_adds_up() -> None:
    text = "Công suất 900 tấn/năm, gồm nhà máy A 500 tấn/năm và nhà máy B 400 tấn/năm."
    assert [relation.holds for relation in relations("sum", text)] == [Holds.YES]


@pytest.mark.parametrize(("percent", "holds"), [("90%", Holds.YES), ("90,5%", Holds.UNSURE)])
def test_two_nouns_with_a_comma_count_one_thing(percent: str, holds: Holds) -> None:
    text = f"Tòa án thụ lý 200 vụ, việc, đã giải quyết 180 vụ, việc; đạt {percent}."
    assert said(text) == [("ratio_percent", holds)]


@pytest.mark.parametrize(("percent", "holds"), [("20%", [Holds.YES]), ("20,5%", [Holds.UNSURE]), ("35%", [])])
def test_a_change_of_the_one_value_of_its_noun_is_compared_across_other_numbers(
    percent: str, holds: list[Holds]
) -> None:
    text = f"Va chạm xảy ra 80 vụ, làm 95 người bị thương. So với cùng kỳ giảm 20 vụ (-{percent})."
    assert [relation.holds for relation in relations("growth", text)] == holds


@pytest.mark.parametrize(("percent", "holds"), [("25%", Holds.YES), ("29%", Holds.NO)])
def test_a_rate_of_growth_in_words_is_compared_with_its_amount(percent: str, holds: Holds) -> None:
    text = f"Tổng nguồn vốn đạt 500 tỷ đồng, tăng 100 tỷ đồng so với đầu năm, tỷ lệ tăng đạt {percent}."
    assert said(text) == [("growth", holds)]


def test_a_comma_among_numbers_with_dots_was_meant_as_a_dot() -> None:
    (finding,) = findings("broken_number", "Có 15.483 hộ vay vốn nông nghiệp; 14,917 hộ vay vốn việc làm.")
    assert dict(finding.message.arguments)["likely"] == "14.917"
    assert not findings("broken_number", "Diện tích 15.483 ha lúa; 14,917 ha ngô.")


@pytest.mark.parametrize(
    "text",
    [
        "Toàn xã có 10 trại vịt: 35.500 con; 11 trại cút: 332.000 con; 03 trại bò với 520 con.",
        "Thi hành kỷ luật đối với 27 đảng viên bằng các hình thức: khiển trách, cảnh cáo; đình chỉ sinh hoạt.",
        "Lực lượng chức năng đã xử lý 20 vụ: phạt tiền; tịch thu tang vật; nhắc nhở.",
    ],
)
def test_what_a_colon_tells_of_things_does_not_name_each_of_them(text: str) -> None:
    assert not relations("list_count", text)


@pytest.mark.parametrize(("number", "holds"), [("03", Holds.YES), ("05", Holds.NO)])
def test_a_list_that_its_number_announces_is_counted(number: str, holds: Holds) -> None:
    text = f"Tập trung vào {number} nội dung: thu ngân sách; giải phóng mặt bằng; cải cách hành chính."
    assert [relation.holds for relation in relations("list_count", text)] == [holds]
