"""A result in a table against the one place of the text that tells it with all words of the row's label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.checks.clauses import before, depth, is_change
from app.checks.context import Context, Sentence
from app.checks.draft import RelationDraft
from app.checks.model import Holds
from app.checks.numbers import is_loose, range_of, scale_of
from app.checks.tables import Cells, tables_of
from app.extraction.model import Figure, FigureKind
from app.report.model import Report
from app.wording.message import Message

_LABEL = re.compile(r"\s*(?:chỉ tiêu|nội dung|tên chỉ tiêu|khoản thu|danh mục)\b[^/]*", re.IGNORECASE)
_UNIT = re.compile(r"\s*(?:đơn vị(?: tính)?|đvt|đv)\s*", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_DONE = re.compile(r"\b(?:thực hiện|ước thực hiện|kết quả)\b", re.IGNORECASE)
_OTHER = re.compile(r"%|tỷ lệ|tỉ lệ|so với|cùng kỳ|kế hoạch|dự toán", re.IGNORECASE)
_NOT_DONE = re.compile(
    r"\b(?:kế hoạch|dự toán|cùng kỳ|mục tiêu|chỉ tiêu|phấn đấu|cho|thêm|năm \d{4} là)\W*$", re.IGNORECASE
)
_PARTS = re.compile(r"\b(?:gồm|trong đó|riêng)\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:phấn đấu|mục tiêu|dự kiến|kế hoạch năm|năm trước|cuối năm)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_EMPTY = frozenset(["số", "tổng", "các", "và", "của", "trên", "địa", "bàn", "tỉnh"])
_KINDS = frozenset({FigureKind.COUNT, FigureKind.MONEY, FigureKind.MEASURE})
_FEWEST = 2  # a label of fewer telling words names too many things
_COMMON = 60  # a label of which every word stands in more clauses than this names no one thing
_TAIL = re.compile(r"[^,;:(.]*")


@dataclass(frozen=True, slots=True)
class Row:
    """The result of a table row with the words of its label and its unit as written."""

    words: frozenset[str]
    unit: str
    result: Figure


@dataclass(frozen=True, slots=True)
class Told:
    """A quantity of the text with the words of its clause."""

    figure: Figure
    words: frozenset[str]


def check_told_in_table(context: Context) -> Iterator[RelationDraft]:
    """Yield each table result with the figure of the text that is told with its label, unit and kind.

    Where the text tells several different numbers with the label, none is chosen.
    """
    rows = [pair for table in tables_of(context.report).values() for pair in _rows(context, table)]
    if not rows:
        return
    index: dict[str, list[Told]] = {}
    for told in _told(context):
        for word in told.words:
            index.setdefault(word, []).append(told)
    for row in rows:
        near = min((index.get(word, []) for word in row.words), key=len)
        if len(near) > _COMMON:
            continue
        named = [told.figure for told in near if row.words <= told.words]
        same = [figure for figure in named if _in_unit(context.report, figure, row.unit)]
        if same and len({figure.number for figure in same}) == 1:
            yield _relate(same[0], row.result)


def _rows(context: Context, table: Cells) -> Iterator[Row]:
    report = context.report
    head = {column: report.text_of(cell.span) for column, cell in table[min(table)].items()}
    labels = [column for column, text in head.items() if _LABEL.fullmatch(text)]
    results = [column for column, text in head.items() if _DONE.search(text) and not _OTHER.search(text)]
    units = [column for column, text in head.items() if _UNIT.fullmatch(text)]
    if not len(labels) == len(results) == len(units) == 1:
        return
    for cells in table.values():
        if not {labels[0], results[0], units[0]} <= set(cells):
            continue
        figures = context.figures_of(cells[results[0]].id)
        words = _words(report.text_of(cells[labels[0]].span)) - _EMPTY
        unit = report.text_of(cells[units[0]].span).strip().casefold()
        if unit and len(words) > _FEWEST and len(figures) == 1 and figures[0].kind in _KINDS and _is_bare(figures[0]):
            yield Row(words, unit, figures[0])


def _is_bare(figure: Figure) -> bool:
    """Say whether the cell shows a number only, so that its unit is that of its row."""
    return figure.unit is None or figure.unit_from is not None


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))


def _told(context: Context) -> Iterator[Told]:
    """Yield the quantities of the text outside tables that a sentence tells as done."""
    for sentence in context.sentences:
        if sentence.block.cell is None and not _AHEAD.search(context.report.text, *sentence.span):
            for figure in sentence.figures:
                if figure.kind in _KINDS and figure.number is not None and _is_done(context.report, sentence, figure):
                    yield Told(figure, _clause(context.report, sentence, figure))


def _is_done(report: Report, sentence: Sentence, figure: Figure) -> bool:
    """Say whether a figure is the first quantity of its clause and told as reached, not as planned or compared."""
    start, end = _lead(report, sentence, figure)
    return (
        not any(other.kind in _KINDS and start <= other.span.start < end for other in sentence.figures)
        and depth(report.text, start, end) <= 0
        and not is_change(report, figure)
        and not _NOT_DONE.search(before(report, figure))
        and not _PARTS.search(report.text, start, end)
    )


def _lead(report: Report, sentence: Sentence, figure: Figure) -> tuple[int, int]:
    """Return where the clause of a figure begins, and the figure."""
    semicolon = report.text.rfind(";", sentence.span.start, figure.span.start)
    return max(sentence.span.start, semicolon + 1), figure.span.start


def _clause(report: Report, sentence: Sentence, figure: Figure) -> frozenset[str]:
    start, _ = _lead(report, sentence, figure)
    tail = _TAIL.match(report.text, figure.span.end, sentence.span.end)
    return _words(report.text[start : tail.end() if tail else figure.span.end])


def _in_unit(report: Report, figure: Figure, unit: str) -> bool:
    """Say whether the unit of the row stands right after the number in the text."""
    numbers = list(_NUMBER.finditer(report.text, *figure.span))
    end = numbers[-1].end() if numbers else figure.span.end
    following = report.text[end : end + len(unit) + 8].lstrip().casefold()
    return following.startswith(unit) and not following[len(unit) : len(unit) + 1].isalnum()


def _relate(told: Figure, result: Figure) -> RelationDraft:
    assert told.number is not None and result.number is not None
    scale = scale_of(told)
    shown = result.number / scale_of(result)
    stated, allowed = told.number / scale, range_of(told)
    low, high = allowed.low / scale, allowed.high / scale
    fits = stated == shown or (is_loose(told) and low <= shown <= high)
    message = (
        Message("The text and the table both state {stated}.", stated=told.text)
        if fits
        else Message("The text states {stated}, but the table states {other}.", stated=told.text, other=result.text)
    )
    formula = f"{told.text} {'=' if fits else '≠'} {result.text}"
    holds = Holds.YES if fits else Holds.UNSURE
    return RelationDraft("same_figure", (result,), told, stated, shown, holds, formula, message)
