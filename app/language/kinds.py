"""Which general nouns embrace which others, and which words part a whole so that nothing lies in two parts."""

from __future__ import annotations

import re

from app.language.tables import phrases

_DOCUMENTS = phrases(
    "văn bản|công văn|quyết định|chỉ thị|nghị quyết|nghị định|thông tư|thông báo|báo cáo|tờ trình|kế hoạch|chương trình"
    "|đề án|đề cương|hướng dẫn|quy chế|quy định|quy hoạch|giấy mời|công điện|kết luận|biên bản|dự thảo|phương án"
    "|giấy phép|ý kiến|đơn"
)
_PERSONS = phrases(
    "người|nam|nữ|cán bộ|công chức|viên chức|giáo viên|học sinh|sinh viên|học viên|bác sĩ|y sĩ|y tá|điều dưỡng|dược sĩ"
    "|kỹ sư|thạc sĩ|tiến sĩ|đảng viên|đoàn viên|hội viên|chuyên viên|lao động|công nhân|nông dân|chiến sĩ|dân quân"
    "|đại biểu|lãnh đạo|trưởng phòng|phó phòng|giám đốc|phó giám đốc|ủy viên|chủ tịch|phó chủ tịch|trẻ em|phụ nữ"
    "|chủ nhiệm|phó chủ nhiệm|bí thư|phó bí thư|trưởng ban|phó trưởng ban|đồng chí|thư ký|bộ đội|công an"
)
_ANIMALS = phrases("con|trâu|bò|lợn|heo|dê|cừu|ngựa|gà|vịt|ngan|ngỗng|chim cút|gia cầm|gia súc|thỏ|hươu|chó|mèo")
_VEHICLES = phrases("phương tiện|xe|ô tô|xe máy|mô tô|tàu|thuyền|ghe|xuồng|ca nô|máy bay|xà lan|trực thăng|tàu cá")
_SCHOOLS = phrases("cơ sở giáo dục|trường|trung tâm|cơ sở|học viện|đại học|cao đẳng|nhóm trẻ|nhà trẻ")
_PLACES = phrases("đơn vị hành chính|xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|đặc khu")
_OFFICES = phrases("đơn vị|cơ quan|tổ chức|sở|ban|ngành|phòng|chi cục|trung tâm|văn phòng|đơn vị sự nghiệp|hội|đoàn")
# A noun that counts all of these, whatever each of them is called.
_EMBRACED = {
    "văn bản": _DOCUMENTS,
    "nội dung": _DOCUMENTS | phrases("nội dung|chuyên đề|vấn đề"),
    "tài liệu": _DOCUMENTS,
    "người": _PERSONS,
    "nhân lực": _PERSONS,
    "thành viên": _PERSONS | phrases("thành viên"),
    "con": _ANIMALS,
    "gia súc": _ANIMALS,
    "gia cầm": _ANIMALS,
    "vật nuôi": _ANIMALS,
    "phương tiện": _VEHICLES,
    "cơ sở giáo dục": _SCHOOLS,
    "đơn vị hành chính": _PLACES,
    "xã": phrases("xã|phường|thị trấn|đặc khu"),
    "huyện": phrases("huyện|quận|thị xã|thành phố"),
    "tỉnh": phrases("tỉnh|thành phố"),
    "đơn vị": _OFFICES | _PLACES | phrases("trường|bệnh viện|công ty|doanh nghiệp"),
    "cơ quan": _OFFICES,
    "thủ tục": phrases("thủ tục|thủ tục hành chính|dịch vụ công"),
    "vụ": phrases("vụ|vụ việc|vụ án"),
}
# Words of which a thing bears one only. In the first table nothing is left beside them, in the second there may be.
_HALVES = (
    (r"\bnam\b", r"\bnữ\b"),
    (
        r"\b(?:đúng|trước|trong|chưa đến|chưa tới)(?:\s+(?:và|hoặc))?(?:\s+(?:đúng|trước))?\s+hạn\b",
        r"\b(?:quá|trễ) hạn\b",
    ),
    (r"\bthành thị\b", r"\bnông thôn\b"),
    (r"\btrong nước\b", r"\b(?:nước ngoài|ngoài nước)\b"),
    (r"\bcông lập\b(?<!ngoài công lập)", r"\b(?:ngoài công lập|tư thục|dân lập)\b"),
    (r"\b(?:tiếp nhận mới|mới tiếp nhận|nhận mới)\b", r"\bkỳ trước\b"),
    (r"\bđã\b", r"\bchưa\b"),
)
_APART = (
    (r"\bhành chính\b", r"\bhình sự\b", r"\bdân sự\b"),
    (r"\b(?:cấp\s+)?tỉnh\b", r"\b(?:cấp\s+)?huyện\b", r"\b(?:cấp\s+)?xã\b", r"\btrung ương\b"),
    (r"\bchính thức\b", r"\b(?:dự bị|dự phòng|dự khuyết|khách mời)\b"),
    (r"\bchết\b", r"\bbị thương\b", r"\bmất tích\b"),
)
_SPECIES = (_DOCUMENTS, _ANIMALS, _VEHICLES, _PLACES)  # no thing is two of these


def embraces(general: str | None, noun: str | None) -> bool:
    """Say whether a counted noun counts the things of another: "văn bản" counts "công văn", any noun its own kinds."""
    whole, part = (general or "").casefold().split(), (noun or "").casefold().split()
    if not whole or not part:
        return False
    size = min(len(whole), len(part))
    if whole[:size] == part[:size]:
        return True
    for length in range(len(whole), 0, -1):
        known = _EMBRACED.get(" ".join(whole[:length]))
        if known is not None:
            return _known(part, known) is not None
    return False


def are_halves(items: list[str]) -> bool:
    """Say whether two items bear two words that leave nothing beside them: "nam" and "nữ", "đúng hạn" and "quá hạn"."""
    return len(items) == 2 and any(_distinct(items, family) for family in _HALVES)


def are_apart(items: list[str]) -> bool:
    """Say whether no thing can lie in two of the items, by words of which it bears one only."""
    return are_halves(items) or any(_distinct(items, family) for family in _APART)


def are_species(nouns: list[str]) -> bool:
    """Say whether the nouns name kinds of which no thing is two: "gà" and "vịt", "xã" and "phường"."""
    kinds = [_known(noun.casefold().split(), family) for family in _SPECIES for noun in nouns]
    size = len(nouns)
    rows = [kinds[n : n + size] for n in range(0, len(kinds), size)]
    return size > 1 and any(None not in row and len(set(row)) == size for row in rows)


def _known(noun: list[str], family: frozenset[str]) -> str | None:
    return next((name for count in range(len(noun), 0, -1) if (name := " ".join(noun[:count])) in family), None)


def _distinct(items: list[str], family: tuple[str, ...]) -> bool:
    """Say whether each item bears one word of the family, and each another."""
    borne = [[n for n, word in enumerate(family) if re.search(word, item, re.IGNORECASE)] for item in items]
    return all(len(found) == 1 for found in borne) and len({found[0] for found in borne}) == len(items)
