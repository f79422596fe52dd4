"""What a sentence or clause claims, by its words and its figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.extraction.amounts import is_amount
from app.extraction.draft import lower_keeping_places
from app.extraction.model import ClaimType, Figure, FigureKind
from app.language.claim_words import (
    COMPLETION,
    EVENT,
    EXHORTATION,
    NOT_COMPLETION,
    NOT_SHORTCOMING,
    ORDERING,
    PLAN_HEADING,
    RESULT_HEADING,
    SHORTCOMING,
    STRIVEN,
    SUPERLATIVE,
    TARGET,
)
from app.language.phrases import Phrases
from app.language.tables import phrases

_PLANS = phrases("mục tiêu | nhiệm vụ | giải pháp | nhóm nhiệm vụ | nhóm giải pháp | định hướng | quan điểm")
_CLAIMING = (TARGET, EVENT, SUPERLATIVE, COMPLETION, SHORTCOMING)
_BY_YEAR = re.compile(r"(?:phấn đấu )?(?:đến|trước|trong)(?: hết| cuối)? năm 20[0-9]{2}(?![0-9])")
_NOTHING: frozenset[ClaimType] = frozenset()


def types_of(low: str, figures: Sequence[Figure], planned: bool, promised: bool = False) -> frozenset[ClaimType]:
    """Return what words in small letters claim.

    `planned` says that they stand in a part that tells what is to be done, `promised` that the clauses before them
    promise something, which goes on in a list.
    """
    low = EXHORTATION.blank(low)
    amounts = any(map(is_amount, figures))
    if planned:
        amounts = any(is_amount(figure) and not _counts_plans(figure) for figure in figures)
        due = TARGET.search(low) or EVENT.search(low) or amounts or _has_deadline(low, figures)
        return frozenset({ClaimType.TARGET}) if due else _NOTHING
    types: set[ClaimType] = set()
    if TARGET.search(low) or (promised and amounts and not _tells_the_past(low)):
        types.add(ClaimType.TARGET)
    elif amounts:
        types.add(ClaimType.QUANTITATIVE)
    if _finds(SUPERLATIVE, low, STRIVEN):
        types.add(ClaimType.SUPERLATIVE)
    if ClaimType.TARGET not in types and _finds(COMPLETION, low, NOT_COMPLETION):
        types.add(ClaimType.COMPLETION)
    if ClaimType.TARGET not in types and _falls_short(low):
        types.add(ClaimType.SHORTCOMING)
    return frozenset(types)


def may_claim(low: str) -> bool:
    """Say whether words without figures may claim something: nothing but their phrases could."""
    return any(group.may_stand_in(low) for group in _CLAIMING)


def is_plan(heading: str) -> bool:
    """Say whether a heading opens a part that tells what is to be done."""
    low = lower_keeping_places(heading)
    return PLAN_HEADING.search(low) is not None and RESULT_HEADING.search(low) is None


def _tells_the_past(low: str) -> bool:
    return low.startswith("đã ") or " đã " in low


def _falls_short(low: str) -> bool:
    return _finds(SHORTCOMING, low, NOT_SHORTCOMING) and ORDERING.match(low) is None


def _finds(words: Phrases, low: str, beside: Phrases) -> bool:
    """Say whether words are found, and still are where what only looks like them is left out."""
    return words.search(low) is not None and words.search(beside.blank(low)) is not None


def _has_deadline(low: str, figures: Sequence[Figure]) -> bool:
    """Say whether words name the month in which what is planned is due, or open with the year."""
    periods = [figure for figure in figures if figure.kind is FigureKind.PERIOD]
    return any(figure.text.lower().startswith("tháng") for figure in periods) or (
        bool(periods) and _BY_YEAR.match(low) is not None
    )


def _counts_plans(figure: Figure) -> bool:
    """Say whether a figure counts the parts of a plan ("05 mục tiêu"), which promises nothing by itself."""
    return figure.kind is FigureKind.COUNT and figure.unit is not None and figure.unit.lower() in _PLANS
