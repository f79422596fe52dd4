"""What each figure of a claim is there: the value, its change, the plan and its share, the value before, a part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.extraction.amounts import lasts
from app.extraction.model import Figure, FigureKind

_CHANGE = re.compile(
    r"(?<![^\W_])(?:tăng|giảm|cao hơn|thấp hơn|vượt|nhiều hơn|ít hơn|sụt|tăng thêm|giảm được)"
    r"(?!\s(?:trưởng|nghèo\sđạt))(?:\s[^\W\d_]+){0,2}\s\(?$"
)
_REACHED = re.compile(r"(?<![^\W_])(?:còn|xuống|lên|(?<!tăng )(?<!giảm )đến|thành)\s$")
_FROM = re.compile(r"(?<![^\W_])(?:tăng|giảm|nâng|hạ|chuyển|tụt)(?:\s[^\W\d_]+){0,3}\stừ(?:\smức)?\s$")
_SHARE = re.compile(
    r"(?<![^\W_])(?:chiếm|đạt tỷ lệ|đạt tỉ lệ|tỷ lệ|tỉ lệ|bằng|tương đương|tương ứng)(?:\s[^\W\d_]+){0,2}\s$"
)
_PREVIOUS = re.compile(
    r"(?<![^\W_])(?:so với(?: mức| con số)?|so cùng kỳ|cùng kỳ(?: năm)?(?: trước| ngoái)?|năm trước|năm ngoái|tỷ lệ của"
    r"|(?:cao|thấp|nhiều|ít) hơn (?:so với |tỷ lệ |tỉ lệ |mức (?:tăng )?))(?:\s?(?:là|đạt|có|chỉ|:))?\s?$"
)
_PLAN_BEFORE = re.compile(
    r"(?<![^\W_])(?:kế hoạch|kh|dự toán|chỉ tiêu|mục tiêu|nghị quyết|định mức|dự kiến)"
    r"(?:\s(?:năm|cả năm|giao|đề ra|được giao|đặt ra|là|trên|dưới|từ|tối thiểu|của|tỉnh|trung ương|hđnd)){0,4}"
    r"\s?[:(]?\s?$"
)
_OF_PLAN = re.compile(
    r"\s?(?:so với |so |của |)(?:tổng |)"
    r"(?:dự toán|kế hoạch|kh(?![^\W_])|chỉ tiêu|nghị quyết|mục tiêu|dt(?![^\W_])|định mức)"
)
_PART = re.compile(r"(?<![^\W_])trong đó,?(?:\s(?:có|đã|gồm|riêng|:|số|[^\W\d_]+)){0,3}\s$")
_WHOLE = re.compile(r"(?<![^\W_])(?:trong|trên\stổng(?:\ssố)?|trong\stổng(?:\ssố)?)\s$")
# "Đã giải quyết 522 đơn, đạt 96,13%": the share of the amount before; "tăng trưởng đạt 8,05%" is a value.
_OF_AMOUNT = re.compile(r"[(,]\s?(?:chỉ |mới |đã )?đạt $")
_IN_BRACKETS = re.compile(r"(?:\s[^\W\d_]+){0,5}\s?\(\s?")
_RANGE = re.compile(r"\s?[-–]\s?")
_ALTERNATIVE = re.compile(r"\s[^\W_]+(?:\s[^\W_]+)?\s(?:kế hoạch|chỉ tiêu)")


def roles_of(low: str, figures: Sequence[Figure], offset: int) -> list[str]:
    """Return the role of each figure of a claim, given its block in small letters and where the block begins."""
    roles: list[str] = []
    for place, figure in enumerate(figures):
        role = role_of(low, figure, offset)
        if role == "value" and place and roles[-1] != "value":
            between = low[figures[place - 1].span.end - offset : figure.span.start - offset]
            if _RANGE.fullmatch(between) and figure.kind is figures[place - 1].kind:
                role = roles[-1]  # "tăng 1 - 1,5 tạ/ha"
            elif roles[-1] == "change" and figure.kind is FigureKind.PERCENT and _IN_BRACKETS.fullmatch(between):
                role = "change"  # "tăng 129 vụ (7,56%)"
        roles.append(role)
    return roles


def role_of(low: str, figure: Figure, offset: int) -> str:
    """Return the role of a figure, given its block in small letters and where the block begins in the text."""
    if figure.kind in (FigureKind.DATE, FigureKind.PERIOD):
        return "period"
    if figure.kind is FigureKind.DOCUMENT_REFERENCE:
        return "reference"
    if figure.kind is FigureKind.RANK:
        return "rank"
    place = figure.span.start - offset
    before = low[max(0, place - 40) : place]
    after = low[figure.span.end - offset : figure.span.end - offset + 40]
    if _FROM.search(before) or _PREVIOUS.search(before):
        return "previous"
    if low[place] in "+-−" or before.endswith(("+", "(-", "(−")):
        return "change"
    if _CHANGE.search(before) and not _REACHED.search(before):
        return "change"
    if figure.kind is FigureKind.PERCENT:
        if _OF_PLAN.match(after):
            return "plan_share"
        if _SHARE.search(before) or _OF_AMOUNT.search(before):
            return "share"
    elif lasts(figure):
        return "value"
    elif _PLAN_BEFORE.search(before) or (before.endswith("/") and _ALTERNATIVE.match(after)):
        return "plan"
    if _WHOLE.search(before):
        return "whole"
    return "part" if _PART.search(before) else "value"
