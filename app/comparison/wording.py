"""Wording changes and equal stretches, read off the aligned words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.comparison.align import Run
from app.comparison.model import EqualStretch, WordingChange, WordingChangeKind
from app.comparison.tokens import Stream
from app.comparison.words import Hunk, Match, pieces
from app.report.model import BlockKind, Span

_FEW = 2  # breaks within sentences that a person may have made in a short report


def equal_stretches(match: Match) -> Iterator[EqualStretch]:
    """Yield the runs of equal words, cut where a block begins on either side."""
    for run in match.runs:
        start = 0
        for n in [*(cut for cut, _, _ in _cuts(match, run)), run.size]:
            yield EqualStretch(
                match.old.span(run.old + start, run.old + n), match.new.span(run.new + start, run.new + n)
            )
            start = n
    for olds, news in match.glued:
        yield from _of_glued(match, olds, news)


def _of_glued(match: Match, olds: tuple[int, ...], news: tuple[int, ...]) -> Iterator[EqualStretch]:
    """Yield the words of one side, each with its part of the one word on the other."""
    whole = match.new.span(news[0], news[0] + 1) if len(news) == 1 else match.old.span(olds[0], olds[0] + 1)
    stream, parts = (match.old, olds) if len(news) == 1 else (match.new, news)
    place = whole.start
    for index in parts:
        span = stream.span(index, index + 1)
        part = Span(place, place + span.end - span.start)
        yield EqualStretch(span, part) if len(news) == 1 else EqualStretch(part, span)
        place = part.end


def _cuts(match: Match, run: Run) -> list[tuple[int, bool, bool]]:
    """Return where blocks begin inside a run, counted in its words, and on which sides."""
    old = {place - run.old for place in match.old.block_starts(run.old + 1, run.old + run.size)}
    new = {place - run.new for place in match.new.block_starts(run.new + 1, run.new + run.size)}
    return [(place, place in old, place in new) for place in sorted(old | new)]


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


@dataclass(frozen=True, slots=True)
class _Break:
    """A place in equal words where a block begins on one side only."""

    old: int
    new: int
    split: bool
    between: bool  # sentences
    opening: bool  # the next word begins as a sentence or an item of a list does


def _breaks(match: Match) -> Iterator[WordingChange]:
    """Yield where one paragraph became two or two became one.

    A break within a sentence is layout where the two files are laid out differently: then there are many.
    """
    found = [each for run in match.runs for each in _breaks_of(match, run)]
    within = sum(not each.between for each in found)
    share, few = len(match.new.blocks) // 100, _FEW
    if match.old.report.format != match.new.report.format:
        share = few = 0
    for each in found:
        if not each.between and within > (max(share, few) if each.opening else share):
            continue
        a, b = each.old, each.new
        if each.split:
            yield WordingChange(WordingChangeKind.SPLIT, match.old.span(a - 1, a + 1), match.new.span(b, b + 1))
        else:
            yield WordingChange(WordingChangeKind.MERGED, match.old.span(a, a + 1), match.new.span(b - 1, b + 1))


def _breaks_of(match: Match, run: Run) -> Iterator[_Break]:
    old, new = match.old, match.new
    for n, cut_old, cut_new in _cuts(match, run):
        a, b = run.old + n, run.new + n
        if cut_old == cut_new or not (_flows(new, b) if cut_new else _flows(old, a)):
            continue
        between = old.opens_sentence(a) if cut_new else new.opens_sentence(b)
        first = old.word(a)[0]
        yield _Break(a, b, cut_new, between, first.isupper() or not first.isalnum())


def _flows(stream: Stream, index: int) -> bool:
    """Say whether the break before a word parts running text, not cells of a table."""
    return BlockKind.TABLE_CELL not in {
        stream.blocks[stream.owners[index]].kind,
        stream.blocks[stream.owners[index - 1]].kind,
    }
