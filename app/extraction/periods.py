"""Periods: 6 tháng đầu năm 2020, năm 2023, quý I/2023, giai đoạn 2021-2025, tháng 7/2021."""

from __future__ import annotations

import re

from app.extraction.draft import Draft, Line
from app.extraction.model import FigureKind
from app.language.calendar import read_year, write_months
from app.language.counted_nouns import read_counted_noun
from app.language.numerals import NUMBER_WORDS, read_number_words, read_roman
from app.language.tables import words as words_of

_YEAR = r"((?:19|20)[0-9]{2})(?![0-9])"
_OF_YEAR = rf"(?:\s+(?:của\s+)?(?:năm|cả năm)(?:\s+nay(?![^\W_])|\s+{_YEAR})?|\s*/\s*{_YEAR})"
_MONTHS = re.compile(
    rf"([0-9]{{1,2}})\s+tháng(?:\s+tháng)?(?:\s+(đầu|cuối|còn lại)(?:{_OF_YEAR})?|\s+(?:của\s+)?năm\s+{_YEAR}|/{_YEAR})"
)
_BARE_MONTHS = re.compile(
    r"([0-9]{1,2})\s+tháng(?![^\W_])(?!\s+(?:[0-9]{1,2}\s+ngày|tuổi|lương|tù|liên tục|một lần|trở))"
)
_PERIOD_CUES = words_of("trong chung kết kế năm nsnn nhiệm vụ quả hội điều hành cùng kỳ qua sau")
_MONTH_CUES = words_of("trong chung kế qua quả")
_TELLS = re.compile(r"\s(?:là|đạt|ước|tăng|giảm|của|cả|toàn|thu|[0-9][0-9.,]*\s(?:triệu|tỷ|tỉ))(?![^\W_])")
_WORD_MONTHS = re.compile(
    r"(một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười một|mười)(?=\stháng\s(?:đầu|cuối)\s(?:của\s)?năm)"
)
_RANGE = re.compile(rf"{_YEAR}\s?[-–—]\s?{_YEAR}")
_SCHOOL_YEARS = re.compile(rf"{_YEAR}/{_YEAR}")
_SCHOOL = re.compile(r"(?:niên\s+vụ|niên\s+khóa|năm\s+học|vụ(?:\s[^\W\d_]+){0,2})\s+$")
_STRETCH = re.compile(
    r"(?:giai\s+đoạn|thời\s+kỳ|thời\s+kì|nhiệm\s+kỳ|nhiệm\s+kì|niên\s+khóa|niên\s+độ|niên\s+vụ"
    r"|năm\s+(?:học|tài\s+chính|hành\s+chính)(?:\s+mới)?|năm)\s+$"
)
_YEAR_WORD = re.compile(r"năm\s+(?:học\s+(?:mới\s+)?|tài\s+chính\s+|hành\s+chính\s+)?$")
_HALF = re.compile(r"nửa\s+(đầu|cuối)\s+(?:của\s+)?năm\s+$")
_NUMBERED = re.compile(r"[0-9]\s$")
_MONTH = re.compile(rf"([0-9]{{1,2}})(?:\s?[/-]\s?{_YEAR}|\s+năm\s+{_YEAR})?(?![0-9/]|[.,][0-9])")
_MONTHS_FROM_TO = re.compile(
    rf"([0-9]{{1,2}})\s?(?:-|–|đến(?:\s+hết)?\s+tháng)\s?([0-9]{{1,2}})(?:\s?/\s?{_YEAR}|\s+năm\s+{_YEAR})?"
    r"(?![0-9]|\s?%|[.,/][0-9])"
)
_MONTHS_SHORT = re.compile(
    rf"([0-9]{{1,2}})t(?:\s?[/-]\s?{_YEAR}|\s?{_YEAR}|\s+(đầu|cuối)\s+năm(?:\s+{_YEAR})?(?![^\W_]))"
)
_MONTH_NAME = re.compile(
    rf"(mười hai|mười một|mười|giêng|chạp|một|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín)(?![^\W_])"
    rf"(?:\s+năm\s+{_YEAR})?(?!\s(?:lần|kỳ))"
)
_LUNAR = {"giêng": 1, "chạp": 12}
_AMOUNT_BEFORE = re.compile(r"(?:[0-9]|(?<![^\W_])(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mỗi|mấy))\s$")
_MONTH_WORD = re.compile(r"(?<![^\W_])tháng\s+$")
_QUARTER = re.compile(
    rf"(?<![^\W_])quý\s+([ivx]+|[1-4]|một|hai|ba|bốn|tư)(?![^\W_])(?:\s?/\s?{_YEAR}|\s+(?:của\s+)?năm\s+{_YEAR}|-{_YEAR})?"
)
_HALF_YEAR = re.compile(rf"(?<![^\W_])nửa\s+(đầu|cuối)\s+năm(?:\s+nay(?![^\W_])|\s+{_YEAR})?")
_YEAR_AFTER_DATE = words_of("lên tỷ")


