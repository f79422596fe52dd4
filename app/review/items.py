"""The items of a report: everything that a delegate can give a verdict, in the order of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from app.checks.model import Finding, Level, Relation
from app.extraction.model import Claim, Figure, FigureKind
from app.report.model import Span
from app.review.sections import section_label
from app.wording import Message

if TYPE_CHECKING:
    from app.scan import Scan


class ItemKind(StrEnum):
    """What an item is; the order says which comes first at one place, and which one a mark there belongs to."""

    FINDING = "finding"
    CLAIM = "claim"
    FIGURE = "figure"
    REFERENCE = "reference"
    MARK = "mark"


Thing = TypeVar("Thing")

HAND = "hand:"  # before the uuid, in the id of a figure that was added by hand
_ORDER = {kind: rank for rank, kind in enumerate(ItemKind)}
_SEVERITY = {Level.ERROR: 0, Level.UNSURE: 1, Level.NOTICE: 2}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to review. `span` is where its mark is anchored, `places` every place it concerns, `span` among them.

    `judged` are the places that its verdict speaks of: of a sum that does not fit the total, not the parts. `figures`
    are ids of figures it is or involves; `findings` and `relations` those that speak of it.
    """

    key: str
    kind: ItemKind
    span: Span
    places: tuple[Span, ...]
    figures: tuple[str, ...]
    findings: tuple[Finding, ...]
    relations: tuple[Relation, ...]
    section: str
    title: Message | str
    judged: tuple[Span, ...] = ()

    @property
    def order(self) -> tuple[int, int, int, str]:
        """The sorting key that puts items in the order of the text."""
        return self.span.start, _ORDER[self.kind], self.span.end, self.key


def build_items(scan: Scan) -> tuple[Item, ...]:
    """Return every item of a scanned report in the order of the text."""
    return _Builder(scan).build()


def figure_key(figure: Figure) -> str:
    """Return the key of the item that a figure is; it holds as long as the text does, whatever the figure's id."""
    prefix = "ref" if figure.kind is FigureKind.DOCUMENT_REFERENCE else "fig"
    return f"{prefix}:{figure.span.start}-{figure.span.end}"


def hand_figure(figure_id: str) -> str | None:
    """Return the uuid of what was added by hand where a figure's id is that of such a one."""
    return figure_id.removeprefix(HAND) if figure_id.startswith(HAND) else None


def finding_key(finding: Finding) -> str:
    """Return the key of the item that a finding is shown as."""
    return f"group:{finding.group}" if finding.group else f"finding:{finding.id}"


class _Builder:
    """Looks up relations and findings by figure and place, so that each item is made in one step."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._figures = scan.extraction.figures
        self._relations = {relation.id: relation for relation in scan.checked.relations}
        self._figure_at = {figure.span: figure.id for figure in self._figures}
        self._relations_of: dict[str, list[Relation]] = defaultdict(list)
        for relation in scan.checked.relations:
            for figure in _unique(figures_of(relation)):
                self._relations_of[figure].append(relation)
        self._findings_of: dict[str, list[Finding]] = defaultdict(list)
        for finding in scan.checked.findings:
            for figure in self._figures_of_finding(finding):
                self._findings_of[figure].append(finding)

    def build(self) -> tuple[Item, ...]:
        items = [self._figure(figure) for figure in self._figures]
        items += [self._claim(claim) for claim in self._scan.extraction.claims]
        items += self._finding_items()
        unique = {item.key: item for item in items}
        return tuple(sorted(unique.values(), key=lambda item: item.order))

    def _figure(self, figure: Figure) -> Item:
        kind = ItemKind.REFERENCE if figure.kind is FigureKind.DOCUMENT_REFERENCE else ItemKind.FIGURE
        return self._item(figure_key(figure), kind, (figure.span,), (figure.id,), figure.text)

    def _claim(self, claim: Claim) -> Item:
        title = self._scan.report.text_of(claim.span)
        figures = tuple(role.id for role in claim.figures)
        return self._item(f"claim:{claim.span.start}-{claim.span.end}", ItemKind.CLAIM, (claim.span,), figures, title)

    def _item(
        self, key: str, kind: ItemKind, places: tuple[Span, ...], figures: tuple[str, ...], title: Message | str
    ) -> Item:
        findings = _unique(finding for one in figures for finding in self._findings_of.get(one, ()))
        relations = _unique(relation for one in figures for relation in self._relations_of.get(one, ()))
        section = section_label(self._scan.report, places[0])
        return Item(key, kind, places[0], places, figures, findings, relations, section, title)

    def _finding_items(self) -> list[Item]:
        groups: dict[str, list[Finding]] = defaultdict(list)
        for finding in self._scan.checked.findings:
            groups[finding_key(finding)].append(finding)
        taken: set[Span] = set()
        items = []
        for key, findings in sorted(groups.items(), key=lambda group: min(min(one.spans) for one in group[1])):
            items.append(self._finding(key, findings, taken))
            taken.add(items[-1].span)
        return items

    def _finding(self, key: str, findings: list[Finding], taken: set[Span]) -> Item:
        places = tuple(sorted({span for finding in findings for span in finding.spans}))
        relations = _unique(self._relations[one.relation] for one in findings if one.relation in self._relations)
        judged = self._judged(places, relations)
        # Two matters that begin at one figure must not share one verdict.
        span = next((place for place in (*judged, *places) if place not in taken), judged[0])
        figures = _unique(figure for one in findings for figure in self._figures_of_finding(one))
        worst = min(findings, key=lambda finding: _SEVERITY[finding.level])
        section = section_label(self._scan.report, span)
        told = tuple(findings)
        return Item(key, ItemKind.FINDING, span, places, figures, told, relations, section, worst.message, judged)

    def _judged(self, places: tuple[Span, ...], relations: Iterable[Relation]) -> tuple[Span, ...]:
        """Return the places without those that are only reckoned with; all where nothing else is left."""
        checked = {one.result for one in relations}
        checked.update(one for relation in relations if relation.type == "same_figure" for one in relation.operands)
        reckoned = {one for relation in relations for one in figures_of(relation)} - checked
        judged = tuple(place for place in places if self._figure_at.get(place) not in reckoned)
        return judged or places

    def _figures_of_finding(self, finding: Finding) -> tuple[str, ...]:
        named = [self._figure_at[span] for span in finding.spans if span in self._figure_at]
        relation = self._relations.get(finding.relation or "")
        return _unique([*named, *(figures_of(relation) if relation else ())])


def figures_of(relation: Relation) -> tuple[str, ...]:
    """Return the ids of all figures of a relation, its result last."""
    return (*relation.operands, *((relation.result,) if relation.result else ()))


def _unique(things: Iterable[Thing]) -> tuple[Thing, ...]:
    return tuple(dict.fromkeys(things))
