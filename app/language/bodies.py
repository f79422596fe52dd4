"""The bodies of a province that questions are put to, and the themes that questions are about."""

from __future__ import annotations

import re

from app.language.document_types import NAMES
from app.language.folding import normalise_tones
from app.language.letters import CAPITALS, SMALL

# Agencies under the People's Committee of a province: Decree 150/2025/NĐ-CP, and Decree 24/2014/NĐ-CP for reports from
# before March 2025. One line for each: the name = the ways it is shortened.
_AGENCIES = """
Sở Tài chính = Sở TC
Sở Nông nghiệp và Môi trường = Sở NN&MT, Sở NNMT
Sở Xây dựng = Sở XD
Sở Y tế = Sở YT
Sở Giáo dục và Đào tạo = Sở GD&ĐT, Sở GDĐT
Sở Nội vụ = Sở NV
Sở Công Thương = Sở CT
Sở Khoa học và Công nghệ = Sở KH&CN, Sở KHCN
Sở Văn hóa, Thể thao và Du lịch = Sở VHTTDL, Sở VHTT&DL, Sở VH,TT&DL, Sở VH,TT và DL
Sở Tư pháp = Sở TP
Sở Dân tộc và Tôn giáo = Sở DT&TG
Sở Ngoại vụ =
Sở Du lịch =
Sở Văn hóa và Thể thao = Sở VH&TT
Sở Kế hoạch và Đầu tư = Sở KH&ĐT, Sở KHĐT, Sở KH và ĐT
Sở Tài nguyên và Môi trường = Sở TN&MT, Sở TNMT, Sở TN và MT
Sở Nông nghiệp và Phát triển nông thôn = Sở NN&PTNT, Sở NNPTNT, Sở NN và PTNT, Sở Nông nghiệp và PTNT
Sở Giao thông vận tải = Sở GTVT
Sở Lao động - Thương binh và Xã hội = Sở LĐTBXH, Sở LĐ-TB&XH, Sở LĐTB&XH, Sở LĐ-TBXH
Sở Thông tin và Truyền thông = Sở TT&TT, Sở TTTT
Sở Quy hoạch - Kiến trúc = Sở QHKT
Ban Dân tộc =
Thanh tra tỉnh =
Thanh tra thành phố =
Văn phòng UBND tỉnh = Văn phòng Ủy ban nhân dân tỉnh
Văn phòng UBND thành phố = Văn phòng Ủy ban nhân dân thành phố
Ban Quản lý các khu công nghiệp = BQL các khu công nghiệp, Ban Quản lý các KCN, BQL các KCN
Ban Quản lý khu kinh tế = BQL khu kinh tế, Ban Quản lý các khu kinh tế
Ban Quản lý dự án đầu tư xây dựng = BQL dự án đầu tư xây dựng, Ban QLDA đầu tư xây dựng
Công an tỉnh = CA tỉnh
Công an thành phố = CA thành phố
Bộ Chỉ huy Quân sự tỉnh = Bộ CHQS tỉnh
Cục Thuế tỉnh = Thuế tỉnh
Cục Hải quan =
Cục Thống kê = Thống kê tỉnh
Kho bạc Nhà nước tỉnh = KBNN tỉnh
Bảo hiểm xã hội tỉnh = BHXH tỉnh
Ngân hàng Nhà nước chi nhánh tỉnh = NHNN chi nhánh tỉnh
Cục Thi hành án dân sự tỉnh = Thi hành án dân sự tỉnh
Tòa án nhân dân tỉnh = TAND tỉnh
Viện kiểm sát nhân dân tỉnh = VKSND tỉnh
Ủy ban MTTQ Việt Nam tỉnh = Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, UBMTTQ tỉnh, UBMTTQVN tỉnh
"""
COMMITTEES = ("UBND tỉnh", "UBND thành phố", "UBND huyện", "UBND xã", "UBND phường")
# The fields that the committees of a People's Council examine: Law on the Organisation of Local Government.
THEMES = (
    *("Ngân sách nhà nước", "Đầu tư công", "Tài sản công", "Kinh tế", "Doanh nghiệp", "Công nghiệp", "Thương mại"),
    *("Nông nghiệp, nông thôn", "Đất đai", "Môi trường", "Quy hoạch", "Xây dựng", "Nhà ở", "Giao thông", "Du lịch"),
    *("Khoa học, công nghệ", "Chuyển đổi số", "Giáo dục, đào tạo", "Y tế", "Bảo hiểm xã hội", "Lao động, việc làm"),
    *("Giảm nghèo", "Người có công", "Trẻ em", "Văn hóa, thể thao", "Dân tộc, tôn giáo", "Cải cách hành chính"),
    *("Tổ chức bộ máy, biên chế", "Thanh tra, tiếp công dân", "Khiếu nại, tố cáo", "Phòng, chống tham nhũng"),
    *("Tư pháp, thi hành án", "Quốc phòng, an ninh", "Trật tự, an toàn xã hội", "Kiến nghị của cử tri"),
)

_SIGNS = re.compile(r"[\W_]+")


def _read(table: str) -> dict[str, str]:
    """Return the full name by each way of writing it, as words without signs in small letters."""
    known: dict[str, str] = {}
    for line in table.strip().splitlines():
        name, _, others = line.partition("=")
        shortened = (_key(other) for other in re.split(r",(?! ?TT)", others))
        known |= dict.fromkeys([_key(name), *filter(None, shortened)], name.strip())
    return known


def _key(words: str) -> str:
    return _SIGNS.sub(" ", normalise_tones(words)).strip().lower()


_KNOWN = _read(_AGENCIES)
BODIES = (*dict.fromkeys(_KNOWN.values()), *COMMITTEES)

_NAMED = "|".join(key.replace(" ", r"[\W_]{1,3}") for key in sorted(_KNOWN, key=len, reverse=True))
_RANK = "tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu"
_DOCUMENT = "|".join(sorted(NAMES))  # "UBND huyện Kế hoạch ...": what follows the committee is no name of a place
_PLACE = rf"(?: (?!(?:{_DOCUMENT})(?![^\W_]))[{CAPITALS}][{SMALL}]+){{0,3}}"
_BODY = re.compile(
    rf"(?<![^\W_])(?:(?P<agency>(?=[{CAPITALS}])(?i:{_NAMED}))"
    rf"|(?:UBND|(?i:ủy ban nhân dân)) (?P<rank>(?i:{_RANK}))(?P<place>{_PLACE}))(?![^\W_])"
)


def bodies_in(text: str) -> tuple[str, ...]:
    """Return the bodies that a text names, by their full names, each once, in the order of the text."""
    found = _BODY.finditer(normalise_tones(text))
    return tuple(dict.fromkeys(_name(match) for match in found))


def _name(match: re.Match[str]) -> str:
    if agency := match.group("agency"):
        return _KNOWN[_key(agency)]
    rank = match.group("rank").lower()
    # A report is of one province, and behind "UBND tỉnh" in a signature stands who signed.
    return f"UBND {rank}" if rank == "tỉnh" else f"UBND {rank}{match.group('place')}"
