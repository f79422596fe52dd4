"""Appendices that the text names and that are not there: "chi tiết tại Phụ lục 02 kèm theo"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.draft import FindingDraft
from app.checks.model import Level
from app.extraction.model import Extraction
from app.report.model import Block, Report, Span
from app.wording.message import Message

_NAMED = re.compile(
    r"(?:Phụ lục|phụ lục|Phụ biểu|phụ biểu)\s+(?:số\s+)?(\d{1,2}|[IVX]{1,5})(?:\s*\)?\s*(?:kèm theo|đính kèm|gửi kèm))"
)
_HEADED = re.compile(r"[*\s]*(?:phụ lục|phụ biểu)\s*(?:số\s+)?(\d{1,2}|[IVX]{1,5})?(?:[\s.:*]|$)", re.IGNORECASE)
_ROMAN = {"I": 1, "V": 5, "X": 10}
_LENGTH = 120  # a heading is not longer


def check_missing_reference(extraction: Extraction) -> Iterator[FindingDraft]:
    """Yield each "Phụ lục 02 kèm theo" where no appendix of the report has that number."""
    report = extraction.report
    present = {_number(match[1]) for block in report.blocks if (match := _heading(report, block)) and match[1]}
    for match in _NAMED.finditer(report.text):
        if _number(match[1]) not in present:
            message = Message("{reference} is said to be attached, but it is not in the file.", reference=match[0])
            yield FindingDraft("missing_reference", Level.UNSURE, (Span(*match.span()),), message)


def _heading(report: Report, block: Block) -> re.Match[str] | None:
    text = report.text_of(block.span)
    return _HEADED.match(text) if len(text) <= _LENGTH and not _NAMED.search(text) else None


def _number(written: str) -> int:
    if written.isdigit():
        return int(written)
    values = [_ROMAN[sign] for sign in written.upper()]
    following = [*values[1:], 0]
    return sum(-one if one < other else one for one, other in zip(values, following, strict=True))
