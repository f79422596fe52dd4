"""The history of figures through many versions as rows of plain text."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from pathlib import Path

from app.comparison.indicators import Indicators
from app.comparison.lineage import Lineage
from app.exports.official import day_of
from app.report.model import Report
from app.review.sections import section_label
from app.wording import translate


class LineageTable:
    """One row for each figure that is not the same in all versions: indicator, what it is in each, section."""

    def __init__(self, lineage: Lineage) -> None:
        self._lineage = lineage

    @property
    def title(self) -> str:
        """The title of the newest report, or a plain heading where it has none."""
        return self._lineage.versions[-1].report.metadata.title or translate("History of the figures")

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The versions, the oldest first, each with its number or file and its date."""
        reports = [version.report for version in self._lineage.versions]
        return tuple(
            translate("Version {number}: {name}", number=number, name=version_name(report))
            for number, report in enumerate(reports, start=1)
        )

    @property
    def heads(self) -> tuple[str, ...]:
        """The titles of the columns."""
        return (translate("Indicator"), *self.names, translate("Section"))

    @cached_property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows, as the newest report is read from top to bottom."""
        indicators = {id(version): Indicators(version) for version in self._lineage.versions}
        found = []
        for history in self._lineage.changed:
            version, figure = self._lineage.newest(history)
            texts = (" ".join(one.text.split()) if one else "" for one in history.figures)
            found.append((indicators[id(version)].of(figure), *texts, section_label(version.report, figure.span)))
        return tuple(found)

    @property
    def values(self) -> tuple[tuple[Decimal | None, ...], ...]:
        """The values of each row, None where a version has no such number."""
        return tuple(tuple(one.number if one else None for one in each.figures) for each in self._lineage.changed)


def version_name(report: Report) -> str:
    """Return the number of a report, or else the name of its file, with its date."""
    said = report.metadata
    return ", ".join(part for part in (said.number or Path(report.path).name, day_of(said.issued_on)) if part)
