"""Questions: what the delegate asks about an item, whom, and what the answer was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.review.adding import AddingSession
from app.review.edits import Edit, question_name
from app.review.model import MarkWrite, Verdict
from app.review.records import Question, QuestionState, question_uuid

ASKED = (Verdict.QUESTIONED, Verdict.INCONSISTENT)


class AskingSession(AddingSession):
    """The steps that change questions; each returns the edit to be stored, None where it changes nothing."""

    def question_of(self, key: str) -> Question | None:
        """Return the question about the mark at an item's place."""
        mark = self.mark_of(key)
        return self._added.question_of(mark.uuid) if mark else None

    def state_of(self, key: str) -> QuestionState | None:
        """Return how far the question about an item is, None where nothing is asked.

        A mark asks once: of several items at its place the one it belongs to tells so.
        """
        item, mark = self.item(key), self.mark_of(key)
        if mark is None or self._placed.items_at(item.span)[0].key != key:
            return None
        question = self._added.question_of(mark.uuid)
        return question.state if question else QuestionState.OPEN if mark.verdict in ASKED else None

    def change_question(self, key: str, change: Callable[[Question], Question]) -> Edit | None:
        """Change the question about an item, beginning with an empty one where there is none; one step of undo.

        The item's mark is made where there is none; a question that says nothing any more is taken away, and with it a
        mark that says nothing else.
        """
        item, now = self.item(key), self._now()
        mark, writes = self._needed_mark(item, "question")
        before = self._added.question_of(mark.uuid)
        after = change(before or Question(question_uuid(mark.uuid), self.record.id, mark.uuid))
        if after == before or not (before or after.says_something):
            return None
        if not after.says_something:
            writes = [MarkWrite(before, None, "remove question"), *self._idle([mark.uuid], after.uuid)]
        else:
            after = replace(after, author=self.author or after.author, created=after.created or now, changed=now)
            writes.append(MarkWrite(before, after, "question"))
        return self._do(question_name(self._words(item)), writes, [key])
