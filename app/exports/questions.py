"""What is asked of whom, in which order and words: the matter of the questions, whatever they are written to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from app.checks.model import Holds
from app.exports.content import Entry, Quote, marked_entries, one_line
from app.exports.official import sentences
from app.exports.options import Options
from app.report.model import Report
from app.review.model import Verdict
from app.review.records import Priority
from app.review.session import ReviewSession
from app.scan import Scan

ASKED = (Verdict.QUESTIONED, Verdict.INCONSISTENT)
_ORDER = {priority: rank for rank, priority in enumerate(Priority)}
_QUOTED = re.compile("(“[^”]*”)")


class Piece(NamedTuple):
    """Words of one look."""

    words: str
    bold: bool = False
    italic: bool = False


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: what it is about, and whom it is put to."""

    entry: Entry
    addressee: str

    @property
    def mark(self) -> str:
        """The uuid of the mark that it is about."""
        return self.entry.mark.uuid if self.entry.mark else ""

    @property
    def priority(self) -> Priority:
        """How pressing it is."""
        return self.entry.question.priority if self.entry.question else Priority.NORMAL

    @property
    def wording(self) -> str:
        """The words that the delegate gave it, empty where they are the template's."""
        return self.entry.question.wording if self.entry.question else ""

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is asked, line by line: in the delegate's words, or in those of the template."""
        return edited_lines(self.wording) if self.wording.strip() else tuple(_template_lines(self))

    @property
    def template(self) -> str:
        """What the template asks, as plain words."""
        return "\n".join("".join(piece.words for piece in line) for line in _template_lines(self))


def asked_of(scan: Scan, session: ReviewSession, options: Options) -> tuple[Asked, ...]:
    """Return the questions in the order they are written in: by addressee, by priority, by place.

    Where the options name the questions, these alone are asked, in their order within each addressee.
    """
    issuer = issuer_of(scan.report)
    asked = [
        Asked(entry, one_line(entry.question.addressee if entry.question else "") or issuer)
        for entry in marked_entries(scan, session, options)
        if entry.verdict in ASKED
    ]
    if options.questions is None:
        asked.sort(key=lambda one: _ORDER[one.priority])
    else:
        ranks = {mark: rank for rank, mark in enumerate(options.questions)}
        asked = sorted((one for one in asked if one.mark in ranks), key=lambda one: ranks[one.mark])
    return tuple(one for _, group in groups_of(asked) for one in group)


def groups_of(asked: tuple[Asked, ...] | list[Asked]) -> list[tuple[str, list[Asked]]]:
    """Return the questions by whom they are put to, in the order these come up."""
    groups: dict[str, list[Asked]] = {}
    for one in asked:
        groups.setdefault(one.addressee, []).append(one)
    return list(groups.items())


def issuer_of(report: Report) -> str:
    """Return the body that issued a report, as the template's sentences name it."""
    return one_line(report.metadata.issuer or "") or sentences("questions")["issuer"]


def edited_lines(wording: str) -> tuple[Line, ...]:
    """Return the delegate's own words line by line, what they quote in italics."""
    lines = (one_line(line) for line in wording.splitlines())
    return tuple(
        tuple(Piece(part, italic=part.startswith("“")) for part in _QUOTED.split(line) if part)
        for line in lines
        if line
    )


def _template_lines(asked: Asked) -> Iterator[Line]:
    say, entry = sentences("questions"), asked.entry
    first, *others = entry.quotes
    yield _quoted(say["quote"], first)
    for other in (*others, *entry.against):
        yield _quoted(say["other"], other)
    for message in entry.messages:
        yield (Piece(say["found"].format(message=message)),)
    if not entry.messages:
        for proof in entry.proofs:
            if proof.holds is not Holds.YES:
                yield (Piece(say["proof"].format(formula=proof.formula)),)
    if entry.note:
        yield (Piece(say["note"].format(note=entry.note)),)
    yield (Piece(capital(say[entry.verdict.value].format(issuer=asked.addressee))),)


def _quoted(template: str, quote: Quote) -> Line:
    """Return a sentence with a quote in it, the words that are meant in bold; a quote that ends a sentence ends it."""
    before, after = (part.format(place=quote.where) for part in template.split("{quote}"))
    parts = [Piece(part.words.replace("\n", " "), part.strong, True) for part in quote.parts]
    if parts and parts[-1].words.rstrip().endswith((".", "!", "?")):
        after = after.removesuffix(".")
    return (Piece(capital(before)), *parts, Piece(after))


def capital(words: str) -> str:
    """Return the words with a capital at the beginning."""
    return words[:1].upper() + words[1:]
