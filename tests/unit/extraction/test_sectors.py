"""Figures of paragraphs as offices of every sector write them: text, kind and unit of each."""

import pytest

from app.extraction.extract import extract
from app.report.model import Block, BlockKind, Metadata, Report, Span

SECTORS = {
    "courts": (
        "Tòa án đã thụ lý 8.456 vụ, việc; giải quyết 7.102 vụ, việc, đạt tỷ lệ 84%; còn lại 1.354 vụ. "
        "Tỷ lệ bản án bị hủy là 0,6%, giảm 0,12 điểm phần trăm.",
        "8.456 vụ; 7.102 vụ; 84% %; 1.354 vụ; 0,6% %; 0,12 điểm phần trăm điểm %",
    ),
    "procuracy": (
        "Đã kiểm sát việc khởi tố 1.245 vụ/1.873 bị can; ban hành 56 kháng nghị, 120 kiến nghị (chiếm 0,9%).",
        "1.245 vụ; 1.873 bị can; 56 kháng nghị; 120 kiến nghị; 0,9% %",
    ),
    "agriculture": (
        "Diện tích lúa vụ Đông Xuân 2022-2023 đạt 45.320 ha, năng suất 62,5 tạ/ha, sản lượng 283.250 tấn; "
        "đàn gia cầm 5,2 triệu con.",
        "2022-2023 None; 45.320 ha ha; 62,5 tạ/ha tạ/ha; 283.250 tấn tấn; 5,2 triệu con",
    ),
    "health": (
        "Toàn tỉnh có 12 bệnh viện, 145 trạm y tế, 3.420 giường bệnh; 1.204 ca sốt xuất huyết, giảm 35% so cùng kỳ.",
        "12 bệnh viện; 145 trạm y tế; 3.420 giường bệnh; 1.204 ca; 35% %",
    ),
    "education": (
        "Năm học 2022-2023 có 9.860 lớp, 312.450 học sinh; tỷ lệ tốt nghiệp đạt 98,75%, xếp thứ 12 toàn quốc.",
        "Năm học 2022-2023 None; 9.860 lớp; 312.450 học sinh; 98,75% %; 12 None",
    ),
    "budget settlement": (
        "Tổng thu ngân sách là 15.234.567 triệu đồng, đạt 118,2% dự toán; chi 18.902 tỷ 345 triệu đồng.",
        "15.234.567 triệu đồng VND; 118,2% %; 18.902 tỷ 345 triệu đồng VND",
    ),
    "public investment": (
        "Đến ngày 30/6/2023 giải ngân 2.345,6 tỷ đồng, đạt 34,55%; có 15/23 chủ đầu tư dưới 30%, 03 dự án chậm.",
        "30/6/2023 None; 2.345,6 tỷ đồng VND; 34,55% %; 15/23 chủ đầu tư; 30% %; 03 dự án",
    ),
    "security": (
        "Xảy ra 345 vụ (giảm 28 vụ), làm chết 05 người; thu giữ 12,5 kg ma túy, 3.400 viên hồng phiến, 05 khẩu súng.",
        "345 vụ; 28 vụ; 05 người; 12,5 kg kg; 3.400 viên; 05 khẩu",
    ),
    "traffic": (
        "Xảy ra 125 vụ, giảm 15 vụ (-10,7%), tại km 12+300 Quốc lộ 1A và Km15+200 đường tỉnh 743.",
        "125 vụ; 15 vụ; -10,7% %",
    ),
    "environment": (
        "Che phủ rừng đạt 52,3%; trồng 1.250 ha rừng, 2,3 triệu cây phân tán; nhà máy rác công suất 500 tấn/ngày đêm.",
        "52,3% %; 1.250 ha ha; 2,3 triệu cây; 500 tấn/ngày đêm tấn/ngày đêm",
    ),
    "transport": (
        "Đạt 12,5 triệu lượt khách; hàng hóa 8,9 triệu tấn; doanh thu 1.234 tỷ đồng; 85 km đường, 12 cầu dân sinh.",
        "12,5 triệu lượt khách; 8,9 triệu tấn tấn; 1.234 tỷ đồng VND; 85 km km; 12 cầu",
    ),
    "citizens received": (
        "Tiếp 456 lượt công dân, 08 đoàn đông người; nhận 34 đơn khiếu nại, 12 đơn tố cáo; thu hồi 345 m2 đất.",
        "456 lượt công dân; 08 đoàn; 34 đơn khiếu nại; 12 đơn tố cáo; 345 m2 m2",
    ),
    "labour": (
        "Giải quyết việc làm cho 18.500 lao động; hộ nghèo giảm còn 3,45%; trợ cấp cho 45.678 đối tượng.",
        "18.500 lao động; 3,45% %; 45.678 đối tượng",
    ),
    "trade": (
        "Kim ngạch xuất khẩu đạt 1,25 tỷ USD; thu hút 23 dự án FDI với USD 5 triệu và 345,6 triệu đô-la.",
        "1,25 tỷ USD USD; 23 dự án; USD 5 triệu USD; 345,6 triệu đô-la USD",
    ),
    "administration": (
        "Xếp thứ 25/63, tăng 05 bậc; đạt 43,12 điểm; 1.890/1.900 thủ tục hành chính được công khai.",
        "25/63 None; 05 bậc; 43,12 điểm; 1.890/1.900 thủ tục hành chính",
    ),
    "addresses": ("Trụ sở tại phường 5, Quận 12, lô A3, đường số 7; điện thoại 0274 3822 825.", ""),
    "new countryside": (
        "Nâng tổng số lên 98/115 xã (85,2%); thu nhập 52 triệu đồng/người/năm; không còn xã dưới 10 tiêu chí.",
        "98/115 xã; 85,2% %; 52 triệu đồng VND; 10 tiêu chí",
    ),
}


