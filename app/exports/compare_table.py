"""A comparison as rows of plain text, the same for every format that it is written in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
from app.comparison.relations import RelationChange, RelationChangeKind, changes_by_figure, figures_of
from app.extraction.model import Figure
from app.report.model import Block, BlockKind, Report, Span
from app.wording import render, translate

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


class CompareTable:
    """The rows of a comparison: changed figures first, then added and removed ones, then the wording."""

    def __init__(self, comparison: Comparison, relations: Sequence[RelationChange] = ()) -> None:
        self._comparison = comparison
        self._relations = relations
        self._effects = changes_by_figure(relations)
        self._old = _Sections(comparison.old.report)
        self._new = _Sections(comparison.new.report)
        self._indicators = {id(side): Indicators(side) for side in (comparison.old, comparison.new)}

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
        """The rows of wording."""
        return [self._wording_row(change) for change in self._comparison.wording]

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
            change.old.formula if change.old else "",
            change.new.formula if change.new else "",
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


def figure_change_name(change: FigureChangeKind) -> str:
    """Return the name of a kind of change in the chosen language."""
    return {
        FigureChangeKind.VALUE: translate("Value changed"),
        FigureChangeKind.UNIT: translate("Unit changed"),
        FigureChangeKind.ADDED: translate("Added"),
        FigureChangeKind.REMOVED: translate("Removed"),
    }[change]


def restated_name(change: RestatedKind) -> str:
    """Return the name of what is told otherwise of a figure in the chosen language."""
    return {
        RestatedKind.APPROXIMATION: translate("Told as more or less exact"),
        RestatedKind.KIND: translate("Kind of figure changed"),
    }[change]


def relation_change_name(change: RelationChangeKind) -> str:
    """Return the name of what became of a relation in the chosen language."""
    return {
        RelationChangeKind.RESOLVED: translate("Resolved: fits now"),
        RelationChangeKind.BROKEN: translate("No longer fits"),
        RelationChangeKind.NEW: translate("New contradiction"),
        RelationChangeKind.STANDING: translate("Still does not fit"),
        RelationChangeKind.GONE: translate("Contradiction no longer in the text"),
    }[change]


def effect_text(change: RelationChange) -> str:
    """Return what became of a relation, and why it does not fit or how it fits now."""
    name = relation_change_name(change.change)
    if change.new is None or change.change is RelationChangeKind.RESOLVED:
        formulas = [one.formula for one in (change.old, change.new) if one]
        return f"{name}: {' → '.join(dict.fromkeys(formulas))}"
    return f"{name}: {render(change.new.explanation)}"


def wording_change_name(change: WordingChangeKind) -> str:
    """Return the name of a kind of change in the chosen language."""
    return {
        WordingChangeKind.INSERTED: translate("Inserted"),
        WordingChangeKind.DELETED: translate("Deleted"),
        WordingChangeKind.REPLACED: translate("Replaced"),
        WordingChangeKind.MOVED: translate("Moved"),
        WordingChangeKind.SPLIT: translate("Paragraph split"),
        WordingChangeKind.MERGED: translate("Paragraphs merged"),
    }[change]


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
