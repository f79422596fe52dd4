"""The overview of a review on one page with bars, for the chair of a committee."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.exports.atomic import replacing
from app.exports.content import Content, Entry, gather, one_line
from app.exports.labels import BAR, INK, verdict_label
from app.exports.official import day_line, office
from app.exports.options import Options
from app.review.model import Verdict
from app.review.overview import Overview, Tally
from app.review.session import ReviewSession
from app.scan import Scan
from app.wording import Message, render, translate

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

WIDTHS = (82, 83)  # millimetres between the margins
STEPS = 78  # signs that a full bar is long
NAMED = 3  # items that are quoted
LABEL, QUOTE = 36, 110  # code points of a label and of a quote
ORDER = (Verdict.INCONSISTENT, Verdict.QUESTIONED, Verdict.VERIFIED, Verdict.UNREVIEWED)


def write_overview(path: Path, scan: Scan, session: ReviewSession, options: Options) -> None:
    """Write the overview in the chosen language over `path`; raise WriteError."""
    document = build_overview(scan, session, options)
    with replacing(path) as temporary:
        document.save(str(temporary))


def build_overview(scan: Scan, session: ReviewSession, options: Options, today: date | None = None) -> WordDocument:
    """Return the overview as a document."""
    from app.exports import word_page as page

    overview, data = Overview(session), scan.report.metadata
    title = one_line(data.title or Path(scan.report.path).name)
    document = page.new_page(title)
    page.head_block(document, office(), day_line(today or date.today(), data.place))
    page.title_block(document, translate("OVERVIEW OF THE REVIEW"), translate("of the report “{title}”", title=title))
    _facts(document, session, overview)
    charts = options.charts
    if charts is None:
        _legend(document)
    _chart(document, translate("Progress by section"), overview.sections.all(), charts.sections if charts else b"")
    _chart(document, translate("Findings by kind"), overview.findings.all(), charts.findings if charts else b"")
    _named(document, gather(scan, session, options))
    if session.author:
        page.line(document, translate("Reviewed by {author}", author=session.author), page.RIGHT, italic=True)
    return document


def _facts(document: WordDocument, session: ReviewSession, overview: Overview) -> None:
    from app.exports import word_page as page

    counts = session.counts()
    words = translate("{done} of {total} items are reviewed", done=session.reviewed, total=session.total)
    held = translate("{computed} sums recomputed, {held} fit", computed=overview.computed, held=overview.held)
    paragraph = page.line(document, f"{words}; {held}.")
    for verdict in ORDER[:-1]:
        page.write(paragraph, f" {verdict_label(verdict)}: {counts.get(verdict, 0)}.", bold=True, ink=INK[verdict])


def _legend(document: WordDocument) -> None:
    from app.exports import word_page as page

    paragraph = page.line(document, "")
    for verdict in ORDER:
        page.bar(paragraph, 3, BAR[verdict])
        page.write(paragraph, f" {verdict_label(verdict)}    ", tiny=True)


def _chart(document: WordDocument, title: str, tallies: tuple[Tally, ...], drawn: bytes) -> None:
    """Put in the chart that was drawn; where there is none, as where no picture can be painted, make one of words.

    That has a row for each group: its name, a bar as long as it has items, and how many of them are reviewed.
    """
    from app.exports import word_page as page

    page.heading(document, title)
    if not tallies:
        page.line(document, translate("There is none."))
        return
    if drawn:
        page.picture(document, drawn, page.WIDTH)
        return
    table = page.columns(document, WIDTHS, None)
    longest = max(tally.total for tally in tallies)
    for tally in tallies:
        label, bar = page.add_row(table)
        words = tally.group.label
        for cell in (label, bar):
            page.tighten(cell.paragraphs[0])
        label_words = one_line(render(words) if isinstance(words, Message) else words)
        page.write(label.paragraphs[0], _short(label_words, LABEL), tiny=True)
        for verdict, steps in zip(ORDER, bar_steps(tally, longest), strict=True):
            if steps:
                page.bar(bar.paragraphs[0], steps, BAR[verdict])
        page.write(bar.paragraphs[0], f" {tally.reviewed}/{tally.total}", tiny=True)


def bar_steps(tally: Tally, longest: int) -> list[int]:
    """Return how long each part of a bar is; what there is at all is seen, and the parts make up the whole."""
    whole = max(1, round(STEPS * tally.total / longest))
    ends, done = [], 0
    for verdict in ORDER:
        done += tally.counts.get(verdict, 0)
        ends.append(round(whole * done / tally.total) if tally.total else 0)
    steps = [end - start for start, end in zip([0, *ends], ends, strict=False)]
    for place, verdict in enumerate(ORDER):
        if tally.counts.get(verdict, 0) and not steps[place]:
            steps[place] = 1
    return steps


def _named(document: WordDocument, content: Content) -> None:
    from app.exports import word_page as page

    entries = sorted(
        (entry for entry in content.marked if entry.verdict in ORDER[:2]),
        key=lambda entry: (ORDER.index(entry.verdict), not entry.messages),
    )
    page.heading(document, translate("To be spoken about"))
    if not entries:
        page.line(document, translate("Nothing was questioned or held to be inconsistent."))
    for entry in entries[:NAMED]:
        paragraph = page.line(document, "")
        page.write(paragraph, f"{verdict_label(entry.verdict)}: ", bold=True, ink=INK[entry.verdict], tiny=True)
        page.write(paragraph, _short(_said(entry), QUOTE), tiny=True)
    if len(entries) > NAMED:
        rest = len(entries) - NAMED
        words = translate("and {count} more, which the summary and the questions hold.", count=rest)
        page.write(page.line(document, ""), words, italic=True, tiny=True)


def _said(entry: Entry) -> str:
    """Return what there is to say of an item in one line: what was found, or the quote with the note."""
    words = next(iter(entry.messages), "") or " – ".join(filter(None, (f"“{entry.words}”", entry.note)))
    place = entry.quotes[0].where
    return f"{place}: {one_line(words)}" if place else one_line(words)


def _short(words: str, longest: int) -> str:
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"
