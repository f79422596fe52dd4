"""What every export shows of a review, gathered once: the marked items, the findings nobody judged, what is missing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from app.anchors.structure import structure_of
from app.checks.model import Holds
from app.exports.options import Options
from app.readers.unread import not_read_in_words, remarks_in_words
from app.report.model import NOTE_KINDS, Block, Report, Span
from app.review.items import Item, ItemKind
from app.review.model import Mark, Verdict
from app.review.records import Evidence, Question
from app.review.sections import section_label
from app.review.session import ReviewSession
from app.scan import Scan
from app.wording import render, translate

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
CONTEXT = 90  # code points kept of the words around a quote


class Part(NamedTuple):
    """Words of a quote: those that are meant (strong), or those around them."""

    words: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """The places of an item in one block with the words around them, and where that is as a person says it."""

    parts: tuple[Part, ...]
    where: str

    @property
    def whole(self) -> str:
        """The quote within the words around it."""
        return "".join(part.words for part in self.parts)


@dataclass(frozen=True, slots=True)
class Proof:
    """A relation as a person reads it."""

    formula: str
    explanation: str
    holds: Holds


@dataclass(frozen=True, slots=True)
class Entry:
    """One item with the delegate's mark, where there is one, and what the machine says of it."""

    item: Item
    mark: Mark | None
    section: str
    words: str
    quotes: tuple[Quote, ...]
    messages: tuple[str, ...]
    proofs: tuple[Proof, ...]
    evidence: tuple[Evidence, ...] = ()
    against: tuple[Quote, ...] = ()  # the places that the delegate says it contradicts
    question: Question | None = None

    @property
    def verdict(self) -> Verdict:
        """The delegate's verdict."""
        return self.mark.verdict if self.mark else Verdict.UNREVIEWED

    @property
    def note(self) -> str:
        """The delegate's note, or an empty text."""
        return self.mark.note if self.mark else ""

    @property
    def silent(self) -> bool:
        """Whether nothing is said of it: a mark of an earlier version waits there for a new look, or was declined."""
        said = self.note or self.evidence or self.against or self.question
        return self.verdict is Verdict.UNREVIEWED and not said


@dataclass(frozen=True, slots=True)
class Content:
    """What an export of a review shows."""

    marked: tuple[Entry, ...]
    open_findings: tuple[Entry, ...]
    lost: tuple[Mark, ...]
    counts: dict[Verdict, int]
    not_read: tuple[str, ...]


def gather(scan: Scan, session: ReviewSession, options: Options | None = None) -> Content:
    """Return all that an export shows, in the order of the text."""
    report = scan.report
    marked = marked_entries(scan, session, options)
    shown = {entry.item.key for entry in marked}
    unjudged = (
        item
        for item in session.items
        if item.kind is ItemKind.FINDING
        and session.verdict_of(item.key) is Verdict.UNREVIEWED
        and item.key not in shown
    )
    open_findings = tuple(describe(report, item, None) for item in unjudged)
    missing = (*not_read_in_words(report), *remarks_in_words(report))
    return Content(marked, open_findings, session.lost, session.counts(), missing)


def marked_entries(scan: Scan, session: ReviewSession, options: Options | None = None) -> tuple[Entry, ...]:
    """Return the items of which something is said, in the order of the text; Cancelled where the token says so."""
    pairs, beside, entries = session.marked(), Beside(session), []
    for number, (item, mark) in enumerate(pairs):
        if options and not number % 64:
            options.step(number, len(pairs))
        entries.append(describe(scan.report, item, mark, beside))
    return tuple(entry for entry in entries if not entry.silent)


class Beside:
    """What the delegate added to marks, by mark: evidence, contradictions, questions."""

    def __init__(self, session: ReviewSession) -> None:
        added = session.additions
        self._report = session.report
        self._evidence: dict[str, list[Evidence]] = {}
        self._others: dict[str, list[str]] = {}
        self._questions = {one.mark: one for one in added.questions}
        for one in added.evidence:
            self._evidence.setdefault(one.mark, []).append(one)
        for link in added.links:
            self._others.setdefault(link.first, []).append(link.second)
            self._others.setdefault(link.second, []).append(link.first)
        self._places = {mark.uuid: item.span for item, mark in session.marked()} if added.links else {}

    def add_to(self, entry: Entry, mark: Mark) -> Entry:
        """Return an entry with what was added to its mark."""
        evidence, question = self._evidence.get(mark.uuid, ()), self._questions.get(mark.uuid)
        places = (self._places.get(other) for other in self._others.get(mark.uuid, ()))
        against = tuple(quote_at(self._report, place) for place in places if place is not None)
        if not evidence and not against and question is None:
            return entry
        return replace(entry, evidence=tuple(evidence), against=against, question=question)


