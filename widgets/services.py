"""What the window is handed by main.py: the store and the use cases it calls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.jobs import Token
from app.settings import SettingsFile

if TYPE_CHECKING:
    from app.comparison.model import Comparison
    from app.exports.options import Options
    from app.extraction.model import Extraction
    from app.readers.pictures import PageAsked, PagePicture
    from app.report.model import Report
    from app.review.model import CopyFacts
    from app.review.session import ReviewSession
    from app.review.store import Store
    from app.scan import Scan


class Care(Protocol):
    """What can be done with the library file as a whole; every method raises StoreError."""

    @property
    def backups(self) -> Path: ...
    def facts(self, copy: Path) -> CopyFacts | None: ...
    def reopen(self) -> None: ...
    def restore(self, copy: Path) -> Path | None: ...


class Export(Protocol):
    """Writes a review to a file, as a kind of export or as the ending says, in the way that is chosen."""

    def __call__(
        self, session: ReviewSession, path: Path, kind: str | None = None, options: Options | None = None, /
    ) -> None: ...


@dataclass(frozen=True)
class Services:
    """The store, and the work that the window starts as jobs; `sample_versions` are the sample's two versions."""

    store: Store
    read: Callable[[Path, Token], Report]
    scan: Callable[[Report, Token], Scan]
    compare: Callable[[Extraction, Extraction, Token], Comparison]
    export: Export
    settings: SettingsFile
    sample: Path
    sample_versions: tuple[Path, Path]
    prepare: Callable[[Token], None] = lambda _token: None  # what the first report will need, ahead of it
    picture: Callable[[PageAsked, Token], PagePicture] | None = None
    read_pages: Callable[[Path, Token], Report] | None = None  # as `read`, but a PDF may be of scanned pages only
    read_scans: Callable[[Path, Token], Report] | None = None  # as `read`, with the scanned pages read by OCR
    care: Care | None = None  # of the library's file; None where that is not the window's to take care of


@dataclass(frozen=True)
class StoreOpener:
    """How the store is opened behind the window: `load` what that takes, on any thread, then `open` it on the window's.

    `open` may ask the user, and returns None where they would rather quit.
    """

    load: Callable[[Token], None]
    open: Callable[[], Store | None]
