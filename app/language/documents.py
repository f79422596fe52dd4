"""Official documents: types, symbols and issuers, by Decree 30/2020/NĐ-CP (appendices I and III) and party usage."""

from __future__ import annotations

import re
from typing import NamedTuple

# Abbreviation in the symbol -> type of document.
TYPES = {
    "NQ": "Nghị quyết", "NQLT": "Nghị quyết liên tịch", "QĐ": "Quyết định", "CT": "Chỉ thị", "QC": "Quy chế",
    "QyĐ": "Quy định", "QĐi": "Quy định", "QyĐi": "Quy định", "TC": "Thông cáo", "TB": "Thông báo",
    "HD": "Hướng dẫn", "CTr": "Chương trình", "CTR": "Chương trình", "CTrHĐ": "Chương trình hành động",
    "KH": "Kế hoạch", "PA": "Phương án", "ĐA": "Đề án", "DA": "Dự án", "BC": "Báo cáo", "BB": "Biên bản",
    "TTr": "Tờ trình", "TTR": "Tờ trình", "HĐ": "Hợp đồng", "CĐ": "Công điện", "BGN": "Bản ghi nhớ",
    "BTT": "Bản thỏa thuận", "GUQ": "Giấy ủy quyền", "GM": "Giấy mời", "GGT": "Giấy giới thiệu",
    "GNP": "Giấy nghỉ phép", "PG": "Phiếu gửi", "PC": "Phiếu chuyển", "PB": "Phiếu báo", "KL": "Kết luận",
    "NĐ": "Nghị định", "TT": "Thông tư", "TTLT": "Thông tư liên tịch", "PL": "Pháp lệnh", "L": "Lệnh",
    "SL": "Sắc lệnh", "CV": "Công văn", "ĐB": "Điều lệ",
}  # fmt: skip

NAMES = sorted(
    {*TYPES.values(), "Luật", "Bộ luật", "Văn bản", "Công thư", "Tờ trình", "Thư", "Kế hoạch hành động",
     "Chương trình phối hợp", "Chương trình công tác", "Kế hoạch liên tịch", "Hướng dẫn liên ngành", "Quy hoạch"},
    key=len, reverse=True,
)  # fmt: skip
_TYPE_BEFORE = re.compile(
    rf"(?:^|(?<=[\s(“\"*/,;]))({'|'.join(map(re.escape, NAMES))})(?:\s+liên\s+tịch)?(?:\s+số)?\s*:?\s*[*“\"]?\s*$",
    re.IGNORECASE,
)

_LETTERS = "A-ZĐƯƠÔÊÂĂ"
_PART = rf"[{_LETTERS}][{_LETTERS}a-zđưôơêâă&]{{0,12}}[0-9]{{0,3}}"
_SYMBOL = re.compile(
    rf"[0-9]{{1,6}}[A-Za-zđĐ]?(?:\s?[/-]\s?(?:19|20)[0-9]{{2}}(?=\s?[/-]))?"
    rf"(?:\s?/\s?|\s?-\s?(?=[{_LETTERS}a-z]{{1,6}}\s?/))"
    rf"(?P<letters>{_PART}(?:\s?[-–/.]\s?{_PART}){{0,5}})(?![^\W_])"
)
_TIGHT = re.compile(r"\s")
_UNITS = re.compile(r"(?:USD|VND|EUR|MW|KW|Kg|Km|Ha|CP)$")


class Symbol(NamedTuple):
    """The number and symbol of a document that was read: where it ends, and the letters of its symbol."""

    end: int
    letters: str


def read_symbol(text: str, start: int) -> Symbol | None:
    """Read the number and symbol of a document that begins at a place ("106/2023/NQ-HĐND", "26-NQ/TW")."""
    match = _SYMBOL.match(text, start)
    if match is None:
        return None
    letters = match.group("letters")
    if len(letters) < 2 or _UNITS.match(letters) or letters[1:].islower():
        return None
    if "-" not in match.group() and "–" not in match.group() and not letters[:2].isupper():
        return None
    return Symbol(match.end(), letters)


def type_before(before: str) -> str | None:
    """Return the type of document that the words end with ("... theo Nghị quyết số"), as the tables write it."""
    match = _TYPE_BEFORE.search(before)
    if match is None:
        return None
    found = match.group(1)
    return next((name for name in NAMES if name.lower() == found.lower()), found)


def type_of_symbol(letters: str) -> str | None:
    """Return the type of document that the letters of a symbol name, or None."""
    return next((TYPES[part] for part in re.split(r"[-–/.\s]", letters) if part in TYPES), None)


_OFFICES = (
    r"Ủy ban Thường vụ Quốc hội|Uỷ ban Thường vụ Quốc hội|UBTVQH|Quốc hội|Thủ tướng Chính phủ|Phó Thủ tướng Chính phủ"
    r"|Văn phòng Chính phủ|Thanh tra Chính phủ|Chính phủ|Thủ tướng|Chủ tịch nước|Bộ Chính trị|Ban Bí thư"
    r"|Ban Chấp hành Trung ương(?: Đảng)?(?: khóa [IVX]+)?|Hội nghị(?: lần thứ [^\W_]+)? Ban Chấp hành Trung ương"
    r"(?: Đảng)?(?:,? khóa [IVX]+)?|Trung ương(?: Đảng)?|(?:Ban (?:Thường vụ|Chấp hành|Chỉ đạo|Tổ chức|Cán sự Đảng) )?"
    r"(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng)\s?[ủu]ỷ?y?(?: UBND tỉnh)?"
    r"|(?:Chủ tịch |Thường trực |Văn phòng )?(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Hội đồng nhân dân|HĐND)"
    r"(?: (?:tỉnh|thành phố|TP|huyện|thị xã|quận|xã|phường)(?: [A-ZĐƯÂ][^\W\d_]+){0,4})?"
    r"|(?:Bộ|Sở|Ban|Cục|Tổng cục|Kho bạc|Ngân hàng|Công an|Liên đoàn|Hội đồng|Đoàn|Văn phòng|Tòa án|Viện) "
    r"[A-ZĐƯÂ][^\W\d_]+(?:[ ,&-]{1,3}(?:và )?[A-ZĐƯÂa-zđ][^\W\d_]+){0,5}?"
    r"(?= (?:về|ban|phê|quy|hướng|tại|triển|giao|v/v|và)|[.,;:)⁽¹²³]|$)"
)
_ISSUER = re.compile(rf"\s*(?:[⁰¹²³⁴-⁹⁽⁾]+\s*)?,?\s*(?:của|do)\s+({_OFFICES})(?![^\W_])")


def read_issuer(text: str, start: int) -> tuple[int, str] | None:
    """Read "của" and the office that issued a document, after its number or date: where it ends, and the office."""
    match = _ISSUER.match(text, start)
    return (match.end(), match.group(1)) if match else None
