"""A quote with where it is from, as it is put into a question or a speech: words, report, section, page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.anchors.structure import heading_number, structure_of
from app.language.sentences import sentences
from app.report.model import NOTE_KINDS, Report, Span
from app.report.pages import page_of
from app.review.items import Item, ItemKind
from app.review.sections import section_label, shorten
from app.wording import translate

_LONGEST_TITLE = 120


def cited(report: Report, span: Span) -> str:
    """Return the words of a place in quotation marks, with their source in brackets."""
    words = " ".join(report.text_of(span).split())
    return translate("“{words}” ({source})", words=words, source=source_of(report, span))


def source_of(report: Report, span: Span) -> str:
    """Return which report a place is in, and where there: its section, note or table, and its page where it has any."""
    page = page_of(report, span.start) if report.blocks else None
    parts = [document_of(report), _place(report, span), translate("page {page}", page=page) if page else ""]
    return ", ".join(part for part in parts if part)


def document_of(report: Report) -> str:
    """Return the title of a report with its number, date and issuer, as far as it says them; else its file's name."""
    facts = report.metadata
    parts = [shorten(facts.title, _LONGEST_TITLE) if facts.title else ""]
    if facts.number:
        parts.append(translate("No. {number}", number=facts.number))
    if facts.issued_on:
        parts.append(translate("dated {date}", date=_day(facts.issued_on)))
    named = " ".join(part for part in parts if part)
    if facts.issuer and facts.issuer.casefold() not in named.casefold():
        named = f"{named}, {facts.issuer}" if named else facts.issuer
    return named or Path(report.path).stem


def quotable(report: Report, item: Item) -> Span:
    """Return what is quoted of an item: a claim or marked words as they are, of anything else the whole sentence."""
    if item.kind in (ItemKind.CLAIM, ItemKind.MARK):
        return item.span
    block = report.block_at(item.span.start)
    for start, end in sentences(report.text, block.span.start, block.span.end):
        if start <= item.span.start < end:
            return Span(start, max(end, item.span.end))
    return item.span


def _place(report: Report, span: Span) -> str:
    if not report.blocks:
        return ""
    block = report.block_at(span.start)
    label = section_label(report, span)
    if block.kind in NOTE_KINDS or block.cell is not None:
        return label[:1].lower() + label[1:]
    headings = structure_of(report).standing(block).headings
    if not headings:
        return ""
    if any(heading_number(report, heading) for heading in headings):
        return translate("section {label}", label=label)
    return translate("section “{label}”", label=label)


def _day(iso: str) -> str:
    try:
        return date.fromisoformat(iso).strftime("%d/%m/%Y")
    except ValueError:
        return iso
