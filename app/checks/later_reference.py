"""Documents that are dated after the report which cites them: one of the two dates is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from app.checks.context import Context
from app.checks.draft import FindingDraft
from app.checks.model import Level
from app.extraction.model import FigureKind
from app.wording.message import Message

_MANY = 3  # so many documents are not all wrong: the date of the report is


def check_later_reference(context: Context) -> Iterator[FindingDraft]:
    """Yield each document dated after the report, or the date of the report where many are."""
    metadata = context.report.metadata
    issued, place = metadata.issued_on or "", metadata.place_of("issued_on")
    if len(issued) != len("2020-01-31") or place is None:
        return
    later = [
        figure
        for figure in context.figures
        if figure.kind is FigureKind.DOCUMENT_REFERENCE
        and len(figure.document_date or "") == len(issued)
        and (figure.document_date or "") > issued
    ]
    if len({figure.text for figure in later}) >= _MANY:
        message = Message(
            "The report is dated {issued}, but cites {count} documents of later days, such as {document}.",
            issued=_written(issued),
            count=len(later),
            document=later[0].text,
        )
        yield FindingDraft("stale_year", Level.UNSURE, (place, *(figure.span for figure in later)), message)
        return
    for figure in later:
        message = Message(
            "{document} is dated {date}, after this report itself ({issued}).",
            document=figure.text,
            date=_written(figure.document_date or ""),
            issued=_written(issued),
        )
        yield FindingDraft("reference_conflict", Level.UNSURE, (figure.span, place), message)


def _written(date: str) -> str:
    year, month, day = date.split("-")
    return f"{day}/{month}/{year}"
