"""The rows of what became of a review in the new version, and the words for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.comparison.carry import CarryState
from app.comparison.indicators import Indicators
from app.exports.carried_words import added_name, added_state, added_words, outcome_text
from app.report.model import Report, Span
from app.review.carrying import CarriedMark, Outcome
from app.review.carrying_steps import Carrying
from app.review.sections import section_label, shorten
from app.wording import translate
from widgets.compare.rows import LONGEST, Row, RowGroup

STATE_GROUPS = {
    CarryState.UNCHANGED: RowGroup.KEPT,
    CarryState.NUMBER_CHANGED: RowGroup.LOOK_AGAIN,
    CarryState.WORDING_CHANGED: RowGroup.LOOK_AGAIN,
    CarryState.GONE: RowGroup.GONE,
}


def mark_rows(carrying: Carrying) -> list[Row]:
    """Return a row for each mark of the old version."""
    extraction = carrying.old.scan.extraction
    indicators, figures = Indicators(extraction), {figure.span: figure for figure in extraction.figures}
    rows = []
    for one in carrying.marks:
        figure = figures.get(one.old)
        named = one.mark.note or (figure and (indicators.of(figure) or figure.unit)) or translate("Assessment")
        rows.append(_mark_row(one, carrying.old.report, carrying.new.report, shorten(named, LONGEST)))
    return rows


def added_rows(carrying: Carrying) -> list[Row]:
    """Return a row for each thing that was added beside marks."""
    old, new, rows = carrying.old.report, carrying.new.report, []
    for one in carrying.additions:
        rows.append(
            Row(
                key=f"added-{one.added.uuid}",
                groups=frozenset({RowGroup.ADDED}),
                label=added_name(one.added),
                old_text=shorten(added_words(one.added) or _words(old, one.old), LONGEST),
                new_text=_words(new, one.new),
                old=one.old,
                new=one.new,
                section=section_label(old, one.old) if one.old else "",
                state=added_state(one.state),
                look_again=one.made is None,
            )
        )
    return rows


def with_outcomes(rows: Sequence[Row], carrying: Carrying | None) -> list[Row]:
    """Return the rows with what stands now of the marks they speak of."""
    if carrying is None:
        return list(rows)
    outcomes, marks = carrying.outcomes(), {one.old: one for one in carrying.marks}
    return [_with_outcome(row, marks, outcomes, carrying) for row in rows]


def marks_of(rows: Iterable[Row]) -> list[CarriedMark]:
    """Return the marks that rows speak of, each once."""
    return list({row.mark.mark.uuid: row.mark for row in rows if row.mark}.values())


def _with_outcome(
    row: Row, marks: Mapping[Span, CarriedMark], outcomes: Mapping[str, Outcome], carrying: Carrying
) -> Row:
    mark = row.mark or (marks.get(row.old) if row.old and RowGroup.FIGURES in row.groups else None)
    if mark is None:
        return row
    outcome = outcomes[mark.mark.uuid]
    waits = outcome is Outcome.WAITING or (
        outcome is Outcome.NOTHING and mark.carried.state not in (CarryState.GONE, CarryState.UNCHANGED)
    )
    place = carrying.place_of(mark) if row.mark else row.new
    return replace(
        row,
        mark=mark,
        verdict=mark.mark.verdict,
        state=outcome_text(mark, outcome, carrying.verdict_of(mark)),
        look_again=waits,
        new=place,
        new_text=_words(carrying.new.report, place) if row.mark else row.new_text,
    )


def _mark_row(one: CarriedMark, old: Report, new: Report, label: str) -> Row:
    return Row(
        key=f"mark-{one.mark.uuid}",
        groups=frozenset({STATE_GROUPS[one.carried.state]}),
        label=label,
        old_text=_words(old, one.old),
        new_text=_words(new, one.carried.span),
        old=one.old,
        new=one.carried.span,
        section=section_label(old, one.old),
        verdict=one.mark.verdict,
        mark=one,
    )


def _words(report: Report, span: Span | None) -> str:
    return shorten(report.text_of(span), LONGEST) if span else "–"