def describe(report: Report, item: Item, mark: Mark | None, beside: Beside | None = None) -> Entry:
    """Return an item with all that is said of it."""
    entry = Entry(
        item=item,
        mark=mark,
        section=section_heading(report, item.span),
        words=report.text_of(item.span),
        quotes=_quotes(report, item),
        messages=tuple(dict.fromkeys(render(finding.message) for finding in item.findings)),
        proofs=tuple(
            Proof(relation.formula, render(relation.explanation), relation.holds) for relation in item.relations
        ),
    )
    return beside.add_to(entry, mark) if beside and mark else entry


def section_heading(report: Report, span: Span) -> str:
    """Return the words of the headings a place stands under, outermost first."""
    headings = structure_of(report).standing(report.block_at(span.start)).headings if report.blocks else ()
    return " / ".join(one_line(report.text_of(heading.span)) for heading in headings)


def _quotes(report: Report, item: Item) -> tuple[Quote, ...]:
    """Return one quote for each block that the item stands in, that of its mark first."""
    places = (item.span, *(place for place in item.places if place != item.span))
    by_block: dict[int, list[Span]] = {}
    for place in places:
        by_block.setdefault(report.block_at(place.start).span.start if report.blocks else 0, []).append(place)
    return tuple(quote_at(report, *sorted(spans)) for spans in by_block.values())


def quote_at(report: Report, *spans: Span) -> Quote:
    """Return the words at places of one block, in their order, with the words of the block around and between them."""
    if not report.blocks:
        return Quote(tuple(Part(report.text_of(span), True) for span in spans), "")
    first, last = report.block_at(spans[0].start), report.block_at(max(spans[-1].start, spans[-1].end - 1))
    parts = [Part(row_label(report, first) + _end_of(report.text[first.span.start : spans[0].start]), False)]
    place = spans[0].start
    for span in spans:
        parts.append(Part(_middle_of(report.text[place : span.start]), False))
        parts.append(Part(report.text[max(place, span.start) : span.end], True))
        place = max(place, span.end)
    parts.append(Part(_start_of(report.text[place : max(place, last.span.end)]), False))
    return Quote(tuple(part for part in parts if part.words), where(report, first, spans[0]))


def row_label(report: Report, block: Block) -> str:
    """Return the first words of the table row that a cell stands in, so that a number says what it is of."""
    if block.cell is None:
        return ""
    label, other = "", block
    while other.span.start > 0:
        other = report.block_at(other.span.start - 1)
        if other.cell is None or other.cell[:2] != block.cell[:2]:
            break
        words = one_line(report.text_of(other.span))
        if any(letter.isalpha() for letter in words):
            label = words
    return f"{label}: " if label else ""


def where(report: Report, block: Block, span: Span) -> str:
    """Return the place as a person says it: the note, the table or the section, and the page where it is known."""
    label = section_label(report, span)
    if block.kind not in NOTE_KINDS and block.cell is None and structure_of(report).standing(block).headings:
        label = translate("Section {label}", label=label)
    return translate("{label}, page {page}", label=label, page=block.page) if block.page else label


def printable(words: str) -> str:
    """Return the words without the characters that no XML file may hold, every line end as a newline."""
    return _UNPRINTABLE.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(words: str) -> str:
    """Return the words with every run of blanks as one space."""
    return " ".join(words.split())


def _end_of(words: str) -> str:
    if len(words) <= CONTEXT:
        return words
    kept = words[-CONTEXT:]
    return "…" + kept[kept.find(" ") + 1 :]


def _middle_of(words: str) -> str:
    return words if len(words) <= 2 * CONTEXT else f"{_start_of(words)} {_end_of(words)}"


def _start_of(words: str) -> str:
    if len(words) <= CONTEXT:
        return words
    kept = words[:CONTEXT]
    return kept[: kept.rfind(" ")] + "…" if " " in kept else kept + "…"
