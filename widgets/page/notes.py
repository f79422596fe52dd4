"""The notes of a report and their marks: from one to the other and back."""

from __future__ import annotations

from bisect import bisect_right
from html import escape

from app.report.model import NoteMark, Report

LONGEST_TIP = 900


class Notes:
    """Looks up marks by place and by note."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._marks = sorted(report.note_marks, key=lambda mark: mark.span)
        self._starts = [mark.span.start for mark in self._marks]

    def mark_at(self, place: int) -> NoteMark | None:
        """Return the mark at a place or right before it."""
        index = bisect_right(self._starts, place) - 1
        if index >= 0 and self._marks[index].span.end >= place:
            return self._marks[index]
        return None

    def mark_of(self, block: str, nearest: int | None) -> NoteMark | None:
        """Return the mark of a note; of several the one that stands nearest to a place."""
        marks = [mark for mark in self._marks if mark.block == block]
        return min(marks, key=lambda mark: abs(mark.span.start - (nearest or 0)), default=None)

    def text_of(self, mark: NoteMark) -> str:
        """Return the note of a mark as rich text for a tooltip, escaped."""
        if mark.block is None:
            return ""
        text = self._report.text_of(self._report.block(mark.block).span)
        if len(text) > LONGEST_TIP:
            text = text[:LONGEST_TIP].rsplit(" ", 1)[0] + " …"
        return f"<qt><b>{escape(mark.label)}</b>&nbsp; {escape(text)}</qt>"
