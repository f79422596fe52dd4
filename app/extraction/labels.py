"""Numbers that state no quantity: headings, list marks, "khóa XVII", "Quốc lộ 8C", "Covid-19", phone numbers, codes."""

from __future__ import annotations

import re
from decimal import Decimal

from app.extraction.dates import is_lone_day
from app.extraction.draft import Draft, Line
from app.extraction.quantities import ranks_in_field
from app.language.counted_nouns import is_counted, read_counted_noun
from app.language.currencies import read_currency
from app.language.label_words import ALWAYS, COUNTED_BEFORE_NUMBER, WEAK
from app.language.letters import CAPITALS, SMALL
from app.language.magnitudes import read_scale, read_scaled
from app.language.numerals import Numeral, read_numeral
from app.language.tables import words as words_of
from app.language.units import read_measure

_HEAD = re.compile(
    r"\s*(?:[-+*•–]\s*){0,3}(?:\(?[0-9]{1,2}(?:\.[0-9]{1,2}){0,4}(?:[.)/]{1,3}(?=\s|\*)|/(?=[^\W\d_]{2,}\s))|[0-9]{1,2}(?:\.[0-9]{1,2}){1,4}(?=\s+[*]*[^\W\d_])(?!\s(?:tỷ|tỉ|triệu|nghìn|ngàn|đồng|tấn|ha|km|m2|m3|kg|mw|lần|điểm)(?![^\W_])))"
)
_BRACKETED = re.compile(r"\(\s?[0-9]{1,2}\s?\)")
_NAMED_CODE = re.compile(r"(?<![^\W_])[^\W\d_]{2,}\s?[-–]\s?$")
_LISTED = re.compile(r"\s*(?:,|và|-|–|đến|hoặc|,\s*số)\s*(?:thứ\s*)?$")
_NAME = re.compile(r"(?:^|[^\w])([^\W\d_]+)\s$")
_NEXT_WORDS = re.compile(r"[ \u00a0*]{1,2}([^\W\d_]+(?: [^\W\d_]+){0,2})")
# "Thôn Bản Tết 1", "Khu phố Tân Phú 2": the number parts two places of one name.
_PLACE_NAME = re.compile(
    rf"(?<![^\W_])(?:[Tt]hôn|[Bb]ản|[Ấấ]p|[Xx]óm|[Bb]uôn|[Ll]àng|[Kk]hóm|[Kk]hu|[Tt]ổ dân phố|[Kk](?:hu|hối) phố)"
    rf"(?:\s[{CAPITALS}][{SMALL}]*){{1,3}}\s$"
)
_ARTICLES = words_of("điều khoản điểm chương mục tiết")
_CLOCK = re.compile(
    r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:])|[0-9]{1,2}\s?(?:h|giờ|g)\s?[0-9]{0,2}(?:\s?(?:phút|'))?(?![^\W_])"
)
_CLOCK_DAY = re.compile(r"\s(?:sáng|trưa|chiều|tối|đêm|hôm|hằng ngày|hàng ngày|ngày [0-9])(?![^\W_])")
_STATION = re.compile(r"(?<![^\W_])(?:km|lý trình)\s?[0-9]{1,4}\s?\+\s?$")
_WEEKDAY = re.compile(r"(?<![^\W_])thứ\s$")
_PHONE = re.compile(r"0[0-9]{1,4}(?:[ .-][0-9]{2,4}){2,3}(?![0-9]|[.,][0-9])|0[0-9]{2,4}[ .-][0-9]{6,8}(?![0-9])")
_UNIT_CUE = re.compile(r"(?:đvt|đơn vị(?: tính)?)\s*:\s*$")
_VERSION = re.compile(r"[0-9]\.0(?![0-9]|[.,][0-9]|\s?%|\s(?:tỷ|tỉ|triệu|điểm|ha|tấn|km|kg|lần)(?![^\W_]))")
_ONE_OF_SOME = re.compile(r"1 (?:số|vài)(?= [^\W\d_])")
_YEAR = re.compile(r"\s(?:19|20)[0-9]{2}(?![0-9])")
_LONGEST_FRAME = 40  # blanks and signs around a number that still belong to it
_GLUED_NOUN = re.compile(r"[^\W\d_]{2,}")
_UNIT_AFTER = re.compile(
    r"\s?(?:%|‰|(?:tỷ|tỉ|triệu|nghìn|ngàn|đồng|usd|lần)(?![^\W_]))|(?:/[0-9]+(?:,[0-9]+)?)?\s?kv(?![^\W_])"
)
_RANGE_GAP = re.compile(r"\s?[-–]\s?(?=[0-9])")
_TIMES = re.compile(r"[x×]\s?[0-9]")
_TIMES_SIGN = re.compile(r"[0-9]\s?[x×]$")
_ROAD = re.compile(r"(?<![^\W_])(?:ql|đt|tl|đh|hl|dt|đx|gtnt|quốc lộ|tỉnh lộ|đường tỉnh)\s?\.\s?$|(?<![^\W_])[qpf]\.$")
# What goes on in a code after digits and a letter: "61A-123.45", "H5N1".
_CODE_TAIL = re.compile(r"[^\W\d_]{1,3}[0-9]*(?:-[0-9]+(?:\.[0-9]+)*)?(?![^\W_])")
_ROUND_CLOCK = re.compile(r"24\s?/\s?(?:24(?:\s?(?:h|giờ)(?![^\W_]))?|7)(?![0-9]|[.,/][0-9])")
_SLOGAN = re.compile(r"[^\W\d_]*(?: [^\W\d_]+){0,3}\s?(?:[”\"’]|[,;+] ?[0-9]+ [^\W\d_]+(?: [^\W\d_]+){0,3}[”\"’])")
_ON_THE_SPOT = re.compile(r" tại chỗ(?![^\W_])")
_CLOCK_CUES = words_of("đúng lúc hồi vào từ đến trước sau")


def head_end(line: Line) -> int:
    """Return where the number of a heading or list item that opens the line ends."""
    match = _HEAD.match(line.low)
    return max(line.body, match.end() if match else 0)


def read_label(line: Line, start: int, numeral: Numeral) -> Draft | None:
    """Return the number at a place as a label where it states no quantity, else None."""
    for read in (_marked_end, _glued_end, _code_end, _time_end):
        if end := read(line, start, numeral):
            return Draft(start, end, None)
    if _named(line, start, numeral) or _continues(line, start, numeral.end):
        return Draft(start, numeral.end, None)
    return None


def _marked_end(line: Line, start: int, numeral: Numeral) -> int:
    """Return where the mark of a row, a list, a note, a unit or a slogan ends, 0 where none begins."""
    low, end = line.low, numeral.end
    if line.ordinal and len(low) < end - start + _LONGEST_FRAME and low.strip(" .()*") == low[start:end]:
        return end
    if low[start - 1 : start] == "(" and _BRACKETED.match(low, start - 1) and _marks_list(line, start, end):
        return end
    if _VERSION.match(low, start) or _ONE_OF_SOME.match(low, start) or _names_unit(line, start, numeral):
        return end
    return _note_mark_end(line, start, end) or _slogan_end(line, start, end)


def _glued_end(line: Line, start: int, numeral: Numeral) -> int:
    """Return where a number ends that letters are glued to: "H5N1", "30a", "61A-123.45"; 0 where it stands free."""
    low, end = line.low, numeral.end
    if start > 1 and low[start - 1] == "+" and low[start - 2].isalpha():
        return end
    lettered = start and (low[start - 1].isalpha() or low[start - 1] == "_")
    if lettered and line.text[start - 2 : start].islower() and _is_unit(low, end):
        return 0  # a blank was lost: "tăng1,36%"
    if lettered and not _TIMES_SIGN.search(low[max(0, start - 3) : start]):
        return end
    if end < len(low) and low[end].isalpha() and not _is_glued_unit(low, end):
        code = _CODE_TAIL.match(low, end) if not _TIMES.match(low, end) else None
        return code.end() if code else end
    return 0


def _code_end(line: Line, start: int, numeral: Numeral) -> int:
    """Return where the number of a road, a phone, a station or a code ends, 0 where none begins."""
    low, end = line.low, numeral.end
    if _ROAD.search(low[max(0, start - 14) : start]) or _STATION.search(low[max(0, start - 14) : start]):
        return end
    code = _NAMED_CODE.search(low[max(0, start - 16) : start])
    if code and (" " not in code.group() or code.group().startswith("covid")):
        return end
    if low[start] == "0" and (phone := _PHONE.match(low, start)):
        return phone.end()
    return end if not numeral.grouped and _is_code(line, start, end) else 0


def _time_end(line: Line, start: int, numeral: Numeral) -> int:
    """Return where a time of day, a weekday or a day without a month ends, 0 where none begins."""
    low, end = line.low, numeral.end
    if round_clock := _ROUND_CLOCK.match(low, start):
        return round_clock.end()
    if is_lone_day(line, start):
        return end
    if _WEEKDAY.search(low[max(0, start - 5) : start]) and 2 <= numeral.value <= 7 and not ranks_in_field(low, end):
        return end
    return _clock_end(line, start)


def _note_mark_end(line: Line, start: int, end: int) -> int:
    """Return where a note's mark ends that is written in brackets: "36 tỷ đồng(3)", "45 dự án [12]"; else 0."""
    before, after = line.low[start - 1 : start] if start else "", line.low[end : end + 1]
    if end - start > 3 or not line.low[start:end].isdigit():
        return 0
    if before == "[" and after == "]":
        return end + 1
    glued = start > 1 and not line.low[start - 2].isspace() and line.low[start - 2] not in "(/"
    return end + 1 if before == "(" and after == ")" and glued and end - start < 3 else 0


def _names_unit(line: Line, start: int, numeral: Numeral) -> bool:
    """Say whether the number belongs to the unit of a table: "ĐVT: 1.000 đồng", a header's "(1.000 đồng)"."""
    if numeral.value not in (1000, 1_000_000):
        return False
    if _UNIT_CUE.search(line.low, max(0, start - 20), start):
        return True
    return (
        line.cell is not None and line.low[start - 1 : start] == "(" and ")" in line.low[numeral.end : numeral.end + 20]
    )


def _slogan_end(line: Line, start: int, end: int) -> int:
    """Return where the number of a slogan ends: "4 tại chỗ", “5 không, 3 sạch”; 0 where there is none."""
    if _ON_THE_SPOT.match(line.low, end):
        return end
    quoted = start and line.low[start - 1] in '“"‘'
    return end if quoted and end - start < 3 and _SLOGAN.match(line.low, end + 1) else 0


def _is_glued_unit(low: str, end: int) -> bool:
    if low[end] == "k" and read_scaled(low, Numeral(end, Decimal(10), False, False))[0] > end:
        return low[end - 2 : end].isdigit()
    noun = _GLUED_NOUN.match(low, end)
    if noun and is_counted([noun.group()]):
        return True
    return read_scale(low, end) is not None or read_currency(low, end) is not None or read_measure(low, end) is not None


def _marks_list(line: Line, start: int, end: int) -> bool:
    before = line.low[max(0, start - _LONGEST_FRAME) : start - 1].rstrip(" *")
    after = line.low[end : end + _LONGEST_FRAME].lstrip(" ")[1:2]
    return (not before or before[-1] in ':;.,"”' or before.endswith(("và", "là", "có"))) or not after.strip()


def _is_code(line: Line, start: int, end: int) -> bool:
    shown = line.low[start:end]
    if not shown.isdigit():
        return False
    return (len(shown) > 3 and shown[0] == "0") or len(shown) > 9


def _clock_end(line: Line, start: int) -> int:
    """Return where the time of day that begins at a place ends, 0 where none does."""
    match = _CLOCK.match(line.low, start)
    if match is None:
        return 0
    words = line.words_before(start)
    sure = (
        ":" in match.group()
        or "giờ" not in match.group()
        or "phút" in match.group()
        or (words and words[-1] in _CLOCK_CUES)
        or _CLOCK_DAY.match(line.low, match.end())
    )
    return match.end() if sure else 0


def _named(line: Line, start: int, numeral: Numeral) -> bool:
    if numeral.grouped or _is_unit(line.low, numeral.end):
        return False
    words = line.words_before(start)
    if not words:
        return False
    counted = _counts(line, numeral.end) or _opens_range(line, numeral.end)
    for size in (3, 2, 1):
        cue = " ".join(words[-size:])
        if len(words) >= size and cue in ALWAYS:
            cited = cue in _ARTICLES and line.text[numeral.end + 1 : numeral.end + 2].isupper()
            return cited or cue not in WEAK or not counted
    if words[-1] == "số":
        return not counted and not (len(words) > 1 and words[-2] in COUNTED_BEFORE_NUMBER)
    noun = read_counted_noun(line.text, line.low, numeral.end)
    counted = counted or (noun is not None and not noun[1].isupper())
    if _PLACE_NAME.search(line.text, max(0, start - 40), start) and not _counts(line, numeral.end):
        return True
    return not counted and _after_name(line, start, numeral)


def _counts(line: Line, end: int) -> bool:
    """Say whether a noun of the tables, a magnitude, a currency or a per cent sign follows."""
    match = _NEXT_WORDS.match(line.low, end)
    words = match[1].split(" ") if match else []
    if words[:1] == ["năm"] and match is not None and _YEAR.match(line.low, match.start(1) + 3):
        return False
    return (is_counted(words) and words[0] not in _ARTICLES) or _is_unit(line.low, end)


def _opens_range(line: Line, end: int) -> bool:
    """Say whether the number begins a range that counts: "KH 55-56 triệu đồng"."""
    gap = _RANGE_GAP.match(line.low, end)
    other = read_numeral(line.low, gap.end()) if gap else None
    return other is not None and (_counts(line, other.end) or read_measure(line.low, other.end) is not None)


def _is_unit(low: str, end: int) -> bool:
    return _UNIT_AFTER.match(low, end) is not None


def _after_name(line: Line, start: int, numeral: Numeral) -> bool:
    """Say whether the number belongs to a name before it: "GMS 6", "Khôi Nguyên 18"."""
    if numeral.value != int(numeral.value) or line.low[numeral.end : numeral.end + 1] == "/":
        return False
    match = _NAME.search(line.text[max(0, start - 20) : start])
    if match is None:
        return False
    name = match[1]
    if len(name) > 1 and name.isupper():
        return True
    before = line.text[max(0, start - 20) : start - len(name) - 1].rstrip()
    inside = "(" in line.text[max(0, start - 60) : start] and ")" not in line.text[max(0, start - 60) : start]
    return (
        name[0].isupper() and not inside and bool(before) and before[-1] not in ".:;!?" and _far_from_last(line, start)
    )


def _far_from_last(line: Line, start: int) -> bool:
    """Say whether no figure stands near: in "Văn Chấn 23, Trạm Tấu 1" both numbers count."""
    return line.last is None or start - line.last.end > 30


def _continues(line: Line, start: int, end: int) -> bool:
    """Say whether the number goes on a list of names: "kỳ họp thứ 14, 15", "mức độ 3 và 4"."""
    last = line.last
    if (
        last is None
        or last.kind is not None
        or start - last.end > 8
        or not _LISTED.fullmatch(line.low[last.end : start])
    ):
        return False
    if line.low[end : end + 1] == "/":
        return False
    if last.start < line.body or line.low[last.end : last.end + 1] in ".)":
        return False
    return not _counts(line, end)
