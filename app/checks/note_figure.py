"""A count of the body against the note whose mark stands after it: "còn lại 05 nội dung⁽⁶⁾", "⁽⁶⁾ 06 nội dung: ..."."""

from __future__ import annotations

from collections.abc import Iterator

from app.checks.clauses import same_noun
from app.checks.context import Context
from app.checks.draft import RelationDraft
from app.checks.model import Holds
from app.checks.notes import TiedNote, first_figure, marked_figure, tied_notes
from app.checks.numbers import is_loose, range_of, shown
from app.extraction.model import Figure
from app.wording.message import Message

_PART = "trong đó"  # a note that opens with it tells of a part of what the text counts


def check_note_figure(context: Context) -> Iterator[RelationDraft]:
    """Yield the pairs of a body's count and its note's count, matched by the mark and the noun, never by value."""
    for tied in tied_notes(context):
        inner = first_figure(context, tied)
        outer = marked_figure(context, tied, inner.unit) if inner and inner.unit else None
        if inner is None or outer is None or inner.number is None or outer.number is None:
            continue
        if inner.number < outer.number and _PART in context.report.text[tied.start : inner.span.start].lower():
            continue
        if inner.number == outer.number:
            holds = Holds.YES
            message = Message("The text and note {note} both state {stated}.", note=tied.mark.label, stated=outer.text)
        else:
            loose = is_loose(inner) or is_loose(outer)
            fits = range_of(inner).meets(range_of(outer))
            holds = Holds.YES if loose and fits else Holds.UNSURE if loose else Holds.NO
            message = _unlike(context, tied, inner, outer)
        formula = f"{outer.text} {'=' if inner.number == outer.number else '≠'} {inner.text}"
        yield RelationDraft("same_figure", (inner,), outer, outer.number, inner.number, holds, formula, message)


def _unlike(context: Context, tied: TiedNote, inner: Figure, outer: Figure) -> Message:
    """Say that the two differ, and which of them the sentence's own ratio bears out: "37 + 5 = 42 fits"."""
    said = {"stated": outer.text, "noun": inner.unit or "", "note": tied.mark.label, "other": inner.text}
    for ratio in context.figures_in(tied.sentence):
        if not isinstance(ratio.value, tuple) or not same_noun(ratio.unit, inner.unit):
            continue
        part, whole = ratio.value
        for right, wrong in ((outer, inner), (inner, outer)):
            if right.number is not None and part + right.number == whole:
                return Message(
                    "The text states {stated} {noun}, but its note {note} states {other} {noun}."
                    " {proof} fits; {wrong} does not.",
                    **said,
                    proof=f"{shown(part)} + {shown(right.number)} = {shown(whole)}",
                    wrong=wrong.text,
                )
    return Message("The text states {stated} {noun}, but its note {note} states {other} {noun}.", **said)
