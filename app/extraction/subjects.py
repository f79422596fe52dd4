"""The words outside a clause by which it is understood: the lead of its list, or the subject it shares."""

from __future__ import annotations

from collections.abc import Sequence

from app.language.claim_words import ACT, ADVERB, MEASURED, SUBJECTLESS
from app.language.indicator_words import ACTOR, INTRODUCTION, PREDICATE
from app.language.places import places_in
from app.language.sentences import colon_outside_brackets, sentences
from app.report.model import NOTE_KINDS, Block, BlockKind, Span

_NO_ITEM = -1
_BULLETS = " \t-+•–*"


class Leads:
    """The words before the colon of the lists that a block stands in, while the blocks are read in their order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[tuple[int, Span]] = []

    def of(self, block: Block) -> Span | None:
        """Return the words that introduce the list a block is an item of, None where it is none; note its own."""
        if block.kind in NOTE_KINDS:
            return None
        level = block.level if block.kind is BlockKind.LIST_ITEM else _NO_ITEM
        while self._open and (level == _NO_ITEM or self._open[-1][0] >= level):
            self._open.pop()
        lead = self._open[-1][1] if self._open else None
        if self._text[block.span.start : block.span.end].rstrip().endswith(":"):
            start = max(block.span.start, block.list_mark_end)
            *_, (first, last) = [(start, block.span.end), *sentences(self._text, start, block.span.end)]
            words = self._text[first:last].rstrip().rstrip(":").rstrip()
            bullet = len(words) - len(words.lstrip(_BULLETS))
            self._open.append((level, Span(first + bullet, first + len(words))))
        return lead


def subjects_of(text: str, low: str, offset: int, clauses: Sequence[Span]) -> list[tuple[Span, ...]]:
    """Return for each clause of a sentence the subjects that stand before it; `low` is its block in small letters."""
    if len(clauses) == 1:
        return [()]
    found: list[tuple[Span, ...]] = []
    lead: Span | None = None
    shared: tuple[Span, ...] = ()
    for clause in clauses:
        subjectless = _is_subjectless(low, clause.start - offset, clause.end - offset)
        if not found:
            found.append(())
        else:
            found.append((lead,) if lead is not None else _shared(text, low, offset, clause, shared, subjectless))
        colon = colon_outside_brackets(text, clause.start, clause.end)
        if colon is not None and colon > clause.start:
            lead = Span(clause.start, colon)
        if not subjectless:
            shared = _subject(text, low, offset, clause)
    return found


def _shared(
    text: str, low: str, offset: int, clause: Span, shared: tuple[Span, ...], subjectless: bool
) -> tuple[Span, ...]:
    """Return the subject that a clause shares: who acts for an act, what is measured for a measure."""
    if not subjectless or not shared:
        return ()
    (subject,) = shared
    acts = ADVERB.sub("", low[clause.start - offset : clause.start - offset + 40])
    if ACT.match(acts) is None:
        return shared
    actor = ACTOR.match(low, subject.start - offset) is not None or bool(places_in(text, *subject))
    return shared if actor else ()


def _is_subjectless(low: str, start: int, end: int) -> bool:
    if SUBJECTLESS.match(low, start) is not None:
        return True
    act = ACT.match(low, start)
    return act is not None and MEASURED.search(low, act.end(), end) is None


def _subject(text: str, low: str, offset: int, clause: Span) -> tuple[Span, ...]:
    """Return the stretch before the first verb of a clause, after what tells the time."""
    start, end = clause.start - offset, clause.end - offset
    if INTRODUCTION.match(low, start):
        comma = low.find(", ", start, end)
        start = comma + 2 if comma >= 0 else start
    verb = PREDICATE.search(low, start + 1, end)
    if verb is None:
        return ()
    words = text[start + offset : verb.start() + offset].rstrip()
    if not words or any(character.isdigit() for character in words):
        return ()
    return (Span(start + offset, start + offset + len(words)),)
