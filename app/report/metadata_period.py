"""The period and the session of the council that a title names, and where it does so."""

from __future__ import annotations

import re
from typing import NamedTuple

from app.report.model import Span

_SESSION = re.compile(
    r"(?i)kỳ\s+họp\s+(?:thường lệ\s+|chuyên đề\s+|bất thường\s+)?(?:thứ|lần thứ)\s+\w+"
    r"[^.;()\n]{0,60}?kh(?:óa|oá)\s+[IVXLC]+\b"
)
_SESSION_OTHER = re.compile(r"(?i)kỳ\s+họp\s+(?:thứ|lần thứ)\s+\w+")
_CHAMBER = re.compile(r"(?i)khoá")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_HALF = re.compile(r"(?i)\b(?:0?6|sáu)\s+tháng\s+(?P<half>đầu|cuối)\s+năm(?:\s+(?P<year>\d{4}))?")
_NINE = re.compile(r"(?i)\b(?:0?9|chín)\s+tháng(?:\s+đầu)?(?:\s+năm)?(?:\s+(?P<year>\d{4}))?\b")
_QUARTER = re.compile(r"(?i)\bquý\s+(?P<quarter>IV|I{1,3}|[1-4])\b(?:\s*[/,-]\s*|\s+)(?:năm\s+)?(?P<year>\d{4})")
_MONTH = re.compile(r"(?i)\btháng\s+(?P<month>0?[1-9]|1[0-2])(?:\s*/\s*|\s+năm\s+)(?P<year>\d{4})")
_YEARS = re.compile(r"(?i)\b(?:giai\s+đoạn|nhiệm\s+kỳ)\s+(?P<year>\d{4})\s*[-–]\s*(?P<last>\d{4})")
_YEAR = re.compile(r"(?i)\bnăm\s+(?P<year>\d{4})\b")


class Named(NamedTuple):
    """What a text names, and where."""

    value: str
    span: Span


def find_period(text: str, where: Span | None = None) -> Named | None:
    """Return the period that a stretch of text names: "2020-H1", "2020", "2023-Q1", "2023-07", "2016/2020", or None."""
    where = where or Span(0, len(text))
    some_year = _YEAR.search(text, *where)
    for pattern in (_HALF, _NINE, _QUARTER, _MONTH, _YEARS, _YEAR):
        match = pattern.search(text, *where)
        year = match["year"] or (some_year["year"] if some_year else None) if match else None
        if match and year:
            return Named(_written(match, year), Span(*match.span()))
        if match and pattern is _HALF:
            return None  # a half of a year that is not named
    return None


def _written(match: re.Match[str], year: str) -> str:
    if match.re is _HALF:
        return f"{year}-H{1 if match['half'].lower() == 'đầu' else 2}"
    if match.re is _NINE:
        return f"{year}-01/{year}-09"
    if match.re is _QUARTER:
        return f"{year}-Q{_QUARTERS[match['quarter'].lower()]}"
    if match.re is _MONTH:
        return f"{year}-{int(match['month']):02d}"
    return f"{year}/{match['last']}" if match.re is _YEARS else year


def find_session(text: str, where: Span) -> Named | None:
    """Return the session of the council that a stretch of text names, as it stands in running text."""
    match = _SESSION.search(text, *where) or _SESSION_OTHER.search(text, *where)
    if not match:
        return None
    words = " ".join(_CHAMBER.sub("khóa", match[0]).split())
    return Named(words[0].lower() + words[1:], Span(*match.span()))
