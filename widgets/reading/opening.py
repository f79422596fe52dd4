"""Opening a report: read it, show it, put it into the library, scan it, place its marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.jobs import Token
from app.report.model import Report
from app.review.model import Mark, ReportRecord
from app.review.store import Store
from app.wording import Message
from widgets.page.document import PageDocument
from widgets.page.page import Page
from widgets.review.present import Presented, present
from widgets.services import Services
from widgets.window.work import Work

if TYPE_CHECKING:
    from app.review.records import Additions
    from app.review.session import ReviewSession
    from app.scan import Scan

READING = Message("Reading the report")


@dataclass(frozen=True)
class Placed:
    """A report as the library has it, with its marks and what was added to it."""

    record: ReportRecord
    marks: Sequence[Mark]
    additions: Additions


@dataclass(frozen=True)
class ReadReport:
    """A report that was read, with its document for the page."""

    report: Report
    built: PageDocument


def as_stored(session: ReviewSession, store: Store) -> ReviewSession:
    """Return a review as the library has it, whatever is typed meanwhile; within the store's thread."""
    from app.review.session import ReviewSession

    number = session.record.id
    marks, additions = store.marks(number), store.additions(number)
    return ReviewSession(store.record(number), session.machine_scan, marks, session.author, additions)


class Opening(QObject):
    """Signals: read(ReadReport) the page can be shown; opened(Presented) everything can; failed(error).

    All that takes long is made in the pools, the page's document and the rows of the list too.
    """

    read = Signal(object)
    opened = Signal(object)
    failed = Signal(object)

    def __init__(self, services: Services, work: Work, page: Page) -> None:
        super().__init__(work)
        self._services, self._work, self._page = services, work, page
        self._turn = 0

    def open_file(self, path: Path) -> None:
        """Open a report file; a PDF may be of nothing but scanned pages."""
        read = self._services.read_pages or self._services.read
        self._begin("compute", lambda token: read(path, token))

    @property
    def can_read_scans(self) -> bool:
        """Whether scanned pages can be read at all."""
        return self._services.read_scans is not None

    def read_scans(self, path: Path) -> None:
        """Open a report file with its scanned pages read by OCR; until then what is open stays."""
        read = self._services.read_scans
        if read is not None:
            self._begin("compute", lambda token: read(path, token), Message("Reading the scanned pages"))

    def open_record(self, record: ReportRecord) -> None:
        """Open a report of the library: its file, or the library's own copy where the file is gone."""
        store, path = self._services.store, Path(record.path)
        if path.exists():
            self.open_file(path)
        else:
            self._begin("store", lambda _token: store.report(record.id))

    def _begin(self, pool: str, read: Callable[[Token], Report], text: Message = READING) -> None:
        self._turn += 1
        turn, build = self._turn, self._page.build

        def work(token: Token) -> ReadReport:
            report = read(token)
            return ReadReport(report, build(report))

        def done(found: ReadReport) -> None:
            if turn == self._turn:
                self.read.emit(found)
                self._place(turn, found.report)

        self._start(turn, pool, work, done, text)

    def _place(self, turn: int, report: Report) -> None:
        store = self._services.store

        def place(_token: Token) -> Placed | Report:
            from app.review.readings import kept_reading

            kept = kept_reading(store, report)
            if kept is not report:
                return kept
            record = store.add_report(report)
            return Placed(record, store.marks(record.id), store.additions(record.id))

        def done(placed: Placed | Report) -> None:
            if turn != self._turn:
                return
            if isinstance(placed, Report):  # its scanned pages were read by OCR before
                self._begin("store", lambda _token: placed)
            else:
                self._scan(turn, report, placed)

        self._start(turn, "store", place, done, Message("Opening the library"))

    def _scan(self, turn: int, report: Report, placed: Placed) -> None:
        services = self._services
        author, places = services.settings.current.author, self._page.canvas.places

        def scan(token: Token) -> Presented:
            from app.review.session import ReviewSession

            found: Scan = services.scan(report, token)
            session = ReviewSession(placed.record, found, placed.marks, author, placed.additions)
            return present(session, places)

        def done(presented: Presented) -> None:
            if turn == self._turn:
                self.opened.emit(presented)

        self._start(turn, "compute", scan, done, Message("Reading the figures"))

    def _start(self, turn: int, pool: str, work: object, done: object, text: Message) -> None:
        def failed(error: BaseException) -> None:
            if turn == self._turn:
                self.failed.emit(error)

        self._work.start(pool, work, done, failed, text)  # type: ignore[arg-type]
