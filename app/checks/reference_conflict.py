"""One document that is cited with two dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.draft import FindingDraft
from app.checks.model import Level
from app.extraction.model import Extraction, Figure, FigureKind
from app.wording.message import Message


def check_reference_conflict(extraction: Extraction) -> Iterator[FindingDraft]:
    """Yield each document number that stands with different dates of one year and one type of document."""
    cited: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in extraction.figures:
        date = figure.document_date
        if figure.kind is FigureKind.DOCUMENT_REFERENCE and date and len(date) == 10 and isinstance(figure.value, str):
            symbol = re.sub(r"\s", "", figure.value).upper()
            cited.setdefault((symbol, date[:4], (figure.document_type or "").casefold()), []).append(figure)
    for figures in cited.values():
        dates = list(dict.fromkeys(figure.document_date for figure in figures))
        if len(dates) < 2:
            continue
        message = Message(
            "{document} is cited with different dates: {dates}.",
            document=figures[0].text,
            dates=", ".join(_written(date) for date in dates if date),
        )
        one_each = {figure.document_date: figure.span for figure in reversed(figures)}
        yield FindingDraft("reference_conflict", Level.UNSURE, tuple(sorted(one_each.values())), message)


def _written(date: str) -> str:
    year, month, day = date.split("-")
    return f"{day}/{month}/{year}"