def _period(start: int, end: int, value: str) -> Draft:
    return Draft(start, end, FigureKind.PERIOD, value)


def _quarter(shown: str) -> int:
    if shown.isdigit():
        return int(shown)
    roman = read_roman(shown.upper(), 0)
    return roman[1] if roman else NUMBER_WORDS.get(shown, 0)


def read_word_period(line: Line, start: int) -> Draft | None:
    """Read a period that begins with a word: quý II, nửa đầu năm 2023."""
    if match := _QUARTER.match(line.low, start):
        quarter = _quarter(match[1])
        if 1 <= quarter <= 4:
            year = match[2] or match[3] or match[4]
            return _period(start, match.end(), f"{year}-Q{quarter}" if year else f"Q{quarter}")
    if months := _WORD_MONTHS.match(line.low, start):
        count = str(read_number_words(months[1].split())[1])
        if rest := _MONTHS.match(count + line.low[months.end() : months.end() + 60]):
            year = rest[3] or rest[4] or rest[5] or rest[6]
            value = write_months(int(year) if year else None, int(count), rest[2] == "cuối")
            return _period(start, months.end() + rest.end() - len(count), value)
    if month := _month_in_words(line, start):
        return month
    if match := _HALF_YEAR.match(line.low, start):
        half = "H1" if match[1] == "đầu" else "H2"
        return _period(start, match.end(), f"{match[2]}-{half}" if match[2] else half)
    return None


def _month_in_words(line: Line, start: int) -> Draft | None:
    """Read "tháng mười hai năm 2020"; "ba tháng hai lần" names no month."""
    word = _MONTH_WORD.search(line.before(start, 12))
    match = _MONTH_NAME.match(line.low, start) if word else None
    if word is None or match is None or line.before(start, 10) == "rằm tháng ":
        return None
    begin = start - len(word.group())
    if _AMOUNT_BEFORE.search(line.low[max(0, begin - 10) : begin]):
        return None
    month = _LUNAR.get(match[1]) or int(read_number_words(match[1].split())[1])
    return _period(begin, match.end(), f"{match[2]}-{month:02d}" if match[2] else f"--{month:02d}")


def read_listed_quarter(line: Line, start: int) -> Draft | None:
    """Read the "III" of "quý II và III/2020"."""
    last = line.last
    if last is None or last.kind is not FigureKind.PERIOD or "Q" not in str(last.value):
        return None
    match = _QUARTER.match("quý " + line.low[start : start + 24])
    if match is None or line.low[last.end : start].strip() not in (",", "và", "-", "–", "đến"):
        return None
    quarter = _quarter(match[1])
    year = match[2] or match[3] or match[4]
    end = start + match.end() - 4
    return _period(start, end, f"{year}-Q{quarter}" if year else f"Q{quarter}") if 1 <= quarter <= 4 else None


def read_period(line: Line, start: int) -> Draft | None:
    """Read the period whose digits begin at a place; it may begin with words before them."""
    return _month_range(line, start) or _months(line, start) or _years(line, start) or _month(line, start)


def _month_range(line: Line, start: int) -> Draft | None:
    """Read "tháng 01-6/2020" and "tháng 1 đến tháng 6 năm 2020"."""
    match = _MONTHS_FROM_TO.match(line.low, start)
    word = _MONTH_WORD.search(line.before(start, 12)) if match else None
    if match is None or word is None:
        return None
    first, last = int(match[1]), int(match[2])
    if not 1 <= first < last <= 12:
        return None
    year = match[3] or match[4]
    if not year and read_counted_noun(line.text, line.low, match.end()) is not None:
        return None
    value = {(1, 6): "H1", (7, 12): "H2"}.get((first, last), f"M{first}-M{last}")
    begin = start - len(word.group())
    return _period(begin, match.end(), f"{year}-{value}" if year else value)


