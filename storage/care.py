"""What the Help menu does with the library file as a whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.review.late_store import LateStore
from app.review.model import CopyFacts
from app.review.store import Store


class LibraryCare:
    """Looks at copies and puts one in the place of the library, which the window goes on working with."""

    def __init__(self, path: Path, late: LateStore, reopen: Callable[[], Store]) -> None:
        self._path, self._late, self._reopen = path, late, reopen

    @property
    def backups(self) -> Path:
        """The folder of the dated copies, or that of the library while there are none."""
        from storage.copies import backups_of

        found = backups_of(self._path)
        return found[0].parent if found else self._path.parent

    def facts(self, copy: Path) -> CopyFacts | None:
        """Return what a copy holds; None where it is no sound library."""
        from storage.copies import facts_of

        return facts_of(copy)

    def reopen(self) -> None:
        """Go on with the file that stands in the library's place now; MovedLibrary where none does."""
        from storage.errors import MovedLibrary

        if not self._path.exists():
            raise MovedLibrary(self._path)
        self._late.replace(lambda: None, self._reopen)

    def restore(self, copy: Path) -> Path | None:
        """Put a copy in the place of the library and open it; return where the one before was set aside."""
        from storage.backup import restore

        aside: list[Path | None] = []
        self._late.replace(lambda: aside.append(restore(copy, self._path)), self._reopen)
        return aside[0]
