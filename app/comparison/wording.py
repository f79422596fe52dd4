"""Wording changes and equal stretches, read off the aligned words."""

from __future__ import annotations

from collections.abc import Iterator

from app.comparison.model import EqualStretch, WordingChange, WordingChangeKind
from app.comparison.tokens import Stream
from app.comparison.words import Hunk, Match, pieces
from app.report.model import BlockKind, Span


def equal_stretches(match: Match) -> Iterator[EqualStretch]:
    """Yield the runs of equal words, cut where a block begins on either side."""
    for run in match.runs:
        start = 0
        for n in range(1, run.size + 1):
            if n < run.size and not match.old.opens_block(run.old + n) and not match.new.opens_block(run.new + n):
                continue
            yield EqualStretch(
                match.old.span(run.old + start, run.old + n), match.new.span(run.new + start, run.new + n)
            )
            start = n


def wording_changes(match: Match, moves: bool) -> Iterator[WordingChange]:
    """Yield all changes of the wording; `moves` says whether a moved block counts as one."""
    for hunk in match.hunks:
        yield from _of_hunk(match, hunk)
    if moves:
        for old, new in match.moved:
            yield WordingChange(WordingChangeKind.MOVED, match.old.span(*old), match.new.span(*new))
    yield from _breaks(match)


def _of_hunk(match: Match, hunk: Hunk) -> Iterator[WordingChange]:
    if all(match.old.is_label(n) for n in hunk.old) and all(match.new.is_label(n) for n in hunk.new):
        return  # a list that was only renumbered
    olds, news = pieces(match.old, hunk.old), pieces(match.new, hunk.new)
    if len(olds) == len(news):
        for old, new in zip(olds, news, strict=True):
            yield WordingChange(WordingChangeKind.REPLACED, match.old.span(*old), match.new.span(*new))
        return
    for old in olds:
        yield WordingChange(WordingChangeKind.DELETED, match.old.span(*old), None)
    for new in news:
        yield WordingChange(WordingChangeKind.INSERTED, None, match.new.span(*new))


def _breaks(match: Match) -> Iterator[WordingChange]:
    """Yield where one paragraph became two or two became one; a break within a sentence is only layout."""
    old, new = match.old, match.new
    for run in match.runs:
        for n in range(1, run.size):
            a, b = run.old + n, run.new + n
            cut_old, cut_new = old.opens_block(a), new.opens_block(b)
            if cut_old == cut_new:
                continue
            if cut_new and old.opens_sentence(a) and _flows(new, b):
                yield WordingChange(WordingChangeKind.SPLIT, old.span(a - 1, a + 1), Span(*new.span(b, b + 1)))
            elif cut_old and new.opens_sentence(b) and _flows(old, a):
                yield WordingChange(WordingChangeKind.MERGED, Span(*old.span(a, a + 1)), new.span(b - 1, b + 1))


def _flows(stream: Stream, index: int) -> bool:
    """Say whether the break before a word parts running text, not cells of a table."""
    return BlockKind.TABLE_CELL not in {
        stream.blocks[stream.owners[index]].kind,
        stream.blocks[stream.owners[index - 1]].kind,
    }
