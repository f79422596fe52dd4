"""The ties, dismissals, evidence, links, added figures and questions of one report as they are now."""

from __future__ import annotations

from app.review.records import Added, AddedFigure, Additions, Dismissal, Evidence, MarkLink, Question, Tie


class AddedRecords:
    """Keeps additions by uuid in the order they were made."""

    def __init__(self, additions: Additions) -> None:
        self._records: dict[str, Added] = {one.uuid: one for one in additions.all}
        self._asked = {one.mark: one for one in additions.questions}
        self.now = additions

    def lay(self, uuid: str, record: Added | None) -> None:
        """Put a record in place of the one of its uuid; None takes that away."""
        if record is None:
            self._records.pop(uuid, None)
        else:
            self._records[uuid] = record
        kept = self._records.values()
        self.now = Additions(
            tuple(one for one in kept if isinstance(one, Tie)),
            tuple(one for one in kept if isinstance(one, Dismissal)),
            tuple(one for one in kept if isinstance(one, Evidence)),
            tuple(one for one in kept if isinstance(one, MarkLink)),
            tuple(one for one in kept if isinstance(one, AddedFigure)),
            tuple(one for one in kept if isinstance(one, Question)),
        )
        self._asked = {one.mark: one for one in self.now.questions}

    def record(self, uuid: str) -> Added | None:
        """Return the record of a uuid."""
        return self._records.get(uuid)

    def evidence_of(self, mark: str) -> tuple[Evidence, ...]:
        """Return the evidence of a mark."""
        return tuple(one for one in self.now.evidence if one.mark == mark)

    def links_of(self, mark: str) -> tuple[MarkLink, ...]:
        """Return the links of a mark with others."""
        return tuple(one for one in self.now.links if mark in (one.first, one.second))

    def question_of(self, mark: str) -> Question | None:
        """Return the question about a mark."""
        return self._asked.get(mark)

    def hanging_on(self, mark: str) -> tuple[Added, ...]:
        """Return what needs a mark: its evidence, its links and its question."""
        question = self.question_of(mark)
        return (*self.evidence_of(mark), *self.links_of(mark), *([question] if question else []))
