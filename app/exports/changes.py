"""What changed since the earlier version of a report that the library holds, for the workbook."""

from __future__ import annotations

from dataclasses import replace

from app.exports.options import Options
from app.review.model import ReportRecord
from app.review.session import ReviewSession
from app.review.store import Store


def with_changes(options: Options, ending: str, session: ReviewSession, store: Store) -> Options:
    """Return the options with what changed, where a workbook is written and there is an earlier version."""
    if ending.lower() != ".xlsx":
        return options
    record = store.record(session.record.id)
    earlier = earlier_version(record, store)
    if earlier is None:
        return options
    from app.comparison.compare import compare_reports
    from app.exports.compare_table import CompareTable
    from app.scan import scan_report

    old = scan_report(store.report(earlier.id), options.token)
    comparison = compare_reports(old.extraction, session.machine_scan.extraction, options.token)
    return replace(options, changes=CompareTable(comparison))


def earlier_version(record: ReportRecord, store: Store) -> ReportRecord | None:
    """Return the version next before a report among those it is tied to; None where there is none."""
    if record.lineage is None:
        return None
    others = (one for one in store.reports() if one.lineage == record.lineage and _age(one) < _age(record))
    return max(others, key=_age, default=None)


def _age(record: ReportRecord) -> tuple[str, int]:
    return record.issued_on or "", record.id
