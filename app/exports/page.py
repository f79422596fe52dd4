"""The report with its highlights and the list of marks as one HTML page that needs nothing from outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby, pairwise
from pathlib import Path

from app.exports.atomic import replacing
from app.exports.comment_lines import comment_lines
from app.exports.content import Content, Entry, Quote, gather, marked_entries, one_line, printable
from app.exports.labels import holds_label, verdict_label
from app.exports.options import Options
from app.exports.said import added_lines
from app.report.model import NOTE_KINDS, Block, BlockKind, Report, Span
from app.review.model import Verdict
from app.review.session import ReviewSession
from app.scan import Scan
from app.wording import current_language, translate

# Colours are the palette of the window; each verdict has its own line besides, so that it is told apart without colour.
STYLE = """
:root { color-scheme: light; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1A2028;
  font: 1.06rem/1.6 "Times New Roman", serif; }
h1, h2, h3 { line-height: 1.3; } h1 { font-size: 1.4rem; } h2 { font-size: 1.15rem; } h3 { font-size: 1.05rem; }
p { margin: .5rem 0; white-space: pre-wrap; } table { border-collapse: collapse; margin: .8rem 0; width: 100%; }
td, th { border: 1px solid #DCDFE5; padding: .3rem .5rem; vertical-align: top; text-align: left; }
aside, .muted { color: #545D69; font-size: .92rem; }
mark { color: inherit; background: none; border-bottom: 2px solid; }
mark.verified { background: #CFECEC; border-color: #00797D; }
mark.questioned { background: #FFEDBF; border-bottom: 2px dashed #B87300; }
mark.inconsistent { background: #FADAD5; border-bottom: 3px double #B5281C; }
mark.unreviewed { border-bottom: 2px dotted #76808E; }
mark.finding { text-decoration: underline wavy #9A2A8C; border-bottom: 0; }
.word.verified { color: #005E62; } .word.questioned { color: #7A4B00; } .word.inconsistent { color: #9E2117; }
a { color: #2453AD; }
@media print { body { max-width: none; margin: 0; } tr { break-inside: avoid; } }
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


@dataclass(frozen=True, slots=True)
class _Highlight:
    span: Span
    style: str
    title: str
    anchor: str
    number: str = ""


def write_page(path: Path, scan: Scan, session: ReviewSession, options: Options) -> None:
    """Write the page over `path`; raise WriteError."""
    words = build_page(scan.report, gather(scan, session, options))
    with replacing(path) as temporary:
        temporary.write_text(words, encoding="utf-8")


def build_page(report: Report, content: Content) -> str:
    """Return the page; every word of the report and of the delegate is escaped."""
    title = escape(one_line(report.metadata.title or Path(report.path).name))
    marks = "".join(_entry_row(number, entry, "m") for number, entry in enumerate(content.marked, 1))
    open_findings = "".join(_entry_row(number, entry, "f") for number, entry in enumerate(content.open_findings, 1))
    return printable(
        f'<!DOCTYPE html>\n<html lang="{current_language()}">\n<head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}</style></head>\n<body>\n<h1>{title}</h1>\n"
        f"<p class=muted>{escape(_counts(content))}</p>\n"
        f"<h2>{escape(translate('What the delegate marked'))}</h2>\n{_table(marks)}"
        f"<h2>{escape(translate('Findings not yet judged'))}</h2>\n{_table(open_findings)}"
        f"{_gaps(content)}<hr>\n<main>\n{''.join(_blocks(report, _highlights(content)))}</main>\n</body>\n</html>\n"
    )


def annotated_page(scan: Scan, session: ReviewSession, options: Options) -> str:
    """Return the report with its marks shaded and numbered, and what the comment at each of them says."""
    entries = marked_entries(scan, session, options)
    content = Content(entries, (), (), {}, ())
    said = "".join(
        f"<p><b>[{number}]</b> {'<br>'.join(escape(line) for line in comment_lines(entry, quoted=True))}</p>\n"
        for number, entry in enumerate(entries, 1)
    )
    body = "".join(_blocks(scan.report, _highlights(content, numbered=True)))
    return printable(f"<html><head><style>{STYLE}</style></head><body>{body}<hr>\n{said}</body></html>")


def _counts(content: Content) -> str:
    return " · ".join(f"{verdict_label(verdict)}: {content.counts.get(verdict, 0)}" for verdict in Verdict)


def _table(rows: str) -> str:
    if not rows:
        return f"<p class=muted>{escape(translate('There is none.'))}</p>\n"
    names = (translate("No."), translate("Quote and place"), translate("Verdict"), translate("Note and proof"))
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n{rows}</tbody></table>\n"


def _entry_row(number: int, entry: Entry, prefix: str) -> str:
    quotes = "<br>".join(_quote(quote) for quote in entry.quotes)
    said = [entry.note] if entry.note else []
    said += entry.messages
    said += [f"{proof.formula} ({holds_label(proof.holds)})" for proof in entry.proofs]
    said += added_lines(entry)
    words = "<br>".join(escape(line) for line in said)
    verdict = f'<b class="word {entry.verdict}">{escape(verdict_label(entry.verdict))}</b>'
    link = f'<a href="#{prefix}{number}">{number}</a>'
    return f"<tr><td>{link}</td><td>{quotes}</td><td>{verdict}</td><td>{words}</td></tr>\n"


def _quote(quote: Quote) -> str:
    words = "".join(f"<b>{escape(part.words)}</b>" if part.strong else escape(part.words) for part in quote.parts)
    return f"“{words}” <i>({escape(quote.where)})</i>"


def _gaps(content: Content) -> str:
    lines = [translate("Not read: {what}", what=words) for words in content.not_read]
    lines += [f"{translate('Mark not found again')}: “{mark.anchor.quote}” {mark.note}" for mark in content.lost]
    if not lines:
        return ""
    listed = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<h2>{escape(translate('What is not covered'))}</h2>\n<ul>{listed}</ul>\n"


def _highlights(content: Content, numbered: bool = False) -> list[_Highlight]:
    found = [
        _Highlight(entry.item.span, entry.verdict.value, _title(entry), f"m{number}", f"[{number}]" * numbered)
        for number, entry in enumerate(content.marked, 1)
    ]
    found += [
        _Highlight(span, "finding", _title(entry), f"f{number}" if span == entry.item.span else "")
        for number, entry in enumerate(content.open_findings, 1)
        for span in entry.item.places
    ]
    return found


def _title(entry: Entry) -> str:
    return ": ".join(part for part in (verdict_label(entry.verdict), entry.note) if part)


def _blocks(report: Report, highlights: list[_Highlight]) -> Iterator[str]:
    touching = _by_block(report, highlights)
    for table, group in groupby(report.blocks, key=lambda block: block.cell.table if block.cell else None):
        if table is None:
            for block in group:
                yield _block(block, _words(report, block.span, touching.get(block.id, [])))
        else:
            yield _grid(report, list(group), touching)


def _grid(report: Report, cells: list[Block], touching: dict[str, list[_Highlight]]) -> str:
    rows = []
    for _, row in groupby(cells, key=lambda block: block.cell.row if block.cell else 0):
        texts = (
            "<br>".join(_words(report, block.span, touching.get(block.id, [])) for block in column)
            for _, column in groupby(row, key=lambda block: block.cell.column if block.cell else 0)
        )
        rows.append("<tr>" + "".join(f"<td>{text}</td>" for text in texts) + "</tr>\n")
    return f"<table>{''.join(rows)}</table>\n"


def _block(block: Block, words: str) -> str:
    if block.kind is BlockKind.HEADING:
        return f"<h3>{words}</h3>\n"
    if block.kind is BlockKind.TITLE:
        return f"<h2>{words}</h2>\n"
    if block.kind in NOTE_KINDS:
        return f"<aside>{escape(block.note or '')} {words}</aside>\n"
    return f"<p>{words}</p>\n"


def _by_block(report: Report, highlights: Iterable[_Highlight]) -> dict[str, list[_Highlight]]:
    found: dict[str, list[_Highlight]] = {}
    for highlight in highlights:
        place = highlight.span.start
        while place < highlight.span.end:
            block = report.block_at(place)
            found.setdefault(block.id, []).append(highlight)
            place = max(block.span.end + 1, place + 1)
    return found


def _words(report: Report, span: Span, highlights: list[_Highlight]) -> str:
    """Return the words of a block; where highlights overlap, the shortest is shown, and each anchor stands once."""
    edges = {span.start, span.end}
    for highlight in highlights:
        edges |= {max(span.start, highlight.span.start), min(span.end, highlight.span.end)}
    parts = []
    for start, end in pairwise(sorted(edges)):
        words = escape(report.text[start:end])
        covering = [one for one in highlights if one.span.start <= start and end <= one.span.end]
        anchors = "".join(f'<a id="{one.anchor}"></a>' for one in covering if one.anchor and one.span.start == start)
        if covering:
            top = min(covering, key=lambda one: one.span.end - one.span.start)
            words = f'<mark class="{top.style}" title="{escape(top.title)}">{words}</mark>'
        numbers = "".join(f"<sup>{one.number}</sup>" for one in covering if one.number and one.span.end == end)
        parts.append(anchors + words + numbers)
    return "".join(parts)
