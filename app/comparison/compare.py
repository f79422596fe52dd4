"""Comparing two extracted reports: blocks, then words, then figures."""

from __future__ import annotations

from app.comparison.figures import match_figures
from app.comparison.model import Comparison, EqualStretch, FigureChange, Restated, WordingChange
from app.comparison.tokens import Vocabulary, streams
from app.comparison.wording import equal_stretches, wording_changes
from app.comparison.words import Match, match_streams
from app.extraction.model import Extraction, Figure
from app.jobs import Token
from app.report.model import NOTE_KINDS
from app.wording.message import Message

_STEPS = 4


def compare_reports(old: Extraction, new: Extraction, token: Token | None = None) -> Comparison:
    """Return all that differs between two versions of a report; raise Cancelled where the token says so."""
    token = token or Token()
    matches = _matches(old, new, token)
    token.step(3, _STEPS, Message("Comparing the figures"))
    figures: list[FigureChange] = []
    wording: list[WordingChange] = []
    equal: list[EqualStretch] = []
    restated: list[Restated] = []
    pairs: list[tuple[str, str]] = []
    for notes, match in enumerate(matches):
        found = match_figures(match, _figures(old, bool(notes)), _figures(new, bool(notes)))
        figures += found.changes
        restated += found.restated
        pairs += found.pairs
        # a note stands where its mark stands, so it never moves by itself
        wording += wording_changes(match, moves=not notes)
        equal += equal_stretches(match)
    token.step(_STEPS, _STEPS, Message("Done"))
    return Comparison(
        old,
        new,
        tuple(sorted(equal, key=lambda stretch: stretch.old)),
        tuple(sorted(figures, key=_figure_place)),
        tuple(sorted(wording, key=_place)),
        tuple(sorted(restated, key=lambda one: one.new.span)),
        tuple(pairs),
    )


def _matches(old: Extraction, new: Extraction, token: Token) -> tuple[Match, Match]:
    token.step(0, _STEPS, Message("Reading the words of both versions"))
    vocabulary = Vocabulary()
    old_body, old_notes = streams(old.report, vocabulary)
    new_body, new_notes = streams(new.report, vocabulary)
    body = match_streams(old_body, new_body, lambda: token.step(1, _STEPS, Message("Aligning the paragraphs")))
    notes = match_streams(old_notes, new_notes, lambda: token.step(2, _STEPS, Message("Aligning the notes")))
    return body, notes


def _figures(extraction: Extraction, notes: bool) -> list[Figure]:
    blocks = {block.id for block in extraction.report.blocks if (block.kind in NOTE_KINDS) == notes}
    return [figure for figure in extraction.figures if figure.block in blocks]


def _figure_place(change: FigureChange) -> tuple[int, int]:
    old, new = change.old, change.new
    return (new.span.start if new else old.span.start if old else 0, 0 if new else 1)


def _place(change: WordingChange) -> tuple[int, int]:
    old, new = change.old, change.new
    return (new.start if new else old.start if old else 0, 0 if new else 1)
