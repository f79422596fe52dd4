"""A word that stands twice in a row and never does so by intent: "của các các sở", "6 tháng tháng cuối năm"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.context import Context
from app.checks.draft import FindingDraft
from app.checks.model import Level
from app.report.model import Span
from app.wording.message import Message

# Vietnamese doubles many words by intent (xanh xanh, luôn luôn, ngày ngày); these never.
WORDS = ("các", "những", "của", "và", "là", "tháng", "được", "với", "cho", "tại", "trong", "theo", "về", "để", "một")
_MEANT = re.compile(r"\bhàng\s+$|\btừng\s+$|\bmột\s+một$", re.IGNORECASE)


def check_doubled_word(context: Context) -> Iterator[FindingDraft]:
    """Yield doubled words, as a notice."""
    text = context.report.text.replace("\u00a0", " ")
    for word in WORDS:
        for doubled in (f"{word} {word}", f"{word.capitalize()} {word}"):
            for span in _places(text, doubled):
                if not _MEANT.search(text, max(0, span.start - 8), span.start):
                    message = Message("The word “{word}” stands twice.", word=word)
                    yield FindingDraft("doubled_word", Level.NOTICE, (span,), message)


def _places(text: str, words: str) -> Iterator[Span]:
    place = text.find(words)
    while place >= 0:
        span = Span(place, place + len(words))
        if not (text[place - 1 : place].isalnum() or text[span.end : span.end + 1].isalnum()):
            yield span
        place = text.find(words, span.end)
