"""Places that somebody meant to fill in: "Quyết định số …/QĐ-UBND", "ngày ... tháng ... năm 2024"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.draft import FindingDraft
from app.checks.model import Level
from app.extraction.model import Extraction
from app.language.counted_nouns import is_counted
from app.report.model import Span
from app.wording.message import Message

_DOTS = r"(?:\.{2,}|…+|_{2,})"
_NUMBER = re.compile(rf"\b[Ss]ố:?\s*{_DOTS}?\s*/[ ]?(?:\d{{4}}/)?[A-ZĐ]{{2,}}(?:-[A-ZĐ]+)*")
_DATE = re.compile(
    rf"\bngày[ \t]*(?:{_DOTS}|[ \t]{{2,}}|[ \t]+(?=tháng))[ \t]*tháng[ \t]*(?:{_DOTS}|[ \t]{{2,}}|\d{{1,2}})[ \t]*"
    rf"năm[ \t]*(?:\d{{4}}|{_DOTS})?",
    re.IGNORECASE,
)
# Dots between blanks that stand where the number of something belongs; after a comma they end an open list.
_COUNT = re.compile(
    rf"(?<=[^\W\d_]) {_DOTS} ?(?=(?P<unit>%|tỷ đồng|triệu đồng)|(?P<noun>[^\W\d_]+(?: [^\W\d_]+){{0,2}}))"
)


def check_blank(extraction: Extraction) -> Iterator[FindingDraft]:
    """Yield document numbers and dates that were left blank."""
    for pattern in (_NUMBER, _DATE):
        for match in pattern.finditer(extraction.report.text):
            yield _blank(extraction, Span(*match.span()))
    for match in _COUNT.finditer(extraction.report.text):
        if match["unit"] or (match["noun"].islower() and is_counted(match["noun"].split(" "))):
            end = match.end("unit") if match["unit"] else match.end("noun")
            yield _blank(extraction, Span(match.start() + 1, end))


def _blank(extraction: Extraction, span: Span) -> FindingDraft:
    quote = " ".join(extraction.report.text_of(span).split())
    return FindingDraft("blank", Level.UNSURE, (span,), Message("Left blank: {quote}", quote=quote))
