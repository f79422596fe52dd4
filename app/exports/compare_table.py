"""A comparison as rows of plain text, the same for every format that it is written in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from app.comparison.carry import sentence_around
from app.comparison.indicators import Indicators, side_of
from app.comparison.model import (
    Comparison,
    FigureChange,
    FigureChangeKind,
    RestatedKind,
    WordingChange,
    WordingChangeKind,
)
from app.comparison.noise import Noise
from app.comparison.relations import RelationChange, changes_by_figure, figures_of
from app.exports.carried_words import added_name, added_state, added_words, outcome_text
from app.exports.compare_words import (
    effect_text,
    figure_change_name,
    noise_name,
    relation_change_name,
    restated_name,
    statement,
    wording_change_name,
)
from app.exports.labels import verdict_label
from app.extraction.model import Figure
from app.report.model import Block, BlockKind, Report, Span
from app.review.carrying import CarriedMark, Outcome
from app.review.carrying_added import CarriedAddition
from app.review.carrying_steps import Carrying
from app.wording import translate

_LONGEST = 600  # characters of a quote; a cell of a workbook or a row of a page holds no whole chapter


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One changed figure as a person reads it; `difference` and `percent` are numbers where there are any."""

    change: str
    old: str
    new: str
    difference: Decimal | None
    percent: Decimal | None
    section: str
    sentence: str
    indicator: str = ""
    effect: str = ""


@dataclass(frozen=True, slots=True)
class RelationRow:
    """A relation that a change made hold or not, as a person reads it; a version without it has an empty text."""

    change: str
    old: str
    new: str
    section: str


@dataclass(frozen=True, slots=True)
class WordingRow:
    """One change of the wording as a person reads it."""

    change: str
    old: str
    new: str
    section: str


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """What became of an assessment, or of something added beside assessments, as a person reads it."""

    what: str
    old: str
    new: str
    verdict: str
    state: str
    section: str
    note: str


