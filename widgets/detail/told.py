"""The history of an item in words."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from app.review.model import HistoryEntry, Verdict
from app.review.records import Priority, QuestionState
from app.wording import Message, render, translate
from widgets.detail.content import HistoryLine
from widgets.detail.reading import number_text
from widgets.words import PRIORITY_WORDS, STATE_WORDS, day_text, verdict_word, when_text

ACTIONS: dict[str, Message] = {
    "tie": Message("Tied"),
    "untie": Message("Untied"),
    "put aside": Message("Put aside"),
    "take up": Message("Taken up again"),
    "evidence": Message("Evidence"),
    "remove evidence": Message("Evidence removed"),
    "link": Message("Linked"),
    "unlink": Message("Link removed"),
    "question": Message("Question"),
    "remove question": Message("Question removed"),
    "remove": Message("Taken away"),
    "figure": Message("Added as a figure"),
    "remove figure": Message("Figure taken away"),
}
WAYS: dict[str, Message] = {
    "undo": Message("Undone: {what}"),
    "redo": Message("Done again: {what}"),
    "carry": Message("Carried over: {what}"),
    "look again": Message("Number changed, look again: {what}"),
}


def history_lines(entries: Iterable[HistoryEntry]) -> tuple[HistoryLine, ...]:
    """Return the history in words, the latest first; a mark that was made only for what hangs on it says nothing."""
    latest = [*entries]
    latest.reverse()  # of one moment the last comes first
    latest.sort(key=lambda entry: entry.when, reverse=True)
    lines = (_line(entry) for entry in latest)
    return tuple(line for line in lines if line.what)


def _line(entry: HistoryEntry) -> HistoryLine:
    before, after = _read(entry.before), _read(entry.after)
    what, note = _mark(before, after) if _is_mark(before) or _is_mark(after) else _addition(entry.action, before, after)
    if what and entry.action in WAYS:
        what = render(Message(WAYS[entry.action].template, what=what))
    return HistoryLine(when_text(entry.when), entry.who, what, note)


def _is_mark(said: dict[str, Any]) -> bool:
    return "verdict" in said


def _mark(before: dict[str, Any], after: dict[str, Any]) -> tuple[str, str]:
    """Return what became of a verdict, and the note where that changed."""
    old, new = (Verdict(said.get("verdict", Verdict.UNREVIEWED)) for said in (before, after))
    old_note, new_note = before.get("note", ""), after.get("note", "")
    changes = f"{verdict_word(old)} → {verdict_word(new)}" if old is not new else ""
    if old_note == new_note:
        return changes, ""
    if not new_note:
        return changes or translate("Note removed"), f"“{old_note}”"
    return changes or translate("Note"), f"“{new_note}”"


def _addition(action: str, before: dict[str, Any], after: dict[str, Any]) -> tuple[str, str]:
    """Return what was added, changed or taken away, and its own words."""
    said = after or before
    fields = (str(said[name]) for name in ("source", "quote", "reason", "note") if said.get(name))
    words = _question_words(before, after) if "wording" in said else _figure_words(said) or " · ".join(fields)
    if action in ACTIONS:
        return render(ACTIONS[action]), words
    return _name_of(said, bool(after)), words


def _name_of(said: dict[str, Any], there: bool) -> str:
    """Return what an addition is called where its action is an undo, a redo or a carrying over."""
    if "source" in said:
        return render(ACTIONS["evidence" if there else "remove evidence"])
    if "reason" in said:
        return render(ACTIONS["put aside" if there else "take up"])
    if "parts" in said:
        return render(ACTIONS["tie" if there else "untie"])
    if "wording" in said:
        return render(ACTIONS["question" if there else "remove question"])
    if "number" in said:
        return render(ACTIONS["figure" if there else "remove figure"])
    return render(ACTIONS["link" if there else "unlink"])


def _question_words(before: dict[str, Any], after: dict[str, Any]) -> str:
    """Return what a question says that it did not say before; all of it where it is gone."""
    old, new = (before, after) if after else ({}, before)
    texts = [str(new[name]) for name in ("addressee", "theme", "wording", "answer") if new[name] != old.get(name, "")]
    if new["answered_on"] != old.get("answered_on", ""):
        texts.append(day_text(new["answered_on"]))
    if new["priority"] != old.get("priority", Priority.NORMAL):
        texts.append(render(PRIORITY_WORDS[Priority(new["priority"])]))
    if new["state"] != old.get("state", QuestionState.OPEN):
        texts.append(render(STATE_WORDS[QuestionState(new["state"])]))
    return " · ".join(text for text in texts if text)


def _figure_words(said: dict[str, Any]) -> str:
    return f"{number_text(Decimal(said['number']))} {said['unit']}".strip() if "number" in said else ""


def _read(text: str | None) -> dict[str, Any]:
    found = json.loads(text) if text else {}
    return found if isinstance(found, dict) else {}
