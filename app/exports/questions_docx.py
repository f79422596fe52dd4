"""The questions to the body that issued a report: what the delegate questioned or holds to be inconsistent."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.checks.model import Holds
from app.exports.atomic import replacing
from app.exports.content import Content, Entry, Quote, gather, one_line
from app.exports.official import day_line, day_of, office, sentences
from app.report.model import Metadata
from app.review.model import Verdict
from app.review.session import ReviewSession
from app.scan import Scan

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

ASKED = (Verdict.QUESTIONED, Verdict.INCONSISTENT)


def write_questions(path: Path, scan: Scan, session: ReviewSession, today: date | None = None) -> None:
    """Write the questions in the chosen language over `path`; raise WriteError."""
    document = build_questions(scan, gather(scan, session), session.author, today or date.today())
    with replacing(path) as temporary:
        document.save(str(temporary))


def build_questions(scan: Scan, content: Content, author: str, today: date) -> WordDocument:
    """Return the questions as a document, numbered in the order of the text."""
    from app.exports import word_page as page

    say, data = sentences("questions"), scan.report.metadata
    title = one_line(data.title or Path(scan.report.path).name)
    issuer = one_line(data.issuer or "") or say["issuer"]
    asked = [entry for entry in content.marked if entry.verdict in ASKED]
    document = page.new_page(title)
    page.head_block(document, office(), day_line(today))
    page.line(document, say["title"], page.CENTRE, bold=True)
    page.line(document, say["subject"].format(title=title), page.CENTRE, bold=True)
    page.line(document, "")
    page.line(document, say["addressee"].format(issuer=issuer), page.CENTRE, bold=True)
    page.line(document, "")
    if author:
        page.prose(document, say["delegate"].format(author=author))
    if data.session:
        page.prose(document, say["session"].format(session=one_line(data.session)))
    if asked:
        page.prose(document, _opening(say, data, title, issuer, len(asked)))
    else:
        page.prose(document, say["none"])
    for number, entry in enumerate(asked, 1):
        _question(document, say, number, entry, issuer)
    if asked:
        page.prose(document, _capital(say["closing"].format(issuer=issuer)))
    page.signature(document, say["signer"], author)
    return document


def _opening(say: dict[str, str], data: Metadata, title: str, issuer: str, count: int) -> str:
    number = say["number"].format(number=one_line(data.number)) if data.number else ""
    day = day_of(data.issued_on)
    issued = say["issued"].format(day=day) if day else ""
    return say["opening"].format(title=title, number=number, issued=issued, issuer=issuer, count=f"{count:02d}")


def _question(document: WordDocument, say: dict[str, str], number: int, entry: Entry, issuer: str) -> None:
    from app.exports import word_page as page

    first, *others = entry.quotes
    heading = page.heading(document, say["heading"].format(number=number, place=first.where).rstrip(), 2)
    heading.paragraph_format.first_line_indent = page.INDENT
    _quoted(document, say["quote"], first)
    for other in others:
        _quoted(document, say["other"], other)
    for message in entry.messages:
        page.prose(document, say["found"].format(message=message))
    if not entry.messages:
        for proof in entry.proofs:
            if proof.holds is not Holds.YES:
                page.prose(document, say["proof"].format(formula=proof.formula))
    if entry.note:
        page.prose(document, say["note"].format(note=entry.note))
    page.prose(document, _capital(say[entry.verdict.value].format(issuer=issuer)))


def _quoted(document: WordDocument, template: str, quote: Quote) -> None:
    """Write a sentence with a quote in it, the words that are meant in bold."""
    from app.exports import word_page as page

    before, after = template.split("{quote}")
    paragraph = page.prose(document, _capital(before.format(place=quote.where)))
    for part in quote.parts:
        page.write(paragraph, part.words.replace("\n", " "), bold=part.strong, italic=True)
    page.write(paragraph, after.format(place=quote.where))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
