"""One row of the item list, and the filters that it may pass."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.review.model import Verdict

NO_FINDING = 3  # the level of what is no finding, behind those that are


class Filter(StrEnum):
    """Which items the list shows."""

    ALL = "all"
    TO_CHECK = "to_check"
    VERIFIED = "verified"
    QUESTIONED = "questioned"
    INCONSISTENT = "inconsistent"
    UNREVIEWED = "unreviewed"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One row: the item's title, a second line, where it stands, and its state.

    `aside`: it is no error, they said. `start` is its place in the text, `group` its section in full, `level` how
    serious a finding is (0 is worst), `changed` when it was last judged.
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

    def passes(self, chosen: Filter) -> bool:
        """Say whether the row belongs to what the filter shows."""
        if chosen is Filter.ALL:
            return True
        if self.aside or chosen is Filter.ASIDE:
            return self.aside and chosen is Filter.ASIDE
        return self.finding if chosen is Filter.TO_CHECK else self.verdict.value == chosen.value

    def filters(self) -> tuple[Filter, ...]:
        """Return every filter that shows the row."""
        if self.aside:
            return Filter.ALL, Filter.ASIDE
        own = (Filter.ALL, Filter(self.verdict.value))
        return (*own, Filter.TO_CHECK) if self.finding else own
