"""Numbers that lost a separator or have one too many: "thứ 1763 tỉnh/thành" for 17/63, "12,,5%", "1.234.56 tỷ đồng"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.context import Context
from app.checks.draft import FindingDraft
from app.checks.model import Level
from app.report.model import Span
from app.wording.message import Message

PROVINCES = ("63", "64", "61", "34")  # how many provinces and cities the country had, or has, at a time
_RANK = re.compile(
    rf"(?:thứ|hạng|vị trí)\s+(\d{{1,2}})({'|'.join(PROVINCES)})(?![\d.,/])"
    r"(?=\s*(?:\(?\s*(?:tỉnh|thành|địa phương)|[,;.)\s]))",
    re.IGNORECASE,
)
_UNIT = r"(?=\s?(?:%|(?:tỷ|tỉ|triệu|nghìn|ngàn|đồng|USD|ha|tấn|km|người|hộ|lượt|con|m[23²³])(?![^\W_])))"
_DOUBLED = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d{3})*)(,,|\.,|,\.)(\d{1,3})(?![\d.,]\d)" + _UNIT)
_LAST_GROUP = re.compile(r"(?<![\d.,/])(\d{1,3}(?:\.\d{3})+)\.(\d{1,2})(?![\d.,]\d|\d)" + _UNIT)
_BLANK = re.compile(
    r"\b(?:đạt|tăng|giảm|bằng|chiếm) (?P<number>(\d{1,3}) ?([.,]) (\d{1,3}))(?! ?[.,]?\d)" + _UNIT, re.IGNORECASE
)
_YEAR = re.compile(r"\bnăm ((?:19|20)\d{3})(?=[,;:)]|\.(?:\s|$)|\s(?:so với|và|là|đạt)\s)", re.IGNORECASE)


def check_broken_number(context: Context) -> Iterator[FindingDraft]:
    """Yield ranks, amounts and years whose digits and separators make no number, with the likely reading."""
    text = context.report.text
    for match in _RANK.finditer(text):
        rank, field = match[1], match[2]
        if int(rank) > int(field) or rank.startswith("0") or len(rank) < 2:
            continue
        message = Message(
            "{written} is more than there are provinces; {likely} is probably meant.",
            written=rank + field,
            likely=f"{rank}/{field}",
        )
        yield FindingDraft("broken_number", Level.UNSURE, (Span(match.start(1), match.end(2)),), message)
    for match in _DOUBLED.finditer(text):
        yield _misread(match, f"{match[1]},{match[3]}")
    for match in _LAST_GROUP.finditer(text):
        yield _misread(match, f"{match[1]},{match[2]}")
    for match in _BLANK.finditer(text):
        if (match[3] == ".") == (len(match[4]) == 3):
            yield _misread(match, f"{match[2]}{match[3]}{match[4]}", "number")
    for match in _YEAR.finditer(text):
        message = Message("{written} is no year.", written=match[1])
        yield FindingDraft("broken_number", Level.UNSURE, (Span(*match.span(1)),), message)


def _misread(match: re.Match[str], likely: str, group: str | int = 0) -> FindingDraft:
    message = Message("{written} is no number; {likely} is probably meant.", written=match[group], likely=likely)
    return FindingDraft("broken_number", Level.UNSURE, (Span(*match.span(group)),), message)
