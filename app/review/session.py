"""A review session: one report, its items, the delegate's marks on them, undo and redo.

Every change is made in memory at once and handed out as an `Edit`; whoever stores it says later whether that succeeded.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.report.model import Span
from app.review.adopting import AdoptingSession
from app.review.edits import Edit, note_name, verdict_name
from app.review.items import Item
from app.review.model import Mark, Verdict


class ReviewSession(AdoptingSession):
    """The state of one report under review; knows neither the window nor the store."""

    @property
    def total(self) -> int:
        """How many items there are."""
        return len(self.items)

    @property
    def reviewed(self) -> int:
        """How many items show a verdict."""
        return self.total - self.counts()[Verdict.UNREVIEWED]

    def verdict_of(self, key: str) -> Verdict:
        """Return the verdict an item shows: its own, or for a figure the one of a finding that names its place."""
        return self._placed.verdict(key)

    def note_of(self, key: str) -> str:
        """Return the note at the item's own place, or an empty text."""
        mark = self.mark_of(key)
        return mark.note if mark else ""

    def counts(self) -> dict[Verdict, int]:
        """Return how many items show each verdict."""
        return self._placed.counts()

    def marked(self) -> tuple[tuple[Item, Mark], ...]:
        """Return every placed mark once with the item it belongs to, in the order of the text."""
        return self._placed.marked()

    def set_verdict(self, keys: Iterable[str], verdict: Verdict) -> Edit | None:
        """Give items a verdict; None where nothing changes by it."""
        items = {self.item(key).span: self.item(key) for key in keys}
        writes = self._changes(items, lambda mark: replace(mark, verdict=verdict), "verdict")
        titles = [self._words(item) for item in items.values()]
        return self._do(verdict_name(titles, verdict), writes) if writes else None

    def set_note(self, key: str, note: str) -> Edit | None:
        """Write the note of an item; None where it is the same already."""
        item = self.item(key)
        writes = self._changes([item.span], lambda mark: replace(mark, note=note.strip()), "note")
        return self._do(note_name(self._words(item)), writes) if writes else None

    def mark_span(self, span: Span, verdict: Verdict, note: str = "") -> Edit | None:
        """Mark any words of the report; None where nothing changes. ValueError where the span holds no text."""
        span = Span(max(0, span.start), min(span.end, len(self.report.text)))
        change = self._changes(
            [span], lambda mark: replace(mark, verdict=verdict, note=note.strip() or mark.note), "mark"
        )
        return self._do(verdict_name([self.report.text_of(span)], verdict), change) if change else None
