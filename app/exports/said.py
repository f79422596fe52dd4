"""What the delegate adds to a mark, as lines that every export writes alike."""

from __future__ import annotations

from pathlib import PurePath

from app.exports.content import Entry, one_line
from app.exports.labels import priority_label, state_label
from app.exports.official import day_of
from app.review.records import Evidence, Priority, Question, QuestionState
from app.wording import translate


def added_lines(entry: Entry) -> tuple[str, ...]:
    """Return the evidence, the contradictions and the question of an entry."""
    lines = [translate("Evidence: {words}", words=evidence_words(one)) for one in entry.evidence]
    for quote in entry.against:
        lines.append(translate("Contradicts {place}: “{quote}”", place=quote.where, quote=one_line(quote.whole)))
    if entry.question:
        lines += [f"{name}: {words}" for name, words in question_facts(entry.question)]
    return tuple(lines)


def evidence_words(evidence: Evidence) -> str:
    """Return where evidence is from, what it says, and its address or the name of its file."""
    quote = f"“{evidence.quote}”" if evidence.quote else ""
    file = PurePath(evidence.file.replace("\\", "/")).name
    return "; ".join(part for part in (evidence.source, quote, evidence.url, file) if part)


def question_facts(question: Question) -> tuple[tuple[str, str], ...]:
    """Return what is known of a question, each by its name."""
    facts = [(translate("Asked of"), question.addressee), (translate("Subject area"), question.theme)]
    if question.priority is not Priority.NORMAL:
        facts.append((translate("Priority"), priority_label(question.priority)))
    facts.append((translate("Question"), question.wording))
    facts.append((translate("Answer"), question.answer))
    facts.append((translate("Answered on"), day_of(question.answered_on) or ""))
    if question.state is not QuestionState.OPEN or question.answer:
        facts.append((translate("Outcome"), state_label(question.state)))
    return tuple((name, words) for name, words in facts if words)
