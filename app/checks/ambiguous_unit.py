"""A rate that is said to rise by so many per cent, where percentage points may be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.clauses import before
from app.checks.context import Context, Sentence
from app.checks.draft import FindingDraft
from app.checks.model import Level
from app.extraction.model import Figure, FigureKind
from app.wording.message import Message

_CHANGED = re.compile(
    r"\b(?:tăng|giảm|cao hơn|thấp hơn)\s+(?:thêm\s+|khoảng\s+|gần\s+|trên\s+|hơn\s+)?$", re.IGNORECASE
)
_RATE = re.compile(r"\b(?:tỷ lệ|tỉ lệ|tỷ suất|tỷ trọng|tỉ trọng)\s[^.;:\d%]{3,90}", re.IGNORECASE)
_OF_RATE = re.compile(r"(?:(?:đạt|chiếm|là|còn|ước|ước đạt|khoảng|bằng|tới|đến|lên|xuống)\s+){0,3}$", re.IGNORECASE)
_SHARE = re.compile(r"\bchiếm\s+(?:(?:tỷ lệ|tỷ trọng|khoảng|gần|trên|hơn)\s+)*$", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s*[,(]?\s*(?:và\s+|cũng\s+)?(?:gia\s+)?(?:tăng|giảm|cao hơn|thấp hơn)\s+(?:\S+\s+)?", re.IGNORECASE
)


def check_ambiguous_unit(context: Context) -> Iterator[FindingDraft]:
    """Yield each "tỷ lệ ... đạt 45 %, tăng 3,7 %" and "tỷ lệ ... giảm 1,5 %": per cent or percentage points?"""
    for sentence in context.sentences:
        percents = [figure for figure in sentence.figures if figure.kind is FigureKind.PERCENT]
        for figure in percents:
            if _CHANGED.search(before(context.report, figure, 30)) and _moves_rate(context, sentence, figure):
                message = Message(
                    "A rate changes by {stated}: per cent, or percentage points? Write “điểm phần trăm” if so.",
                    stated=figure.text,
                )
                yield FindingDraft("ambiguous_unit", Level.NOTICE, (figure.span,), message)


def _moves_rate(context: Context, sentence: Sentence, figure: Figure) -> bool:
    """Say whether the change is of a rate: named right before it, or stated in per cent right before it."""
    text = context.report.text
    earlier = [other for other in sentence.figures if other.span.end <= figure.span.start]
    level = earlier[-1] if earlier else None
    start = sentence.span.start
    if level is not None and level.kind is FigureKind.PERCENT:
        if not _BETWEEN.fullmatch(text, level.span.end, figure.span.start):
            return False
        if _SHARE.search(text, max(start, level.span.start - 40), level.span.start):
            return True
        start, end = (earlier[-2].span.end if len(earlier) > 1 else start), level.span.start
        lead = _OF_RATE.search(text, start, end)
        end = lead.start() if lead else end
        rates = list(_RATE.finditer(text, start, end))
        return bool(rates) and rates[-1].end() >= end - 1
    start = level.span.end if level else start
    changed = _CHANGED.search(text, start, figure.span.start)
    rates = list(_RATE.finditer(text, start, changed.start() if changed else start))
    return bool(changed and rates and rates[-1].end() >= changed.start() - 1 and "," not in rates[-1][0])
