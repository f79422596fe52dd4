"""Documents cited by number and symbol, with their type, date and issuer."""

from __future__ import annotations

import re

from app.extraction.draft import Draft, Line
from app.extraction.model import FigureKind
from app.language.documents import read_issuer, read_symbol, type_before, type_of_symbol

_MARKS = r"[\s*⁰¹²³⁴-⁹⁽⁾]*"
_TO_DATE = re.compile(rf"{_MARKS}[,(]?{_MARKS}(?:ban hành\s+)?ngày\s+$")
_LIST = re.compile(rf"{_MARKS}(?:[,;&+]|và|hoặc){_MARKS}(?:số\s+)?(?:cùng\s+)?$")


def read_reference(line: Line, start: int) -> Draft | None:
    """Read the number and symbol of a document that begins at a place."""
    symbol = read_symbol(line.text, start)
    if symbol is None or (start and (line.text[start - 1].isalnum() or line.text[start - 1] in "/.")):
        return None
    found = type_before(line.text[max(0, start - 45) : start])
    if found is None:
        last = _last_reference(line)
        if last is not None and _LIST.fullmatch(line.low[line.drafts[-1].end : start]):
            found = last.document_type
    return Draft(
        start,
        symbol.end,
        FigureKind.DOCUMENT_REFERENCE,
        line.text[start : symbol.end],
        document_type=found or type_of_symbol(symbol.letters),
    )


def _last_reference(line: Line) -> Draft | None:
    for draft in reversed(line.drafts[-2:]):
        if draft.kind is FigureKind.DOCUMENT_REFERENCE:
            return draft
    return None


def complete_references(line: Line) -> None:
    """Give each reference the date and the office that stand after it; a list shares the office of its last member."""
    pending: list[Draft] = []
    for index, draft in enumerate(line.drafts):
        if draft.kind is not FigureKind.DOCUMENT_REFERENCE:
            continue
        end = draft.end
        after = line.drafts[index + 1] if index + 1 < len(line.drafts) else None
        if (
            after is not None
            and after.kind is FigureKind.DATE
            and _TO_DATE.fullmatch(line.low[draft.end : after.start])
        ):
            draft.document_date, end = str(after.value), after.end
        if pending and not _LIST.fullmatch(_gap(line, pending[-1], draft)):
            pending = []
        issuer = read_issuer(line.text, end)
        pending.append(draft)
        if issuer is not None:
            for member in pending:
                member.issuer = issuer[1]
            pending = []


def _gap(line: Line, one: Draft, other: Draft) -> str:
    end = one.end
    for draft in line.drafts:
        if one.end <= draft.start < other.start and draft.kind is FigureKind.DATE:
            end = draft.end
    return line.low[end : other.start]
