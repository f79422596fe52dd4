"""Which claims of a report are about one indicator."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.extraction.indicators import indicator_key
from app.extraction.model import Claim


@dataclass(frozen=True, slots=True)
class IndicatorClaims:
    """An indicator as it is first written, what it is filed under, and the claims about it in the order of the text."""

    indicator: str
    key: str
    claims: tuple[Claim, ...]


def claims_by_indicator(claims: Iterable[Claim]) -> tuple[IndicatorClaims, ...]:
    """Return the indicators of the claims with all claims about each, in the order in which they are first named."""
    filed: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.indicator is not None:
            filed.setdefault(indicator_key(claim.indicator), []).append(claim)
    return tuple(IndicatorClaims(found[0].indicator or "", key, tuple(found)) for key, found in filed.items())
