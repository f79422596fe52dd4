"""The summary for the session: what the delegate judged, with quote, place, note and proof, as a Word file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from app.exports.atomic import replacing
from app.exports.content import Content, Entry, gather, one_line
from app.exports.labels import INK, holds_label, verdict_label
from app.exports.official import day_line, day_of, office
from app.exports.options import Options
from app.exports.said import added_lines
from app.report.model import Metadata, Report
from app.review.model import Verdict
from app.review.session import ReviewSession
from app.scan import Scan
from app.wording import plural, translate

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Cell

MARKED_WIDTHS = (11, 72, 27, 55)  # millimetres between the margins
OPEN_WIDTHS = (11, 82, 72)
FACTS, COUNT = (50, 115), 41


def write_summary(path: Path, scan: Scan, session: ReviewSession, options: Options) -> None:
    """Write the summary in the chosen language over `path`; raise WriteError."""
    document = build_summary(scan, session, options)
    with replacing(path) as temporary:
        document.save(str(temporary))


def build_summary(scan: Scan, session: ReviewSession, options: Options, today: date | None = None) -> WordDocument:
    """Return the summary as a document."""
    from app.exports import word_page as page

    data, content = scan.report.metadata, gather(scan, session, options)
    title = one_line(data.title or Path(scan.report.path).name)
    document = page.new_page(title)
    page.head_block(document, office(), day_line(today or date.today(), data.place))
    page.title_block(document, translate("SUMMARY"), translate("of the review of the report “{title}”", title=title))
    page.heading(document, "I. " + translate("THE REPORT"))
    _report_facts(document, replace(data, session=options.session or data.session), scan.report)
    page.heading(document, "II. " + translate("COUNTS BY VERDICT"))
    _counts(document, content)
    page.heading(document, "III. " + translate("WHAT THE DELEGATE MARKED"))
    _marked(document, content.marked, options)
    page.heading(document, "IV. " + translate("FINDINGS NOT YET JUDGED"))
    _open_findings(document, content.open_findings, options)
    page.heading(document, "V. " + translate("WHAT IS NOT COVERED"))
    _gaps(document, content)
    page.signature(document, translate("REVIEWED BY"), session.author)
    return document


def _report_facts(document: WordDocument, data: Metadata, report: Report) -> None:
    from app.exports import word_page as page

    facts = (
        (translate("Number and symbol"), data.number),
        (translate("Issued on"), day_of(data.issued_on)),
        (translate("Issuer"), data.issuer),
        (translate("Place of issue"), data.place),
        (translate("Signed by"), data.signer),
        (translate("Session"), data.session),
        (translate("File"), Path(report.path).name),
        (translate("Fingerprint (SHA-256)"), report.sha256[:16]),
    )
    table = page.columns(document, FACTS)
    for name, value in facts:
        if value:
            page.add_row(table, (name, one_line(value)))


def _counts(document: WordDocument, content: Content) -> None:
    from app.exports import word_page as page

    table = page.columns(document, (COUNT,) * 4)
    order = (Verdict.VERIFIED, Verdict.QUESTIONED, Verdict.INCONSISTENT, Verdict.UNREVIEWED)
    page.add_head_row(table, tuple(verdict_label(verdict) for verdict in order))
    for cell, verdict in zip(page.add_row(table), order, strict=True):
        page.write(cell.paragraphs[0], str(content.counts.get(verdict, 0)), bold=True, ink=INK[verdict])
        cell.paragraphs[0].alignment = page.CENTRE
    page.write(
        document.add_paragraph(),
        translate("Every figure, claim, reference and finding of the report counts as one item."),
        italic=True,
        small=True,
    )


def _marked(document: WordDocument, entries: tuple[Entry, ...], options: Options) -> None:
    from app.exports import word_page as page

    if not entries:
        page.line(document, translate("Nothing was marked."))
        return
    table = page.columns(document, MARKED_WIDTHS)
    head = (translate("No."), translate("Quote and place"), translate("Verdict"), translate("Note and proof"))
    page.add_head_row(table, head)
    number = 0
    for section, group in groupby(entries, key=lambda entry: entry.section):
        page.add_wide_row(table, section or translate("Beginning of the report"))
        for entry in group:
            options.step(number, len(entries))
            number += 1
            cells = page.add_row(table, (str(number),))
            _quotes(cells[1], entry)
            page.write(
                cells[2].paragraphs[0], verdict_label(entry.verdict), bold=True, ink=INK[entry.verdict], small=True
            )
            _note_and_proof(cells[3], entry)


def _open_findings(document: WordDocument, entries: tuple[Entry, ...], options: Options) -> None:
    from app.exports import word_page as page

    if not entries:
        page.line(document, translate("There is none."))
        return
    words = translate(
        "The program recomputed these from the text itself. They are suggestions; the delegate has not judged them."
    )
    page.write(document.add_paragraph(), words, italic=True, small=True)
    table = page.columns(document, OPEN_WIDTHS)
    page.add_head_row(table, (translate("No."), translate("Quote and place"), translate("What was found, proof")))
    for number, entry in enumerate(entries, 1):
        options.step(number, len(entries))
        cells = page.add_row(table, (str(number),))
        _quotes(cells[1], entry)
        _note_and_proof(cells[2], entry)


def _quotes(cell: _Cell, entry: Entry) -> None:
    from app.exports import word_page as page

    for number, quote in enumerate(entry.quotes):
        page.write_quote(cell.add_paragraph() if number else cell.paragraphs[0], quote)


def _note_and_proof(cell: _Cell, entry: Entry) -> None:
    from app.exports import word_page as page

    lines = [(entry.note, False)] if entry.note else []
    lines += [(message, False) for message in entry.messages]
    for proof in entry.proofs:
        if not any(proof.formula in message for message in (*entry.messages, proof.explanation)):
            lines.append((f"{proof.formula} ({holds_label(proof.holds)})", True))
        if proof.explanation not in entry.messages:
            lines.append((proof.explanation, False))
    lines += [(line, False) for line in added_lines(entry)]
    for number, (words, strong) in enumerate(lines):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        page.write(paragraph, words, bold=strong, small=True)


def _gaps(document: WordDocument, content: Content) -> None:
    from app.exports import word_page as page

    for words in content.not_read:
        page.line(document, translate("Not read: {what}", what=words))
    if content.lost:
        page.line(
            document,
            plural(
                "{count} mark was not found again in this file and is kept:",
                "{count} marks were not found again in this file and are kept:",
                len(content.lost),
            ),
        )
    for mark in content.lost:
        words = f"– “{_flat(mark.anchor.quote)}”: {verdict_label(mark.verdict)}"
        page.line(document, f"{words}. {mark.note}" if mark.note else words)
    if not content.not_read and not content.lost:
        page.line(document, translate("All of the file was read, and every mark was found at its place."))


def _flat(words: str) -> str:
    """Return the words with line ends as spaces; blanks at the edges stay, where a quote meets its neighbours."""
    return words.replace("\n", " ")
