"""The one empty cell of a table that is filled everywhere else: a deadline that nobody wrote down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from app.checks.context import Context
from app.checks.draft import FindingDraft
from app.checks.model import Level
from app.report.model import Block
from app.wording.message import Message

# Columns that are often left empty on purpose, by what their header says.
_OPTIONAL = re.compile(
    r"^\W*(?:s?tt|số tt|số thứ tự)\W*$|ghi chú|chú thích|đơn vị tính|đvt|so sánh|so với|tăng|giảm|lý do|nguyên nhân"
    r"|khó khăn|kiến nghị|đề xuất|tỷ lệ|%|^\W*$",
    re.IGNORECASE,
)
_FEWEST_COLUMNS = 4
Row = Sequence[Block]


def check_blank_cell(context: Context) -> Iterator[FindingDraft]:
    """Yield the empty cell of each table that has one only, in a column whose cells are meant to be filled."""
    tables: dict[int, dict[int, list[Block]]] = {}
    for block in context.report.blocks:
        if block.cell:
            tables.setdefault(block.cell.table, {}).setdefault(block.cell.row, []).append(block)
    for rows in tables.values():
        yield from _check(context, rows)


def _check(context: Context, rows: Mapping[int, Row]) -> Iterator[FindingDraft]:
    head, *body = [rows[number] for number in sorted(rows)]
    if len(head) < _FEWEST_COLUMNS or not body or any(len(row) != len(head) for row in body):
        return
    titles = [_words(context, cell) for cell in head]
    if not all(titles) or len(set(titles)) < len(titles):
        return
    needed = [column for column, title in enumerate(titles) if not _OPTIONAL.search(title)]
    empty = [(row, column) for row in body for column in needed if not _words(context, row[column])]
    if len(empty) != 1 or len(needed) < _FEWEST_COLUMNS - 1:
        return
    row, column = empty[0]
    label = max(row[:column], key=lambda cell: len(_words(context, cell)), default=None)
    if label is not None and re.search(r"[^\W\d_]{2}", _words(context, label)):
        message = Message(
            "“{column}” is empty in this row only: {row}", column=titles[column], row=_words(context, label)
        )
        yield FindingDraft("blank", Level.UNSURE, (head[column].span, label.span), message)


def _words(context: Context, cell: Block) -> str:
    return " ".join(context.report.text_of(cell.span).split())
