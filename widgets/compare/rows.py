"""The rows of a comparison: what changed, where, by how much, and what became of the review."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from app.checks.model import Holds
from app.comparison.indicators import Indicators
from app.comparison.model import Comparison, FigureChange, FigureChangeKind, WordingChange, WordingChangeKind
from app.comparison.noise import Noise
from app.comparison.relations import RelationChange, changes_by_figure, figures_of
from app.exports.compare_words import noise_name, relation_change_name, relation_text, restated_name, statement
from app.extraction.model import Extraction, Figure, FigureKind
from app.report.model import Report, Span
from app.review.model import Verdict
from app.review.sections import group_label, section_label, shorten
from app.wording import Message, render, translate
from widgets.detail.reading import number_text

if TYPE_CHECKING:
    from app.review.carrying import CarriedMark

LONGEST = 90
MINUS = "−"


class RowGroup(StrEnum):
    """The lists of a comparison; each is one chip."""

    FIGURES = "figures"
    WORDING = "wording"
    MOVED = "moved"
    RELATIONS = "relations"
    NOISE = "noise"
    KEPT = "kept"
    LOOK_AGAIN = "look_again"
    GONE = "gone"
    NEW_NUMBER = "new_number"
    ADDED = "added"


GROUP_WORDS = {
    RowGroup.FIGURES: Message("Figures"),
    RowGroup.WORDING: Message("Wording"),
    RowGroup.MOVED: Message("Moved"),
    RowGroup.RELATIONS: Message("Fits or not"),
    RowGroup.NOISE: Message("Style only"),
    RowGroup.KEPT: Message("Unchanged"),
    RowGroup.LOOK_AGAIN: Message("Look again"),
    RowGroup.GONE: Message("Sentence gone"),
    RowGroup.NEW_NUMBER: Message("New numbers"),
    RowGroup.ADDED: Message("Ties, evidence..."),
}
WORDING_WORDS = {
    WordingChangeKind.INSERTED: Message("Inserted"),
    WordingChangeKind.DELETED: Message("Deleted"),
    WordingChangeKind.REPLACED: Message("Replaced"),
    WordingChangeKind.MOVED: Message("Moved"),
    WordingChangeKind.SPLIT: Message("Paragraph split"),
    WordingChangeKind.MERGED: Message("Paragraphs merged"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `key` names the change on both pages, `effects` are what became of its relations, each
    with whether it fits now.

    `verdict` is what the delegate said of the old version, `mark` that assessment, `state` what became of it, and
    `look_again` whether it waits for a decision.
    """

    key: str
    groups: frozenset[RowGroup]
    label: str
    old_text: str
    new_text: str
    old: Span | None
    new: Span | None
    section: str
    difference: str = ""
    percent: Decimal | None = None
    numbers: tuple[Decimal | None, Decimal | None, Decimal | None] = (None, None, None)
    effects: tuple[tuple[str, bool], ...] = ()
    verdict: Verdict | None = None
    state: str = ""
    look_again: bool = False
    mark: CarriedMark | None = None
    change: FigureChange | None = None


def change_rows(comparison: Comparison, relations: Sequence[RelationChange] = ()) -> list[Row]:
    """Return the rows of changed figures, then of changed relations and wording."""
    return [
        *_FigureRows(comparison, relations).rows(),
        *(_relation_row(number, change, comparison) for number, change in enumerate(relations)),
        *(_wording_row(number, change, comparison) for number, change in enumerate(comparison.wording)),
    ]


def noise_rows(comparison: Comparison, noise: Iterable[Noise]) -> list[Row]:
    """Return the rows of what is written otherwise and is no change."""
    old, new = comparison.old.report, comparison.new.report
    return [
        Row(
            key=f"noise-{number}",
            groups=frozenset({RowGroup.NOISE}),
            label=noise_name(one.kind),
            old_text=_quote(old, one.old),
            new_text=_quote(new, one.new),
            old=one.old,
            new=one.new,
            section=section_label(new, one.new),
        )
        for number, one in enumerate(noise)
    ]


def count(rows: Iterable[Row], group: RowGroup) -> int:
    """Return how many rows a group has."""
    return sum(group in row.groups for row in rows)


