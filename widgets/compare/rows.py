"""The rows of a comparison: what changed, where, by how much, and what the delegate said of it before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.comparison.carry import Carried, CarryState
from app.comparison.model import Comparison, FigureChange, FigureChangeKind, WordingChange, WordingChangeKind
from app.extraction.model import Extraction, Figure, FigureKind
from app.report.model import Report, Span
from app.review.carrying import CarriedMark
from app.review.model import Verdict
from app.review.sections import section_label, shorten
from app.wording import Message, render, translate
from widgets.detail.reading import number_text

LABEL_WORDS, LONGEST = 6, 90
MINUS = "−"


class RowGroup(StrEnum):
    """The lists of a comparison; each is one chip."""

    FIGURES = "figures"
    WORDING = "wording"
    MOVED = "moved"
    KEPT = "kept"
    LOOK_AGAIN = "look_again"
    GONE = "gone"
    NEW_NUMBER = "new_number"


GROUP_WORDS = {
    RowGroup.FIGURES: Message("Figures"),
    RowGroup.WORDING: Message("Wording"),
    RowGroup.MOVED: Message("Moved"),
    RowGroup.KEPT: Message("Unchanged"),
    RowGroup.LOOK_AGAIN: Message("Changed: look again"),
    RowGroup.GONE: Message("Sentence gone"),
    RowGroup.NEW_NUMBER: Message("New numbers"),
}
STATE_WORDS = {
    CarryState.UNCHANGED: Message("Unchanged"),
    CarryState.NUMBER_CHANGED: Message("Number changed: look again"),
    CarryState.WORDING_CHANGED: Message("Wording changed: look again"),
    CarryState.GONE: Message("Sentence gone"),
}
WORDING_WORDS = {
    WordingChangeKind.INSERTED: Message("Inserted"),
    WordingChangeKind.DELETED: Message("Deleted"),
    WordingChangeKind.REPLACED: Message("Replaced"),
    WordingChangeKind.MOVED: Message("Moved"),
    WordingChangeKind.SPLIT: Message("Paragraph split"),
    WordingChangeKind.MERGED: Message("Paragraphs merged"),
}
STATE_GROUPS = {
    CarryState.UNCHANGED: RowGroup.KEPT,
    CarryState.NUMBER_CHANGED: RowGroup.LOOK_AGAIN,
    CarryState.WORDING_CHANGED: RowGroup.LOOK_AGAIN,
    CarryState.GONE: RowGroup.GONE,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `key` names the change on both pages."""

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
    verdict: Verdict | None = None
    state: str = ""
    look_again: bool = False


def rows_of(comparison: Comparison, carried: Sequence[CarriedMark]) -> list[Row]:
    """Return every row: changed figures, changed wording, then the marks of the old version."""
    marks = {one.old: one for one in carried}
    figures = [_figure_row(index, change, comparison, marks) for index, change in enumerate(comparison.figures)]
    wording = [_wording_row(index, change, comparison) for index, change in enumerate(comparison.wording)]
    return [*figures, *wording, *(_mark_row(one, comparison) for one in carried)]


def count(rows: Iterable[Row], group: RowGroup) -> int:
    """Return how many rows a group has."""
    return sum(group in row.groups for row in rows)


def _figure_row(index: int, change: FigureChange, comparison: Comparison, marks: dict[Span, CarriedMark]) -> Row:
    groups = {RowGroup.FIGURES}
    mark = marks.get(change.old.span) if change.old else None
    state = _state(mark.carried) if mark else ""
    if change.change is FigureChangeKind.ADDED:
        groups.add(RowGroup.NEW_NUMBER)
        state = translate("New number")
    extraction = comparison.new if change.new else comparison.old
    figure = change.new or change.old
    return Row(
        key=f"figure-{index}",
        groups=frozenset(groups),
        label=_label(extraction, figure) if figure else "",
        old_text=_line(change.old.text) if change.old else "–",
        new_text=_line(change.new.text) if change.new else "–",
        old=change.old.span if change.old else None,
        new=change.new.span if change.new else None,
        section=section_label(extraction.report, figure.span) if figure else "",
        difference=_difference(change),
        percent=change.percent,
        verdict=mark.mark.verdict if mark else None,
        state=state,
        look_again=mark is not None and mark.carried.state is not CarryState.UNCHANGED,
    )


def _wording_row(index: int, change: WordingChange, comparison: Comparison) -> Row:
    report, span = _side(comparison, change.old, change.new)
    moved = change.change is WordingChangeKind.MOVED
    return Row(
        key=f"wording-{index}",
        groups=frozenset({RowGroup.MOVED if moved else RowGroup.WORDING}),
        label=render(WORDING_WORDS[change.change]),
        old_text=_quote(comparison.old.report, change.old),
        new_text=_quote(comparison.new.report, change.new),
        old=change.old,
        new=change.new,
        section=section_label(report, span),
    )


def _mark_row(one: CarriedMark, comparison: Comparison) -> Row:
    state = one.carried.state
    return Row(
        key=f"mark-{one.mark.uuid}",
        groups=frozenset({STATE_GROUPS[state]}),
        label=shorten(one.mark.note, LONGEST) if one.mark.note else translate("Assessment"),
        old_text=_quote(comparison.old.report, one.old),
        new_text=_quote(comparison.new.report, one.carried.span),
        old=one.old,
        new=one.carried.span,
        section=section_label(comparison.old.report, one.old),
        verdict=one.mark.verdict,
        state=_state(one.carried),
        look_again=state in (CarryState.NUMBER_CHANGED, CarryState.WORDING_CHANGED),
    )


def _state(carried: Carried) -> str:
    """Return what became of a mark, and whether the words around it changed or its paragraph moved."""
    said = [render(STATE_WORDS[carried.state])]
    if carried.around:
        said.append(translate("words around it changed"))
    if carried.moved:
        said.append(translate("moved"))
    return ", ".join(said)


def _side(comparison: Comparison, old: Span | None, new: Span | None) -> tuple[Report, Span]:
    if new is not None:
        return comparison.new.report, new
    return comparison.old.report, old or Span(0, 0)


def _label(extraction: Extraction, figure: Figure) -> str:
    """Return what a figure is called: what it counts, or the words before it."""
    if figure.kind is FigureKind.COUNT and figure.unit:
        return figure.unit
    block = extraction.report.block(figure.block)
    before = extraction.report.text[block.span.start : figure.span.start].split()
    return " ".join(before[-LABEL_WORDS:]) or shorten(extraction.report.text_of(block.span), LONGEST)


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
