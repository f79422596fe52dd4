"""The committee's summary as a Word file in the form of official documents."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.exchange.committee import GIVEN, Committee, Point, counts, name_of
from app.exchange.telling import told_standing
from app.exports.atomic import replacing
from app.exports.content import one_line
from app.exports.labels import INK, verdict_label
from app.exports.official import day_line, day_of, office
from app.review.model import Verdict
from app.wording import plural, translate

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Cell

_SHARES = (53, 28, 28, 28, 28)  # millimetres of the 165 between the margins
_POINTS = (10, 54, 31, 70)
_LOOSE = (45, 65, 55)
_FACTS = (50, 115)


def write_document(path: Path, committee: Committee) -> None:
    """Write the summary over `path`; raise WriteError."""
    document = build_document(committee, date.today())
    with replacing(path) as temporary:
        document.save(str(temporary))


def build_document(committee: Committee, today: date) -> WordDocument:
    """Return the summary as a document: differences first."""
    from app.exports import word_page as page

    data = committee.report.metadata
    title = one_line(data.title or Path(committee.report.path).name)
    document = page.new_page(title)
    page.head_block(document, office(), day_line(today, data.place))
    about = translate("of the reviews by several delegates of the report “{title}”", title=title)
    page.title_block(document, translate("SUMMARY FOR THE COMMITTEE"), about)
    page.heading(document, "I. " + translate("THE REPORT AND WHO REVIEWED IT"))
    _facts(document, committee)
    _shares(document, committee)
    page.heading(document, "II. " + translate("WHERE THE DELEGATES DIFFER"))
    _points(document, committee, committee.apart)
    page.heading(document, "III. " + translate("WHERE THEY AGREE OR ONLY ONE SPOKE"))
    _points(document, committee, committee.agreed)
    page.heading(document, "IV. " + translate("SAID OF ANOTHER VERSION OF THE REPORT"))
    _loose(document, committee)
    page.signature(document, translate("COMPILED BY"), committee.tally.own.name)
    return document


def _facts(document: WordDocument, committee: Committee) -> None:
    from app.exports import word_page as page

    data = committee.report.metadata
    facts = (
        (translate("Number and symbol"), data.number),
        (translate("Issued on"), day_of(data.issued_on)),
        (translate("Issuer"), data.issuer),
        (translate("Session"), data.session),
        (translate("Fingerprint (SHA-256)"), committee.report.sha256[:16]),
    )
    table = page.columns(document, _FACTS)
    for name, value in facts:
        if value:
            page.add_row(table, (name, one_line(value)))
    together = plural("{count} delegate reviewed it", "{count} delegates reviewed it", len(committee.shares))
    apart = plural("they differ on {count} point", "they differ on {count} points", len(committee.apart))
    page.line(document, translate("{together}; {apart}.", together=together, apart=apart))


def _shares(document: WordDocument, committee: Committee) -> None:
    from app.exports import word_page as page

    table = page.columns(document, _SHARES)
    page.add_head_row(table, (translate("Delegate"), *map(verdict_label, GIVEN), translate("Notes")))
    for share in committee.shares:
        counts = tuple(str(share.verdicts[verdict]) for verdict in GIVEN)
        cells = page.add_row(table, (name_of(share.delegate, committee.tally), *counts, str(share.notes)))
        for cell in cells[1:]:
            cell.paragraphs[0].alignment = page.CENTRE


def _points(document: WordDocument, committee: Committee, points: tuple[Point, ...]) -> None:
    from app.exports import word_page as page

    if not points:
        page.line(document, translate("There is none."))
        return
    table = page.columns(document, _POINTS)
    head = (translate("No."), translate("Quote and place"), translate("How many"), translate("Who said what"))
    page.add_head_row(table, head)
    for number, point in enumerate(points, 1):
        cells = page.add_row(table, (str(number),), whole=False)
        page.write_quote(cells[1].paragraphs[0], point.quote)
        _lines(cells[2], counts(point.matter.verdicts, len(committee.tally.delegates)) or (point.counted,))
        _voices(cells[3], point, committee)


def _lines(cell: _Cell, lines: Iterable[str]) -> None:
    from app.exports import word_page as page

    for number, line in enumerate(lines):
        page.write(cell.add_paragraph() if number else cell.paragraphs[0], line, small=True)


def _voices(cell: _Cell, point: Point, committee: Committee) -> None:
    """Write who said what; those who say the very same are named together."""
    from app.exports import word_page as page

    alike: dict[tuple[Verdict, str, tuple[str, ...]], list[str]] = {}
    for voice in point.matter.voices:
        said = (voice.mark.verdict, voice.mark.note, committee.beside.words(voice.mark))
        alike.setdefault(said, []).append(name_of(voice.delegate, committee.tally))
    for number, ((verdict, note, added), names) in enumerate(alike.items()):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        page.write(paragraph, f"{'; '.join(names)}: ", bold=True, small=True)
        if verdict is not Verdict.UNREVIEWED:
            page.write(paragraph, verdict_label(verdict), ink=INK[verdict], small=True)
        if note:
            page.write(paragraph, f"{'. ' if verdict is not Verdict.UNREVIEWED else ''}{note}", small=True)
        for line in added:
            page.write(cell.add_paragraph(), line, italic=True, small=True)


def _loose(document: WordDocument, committee: Committee) -> None:
    from app.exports import word_page as page

    if not committee.loose:
        page.line(document, translate("There is none."))
        return
    table = page.columns(document, _LOOSE)
    page.add_head_row(table, (translate("Delegate"), translate("Quote"), translate("Verdict and note")))
    for delegate, opinion in committee.loose:
        said = [verdict_label(opinion.mark.verdict), opinion.mark.note, f"({told_standing(opinion.standing)})"]
        quote = f"“{one_line(opinion.mark.anchor.quote)}”"
        page.add_row(table, (name_of(delegate, committee.tally), quote, ". ".join(filter(None, said))))
