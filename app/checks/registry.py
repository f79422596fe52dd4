"""The table of checks, and what turns their drafts into relations and findings with ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.checks.ambiguous_unit import check_ambiguous_unit
from app.checks.appendices import check_attached_to, check_numbering, check_stale_year
from app.checks.blank import check_blank
from app.checks.blank_cell import check_blank_cell
from app.checks.broken_number import check_broken_number
from app.checks.complement import check_complement
from app.checks.context import context_of
from app.checks.contributions import check_contributions
from app.checks.difference import check_difference
from app.checks.doubled_word import check_doubled_word
from app.checks.draft import Check, Draft, FindingDraft, RelationDraft
from app.checks.duplicate import check_duplicate
from app.checks.duration import check_duration
from app.checks.growth import check_growth
from app.checks.higher import check_higher
from app.checks.impossible_percent import check_impossible_percent, check_part_over_whole
from app.checks.impossible_value import check_impossible_value
from app.checks.later_reference import check_later_reference
from app.checks.list_before import check_list_before
from app.checks.list_count import check_list_count
from app.checks.missing_reference import check_missing_reference
from app.checks.model import Checked, Finding, Holds, Level
from app.checks.named_list import check_named_list
from app.checks.note_figure import check_note_figure
from app.checks.now_and_then import check_now_and_then
from app.checks.numbering_gap import check_numbering_gap
from app.checks.plan import check_plan
from app.checks.product import check_product
from app.checks.rate_range import check_rate_range
from app.checks.ratio_percent import check_ratio_percent
from app.checks.ratio_whole import check_ratio_whole
from app.checks.reference_conflict import check_reference_conflict
from app.checks.reference_symbol import check_reference_symbol
from app.checks.remainder import check_remainder
from app.checks.share import check_share
from app.checks.stale_year import check_stale_comparison, check_stale_task
from app.checks.sum_in_brackets import check_sum_in_brackets
from app.checks.sum_of_bullets import check_sum_of_bullets
from app.checks.sum_of_clauses import check_sum_of_clauses
from app.checks.sum_of_parts import check_sum
from app.checks.table_across import check_table_across
from app.checks.table_rate import check_table_rates
from app.checks.table_slip import check_table_slip
from app.checks.table_total import check_table_totals
from app.checks.told_again import check_told_again
from app.checks.told_in_table import check_told_in_table
from app.checks.told_twice import check_told_twice
from app.checks.untied_note import check_missing_footnote, check_orphan_footnote
from app.extraction.model import Extraction
from app.report.model import Report, Span

CHECKS: tuple[Check, ...] = (
    check_ratio_percent,
    check_remainder,
    check_note_figure,
    check_list_count,
    check_named_list,
    check_list_before,
    check_sum,
    check_sum_in_brackets,
    check_sum_of_clauses,
    check_sum_of_bullets,
    check_complement,
    check_ratio_whole,
    check_duration,
    check_rate_range,
    check_contributions,
    check_product,
    check_higher,
    check_told_twice,
    check_told_again,
    check_told_in_table,
    check_share,
    check_growth,
    check_difference,
    check_now_and_then,
    check_plan,
    check_table_totals,
    check_table_across,
    check_table_rates,
    check_table_slip,
    check_impossible_value,
    check_impossible_percent,
    check_part_over_whole,
    check_broken_number,
    check_missing_reference,
    check_reference_conflict,
    check_reference_symbol,
    check_later_reference,
    check_blank,
    check_blank_cell,
    check_doubled_word,
    check_numbering,
    check_attached_to,
    check_stale_year,
    check_stale_comparison,
    check_stale_task,
    check_numbering_gap,
    check_missing_footnote,
    check_orphan_footnote,
    check_ambiguous_unit,
    check_duplicate,
)
_LEVELS = {Holds.NO: Level.ERROR, Holds.UNSURE: Level.UNSURE}


def run_checks(extraction: Extraction) -> Checked:
    """Run every check over one report; ids run in the order of the text."""
    context = context_of(extraction)
    drafts = [_tempered(draft, context.report) for check in CHECKS for draft in check(context)]
    relations = {f"r{n}": draft for n, draft in enumerate(_once(d for d in drafts if isinstance(d, RelationDraft)), 1)}
    broken = {key: draft for key, draft in relations.items() if draft.holds in _LEVELS}
    groups = _groups(broken)
    findings = [
        Finding("", draft.type, _LEVELS[draft.holds], draft.spans, draft.explanation, key, groups.get(key))
        for key, draft in broken.items()
    ]
    findings += [
        Finding("", draft.check, draft.level, draft.spans, draft.message)
        for draft in drafts
        if isinstance(draft, FindingDraft)
    ]
    findings.sort(key=lambda finding: finding.spans[0])
    return Checked(
        tuple(draft.named(key) for key, draft in relations.items()),
        tuple(replace(finding, id=f"n{number}") for number, finding in enumerate(findings, 1)),
    )


def _tempered(draft: Draft, report: Report) -> Draft:
    """Return what a check says, in doubt where it says so of words that OCR may have read wrong."""
    if not report.doubtful:
        return draft
    if isinstance(draft, FindingDraft):
        wrong = draft.level is Level.ERROR and any(map(report.is_doubtful, draft.spans))
        return replace(draft, level=Level.UNSURE) if wrong else draft
    lent = [figure.unit_from for figure in draft.figures if figure.unit_from is not None]
    parting = [Span(item.end - 1, item.end + 1) for item in draft.items]  # what is between items makes their number
    wrong = draft.holds is Holds.NO and any(map(report.is_doubtful, (*draft.spans, *parting, *lent)))
    return replace(draft, holds=Holds.UNSURE) if wrong else draft


def _place(draft: RelationDraft) -> tuple[int, int]:
    return draft.result.span if draft.result else draft.spans[0]


def _once(drafts: Iterable[RelationDraft]) -> list[RelationDraft]:
    """Put drafts in order and keep one of those of one type that tie the same figures together."""
    kept: dict[object, RelationDraft] = {}
    for draft in drafts:
        kept.setdefault((draft.type, frozenset(figure.id for figure in draft.figures)), draft)
    return sorted(kept.values(), key=_place)


def _groups(broken: Mapping[str, RelationDraft]) -> dict[str, str]:
    """Name a group for every set of relations that are tied by figures they share; a single one has no group."""
    tied: list[tuple[set[str], list[str]]] = []
    for key, draft in broken.items():
        figures, keys = {figure.id for figure in draft.figures}, [key]
        for other in [pair for pair in tied if pair[0] & figures]:
            tied.remove(other)
            figures, keys = figures | other[0], other[1] + keys
        tied.append((figures, keys))
    several = [keys for _, keys in tied if len(keys) > 1]
    return {key: f"g{number}" for number, keys in enumerate(several, 1) for key in keys}
