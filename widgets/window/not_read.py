"""The words that name what of a file was not read."""

from __future__ import annotations

from app.readers.unread import describe
from app.report.model import NotRead, Report
from app.wording import plural, translate


def not_read_text(report: Report) -> str:
    """Return one sentence on what was not read and how the file was read; empty where there is nothing to say."""
    parts = []
    if report.not_read:
        parts.append(translate("Not read: {parts}.", parts=", ".join(map(_one, report.not_read))))
    changes = report.tracked_changes
    if changes:
        count = changes.insertions + changes.deletions + changes.moves
        parts.append(
            plural(
                "{count} tracked change is read as accepted.", "{count} tracked changes are read as accepted.", count
            )
        )
    return " ".join([*parts, *report.remarks])


def _one(what: NotRead) -> str:
    return f"{describe(what)} ({what.place})" if what.place else describe(what)
