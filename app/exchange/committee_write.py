"""Writes the committee's summary in the format that the file's ending says."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from app.errors import WriteError
from app.exchange.committee import gather_committee
from app.review.opinions import ColleagueReview
from app.review.session import ReviewSession
from app.wording import Message

ENDINGS = (".docx", ".xlsx")


def write_committee(path: Path, session: ReviewSession, reviews: Iterable[ColleagueReview]) -> None:
    """Write the summary over `path` as its ending says; raise WriteError."""
    if path.suffix.lower() not in ENDINGS:
        raise WriteError(
            Message(
                "The summary for the committee is written as {endings}, not as “{ending}”. Nothing was written.",
                endings=", ".join(ENDINGS),
                ending=path.suffix,
            )
        )
    committee = gather_committee(session, reviews)
    if path.suffix.lower() == ".docx":
        from app.exchange.committee_docx import write_document

        write_document(path, committee)
    else:
        from app.exchange.committee_xlsx import write_workbook

        write_workbook(path, committee)
