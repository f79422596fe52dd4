"""What tells reports of one title apart in a list: number, date, file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from app.review.model import ReportRecord
from app.wording import translate

SEPARATOR = " · "
# In a list of reports it says nothing that a title begins with the kind of document.
_KIND = re.compile(r"(?i)báo\s+cáo\s+(?:về\s+(?:việc\s+)?)?(?!của\b)(?=\w)")
# Nor that it ends with the session, under which it stands.
_FOR_SESSION = re.compile(r"(?i)[\s,(]+(?:trình|tại)\s+(?:tại\s+)?kỳ\s+họp\b.*$")
_OFFICES = (("Ủy ban nhân dân", "UBND"), ("Hội đồng nhân dân", "HĐND"))  # as every delegate writes them


def tell_apart(record: ReportRecord, others: Iterable[ReportRecord]) -> str:
    """Return number, date and file name of a report, first what fewest others of its title share."""
    alike = [other for other in others if other.title == record.title and other.id != record.id]
    names = [Path(other.path).name for other in alike]
    path = Path(record.path)
    file = f"{path.parent.name}/{path.name}" if path.name in names and path.parent.name else path.name
    shared = (
        (sum(other.number == record.number for other in alike), record.number or ""),
        (sum(other.issued_on == record.issued_on for other in alike), day(record)),
        (sum(other == path.name for other in names), file),
    )
    return SEPARATOR.join(part for _, part in sorted(shared, key=lambda pair: pair[0]) if part)


def cut(apart: str, metrics: QFontMetrics, room: int) -> str:
    """Return as many of the parts as there is room for; of the first one alone the middle gives way."""
    parts = apart.split(SEPARATOR)
    while len(parts) > 1 and metrics.horizontalAdvance(SEPARATOR.join(parts)) > room:
        parts.pop()
    return metrics.elidedText(SEPARATOR.join(parts), Qt.TextElideMode.ElideMiddle, room)


def short_title(title: str) -> str:
    """Return a title without the kind of document that it begins with and the session that it ends with."""
    kind = _KIND.match(title)
    rest = _FOR_SESSION.sub("", title[kind.end() :] if kind else title)
    return rest[:1].upper() + rest[1:] if kind and rest else rest or title


def short_issuer(issuer: str) -> str:
    """Return an issuer with the usual abbreviations."""
    for name, short in _OFFICES:
        issuer = issuer.replace(name, short)
    return issuer


def day(record: ReportRecord) -> str:
    """Return the date of a report as a reader writes it, day first."""
    return day_of(record.issued_on)


def day_of(iso: str | None) -> str:
    """Return a date as a reader writes it, day first; nothing for none."""
    return "/".join(reversed(iso.split("-"))) if iso else ""


def session_name(session: str) -> str:
    """Return how a session is called in a list, or what stands over the reports of none."""
    return session[:1].upper() + session[1:] if session else translate("No session given")


def opened_when(iso: str, now: datetime) -> str:
    """Return when a report was opened, seen from now."""
    when = datetime.fromisoformat(iso).astimezone(now.tzinfo)
    days = (now.date() - when.date()).days
    if days <= 0:
        return translate("opened {time} today", time=when.strftime("%H:%M"))
    return translate("opened yesterday") if days == 1 else translate("opened {day}", day=when.strftime("%d/%m/%Y"))


def in_full(record: ReportRecord) -> str:
    """Return title, number, date and path of a report, each on a line of its own."""
    return "\n".join(part for part in (record.title, record.number, day(record), record.path) if part)
