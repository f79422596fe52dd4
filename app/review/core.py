"""The state of a review and how it changes: records laid onto a scan, steps that can be taken back."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from app.anchors.place import make_anchor
from app.report.model import Report, Span
from app.review.added import AddedRecords
from app.review.added_figures import with_figures
from app.review.aside import place_dismissals
from app.review.edits import Edit, says_something
from app.review.items import Item, build_items
from app.review.model import Kept, Mark, MarkWrite, ReportRecord, Verdict
from app.review.placed import PlacedMarks
from app.review.records import AddedFigure, Additions, Dismissal, Tie
from app.review.ties import place_ties, with_ties
from app.review.undo import UndoStack
from app.wording import Message, render

if TYPE_CHECKING:
    from app.scan import Scan


class SessionCore:
    """One report, its items and all that the delegate said of it; knows neither the window nor the store."""

    def __init__(
        self,
        record: ReportRecord,
        scan: Scan,
        marks: Sequence[Mark],
        author: str = "",
        additions: Additions | None = None,
    ) -> None:
        self.record = record
        self.author = author
        self._machine = scan
        self._added = AddedRecords(additions or Additions())
        self._scan_anew()
        self._put_aside = place_dismissals(self.scan, self._added.now.dismissals)
        self._placed = PlacedMarks(scan.report, build_items(self.scan), marks)
        self._stored: dict[str, Kept] = {one.uuid: one for one in (*marks, *self._added.now.all)}
        self._places = {mark.uuid: span for mark in marks if (span := self._placed.span_of(mark.uuid)) is not None}
        # A place keeps its mark's uuid when that is made anew: steps stored out of order cannot leave two there.
        self._uuids = {span: uuid for uuid, span in self._places.items()}
        self._unsaved: dict[int, Edit] = {}
        self._undo = UndoStack()
        self._ids = itertools.count(1)

    @property
    def report(self) -> Report:
        """The report under review."""
        return self.scan.report

    @property
    def machine_scan(self) -> Scan:
        """The scan as the machine made it, without what was added by hand."""
        return self._machine

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in the order of the text, those marked by hand among them."""
        return self._placed.items

    @property
    def findings(self) -> tuple[Item, ...]:
        """The items that are findings, those put aside among them, in the order of the text."""
        return self._placed.findings

    @property
    def lost(self) -> tuple[Mark, ...]:
        """The marks whose place is no longer sure; they are kept as they are."""
        return self._placed.lost

    @property
    def additions(self) -> Additions:
        """What is there now beside marks."""
        return self._added.now

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

    def knows(self, key: str) -> bool:
        """Say whether there is an item of that key."""
        return self._placed.knows(key)

    def mark_of(self, key: str) -> Mark | None:
        """Return the mark at the item's own place, or None."""
        return self._placed.mark_at(self.item(key).span)

    def undo(self) -> Edit | None:
        """Take the last step back; None where there is none."""
        edit = self._undo.undo(next(self._ids))
        return self._start(edit) if edit else None

    def redo(self) -> Edit | None:
        """Do the step again that was taken back last; None where there is none."""
        edit = self._undo.redo(next(self._ids))
        return self._start(edit) if edit else None

    def take(self, name: Message, writes: Sequence[MarkWrite], places: Mapping[str, Span]) -> Edit:
        """Take a step that was prepared elsewhere; `places` says where its new marks lie."""
        self._places.update(places)
        self._uuids.update({span: uuid for uuid, span in places.items()})
        return self._do(name, writes)

    def saved(self, edit: Edit) -> None:
        """Learn that an edit is on disk, or that no more of it is to be stored than these writes."""
        if self._unsaved.pop(edit.id, None):
            _apply(self._stored, edit)

    def _words(self, item: Item) -> str:
        return self.report.text_of(item.span)

    def _now(self) -> str:
        return datetime.now(UTC).isoformat(timespec="milliseconds")

    def _blank(self, span: Span, now: str) -> Mark:
        anchor = make_anchor(self.report, span)
        uuid = self._uuids.get(span) or str(uuid4())
        return Mark(uuid, self.record.id, anchor, Verdict.UNREVIEWED, "", self.author, now, now)

    def _says(self, mark: Mark) -> bool:
        """Whether a mark is worth keeping: it says something itself, or something hangs on it."""
        return says_something(mark) or bool(self._added.hanging_on(mark.uuid))

    def _do(self, name: Message, writes: Sequence[MarkWrite], keys: Iterable[str] = ()) -> Edit:
        before = frozenset(keys) | self._concerned(writes)
        edit = self._start(Edit(next(self._ids), name, tuple(writes), before))
        edit = replace(edit, keys=before | self._concerned(writes))  # words marked by hand become an item only now
        self._unsaved[edit.id] = edit
        self._undo.did(edit)
        return edit

    def _concerned(self, writes: Iterable[MarkWrite]) -> frozenset[str]:
        marks = [write.kept.uuid for write in writes if isinstance(write.kept, Mark)]
        return frozenset().union(*(self._placed.concerned(self._places[uuid]) for uuid in marks))

    def _start(self, edit: Edit) -> Edit:
        for write in edit.writes:
            self._put(write.kept, write.after)
        self._follow(write.kept for write in edit.writes)
        self._unsaved[edit.id] = edit
        return edit

    def _scan_anew(self) -> None:
        """Lay the figures and ties made by hand onto what the machine found."""
        base = with_figures(self._machine, self._added.now.figures)
        self._tie_states = place_ties(base, self._added.now.ties)
        self.scan = with_ties(base, self._tie_states)

    def _lay(self, kept: Kept, after: Kept | None) -> None:
        """Put a record as it is to be in place of what is there of it."""
        self._put(kept, after)
        self._follow([kept])

    def _put(self, kept: Kept, after: Kept | None) -> None:
        if not isinstance(kept, Mark):
            self._added.lay(kept.uuid, None if isinstance(after, Mark) else after)
            return
        self._placed.take(kept.uuid)
        if isinstance(after, Mark):
            self._placed.put(after, self._places[kept.uuid])

    def _follow(self, changed: Iterable[Kept]) -> None:
        """Make anew what follows from records of these kinds, once for all of them."""
        kinds = {type(kept) for kept in changed}
        if kinds & {Tie, AddedFigure}:
            self._scan_anew()
            self._placed = self._placed.over(build_items(self.scan))
        if Dismissal in kinds:
            self._put_aside = place_dismissals(self.scan, self._added.now.dismissals)


def _apply(kept: dict[str, Kept], edit: Edit) -> None:
    for write in edit.writes:
        if write.after is not None:
            kept[write.after.uuid] = write.after
        elif write.before is not None:
            kept.pop(write.before.uuid, None)
