"""Words that several parts of the window share."""

from __future__ import annotations

from datetime import datetime

from app.review.model import Verdict
from app.wording import Message, render

VERDICT_WORDS: dict[Verdict, Message] = {
    Verdict.VERIFIED: Message("Verified"),
    Verdict.QUESTIONED: Message("Questioned"),
    Verdict.INCONSISTENT: Message("Inconsistent"),
    Verdict.UNREVIEWED: Message("Unreviewed"),
}


def verdict_word(verdict: Verdict) -> str:
    """Return what a verdict is called in the chosen language."""
    return render(VERDICT_WORDS[verdict])


def when_text(moment: str) -> str:
    """Return a moment (ISO 8601, UTC) as the clock here shows it."""
    try:
        return datetime.fromisoformat(moment).astimezone().strftime("%d/%m/%Y %H:%M")
    except ValueError:
        return moment
