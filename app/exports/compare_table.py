"""A comparison as rows of plain text, the same for every format that it is written in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from app.comparison.model import Comparison, FigureChange, FigureChangeKind, WordingChange, WordingChangeKind
from app.extraction.model import Extraction, Figure
from app.report.model import Block, BlockKind, Report, Span
from app.wording import translate

_SENTENCE_ENDS = ".;!?\n"
_LONGEST = 600  # characters of a quote; a cell of a workbook or a row of a page holds no whole chapter


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One changed figure as a person reads it; `difference` and `percent` are numbers where there are any."""

    change: str
    old: str
    new: str
    difference: Decimal | None
    percent: Decimal | None
    section: str
    sentence: str


@dataclass(frozen=True, slots=True)
class WordingRow:
    """One change of the wording as a person reads it."""

    change: str
    old: str
    new: str
    section: str


class CompareTable:
    """The rows of a comparison: changed figures first, then added and removed ones, then the wording."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._old = _Sections(comparison.old.report)
        self._new = _Sections(comparison.new.report)

    @cached_property
    def title(self) -> str:
        """The title of the newer report, or a plain heading where it has none."""
        return self._comparison.new.report.metadata.title or translate("Comparison of two versions")

    @cached_property
    def figures(self) -> Sequence[FigureRow]:
        """The rows of figures."""
        paired = (FigureChangeKind.VALUE, FigureChangeKind.UNIT)
        ordered = sorted(self._comparison.figures, key=lambda change: change.change not in paired)
        return [self._figure_row(change) for change in ordered]

    @cached_property
    def wording(self) -> Sequence[WordingRow]:
        """The rows of wording."""
        return [self._wording_row(change) for change in self._comparison.wording]

    def _figure_row(self, change: FigureChange) -> FigureRow:
        side, sections, figure = (
            (self._comparison.new, self._new, change.new)
            if change.new
            else (self._comparison.old, self._old, change.old)
        )
        assert figure is not None  # a change has at least one side
        return FigureRow(
            figure_change_name(change.change),
            _shown(change.old),
            _shown(change.new),
            change.difference,
            change.percent,
            sections.of(figure.span),
            sentence_of(side, figure),
        )

    def _wording_row(self, change: WordingChange) -> WordingRow:
        section = self._new.of(change.new) if change.new else self._old.of(change.old) if change.old else ""
        return WordingRow(
            wording_change_name(change.change),
            _quoted(self._comparison.old.report, change.old),
            _quoted(self._comparison.new.report, change.new),
            section,
        )


def figure_change_name(change: FigureChangeKind) -> str:
    """Return the name of a kind of change in the chosen language."""
    return {
        FigureChangeKind.VALUE: translate("Value changed"),
        FigureChangeKind.UNIT: translate("Unit changed"),
        FigureChangeKind.ADDED: translate("Added"),
        FigureChangeKind.REMOVED: translate("Removed"),
    }[change]


def wording_change_name(change: WordingChangeKind) -> str:
    """Return the name of a kind of change in the chosen language."""
    return {
        WordingChangeKind.INSERTED: translate("Inserted"),
        WordingChangeKind.DELETED: translate("Deleted"),
        WordingChangeKind.REPLACED: translate("Replaced"),
        WordingChangeKind.MOVED: translate("Moved"),
        WordingChangeKind.SPLIT: translate("Paragraph split"),
        WordingChangeKind.MERGED: translate("Paragraphs merged"),
    }[change]


def sentence_of(extraction: Extraction, figure: Figure) -> str:
    """Return the sentence around a figure, inside its block."""
    report = extraction.report
    block = report.block(figure.block).span
    text = report.text
    start, end = figure.span.start, figure.span.end
    while start > block.start and not (text[start - 1] in _SENTENCE_ENDS and text[start].isspace()):
        start -= 1
    while end < block.end and not (text[end] in _SENTENCE_ENDS and (end + 1 >= block.end or text[end + 1].isspace())):
        end += 1
    return _cut(text[start : end + 1 if end < block.end else end].strip())


class _Sections:
    """The heading that each place of a report stands under."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._of_block: dict[str, str] = {}
        heading = ""
        for block in report.blocks:
            if block.kind in (BlockKind.HEADING, BlockKind.TITLE):
                heading = _cut(report.text_of(block.span))
            self._of_block[block.id] = self._named(block, heading)

    def _named(self, block: Block, heading: str) -> str:
        if block.note is None:
            return heading
        note = translate("note {label}", label=block.note)
        return f"{heading}, {note}" if heading else note

    def of(self, span: Span) -> str:
        return self._of_block[self._report.block_at(span.start).id]


def _shown(figure: Figure | None) -> str:
    if figure is None:
        return ""
    named = figure.unit and figure.kind == "count" and not figure.text.casefold().endswith(figure.unit.casefold())
    return f"{figure.text} {figure.unit}" if named else figure.text


def _quoted(report: Report, span: Span | None) -> str:
    return "" if span is None else _cut(report.text_of(span))


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
