"""Percents of a plan or of a whole are recomputed where the text states both numbers."""

from __future__ import annotations

import pytest

from app.checks.model import Holds
from tests.unit.checks.texts import checked, relations


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Giải ngân 628 tỷ đồng, đạt 52,3% kế hoạch (kế hoạch 1.200 tỷ đồng).", Holds.YES),
        ("Giải ngân 628 tỷ đồng, đạt 62,3% kế hoạch (1.200 tỷ đồng).", Holds.NO),
        ("Kế hoạch vốn 1.200 tỷ đồng, đã giải ngân 628 tỷ đồng, đạt 52,3% kế hoạch.", Holds.YES),
        ("Thu 466.900 tỷ đồng, đạt 58,4% mục tiêu thu ngân sách là 1 triệu tỷ đồng.", Holds.NO),
        ("Đào tạo 1.260 người, vượt 5% kế hoạch (1.200 người).", Holds.YES),
        ("Đào tạo 1.260 người, vượt 15% kế hoạch (1.200 người).", Holds.NO),
        ("Xuất khẩu đạt 90 triệu USD, bằng 46% kế hoạch năm. Chỉ tiêu năm được giao là 200 triệu USD.", Holds.NO),
        ("Xuất khẩu đạt 90 triệu USD, bằng 45% kế hoạch năm. Chỉ tiêu năm được giao là 200 triệu USD.", Holds.YES),
    ],
)
def test_value_plan_and_percent_belong_together(text: str, holds: Holds) -> None:
    (relation,) = relations("plan", text)
    assert relation.holds is holds


@pytest.mark.parametrize(
    "text",
    [
        "Thu nội địa 10.152 tỷ đồng, đạt 50,51% dự toán và thu xuất nhập khẩu là 3.224 tỷ đồng, đạt 59%.",
        "Thu nội địa đạt 65% dự toán (10.420 lượt nộp).",
        "Thu 1.200 tỷ đồng; chi 600 tỷ đồng, đạt 40% dự toán.",
    ],
)
def test_a_percent_of_a_plan_that_is_not_stated_is_left_alone(text: str) -> None:
    assert relations("plan", text) == []


@pytest.mark.parametrize(
    ("kind", "text", "holds"),
    [
        ("share", "Có 98.275 ca, trong đó dưới 18 tuổi là 718 trường hợp (0,73%).", Holds.YES),
        ("share", "Có 98.275 ca, trong đó dưới 18 tuổi là 718 trường hợp (0,79%).", Holds.NO),
        ("share", "Tổng mức đầu tư là 6.000 tỷ đồng, vốn chủ sở hữu là 2.000 tỷ đồng (chiếm 33%).", Holds.YES),
        ("share", "Tổng mức đầu tư là 6.000 tỷ đồng, vốn chủ sở hữu là 2.000 tỷ đồng (chiếm 30%).", Holds.NO),
        ("share", "Công suất từ 330 tấn đến 370 tấn. Trong đó, quốc doanh 200 tấn, chiếm 57%.", Holds.YES),
        ("share", "Công suất từ 330 tấn đến 370 tấn. Trong đó, quốc doanh 200 tấn, chiếm 50%.", Holds.NO),
        ("ratio_percent", "Giao 46 nhiệm vụ, hoàn thành 42 nhiệm vụ (đạt 91,3%), còn lại 04 nhiệm vụ.", Holds.YES),
        ("ratio_percent", "Giao 46 nhiệm vụ, hoàn thành 42 nhiệm vụ (đạt 71,3%), còn lại 04 nhiệm vụ.", Holds.NO),
        ("ratio_percent", "Đã giải ngân 80/350 tỷ đồng, đạt 23% kế hoạch.", Holds.YES),
        ("ratio_percent", "Đã giải ngân 80/350 tỷ đồng, đạt 32% kế hoạch.", Holds.NO),
        ("ratio_percent", "Tháo gỡ 712/838 công trình, khu đất, dự án tồn đọng (đạt tỷ lệ 85%).", Holds.YES),
    ],
)
def test_a_part_is_judged_as_a_share_of_the_whole_that_is_named(kind: str, text: str, holds: Holds) -> None:
    (relation,) = relations(kind, text)
    assert relation.holds is holds


@pytest.mark.parametrize(
    "text",
    [
        "Dân số 10 triệu người. Trong đó, số tử là 40.000 người (0,4%), chôn ở quê 8.000 người (20%), "
        "còn lại 32.000 người (80%).",
        "Tiếp nhận 238.819 hồ sơ, đã giải quyết 232.010 hồ sơ, tỷ lệ hồ sơ đúng hạn đạt 97,3%.",
        "Có 10/12 khoản thu tiến độ thu đạt khá so với dự toán (trên 55%).",
        "Tổng thu 4.862 tỷ đồng, trong đó thu nội địa 3.000 tỷ đồng (52,1% dự toán).",
        "Có 1.200 hồ sơ, trong đó giải quyết đúng hạn 900 hồ sơ (99,2%).",
    ],
)
def test_a_percent_that_may_rest_on_another_whole_is_no_contradiction(text: str) -> None:
    assert all(relation.holds is not Holds.NO for relation in checked(text)[1].relations)


def test_a_proof_names_the_gap_and_what_rounding_explains() -> None:
    (relation,) = relations("plan", "Giải ngân 628 tỷ đồng, đạt 62,3% kế hoạch (1.200 tỷ đồng).")
    told = dict(relation.explanation.arguments)
    assert (told["formula"], told["allowed"], told["right"]) == ("628 / 1.200 = 52,333%", "0,05", "52,3%")


@pytest.mark.parametrize(
    ("kind", "text", "holds"),
    [
        ("product", "Diện tích thu hoạch 50.000 ha, năng suất 60,5 tạ/ha, sản lượng 302.500 tấn.", Holds.YES),
        ("product", "Diện tích thu hoạch 50.000 ha, năng suất 60,5 tạ/ha, sản lượng 352.500 tấn.", Holds.UNSURE),
        ("product", "Hỗ trợ 120 hộ, mỗi hộ 50 triệu đồng, tổng kinh phí 6 tỷ đồng.", Holds.YES),
        ("part_of", "Công nghiệp đóng góp 28,74 điểm phần trăm vào mức tăng trưởng kinh tế 32,94%.", Holds.YES),
        ("other", "Thực hiện đúng hạn đạt 90% (cao hơn tỷ lệ 79% của cùng kỳ).", Holds.YES),
        ("other", "Thực hiện đúng hạn đạt 70% (cao hơn tỷ lệ 79% của cùng kỳ).", Holds.UNSURE),
        ("range", "Thu tăng 9,6%. Trong đó, thu nội địa tăng 14,5%; dầu thô tăng 1,6%; hải quan giảm 2%.", Holds.YES),
    ],
)
def test_products_contributions_and_rates_are_related(kind: str, text: str, holds: Holds) -> None:
    (relation,) = relations(kind, text)
    assert relation.holds is holds


def test_contributions_in_points_add_up_to_the_growth() -> None:
    text = (
        "GRDP tăng {}, trong đó nông nghiệp đóng góp 0,5 điểm phần trăm; công nghiệp đóng góp 4,3 điểm phần trăm; "
        "dịch vụ đóng góp 3,0 điểm phần trăm; thuế sản phẩm đóng góp 0,4 điểm phần trăm."
    )
    assert [relation.holds for relation in relations("sum", text.format("8,2%"))] == [Holds.YES]
    assert [relation.holds for relation in relations("sum", text.format("9,2%"))] == [Holds.UNSURE]
