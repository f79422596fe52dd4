"""Symbols that contradict the words around them: a Decision numbered as a Resolution, a year other than the date's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.clauses import before
from app.checks.context import Context
from app.checks.draft import FindingDraft
from app.checks.model import Level
from app.extraction.model import Figure, FigureKind
from app.language.documents import TYPES
from app.report.model import Span
from app.wording.message import Message

# Types that always put their letters into the symbol, and share them with no other type.
_STRICT = frozenset({"Nghị quyết", "Quyết định", "Chỉ thị", "Nghị định", "Thông tư", "Kế hoạch", "Báo cáo", "Tờ trình"})
_YEAR = re.compile(r"^\d+[A-Za-z]?\s?[/-]\s?((?:19|20)\d{2})\s?/")


def check_reference_symbol(context: Context) -> Iterator[FindingDraft]:
    """Yield symbols whose type or year is not the one the text gives the document, and documents yet to be issued."""
    for figure in context.figures:
        if figure.kind is FigureKind.DOCUMENT_REFERENCE:
            yield from _type(context, figure)
            yield from _year(figure)


def _type(context: Context, figure: Figure) -> Iterator[FindingDraft]:
    stated = figure.document_type
    letters = re.split(r"[-–/.\s\d]+", figure.text)
    named = next((TYPES[part] for part in letters if part in TYPES), None)
    if stated not in _STRICT or named not in _STRICT or stated == named:
        return
    words = before(context.report, figure, 120)
    # "Quyết định phê duyệt Kế hoạch số 22/QĐ-UBND" gives the number of the Decision.
    if not re.search(rf"{stated}\s+số\s*:?\s*$", words, re.IGNORECASE) or named in words:
        return
    message = Message(
        "{document} is called “{stated}”, but its symbol is that of “{named}”.",
        document=figure.text,
        stated=stated,
        named=named,
    )
    yield FindingDraft("reference_conflict", Level.UNSURE, (figure.span,), message)


def _year(figure: Figure) -> Iterator[FindingDraft]:
    match = _YEAR.match(figure.text)
    date = figure.document_date or ""
    if match and len(date) == 10 and date[:4] != match[1]:
        message = Message(
            "The number of {document} is of {year}, but its date is of {other}.",
            document=figure.text,
            year=match[1],
            other=date[:4],
        )
        yield FindingDraft("reference_conflict", Level.UNSURE, (Span(*figure.span),), message)
