"""All figures of one block: every digit and every word that may begin one is tried in turn, each reader once."""

from __future__ import annotations

import re
from collections import deque
from decimal import Decimal
from itertools import pairwise

from app.extraction.dates import read_date
from app.extraction.draft import Draft, Line
from app.extraction.labels import head_end, read_label
from app.extraction.model import QUANTITIES, FigureKind
from app.extraction.periods import read_listed_quarter, read_period, read_word_period
from app.extraction.quantities import read_quantity, read_rank
from app.extraction.references import complete_references, read_reference
from app.extraction.words import read_words
from app.language.counted_nouns import is_counted, read_counted_noun
from app.language.numerals import NUMBER_WORDS, Numeral, read_numeral, read_slipped_numeral

_DIGITS_RUN = re.compile(r"[0-9]+")
_ROMAN = re.compile(r"(?<![^\W_])i[iv]{0,2}(?![^\W_])")
_SLIPPED = re.compile(r"[ol](?<![^\W_].)(?=[ol.,]{0,3}[0-9])|i(?<![^\W_].)(?=[0-9]{1,3} )")
_LETTER_ONE = re.compile(r"i([0-9]{1,3}) ")
# Every word that may begin a figure; finding each on its own is quicker than one pattern for all.
_WORDS = (
    *("quý", "nửa", "hàng", "vài", "mấy", "giêng", "chạp", "nhất", "nhì", "đôi", "rưỡi"),
    *(word for word in NUMBER_WORDS if word not in ("không", "mốt", "tư", "lăm", "nhăm")),
)
_SENTENCE_END = re.compile(r"[.!?]\s+[A-ZÀ-ỸĐ]")
_OPENS_PLACES = re.compile(r"\([^();:.]{0,30}?[A-ZÀ-ỸĐ][^\W\d_]*:?\s$")
_NEXT_PLACE = re.compile(r"\s?[,;]\s(?:và\s)?[^(),;:.]{0,20}?[A-ZÀ-ỸĐ][^\W\d_]*:?\s")
_AGE = re.compile(r"(?<![^\W_])tuổi(?: từ)?\s$")
# Whoever gets work is a worker, not what was counted before: "giảm 240 hộ nghèo; giải quyết việc làm cho 1.140".
_WORK_FOR = re.compile(r"việc làm(?: mới)? cho(?: (?:khoảng|hơn|gần|trên))?\s$")
_BASE = re.compile(r"[0-9.,]+\s(?:(?:vạn|nghìn|ngàn|triệu)\s)?(?:dân|tuổi)(?![^\W_])")
_DIGITS = frozenset("0123456789")
_SLIPS = frozenset("ol")
_LISTED = re.compile(r"\s?(?:,|;|và|,\svà|hoặc)\s(?:khoảng\s|gần\s|hơn\s|trên\s)?")
_ONE_IN = re.compile(r"\s(?:trong|trên)\s(?:(?:tổng\s)?số\s)?")
_LISTED_KINDS = {FigureKind.COUNT, FigureKind.MEASURE, FigureKind.PERCENT, FigureKind.MONEY}
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]{1,64}@[^\s@]{1,255}")
_OF = re.compile(r"(?<![^\W_])(?:số(?:\slượng)?)((?:\s[^\W\d_]+){1,3})")


def read_figures(line: Line) -> list[Draft]:
    """Return the figures of a block in their order; numbers that state no quantity are left out."""
    done = head_end(line)
    addresses = deque(_addresses(line.low))
    for start in _anchors(line.low):
        while addresses and addresses[0][0] <= start:
            done = max(done, addresses.popleft()[1])
        if start < done:
            continue
        draft = _read(line, start)
        if draft is None:
            continue
        line.drafts.append(draft)
        done = draft.end
    complete_references(line)
    _share_units(line)
    _lend_units(line)
    return [draft for draft in line.drafts if draft.kind is not None]


def _anchors(low: str) -> list[int]:
    """Return each place where a figure may begin, in order."""
    places = [match.start() for match in _DIGITS_RUN.finditer(low)]
    if places:
        places += [match.start() for match in _SLIPPED.finditer(low)]
    for word in _WORDS:
        start = low.find(word)
        while start >= 0:
            end = start + len(word)
            if not low[start - 1 : start].isalnum() and not low[end : end + 1].isalnum():
                places.append(start)
            start = low.find(word, end)
    if "quý" in low:
        places += [match.start() for match in _ROMAN.finditer(low)]
    places.sort()
    return places


def _addresses(low: str) -> list[tuple[int, int]]:
    if "@" not in low and "www." not in low and "://" not in low:
        return []
    return [match.span() for match in _ADDRESS.finditer(low)]


