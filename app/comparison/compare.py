"""Comparing two extracted reports: blocks, then words, then figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.comparison.crossing import crossed
from app.comparison.figures import match_figures
from app.comparison.mirror import mirrored
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
    """Return all that differs between two versions of a report; raise Cancelled where the token says so.

    Two versions compared either way round give the same: of equally good alignments none depends on which is the old.
    """
    token = token or Token()
    if old.report.text <= new.report.text:
        return _in_order(_compared(old, new, token))
    return _in_order(mirrored(_compared(new, old, token)))


def _compared(first: Extraction, second: Extraction, token: Token) -> Comparison:
    matches = _matches(first, second, token)
    token.step(3, _STEPS, Message("Comparing the figures"))
    figures: list[FigureChange] = []
    wording: list[WordingChange] = []
    equal: list[EqualStretch] = []
    restated: list[Restated] = []
    pairs: list[tuple[str, str]] = []
    olds, news = _figures(first, matches, 0), _figures(second, matches, 1)
    # a note stands where its mark stands, so it never moves by itself; two formats may only tell its end elsewhere
    moves = True, False, *[first.report.format == second.report.format] * (len(matches) - 2)
    for match, told, old, new in zip(matches, moves, olds, news, strict=True):
        found = match_figures(match, old, new)
        figures += found.changes
        restated += found.restated
        pairs += found.pairs
        wording += wording_changes(match, told)
        equal += equal_stretches(match)
    token.step(_STEPS, _STEPS, Message("Done"))
    parts = (tuple(equal), tuple(figures), tuple(wording), tuple(restated), tuple(pairs))
    return Comparison(first, second, *parts)


def _in_order(comparison: Comparison) -> Comparison:
    return replace(
        comparison,
        equal=tuple(sorted(comparison.equal, key=lambda stretch: stretch.old)),
        figures=tuple(sorted(comparison.figures, key=_figure_place)),
        wording=tuple(sorted(comparison.wording, key=_place)),
        restated=tuple(sorted(comparison.restated, key=lambda one: one.new.span)),
    )


def _matches(old: Extraction, new: Extraction, token: Token) -> list[Match]:
    """Return what the bodies have in common, then the notes, then notes and bodies."""
    token.step(0, _STEPS, Message("Reading the words of both versions"))
    vocabulary = Vocabulary()
    old_body, old_notes = streams(old.report, vocabulary)
    new_body, new_notes = streams(new.report, vocabulary)
    body = match_streams(old_body, new_body, lambda: token.step(1, _STEPS, Message("Aligning the paragraphs")))
    notes = match_streams(old_notes, new_notes, lambda: token.step(2, _STEPS, Message("Aligning the notes")))
    return [body, notes, *crossed(body, notes)]


def _figures(extraction: Extraction, matches: Sequence[Match], side: int) -> list[list[Figure]]:
    """Return the figures of one version, those of each match apart."""
    notes = {block.id for block in extraction.report.blocks if block.kind in NOTE_KINDS}
    crossing = [
        (n, (match.old, match.new)[side].span(*pair[side]))
        for n, match in enumerate(matches)
        if n > 1
        for pair in match.moved
    ]
    found: list[list[Figure]] = [[] for _ in matches]
    for figure in extraction.figures:
        place = next((n for n, span in crossing if span.touches(figure.span)), int(figure.block in notes))
        found[place].append(figure)
    return found


def _figure_place(change: FigureChange) -> tuple[int, int]:
    old, new = change.old, change.new
    return (new.span.start if new else old.span.start if old else 0, 0 if new else 1)


def _place(change: WordingChange) -> tuple[int, int]:
    old, new = change.old, change.new
    return (new.start if new else old.start if old else 0, 0 if new else 1)
