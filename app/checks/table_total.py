"""Table columns against the row that is labelled as their total ("Tổng số", "Tổng cộng", "Cộng")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from app.checks.draft import RelationDraft
from app.checks.explain import explain
from app.checks.model import Holds
from app.checks.numbers import Range, judge, range_of, scale_of, shown
from app.extraction.model import Extraction, Figure, FigureKind
from app.report.model import Block, Report

_TOTAL = re.compile(r"\s*(?:tổng(?: số| cộng| toàn tỉnh)?|cộng|toàn tỉnh|tổng cộng)\s*:?\s*", re.IGNORECASE)
_SUBTOTAL = re.compile(r"\s*(?:trong đó|tr\.đó|cộng|tổng|[ivx]+\b|[a-zđ]\)?$)", re.IGNORECASE)
_RATE = re.compile(r"%|tỷ lệ|tỉ lệ|bình quân|tốc độ|so với|đơn giá|STT|^TT$|năng suất|mật độ", re.IGNORECASE)
_SUMMED = frozenset({FigureKind.COUNT, FigureKind.MONEY, FigureKind.MEASURE})
Table = dict[int, dict[int, Block]]


def tables_of(report: Report) -> dict[int, Table]:
    """Return the cells of each table by row and column."""
    tables: dict[int, Table] = {}
    for block in report.blocks:
        if block.cell:
            tables.setdefault(block.cell.table, {}).setdefault(block.cell.row, {})[block.cell.column] = block
    return tables


def check_table_totals(extraction: Extraction) -> Iterator[RelationDraft]:
    """Yield the sum of each column of a table whose last or first data row says that it is the total."""
    report = extraction.report
    for table in tables_of(report).values():
        totals = [row for row, cells in table.items() if _is_total(report, cells)]
        if len(totals) != 1 or totals[0] == min(table):
            continue
        body = _body(extraction, table, totals[0])
        if len(body) < 2 or any(_is_inner(report, table[row]) for row in body):
            continue
        for column in table[totals[0]]:
            if not _RATE.search(_header(report, table, column, min([*body, totals[0]]))):
                yield from _column(extraction, table, column, body, totals[0])


def _is_total(report: Report, cells: dict[int, Block]) -> bool:
    labels = [report.text_of(cells[column].span) for column in sorted(cells)[:2]]
    return any(_TOTAL.fullmatch(label) for label in labels)


def _is_inner(report: Report, cells: dict[int, Block]) -> bool:
    """Say whether a row is a sub-total or a part of the row above it."""
    labels = [report.text_of(cells[column].span).strip() for column in sorted(cells)[:2]]
    return any(label and _SUBTOTAL.match(label) for label in labels) or any(
        label[:1] in "-+" for label in labels if label
    )


def _body(extraction: Extraction, table: Table, total: int) -> list[int]:
    """Return the rows with figures on the side of the total where the rows of the table stand."""
    filled = [
        row
        for row, cells in table.items()
        if row not in (total, min(table)) and any(_only(extraction, cell) for cell in cells.values())
    ]
    below, above = [row for row in filled if row > total], [row for row in filled if row < total]
    return below if not above else above if not below else []


def _header(report: Report, table: Table, column: int, first: int) -> str:
    return " ".join(
        report.text_of(cells[column].span) for row, cells in table.items() if row < first and column in cells
    )


def _only(extraction: Extraction, cell: Block) -> Figure | None:
    """Return the one figure that fills a cell."""
    figures = extraction.figures_of(cell.id)
    if len(figures) != 1 or figures[0].kind not in _SUMMED or figures[0].number is None:
        return None
    return figures[0] if cell.span.end - cell.span.start <= len(figures[0].text) + 3 else None


def _column(
    extraction: Extraction, table: Table, column: int, body: list[int], total_row: int
) -> Iterator[RelationDraft]:
    total = _only(extraction, table[total_row][column])
    cells = [table[row][column] for row in body if column in table[row]]
    parts = [figure for cell in cells if (figure := _only(extraction, cell))]
    empty = [cell for cell in cells if not extraction.report.text_of(cell.span).strip(" -–")]
    if total is None or total.number is None or len(parts) < 2 or len(parts) + len(empty) != len(body):
        return
    ranges = [range_of(part) for part in parts]
    value = sum((r.value for r in ranges), Decimal(0))
    computed = Range(sum((r.low for r in ranges), Decimal(0)), value, sum((r.high for r in ranges), Decimal(0)))
    holds = judge(total, computed)
    scale = scale_of(total)
    terms = [shown(r.value / scale) for r in ranges]
    formula = f"{' + '.join(terms)} = {shown(value / scale)}"
    if holds is Holds.UNSURE and total.kind is FigureKind.COUNT:
        holds = Holds.NO
    yield RelationDraft(
        "sum",
        tuple(parts),
        total,
        total.number,
        value,
        holds,
        formula,
        explain(formula, total.text, holds, shown(value / scale)),
    )