def shown(text: str, period: str = "2020-H1") -> list[tuple[str, str, str | None]]:
    block = Block("b1", BlockKind.PARAGRAPH, Span(0, len(text)))
    found = extract(Report("", "", "txt", text, (block,), metadata=Metadata(period=period)))
    return [(figure.text, str(figure.value), figure.unit) for figure in found.figures]


VOLTS = [("110", "110", "kV"), ("22 kV", "22", "kV")]


@pytest.mark.parametrize("sector", SECTORS)
def test_every_figure_of_a_sector_is_read_with_its_unit(sector: str) -> None:
    text, expected = SECTORS[sector]
    assert "; ".join(f"{words} {unit}" for words, _, unit in shown(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("có năm dự án chậm", [("năm", "5", "dự án")]),
        ("cả năm đạt kế hoạch, mỗi năm dự án", []),
        ("hai mươi năm qua và ba trăm linh năm hộ", [("hai mươi", "20", "năm"), ("ba trăm linh năm", "305", "hộ")]),
        ("chi một nghìn hai trăm tỷ đồng", [("một nghìn hai trăm tỷ đồng", "1200000000000", "VND")]),
        ("đạt mười lăm phần trăm", [("mười lăm phần trăm", "15", "%")]),
        ("gấp rưỡi, gấp ba lần", [("rưỡi", "1.5", "lần"), ("ba lần", "3", "lần")]),
        ("tăng hai con số, xử lý 3 tệ nạn", [("3", "3", "tệ nạn")]),
        ("hàng trăm hộ, hàng chục tỷ đồng", [("hàng trăm", "100", "hộ"), ("hàng chục tỷ đồng", "10000000000", "VND")]),
        ("thu 1.OOO đồng của l0 hộ", [("1.OOO đồng", "1000", "VND"), ("l0", "10", "hộ")]),
        ("còn 05 (năm) dự án", [("05", "5", "dự án")]),
        ("thứ 6 hằng tuần, ngày 15 vừa qua", []),
        ("mỗi ngày 15 ca, trong ngày 20 ca", [("15", "15", "ca"), ("20", "20", "ca")]),
        ("thu tháng 01-6/2020", [("tháng 01-6/2020", "2020-H1", None)]),
        ("quý II và III/2020", [("quý II", "Q2", None), ("III/2020", "2020-Q3", None)]),
        ("vào ngày 15, 20 tháng 7 năm 2020", [("15", "2020-07-15", None), ("20 tháng 7 năm 2020", "2020-07-20", None)]),
        ("trạm 110/22 kV, đường dây 35/0,4kV", [*VOLTS, ("35", "35", "kV"), ("0,4kV", "0.4", "kV")]),
        ("Trạm 220kV Hà Đông", [("220kV", "220", "kV")]),
        ("là 1 trong 3 đầu tàu", [("1", "1", "đầu tàu"), ("3", "3", "đầu tàu")]),
        ("còn I5 hộ nghèo; mục I5 a", [("I5", "15", "hộ nghèo")]),
        ("ghi nhận 1.234 F0, 25 ca F0", [("1.234", "1234", "F0"), ("25", "25", "ca")]),
        ("thị trường lớn thứ 3 và 4 với 12 hộ", [("3", "3", None), ("4", "4", None), ("12", "12", "hộ")]),
        ("Lữ đoàn 144 Bộ Tổng tham mưu, Thôn Bản Tết 1 thu nhập tăng", []),
        ("thôn Đông 5 hộ; độ tuổi 18-25 đều đạt", [("5", "5", "hộ"), ("18", "18", "tuổi"), ("25", "25", "tuổi")]),
        ("chế tạotăng1,36%, đạt2.500 tỷ đồng", [("1,36%", "1.36", "%"), ("2.500 tỷ đồng", "2500000000000", "VND")]),
        ("sản lượng 268,4 TWh và 60 ste", [("268,4 TWh", "268.4", "TWh"), ("60 ste", "60", "ste")]),
        ("giảm 240 hộ; giải quyết việc làm cho 1.140.", [("240", "240", "hộ"), ("1.140", "1140", None)]),
        ("tăng trưởng -5,6%, tăng 10 -15%", [("-5,6%", "-5.6", "%"), ("10", "10", "%"), ("15%", "15", "%")]),
    ],
)
def test_numbers_are_read_in_every_way_they_are_written(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert shown(text) == expected


def test_a_fraction_in_words_is_a_part_of_a_whole() -> None:
    text = "hai phần ba tổng số đại biểu, 1/3 số dự án"
    assert [(words, unit) for words, _, unit in shown(text)] == [("hai phần ba", "đại biểu"), ("1/3", "dự án")]
