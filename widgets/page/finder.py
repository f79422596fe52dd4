"""Going from place to place of words that are searched for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from app.report.model import Span


class Finder:
    """The places that a search found, and which of them is the current one."""

    def __init__(self, hits: Sequence[Span] = ()) -> None:
        self.hits = hits
        self._current = -1

    def begin(self, place: int) -> None:
        """Stand before the first hit from a place on, so that the next one is that."""
        self._current = bisect_left(self.hits, place, key=lambda span: span.start) - 1

    @property
    def index(self) -> int:
        """The number of the current hit from 0, -1 where there is none."""
        return self._current if self.hits else -1

    @property
    def current(self) -> Span | None:
        """The current hit."""
        return self.hits[self._current] if self.hits else None

    def step(self, backward: bool = False) -> Span | None:
        """Go on to the next hit or back to the one before, round the end."""
        if self.hits:
            self._current = (self._current + (-1 if backward else 1)) % len(self.hits)
        return self.current
