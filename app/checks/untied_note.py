"""Marks without a note and notes without a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.checks.context import Context
from app.checks.draft import FindingDraft
from app.checks.model import Level
from app.report.model import NoteMark, Span
from app.wording.message import Message

_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_POWER = re.compile(r"(?<![^\W\d_])[kcdmh]?m$|[0-9]$")  # "m²", "10³"
_MOST = 3  # where more are untied, the file was made in a way that keeps no ties


def check_missing_footnote(context: Context) -> Iterator[FindingDraft]:
    """Yield each mark that has no note, where the other marks have theirs."""
    tied = [mark for mark in context.report.note_marks if mark.block is not None]
    missing = [(mark.span, mark.label) for mark in context.report.note_marks if mark.block is None]
    missing += _untied(context.report.text, tied)
    if len(missing) <= min(_MOST, len(tied)):
        for span, label in missing:
            message = Message("Mark {label} has no footnote.", label=label)
            yield FindingDraft("missing_footnote", Level.UNSURE, (span,), message)


def _untied(text: str, tied: Sequence[NoteMark]) -> Iterator[tuple[Span, str]]:
    """Yield raised numbers that stand between the marks before and after them in their row, and have no note."""
    places = {int(mark.label): mark.span.start for mark in reversed(tied) if mark.label.isdecimal()}
    known = {mark.span.start for mark in tied}
    for match in _RAISED.finditer(text) if len(places) > 1 else ():
        number = int(match[0].translate(_PLAIN))
        before, after = places.get(number - 1), places.get(number + 1)
        if number in places or before is None or after is None or match.start() in known:
            continue
        if before < match.start() < after and not _POWER.search(text, max(0, match.start() - 3), match.start()):
            yield Span(*match.span()), str(number)


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
