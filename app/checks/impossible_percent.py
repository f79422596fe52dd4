"""Shares beyond what their words allow: more than all of a whole, or a fall by more than everything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from app.checks.clauses import after, before, is_now_and_then
from app.checks.context import Context
from app.checks.draft import FindingDraft
from app.checks.model import Level
from app.checks.numbers import shown
from app.extraction.model import FigureKind
from app.wording.message import Message

_LINK = r"(?:\s+(?:là|đạt|chiếm|còn|ước|ước đạt|khoảng|trên|hơn|gần|tới|đến|giảm còn|tăng lên))*\s*$"
# Rates whose whole is everybody or everything there is.
_OF_ALL = re.compile(
    r"tỷ lệ\s+(?:hộ (?:cận )?nghèo|che phủ rừng|đô thị hóa|thất nghiệp|bao phủ bảo hiểm y tế|bao phủ BHYT"
    rf"|(?:người dân|dân số) tham gia (?:bảo hiểm y tế|BHYT))(?:\s+(?:của|toàn|trên địa bàn)[^,.;:\d]{{0,40}})?{_LINK}",
    re.IGNORECASE,
)
_PART = re.compile(r"\bchiếm(?:\s+(?:tỷ lệ|tỷ trọng|khoảng|trên|hơn|gần))*\s*$", re.IGNORECASE)
_OF_TOTAL = re.compile(r"\s*(?:(?:trên|trong|so với|của)\s+)?tổng\s+số\b", re.IGNORECASE)
_FELL = re.compile(r"\bgiảm(?:\s+(?:khoảng|trên|hơn|gần|tới|đến))*\s*$", re.IGNORECASE)
_ALL = Decimal(100)
# Things of which there are only so many; and words that say the second number is only what was planned.
_WHOLES = re.compile(
    r"(?:xã|phường|thị trấn|huyện|thôn|ấp|bản|khu phố|tổ dân phố|đơn vị|trường|tỉnh|nhiệm vụ|nội dung"
    r"|kiến nghị|ý kiến|vụ|hồ sơ|thủ tục|dự án|đề án|cơ sở|trạm)(?![^\W_])",
    re.IGNORECASE,
)
_PLANNED = re.compile(r"kế hoạch|chỉ tiêu|mục tiêu|giao|vượt|đăng ký|lộ trình|dự kiến", re.IGNORECASE)


def check_part_over_whole(context: Context) -> Iterator[FindingDraft]:
    """Yield each "45/42 xã" whose sentence speaks of no plan that could have been passed."""
    for sentence in context.sentences:
        for figure in sentence.figures:
            if figure.kind is not FigureKind.RATIO or not isinstance(figure.value, tuple):
                continue
            part, whole = figure.value
            if part <= whole or not _WHOLES.match(figure.unit or ""):
                continue
            planned = _PLANNED.search(context.report.text, *sentence.span)
            if not planned and not is_now_and_then(context.report, figure):
                message = Message(
                    "{part} of {whole} is impossible; the two numbers were probably changed over, or one is wrong.",
                    part=shown(part),
                    whole=shown(whole),
                )
                yield FindingDraft("impossible_value", Level.UNSURE, (figure.span,), message)


def check_impossible_percent(context: Context) -> Iterator[FindingDraft]:
    """Yield percentages above 100 of a whole of people or things, and falls by more than 100 per cent."""
    for figure in context.figures:
        if figure.kind is not FigureKind.PERCENT or figure.number is None or figure.number <= _ALL:
            continue
        words = before(context.report, figure, 120)
        if _OF_ALL.search(words):
            message = Message("{stated} of a whole is impossible: the rate cannot pass 100%.", stated=figure.text)
            yield FindingDraft("impossible_value", Level.ERROR, (figure.span,), message)
        elif _PART.search(words) and _OF_TOTAL.match(after(context.report, figure, 30)):
            message = Message("{stated} of a whole is impossible: the rate cannot pass 100%.", stated=figure.text)
            yield FindingDraft("impossible_value", Level.UNSURE, (figure.span,), message)
        elif _FELL.search(words):
            message = Message(
                "A fall by {stated} leaves less than nothing; a rise, or another base, is probably meant.",
                stated=figure.text,
            )
            yield FindingDraft("impossible_value", Level.UNSURE, (figure.span,), message)
