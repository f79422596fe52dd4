"""Reports and scans made by hand, small enough to see at a glance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from app.checks.model import Checked, Finding, Holds, Level, Relation
from app.extraction.model import Claim, ClaimType, Extraction, Figure, FigureKind
from app.report.model import Block, BlockKind, CellPlace, Report, Span
from app.review.model import ReportRecord
from app.scan import Scan
from app.wording import Message

Line = tuple[BlockKind, str] | tuple[BlockKind, str, object]

LINES: tuple[Line, ...] = (
    (BlockKind.TITLE, "Báo cáo 6 tháng"),
    (BlockKind.HEADING, "I. KẾT QUẢ", 1),
    (BlockKind.HEADING, "3. Giải quyết kiến nghị", 2),
    (BlockKind.HEADING, "3.1. Về đất đai", 3),
    (BlockKind.PARAGRAPH, "Đã giải quyết 37/42 nội dung, còn lại 05 nội dung⁶ chưa xong."),
    (BlockKind.FOOTNOTE, "Gồm 06 nội dung: A; B; C; D; E.", "6"),
    (BlockKind.TABLE_CELL, "Xã", CellPlace(0, 0, 0)),
    (BlockKind.TABLE_CELL, "05", CellPlace(0, 0, 1)),
    (BlockKind.HEADING, "II. NHIỆM VỤ", 1),
    (BlockKind.PARAGRAPH, "Thực hiện Nghị quyết số 12/NQ-HĐND."),
)


def report_of(lines: Sequence[Line]) -> Report:
    """Return a report of these blocks; the third part of a line is its level, note label or cell."""
    blocks: list[Block] = []
    place = 0
    for number, (kind, words, *more) in enumerate(lines):
        extra = more[0] if more else None
        blocks.append(
            Block(
                f"b{number}",
                kind,
                Span(place, place + len(words)),
                level=extra if isinstance(extra, int) else 0,
                note=extra if isinstance(extra, str) else None,
                cell=extra if isinstance(extra, CellPlace) else None,
            )
        )
        place += len(words) + 1
    return Report("made.txt", "5ha256", "txt", "\n".join(line[1] for line in lines), tuple(blocks))


def span_of(report: Report, words: str, nth: int = 0) -> Span:
    """Return the nth place of these words."""
    start = -1
    for _ in range(nth + 1):
        start = report.text.index(words, start + 1)
    return Span(start, start + len(words))


def scan_of(lines: Sequence[Line] = LINES) -> Scan:
    """Return a scan whose figures are all numbers, with the one matter of 05 against 06 as a group of two findings."""
    report = report_of(lines)
    figures = [
        Figure(f"f{n}", "b", Span(*found.span()), found.group(), FigureKind.COUNT, Decimal(1))
        for n, found in enumerate(re.finditer(r"\b\d\d\b(?!\.|/NQ)", report.text))
    ]
    reference = span_of(report, "12/NQ-HĐND")
    figures.append(Figure("r1", "b", reference, "12/NQ-HĐND", FigureKind.DOCUMENT_REFERENCE, "12/NQ-HĐND"))
    body, note = span_of(report, "05"), span_of(report, "06")
    id_at = {figure.span: figure.id for figure in figures}
    relation = Relation(
        *("same", "same_figure", (id_at[body],), id_at[note], Decimal(6), Decimal(5), Holds.NO, "5 = 6"),
        Message("The body says 05"),
    )
    findings = (
        Finding("x1", "same_figure", Level.UNSURE, (body, note), Message("05 is not 06"), "same", "g1"),
        Finding("x2", "list_count", Level.ERROR, (note,), Message("06 announced, five listed"), None, "g1"),
    )
    claim = Claim("c1", "b4", report.blocks[4].span, frozenset({ClaimType.COMPLETION}))
    return Scan(Extraction(report, tuple(figures), (claim,)), Checked((relation,), findings))


RECORD = ReportRecord(1, "made.txt", "5ha256", "Báo cáo", None, None, None, None, "txt", "2026-01-01")
