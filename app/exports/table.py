"""The review as a workbook (.xlsx) and as a plain table (.csv)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from app.checks.model import Checked, Relation
from app.exports.atomic import replacing
from app.exports.content import Content, Entry, describe, gather, one_line, printable, quote_at
from app.exports.labels import figure_label, holds_label, kind_label, relation_label, verdict_label
from app.exports.live_formulas import Formula, Held, cells_of, computed_formula, stated_formula
from app.extraction.model import Extraction, Figure
from app.report.model import Span
from app.review.session import ReviewSession
from app.scan import Scan
from app.wording import render, translate

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | Decimal | Formula | None
Sheet = tuple[str, Sequence[tuple[str, int]], Iterable[Sequence[Cell]]]

CELL_LIMIT = 32_767  # characters that a cell of Excel holds
EXACT_DIGITS = 15  # digits that a number cell of Excel holds
SHOWN_DECIMALS = 6
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\n")
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def write_workbook(path: Path, scan: Scan, session: ReviewSession) -> None:
    """Write items, figures, relations and findings as sheets of a workbook over `path`; raise WriteError."""
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as workbook:
        looks = _Looks(workbook)
        for name, columns, rows in _sheets(scan, session):
            sheet = workbook.add_worksheet(name)
            for column, (title, width) in enumerate(columns):
                sheet.set_column(column, column, width)
                sheet.write_string(0, column, title, looks.head)
            last = 0
            for last, row in enumerate(rows, 1):
                for column, value in enumerate(row):
                    _write_cell(sheet, last, column, value, looks)
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, last, len(columns) - 1)
    with replacing(path) as temporary:
        temporary.write_bytes(buffer.getvalue())


class _Looks:
    """The formats of a workbook; that of a number has as many decimals as the number."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self.head = workbook.add_format({"bold": True, "bg_color": "#F0F2F5", "bottom": 1, "valign": "top"})
        self.plain = workbook.add_format({"text_wrap": True, "valign": "top"})
        self._numbers: dict[int, Format] = {}

    def number(self, value: Decimal | int) -> Format:
        """Return the format of a number."""
        exponent = Decimal(value).normalize().as_tuple().exponent
        decimals = min(SHOWN_DECIMALS, max(0, -exponent)) if isinstance(exponent, int) else 0
        if decimals not in self._numbers:
            shown = "#,##0." + "0" * decimals if decimals else "#,##0"
            self._numbers[decimals] = self._workbook.add_format({"num_format": shown, "valign": "top"})
        return self._numbers[decimals]


def _write_cell(sheet: Worksheet, row: int, column: int, value: Cell, looks: _Looks) -> None:
    if isinstance(value, Formula):
        sheet.write_formula(row, column, value.text, looks.number(value.value), float(value.value))
    elif isinstance(value, str):
        sheet.write_string(row, column, printable(value)[:CELL_LIMIT], looks.plain)
    elif value is not None:
        sheet.write_number(row, column, value, looks.number(value))


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
        return "" if value is None else str(value.value if isinstance(value, Formula) else value)
    value = printable(value)
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
        (translate("Of"), 16),
        (translate("Unit"), 16),
        (translate("Place"), 18),
        (translate("In its words"), 70),
    )
    return translate("Figures"), columns, (_figure_row(extraction, figure) for figure in extraction.figures)


def _figure_row(extraction: Extraction, figure: Figure) -> tuple[Cell, ...]:
    quote = quote_at(extraction.report, figure.span)
    values = figure.value if isinstance(figure.value, tuple) else (figure.value, None)
    cells = [_number(value) if isinstance(value, Decimal) else value for value in values]
    return figure.text, figure_label(figure.kind), *cells, figure.unit, quote.where, one_line(quote.whole)


def _number(value: Decimal) -> Decimal | str:
    """Return a number for a number cell, or its digits where Excel would round it."""
    return value if len(value.as_tuple().digits) <= EXACT_DIGITS else format(value, "f")


def _relations_sheet(extraction: Extraction, checked: Checked) -> Sheet:
    columns = (
        (translate("Kind"), 18),
        (translate("Formula"), 40),
        (translate("Stated"), 16),
        (translate("Computed"), 16),
        (translate("Difference"), 16),
        (translate("Holds"), 16),
        (translate("Explanation"), 60),
        (translate("Place"), 18),
    )
    sheet = translate("Figures")
    cells = {figure.id: cells_of(figure, row, sheet) for row, figure in enumerate(extraction.figures, 2)}
    rows = (_relation_row(row, relation, extraction, cells) for row, relation in enumerate(checked.relations, 2))
    return translate("Relations"), columns, rows


def _relation_row(
    row: int, relation: Relation, extraction: Extraction, cells: Mapping[str, tuple[Held, ...]]
) -> tuple[Cell, ...]:
    return (
        relation_label(relation.type),
        relation.formula,
        stated_formula(relation, cells) or _number(relation.stated),
        computed_formula(relation, cells) or _number(round(relation.computed, SHOWN_DECIMALS)),
        Formula(f"=D{row}-C{row}", relation.computed - relation.stated),
        holds_label(relation.holds),
        render(relation.explanation),
        _where_figure(extraction, relation.result or next(iter(relation.operands), None)),
    )


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
