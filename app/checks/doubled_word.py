"""A word that stands twice in a row and never does so by intent: "của các các sở", "6 tháng tháng cuối năm"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.draft import FindingDraft
from app.checks.model import Level
from app.extraction.model import Extraction
from app.report.model import Span
from app.wording.message import Message

# Vietnamese doubles many words by intent (xanh xanh, luôn luôn, ngày ngày); these never.
WORDS = ("các", "những", "của", "và", "là", "tháng", "được", "với", "cho", "tại", "trong", "theo", "về", "để", "một")
_DOUBLED = re.compile(rf"(?<!\w)({'|'.join(WORDS)})[ \u00a0]+\1\b", re.IGNORECASE)
_MEANT = re.compile(r"\bhàng\s+$|\btừng\s+$|\bmột\s+một$", re.IGNORECASE)


def check_doubled_word(extraction: Extraction) -> Iterator[FindingDraft]:
    """Yield doubled words, as a notice."""
    text = extraction.report.text
    for match in _DOUBLED.finditer(text):
        if _MEANT.search(text, max(0, match.start() - 8), match.start()):
            continue
        message = Message("The word “{word}” stands twice.", word=match[1])
        yield FindingDraft("doubled_word", Level.NOTICE, (Span(*match.span()),), message)
