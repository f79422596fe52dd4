"""A review session: one report, its items, the delegate's marks on them, undo and redo.

Every change is made in memory at once and handed out as an `Edit`; whoever stores it says later whether that succeeded.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from app.anchors.place import make_anchor
from app.report.model import Report, Span
from app.review.edits import Edit, note_name, says_something, verdict_name
from app.review.items import Item, build_items
from app.review.model import Mark, MarkWrite, ReportRecord, Verdict
from app.review.placed import PlacedMarks
from app.review.undo import UndoStack
from app.wording import Message, render

if TYPE_CHECKING:
    from app.scan import Scan


class ReviewSession:
    """The state of one report under review; knows neither the window nor the store."""

    def __init__(self, record: ReportRecord, scan: Scan, marks: Sequence[Mark], author: str = "") -> None:
        self.record = record
        self.scan = scan
        self.author = author
        self._placed = PlacedMarks(scan.report, build_items(scan), marks)
        self._stored = {mark.uuid: mark for mark in marks}
        self._places = {mark.uuid: span for mark in marks if (span := self._placed.span_of(mark.uuid)) is not None}
        # A place keeps its mark's uuid when that is made anew: steps that fail out of order cannot leave two there.
        self._uuids = {span: uuid for uuid, span in self._places.items()}
        self._unsaved: dict[int, Edit] = {}
        self._undo = UndoStack()
        self._ids = itertools.count(1)

    @property
    def report(self) -> Report:
        """The report under review."""
        return self.scan.report

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in the order of the text, those marked by hand among them."""
        return self._placed.items

    @property
    def lost(self) -> tuple[Mark, ...]:
        """The marks whose place is no longer sure; they are kept as they are."""
        return self._placed.lost

    @property
    def total(self) -> int:
        """How many items there are."""
        return len(self.items)

    @property
    def reviewed(self) -> int:
        """How many items show a verdict."""
        return self.total - self.counts()[Verdict.UNREVIEWED]

    @property
    def pending(self) -> frozenset[str]:
        """The keys of items whose change is not yet known to be stored."""
        return frozenset().union(*(edit.keys for edit in self._unsaved.values()))

    @property
    def undo_name(self) -> Message | None:
        """What undo would take back, or None."""
        edit = self._undo.next_undo
        return Message("Undo: {edit}", edit=render(edit.name)) if edit else None

    @property
    def redo_name(self) -> Message | None:
        """What redo would do again, or None."""
        edit = self._undo.next_redo
        return Message("Redo: {edit}", edit=render(edit.name)) if edit else None

    def item(self, key: str) -> Item:
        """Return the item of that key; KeyError where there is none."""
        return self._placed.item(key)

    def mark_of(self, key: str) -> Mark | None:
        """Return the mark at the item's own place, or None."""
        return self._placed.mark_at(self.item(key).span)

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

    def undo(self) -> Edit | None:
        """Take the last step back; None where there is none."""
        edit = self._undo.undo(next(self._ids))
        return self._start(edit) if edit else None

    def redo(self) -> Edit | None:
        """Do the step again that was taken back last; None where there is none."""
        edit = self._undo.redo(next(self._ids))
        return self._start(edit) if edit else None

    def saved(self, edit: Edit) -> None:
        """Learn that an edit is on disk."""
        if self._unsaved.pop(edit.id, None):
            _apply(self._stored, edit)

    def failed(self, edit: Edit) -> None:
        """Learn that an edit could not be stored: go back to what is, with what is still under way on top."""
        if self._unsaved.pop(edit.id, None) is None:
            return
        self._undo.failed(edit)
        wanted = dict(self._stored)
        for other in self._unsaved.values():
            _apply(wanted, other)
        for write in edit.writes:
            uuid = _uuid(write)
            self._lay(uuid, wanted.get(uuid))

    def _words(self, item: Item) -> str:
        return self.report.text_of(item.span)

    def _changes(self, spans: Iterable[Span], change: Callable[[Mark], Mark], action: str) -> tuple[MarkWrite, ...]:
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        writes = []
        for span in spans:
            before = self._placed.mark_at(span)
            after = change(before or self._blank(span, now))
            if after == before or (before is None and not says_something(after)):
                continue
            self._places[after.uuid], self._uuids[span] = span, after.uuid
            after = replace(after, changed=now, author=self.author or after.author)
            writes.append(MarkWrite(before, after if says_something(after) else None, action))
        return tuple(writes)

    def _blank(self, span: Span, now: str) -> Mark:
        anchor = make_anchor(self.report, span)
        uuid = self._uuids.get(span) or str(uuid4())
        return Mark(uuid, self.record.id, anchor, Verdict.UNREVIEWED, "", self.author, now, now)

    def _do(self, name: Message, writes: tuple[MarkWrite, ...]) -> Edit:
        keys = frozenset().union(*(self._placed.concerned(self._places[_uuid(write)]) for write in writes))
        edit = self._start(Edit(next(self._ids), name, writes, keys))
        new = frozenset().union(*(self._placed.concerned(self._places[_uuid(write)]) for write in writes))
        edit = replace(edit, keys=keys | new)  # words marked by hand become an item only now
        self._unsaved[edit.id] = edit
        self._undo.did(edit)
        return edit

    def _start(self, edit: Edit) -> Edit:
        for write in edit.writes:
            self._lay(_uuid(write), write.after)
        self._unsaved[edit.id] = edit
        return edit

    def _lay(self, uuid: str, mark: Mark | None) -> None:
        self._placed.take(uuid)
        if mark is not None:
            self._placed.put(mark, self._places[uuid])


def _uuid(write: MarkWrite) -> str:
    mark = write.after or write.before
    assert mark is not None
    return mark.uuid


def _apply(marks: dict[str, Mark], edit: Edit) -> None:
    for write in edit.writes:
        if write.after is not None:
            marks[write.after.uuid] = write.after
        elif write.before is not None:
            marks.pop(write.before.uuid, None)
