"""One set of things told in the text and again in a list: assigned, done and left must be the same at both places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from app.checks.clauses import after, before, same_noun
from app.checks.complement import Complement, complements
from app.checks.context import Context, Sentence
from app.checks.draft import RelationDraft
from app.checks.model import Holds
from app.checks.numbers import is_loose
from app.extraction.model import Figure, FigureKind
from app.report.model import Report
from app.wording.message import Message

_WHOLE = re.compile(r"\b(?:đối với|trong số|tổng số|trong)\s+$", re.IGNORECASE)
_DONE = re.compile(r"\bđã\s+(\w+\s+\w+)\s+$", re.IGNORECASE)
_LEFT = re.compile(r"\b(?:còn lại|còn|chưa\s+\w+\s+\w+)\s+$", re.IGNORECASE)
_WORD = re.compile(r"\w+")


def check_told_twice(context: Context) -> Iterator[RelationDraft]:
    """Yield the numbers of a list against those of the one sentence that tells the same set in words."""
    listed = list(complements(context))
    told = [found for sentence in context.sentences if listed and (found := _told(context.report, sentence))]
    for one in listed:
        if sum(_same_set(context.report, one, other) for other in listed) > 1:
            continue
        same = [other for other in told if _same_set(context.report, one, other)]
        if len(same) == 1:
            yield from _pairs(one, same[0])


def _told(report: Report, sentence: Sentence) -> Complement | None:
    """Return "đối với 46 nhiệm vụ giao, ... đã hoàn thành 42 nhiệm vụ, còn lại 04 nhiệm vụ" of a sentence."""
    counts = [figure for figure in sentence.figures if figure.kind is FigureKind.COUNT and figure.unit]
    wholes = [figure for figure in counts if _WHOLE.search(before(report, figure))]
    for done, left in pairwise(counts):
        verb = _DONE.search(before(report, done))
        near = [whole for whole in wholes if whole.span < done.span and same_noun(whole.unit, done.unit)]
        if verb and len(near) == 1 and same_noun(done.unit, left.unit) and _LEFT.search(before(report, left)):
            return Complement(near[0], done, left, verb[1].casefold())
    return None


def _same_set(report: Report, one: Complement, other: Complement) -> bool:
    """Say whether two tell of the same things: the same noun, the same doing, the same word for how they came."""
    return (
        same_noun(one.whole.unit, other.whole.unit)
        and one.verb == other.verb
        and _origin(report, one.whole) == _origin(report, other.whole)
    )


def _origin(report: Report, whole: Figure) -> str:
    """Return the word after the noun: "giao" of "46 nhiệm vụ giao" and of "Tổng số nhiệm vụ giao: 46"."""
    noun = (whole.unit or "").casefold()
    for words in (before(report, whole, 60), after(report, whole, 60)):
        _, found, rest = words.casefold().partition(noun)
        word = _WORD.search(rest) if found else None
        if word:
            return word[0]
    return ""


def _pairs(listed: Complement, told: Complement) -> Iterator[RelationDraft]:
    pairs = [(listed.whole, told.whole), (listed.done, told.done), (listed.undone, told.undone)]
    unlike = sum(one.number != other.number for one, other in pairs)
    for one, other in pairs:
        if one.number is None or other.number is None:
            continue
        if one.number == other.number:
            holds = Holds.YES
            message = Message("Told twice, both times as {stated}.", stated=other.text)
        else:  # with two numbers of three alike it is the same set, and the third is a contradiction
            holds = Holds.NO if unlike == 1 and not is_loose(one) and not is_loose(other) else Holds.UNSURE
            message = Message(
                "The text states {stated} {noun}, but the list states {other}.",
                stated=other.text,
                noun=other.unit or "",
                other=one.text,
            )
        formula = f"{other.text} {'=' if holds is Holds.YES else '≠'} {one.text}"
        yield RelationDraft("same_figure", (one,), other, other.number, one.number, holds, formula, message)
