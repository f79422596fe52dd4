"""The review as a workbook (.xlsx) and as a plain table (.csv)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from app.checks.model import Checked
from app.exports.atomic import replacing
from app.exports.content import Content, Entry, describe, gather, one_line, printable, quote_at
from app.exports.labels import holds_label, kind_label, verdict_label
from app.extraction.model import Extraction, Figure
from app.report.model import Span
from app.review.session import ReviewSession
from app.scan import Scan
from app.wording import render, translate

Cell = str | int | Decimal | None
Sheet = tuple[str, Sequence[tuple[str, int]], Iterable[Sequence[Cell]]]

CELL_LIMIT = 32_767  # characters that a cell of Excel holds
EXACT_DIGITS = 15  # digits that a number cell of Excel holds
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_workbook(path: Path, scan: Scan, session: ReviewSession) -> None:
    """Write items, figures, relations and findings as sheets of a workbook over `path`; raise WriteError."""
    import xlsxwriter

    sheets = _sheets(scan, session)
    buffer = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(buffer, options) as workbook:
        head = workbook.add_format({"bold": True, "bg_color": "#F0F2F5", "bottom": 1, "valign": "top"})
        plain = workbook.add_format({"text_wrap": True, "valign": "top"})
        for name, columns, rows in sheets:
            sheet = workbook.add_worksheet(name)
            for column, (title, width) in enumerate(columns):
                sheet.set_column(column, column, width)
                sheet.write_string(0, column, title, head)
            last = 0
            for last, row in enumerate(rows, 1):
                for column, value in enumerate(row):
                    if isinstance(value, str):
                        sheet.write_string(last, column, printable(value)[:CELL_LIMIT], plain)
                    elif value is not None:
                        sheet.write_number(last, column, value, plain)
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, last, len(columns) - 1)
    with replacing(path) as temporary:
        temporary.write_bytes(buffer.getvalue())


def write_csv(path: Path, scan: Scan, session: ReviewSession) -> None:
    """Write the items as UTF-8 with a mark that spreadsheets know it by, over `path`; raise WriteError."""
    _, columns, rows = _items_sheet(scan, session)
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([title for title, _ in columns])
        writer.writerows([_plain_cell(value) for value in row] for row in rows)


def _plain_cell(value: Cell) -> str:
    """Return a cell as text; what a spreadsheet would take for a formula begins with an apostrophe."""
    if not isinstance(value, str):
        return "" if value is None else str(value)
    return "'" + value if value.startswith(FORMULA_STARTS) else value


def _sheets(scan: Scan, session: ReviewSession) -> tuple[Sheet, ...]:
    extraction, checked = scan.extraction, scan.checked
    return (
        _items_sheet(scan, session),
        _figures_sheet(extraction),
        _relations_sheet(extraction, checked),
        _findings_sheet(extraction, checked),
        _gaps_sheet(gather(scan, session)),
    )


def _items_sheet(scan: Scan, session: ReviewSession) -> Sheet:
    columns = (
        (translate("No."), 6),
        (translate("Kind"), 14),
        (translate("Section"), 30),
        (translate("Place"), 18),
        (translate("Quote"), 30),
        (translate("In its words"), 60),
        (translate("Verdict"), 16),
        (translate("Note"), 40),
        (translate("What was found"), 40),
        (translate("Proof"), 30),
    )
    entries = (describe(scan.report, item, session.mark_of(item.key)) for item in session.items)
    rows = (_item_row(number, entry, session) for number, entry in enumerate(entries, 1))
    return translate("Items"), columns, rows


def _item_row(number: int, entry: Entry, session: ReviewSession) -> tuple[Cell, ...]:
    return (
        number,
        kind_label(entry.item.kind),
        entry.section,
        "\n".join(quote.where for quote in entry.quotes),
        one_line(entry.words),
        "\n".join(one_line(quote.whole) for quote in entry.quotes),
        verdict_label(session.verdict_of(entry.item.key)),
        entry.note,
        "\n".join(entry.messages),
        "\n".join(f"{proof.formula} ({holds_label(proof.holds)})" for proof in entry.proofs),
    )


def _figures_sheet(extraction: Extraction) -> Sheet:
    columns = (
        (translate("As written"), 24),
        (translate("Kind"), 18),
        (translate("Value"), 20),
        (translate("Unit"), 16),
        (translate("Place"), 18),
        (translate("In its words"), 70),
    )
    return translate("Figures"), columns, (_figure_row(extraction, figure) for figure in extraction.figures)


def _figure_row(extraction: Extraction, figure: Figure) -> tuple[Cell, ...]:
    quote = quote_at(extraction.report, figure.span)
    value = _number(figure.value) if isinstance(figure.value, Decimal) else _words_of(figure)
    return figure.text, figure.kind.value, value, figure.unit, quote.where, one_line(quote.whole)


def _words_of(figure: Figure) -> str:
    return "/".join(map(str, figure.value)) if isinstance(figure.value, tuple) else str(figure.value)


def _number(value: Decimal) -> Decimal | str:
    """Return a number for a number cell, or its digits where Excel would round it."""
    return value if len(value.as_tuple().digits) <= EXACT_DIGITS else format(value, "f")


def _relations_sheet(extraction: Extraction, checked: Checked) -> Sheet:
    columns = (
        (translate("Kind"), 18),
        (translate("Formula"), 40),
        (translate("Stated"), 16),
        (translate("Computed"), 16),
        (translate("Holds"), 16),
        (translate("Explanation"), 60),
        (translate("Place"), 18),
    )
    rows = (
        (
            relation.type,
            relation.formula,
            _number(relation.stated),
            _number(relation.computed),
            holds_label(relation.holds),
            render(relation.explanation),
            _where_figure(extraction, relation.result or next(iter(relation.operands), None)),
        )
        for relation in checked.relations
    )
    return translate("Relations"), columns, rows


def _where_figure(extraction: Extraction, figure_id: str | None) -> str:
    return quote_at(extraction.report, extraction.figure(figure_id).span).where if figure_id else ""


def _findings_sheet(extraction: Extraction, checked: Checked) -> Sheet:
    columns = (
        (translate("Kind"), 20),
        (translate("What was found"), 60),
        (translate("Place"), 24),
        (translate("Quote"), 70),
    )
    rows = (
        (finding.check, render(finding.message), *_places(extraction, finding.spans)) for finding in checked.findings
    )
    return translate("Findings"), columns, rows


def _places(extraction: Extraction, spans: tuple[Span, ...]) -> tuple[str, str]:
    quotes = [quote_at(extraction.report, span) for span in spans]
    return "\n".join(quote.where for quote in quotes), "\n".join(one_line(quote.whole) for quote in quotes)


def _gaps_sheet(content: Content) -> Sheet:
    columns = ((translate("Kind"), 30), (translate("What is not covered"), 80), (translate("Note"), 40))
    return translate("Not covered"), columns, _gaps(content)


def _gaps(content: Content) -> Iterator[tuple[Cell, ...]]:
    for words in content.not_read:
        yield translate("Not read"), words, ""
    for mark in content.lost:
        yield f"{translate('Mark not found again')}: {verdict_label(mark.verdict)}", mark.anchor.quote, mark.note