class _FigureRows:
    """Makes the rows of figures; those that are told as more or less exact, or of another kind, are among them."""

    def __init__(self, comparison: Comparison, relations: Sequence[RelationChange]) -> None:
        self._comparison = comparison
        self._tied = changes_by_figure(relations)
        self._indicators = {id(side): Indicators(side) for side in (comparison.old, comparison.new)}

    def rows(self) -> list[Row]:
        """Return the rows, in the order of the text."""
        rows = [self._row(f"figure-{n}", change) for n, change in enumerate(self._comparison.figures)]
        told = {change.new.id for change in self._comparison.figures if change.new}
        for number, one in enumerate(self._comparison.restated):
            if one.new.id not in told:
                made = self._row(f"restated-{number}", FigureChange(FigureChangeKind.VALUE, one.old, one.new))
                rows.append(replace(made, difference=restated_name(one.change)))
        return rows

    def _row(self, key: str, change: FigureChange) -> Row:
        comparison = self._comparison
        extraction = comparison.new if change.new else comparison.old
        figure = change.new or change.old
        assert figure is not None
        added = change.change is FigureChangeKind.ADDED
        tied = self._tied.get(figure.id if change.new else f"old:{figure.id}", [])
        return Row(
            key=key,
            groups=frozenset({RowGroup.FIGURES, RowGroup.NEW_NUMBER} if added else {RowGroup.FIGURES}),
            label=self._label(extraction, figure),
            old_text=_line(change.old.text) if change.old else "–",
            new_text=_line(change.new.text) if change.new else "–",
            old=change.old.span if change.old else None,
            new=change.new.span if change.new else None,
            section=section_label(extraction.report, figure.span),
            difference=_difference(change),
            percent=change.percent,
            numbers=(_number(change.old), _number(change.new), change.difference),
            effects=tuple(dict.fromkeys(_effect(one) for one in tied)),
            state=translate("New number") if added else "",
            change=change,
        )

    def _label(self, extraction: Extraction, figure: Figure) -> str:
        """Return what a figure is called: what it measures, or what it stands under where the report names nothing."""
        named = self._indicators[id(extraction)].of(figure)
        return shorten(named or group_label(extraction.report, figure.span), LONGEST)


def _relation_row(number: int, change: RelationChange, comparison: Comparison) -> Row:
    spans = [
        figures[-1].span if (figures := figures_of(side, relation)) else None
        for side, relation in ((comparison.old, change.old), (comparison.new, change.new))
    ]
    report, span = _side(comparison, *spans)
    return Row(
        key=f"relation-{number}",
        groups=frozenset({RowGroup.RELATIONS}),
        label=relation_change_name(change.change),
        old_text=statement(change.old) if change.old else "–",
        new_text=statement(change.new) if change.new else "–",
        old=spans[0],
        new=spans[1],
        section=section_label(report, span),
        effects=(_effect(change),),
    )


def _effect(change: RelationChange) -> tuple[str, bool]:
    return relation_text(change), change.new is None or change.new.holds is Holds.YES


def _wording_row(number: int, change: WordingChange, comparison: Comparison) -> Row:
    report, span = _side(comparison, change.old, change.new)
    moved = change.change is WordingChangeKind.MOVED
    return Row(
        key=f"wording-{number}",
        groups=frozenset({RowGroup.MOVED if moved else RowGroup.WORDING}),
        label=render(WORDING_WORDS[change.change]),
        old_text=_quote(comparison.old.report, change.old),
        new_text=_quote(comparison.new.report, change.new),
        old=change.old,
        new=change.new,
        section=section_label(report, span),
    )


def _side(comparison: Comparison, old: Span | None, new: Span | None) -> tuple[Report, Span]:
    if new is not None:
        return comparison.new.report, new
    return comparison.old.report, old or Span(0, 0)


def _number(figure: Figure | None) -> Decimal | None:
    return figure.number if figure else None


def _difference(change: FigureChange) -> str:
    if change.difference is None:
        return ""
    number, sign = abs(change.difference), "+" if change.difference > 0 else MINUS
    if change.new is not None and change.new.kind is FigureKind.MONEY and number >= 10**9:
        return translate("{number} billion", number=sign + number_text(number / 10**9))
    if change.new is not None and change.new.kind is FigureKind.MONEY and number >= 10**6:
        return translate("{number} million", number=sign + number_text(number / 10**6))
    return sign + number_text(number)


def percent_text(percent: Decimal | None) -> str:
    """Return a change in percent with its sign, to one place."""
    if percent is None:
        return ""
    return ("+" if percent >= 0 else MINUS) + number_text(abs(percent).quantize(Decimal("0.1"))) + " %"


def _quote(report: Report, span: Span | None) -> str:
    return shorten(report.text_of(span), LONGEST) if span else "–"


def _line(text: str) -> str:
    return " ".join(text.split())
