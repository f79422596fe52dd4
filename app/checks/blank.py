"""Places that somebody meant to fill in: "Quyết định số …/QĐ-UBND", "ngày ... tháng ... năm 2024"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.context import Context
from app.checks.draft import FindingDraft
from app.checks.model import Level
from app.language.counted_nouns import is_counted
from app.report.model import Span
from app.wording.message import Message

_DOTS = r"(?:\.{2,}|…+|_{2,})"
# The patterns begin with a letter or sign that is looked for fast: text is long.
_NUMBER = re.compile(rf"[Ss]ố:?\s*{_DOTS}?\s*/[ ]?(?:[0-9]{{4}}/)?[A-ZĐ]{{2,}}(?:-[A-ZĐ]+)*")
_DATE = re.compile(
    rf"[Nn]gày[ \t]*(?:{_DOTS}|[ \t]{{2,}}|[ \t]+(?=tháng))[ \t]*tháng[ \t]*(?:{_DOTS}|[ \t]{{2,}}|[0-9]{{1,2}})[ \t]*"
    rf"năm[ \t]*(?:[0-9]{{4}}|{_DOTS})?"
)
_DAY = re.compile(rf"[Nn]gày[ \t]*(?:{_DOTS}|[ \t]{{2,}})[ \t]*/[ \t]*(?:[0-9]{{1,2}}|{_DOTS})[ \t]*/[ \t]*[0-9]{{4}}")
# Dots between blanks that stand where the number of something belongs; after a comma they end an open list.
_COUNT = re.compile(
    r"[.…_](?:(?<=\.)\.+|(?<=…)…*|(?<=_)_+) ?(?=(?P<unit>%|tỷ đồng|triệu đồng)|(?P<noun>[^\W\d_]+(?: [^\W\d_]+){0,2}))"
)


def check_blank(context: Context) -> Iterator[FindingDraft]:
    """Yield numbers of documents, dates and counts that were left blank."""
    text = context.report.text
    for pattern in (_NUMBER, _DATE, _DAY):
        for match in pattern.finditer(text):
            if not text[match.start() - 1 : match.start()].isalnum():
                yield _blank(text, Span(*match.span()))
    for match in _COUNT.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()]
        if not (before[:1].isalpha() and before[1:] == " "):
            continue
        if match["unit"] or (match["noun"].islower() and is_counted(match["noun"].split(" "))):
            yield _blank(text, Span(match.start(), match.end("unit") if match["unit"] else match.end("noun")))


def _blank(text: str, span: Span) -> FindingDraft:
    quote = " ".join(text[span.start : span.end].split())
    return FindingDraft("blank", Level.UNSURE, (span,), Message("Left blank: {quote}", quote=quote))
