"""Types of documents and the abbreviations that stand for them in a symbol: one line for each."""

from __future__ import annotations

from typing import Final

# Decree 30/2020/NĐ-CP, appendix III (administrative documents); Law 80/2015/QH13 and Law 64/2025/QH15, article 4
# (legal documents); Hướng dẫn 36-HD/VPTW of the Party's Central Office (Party documents).
TYPES: Final = {
    # legal documents
    "L": "Lệnh", "PL": "Pháp lệnh", "NĐ": "Nghị định", "TT": "Thông tư", "TTLT": "Thông tư liên tịch",
    "NQLT": "Nghị quyết liên tịch", "SL": "Sắc lệnh", "VBHN": "Văn bản hợp nhất",
    # administrative documents
    "NQ": "Nghị quyết", "QĐ": "Quyết định", "CT": "Chỉ thị", "QC": "Quy chế", "QyĐ": "Quy định", "TC": "Thông cáo",
    "TB": "Thông báo", "HD": "Hướng dẫn", "CTr": "Chương trình", "KH": "Kế hoạch", "PA": "Phương án", "ĐA": "Đề án",
    "DA": "Dự án", "BC": "Báo cáo", "BB": "Biên bản", "TTr": "Tờ trình", "HĐ": "Hợp đồng", "CĐ": "Công điện",
    "BGN": "Bản ghi nhớ", "BTT": "Bản thỏa thuận", "GUQ": "Giấy ủy quyền", "GM": "Giấy mời", "GGT": "Giấy giới thiệu",
    "GNP": "Giấy nghỉ phép", "PG": "Phiếu gửi", "PC": "Phiếu chuyển", "PB": "Phiếu báo", "CV": "Công văn",
    # Party documents
    "QĐi": "Quy định", "QyĐi": "Quy định", "KL": "Kết luận", "ĐL": "Điều lệ", "CTHĐ": "Chương trình hành động",
    "TTh": "Thông tri",
    # in use beside the tables: joint papers, reviews, licences, letters
    "CTrHĐ": "Chương trình hành động", "CTrPH": "Chương trình phối hợp", "CTPH": "Chương trình phối hợp",
    "QCPH": "Quy chế phối hợp", "KHLT": "Kế hoạch liên tịch", "KHPH": "Kế hoạch phối hợp",
    "HDLN": "Hướng dẫn liên ngành", "HDLT": "Hướng dẫn liên tịch", "BCTĐ": "Báo cáo thẩm định",
    "BCTT": "Báo cáo thẩm tra", "BCGS": "Báo cáo giám sát",
    "KLTT": "Kết luận thanh tra", "TBKL": "Thông báo kết luận", "TM": "Thư mời", "GP": "Giấy phép",
    "GPXD": "Giấy phép xây dựng", "GCN": "Giấy chứng nhận", "GXN": "Giấy xác nhận",
}  # fmt: skip

# What a text may call a document; longer names stand for themselves ("Kết luận thanh tra số 55/KL-TTT").
NAMES: Final = tuple(
    sorted(
        {
            *TYPES.values(), "Bộ luật", "Hiến pháp", "Luật", "Văn bản", "Công thư", "Thư", "Kế hoạch hành động",
            "Chương trình công tác", "Quy hoạch", "Thông báo ý kiến", "Công hàm", "Điện", "Giấy chứng nhận đầu tư",
            "Giấy chứng nhận đăng ký đầu tư", "Biên bản ghi nhớ", "Phiếu trình", "Báo cáo tổng hợp",
        },
        key=len,
        reverse=True,
    )
)  # fmt: skip
# Abbreviations of types in running text ("QĐ số 12/2020/QĐ-UBND", "NĐ 34/2016/NĐ-CP").
SHORT_NAMES: Final = ("NQ", "QĐ", "NĐ", "TT", "CT", "KH", "CV", "BC", "TB", "TTr", "KL", "VB", "CĐ", "HD", "QC", "CTr")
# The Party writes number-type/office, the state number/type-office: 26-NQ/TW, 01/NQ-CP.
PARTY_OFFICES: Final = frozenset({"TW", "TU", "TƯ", "HU", "QU", "ThU", "TXU", "ĐU", "ĐUK", "VPTW", "BTCTW", "BCSĐ"})
# Papers of several offices put a slash before those: 72/2025/NQLT/UBTVQH15-CP.
JOINT: Final = frozenset({"NQLT", "TTLT", "QCPH", "CTrPH", "CTPH", "KHLT", "KHPH", "HDLN", "HDLT"})
