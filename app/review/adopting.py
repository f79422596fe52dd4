"""Taking over what a colleague says: the verdict, and the note under one's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.review.model import Mark, Verdict
from app.review.sections import shorten
from app.wording import Message

_SHORT = 32  # code points of a place named in an undo text


def adopted(mine: Mark, theirs: Mark, who: str) -> Mark:
    """Return one's own mark with what a colleague says; a note that is there already stays, theirs is named."""
    verdict = theirs.verdict if theirs.verdict is not Verdict.UNREVIEWED else mine.verdict
    note = theirs.note.strip()
    if mine.note and note and note not in mine.note:
        note = f"{mine.note}\n{who}: {note}"
    return replace(mine, verdict=verdict, note=note if note and note not in mine.note else mine.note)


def adoption_name(titles: Sequence[str], who: str) -> Message:
    """Return what adopting a colleague's view of places is called."""
    if len(titles) == 1:
        return Message("adopt what {who} says of “{text}”", who=who, text=shorten(titles[0], _SHORT))
    return Message("adopt what {who} says of {count} items", who=who, count=len(titles))
