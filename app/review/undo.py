"""The steps that can be taken back and done again."""

from __future__ import annotations

from dataclasses import replace

from app.review.edits import Edit, named_again, reversed_writes
from app.review.model import Kept, MarkWrite


class UndoStack:
    """Two stacks of steps; a step whose storing failed leaves no trace in them."""

    def __init__(self) -> None:
        self._done: list[Edit] = []
        self._undone: list[Edit] = []
        self._moves: dict[int, Edit] = {}  # id of an undo or redo -> the step that it moved

    @property
    def next_undo(self) -> Edit | None:
        """The step that undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Edit | None:
        """The step that redo would do again."""
        return self._undone[-1] if self._undone else None

    def did(self, edit: Edit) -> None:
        """Learn of a new step; what was undone before it cannot be redone any more."""
        self._done.append(edit)
        self._undone.clear()

    def undo(self, edit_id: int) -> Edit | None:
        """Return the edit that takes the last step back."""
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        self._moves[edit_id] = step
        return Edit(edit_id, step.name, reversed_writes(step.writes, "undo"), step.keys)

    def redo(self, edit_id: int) -> Edit | None:
        """Return the edit that does the step again that was taken back last."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        self._moves[edit_id] = step
        return Edit(edit_id, step.name, named_again(step.writes, "redo"), step.keys)

    def failed(self, edit: Edit) -> None:
        """Learn that an edit was not stored: a failed step is forgotten, a failed undo or redo can be tried again."""
        step = self._moves.pop(edit.id, None)
        if step is None:
            self._forget(edit)
        elif _remove(self._undone, step.id):
            self._done.append(step)
        elif _remove(self._done, step.id):
            self._undone.append(step)

    def _forget(self, edit: Edit) -> None:
        _remove(self._done, edit.id)
        _remove(self._undone, edit.id)
        never = {write.after: write.before for write in edit.writes if write.after is not None}
        self._done = [_without(step, never) for step in self._done]
        self._undone = [_without(step, never) for step in self._undone]


def _remove(steps: list[Edit], edit_id: int) -> bool:
    for place, step in enumerate(steps):
        if step.id == edit_id:
            del steps[place]
            return True
    return False


def _without(step: Edit, never: dict[Kept, Kept | None]) -> Edit:
    """Return the step as if it had begun from what was before the state that never came to be."""
    writes = tuple(
        MarkWrite(never[write.before], write.after, write.action)
        if write.before is not None and write.before in never
        else write
        for write in step.writes
    )
    return replace(step, writes=writes)
