"""Marks of an earlier version that are taken over where the text is the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import uuid4

from app.anchors.place import make_anchor
from app.comparison.carry import CarriedMark, CarryState
from app.report.model import Report, Span
from app.review.model import Mark, MarkWrite


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
