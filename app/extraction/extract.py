"""Extraction: the figures and claims of a report, as pure functions of its text."""

from __future__ import annotations

import re
from bisect import bisect_left

from app.extraction.claim_types import is_plan
from app.extraction.claims import read_claims
from app.extraction.draft import Draft, open_line, squeeze
from app.extraction.figures import read_figures
from app.extraction.model import Claim, Extraction, Figure, FigureKind
from app.extraction.subjects import Leads
from app.extraction.tables import CellContext, read_tables
from app.language.calendar import resolve
from app.report.model import Block, BlockKind, Report, Span

_NO_TABLE = CellContext()
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def extract(report: Report) -> Extraction:
    """Return the figures and claims of a report; the same report gives the same ones, with the same ids."""
    figures: list[Figure] = []
    claims: list[Claim] = []
    year = _YEAR.search(report.metadata.period or "")
    shown = year.group() if year else None
    plans: list[tuple[int, bool]] = []
    cells = read_tables(report)
    leads = Leads(report.text)
    for block in report.blocks:
        if block.kind is BlockKind.HEADING:
            plans = [plan for plan in plans if plan[0] < block.level]
            plans.append((block.level, is_plan(report.text_of(block.span))))
        planned = any(plan for _, plan in plans)
        first = len(figures)
        figures.extend(_figures_of(report, block, first, shown, cells.get(block.id, _NO_TABLE)))
        claims.extend(read_claims(report, block, figures[first:], len(claims), planned, leads.of(block)))
    return Extraction(report, tuple(figures), tuple(claims))


def _figures_of(report: Report, block: Block, count: int, year: str | None, context: CellContext) -> list[Figure]:
    if context.marks_column:
        return []
    start, end = block.span
    body = min(max(0, block.list_mark_end - start), end - start)
    words, places = squeeze(report.text[start:end])
    line = open_line(words, bisect_left(places, body) if places else body, block.cell, context.ordinal)
    drafts = read_figures(line)
    for draft in drafts:
        draft.unit_from = context.lend(draft, line.text)
        if places:
            draft.start, draft.end = places[draft.start], places[draft.end - 1] + 1
    return [_figure(draft, f"f{number}", block, report, year) for number, draft in enumerate(drafts, count + 1)]


def _figure(draft: Draft, name: str, block: Block, report: Report, year: str | None) -> Figure:
    assert draft.kind is not None
    span = Span(block.span.start + draft.start, block.span.start + draft.end)
    timed = draft.kind in (FigureKind.DATE, FigureKind.PERIOD) and isinstance(draft.value, str)
    return Figure(
        id=name,
        block=block.id,
        span=span,
        text=report.text_of(span),
        kind=draft.kind,
        value=draft.value,
        unit=draft.unit,
        approximation=draft.approximation,
        doubtful=draft.doubtful or report.is_doubtful(span),
        resolved=resolve(str(draft.value), year) if timed and year else None,
        document_type=draft.document_type,
        document_date=draft.document_date,
        issuer=draft.issuer,
        malformed=draft.malformed,
        unit_from=draft.unit_from,
    )
