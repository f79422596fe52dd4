"""Ties laid onto a scan: the figures they mean, what the arithmetic says, and the findings where it does not agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.anchors.model import Anchor
from app.anchors.place import find_anchor
from app.checks.draft import RelationDraft
from app.checks.model import Checked, Finding, Holds, Level, Relation
from app.checks.tied import relate_same, relate_sum
from app.extraction.model import Extraction, Figure
from app.report.model import Span
from app.review.records import Tie, TieKind

if TYPE_CHECKING:
    from app.scan import Scan

_LEVELS = {Holds.NO: Level.ERROR, Holds.UNSURE: Level.UNSURE}


@dataclass(frozen=True, slots=True)
class TieState:
    """A tie, the figures its anchors mean now (None: not placed), and its relation (None: it is lost)."""

    tie: Tie
    parts: tuple[Figure | None, ...]
    total: Figure | None
    relation: Relation | None

    @property
    def lost(self) -> bool:
        """Whether one of its figures cannot be placed any more, or they cannot be compared as they are now."""
        return self.relation is None


def place_ties(scan: Scan, ties: Iterable[Tie]) -> tuple[TieState, ...]:
    """Find the figures of each tie and check it; a relation that the report itself states is that one."""
    stated = {_identity(relation): relation for relation in scan.checked.relations}
    return tuple(_place(scan.extraction, tie, stated) for tie in ties)


def with_ties(scan: Scan, states: Iterable[TieState]) -> Scan:
    """Return the scan with the relations of ties, and a finding for each that does not hold."""
    known = {relation.id for relation in scan.checked.relations}
    added = [state.relation for state in states if state.relation and state.relation.id not in known]
    if not added:
        return scan
    findings = [*scan.checked.findings, *(one for relation in added for one in _finding(scan.extraction, relation))]
    findings.sort(key=lambda finding: finding.spans[0])
    return replace(scan, checked=Checked((*scan.checked.relations, *added), tuple(findings)))


def relate(kind: TieKind, parts: Sequence[Figure], total: Figure) -> RelationDraft | None:
    """Return what the arithmetic says of tied figures; None where they cannot be compared."""
    if total in parts or len(set(parts)) < len(parts):
        return None
    if kind is TieKind.SUM:
        return relate_sum(parts, total)
    return relate_same(parts[0], total) if len(parts) == 1 else None


def figure_at(extraction: Extraction, span: Span) -> Figure | None:
    """Return the figure at a place, or the one of its block that the place touches."""
    figures = extraction.figures_of(extraction.report.block_at(span.start).id)
    exact = next((figure for figure in figures if figure.span == span), None)
    return exact or next((figure for figure in figures if figure.span.touches(span)), None)


def _place(extraction: Extraction, tie: Tie, stated: dict[object, Relation]) -> TieState:
    parts, total = tuple(_figure(extraction, part) for part in tie.parts), _figure(extraction, tie.total)
    found = [part for part in parts if part is not None]
    draft = relate(tie.kind, found, total) if total is not None and len(found) == len(parts) else None
    if draft is None:
        return TieState(tie, parts, total, None)
    relation = draft.named(f"tie:{tie.uuid}")
    return TieState(tie, parts, total, stated.get(_identity(relation), relation))


def _figure(extraction: Extraction, anchor: Anchor) -> Figure | None:
    span = find_anchor(extraction.report, anchor)
    return figure_at(extraction, span) if span else None


def _identity(relation: Relation) -> object:
    return relation.type, frozenset(relation.operands), relation.result


def _finding(extraction: Extraction, relation: Relation) -> Iterable[Finding]:
    if relation.holds in _LEVELS:
        named = [*relation.operands, *([relation.result] if relation.result else [])]
        spans = tuple(sorted(extraction.figure(figure).span for figure in named))
        level = _LEVELS[relation.holds]
        yield Finding(relation.id, relation.type, level, spans, relation.explanation, relation.id)
