"""Notes and the figure that each is tied to by the place of its mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.checks.clauses import depth, same_noun
from app.checks.context import Context
from app.extraction.model import Extraction, Figure, FigureKind
from app.report.model import Block, NoteMark, Span

_MARK = re.compile(r"\s*(?:[⁽(]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+[⁾)]?|\[?\d+[:.\]])?\s*")
_LEAD = re.compile(r"(?:(?:bao gồm|gồm có|gồm|trong đó có|trong đó|có|cụ thể|là)\s*:?\s*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TiedNote:
    """A note, its mark, the sentence that the mark stands in, and where the note's own words begin."""

    mark: NoteMark
    note: Block
    sentence: Span
    start: int


def tied_notes(context: Context) -> Iterator[TiedNote]:
    """Yield each note that has a mark in the text."""
    report = context.report
    for mark in report.note_marks:
        if mark.block is None:
            continue
        note = report.block(mark.block)
        body = report.block_at(mark.span.start)
        if body is note:
            continue
        sentence = next(
            (
                sentence.span
                for sentence in context.sentences_of(body)
                if sentence.span.start <= mark.span.start <= sentence.span.end
            ),
            body.span,
        )
        begin = _MARK.match(report.text, note.span.start, note.span.end)
        yield TiedNote(mark, note, sentence, begin.end() if begin else note.span.start)


def first_figure(extraction: Extraction, tied: TiedNote) -> Figure | None:
    """Return the count that a note begins with: "06 nội dung: ...", "Gồm 05 dự án: ..."."""
    lead = _LEAD.match(extraction.report.text, tied.start)
    begin = lead.end() if lead else tied.start
    for figure in extraction.figures_of(tied.note.id):
        if figure.kind is FigureKind.COUNT and figure.span.start in (begin, tied.start):
            return figure
    return None


def marked_figure(extraction: Extraction, tied: TiedNote, noun: str | None = None) -> Figure | None:
    """Return the count of the body that a mark stands after: the nearest of the noun, or without one, of the clause.

    Only counts between the start of the sentence and the mark are asked, and only by what they count.
    """
    text = extraction.report.text
    inside = [
        figure
        for figure in extraction.figures_in(Span(tied.sentence.start, tied.mark.span.start))
        if figure.kind is FigureKind.COUNT and depth(text, figure.span.end, tied.mark.span.start) >= 0
    ]
    if noun is not None:
        named = [figure for figure in inside if same_noun(figure.unit, noun)]
        exact = [figure for figure in named if figure.unit == noun]
        # of several that count like things, only a noun that is the very same tells which: "92 người, 143 người"
        return exact[-1] if exact else named[0] if len(named) == 1 else None
    last = inside[-1] if inside else None
    if last is None or not last.unit:
        return None
    between = text[last.span.end : tied.mark.span.start]
    return last if not re.search(r"[;:.,()]", between) and len(between) <= 60 else None
