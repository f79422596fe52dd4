"""Findings that were put aside: known again by their check and their places, never by an id that changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from app.anchors.place import find_anchor, make_anchor
from app.checks.model import Finding
from app.report.model import Report, Span
from app.review.records import Dismissal

if TYPE_CHECKING:
    from app.scan import Scan

FindingPlace = tuple[str, frozenset[Span]]


def place_of(finding: Finding) -> FindingPlace:
    """Return what a finding is known by in one text: its check, and every place it concerns."""
    return finding.check, frozenset(finding.spans)


def place_dismissals(scan: Scan, dismissals: Iterable[Dismissal]) -> Mapping[FindingPlace, Dismissal]:
    """Return the dismissals whose words all still stand where they stood, by the finding each puts aside.

    A number that has changed is not found again, and so the finding comes back.
    """
    placed: dict[FindingPlace, Dismissal] = {}
    for dismissal in dismissals:
        spans = [find_anchor(scan.report, anchor) for anchor in dismissal.places]
        found = frozenset(span for span in spans if span is not None)
        if len(found) == len(set(dismissal.places)):
            placed[dismissal.check, found] = dismissal
    return placed


def dismiss(
    finding: Finding, report: Report, report_id: int, uuid: str, reason: str, author: str, now: str
) -> Dismissal:
    """Return the record that puts a finding aside."""
    places = tuple(make_anchor(report, span) for span in sorted(set(finding.spans)))
    return Dismissal(uuid, report_id, finding.check, places, reason, author, now, now)
