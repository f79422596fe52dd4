"""Documents cited by number and symbol, with their type, date and issuer."""

from __future__ import annotations

import re
from itertools import pairwise

from app.extraction.draft import Draft, Line
from app.extraction.model import FigureKind
from app.language.documents import Symbol, name_before, read_symbol, type_before, type_of_symbol
from app.language.issuers import read_issuer, read_issuer_before

_MARKS = r"[\s*⁰¹²³⁴-⁹⁽⁾]*"
_TO_DATE = re.compile(
    rf"{_MARKS}[,(]?{_MARKS}(?:(?:được\s+)?(?:ban hành|ký|ký ban hành|thông qua)\s+)?(?:cùng\s+)?ngày\s*"
    rf"(?:ký\s*:?\s*)?$"
)
_IN_TURN = re.compile(rf"{_MARKS},?\s*lần lượt\s+(?:vào\s+)?(?:các\s+)?ngày\s*$")
_NEXT_DATE = re.compile(r"\s?(?:,|;|và|,\svà)\s(?:ngày\s?)?")
_TO_LIST = r"(?:[,;&+]|và|hoặc|cùng)"
_LIST = re.compile(rf"{_MARKS}\)?{_MARKS}{_TO_LIST}{_MARKS}(?:số\s+)?(?:cùng\s+)?$")
# A list of one type may say it again: "Nghị quyết số 18-NQ/TW và Nghị quyết số 19-NQ/TW".
_NAMED_LIST = re.compile(rf"{_MARKS}\)?{_MARKS}{_TO_LIST}(?:\s+[^\W\d_]+){{1,4}}\s+(?:số\s*:?\s*)?$")
_NUMBERED = re.compile(r"(?<![^\W_])số\s*:?\s*[*“\"]?\s*$")
_BEFORE = 80


def read_reference(line: Line, start: int) -> Draft | None:
    """Read the number and symbol of a document that begins at a place."""
    symbol = read_symbol(line.text, start)
    if symbol is None or (start and (line.text[start - 1].isalnum() or line.text[start - 1] in "/.")):
        return None
    before = line.text[max(0, start - _BEFORE) : start]
    stated = type_before(before)
    listed = _is_listed(line, start)
    if symbol.bare and stated is None and not listed and _NUMBERED.search(before.lower()) is None:
        return None
    return Draft(
        start,
        symbol.end,
        FigureKind.DOCUMENT_REFERENCE,
        line.text[start : symbol.end],
        document_type=stated or _type_in_list(line, symbol, listed),
        malformed=symbol.malformed,
    )


def _is_listed(line: Line, start: int) -> bool:
    """Say whether nothing but a comma, "và" or a date stands between a place and the reference before it."""
    if not line.drafts or line.drafts[-1].kind not in (FigureKind.DOCUMENT_REFERENCE, FigureKind.DATE):
        return False
    return _last_reference(line) is not None and _LIST.fullmatch(line.low[line.drafts[-1].end : start]) is not None


def _type_in_list(line: Line, symbol: Symbol, listed: bool) -> str | None:
    """Return the type of a reference that none is stated for: its symbol's, or that of the list it stands in."""
    named = type_of_symbol(symbol.letters)
    last = _last_reference(line) if listed else None
    if last is None or last.document_type is None:
        return named
    known = read_symbol(line.text, last.start)
    return last.document_type if known is None or named in (None, type_of_symbol(known.letters)) else named


def _last_reference(line: Line) -> Draft | None:
    for draft in reversed(line.drafts[-2:]):
        if draft.kind is FigureKind.DOCUMENT_REFERENCE:
            return draft
    return None


def complete_references(line: Line) -> None:
    """Give each reference the date and the office that stand after it; a list shares the office of its last member."""
    pending: list[Draft] = []
    end = 0
    for index, draft in enumerate(line.drafts):
        if draft.kind is not FigureKind.DOCUMENT_REFERENCE:
            continue
        if pending and not _goes_on(line, pending[-1], end, draft):
            pending = []
        end = _read_date(line, index, pending)
        pending.append(draft)
        issuer = read_issuer(line.text, end)
        if issuer is not None:
            for member in pending:
                member.issuer = issuer[1]
            pending = []
        elif draft.issuer is None:
            draft.issuer = _issued_by(line, draft.start)


def _issued_by(line: Line, start: int) -> str | None:
    """Return the office that stands before a reference as the one that issued it."""
    floor = max(0, start - _BEFORE)
    name = name_before(line.text[floor:start])
    return read_issuer_before(line.text, floor + name[0]) if name else None


def _read_date(line: Line, index: int, pending: list[Draft]) -> int:
    """Give a reference the date after it, its list too where "cùng ngày" says so; return where both end."""
    draft = line.drafts[index]
    after = line.drafts[index + 1] if index + 1 < len(line.drafts) else None
    if after is None or after.kind not in (FigureKind.DATE, FigureKind.PERIOD):
        return draft.end
    between = line.low[draft.end : after.start]
    if after.kind is FigureKind.PERIOD:  # "Quyết định số 3456/QĐ-BYT năm 2021 của Bộ Y tế"
        return after.end if between.isspace() and str(after.value).isdigit() else draft.end
    if _IN_TURN.fullmatch(between):
        return _read_dates_in_turn(line, index, [*pending, draft])
    if _TO_DATE.fullmatch(between) is None:
        return draft.end
    shared = pending if "cùng ngày" in between else []
    for member in (draft, *(one for one in shared if one.document_date is None)):
        member.document_date = str(after.value)
    return after.end


def _read_dates_in_turn(line: Line, index: int, members: list[Draft]) -> int:
    """Give the references of a list the dates that stand after it in the same order; return where these end."""
    dates = line.drafts[index + 1 : index + 1 + len(members)]
    gaps = [line.low[one.end : other.start] for one, other in pairwise(dates)]
    listed = all(date.kind is FigureKind.DATE for date in dates) and all(map(_NEXT_DATE.fullmatch, gaps))
    if not listed or len(dates) != len(members):
        return members[-1].end
    for member, date in zip(members, dates, strict=True):
        member.document_date = str(date.value)
    return dates[-1].end


def _goes_on(line: Line, last: Draft, end: int, draft: Draft) -> bool:
    """Say whether a reference stands in one list with the one before it."""
    gap = line.low[end : draft.start]
    if _LIST.fullmatch(gap) is not None:
        return True
    return _letters(last) == _letters(draft) and _NAMED_LIST.fullmatch(gap) is not None


def _letters(draft: Draft) -> str:
    return re.sub(r"^[0-9lOoI]+[a-zđ]?(?:\s?[/-]\s?(?:19|20)[0-9]{2})?|\s", "", str(draft.value))
