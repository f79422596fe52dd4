"""What became of a review in another version, in words."""

from __future__ import annotations

from app.comparison.carry import CarryState
from app.exports.labels import verdict_label
from app.review.carrying import CarriedMark, Outcome
from app.review.carrying_added import AddedState
from app.review.model import Verdict
from app.review.records import Added, AddedFigure, Dismissal, Evidence, MarkLink, Question, Tie
from app.wording import Message, render, translate

_MARK_STATES = {
    CarryState.UNCHANGED: Message("Not carried over"),
    CarryState.NUMBER_CHANGED: Message("Number changed: look again"),
    CarryState.WORDING_CHANGED: Message("Wording changed: look again"),
    CarryState.GONE: Message("Sentence gone"),
}
_OUTCOMES = {
    Outcome.CARRIED: Message("Unchanged"),
    Outcome.CONFIRMED: Message("Verdict kept"),
    Outcome.JUDGED: Message("Now: {verdict}"),
    Outcome.DECLINED: Message("Not taken over"),
    Outcome.ITS_OWN: Message("Assessed here already: {verdict}"),
}
_NAMES: dict[type, Message] = {
    Tie: Message("Numbers tied by hand"),
    Dismissal: Message("Finding put aside"),
    Evidence: Message("Evidence"),
    MarkLink: Message("Link between two items"),
    AddedFigure: Message("Figure added by hand"),
    Question: Message("Question"),
}
_STATES = {
    AddedState.CARRIED: Message("Came along"),
    AddedState.LOOK_AGAIN: Message("Came along; one of its numbers is gone"),
    AddedState.NO_MARK: Message("Stays behind: its assessment has no place here"),
    AddedState.CHANGED: Message("Stays behind: its words changed"),
    AddedState.ITS_OWN: Message("Stays behind: this version has one of its own"),
}


def added_name(added: Added) -> str:
    """Return what kind of thing was added, in the chosen language."""
    return render(_NAMES[type(added)])


def added_state(state: AddedState) -> str:
    """Return what became of it, in the chosen language."""
    return render(_STATES[state])


def added_words(added: Added) -> str:
    """Return what the delegate wrote of it, an empty text where that is nothing."""
    if isinstance(added, Evidence):
        return " · ".join(part for part in (added.source, added.quote) if part)
    if isinstance(added, Question):
        return " · ".join(added.words)
    if isinstance(added, Dismissal):
        return added.reason
    return added.note if isinstance(added, Tie | MarkLink) else ""


def outcome_text(one: CarriedMark, outcome: Outcome, verdict: Verdict | None) -> str:
    """Return what became of a mark, and whether the words around it changed or its paragraph moved.

    `verdict` is the one that the new version has there.
    """
    message = _OUTCOMES.get(outcome) or _MARK_STATES[one.carried.state]
    said = [render(Message(message.template, verdict=verdict_label(verdict or Verdict.UNREVIEWED)))]
    if one.carried.around:
        said.append(translate("words around it changed"))
    if one.carried.moved:
        said.append(translate("moved"))
    return ", ".join(said)
