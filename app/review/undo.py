"""The steps that can be taken back and done again."""

from __future__ import annotations

from app.review.edits import Edit, named_again, reversed_writes


class UndoStack:
    """Two stacks of steps."""

    def __init__(self) -> None:
        self._done: list[Edit] = []
        self._undone: list[Edit] = []

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
        return Edit(edit_id, step.name, reversed_writes(step.writes, "undo"), step.keys)

    def redo(self, edit_id: int) -> Edit | None:
        """Return the edit that does the step again that was taken back last."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        return Edit(edit_id, step.name, named_again(step.writes, "redo"), step.keys)
