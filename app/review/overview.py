"""The overview of a review: progress per section, findings by kind, items by kind, kept up as verdicts change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from app.anchors.structure import structure_of
from app.checks.model import Holds
from app.extraction.model import Extraction, FigureKind
from app.report.model import Report, Span
from app.review.finding_kinds import FINDING_KINDS, kind_of_check
from app.review.items import Item, ItemKind
from app.review.model import Verdict
from app.review.sections import group_label
from app.review.session import ReviewSession
from app.wording import Message

MOST_SECTIONS = 14  # rows that are taken in at a glance
DEEPEST = 4

KIND_WORDS: dict[str, Message] = {
    "count": Message("Counts"),
    "money": Message("Money"),
    "percent": Message("Rates in %"),
    "measure": Message("Measures"),
    "ratio": Message("Ratios, ranks, multiples"),
    "date": Message("Dates, periods"),
    "reference": Message("References to documents"),
    "claim": Message("Claims"),
    "finding": Message("Findings"),
    "mark": Message("Own marks"),
}
_FIGURE_KINDS = {
    FigureKind.COUNT: "count",
    FigureKind.MONEY: "money",
    FigureKind.PERCENT: "percent",
    FigureKind.PERCENTAGE_POINT: "percent",
    FigureKind.MEASURE: "measure",
    FigureKind.RATIO: "ratio",
    FigureKind.RANK: "ratio",
    FigureKind.MULTIPLE: "ratio",
    FigureKind.DATE: "date",
    FigureKind.PERIOD: "date",
    FigureKind.DOCUMENT_REFERENCE: "reference",
}


@dataclass(frozen=True, slots=True)
class Group:
    """Items that are counted together; the keys are in the order of the text."""

    id: str
    label: Message | str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """A group and how many of its items show each verdict."""

    group: Group
    counts: dict[Verdict, int]

    @property
    def total(self) -> int:
        """How many items the group has."""
        return len(self.group.keys)

    @property
    def reviewed(self) -> int:
        """How many of them show a verdict."""
        return self.total - self.counts.get(Verdict.UNREVIEWED, 0)


@dataclass(slots=True)
class Tallies:
    """Groups of items with their counts; a verdict that changes costs no more than itself."""

    groups: tuple[Group, ...]
    _verdicts: dict[str, Verdict] = field(default_factory=dict)
    _group_of: dict[str, int] = field(default_factory=dict)
    _counts: list[Counter[Verdict]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._group_of = {key: number for number, group in enumerate(self.groups) for key in group.keys}
        self._counts = [Counter({Verdict.UNREVIEWED: len(group.keys)}) for group in self.groups]

    def update(self, keys: Iterable[str], verdict_of: Callable[[str], Verdict]) -> None:
        """Take the verdicts that some items show now."""
        for key in keys:
            number = self._group_of.get(key)
            if number is not None:
                now, before = verdict_of(key), self._verdicts.get(key, Verdict.UNREVIEWED)
                self._counts[number][before] -= 1
                self._counts[number][now] += 1
                self._verdicts[key] = now

    def all(self) -> tuple[Tally, ...]:
        """Return every group with its counts."""
        return tuple(
            Tally(group, {verdict: count for verdict, count in counts.items() if count})
            for group, counts in zip(self.groups, self._counts, strict=True)
        )


class Overview:
    """What the overview shows of one session; `update` follows verdicts, a new one is made where items change."""

    def __init__(self, session: ReviewSession) -> None:
        self._session = session
        self._aside = frozenset(item.key for item in session.aside)
        self.sections = self._tallied(sections_of(session.report, session.items))
        self.findings = self._tallied(findings_by_kind(session.items, self._aside))
        self.kinds = self._tallied(items_by_kind(session.items, session.scan.extraction))
        relations = session.scan.checked.relations
        self.computed = len(relations)
        self.held = sum(relation.holds is Holds.YES for relation in relations)

    def still_fits(self, session: ReviewSession) -> bool:
        """Say whether the groups are still those of the session's items."""
        same = session is self._session and session.total == sum(len(group.keys) for group in self.kinds.groups)
        return same and len(session.aside) == len(self._aside)

    def update(self, keys: Iterable[str]) -> None:
        """Take the verdicts that some items show now."""
        keys = list(keys)
        for tallies in (self.sections, self.findings, self.kinds):
            tallies.update(keys, self._session.verdict_of)

    def _tallied(self, groups: tuple[Group, ...]) -> Tallies:
        tallies = Tallies(groups)
        for group in groups:
            tallies.update(group.keys, self._session.verdict_of)
        return tallies


def sections_of(report: Report, items: Sequence[Item]) -> tuple[Group, ...]:
    """Return the items by section, as deep in the headings as stays easy to take in."""
    by_path: dict[tuple[str, ...], list[str]] = {}
    paths = _Paths(report)
    for item in items:
        by_path.setdefault(paths.of(item.span.start), []).append(item.key)
    groups: dict[tuple[str, ...], list[str]] = {}
    for depth in range(DEEPEST, 0, -1):
        groups = {}
        for path, keys in by_path.items():
            groups.setdefault(path[:depth], []).extend(keys)
        if len(groups) <= MOST_SECTIONS:
            break
    return tuple(
        Group(
            "/".join(ids),
            group_label(report, report.block(ids[-1]).span).rstrip(" :;.") if ids else Message("Beginning"),
            tuple(keys),
        )
        for ids, keys in groups.items()
    )


def findings_by_kind(items: Iterable[Item], aside: frozenset[str] = frozenset()) -> tuple[Group, ...]:
    """Return the findings that are not put aside by the kind of what is wrong, the commonest first."""
    found: dict[str, list[str]] = {}
    for item in items:
        if item.kind is ItemKind.FINDING and item.key not in aside:
            found.setdefault(kind_of_check(item.findings[0].check), []).append(item.key)
    groups = [Group(kind, FINDING_KINDS[kind][0], tuple(keys)) for kind, keys in found.items()]
    return tuple(sorted(groups, key=lambda group: -len(group.keys)))


def items_by_kind(items: Iterable[Item], extraction: Extraction) -> tuple[Group, ...]:
    """Return all items by what they are, the commonest first."""
    found: dict[str, list[str]] = {}
    for item in items:
        found.setdefault(_kind(item, extraction), []).append(item.key)
    groups = [Group(kind, KIND_WORDS[kind], tuple(keys)) for kind, keys in found.items()]
    return tuple(sorted(groups, key=lambda group: -len(group.keys)))


def _kind(item: Item, extraction: Extraction) -> str:
    if item.kind is ItemKind.FIGURE:
        return _FIGURE_KINDS[extraction.figure(item.figures[0]).kind]
    return item.kind.value


class _Paths:
    """The ids of the headings above places that are asked for in the order of the text."""

    def __init__(self, report: Report) -> None:
        self._report, self._structure = report, structure_of(report)
        self._span = Span(0, 0)  # of the block that was asked for last
        self._path: tuple[str, ...] = ()

    def of(self, place: int) -> tuple[str, ...]:
        if not self._report.blocks:
            return ()
        if not self._span.start <= place < self._span.end:
            block = self._report.block_at(place)
            self._span = block.span
            self._path = tuple(one.id for one in self._structure.standing(block).headings)
        return self._path
