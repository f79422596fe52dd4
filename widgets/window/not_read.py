"""The words that name what of a file was not read."""

from __future__ import annotations

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
    known = {
        "picture": plural("{count} picture", "{count} pictures", what.count),
        "chart": plural("{count} chart", "{count} charts", what.count),
        "equation": plural("{count} equation", "{count} equations", what.count),
        "embedded object": plural("{count} embedded object", "{count} embedded objects", what.count),
    }
    words = known.get(what.what, f"{what.count} {what.what}")
    return f"{words} ({what.place})" if what.place else words
