"""Offices that issue documents, and the words that name the one which issued a document cited."""

# ruff: noqa: E501 (tables of names)
from __future__ import annotations

import re

from app.language.document_types import NAMES
from app.language.letters import CAPITALS, SMALL
from app.language.tables import phrases

# Ministries and offices of their rank: Resolutions 02/2011/QH13, 08/2021/QH15 and 176/2025/QH15 on the structure of the
# Government, so that reports of all terms are read.
MINISTRIES = phrases(
    """Bộ Quốc phòng | Bộ Công an | Bộ Ngoại giao | Bộ Nội vụ | Bộ Tư pháp | Bộ Tài chính | Bộ Công Thương | Bộ Công thương
    | Bộ Kế hoạch và Đầu tư | Bộ Xây dựng | Bộ Giao thông vận tải | Bộ Giao thông Vận tải | Bộ Giáo dục và Đào tạo | Bộ Y tế
    | Bộ Khoa học và Công nghệ | Bộ Thông tin và Truyền thông | Bộ Tài nguyên và Môi trường | Bộ Nông nghiệp và Môi trường
    | Bộ Nông nghiệp và Phát triển nông thôn | Bộ Nông nghiệp và Phát triển Nông thôn | Bộ Nông nghiệp và PTNT
    | Bộ Lao động - Thương binh và Xã hội | Bộ Lao động – Thương binh và Xã hội | Bộ Lao động, Thương binh và Xã hội
    | Bộ LĐTBXH | Bộ LĐ-TB&XH | Bộ Văn hóa, Thể thao và Du lịch | Bộ Văn hoá, Thể thao và Du lịch | Bộ VHTTDL
    | Bộ Dân tộc và Tôn giáo | Bộ GDĐT | Bộ GD&ĐT | Bộ TNMT | Bộ TN&MT | Bộ NN&PTNT | Bộ KHĐT | Bộ KH&ĐT | Bộ TTTT | Bộ TT&TT
    | Bộ GTVT | Bộ KHCN | Bộ KH&CN | Ủy ban Dân tộc | Uỷ ban Dân tộc | Ngân hàng Nhà nước Việt Nam | Ngân hàng Nhà nước
    | Thanh tra Chính phủ | Văn phòng Chính phủ | Kiểm toán nhà nước | Kiểm toán Nhà nước | Bảo hiểm xã hội Việt Nam
    | Tòa án nhân dân tối cao | Viện kiểm sát nhân dân tối cao"""
)
# The state's and the Party's highest organs.
CENTRAL = phrases(
    """Ủy ban Thường vụ Quốc hội | Uỷ ban Thường vụ Quốc hội | Ủy ban thường vụ Quốc hội | UBTVQH | Quốc hội | Văn phòng Quốc hội
    | Thủ tướng Chính phủ | Phó Thủ tướng Chính phủ | Chính phủ | Thủ tướng | Chủ tịch nước | Bộ Chính trị | Ban Bí thư
    | Ban Chấp hành Trung ương | Ban chấp hành Trung ương | Trung ương | Ban Tổ chức Trung ương | Ban Tuyên giáo Trung ương
    | Ban Dân vận Trung ương | Ban Nội chính Trung ương | Ban Kinh tế Trung ương | Ủy ban Kiểm tra Trung ương
    | Uỷ ban Kiểm tra Trung ương | Văn phòng Trung ương | Hội đồng Bầu cử quốc gia | Ban Chỉ đạo Trung ương"""
)
_BY_LENGTH = "|".join(re.escape(name) for name in sorted({*MINISTRIES, *CENTRAL}, key=len, reverse=True))
_PARTY = r"(?:[Tt]ỉnh|[Tt]hành|[Hh]uyện|[Qq]uận|[Tt]hị|[Đđ]ảng)\s?[ủu]y|(?:[Tt]ỉnh|[Tt]hành|[Hh]uyện|[Qq]uận|[Tt]hị|[Đđ]ảng)\s?uỷ"
_NAME = rf"[{CAPITALS}][{SMALL}]+"
_DOCUMENT = "|".join(sorted(NAMES))  # "UBND tỉnh Kế hoạch ...": what follows the office is no name of a place
_OF = rf"(?:tỉnh|thành phố|TP\.?|[Hh]uyện|thị xã|quận|xã|phường|thị trấn|đặc khu)(?: (?!(?:{_DOCUMENT})(?![^\W_])){_NAME}(?:[ -]{{1,3}}{_NAME}){{0,3}})?"
_LOCAL = (
    rf"(?:(?:Ban Thường vụ|Ban thường vụ|BTV|Thường trực|Ban Chấp hành(?: Đảng bộ)?|Ban Tổ chức|Ban Tuyên giáo|Ban Dân vận"
    rf"|Ban Nội chính|Ủy ban Kiểm tra|Uỷ ban Kiểm tra|UBKT|Văn phòng|Bí thư) )?(?:{_PARTY})(?: {_NAME}(?: {_NAME}){{1,2}})?"
    rf"|(?:Chủ tịch|Phó Chủ tịch|Thường trực|Văn phòng|Ban [Cc]án sự [Đđ]ảng|Đảng đoàn) (?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Hội đồng nhân dân|HĐND)(?: {_OF})?"
    rf"|(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Hội đồng nhân dân|HĐND)(?: {_OF})?"
    rf"|(?:Đoàn đại biểu Quốc hội|Đoàn ĐBQH|Ủy ban Mặt trận Tổ quốc|Uỷ ban Mặt trận Tổ quốc|UBMTTQ|Ủy ban MTTQ)(?: Việt Nam)?(?: {_OF})?"
)
_TERM = r"(?:,? (?:Trung ương(?= Đảng)|Đảng|\(?(?:khóa|khoá) [IVXL]+\)?))*"
# An office of the province or district: "Sở Tài chính", "Cục Thuế tỉnh", "Trung tâm Phục vụ hành chính công tỉnh"; its
# name ends where a verb or a sign begins something else.
_OTHER = (
    rf"(?:Sở|Ban|Cục|Tổng cục|Chi cục|Kho bạc|Công an|Liên đoàn|Hội đồng|Đoàn|Văn phòng|Tòa án|Toà án|Viện|Trung tâm|Phòng|Bộ Chỉ huy|Hội|Thanh tra)"
    rf"(?: (?:[{CAPITALS}][{SMALL}{CAPITALS}&]*|và|[-–]|(?!về |ban hành|phê |quy định|hướng |tại |triển |giao |v/v|đã |là |do |cho |có |trong |để |trình |với |được |đối )[{SMALL}]+)){{1,9}}?"
    rf"(?= (?:về|ban hành|phê|quy định|hướng dẫn|tại|triển khai|giao|v/v|đã|là|do|cho|có|trong|để|trình|với|được|đối)(?![^\W_])|\s?[.,;:()⁰¹²³⁴-⁹⁽”\"]|$)"
)
_OFFICE = rf"(?:Bộ trưởng |Chánh |Thống đốc |Tổng )?(?:Hội nghị(?: lần thứ [^\W_]+)? (?=Trung ương|Ban [Cc]hấp hành))?(?:{_BY_LENGTH})(?: [0-9]{{1,2}}(?=,? \(?khóa))?{_TERM}|{_LOCAL}|{_OTHER}"
_ISSUER = re.compile(rf"\s*(?:[⁰¹²³⁴-⁹⁽⁾]+\s*)?[),]?\s*(?:của|do)\s+(?P<office>{_OFFICE})(?![^\W_])")


def read_issuer(text: str, start: int) -> tuple[int, str] | None:
    """Read "của" and the office that issued a document, after its number or date: where it ends, and the office."""
    match = _ISSUER.match(text, start)
    return (match.end(), match.group("office")) if match else None


_ISSUED_BY = re.compile(
    rf"(?<![^\W_])(?P<office>{_OFFICE})(?:,)?\s+(?:đã\s+|vừa\s+)?(?:ký\s+)?(?:ban hành|có|ký|thông qua)\s+(?:các\s+)?$"
)
_SCOPE = 110


def read_issuer_before(text: str, end: int) -> str | None:
    """Read the office of "UBND tỉnh đã ban hành ..." that ends at a place, where the name of a document begins."""
    match = _ISSUED_BY.search(text, max(0, end - _SCOPE), end)
    return match.group("office") if match else None
