"""The words that name what of a file was not read."""

from __future__ import annotations

from app.readers.unread import describe_changes, not_read_in_words
from app.report.model import Report
from app.wording import translate


def not_read_text(report: Report) -> str:
    """Return one sentence on what was not read and how the file was read; empty where there is nothing to say."""
    parts = []
    if report.not_read:
        parts.append(translate("Not read: {parts}.", parts=", ".join(not_read_in_words(report))))
    changes = report.tracked_changes
    if changes:
        parts.append(translate("Tracked changes read as accepted: {changes}.", changes=describe_changes(changes)))
    return " ".join([*parts, *report.remarks])
