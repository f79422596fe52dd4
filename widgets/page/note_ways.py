"""The ways between the text and its notes: what a mark's note says, where it stands, and back."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from app.report.model import NoteMark, Report, Span
from widgets.page.canvas import Canvas
from widgets.page.notes import Notes


class NoteWays:
    """Finds marks and notes under a point of the document, and where a click on them leads."""

    def __init__(self, report: Report, notes: Notes, canvas: Canvas) -> None:
        self._report, self._notes, self._canvas = report, notes, canvas
        self._back: int | None = None

    def mark_at(self, point: QPointF) -> NoteMark | None:
        """Return the mark of a note at a point."""
        position = self._canvas.document.documentLayout().hitTest(point, Qt.HitTestAccuracy.ExactHit)
        return self._notes.mark_at(self._canvas.places.place(position)) if position >= 0 else None

    def tip_at(self, point: QPointF) -> str:
        """Return the note whose mark is at a point, as rich text; an empty text where there is none."""
        mark = self.mark_at(point)
        return self._notes.text_of(mark) if mark else ""

    def follow(self, point: QPointF) -> Span | None:
        """Return where a click leads: from a mark to its note, from a note's label back to its mark."""
        mark = self.mark_at(point)
        if mark is not None and mark.block is not None:
            self._back = mark.span.start
            return self._report.block(mark.block).span
        label = self._canvas.label_at(point)
        mark = self._notes.mark_of(label, self._back) if label else None
        return mark.span if mark else None
