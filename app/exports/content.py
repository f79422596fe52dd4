"""What every export shows of a review, gathered once: the marked items, the findings nobody judged, what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from app.anchors.structure import structure_of
from app.checks.model import Holds
from app.report.model import NOTE_KINDS, Block, Report, Span
from app.review.items import Item, ItemKind
from app.review.model import Mark, Verdict
from app.review.sections import section_label
from app.review.session import ReviewSession
from app.scan import Scan
from app.scan_json import document_to_json
from app.wording import render, translate

CONTEXT = 90  # code points kept of the words around a quote


@dataclass(frozen=True, slots=True)
class Quote:
    """The words at a place with those around them, and where it is as a person says it."""

    span: Span
    before: str
    words: str
    after: str
    where: str

    @property
    def whole(self) -> str:
        """The quote within the words around it."""
        return f"{self.before}{self.words}{self.after}"


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
    quote: Quote
    others: tuple[Quote, ...]
    messages: tuple[str, ...]
    proofs: tuple[Proof, ...]

    @property
    def verdict(self) -> Verdict:
        """The delegate's verdict."""
        return self.mark.verdict if self.mark else Verdict.UNREVIEWED

    @property
    def note(self) -> str:
        """The delegate's note, or an empty text."""
        return self.mark.note if self.mark else ""


@dataclass(frozen=True, slots=True)
class Content:
    """What an export of a review shows."""

    marked: tuple[Entry, ...]
    open_findings: tuple[Entry, ...]
    lost: tuple[Mark, ...]
    counts: dict[Verdict, int]
    not_read: tuple[str, ...]


def gather(scan: Scan, session: ReviewSession) -> Content:
    """Return all that an export shows, in the order of the text."""
    report = scan.report
    marked = tuple(describe(report, item, mark) for item, mark in session.marked())
    unjudged = (
        item
        for item in session.items
        if item.kind is ItemKind.FINDING
        and session.verdict_of(item.key) is Verdict.UNREVIEWED
        and session.mark_of(item.key) is None
    )
    open_findings = tuple(describe(report, item, None) for item in unjudged)
    missing = (*document_to_json(report)["not_read"], *report.remarks)
    return Content(marked, open_findings, session.lost, session.counts(), missing)


def describe(report: Report, item: Item, mark: Mark | None) -> Entry:
    """Return an item with all that is said of it."""
    return Entry(
        item=item,
        mark=mark,
        section=section_heading(report, item.span),
        quote=quote_at(report, item.span),
        others=tuple(quote_at(report, place) for place in item.places if place != item.span),
        messages=tuple(dict.fromkeys(render(finding.message) for finding in item.findings)),
        proofs=tuple(
            Proof(relation.formula, render(relation.explanation), relation.holds) for relation in item.relations
        ),
    )


def section_heading(report: Report, span: Span) -> str:
    """Return the words of the headings a place stands under, outermost first."""
    headings = structure_of(report).standing(report.block_at(span.start)).headings if report.blocks else ()
    return " / ".join(one_line(report.text_of(heading.span)) for heading in headings)


def quote_at(report: Report, span: Span) -> Quote:
    """Return the words at a place with those of its block around it."""
    if not report.blocks:
        return Quote(span, "", report.text_of(span), "", "")
    first, last = report.block_at(span.start), report.block_at(max(span.start, span.end - 1))
    before = report.text[first.span.start : span.start]
    after = report.text[span.end : last.span.end]
    return Quote(span, _end_of(before), report.text_of(span), _start_of(after), where(report, first, span))


def where(report: Report, block: Block, span: Span) -> str:
    """Return the place as a person says it: the note, the table or the section, and the page where it is known."""
    label = section_label(report, span)
    if block.kind not in NOTE_KINDS and block.cell is None and structure_of(report).standing(block).headings:
        label = translate("Section {label}", label=label)
    return translate("{label}, page {page}", label=label, page=block.page) if block.page else label


def one_line(words: str) -> str:
    """Return the words with every run of blanks as one space."""
    return " ".join(words.split())


def _end_of(words: str) -> str:
    if len(words) <= CONTEXT:
        return words
    kept = words[-CONTEXT:]
    return "…" + kept[kept.find(" ") + 1 :]


def _start_of(words: str) -> str:
    if len(words) <= CONTEXT:
        return words
    kept = words[:CONTEXT]
    return kept[: kept.rfind(" ")] + "…" if " " in kept else kept + "…"
