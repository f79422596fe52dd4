"""Values that cannot be: a rank beyond its field, a day that no calendar has, a share of more than the whole."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date

from app.checks.draft import FindingDraft
from app.checks.model import Level
from app.extraction.model import Extraction, FigureKind
from app.report.model import Span
from app.wording.message import Message

_DATE = re.compile(
    r"(?<![\d/.,-])(\d{1,2})(?:/|-|\.|\s+tháng\s+)(\d{1,2})(?:/|-|\.|\s+năm\s+)((?:19|20)\d{2})(?![\d/,-])(?!\.\d)"
)


def check_impossible_value(extraction: Extraction) -> Iterator[FindingDraft]:
    """Yield ranks outside their field and dates that do not exist."""
    for figure in extraction.figures:
        if figure.kind is FigureKind.RANK and isinstance(figure.value, tuple) and figure.value[0] > figure.value[1]:
            message = Message(
                "Rank {rank} is impossible: there are only {field}.", rank=figure.value[0], field=figure.value[1]
            )
            yield FindingDraft("impossible_value", Level.ERROR, (figure.span,), message)
    for match in _DATE.finditer(extraction.report.text):
        day, month, year = (int(part) for part in match.groups())
        if 1 <= month <= 12 and day > 28 and not _exists(day, month, year) and day < 40:
            message = Message(
                "There is no day {date}: that month has {days} days.",
                date=match[0],
                days=calendar.monthrange(year, month)[1],
            )
            yield FindingDraft("impossible_value", Level.ERROR, (Span(*match.span()),), message)


def _exists(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
