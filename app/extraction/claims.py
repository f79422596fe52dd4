"""Claims: sentences that state something a delegate could verify, with their types, figures and indicator."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.extraction.draft import lower_keeping_places
from app.extraction.indicators import find_indicator
from app.extraction.model import QUANTITIES, Claim, ClaimType, Figure, FigureKind, FigureRole
from app.language.claim_words import (
    COMPLETION,
    EVENT,
    EXHORTATION,
    NOT_SHORTCOMING,
    ORDERING,
    PLAN_HEADING,
    SHORTCOMING,
    SUPERLATIVE,
    TARGET,
)
from app.language.sentences import sentences
from app.language.tables import phrases
from app.language.tables import words as words_of
from app.report.model import Block, BlockKind, Report, Span

SHORTEST = 20
_NO_CLAIMS = frozenset(
    {BlockKind.TITLE, BlockKind.HEADING, BlockKind.HEADER, BlockKind.FOOTER, BlockKind.SIGNATURE, BlockKind.CAPTION}
)
_LEAD = re.compile(r"[\s*+•–-]*(?:\(?(?:[0-9]{1,2}(?:\.[0-9]{1,2})*|[ivx]{1,5}|[a-zđ])[.)]{1,2}\s*)?[\s*]*")
_NOTE_LEAD = re.compile(r"[⁰¹²³⁴-⁹⁽⁾\s]*")
_PLANS = phrases("mục tiêu | nhiệm vụ | giải pháp | nhóm nhiệm vụ | nhóm giải pháp | định hướng | quan điểm")
_DURATIONS = words_of("năm tháng ngày giờ tuần phút quý")
_CHANGE = re.compile(r"(?<![^\W_])(?:tăng|giảm|cao hơn|thấp hơn|vượt|nhiều hơn|ít hơn)(?:\s[^\W\d_]+){0,2}\s$")
_REACHED = re.compile(r"(?<![^\W_])(?:còn|xuống|lên|đến|thành)\s$")
_FROM = re.compile(r"(?<![^\W_])(?:tăng|giảm|nâng|hạ|chuyển)(?:\s[^\W\d_]+){0,3}\stừ\s$")
_SHARE = re.compile(r"(?<![^\W_])(?:chiếm|đạt tỷ lệ|tỷ lệ|bằng|tương đương|tương ứng)(?:\s[^\W\d_]+){0,2}\s$")
_PREVIOUS = re.compile(r"(?<![^\W_])(?:so với|cùng kỳ|năm trước|tỷ lệ của)(?:\s[^\W\d_]+){0,3}\s$")


def read_claims(report: Report, block: Block, figures: list[Figure], count: int, planned: bool) -> Iterator[Claim]:
    """Yield the claims of a block, given its figures, how many claims came before, and whether it stands in a plan."""
    if block.kind in _NO_CLAIMS:
        return
    text = report.text
    low = lower_keeping_places(text[block.span.start : block.span.end])
    offset = block.span.start
    for start, end in sentences(text, max(offset, block.list_mark_end), block.span.end):
        start = _skip_lead(text, start, end)
        if end - start < SHORTEST:
            continue
        inside = [figure for figure in figures if start <= figure.span.start and figure.span.end <= end]
        types = _types(low[start - offset : end - offset], inside, planned)
        if not types:
            continue
        count += 1
        roles = tuple(FigureRole(figure.id, _role(low, figure, offset)) for figure in inside)
        indicator = find_indicator(text, start, inside) if ClaimType.QUANTITATIVE in types else None
        yield Claim(f"c{count}", block.id, Span(start, end), frozenset(types), roles, indicator)


def _skip_lead(text: str, start: int, end: int) -> int:
    match = _NOTE_LEAD.match(text, start, end)
    start = match.end() if match else start
    match = _LEAD.match(text, start, end)
    return match.end() if match else start


def _types(low: str, figures: list[Figure], planned: bool) -> set[ClaimType]:
    if "phấn đấu" in low or "đề nghị" in low:
        low = EXHORTATION.sub(" ", low)
    amounts = any(_is_result(figure) for figure in figures)
    if planned:
        amounts = any(_is_result(figure) and not _counts_plans(figure) for figure in figures)
        due = TARGET.search(low) or EVENT.search(low) or amounts or any(map(_is_deadline, figures))
        return {ClaimType.TARGET} if due else set()
    types: set[ClaimType] = set()
    if TARGET.search(low):
        types.add(ClaimType.TARGET)
    elif amounts:
        types.add(ClaimType.QUANTITATIVE)
    if SUPERLATIVE.search(low):
        types.add(ClaimType.SUPERLATIVE)
    if ClaimType.TARGET not in types and COMPLETION.search(low):
        types.add(ClaimType.COMPLETION)
    if ClaimType.TARGET not in types and _falls_short(low):
        types.add(ClaimType.SHORTCOMING)
    return types


def _falls_short(low: str) -> bool:
    if SHORTCOMING.search(low) is None or ORDERING.match(low) is not None:
        return False
    return SHORTCOMING.search(NOT_SHORTCOMING.sub(" ", low)) is not None


def is_plan(heading: str) -> bool:
    """Say whether a heading opens a part that tells what is to be done."""
    return PLAN_HEADING.search(lower_keeping_places(heading)) is not None


def _is_deadline(figure: Figure) -> bool:
    """Say whether a figure names a month, as what is planned is due in one."""
    return figure.kind is FigureKind.PERIOD and figure.text.lower().startswith("tháng")


def _counts_plans(figure: Figure) -> bool:
    """Say whether a figure counts the parts of a plan ("05 mục tiêu"), which promises nothing by itself."""
    return figure.kind is FigureKind.COUNT and figure.unit is not None and figure.unit.lower() in _PLANS


def _is_result(figure: Figure) -> bool:
    if figure.kind not in QUANTITIES:
        return False
    return not (figure.kind is FigureKind.COUNT and figure.unit is not None and figure.unit.lower() in _DURATIONS)


def _role(low: str, figure: Figure, offset: int) -> str:
    if figure.kind in (FigureKind.DATE, FigureKind.PERIOD):
        return "period"
    if figure.kind is FigureKind.DOCUMENT_REFERENCE:
        return "reference"
    place = figure.span.start - offset
    before = low[max(0, place - 30) : place]
    if _FROM.search(before):
        return "previous"
    if low[place] in "+-−" or before.endswith("+"):
        return "change"
    if _CHANGE.search(before) and not _REACHED.search(before):
        return "change"
    if figure.kind is FigureKind.PERCENT and (_SHARE.search(before) or before.endswith("đạt ")):
        return "share"
    return "previous" if _PREVIOUS.search(before) else "value"