class CompareTable:
    """The rows of a comparison: changed figures first, then added and removed ones, then the wording.

    `carrying` tells what became of the review of the old version, `noise` what is written otherwise and is no change.
    """

    def __init__(
        self,
        comparison: Comparison,
        relations: Sequence[RelationChange] = (),
        carrying: Carrying | None = None,
        noise: Sequence[Noise] | None = None,
    ) -> None:
        self._carrying = carrying
        self._noise = noise
        self._comparison = comparison
        self._relations = relations
        self._effects = changes_by_figure(relations)
        self._old = _Sections(comparison.old.report)
        self._new = _Sections(comparison.new.report)
        self._indicators = {id(side): Indicators(side) for side in (comparison.old, comparison.new)}

    @property
    def reports(self) -> tuple[Report, Report]:
        """The older version and the newer one."""
        return self._comparison.old.report, self._comparison.new.report

    @cached_property
    def title(self) -> str:
        """The title of the newer report, or a plain heading where it has none."""
        return self._comparison.new.report.metadata.title or translate("Comparison of two versions")

    @cached_property
    def figures(self) -> Sequence[FigureRow]:
        """The rows of figures; two figures of two kinds in one place are one row."""
        comparison = self._comparison
        paired = (FigureChangeKind.VALUE, FigureChangeKind.UNIT)
        kinds = [one for one in comparison.restated if one.change is RestatedKind.KIND]
        told = {id(figure) for one in kinds for figure in (one.old, one.new)}
        rows = [self._figure_row(change) for change in comparison.figures if change.change in paired]
        values = {change.new.id for change in comparison.figures if change.new}
        rows += [
            self._row(restated_name(one.change), FigureChange(FigureChangeKind.VALUE, one.old, one.new))
            for one in comparison.restated
            if one.change is RestatedKind.KIND or one.new.id not in values
        ]
        alone = (change for change in comparison.figures if change.change not in paired)
        return rows + [self._figure_row(one) for one in alone if told.isdisjoint((id(one.old), id(one.new)))]

    @cached_property
    def relations(self) -> Sequence[RelationRow]:
        """The rows of relations."""
        return [self._relation_row(change) for change in self._relations]

    @cached_property
    def wording(self) -> Sequence[WordingRow]:
        """The rows of wording, what only moved among them."""
        return [self._wording_row(change) for change in self._comparison.wording]

    @cached_property
    def reworded(self) -> Sequence[WordingRow]:
        """The rows of wording, but for what only moved."""
        changes = self._comparison.wording
        return [self._wording_row(one) for one in changes if one.change is not WordingChangeKind.MOVED]

    @cached_property
    def moved(self) -> Sequence[WordingRow]:
        """The rows of what moved, each with the section it stood in and the one it stands in."""
        changes = self._comparison.wording
        return [self._moved_row(one) for one in changes if one.change is WordingChangeKind.MOVED]

    @cached_property
    def review(self) -> Sequence[ReviewRow]:
        """The rows of the review of the old version; none where it was not looked at."""
        carrying = self._carrying
        if carrying is None:
            return []
        outcomes = carrying.outcomes()
        marks = [self._mark_row(carrying, one, outcomes[one.mark.uuid]) for one in carrying.marks]
        return [*marks, *(self._added_row(one) for one in carrying.additions)]

    @cached_property
    def noise(self) -> Sequence[WordingRow]:
        """The rows of what is written otherwise and is no change; none where that was not asked for."""
        old, new = self.reports
        return [
            WordingRow(noise_name(one.kind), _quoted(old, one.old), _quoted(new, one.new), self._new.of(one.new))
            for one in self._noise or ()
        ]

    def _mark_row(self, carrying: Carrying, one: CarriedMark, outcome: Outcome) -> ReviewRow:
        place = carrying.place_of(one)
        return ReviewRow(
            translate("Assessment"),
            _quoted(self._comparison.old.report, one.old),
            _quoted(self._comparison.new.report, place),
            verdict_label(one.mark.verdict),
            outcome_text(one, outcome, carrying.verdict_of(one)),
            self._old.of(one.old),
            one.mark.note,
        )

    def _added_row(self, one: CarriedAddition) -> ReviewRow:
        return ReviewRow(
            added_name(one.added),
            _quoted(self._comparison.old.report, one.old),
            _quoted(self._comparison.new.report, one.new),
            "",
            added_state(one.state),
            self._old.of(one.old) if one.old else "",
            added_words(one.added),
        )

    def _moved_row(self, change: WordingChange) -> WordingRow:
        row = self._wording_row(change)
        before = self._old.of(change.old) if change.old else ""
        return replace(row, section=" → ".join(dict.fromkeys(part for part in (before, row.section) if part)))

    def _figure_row(self, change: FigureChange) -> FigureRow:
        return self._row(figure_change_name(change.change), change)

    def _row(self, name: str, change: FigureChange) -> FigureRow:
        side, figure = side_of(self._comparison, change)
        sections = self._new if change.new else self._old
        tied = self._effects.get(figure.id if change.new else f"old:{figure.id}", [])
        return FigureRow(
            name,
            _shown(change.old),
            _shown(change.new),
            change.difference,
            change.percent,
            sections.of(figure.span),
            _cut(side.report.text_of(sentence_around(side.report, figure.span))),
            _cut(self._indicators[id(side)].of(figure)),
            "\n".join(effect_text(one) for one in tied),
        )

    def _relation_row(self, change: RelationChange) -> RelationRow:
        side, sections = (self._comparison.new, self._new) if change.new else (self._comparison.old, self._old)
        figures = figures_of(side, change.new or change.old)
        return RelationRow(
            relation_change_name(change.change),
            statement(change.old) if change.old else "",
            statement(change.new) if change.new else "",
            sections.of(figures[-1].span) if figures else "",
        )

    def _wording_row(self, change: WordingChange) -> WordingRow:
        section = self._new.of(change.new) if change.new else self._old.of(change.old) if change.old else ""
        return WordingRow(
            wording_change_name(change.change),
            _quoted(self._comparison.old.report, change.old),
            _quoted(self._comparison.new.report, change.new),
            section,
        )


class _Sections:
    """The heading that each place of a report stands under."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._of_block: dict[str, str] = {}
        heading = ""
        for block in report.blocks:
            if block.kind in (BlockKind.HEADING, BlockKind.TITLE):
                heading = _cut(report.text_of(block.span))
            self._of_block[block.id] = self._named(block, heading)

    def _named(self, block: Block, heading: str) -> str:
        if block.note is None:
            return heading
        note = translate("note {label}", label=block.note)
        return f"{heading}, {note}" if heading else note

    def of(self, span: Span) -> str:
        return self._of_block[self._report.block_at(span.start).id]


def _shown(figure: Figure | None) -> str:
    if figure is None:
        return ""
    named = figure.unit and figure.kind == "count" and not figure.text.casefold().endswith(figure.unit.casefold())
    return f"{figure.text} {figure.unit}" if named else figure.text


def _quoted(report: Report, span: Span | None) -> str:
    return "" if span is None else _cut(report.text_of(span))


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
