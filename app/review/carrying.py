"""Marks of an earlier version that are taken over where the text is the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from app.anchors.place import make_anchor
from app.comparison.carry import Carried, Carrier, CarryState
from app.comparison.model import Comparison
from app.report.model import Report, Span
from app.review.model import Mark, MarkWrite


@dataclass(frozen=True, slots=True)
class CarriedMark:
    """A mark of the old version, its place there, and what became of that place."""

    mark: Mark
    old: Span
    carried: Carried


def carry_marks(comparison: Comparison, marks: Iterable[tuple[Mark, Span]]) -> tuple[CarriedMark, ...]:
    """Return what became of the places of marks, in their order; none is dropped."""
    carrier = Carrier(comparison)
    return tuple(CarriedMark(mark, span, carrier.carry(span)) for mark, span in marks)


def carried_writes(
    report: Report, report_id: int, carried: Iterable[CarriedMark], marked: frozenset[Span]
) -> tuple[MarkWrite, ...]:
    """Return the new marks on the new version; a marked place, or one whose text differs, gets none."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    writes = []
    for one in carried:
        span = one.carried.span
        if one.carried.state is not CarryState.UNCHANGED or span is None or span in marked:
            continue
        old = one.mark
        mark = Mark(
            str(uuid4()),
            report_id,
            make_anchor(report, span),
            old.verdict,
            old.note,
            old.author,
            now,
            now,
            carried_from=old.uuid,
        )
        writes.append(MarkWrite(None, mark, "carry"))
    return tuple(writes)
