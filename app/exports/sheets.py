"""What the sheets of the workbook hold, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from app.checks.model import Checked, Finding, Relation
from app.exports.cells import SHOWN_DECIMALS, Cell
from app.exports.compare_table import CompareTable
from app.exports.content import Beside, Content, Entry, describe, gather, one_line, quote_at
from app.exports.labels import (
    figure_label,
    holds_label,
    kind_label,
    priority_label,
    relation_label,
    state_label,
    verdict_label,
)
from app.exports.live_formulas import Formula, Held, cells_of, computed_formula, stated_formula
from app.exports.official import day_of
from app.exports.options import Options
from app.exports.questions import Asked, asked_of
from app.exports.said import evidence_words
from app.extraction.model import Extraction, Figure
from app.report.model import Span
from app.review.finding_kinds import FINDING_KINDS, kind_of_check
from app.review.records import Question
from app.review.session import ReviewSession
from app.scan import Scan
from app.wording import render, translate

EXACT_DIGITS = 15  # digits that a number cell of Excel holds


class Sheet(NamedTuple):
    """The name of a sheet, its columns with their widths in letters, and its rows."""

    name: str
    columns: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[Cell]]


def sheets_of(scan: Scan, session: ReviewSession, options: Options) -> tuple[Sheet, ...]:
    """Return the sheets of the workbook; the changes only where an earlier version was compared."""
    extraction, checked = scan.extraction, scan.checked
    return (
        items_sheet(scan, session, options),
        _figures_sheet(extraction),
        _relations_sheet(extraction, checked),
        _findings_sheet(extraction, checked),
        _questions_sheet(asked_of(scan, session, options)),
        *([_changes_sheet(options.changes)] if options.changes else []),
        _gaps_sheet(gather(scan, session, options)),
    )


def items_sheet(scan: Scan, session: ReviewSession, options: Options) -> Sheet:
    """Return every item with all that is said of it."""
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
        (translate("Evidence"), 30),
        (translate("Contradicts"), 30),
        *_question_columns(),
    )
    return Sheet(translate("Items"), columns, _item_rows(scan, session, options))


def _item_rows(scan: Scan, session: ReviewSession, options: Options) -> Iterator[tuple[Cell, ...]]:
    beside = Beside(session)
    for number, item in enumerate(session.items, 1):
        if not number % 64:
            options.step(number, session.total)
        yield _item_row(number, describe(scan.report, item, session.mark_of(item.key), beside), session)


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
        "\n".join(evidence_words(one) for one in entry.evidence),
        "\n".join(f"{quote.where}: {one_line(quote.whole)}" for quote in entry.against),
        *_question_cells(entry.question, entry.question.wording if entry.question else ""),
    )


def _question_columns() -> tuple[tuple[str, int], ...]:
    return (
        (translate("Asked of"), 24),
        (translate("Subject area"), 20),
        (translate("Priority"), 16),
        (translate("Question"), 60),
        (translate("Answer"), 40),
        (translate("Answered on"), 14),
        (translate("Outcome"), 18),
    )


def _question_cells(question: Question | None, wording: str, addressee: str = "") -> tuple[Cell, ...]:
    if question is None:
        return addressee, "", "", wording, "", "", ""
    return (
        question.addressee or addressee,
        question.theme,
        priority_label(question.priority),
        wording,
        question.answer,
        day_of(question.answered_on) or "",
        state_label(question.state),
    )


def _questions_sheet(asked: Sequence[Asked]) -> Sheet:
    columns = ((translate("No."), 6), (translate("Place"), 18), (translate("Quote"), 30), *_question_columns())
    rows = (_question_row(number, one) for number, one in enumerate(asked, 1))
    return Sheet(translate("Questions"), columns, rows)


def _question_row(number: int, asked: Asked) -> tuple[Cell, ...]:
    entry = asked.entry
    wording = asked.wording or asked.template
    return (
        number,
        "\n".join(quote.where for quote in entry.quotes),
        one_line(entry.words),
        *_question_cells(entry.question, wording, asked.addressee),
    )


def _changes_sheet(changes: CompareTable) -> Sheet:
    columns = (
        (translate("Change"), 20),
        (translate("Old"), 30),
        (translate("New"), 30),
        (translate("Difference"), 16),
        (translate("Percent"), 12),
        (translate("Section"), 30),
        (translate("Sentence"), 70),
    )
    rows: list[tuple[Cell, ...]] = [
        (row.change, row.old, row.new, _rounded(row.difference), _rounded(row.percent), row.section, row.sentence)
        for row in changes.figures
    ]
    rows += [(row.change, row.old, row.new, None, None, row.section, "") for row in changes.wording]
    return Sheet(translate("Changes"), columns, rows)


def _rounded(value: Decimal | None) -> Cell:
    return None if value is None else _number(round(value, SHOWN_DECIMALS).normalize())


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
    return Sheet(translate("Figures"), columns, (_figure_row(extraction, figure) for figure in extraction.figures))


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
    return Sheet(translate("Relations"), columns, rows)


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
        (_kind_of(finding), render(finding.message), *_places(extraction, finding.spans))
        for finding in checked.findings
    )
    return Sheet(translate("Findings"), columns, rows)


def _kind_of(finding: Finding) -> str:
    return render(FINDING_KINDS[kind_of_check(finding.check)][0])


def _places(extraction: Extraction, spans: tuple[Span, ...]) -> tuple[str, str]:
    quotes = [quote_at(extraction.report, span) for span in spans]
    return "\n".join(quote.where for quote in quotes), "\n".join(one_line(quote.whole) for quote in quotes)


def _gaps_sheet(content: Content) -> Sheet:
    columns = ((translate("Kind"), 30), (translate("What is not covered"), 80), (translate("Note"), 40))
    return Sheet(translate("Not covered"), columns, _gaps(content))


def _gaps(content: Content) -> Iterator[tuple[Cell, ...]]:
    for words in content.not_read:
        yield translate("Not read"), words, ""
    for mark in content.lost:
        yield f"{translate('Mark not found again')}: {verdict_label(mark.verdict)}", mark.anchor.quote, mark.note