def _months(line: Line, start: int) -> Draft | None:
    if match := _MONTHS.match(line.low, start):
        count = int(match[1])
        if not 1 <= count <= 12:
            return None
        year = match[3] or match[4] or match[5] or match[6]
        return _period(
            start, match.end(), write_months(int(year) if year else None, count, match[2] in ("cuối", "còn lại"))
        )
    if (match := _MONTHS_SHORT.match(line.low, start)) and 1 <= int(match[1]) <= 12:
        year = match[2] or match[3] or match[5]
        value = write_months(int(year) if year else None, int(match[1]), match[4] == "cuối")
        return _period(start, match.end(), value)
    match = _BARE_MONTHS.match(line.low, start)
    if match is None or not 1 <= int(match[1]) <= 12:
        return None
    count = int(match[1])
    words = line.words_before(start)
    cue = words[-1] if words else ""
    opens = not line.low[max(0, start - 40) : start].strip(" -+*(")
    sure = (
        cue in _MONTH_CUES
        or opens
        or (
            (count in (6, 9) or (count > 2 and _told_of(line, match.end())))
            and (cue in _PERIOD_CUES or not _lasting(words))
        )
    )
    if cue in ("trong", "vòng") and line.low.startswith(" kể từ", match.end()):
        sure = False
    if count < 5 and not opens:
        sure = False
    return _period(start, match.end(), write_months(None, count, False)) if sure else None


def _told_of(line: Line, end: int) -> bool:
    """Say whether what follows is told of the months: "thu 10 tháng là 16.080 tỷ đồng"."""
    return _TELLS.match(line.low, end) is not None


def _lasting(words: list[str]) -> bool:
    lasting = (
        "vòng dài hạn gian hơn gần khoảng thêm mỗi đa thiểu quá tù phạt đủ dưới trên được có là kỳ đến sau trước cứ"
    )
    return bool(words) and words[-1] in lasting.split()


def _years(line: Line, start: int) -> Draft | None:
    year = read_year(line.low, start)
    if year is None:
        return None
    before = line.before(start, 30)
    match = _RANGE.match(line.low, start)
    if match is None and _SCHOOL.search(before):
        match = _SCHOOL_YEARS.match(line.low, start)
    if match is not None:
        words = _STRETCH.search(before)
        begin = start - (len(before) - words.start()) if words else start
        if words and words.group().startswith("năm") and _NUMBERED.search(line.low[max(0, begin - 3) : begin]):
            begin = start
        return _period(begin, match.end(), f"{match[1]}/{match[2]}")
    end = start + 4
    if half := _HALF.search(before):
        return _period(start - (len(before) - half.start()), end, f"{year}-{'H1' if half[1] == 'đầu' else 'H2'}")
    if word := _YEAR_WORD.search(before):
        return _period(start - (len(before) - word.start()), end, str(year))
    return _bare_year(line, start, end, year)


def _bare_year(line: Line, start: int, end: int, year: int) -> Draft | None:
    if line.low[end : end + 1] in ("/", "-", "%") and line.low[end + 1 : end + 2].isalnum():
        return None
    if start and (line.low[start - 1] in "/-" or line.low[start - 1].isalpha()):
        return None
    last = line.last
    if line.low[start - 1 : start] == "(" and line.low[end : end + 1] == ")":
        return _period(start, end, str(year))
    listed = (
        last is not None
        and last.kind is FigureKind.PERIOD
        and line.low[last.end : start].strip() in (",", "và", ";", "-", "–", "đến")
    )
    words = line.words_before(start)
    if not listed and (line.cell is None or line.text.strip() != str(year)):
        if read_counted_noun(line.text, line.low, end) is not None and not (
            words and words[-1] in ("đến", "cuối", "đầu", "kỳ")
        ):
            return None
        if not words:
            return None
    return _period(start, end, str(year))


def _month(line: Line, start: int) -> Draft | None:
    before = line.before(start, 12)
    word = _MONTH_WORD.search(before)
    match = _MONTH.match(line.low, start)
    if match is None or not 1 <= int(match[1]) <= 12:
        return None
    year = match[2] or match[3]
    if word is None:
        last = line.last
        listed = (
            last is not None and last.kind is FigureKind.PERIOD and line.low[last.start : last.end].startswith("tháng")
        )
        if not (listed and last is not None and line.low[last.end : start].strip() in (",", "và", "-", "–", "đến")):
            return None
        begin = start
    else:
        begin = start - (len(before) - word.start())
        if _NUMBERED.search(line.low[max(0, begin - 3) : begin]):
            return None
    value = f"{year}-{int(match[1]):02d}" if year else f"--{int(match[1]):02d}"
    return _period(begin, match.end(), value)
