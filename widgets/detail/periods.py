"""Days and periods in words: "2024-H1" is "the first 6 months of 2024"."""

from __future__ import annotations

import re

from app.wording import Message, render, translate

_PERIOD = re.compile(
    r"(?:(?P<year>\d{4})-)?(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|M(?P<first>\d{1,2})-M(?P<last>\d{1,2}))"
)
_MONTH = re.compile(r"(?P<year>\d{4}|-)-(?P<month>\d{2})")
_DAY = re.compile(r"(?P<year>\d{4}|-)-(?P<month>\d{2})-(?P<day>\d{2})")
_STRETCH = re.compile(r"(?P<first>\d{4})/(?P<last>\d{4})")
_YEAR = re.compile(r"\d{4}")
_QUARTERS = ("I", "II", "III", "IV")
_DECEMBER = 12


def period_text(code: str) -> str:
    """Return a period or a day as a person writes it; what is neither stays as it is."""
    if match := _DAY.fullmatch(code):
        day = f"{match['day']}/{match['month']}"
        return day if match["year"] == "-" else f"{day}/{match['year']}"
    if match := _PERIOD.fullmatch(code):
        return _part_of_year(match)
    if match := _MONTH.fullmatch(code):
        month = str(int(match["month"]))
        known = Message("month {month} of {year}", month=month, year=match["year"])
        return render(Message("month {month}", month=month) if match["year"] == "-" else known)
    if match := _STRETCH.fullmatch(code):
        first, last = match["first"], match["last"]
        following = int(last) == int(first) + 1  # a school year as often as a stretch of two years
        return f"{first} - {last}" if following else translate("{first} to {last}", first=first, last=last)
    return translate("year {year}", year=code) if _YEAR.fullmatch(code) else code


def _part_of_year(match: re.Match[str]) -> str:
    year = match["year"]
    if match["quarter"]:
        quarter = _QUARTERS[int(match["quarter"]) - 1]
        known = Message("quarter {quarter} of {year}", quarter=quarter, year=year)
        return render(known if year else Message("quarter {quarter}", quarter=quarter))
    first, last = int(match["first"] or 1), int(match["last"] or _DECEMBER)
    if match["half"]:
        first, last = (1, 6) if match["half"] == "1" else (7, _DECEMBER)
    count = last - first + 1
    if first == 1:
        known = Message("first {count} months of {year}", count=count, year=year)
        return render(known if year else Message("first {count} months of the year", count=count))
    if last == _DECEMBER:
        known = Message("last {count} months of {year}", count=count, year=year)
        return render(known if year else Message("last {count} months of the year", count=count))
    known = Message("month {first} to month {last} of {year}", first=first, last=last, year=year)
    return render(known if year else Message("month {first} to month {last}", first=first, last=last))
