"""What tells reports of one title apart in a list: number, date, file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from app.review.model import ReportRecord

SEPARATOR = " · "


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


def day(record: ReportRecord) -> str:
    """Return the date of a report as a reader writes it, day first."""
    return "/".join(reversed(record.issued_on.split("-"))) if record.issued_on else ""


def in_full(record: ReportRecord) -> str:
    """Return title, number, date and path of a report, each on a line of its own."""
    return "\n".join(part for part in (record.title, record.number, day(record), record.path) if part)
