"""Catching up with another window that works on the same library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.anchors.place import find_anchor
from app.report.model import Span
from app.review.asking import AskingSession
from app.review.items import ItemKind
from app.review.model import Kept, Mark
from app.review.records import AddedFigure, Additions, Dismissal, Evidence, MarkLink, Question, Tie


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """What another window changed: how many records, the items that show it, and whether items came or went by it."""

    count: int
    keys: frozenset[str] = frozenset()
    items: bool = False


class CatchingSession(AskingSession):
    """A session whose records may be changed from outside while it is under way."""

    def catch_up(self, marks: Sequence[Mark], additions: Additions) -> CaughtUp:
        """Take over what is stored now; what was said here and is not stored yet stays on top of it."""
        found: dict[str, Kept] = {one.uuid: one for one in (*marks, *additions.all)}
        unsaved = {write.kept.uuid for edit in self._unsaved.values() for write in edit.writes}
        changed = [uuid for uuid in {**self._stored, **found} if found.get(uuid) != self._stored.get(uuid)]
        keys: set[str] = set()
        ties = False
        for uuid in changed:
            after = found.get(uuid)
            kept = after or self._stored[uuid]
            self._stored.pop(uuid, None)
            if after is not None:
                self._stored[uuid] = after
            if uuid in unsaved:
                continue
            ties = ties or isinstance(kept, Tie | AddedFigure)
            keys |= self._take_over(kept, after)
        return CaughtUp(len(changed), frozenset(keys), ties)

    def _take_over(self, kept: Kept, after: Kept | None) -> set[str]:
        if isinstance(kept, Mark):
            return self._take_mark(kept, after if isinstance(after, Mark) else None)
        before = self._shown_on(kept)
        self._lay(kept, after)
        return before | self._shown_on(kept)

    def _take_mark(self, kept: Mark, after: Mark | None) -> set[str]:
        """Lay a mark of another window; of two at one place the later one is shown, the other is kept as lost."""
        self._placed.lost = tuple(mark for mark in self._placed.lost if mark.uuid != kept.uuid)
        span = self._places.get(kept.uuid) or find_anchor(self.report, kept.anchor)
        if span is None:
            self._placed.lost += (after,) if after else ()
            return set()
        there = self._placed.mark_at(span)
        if after and there and there.uuid != after.uuid:
            later, earlier = sorted((after, there), key=lambda mark: mark.changed, reverse=True)
            self._placed.lost += (earlier,)
            self._placed.take(there.uuid)
            after = later
        before = self._placed.concerned(span)
        self._places[kept.uuid] = span
        if after is not None:
            self._uuids[span] = after.uuid
        self._lay(kept, None)
        if after is not None:
            self._places[after.uuid] = span
            self._lay(after, after)
        return set(before | self._placed.concerned(span))

    def _shown_on(self, kept: Kept) -> set[str]:
        """Return the items that show an addition."""
        if isinstance(kept, Evidence | Question):
            return set(self._at(kept.mark))
        if isinstance(kept, MarkLink):
            return {key for mark in (kept.first, kept.second) for key in self._at(mark)}
        if isinstance(kept, AddedFigure):
            span = find_anchor(self.report, kept.place)
            return {item.key for item in self._placed.items_at(span)} if span else set()
        if isinstance(kept, Dismissal):
            spans: set[Span] = {span for place in kept.places if (span := find_anchor(self.report, place))}
            return {i.key for i in self.items if i.kind is ItemKind.FINDING and spans.intersection(i.places)}
        return {key for state in self.ties if state.tie.uuid == kept.uuid for key in self._keys_of(state)}
