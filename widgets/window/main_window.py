"""The window: it joins its parts with the use cases it was handed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.wording import translate
from widgets.actions import ACTIONS, VERDICT_ACTS, Act
from widgets.services import Services
from widgets.window.front import chosen_theme
from widgets.window.front_window import FrontWindow

if TYPE_CHECKING:
    from app.review.model import ReportRecord
    from app.review.session import ReviewSession
    from widgets.compare.compared import Compared
    from widgets.compare.comparing import Comparing
    from widgets.compare.view import CompareView
    from widgets.export.room import ExportRoom
    from widgets.facsimile.ways import Ways
    from widgets.reading.opening import Opening, ReadReport
    from widgets.reading.room import ReadingRoom
    from widgets.reading.scans import ScansOffer
    from widgets.reading.workbench import Workbench
    from widgets.review.present import Presented
    from widgets.review.reviewing import Reviewing
    from widgets.review.room import ReviewRoom
    from widgets.window.docking import Docking
    from widgets.window.looks import Looks
    from widgets.window.parts import Parts
    from widgets.window.rooms import Rooms


class MainWindow(FrontWindow):
    """The one window of the program: the front, and once it is furnished everything else."""

    parts: Parts
    opening: Opening
    reviewing: Reviewing
    room: ReviewRoom
    looks: Looks
    comparing: Comparing
    ways: Ways
    scans: ScansOffer
    rooms: Rooms
    exports: ExportRoom
    workbench: Workbench
    reading: ReadingRoom
    docking: Docking

    def __init__(self, services: Services, layout: QSettings | None = None, furnished: bool = True) -> None:
        super().__init__(services, layout)
        self.comparison: CompareView | None = None
        self.setAcceptDrops(True)
        if furnished:
            self.furnish()

    def make_furniture(self) -> None:
        """Build everything behind the start page and join it."""
        from widgets.window.furniture import furnish

        furnish(self, self.layout_kept)

    @property
    def session(self) -> ReviewSession | None:
        """The review of the open report, None until it has been scanned."""
        return self.reviewing.session

    def join(self) -> None:
        """Join the parts with what they ask for."""
        parts = self.parts
        self.opening.read.connect(self._show_report)
        self.opening.opened.connect(self._show_session)
        self.opening.failed.connect(self.show_error)
        self.reviewing.progressed.connect(self.refresh_library)
        self.comparing.shown.connect(self.show_comparison)
        parts.start.asked.connect(self.open_record)
        parts.page_bar.layers_changed.connect(parts.spread.set_layers)
        self.closing.connect(self.ways.close)
        self._join_actions()

    def _join_actions(self) -> None:
        from app.review.model import Verdict
        from widgets.window import dialogs

        room, ways, parts = self.room, self.ways, self.parts
        calls: dict[Act, Callable[[], object]] = {
            Act.OPEN: self._ask_for_report,
            Act.SAMPLE: lambda: self.open_file(self.services.sample),
            Act.START: self.show_start,
            Act.EXPORT: self._ask_where_to_export,
            Act.QUIT: self.close,
            Act.UNDO: self.reviewing.undo,
            Act.REDO: self.reviewing.redo,
            Act.NOTE: parts.detail.note.take_focus,
            Act.NEXT_ITEM: lambda: room.step(parts.items.model.keys(), 1),
            Act.PREVIOUS_ITEM: lambda: room.step(parts.items.model.keys(), -1),
            Act.NEXT_FINDING: lambda: room.step(room.findings, 1),
            Act.PREVIOUS_FINDING: lambda: room.step(room.findings, -1),
            Act.GO_TO: lambda: room.go_to_item(room.current) if room.current else None,
            Act.LARGER: lambda: ways.zoom(1),
            Act.SMALLER: lambda: ways.zoom(-1),
            Act.NORMAL_SIZE: ways.normal_size,
            Act.RESTORE_LAYOUT: self.restore_layout,
            Act.COMPARE: self._ask_for_version,
            Act.COMPARE_SAMPLE: self.compare_sample,
            Act.CLOSE_COMPARISON: self.leave_comparison,
            Act.KEYS: lambda: dialogs.show_keys(self),
            Act.ABOUT: lambda: dialogs.show_about(self),
        }
        for act in VERDICT_ACTS:
            calls[act] = partial(room.give, Verdict(act.value))
        for act, call in calls.items():
            self.actions_by_id[act].triggered.connect(lambda _checked=False, call=call: call())

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

    @Slot()
    def restore_layout(self) -> None:
        """Put the docks back where they were at first."""
        self.docking.restore()

    # Opening

    def open_file(self, path: Path) -> None:
        """Open a report file."""
        self._begin_opening()
        self.opening.open_file(path)

    def open_files(self, paths: Sequence[Path]) -> None:
        """Open the first of these files, put the others into the library; bundles are reviews of colleagues."""
        if paths := self.rooms.exchange.take_bundles(paths):
            self.open_file(paths[0])
            self.rooms.filling.add(paths[1:])

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

    @Slot()
    def _ask_for_report(self) -> None:
        from widgets.window.dialogs import ask_for_reports

        ask_for_reports(self, translate("Open a report"), self.open_files)

    @Slot()
    def _ask_for_version(self) -> None:
        from widgets.window.dialogs import ask_for_report

        ask_for_report(self, translate("Choose the version to compare with"), self.compare_with)

    @Slot()
    def _ask_where_to_export(self) -> None:
        self.parts.detail.flush_note()
        self.exports.ask(chosen_theme(self.services.settings))

    # Files dropped, and the end

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file that was dropped; of several the first, the others go into the library."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.furnish()
        self.open_files(paths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the docks the least width that fits the window."""
        super().resizeEvent(event)
        if self.is_furnished:
            self.docking.fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Write what was typed, keep the layout, and wait for what is being written."""
        if self.is_furnished:
            self.parts.detail.flush_note()
        self.closing.emit()
        super().closeEvent(event)
