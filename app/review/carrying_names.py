"""What the steps of carrying a review into another version are called when they are taken back."""

from __future__ import annotations

from collections.abc import Sequence

from app.review.sections import shorten
from app.wording import Message

_SHORT = 32  # code points of a place named in an undo text


def carry_name(count: int) -> Message:
    """Return what carrying a review over is called."""
    return Message("carry {count} assessments and additions over", count=count)


def confirm_name(words: Sequence[str]) -> Message:
    """Return what keeping the verdicts at these words is called."""
    if len(words) > 1:
        return Message("keep the earlier verdict on {count} items", count=len(words))
    return Message("keep the earlier verdict on “{text}”", text=shorten(words[0], _SHORT))


def decline_name(words: Sequence[str]) -> Message:
    """Return what not taking over the verdicts at these words is called."""
    if len(words) > 1:
        return Message("take no earlier verdict over on {count} items", count=len(words))
    return Message("take no earlier verdict over on “{text}”", text=shorten(words[0], _SHORT))


def place_name(words: str) -> Message:
    """Return what putting an earlier assessment at other words is called."""
    return Message("put the earlier assessment at “{text}”", text=shorten(words, _SHORT))
