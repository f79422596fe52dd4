"""Values that cannot be: a rank beyond its field, a day, month or quarter that no calendar has."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from app.checks.context import Context
from app.checks.draft import FindingDraft
from app.checks.model import Level
from app.extraction.model import FigureKind
from app.report.model import Span
from app.wording.message import Message

# The patterns begin with what is looked for fast, and what stands before is asked afterwards: text is long.
_DATE = re.compile(
    r"([0-9]{1,2})(?:[/.-]|\s+tháng\s+)([0-9]{1,2})(?:[/.-]|\s+năm\s+)((?:19|20)[0-9]{2})(?![0-9/,-])(?!\.[0-9])"
)
_DAY = re.compile(r"gày ([0-9]{1,2})[/-]([0-9]{1,2})(?![0-9/.-])(?!\s*[-–/]\s*[0-9A-Z])")
_MONTH = re.compile(r"háng (?:1[3-9]|[2-9][0-9])(?:/|\s+năm\s+)(?:19|20)[0-9]{2}(?![0-9])")
_QUARTER = re.compile(r"uý (?:V|VI{1,3}|[5-9])(?:/|\s*năm\s+)(?:19|20)[0-9]{2}(?![0-9])")
_INSIDE = frozenset("0123456789/.,-")
_LEAP = 2000  # a day without a year may be of any


def check_impossible_value(context: Context) -> Iterator[FindingDraft]:
    """Yield ranks outside their field, and dates, months and quarters that do not exist."""
    for figure in context.figures:
        if figure.kind is FigureKind.RANK and isinstance(figure.value, tuple) and figure.value[0] > figure.value[1]:
            message = Message(
                "Rank {rank} is impossible: there are only {field}.", rank=figure.value[0], field=figure.value[1]
            )
            yield FindingDraft("impossible_value", Level.ERROR, (figure.span,), message)
    text = context.report.text
    for match in _DATE.finditer(text):
        if text[match.start() - 1 : match.start()] not in _INSIDE:
            yield from _check(match, match.start(), int(match[3]))
    for match in _DAY.finditer(text):
        yield from _check(match, match.start(1), _LEAP)
    for pattern in (_MONTH, _QUARTER):
        for match in pattern.finditer(text):
            span = Span(match.start() - 1, match.end())
            if not text[max(0, span.start - 2) : span.start].strip().isdigit():  # "6 tháng 15" counts months
                message = Message("There is no {period}.", period=text[span.start : span.end])
                yield FindingDraft("impossible_value", Level.ERROR, (span,), message)


def _check(match: re.Match[str], start: int, year: int) -> Iterator[FindingDraft]:
    day, month = int(match[1]), int(match[2])
    place = (Span(start, match.end()),)
    shown = match.string[start : match.end()]
    if 1 <= month <= 12:
        days = calendar.monthrange(year, month)[1]
        if days < day < 40:
            message = Message("There is no day {date}: that month has {days} days.", date=shown, days=days)
            yield FindingDraft("impossible_value", Level.ERROR, place, message)
    elif 12 < month <= 31 and 1 <= day <= 12 and _is_day(match):
        message = Message("There is no month {month}; day and month were probably changed over.", month=month)
        yield FindingDraft("impossible_value", Level.UNSURE, place, message)


def _is_day(match: re.Match[str]) -> bool:
    """Say whether the words call it a day: "ngày 6/25/2020"."""
    return match.string[max(0, match.start() - 5) : match.start()].lower() == "ngày "
