"""Days: 06/01/2023, 07 tháng 7 năm 2021, 30/4, and both ends of "ngày 15 - 20/7/2020"."""

from __future__ import annotations

import re

from app.extraction.draft import Draft, Line
from app.extraction.model import FigureKind
from app.language.calendar import day_exists, write_date
from app.language.counted_nouns import read_counted_noun
from app.language.tables import words as words_of

_FULL = re.compile(r"([0-9]{1,2})\s?([/.-])\s?([0-9]{1,2})\s?\2\s?((?:19|20)[0-9]{2})(?![0-9])(?![/-][^\W\d_])")
_WORDS = re.compile(
    r"([0-9]{1,2})\s+tháng\s*([0-9]{1,2})(?![0-9/])(?:\s*[,/]?\s*năm\s+((?:19|20)[0-9]{2})|\s*/\s*((?:19|20)[0-9]{2}))?"
    r"(?![0-9])"
)
_SHORT = re.compile(r"([0-9]{1,2})\s?([/.-])\s?([0-9]{1,2})(?![0-9]|[.,/-][0-9]|\s?%)")
_SHARED = re.compile(
    r"([0-9]{1,2})(?=\s?(?:-|–|đến|và|,)\s?(?:ngày\s)?([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]((?:19|20)[0-9]{2}))"
)
_LISTED = re.compile(
    r"([0-9]{1,2})(?:\s?(?:-|–|,|;|và|đến)\s?(?:hết\s)?(?:ngày\s)?[0-9]{1,2}){1,6}"
    r"(?:\s?/\s?|\s+tháng\s+)([0-9]{1,2})(?![0-9])(?:(?:\s?/\s?|,?\s+năm\s+)((?:19|20)[0-9]{2})|())"
)
# "mỗi ngày 15 ca" counts, "ngày 15" names a day.
_ON_DAY = re.compile(r"(?<!mỗi )(?<!một )(?<!trong )(?<!hằng )(?<!hàng )(?<!quân )(?<![^\W_])ngày\s$")
_LONE = re.compile(r"(?:0?[1-9]|[12][0-9]|3[01])(?![0-9.,/%])(?!\s(?:tuổi|công|làm|nghỉ|liên tục))")
_BETWEEN = re.compile(r"\s*(?:,|;|và|-|–|đến|đến ngày|hoặc)\s*(?:ngày\s*)?$")
_DAY_CUES = words_of("mồng ngày sáng trưa chiều tối đêm nay hôm mùng lễ khánh động dịp nữ từ trước sau đến tết")
# "ngày Quốc khánh 2/9", "ngày khai giảng 5/9".
_NAMED_DAY = re.compile(r"(?<![^\W_])(?<!mỗi )ngày(?:\s[^\W\d_]+){1,6}\s\(?$")
_SURE_CUES = words_of("mồng ngày sáng trưa chiều tối đêm mùng lễ khánh")
_PLAIN_CUES = words_of("nay hôm qua")


def _draft(start: int, end: int, year: int | None, month: int, day: int) -> Draft:
    exists = day_exists(year, month, day)
    return Draft(start, end, FigureKind.DATE, write_date(year, month, day), doubtful=not exists)


def read_date(line: Line, start: int) -> Draft | None:
    """Read the day with its month that begins at a place and cannot be anything else."""
    if match := _FULL.match(line.low, start):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        if day <= 31 or month <= 12:
            return _draft(start, match.end(), year, month, day)
    if match := _WORDS.match(line.low, start):
        shown = match[3] or match[4]
        words = line.words_before(start)
        if shown or (words and words[-1] in _DAY_CUES):
            return _draft(start, match.end(), int(shown) if shown else None, int(match[2]), int(match[1]))
    return _shared_day(line, start) or _short_date(line, start) or _lone_day(line, start)


def _lone_day(line: Line, start: int) -> Draft | None:
    """Read the day in "ngày 15, ngày 20 và ngày 25 tháng 7": the month stands with the last, the year may."""
    match = _LISTED.match(line.low, start)
    if match is None or not line.before(start, 6).endswith("ngày "):
        return None
    day, month = int(match[1]), int(match[2])
    shown = match[3] or match[4]
    return _draft(start, match.end(1), int(shown) if shown else None, month, day) if 1 <= month <= 12 else None


def is_lone_day(line: Line, start: int) -> bool:
    """Say whether the number is a day whose month the text does not tell: "ngày 15 vừa qua"."""
    return _LONE.match(line.low, start) is not None and _ON_DAY.search(line.before(start, 16)) is not None


def _shared_day(line: Line, start: int) -> Draft | None:
    match = _SHARED.match(line.low, start)
    words = line.words_before(start) if match else []
    if match is None or not (words[-1:] == ["ngày"] or _spans_days(line, match)):
        return None
    return _draft(start, match.end(1), int(match[4]), int(match[3]), int(match[1]))


def _spans_days(line: Line, match: re.Match[str]) -> bool:
    """Say whether a dash joins two days of one month: "(12-14/7/2023)"."""
    dashed = line.low[match.end(1) : match.start(2)].strip() in ("-", "–")
    return dashed and int(match[1]) < int(match[2]) <= 31 and int(match[3]) <= 12


def _short_date(line: Line, start: int) -> Draft | None:
    match = _SHORT.match(line.low, start)
    if match is None:
        return None
    day, sign, month = int(match[1]), match[2], int(match[3])
    if not (1 <= month <= 12 and day_exists(None, month, day)):
        return None
    words = line.words_before(start)
    cue = words[-1] if words else ""
    if sign != "/":
        spoken = sign == "-" and cue in _SURE_CUES and read_counted_noun(line.text, line.low, match.end()) is None
        sure = cue == "ngày" or spoken or (cue in _PLAIN_CUES and len(match[1]) + len(match[3]) > 2)
        return _draft(start, match.end(), None, month, day) if sure else None
    last = line.last
    follows_date = last is not None and last.kind is FigureKind.DATE and _BETWEEN.match(line.low[last.end : start])
    if cue in _SURE_CUES or follows_date:
        return _draft(start, match.end(), None, month, day)
    noun = read_counted_noun(line.text, line.low, match.end())
    if cue in _DAY_CUES and noun is None:
        return _draft(start, match.end(), None, month, day)
    if noun is None and _NAMED_DAY.search(line.before(start, 50)):
        return _draft(start, match.end(), None, month, day)
    if day > month and noun is None and (day, month) != (24, 7):
        return _draft(start, match.end(), None, month, day)
    return None
