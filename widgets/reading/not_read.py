"""Saying above the page what of a report was not read, how the rest was, and what of its marks found no place."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from app.readers.unread import describe_changes, not_read_in_words, remarks_in_words
from app.report.model import Report
from app.wording import plural, translate
from widgets.window.strip import Strip


def not_read_text(report: Report) -> str:
    """Return one sentence on what was not read and how the file was read; empty where there is nothing to say."""
    parts = []
    if report.not_read:
        parts.append(translate("Not read: {parts}.", parts=", ".join(not_read_in_words(report))))
    changes = report.tracked_changes
    if changes:
        parts.append(translate("Tracked changes read as accepted: {changes}.", changes=describe_changes(changes)))
    return " ".join([*parts, *remarks_in_words(report)])


def lost_text(count: int) -> str:
    """Return how many marks of an earlier reading found no place; empty where all did."""
    if not count:
        return ""
    return plural(
        "{count} earlier assessment could not be placed again; it is kept in the library.",
        "{count} earlier assessments could not be placed again; they are kept in the library.",
        count,
    )


class Warnings(QObject):
    """Says it in the strip until the reader puts it away, and again in another language."""

    def __init__(self, strip: Strip) -> None:
        super().__init__(strip)
        self._strip = strip
        self._report: Report | None = None
        self._lost = 0
        strip.closed.connect(self._forget)

    def tell_report(self, report: Report) -> None:
        """Say what of a report was not read."""
        self._report, self._lost = report, 0
        self.tell_again()

    def tell_lost(self, count: int) -> None:
        """Say how many marks found no place."""
        self._lost = count
        self.tell_again()

    def tell_again(self) -> None:
        """Say all this in the language that is now chosen."""
        texts = {"not_read": not_read_text(self._report) if self._report else "", "lost": lost_text(self._lost)}
        for topic, text in texts.items():
            if text:
                self._strip.say(topic, text, "warning")

    @Slot(str)
    def _forget(self, topic: str) -> None:
        if topic == "not_read":
            self._report = None
        elif topic == "lost":
            self._lost = 0
