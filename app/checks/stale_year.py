"""Years left over from an earlier report: a comparison, a session to come or a plan of a year that has passed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from app.checks.context import Context
from app.checks.draft import FindingDraft
from app.checks.model import Level
from app.report.model import Block, BlockKind, Span
from app.wording.message import Message

_SAME_TIME = re.compile(r"cùng kỳ\s+(?:của\s+)?(?:năm\s+)?(?P<year>20\d{2})(?![\d/-]|\.\d)", re.IGNORECASE)
_COMING = re.compile(
    r"\b(?:chuẩn bị|trình|phục vụ|tổ chức)\s[^.;\n]{0,160}?\bkỳ họp\s[^.;,\n]{0,60}?"
    r"(?P<words>(?:cuối|giữa|đầu)\s+năm\s+(?P<year>20\d{2}))"
)
_STRIVE = re.compile(
    r"\bphấn đấu\s[^.;\n]{0,80}?\b(?:hoàn thành|thực hiện|đạt)\s[^.;\n]{0,80}?"
    r"(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|nhiệm vụ)\s[^.;,\n]{0,60}?(?P<words>năm\s+(?P<year>20\d{2}))(?!\s*[-–])",
    re.IGNORECASE,
)
# Money and work of an earlier year that go on are no slip: "vốn năm 2020 kéo dài", "quyết toán kế hoạch năm 2020".
_GOES_ON = re.compile(
    r"kéo dài|chuyển|sang năm|tồn đọng|quyết toán|giải ngân|còn lại|trả nợ|nợ đọng|thu hồi", re.IGNORECASE
)
_AHEAD = re.compile(r"nhiệm vụ|phương hướng|định hướng|giải pháp|kế hoạch", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)20\d{2}(?!\d)")
_FEWEST_COMPARISONS = 4


def check_stale_comparison(context: Context) -> Iterator[FindingDraft]:
    """Yield each "so với cùng kỳ năm ..." of a year that no other comparison of the report is with."""
    text = context.report.text
    matches = list(_SAME_TIME.finditer(text))
    years = Counter(match["year"] for match in matches)
    if not years:
        return
    usual, times = years.most_common(1)[0]
    if times < _FEWEST_COMPARISONS or times < len(matches) - 1:
        return
    for match in matches:
        year = int(match["year"])
        block = context.report.block_at(match.start())
        if year == int(usual) or block.kind is BlockKind.TABLE_CELL:
            continue
        named = set(map(int, _YEAR.findall(context.report.text_of(block.span))))
        if year + 1 not in named and not named - {year, int(usual)}:
            message = Message(
                "This one is compared with {year}, the {count} others with {usual}.",
                year=year,
                count=times,
                usual=usual,
            )
            yield FindingDraft("stale_year", Level.UNSURE, (Span(*match.span()),), message)


def check_stale_task(context: Context) -> Iterator[FindingDraft]:
    """Yield what a section on the time to come still has to do, but in a year before the report's."""
    year = (context.report.metadata.period or "")[:4]
    if not year.isdigit():
        return
    ahead = False
    for block in context.report.blocks:
        if block.kind is BlockKind.HEADING and block.level <= 2:
            ahead = _is_ahead(context, block, int(year))
        elif ahead and not block.cell:
            for pattern in (_COMING, _STRIVE):
                for match in pattern.finditer(context.report.text, *block.span):
                    if int(match["year"]) < int(year) and not _goes_on(context, match):
                        message = Message(
                            "This is still to be done, but {stated} is before the time of the report ({year}).",
                            stated=match["words"],
                            year=year,
                        )
                        yield FindingDraft("stale_year", Level.UNSURE, (Span(*match.span("words")),), message)


def _goes_on(context: Context, match: re.Match[str]) -> bool:
    return _GOES_ON.search(context.report.text, match.start(), match.end() + 40) is not None


def _is_ahead(context: Context, heading: Block, year: int) -> bool:
    """Say whether a heading opens the tasks to come: it says so, and names no year before the report's."""
    words = context.report.text_of(heading.span)
    return bool(_AHEAD.search(words)) and all(int(named) >= year for named in _YEAR.findall(words))
