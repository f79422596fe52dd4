"""Pictures of pages as they are asked for: one after another, the ones in sight first, a few of them kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from app.errors import Cancelled, SourceLost
from app.jobs import Token
from app.report.model import Report
from widgets.window.work import Work

if TYPE_CHECKING:
    from app.readers.pictures import PageAsked, PagePicture

    Render = Callable[[PageAsked, Token], PagePicture]

KEPT_BYTES = 96_000_000
Wanted = tuple[int, int]  # a page from 1, and how many pixels wide


class Pictures(QObject):
    """Signals: `changed()` a page came or cannot be shown; `lost(Message)` the file is gone or was changed."""

    changed = Signal()
    lost = Signal(object)

    def __init__(self, render: Render, work: Work) -> None:
        super().__init__(work)
        self._render, self._work = render, work
        self._report: Report | None = None
        self._kept: OrderedDict[int, tuple[int, QImage]] = OrderedDict()
        self._failed: set[int] = set()
        self._wanted: Sequence[Wanted] = ()
        self._token: Token | None = None

    def show_report(self, report: Report | None) -> None:
        """Make pictures of another report's pages; forget those of the one before."""
        self.close()
        self._report = report
        self._kept.clear()
        self._failed.clear()

    @Slot()
    def close(self) -> None:
        """Stop what is under way."""
        self._wanted = ()
        if self._token is not None:
            self._token.cancel()
        self._token = None

    def image(self, page: int) -> QImage | None:
        """Return the picture of a page, as wide as it was asked for last or before."""
        kept = self._kept.get(page)
        return kept[1] if kept else None

    def failed(self, page: int) -> bool:
        """Say whether a page cannot be shown."""
        return page in self._failed

    def has(self, wanted: Wanted) -> bool:
        """Say whether a page is there in the width that is wanted, or will never be."""
        page, width = wanted
        kept = self._kept.get(page)
        return page in self._failed or (kept is not None and kept[0] == width)

    def want(self, wanted: Sequence[Wanted]) -> None:
        """Say which pages are wanted now, the most urgent first; what was wanted before and is not any more is not."""
        self._wanted = wanted
        for page, _ in reversed(wanted):
            if page in self._kept:
                self._kept.move_to_end(page)
        self._go_on()

    def _go_on(self) -> None:
        report = self._report
        wanted = next((one for one in self._wanted if not self.has(one)), None)
        if report is None or wanted is None or self._token is not None:
            return
        token = self._token = Token()

        def done(image: QImage) -> None:
            self._end(token, lambda: self._keep(wanted, image))

        def failed(error: BaseException) -> None:
            self._end(token, lambda: self._give_up(wanted[0], error))

        self._work.start("compute", lambda _token: self._picture(report, wanted, token), done, failed)

    def _picture(self, report: Report, wanted: Wanted, token: Token) -> QImage:
        """Return the picture of a page; on any thread."""
        from app.readers.pictures import BYTES, PageAsked

        found = self._render(PageAsked(report.path, report.sha256, *wanted), token)
        pixels = QImage(found.pixels, found.width, found.height, found.width * BYTES, QImage.Format.Format_RGB32)
        return pixels.copy()  # the picture's own, whatever becomes of the bytes

    def _end(self, token: Token, then: Callable[[], None]) -> None:
        """Take an answer unless it comes too late, and ask for the next page."""
        if token is self._token:
            self._token = None
            then()
            self._go_on()

    def _keep(self, wanted: Wanted, image: QImage) -> None:
        page, width = wanted
        self._kept[page] = (width, image)
        self._kept.move_to_end(page)
        while len(self._kept) > 1 and sum(kept.sizeInBytes() for _, kept in self._kept.values()) > KEPT_BYTES:
            self._kept.popitem(last=False)
        self.changed.emit()

    def _give_up(self, page: int, error: BaseException) -> None:
        if isinstance(error, SourceLost):
            self.close()
            self._kept.clear()
            self.lost.emit(error.message)
        elif not isinstance(error, Cancelled):
            self._failed.add(page)
            self.changed.emit()
