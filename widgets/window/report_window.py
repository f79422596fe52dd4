"""The window with a report: what it shows of the open one, of the library, and of two versions side by side."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Slot
from PySide6.QtWidgets import QWidget

from widgets.actions import ACTIONS, Act
from widgets.services import Services
from widgets.window.front_window import FrontWindow

if TYPE_CHECKING:
    from app.review.model import ReportRecord
    from app.review.session import ReviewSession
    from widgets.compare.compared import Compared
    from widgets.compare.comparing import Comparing
    from widgets.compare.view import CompareView
    from widgets.export.room import ExportRoom
    from widgets.facsimile.ways import Ways
    from widgets.reading.finding import FindingRoom
    from widgets.reading.opening import Opening, ReadReport
    from widgets.reading.scans import ScansOffer
    from widgets.review.present import Presented
    from widgets.review.reviewing import Reviewing
    from widgets.review.room import ReviewRoom
    from widgets.window.docking import Docking
    from widgets.window.looks import Looks
    from widgets.window.parts import Parts


class ReportWindow(FrontWindow):
    """What the rooms of the window rely on: its parts, and the use cases that it was handed."""

    parts: Parts
    opening: Opening
    reviewing: Reviewing
    room: ReviewRoom
    looks: Looks
    comparing: Comparing
    ways: Ways
    scans: ScansOffer
    exports: ExportRoom
    finding: FindingRoom
    docking: Docking

    def __init__(self, services: Services, layout: QSettings | None) -> None:
        super().__init__(services, layout)
        self.comparison: CompareView | None = None

    @property
    def session(self) -> ReviewSession | None:
        """The review of the open report, None until it has been scanned."""
        return self.reviewing.session

    def join(self) -> None:
        """Join the parts with what they ask for."""
        self.opening.read.connect(self._show_report)
        self.opening.opened.connect(self._show_session)
        self.opening.read.connect(self.exports.give_up)
        self.opening.opened.connect(self.exports.go_on)
        self.opening.failed.connect(self._show_not_opened)
        self.reviewing.progressed.connect(self.refresh_library)
        self.comparing.shown.connect(self.show_comparison)
        self.parts.start.asked.connect(self.open_record)
        self.parts.page_bar.layers_changed.connect(self.parts.spread.set_layers)
        self.closing.connect(self.ways.close)

    # Rooms

    @Slot()
    def show_start(self) -> None:
        """Show the start page with the recent reports."""
        self.parts.detail.flush_note()
        self._show_room(self.parts.start)
        self.refresh_library()

    @Slot()
    def show_review(self) -> None:
        """Show the open report."""
        self._show_room(self.parts.review)

    @Slot(object)
    def show_comparison(self, compared: Compared) -> None:
        """Show two versions side by side."""
        assert self.comparison is not None  # made when the comparison began
        self.comparison.show_compared(compared)
        if compared.begins:
            self._show_room(self.comparison)
            self.comparison.begin()

    @Slot()
    def leave_comparison(self) -> None:
        """Go back to the open report, or to the start page where there is none."""
        if self.room.report is not None:
            self.show_review()
        else:
            self.show_start()

    def _show_room(self, room: QWidget) -> None:
        parts = self.parts
        parts.stack.setCurrentWidget(room)
        review = room is parts.review
        self.docking.show_room(review)
        self.by_place = review
        parts.header.show_report(review or (room is self.comparison and self.session is not None))
        for spec in ACTIONS:
            if spec.needs_report:
                self.actions_by_id[spec.id].setEnabled(review)
        self.actions_by_id[Act.CLOSE_COMPARISON].setEnabled(room not in (parts.start, parts.review))
        self.room.refresh_undo()
        self.ways.refresh()

    def refresh_library(self) -> None:
        """Read the list of reports anew."""
        store = self.services.store
        self.work.start("store", lambda _token: store.reports(), self._show_records)

    def _show_records(self, records: Sequence[ReportRecord]) -> None:
        self.parts.start.show_records(records)
        self.parts.library.show_records(records, self.session.record.id if self.session else None)

    # Opening

    def show_first(self) -> None:
        """Show what is being opened, where that was announced, else the start page."""
        if self.announced is not None:
            self._show_room(self.announced)
            self.refresh_library()
        else:
            self.show_start()

    def end_announcing(self) -> None:
        """Go to the start page where nothing comes of what was announced."""
        if self.announced is not None and self.parts.stack.currentWidget() is self.announced:
            self.show_start()

    @Slot(object)
    def _show_not_opened(self, error: BaseException) -> None:
        self.end_announcing()
        self.show_error(error)

    def open_file(self, path: Path) -> None:
        """Open a report file."""
        self._begin_opening()
        self.opening.open_file(path)

    @Slot(object)
    def open_record(self, record: ReportRecord) -> None:
        """Open a report of the library."""
        if self.session is not None and self.session.record.id == record.id:
            self.show_review()
        else:
            self._begin_opening()
            self.opening.open_record(record)

    def _begin_opening(self) -> None:
        self.parts.detail.flush_note()
        self.parts.strip.put_away("error")

    @Slot(object)
    def _show_report(self, read: ReadReport) -> None:
        report = read.report
        self.room.show_report(report, read.built)
        self.setWindowTitle(f"{report.metadata.title or Path(report.path).name} - Thẩm Tra")
        self.show_review()
        self.parts.spread.take_focus()

    @Slot(object)
    def _show_session(self, presented: Presented) -> None:
        self.room.show_session(presented)
        self.refresh_library()

    # Export and comparison

    def export_to(self, path: Path, kind: str | None = None) -> None:
        """Write what is saved of this review to a file, as a kind of export or as the ending says."""
        self.parts.detail.flush_note()
        self.exports.export_to(path, kind)

    def compare_with(self, path: Path) -> None:
        """Compare the open report with another version of it."""
        if self.session is not None:
            self.parts.detail.flush_note()
            self.comparing.with_file(self.session, path)

    @Slot()
    def compare_sample(self) -> None:
        """Show the sample's two versions side by side."""
        self.comparing.files(*self.services.sample_versions)
