"""A rate that is said to be higher or lower than another: "đạt 90% (cao hơn tỷ lệ 79% của cùng kỳ)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from app.checks.comparing import way_of
from app.checks.context import Context
from app.checks.draft import RelationDraft
from app.checks.model import Holds
from app.checks.numbers import is_loose
from app.extraction.model import FigureKind
from app.wording.message import Message

_THAN = re.compile(
    r"[^;:.\d]{0,30}[,(]\s*(?P<way>cao|thấp)\s+hơn\s+(?:so với\s+)?(?:tỷ lệ|tỉ lệ|mức|con số)(?P<rate>\s+(?:tăng|giảm)"
    r"(?:\s+trưởng)?)?\s*",
    re.IGNORECASE,
)


def check_higher(context: Context) -> Iterator[RelationDraft]:
    """Yield each two rates of which the text says that the first is above or below the second."""
    report = context.report
    for sentence in context.sentences:
        for one, other in pairwise(sentence.figures):
            if one.kind is not FigureKind.PERCENT or other.kind is not FigureKind.PERCENT:
                continue
            than = _THAN.fullmatch(report.text, one.span.end, other.span.start)
            if than is None or one.number is None or other.number is None or is_loose(one) or is_loose(other):
                continue
            if (than["rate"] is not None) != (way_of(report, one, sentence.span.start) in ("tăng", "giảm")):
                continue
            higher = than["way"].lower() == "cao"
            fits = one.number > other.number if higher else one.number < other.number
            formula = f"{one.text} {'>' if one.number > other.number else '≤'} {other.text}"
            message = (
                Message("{formula}, as the text says.", formula=formula)
                if fits
                else Message("{formula}, but the text says the opposite.", formula=formula)
            )
            holds = Holds.YES if fits else Holds.UNSURE
            yield RelationDraft("other", (one,), other, other.number, one.number, holds, formula, message)
