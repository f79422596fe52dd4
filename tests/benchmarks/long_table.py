"""A long table for the benchmarks: plan, result and percents in every row."""

from __future__ import annotations

from app.report.model import Block, BlockKind, CellPlace, Report, Span

TITLES = ["TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện cùng kỳ", "Thực hiện", "% kế hoạch", "% cùng kỳ"]


def long_table(rows: int) -> Report:
    """Return a report of one table with so many rows."""
    text = ""
    blocks: list[Block] = []
    for number in range(rows + 1):
        for column, words in enumerate(_row(number) if number else TITLES):
            start = len(text) + bool(blocks)
            text = f"{text}\n{words}" if blocks else words
            place = CellPlace(0, number, column)
            blocks.append(Block(f"b{len(blocks) + 1}", BlockKind.TABLE_CELL, Span(start, len(text)), cell=place))
    return Report("table.txt", "0" * 64, "txt", text, tuple(blocks))


def _row(number: int) -> list[str]:
    plan, last, done = 1000 + number * 7 % 8000, 1000 + number * 11 % 8000, 1000 + number * 13 % 8000
    values = [f"{value:,}".replace(",", ".") for value in (plan, last, done)]
    percents = [f"{done / base * 100:.1f}".replace(".", ",") for base in (plan, last)]
    return [str(number), f"Chỉ tiêu phát triển số {number}", "Tỷ đồng", *values, *percents]
