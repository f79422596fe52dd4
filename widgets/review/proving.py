"""The proof of an item in few words: what fits where, or what is stated where and how far that is apart."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from app.checks.model import Holds, Relation
from app.checks.numbers import scale_of, shown
from app.extraction.model import Figure
from app.report.model import Report, Span
from app.review.finding_titles import part_of_report
from app.wording import render, translate
from widgets.detail.content import ProofLine

if TYPE_CHECKING:
    from app.scan import Scan

_RATES = frozenset({"ratio_percent", "share", "growth", "plan"})  # right as they are rounded
_SMALL, _DIGITS, _DIGITS_OF_SMALL = Decimal("0.1"), 2, 4


def proofs_of(scan: Scan, relations: Iterable[Relation]) -> tuple[ProofLine, ...]:
    """Return a line for each relation, what does not hold last."""
    ordered = sorted(relations, key=lambda relation: relation.holds is not Holds.YES)
    return tuple(_proof(scan, relation) for relation in ordered)


def _proof(scan: Scan, relation: Relation) -> ProofLine:
    whole = render(relation.explanation)
    result = scan.extraction.figure(relation.result) if relation.result else None
    said = _said(scan, relation, result) if result else ""
    return ProofLine(relation.holds, _formula(relation), said or _rest(relation, whole), whole)


def _formula(relation: Relation) -> str:
    if relation.type == "list_count":
        return translate("counted {count}", count=shown(relation.computed))
    return relation.formula.replace(" - ", " − ")


def _said(scan: Scan, relation: Relation, result: Figure) -> str:
    """Return what is said of the result; nothing where only the whole explanation tells it."""
    report, fits = scan.report, relation.holds is Holds.YES
    if relation.type == "list_count" and fits:
        listed = relation.items[0] if relation.items else result.span
        return translate("{place} lists {stated}", place=where(report, listed), stated=result.text)
    if fits:
        right = relation.computed == relation.stated or relation.type in _RATES
        told_twice = relation.type == "same_figure" or not right
        return (
            ""
            if told_twice
            else translate("fits “{stated}” in {place}", stated=result.text, place=where(report, result.span))
        )
    if relation.holds is Holds.UNSURE and relation.type != "same_figure":
        return ""
    gap = _gap(abs(relation.computed - relation.stated) / scale_of(result))
    other = scan.extraction.figure(relation.operands[-1]) if relation.type == "same_figure" else result
    return translate(
        "{place} states {stated}, {gap} apart", place=where(report, other.span), stated=other.text, gap=gap
    )


def _gap(apart: Decimal) -> str:
    return shown(apart, _DIGITS if apart >= _SMALL else _DIGITS_OF_SMALL)


def _rest(relation: Relation, whole: str) -> str:
    """Return an explanation without the formula that stands before it."""
    return whole.removeprefix(relation.formula).lstrip(" ;,")


def where(report: Report, span: Span) -> str:
    """Return in which part of the report a place is, as it is called within a sentence."""
    block, part = report.block_at(span.start), part_of_report(report, span)
    if part == "note":
        return translate("footnote {label}", label=block.note or "")
    if block.cell is not None:
        return translate("table {number}", number=block.cell.table + 1)
    return translate("the body")
