"""One row of the item list, and the filters that it may pass."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.review.model import Verdict
from app.review.records import Priority, QuestionState

NO_FINDING = 3  # the level of what is no finding, behind those that are
PRESSING = tuple(Priority)


class Filter(StrEnum):
    """Which items the list shows."""

    ALL = "all"
    TO_CHECK = "to_check"
    VERIFIED = "verified"
    QUESTIONED = "questioned"
    INCONSISTENT = "inconsistent"
    UNREVIEWED = "unreviewed"
    ASIDE = "aside"
    ASKED = "asked"
    OPEN = "open"
    ANSWERED = "answered"
    SETTLED = "settled"


STATES = (Filter.OPEN, Filter.ANSWERED, Filter.SETTLED)
QUESTIONS = (Filter.ASKED, *STATES)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One row: the item's title, a second line, where it stands, and its state.

    `aside`: it is no error, they said. `start` is its place in the text, `group` its section in full, `level` how
    serious a finding is (0 is worst), `changed` when it was last judged. `asked` is how far the question about it is,
    None where nothing is asked; `asked_in` are the question's words. `said` is all that a finding says.
    """

    key: str
    title: str
    second: str
    place: str
    verdict: Verdict
    finding: bool = False
    pending: bool = False
    aside: bool = False
    kind: str = "figure"
    start: int = 0
    group: str = ""
    level: int = NO_FINDING
    changed: str = ""
    note: str = ""
    asked: QuestionState | None = None
    addressee: str = ""
    theme: str = ""
    priority: Priority = Priority.NORMAL
    asked_in: tuple[str, ...] = ()
    said: str = ""

    @property
    def pressing(self) -> int:
        """The rank of its question, the most pressing first, behind them all what asks nothing."""
        return PRESSING.index(self.priority) if self.asked else len(PRESSING)

    def passes(self, chosen: Filter) -> bool:
        """Say whether the row belongs to what the filter shows."""
        if chosen is Filter.ALL:
            return True
        if self.aside or chosen is Filter.ASIDE:
            return self.aside and chosen is Filter.ASIDE
        if chosen is Filter.ASKED:
            return self.asked is not None
        if chosen in QUESTIONS:
            return self.asked is not None and self.asked.value == chosen.value
        return self.finding if chosen is Filter.TO_CHECK else self.verdict.value == chosen.value

    def filters(self) -> tuple[Filter, ...]:
        """Return every filter that shows the row."""
        if self.aside:
            return Filter.ALL, Filter.ASIDE
        own: tuple[Filter, ...] = (Filter.ALL, Filter(self.verdict.value))
        if self.finding:
            own += (Filter.TO_CHECK,)
        return (*own, Filter.ASKED, Filter(self.asked.value)) if self.asked else own
