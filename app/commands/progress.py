"""How far a scan of many files is, on standard error where that is a terminal."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from app.commands.output import complain
from app.wording import plural, translate

_KNOWN_AFTER = 3  # files, before it is said how long the rest will take
_BAR = 24  # signs


class Progress:
    """One line that is written over again and again; complaints stand above it."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._shown = total > 1 and sys.stderr.isatty()
        self._start = time.monotonic()
        self._scanned = 0
        self.done = 0

    def step(self, path: Path, scanned: bool = True) -> None:
        """Tell that one more file is done; one that was done before says nothing about the time that is left."""
        self.done += 1
        self._scanned += scanned
        if self._shown:
            filled = _BAR * self.done // self._total
            bar = "█" * filled + "░" * (_BAR - filled)
            parts = [f"{bar} {self.done}/{self._total}", self._left(), path.name]
            self._put(" · ".join(part for part in parts if part))

    def complain(self, sentence: str) -> None:
        """Print one line of complaint, above the line of progress."""
        self.clear()
        complain(sentence)

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            self._put("")

    def _left(self) -> str:
        """Return about how long the rest will take."""
        if self._scanned < _KNOWN_AFTER or self.done == self._total:
            return ""
        seconds = (time.monotonic() - self._start) / self._scanned * (self._total - self.done)
        if seconds < 60:
            return translate("less than a minute left")
        return plural("about {count} minute left", "about {count} minutes left", round(seconds / 60))

    def _put(self, line: str) -> None:
        print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)
