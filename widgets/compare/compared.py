"""What is known so far of two versions that are compared; each stage knows all that the ones before it did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from app.comparison.model import Comparison
from app.comparison.relations import RelationChange
from app.report.model import Report
from app.review.model import ReportRecord

if TYPE_CHECKING:
    from app.comparison.lineage import Lineage
    from app.comparison.noise import Noise
    from app.review.carrying_steps import Carrying, Prepared
    from widgets.compare.rows import Row
    from widgets.page.document import PageDocument


class Stage(IntEnum):
    """How far a comparison is."""

    WORDS = 1  # the pages, and where their words differ
    FIGURES = 2  # the figures that changed, and what that does to the relations between them
    REVIEW = 3  # what became of the review of the old version


@dataclass(frozen=True)
class Compared:
    """Two versions and what differs; `turn` is the same for all stages of one comparison.

    `versions` are the reports of the library that are versions of one another, the oldest first; `changes` and `marks`
    the rows of what changed and of the old version's assessments, made off the window's thread.
    """

    turn: int
    stage: Stage
    comparison: Comparison
    built: tuple[PageDocument, PageDocument] | None = None
    records: tuple[ReportRecord, ReportRecord] | None = None
    versions: Sequence[ReportRecord] = ()
    relations: Sequence[RelationChange] = ()
    changes: Sequence[Row] = ()
    marks: Sequence[Row] = ()
    carrying: Carrying | None = None
    prepared: Prepared | None = None

    @property
    def begins(self) -> bool:
        """Whether this is the first that is known of the two versions."""
        return self.stage is Stage.WORDS

    @property
    def reports(self) -> tuple[Report, Report]:
        """The old report and the new one."""
        return self.comparison.old.report, self.comparison.new.report


@dataclass(frozen=True)
class Told:
    """What is listed on demand, or later than the comparison itself."""

    turn: int
    noise: Sequence[Noise] | None = None
    lineage: Lineage | None = None
    records: Sequence[ReportRecord] = ()


def name_of(report: Report) -> str:
    """Return the number of a report, or else the name of its file."""
    return report.metadata.number or Path(report.path).name
