"""Percent columns of tables against the plan and the result of their row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from app.checks.draft import RelationDraft
from app.checks.explain import explain
from app.checks.model import Holds
from app.checks.numbers import Range, judge, rounded, shown
from app.checks.table_total import Table, tables_of
from app.extraction.model import Extraction, Figure
from app.report.model import Report

_RATE = re.compile(r"\s*(?:tỷ lệ|tỉ lệ|% ?(?:so với )?(?:kế hoạch|dự toán))[^/]*", re.IGNORECASE)
_PLAN = re.compile(r"\b(?:kế hoạch|dự toán|chỉ tiêu giao|được giao|KH|DT)\b", re.IGNORECASE)
_DONE = re.compile(r"\b(?:thực hiện|giải ngân|đã|6 tháng|9 tháng|lũy kế|hoàn thành|kết quả|TH)\b", re.IGNORECASE)
_MOST_WRONG = Decimal("0.34")  # where more rows than this do not fit, the headers mean something else


def check_table_rates(extraction: Extraction) -> Iterator[RelationDraft]:
    """Yield each percent of a column "Tỷ lệ (%)" with the one plan column and the result column right before it."""
    for table in tables_of(extraction.report).values():
        columns = _columns(extraction.report, table)
        if columns is None:
            continue
        drafts = [draft for row in table if (draft := _row(extraction, table, row, *columns))]
        wrong = sum(draft.holds is Holds.NO for draft in drafts)
        if len(drafts) > 2 and wrong <= len(drafts) * _MOST_WRONG:
            yield from drafts


def _columns(report: Report, table: Table) -> tuple[int, int, int] | None:
    """Return the columns of plan, result and rate by their headers."""
    head = {column: report.text_of(cell.span) for column, cell in table[min(table)].items()}
    rates = [column for column, text in head.items() if _RATE.fullmatch(text) and "%" in text]
    plans = [column for column, text in head.items() if _PLAN.search(text) and column not in rates]
    if len(rates) != 1 or len(plans) != 1 or "%" in head[plans[0]]:
        return None
    done = rates[0] - 1
    return (plans[0], done, rates[0]) if done in head and done > plans[0] and _DONE.search(head[done]) else None


def _row(extraction: Extraction, table: Table, row: int, plan: int, done: int, rate: int) -> RelationDraft | None:
    planned, reached, stated = (_number(extraction, table, row, column) for column in (plan, done, rate))
    if planned is None or reached is None or stated is None:
        return None
    whole, part, number = planned.number, reached.number, stated.number
    if not whole or part is None or number is None:
        return None
    value = part / whole * 100
    holds = judge(stated, Range(value, value, value))
    formula = f"{shown(part)} / {shown(whole)} = {shown(value, 3)}%"
    message = explain(formula, stated.text, holds, shown(rounded(value, stated)))
    return RelationDraft("share", (planned, reached), stated, number, value, holds, formula, message)


def _number(extraction: Extraction, table: Table, row: int, column: int) -> Figure | None:
    cell = table[row].get(column)
    figures = extraction.figures_of(cell.id) if cell else ()
    return figures[0] if len(figures) == 1 and figures[0].number is not None else None
