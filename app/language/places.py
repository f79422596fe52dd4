"""Places a claim may be about: provinces as they were and as they are, districts and communes named with their rank."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from app.language.folding import normalise_tones
from app.language.letters import CAPITALS, SMALL

# The 34 provinces and cities since 1 July 2025 and the 63 they were made of: Resolution 202/2025/QH15 of the National
# Assembly, articles 1 and 2. One line for each: the name now = the names before.
_MERGED = """
Hà Nội = Hà Nội
Huế = Thừa Thiên Huế
Lai Châu = Lai Châu
Điện Biên = Điện Biên
Sơn La = Sơn La
Lạng Sơn = Lạng Sơn
Quảng Ninh = Quảng Ninh
Thanh Hóa = Thanh Hóa
Nghệ An = Nghệ An
Hà Tĩnh = Hà Tĩnh
Cao Bằng = Cao Bằng
Tuyên Quang = Tuyên Quang, Hà Giang
Lào Cai = Lào Cai, Yên Bái
Thái Nguyên = Thái Nguyên, Bắc Kạn
Phú Thọ = Phú Thọ, Vĩnh Phúc, Hòa Bình
Bắc Ninh = Bắc Ninh, Bắc Giang
Hưng Yên = Hưng Yên, Thái Bình
Hải Phòng = Hải Phòng, Hải Dương
Ninh Bình = Ninh Bình, Hà Nam, Nam Định
Quảng Trị = Quảng Trị, Quảng Bình
Đà Nẵng = Đà Nẵng, Quảng Nam
Quảng Ngãi = Quảng Ngãi, Kon Tum
Gia Lai = Gia Lai, Bình Định
Khánh Hòa = Khánh Hòa, Ninh Thuận
Lâm Đồng = Lâm Đồng, Đắk Nông, Bình Thuận
Đắk Lắk = Đắk Lắk, Phú Yên
Hồ Chí Minh = Hồ Chí Minh, Bà Rịa - Vũng Tàu, Bình Dương
Đồng Nai = Đồng Nai, Bình Phước
Tây Ninh = Tây Ninh, Long An
Cần Thơ = Cần Thơ, Sóc Trăng, Hậu Giang
Vĩnh Long = Vĩnh Long, Bến Tre, Trà Vinh
Đồng Tháp = Đồng Tháp, Tiền Giang
Cà Mau = Cà Mau, Bạc Liêu
An Giang = An Giang, Kiên Giang
"""
# Other ways in which a name is written.
_OTHER_NAMES = {
    "Thừa Thiên - Huế": "Thừa Thiên Huế", "Đắc Lắc": "Đắk Lắk", "Đắk Lăk": "Đắk Lắk", "Đắc Nông": "Đắk Nông",
    "Bà Rịa – Vũng Tàu": "Bà Rịa - Vũng Tàu", "Bà Rịa-Vũng Tàu": "Bà Rịa - Vũng Tàu", "HCM": "Hồ Chí Minh",
    "Bắc Cạn": "Bắc Kạn", "Kontum": "Kon Tum",
    "Khánh Hoà": "Khánh Hòa", "Thanh Hoá": "Thanh Hóa", "Hoà Bình": "Hòa Bình",
}  # fmt: skip
_ONE_WORD = frozenset({"Huế", "Vinh", "HCM"})
# The ranks of places as they are written; a quarter or ward may have a number for a name.
_RANKS = {
    "tỉnh": "tỉnh", "thành phố": "thành phố", "tp": "thành phố", "huyện": "huyện", "quận": "quận", "q": "quận",
    "thị xã": "thị xã", "tx": "thị xã", "thị trấn": "thị trấn", "tt": "thị trấn", "xã": "xã", "phường": "phường",
    "đặc khu": "đặc khu",
}  # fmt: skip


def _read_provinces() -> dict[str, str]:
    now: dict[str, str] = {}
    for line in _MERGED.strip().splitlines():
        name, _, before = line.partition(" = ")
        now[name] = name
        now.update((old, name) for old in before.split(", "))
    return now


PROVINCES = _read_provinces()


class Place(NamedTuple):
    """A place that a text names: where, its rank ("huyện", or "tỉnh" for a bare name) and its name."""

    start: int
    end: int
    rank: str
    name: str


def _by_first_letter(words: str) -> str:
    """Return a pattern for what follows the first letter of each of the words, told by that letter."""
    tails: dict[str, list[str]] = {}
    for word in words.split("|"):
        tails.setdefault(word[0], []).append(word[1:])
    return "|".join(f"(?<={first})(?:{'|'.join(rest)})" for first, rest in tails.items())


_CAPITAL = rf"[{CAPITALS}](?:[{SMALL}]|['’-](?=[{SMALL}{CAPITALS}]))*"
_BARE = "|".join(re.escape(name) for name in sorted({*PROVINCES, *_OTHER_NAMES} - {"HCM"}, key=len, reverse=True))
# A search is quick where the pattern tells by which letters it may begin; that the word begins there is asked next.
_FIRST = "".join(sorted({name[0] for name in (*PROVINCES, *_OTHER_NAMES)} | set("TtĐđHhQqPpXx")))
_NAMED = re.compile(
    rf"[{_FIRST}](?<![^\W_].)(?:"
    rf"(?:(?<=[Tt])(?:hành phố|hị xã|hị trấn|ỉnh)|(?<=[Đđ])ặc khu|(?<=[Hh])uyện|(?<=[Qq])(?:uận|\.)|(?<=[Pp])hường"
    rf"|(?<=[Xx])ã|(?<=T)(?:[PpXx]\.?|T\.)|(?<=t)[px]\.?)\s?"
    rf"(?P<name>{_BARE}|HCM|{_CAPITAL}(?:\s{_CAPITAL}){{0,3}}|[0-9]{{1,2}})"
    rf"|(?P<bare>{_by_first_letter(_BARE)}))(?![^\W_])"
)
_CAPITAL_BEFORE = re.compile(rf"{_CAPITAL}\s$")


def places_in(text: str, start: int = 0, end: int | None = None) -> list[Place]:
    """Return the places that a stretch of text names, in its order."""
    found = []
    for match in _NAMED.finditer(text, start, len(text) if end is None else end):
        if match["bare"]:
            if _CAPITAL_BEFORE.search(text, max(0, match.start() - 12), match.start()):
                continue
            found.append(Place(match.start(), match.end(), "tỉnh", _written(match.group())))
        else:
            rank = _RANKS[text[match.start() : match.start("name")].rstrip().rstrip(".").lower()]
            if not _is_name(rank, match["name"]):
                continue
            found.append(Place(match.start(), match.end(), rank, _written(match["name"])))
    return found


def _is_name(rank: str, name: str) -> bool:
    """Say whether a place may bear the name: provinces are known, only wards have numbers, few names are one word."""
    if rank == "tỉnh":
        return _written(name) in PROVINCES
    if name.isdigit():
        return rank in ("quận", "phường")
    return " " in name or "-" in name or name in _ONE_WORD


@lru_cache(maxsize=256)
def current_province(name: str) -> str | None:
    """Return the province or city that a province's name stands for today, None where it is none."""
    return PROVINCES.get(_written(name))


def _written(name: str) -> str:
    plain = normalise_tones(re.sub(r"\s+", " ", name))
    return _OTHER_NAMES.get(plain, plain)
