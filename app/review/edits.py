"""Edits: what the delegate did in one step, its name, and how it is taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.review.model import Mark, MarkWrite, Verdict
from app.review.records import AddedFigure, Tie
from app.review.sections import shorten
from app.wording import Message

_SHORT = 32  # code points of a place named in an undo text


@dataclass(frozen=True, slots=True)
class Edit:
    """One step of the delegate: the changes of marks to be stored, and the keys of the items they show on."""

    id: int
    name: Message
    writes: tuple[MarkWrite, ...]
    keys: frozenset[str]

    @property
    def changes_items(self) -> bool:
        """Whether relations and findings may come or go by it, so that what shows items must ask for them anew."""
        return any(isinstance(write.kept, Tie | AddedFigure) for write in self.writes)


def verdict_name(titles: Iterable[str], verdict: Verdict) -> Message:
    """Return what giving a verdict to the items of these titles is called."""
    several = list(titles)
    if len(several) > 1:
        return _verdict_on_many(len(several), verdict)
    text = shorten(several[0], _SHORT)
    match verdict:
        case Verdict.VERIFIED:
            return Message("mark “{text}” verified", text=text)
        case Verdict.QUESTIONED:
            return Message("mark “{text}” questioned", text=text)
        case Verdict.INCONSISTENT:
            return Message("mark “{text}” inconsistent", text=text)
        case Verdict.UNREVIEWED:
            return Message("mark “{text}” unreviewed", text=text)


def _verdict_on_many(count: int, verdict: Verdict) -> Message:
    match verdict:
        case Verdict.VERIFIED:
            return Message("mark {count} items verified", count=count)
        case Verdict.QUESTIONED:
            return Message("mark {count} items questioned", count=count)
        case Verdict.INCONSISTENT:
            return Message("mark {count} items inconsistent", count=count)
        case Verdict.UNREVIEWED:
            return Message("mark {count} items unreviewed", count=count)


def note_name(title: str) -> Message:
    """Return what changing the note of an item is called."""
    return Message("note on “{text}”", text=shorten(title, _SHORT))


def tie_name(count: int, total: str) -> Message:
    """Return what tying numbers to a total, or untying them, is called."""
    return Message("tie {count} numbers to “{text}”", count=count, text=shorten(total, _SHORT))


def aside_name(title: str) -> Message:
    """Return what putting a finding aside, or taking it up again, is called."""
    return Message("put the finding at “{text}” aside", text=shorten(title, _SHORT))


def figure_name(title: str) -> Message:
    """Return what adding a figure, or changing what it says, is called."""
    return Message("the figure “{text}”", text=shorten(title, _SHORT))


def evidence_name(title: str) -> Message:
    """Return what changing the evidence of an item is called."""
    return Message("evidence for “{text}”", text=shorten(title, _SHORT))


def question_name(title: str) -> Message:
    """Return what changing the question about an item is called."""
    return Message("question on “{text}”", text=shorten(title, _SHORT))


def link_name(one: str, other: str) -> Message:
    """Return what linking two items is called."""
    return Message("link “{one}” and “{other}”", one=shorten(one, _SHORT), other=shorten(other, _SHORT))


def reversed_writes(writes: Iterable[MarkWrite], action: str) -> tuple[MarkWrite, ...]:
    """Return the writes that take these back, last first."""
    return tuple(MarkWrite(write.after, write.before, action) for write in reversed(list(writes)))


def named_again(writes: Iterable[MarkWrite], action: str) -> tuple[MarkWrite, ...]:
    """Return the same writes under another action."""
    return tuple(replace(write, action=action) for write in writes)


def says_something(mark: Mark) -> bool:
    """Whether a mark is worth keeping: it has a verdict or a note, or says what became of one of an earlier version."""
    return mark.verdict is not Verdict.UNREVIEWED or bool(mark.note) or mark.carried_from is not None
