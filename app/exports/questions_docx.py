"""The questions to the bodies concerned: what the delegate questioned or holds to be inconsistent."""

from __future__ import annotations

from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from app.exports.atomic import replacing
from app.exports.content import one_line
from app.exports.labels import state_label
from app.exports.official import day_line, day_of, office, roman, sentences
from app.exports.options import Options
from app.exports.questions import Asked, asked_of, capital, groups_of, issuer_of
from app.report.model import Report
from app.review.records import Priority, QuestionState
from app.review.session import ReviewSession
from app.scan import Scan

if TYPE_CHECKING:
    from docx.document import Document as WordDocument


def write_questions(path: Path, scan: Scan, session: ReviewSession, options: Options) -> None:
    """Write the questions in the chosen language over `path`; raise WriteError."""
    document = build_questions(scan, session, options)
    with replacing(path) as temporary:
        document.save(str(temporary))


def build_questions(scan: Scan, session: ReviewSession, options: Options, today: date | None = None) -> WordDocument:
    """Return the questions as a document, grouped by whom they are put to and numbered through."""
    from app.exports import word_page as page

    say, report, author = sentences("questions"), scan.report, session.author
    title = title_of(report)
    asked = asked_of(scan, session, options)
    groups = groups_of(asked)
    document = page.new_page(title)
    page.head_block(document, office(), day_line(today or date.today(), report.metadata.place))
    page.title_block(document, say["title"], say["subject"].format(title=title))
    _addressees(document, say, [name for name, _ in groups] or [issuer_of(report)])
    if author:
        page.prose(document, say["delegate"].format(author=author))
    if sitting := one_line(options.session or report.metadata.session or ""):
        page.prose(document, say["session"].format(session=sitting))
    everybody = groups[0][0] if len(groups) == 1 else say["several"]
    page.prose(document, _opening(say, report, title, everybody, len(asked)) if asked else say["none"])
    numbers = count(1)
    for place, (name, group) in enumerate(groups, 1):
        if len(groups) > 1:
            page.heading(document, say["group"].format(number=roman(place), addressee=name))
        for one in group:
            _question(document, say, next(numbers), one)
    if asked:
        page.prose(document, capital(say["closing"].format(issuer=everybody)))
    page.signature(document, say["signer"], author, (say["as_above"], say["secretariat"], say["filed"]))
    return document


def title_of(report: Report) -> str:
    """Return the title of a report, or the name of its file."""
    return one_line(report.metadata.title or Path(report.path).name)


def _addressees(document: WordDocument, say: dict[str, str], names: list[str]) -> None:
    from app.exports import word_page as page

    if len(names) == 1:
        page.line(document, say["addressee"].format(issuer=names[0]), page.CENTRE, gap=True)
        return
    page.line(document, say["addressee"].format(issuer="").rstrip(), page.CENTRE)
    for place, name in enumerate(names, 1):
        page.addressee(document, f"- {name}{'.' if place == len(names) else ';'}")


def _opening(say: dict[str, str], report: Report, title: str, issuer: str, asked: int) -> str:
    data = report.metadata
    number = say["number"].format(number=one_line(data.number)) if data.number else ""
    day = day_of(data.issued_on)
    issued = say["issued"].format(day=day) if day else ""
    return say["opening"].format(title=title, number=number, issued=issued, issuer=issuer, count=f"{asked:02d}")


def _question(document: WordDocument, say: dict[str, str], number: int, asked: Asked) -> None:
    from app.exports import word_page as page

    heading = page.heading(document, _heading(say, number, asked), 2)
    heading.paragraph_format.first_line_indent = page.INDENT
    for line in asked.lines:
        paragraph = page.prose(document, "")
        for piece in line:
            page.write(paragraph, piece.words, bold=piece.bold, italic=piece.italic)
    question = asked.entry.question
    if question is None:
        return
    if question.answer or question.answered_on:
        day = day_of(question.answered_on)
        words = say["answered"].format(day=day) if day else say["answer"]
        page.prose(document, f"{words} {question.answer}".rstrip())
    if question.answer or question.state is not QuestionState.OPEN:
        page.prose(document, say["outcome"].format(state=_lower(state_label(question.state))))


def _heading(say: dict[str, str], number: int, asked: Asked) -> str:
    """Return the number and place of a question, with its theme and that it is pressing."""
    question = asked.entry.question
    words = say["heading"].format(number=number, place=asked.entry.quotes[0].where).rstrip()
    more = []
    if question and question.theme:
        more.append(say["theme"].format(theme=one_line(question.theme)))
    if asked.priority is Priority.HIGH:
        more.append(say["pressing"])
    return f"{words} ({'; '.join(more)})" if more else words


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
