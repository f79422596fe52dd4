"""Words that several parts of the window share."""

from __future__ import annotations

import re
from datetime import date, datetime

from app.review.model import Verdict
from app.review.records import Priority, Question, QuestionState
from app.wording import Message, render

VERDICT_WORDS: dict[Verdict, Message] = {
    Verdict.VERIFIED: Message("Verified"),
    Verdict.QUESTIONED: Message("Questioned"),
    Verdict.INCONSISTENT: Message("Inconsistent"),
    Verdict.UNREVIEWED: Message("Unreviewed"),
}

PRIORITY_WORDS: dict[Priority, Message] = {
    Priority.HIGH: Message("High priority"),
    Priority.NORMAL: Message("Normal priority"),
    Priority.LOW: Message("Low priority"),
}
STATE_WORDS: dict[QuestionState, Message] = {
    QuestionState.OPEN: Message("Not answered yet"),
    QuestionState.ANSWERED: Message("Answered, not settled"),
    QuestionState.SETTLED: Message("Settled"),
}
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def verdict_word(verdict: Verdict) -> str:
    """Return what a verdict is called in the chosen language."""
    return render(VERDICT_WORDS[verdict])


def question_words(question: Question) -> str:
    """Return whom a question is put to, that it is pressing or can wait, and how far it is, on one line."""
    pressing = "" if question.priority is Priority.NORMAL else render(PRIORITY_WORDS[question.priority])
    return " · ".join(part for part in (question.addressee, pressing, render(STATE_WORDS[question.state])) if part)


def when_text(moment: str) -> str:
    """Return a moment (ISO 8601, UTC) as the clock here shows it."""
    try:
        return datetime.fromisoformat(moment).astimezone().strftime("%d/%m/%Y %H:%M")
    except ValueError:
        return moment


def day_text(iso: str) -> str:
    """Return a day (ISO 8601) as it is written, day first."""
    try:
        return date.fromisoformat(iso).strftime("%d/%m/%Y")
    except ValueError:
        return iso


def read_day(text: str) -> str | None:
    """Return a day that somebody wrote, "24/6/2024", in ISO 8601; empty for an empty text, None where it is no day."""
    words = text.strip()
    written = _DAY.fullmatch(words)
    if not words:
        return ""
    try:
        found = date(*(int(part) for part in reversed(written.groups()))) if written else date.fromisoformat(words)
    except ValueError:
        return None
    return found.isoformat()
