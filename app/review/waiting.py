"""Steps that could not be stored yet: they stand in their reviews as they were taken, and wait to be tried again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Generic, TypeVar

from app.review.edits import Edit, reversed_writes

if TYPE_CHECKING:
    from app.review.core import SessionCore
    from app.review.model import MarkWrite

Session = TypeVar("Session", bound="SessionCore")


class Waiting(Generic[Session]):
    """Each step with the review that it was taken in; of two that change one record the later one counts."""

    def __init__(self) -> None:
        self._steps: list[tuple[Session, Edit]] = []

    def __len__(self) -> int:
        return len(self._steps)

    def add(self, session: Session, edit: Edit) -> None:
        """Have a step wait."""
        self._steps.append((session, edit))

    def take(self) -> list[tuple[Session, Edit]]:
        """Return all that waits, to be tried again in the order in which it was done."""
        steps, self._steps = sorted(self._steps, key=lambda step: step[1].id), []
        return steps

    def keys(self, session: Session | None) -> frozenset[str]:
        """Return the items of a review whose change waits."""
        return frozenset().union(*(edit.keys for other, edit in self._steps if other is session))

    def taken_back(self, session: Session, edit: Edit) -> bool:
        """Say whether a step takes one back that waits: then neither needs to be stored, and both are done with."""
        for step in self._steps:
            other, waits = step
            if other is session and _same(edit, reversed_writes(waits.writes, "")):
                self._steps.remove(step)
                for done in (waits, edit):
                    session.saved(replace(done, writes=()))
                return True
        return False

    def stored(self, session: Session, edit: Edit) -> None:
        """Learn that a step is stored: what earlier ones say of the same records is out of date."""
        told = {write.kept.uuid for write in edit.writes}
        steps, self._steps = self._steps, []
        for other, waits in steps:
            if other is session and waits.id < edit.id:
                left = replace(waits, writes=tuple(write for write in waits.writes if write.kept.uuid not in told))
                if left.writes:
                    self._steps.append((other, left))
                else:
                    session.saved(left)
            else:
                self._steps.append((other, waits))


def _same(edit: Edit, writes: Iterable[MarkWrite]) -> bool:
    return [(one.before, one.after) for one in edit.writes] == [(one.before, one.after) for one in writes]
