"""Marks without a note and notes without a mark."""

from __future__ import annotations

from collections.abc import Iterator

from app.checks.context import Context
from app.checks.draft import FindingDraft
from app.checks.model import Level
from app.report.model import Span
from app.wording.message import Message

_MOST = 3  # where more are untied, the file was made in a way that keeps no ties


def check_missing_footnote(context: Context) -> Iterator[FindingDraft]:
    """Yield each mark that has no note, where the other marks have theirs."""
    marks = context.report.note_marks
    missing = [mark for mark in marks if mark.block is None]
    if len(missing) <= min(_MOST, len(marks) - len(missing)):
        for mark in missing:
            message = Message("Mark {label} has no footnote.", label=mark.label)
            yield FindingDraft("missing_footnote", Level.UNSURE, (mark.span,), message)


def check_orphan_footnote(context: Context) -> Iterator[FindingDraft]:
    """Yield each footnote that no mark calls, where the other footnotes are called."""
    called = {mark.block for mark in context.report.note_marks}
    notes = list(context.report.notes())
    orphans = [note for note in notes if note.id not in called]
    if len(orphans) <= min(_MOST, len(notes) - len(orphans)):
        for note in orphans:
            words = context.report.text_of(note.span)
            if words.strip():
                message = Message("Footnote {label} has no mark in the text.", label=note.note or "")
                yield FindingDraft("orphan_footnote", Level.UNSURE, (_head(note.span),), message)


def _head(span: Span) -> Span:
    return Span(span.start, min(span.end, span.start + 120))
