"""Places that somebody meant to fill in: "Quyết định số …/QĐ-UBND", "ngày ... tháng ... năm 2024"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.draft import FindingDraft
from app.checks.model import Level
from app.extraction.model import Extraction
from app.report.model import Span
from app.wording.message import Message

_DOTS = r"(?:\.{2,}|…+|_{2,})"
_NUMBER = re.compile(rf"\b[Ss]ố:?\s*{_DOTS}?\s*/[ ]?(?:\d{{4}}/)?[A-ZĐ]{{2,}}(?:-[A-ZĐ]+)*")
_DATE = re.compile(
    rf"\bngày[ \t]*(?:{_DOTS}|[ \t]{{2,}}|[ \t]+(?=tháng))[ \t]*tháng[ \t]*(?:{_DOTS}|[ \t]{{2,}}|\d{{1,2}})[ \t]*"
    rf"năm[ \t]*(?:\d{{4}}|{_DOTS})?",
    re.IGNORECASE,
)


def check_blank(extraction: Extraction) -> Iterator[FindingDraft]:
    """Yield document numbers and dates that were left blank."""
    for pattern in (_NUMBER, _DATE):
        for match in pattern.finditer(extraction.report.text):
            message = Message("Left blank: {quote}", quote=" ".join(match[0].split()))
            yield FindingDraft("blank", Level.UNSURE, (Span(*match.span()),), message)
