"""A finding in few words: what does not fit what, and the kind of matter it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.checks.model import Finding, Holds, Relation
from app.extraction.model import Figure, FigureKind
from app.report.model import NOTE_KINDS, Report, Span
from app.review.items import Item
from app.review.sections import shorten
from app.wording import Message, render, translate

if TYPE_CHECKING:
    from app.scan import Scan

_WIDE = 30  # code points of a title, beyond which the noun that is counted gives way
_QUOTE = 48
_TOLD_TWICE = frozenset({"same_figure", "part_of", "range", "other"})  # their formula is the two numbers themselves
_STATEMENTS: dict[str, Message] = {
    "sum": Message("The parts do not add up to the total"),
    "remainder": Message("What is left does not fit"),
    "part_of": Message("The part is more than the whole"),
    "product": Message("The product does not fit"),
    "duration": Message("The time does not fit its dates"),
    "range": Message("The rate does not fit its parts"),
    "ratio_percent": Message("The rate does not fit its numbers"),
    "share": Message("The share does not fit its numbers"),
    "growth": Message("The change does not fit its numbers"),
    "plan": Message("The share of the plan does not fit"),
    "impossible_value": Message("This value cannot be"),
    "ambiguous_unit": Message("The unit is not clear"),
    "missing_reference": Message("It is not in the file"),
    "reference_conflict": Message("Cited in different ways"),
    "missing_footnote": Message("There is no such footnote"),
    "orphan_footnote": Message("Nothing refers to this footnote"),
    "stale_year": Message("The year does not fit the period"),
    "broken_number": Message("The number may be mistyped"),
    "doubled_word": Message("A word is doubled"),
    "numbering_gap": Message("The numbering has a gap"),
    "blank": Message("Left blank"),
    "duplicate": Message("Said twice"),
}
_BETWEEN: dict[frozenset[str], Message] = {
    frozenset({"body", "note"}): Message("Body and footnote do not agree"),
    frozenset({"body", "table"}): Message("Body and table do not agree"),
    frozenset({"note", "table"}): Message("Footnote and table do not agree"),
    frozenset({"note"}): Message("Two footnotes do not agree"),
    frozenset({"table"}): Message("Two cells of tables do not agree"),
}


def broken_of(item: Item) -> Relation | None:
    """Return the relation that a finding is about: the first that does not hold."""
    return next((relation for relation in item.relations if relation.holds is not Holds.YES), None)


def title_of_finding(scan: Scan, item: Item) -> str:
    """Return the two numbers that do not fit, or the words that a finding is about."""
    relation = broken_of(item)
    if relation is None:
        return shorten(scan.report.text_of(item.span), _QUOTE)
    stated = scan.extraction.figure(relation.result) if relation.result else None
    if stated is None:
        return relation.formula
    if relation.type == "list_count":
        counted = f"{int(relation.computed):0{len(stated.text)}d}"
        return translate("{stated}, lists {counted}", stated=_counted(stated), counted=counted)
    if relation.type in _TOLD_TWICE or " = " not in relation.formula:
        return _told_twice(scan, relation)
    return f"{stated.text} ≠ {relation.formula.rpartition(' = ')[2]}"


def statement_of_finding(scan: Scan, item: Item) -> str:
    """Return what kind of matter a finding is, in few words."""
    relation = broken_of(item)
    if relation is None:
        return _of_check(item.findings[0]) if item.findings else ""
    if relation.type == "list_count":
        more = relation.computed > relation.stated
        return translate("The list has more than stated") if more else translate("The list has fewer than stated")
    if relation.type != "same_figure":
        return render(_STATEMENTS.get(relation.type, Message("The numbers do not fit")))
    figures = [scan.extraction.figure(key) for key in (*relation.operands, *filter(None, (relation.result,)))]
    kinds = frozenset(part_of_report(scan.report, figure.span) for figure in figures)
    return render(_BETWEEN.get(kinds, Message("Two places do not agree")))


def part_of_report(report: Report, span: Span) -> str:
    """Return which part of a report a place is in: "body", "note" or "table"."""
    block = report.block_at(span.start)
    return "note" if block.kind in NOTE_KINDS else "table" if block.cell is not None else "body"


def _of_check(finding: Finding) -> str:
    statement = _STATEMENTS.get(finding.check)
    return render(statement) if statement else render(finding.message)


def _told_twice(scan: Scan, relation: Relation) -> str:
    """Return the formula of two numbers with what they count, where there is room for it."""
    keys = (*relation.operands, *filter(None, (relation.result,)))
    figures = {figure.text: figure for figure in map(scan.extraction.figure, keys)}
    first, sign, second = (*relation.formula.partition(" ≠ "),)
    if not sign or first not in figures or second not in figures:
        return relation.formula
    wide = f"{_counted(figures[first])}{sign}{_counted(figures[second])}"
    return wide if len(wide) <= _WIDE else relation.formula


def _counted(figure: Figure) -> str:
    """Return a number with what it counts."""
    noun = figure.unit if figure.kind is FigureKind.COUNT and figure.unit else ""
    return f"{figure.text} {noun}" if noun and noun not in figure.text else figure.text