def _read(line: Line, start: int) -> Draft | None:
    if line.low[start] not in _DIGITS:
        if line.low[start] == "i":
            return read_listed_quarter(line, start) or _letter_one(line, start)
        if line.low[start] in _SLIPS:
            return read_reference(line, start) or _slipped(line, start)
        return read_word_period(line, start) or read_words(line, start)
    found = read_reference(line, start) or read_date(line, start) or read_period(line, start)
    if found is not None and found.start >= (line.last.end if line.last else 0):
        return found
    numeral = read_numeral(line.low, start)
    if numeral is None:
        return None
    if not _SLIPS.isdisjoint(line.low[numeral.end : numeral.end + 2]) and (slipped := _slipped(line, start)):
        return slipped
    return (
        read_rank(line, start, numeral)
        or read_label(line, start, numeral)
        or read_quantity(line, start, numeral)
        or Draft(start, numeral.end, None)
    )


def _slipped(line: Line, start: int) -> Draft | None:
    """Read the amount whose numeral shows letters for digits, or None."""
    numeral = read_slipped_numeral(line.low, start)
    if numeral is None:
        return None
    if not numeral.grouped and 1900 <= numeral.value < 2100 and line.before(start, 5).endswith("năm "):
        return Draft(start - 4, numeral.end, FigureKind.PERIOD, str(numeral.value), doubtful=True)
    return read_quantity(line, start, numeral)


def _letter_one(line: Line, start: int) -> Draft | None:
    """Read a count whose first digit was scanned as the letter I: "I5 hộ"; a noun of the tables must follow."""
    match = _LETTER_ONE.match(line.low, start)
    noun = read_counted_noun(line.text, line.low, match.end(1)) if match and line.text[start] == "I" else None
    if match is None or noun is None or not is_counted(noun[1].lower().split()):
        return None
    return read_quantity(line, start, Numeral(match.end(1), Decimal(f"1{match[1]}"), True, False))


def _share_units(line: Line) -> None:
    """Give the bare numbers of a list the unit that only its last one shows: "14, 15 và 16 tấn"."""
    for draft, whole in pairwise(line.drafts):
        if (
            draft.kind is whole.kind is FigureKind.COUNT
            and draft.unit is None
            and _ONE_IN.fullmatch(line.low[draft.end : whole.start])
        ):
            draft.unit = whole.unit
    for draft, after in pairwise(reversed(line.drafts)):
        if (
            after.kind is not FigureKind.COUNT
            or after.unit is not None
            or draft.kind not in _LISTED_KINDS
            or not isinstance(draft.value, Decimal)
            or not isinstance(after.value, Decimal)
            or not _LISTED.fullmatch(line.low[after.end : draft.start])
        ):
            continue
        _share(line, draft, after)


def _share(line: Line, giver: Draft, taker: Draft) -> None:
    """Give a bare number the kind, unit and magnitude of another."""
    numeral = read_numeral(line.low, giver.start)
    if (
        numeral is None
        or not numeral.value
        or isinstance(giver.value, str | tuple)
        or isinstance(taker.value, str | tuple)
    ):
        return
    taker.kind, taker.unit = giver.kind, giver.unit
    taker.value *= giver.value / numeral.value


def _lend_units(line: Line) -> None:
    """Give a count or ratio without a noun the one named before it ("Số nhiệm vụ ...: 42") or counted last."""
    last: Draft | None = None
    floor = 0
    for draft in line.drafts:
        if draft.unit is None and draft.kind in (FigureKind.COUNT, FigureKind.RATIO):
            aged = _AGE.search(line.low, max(0, draft.start - 12), draft.start)
            draft.unit = "tuổi" if aged else _named_between(line, floor, draft.start)
            if draft.unit is None and last is not None:
                _lend(line, last, draft)
            floor = draft.end
        if draft.kind in QUANTITIES:
            floor = max(floor, draft.end if draft.kind in (FigureKind.COUNT, FigureKind.RATIO) else floor)
            last = draft if draft.unit is not None and not _is_base(line, draft) else None


def _lend(line: Line, last: Draft, draft: Draft) -> None:
    """Lend what was counted last, and to the places that a bracket lists any unit: "80.606 ha (Lào Cai 4.123, ...)"."""
    gap = line.text[last.end : draft.start]
    number = draft.value if isinstance(draft.value, Decimal) else None
    if last.kind in (FigureKind.COUNT, FigureKind.RATIO):
        whole = number is None or number == number.to_integral_value()
        if whole and not _SENTENCE_END.search(gap) and not _WORK_FOR.search(gap):
            draft.unit = last.unit
    elif number is not None and last.kind in _LISTED_KINDS and _lists_places(gap):
        _share(line, last, draft)


def _lists_places(gap: str) -> bool:
    return _OPENS_PLACES.search(gap) is not None or _NEXT_PLACE.fullmatch(gap) is not None


def _is_base(line: Line, draft: Draft) -> bool:
    """Say whether a count is what a rate is told of: "bình quân 1 vạn dân", "trên 100.000 dân", "dưới 5 tuổi"."""
    return _BASE.match(line.low, draft.start) is not None


def _named_between(line: Line, floor: int, place: int) -> str | None:
    found = None
    for match in _OF.finditer(line.low, max(floor, place - 80), place):
        noun = read_counted_noun(line.text, line.low, match.start(1)) if is_counted(match[1].split()) else None
        found = noun[1] if noun else found
    return found
