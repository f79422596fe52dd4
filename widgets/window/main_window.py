"""The window of the program: it is furnished with its rooms, and joins the actions with what they call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent

from app.wording import translate
from widgets.actions import VERDICT_ACTS, Act
from widgets.services import Services
from widgets.window.front import chosen_theme
from widgets.window.report_window import ReportWindow

if TYPE_CHECKING:
    from widgets.reading.room import ReadingRoom
    from widgets.reading.workbench import Workbench
    from widgets.window.rooms import Rooms


class MainWindow(ReportWindow):
    """The one window of the program: the front, and once it is furnished everything else."""

    rooms: Rooms
    workbench: Workbench
    reading: ReadingRoom

    def __init__(self, services: Services, layout: QSettings | None = None, furnished: bool = True) -> None:
        super().__init__(services, layout)
        self.setAcceptDrops(True)
        if furnished:
            self.furnish()

    def furnish(self) -> None:
        """Build everything behind the start page and join it, unless it is there."""
        if self.is_furnished:
            return
        super().furnish()
        from widgets.window.furniture import make_parts, make_rooms

        make_parts(self)
        self.join()
        self._join_actions()
        self.rooms, self.workbench, self.reading = make_rooms(self, self.layout_kept)
        self.show_first()

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

    def open_files(self, paths: Sequence[Path]) -> None:
        """Open the first of these files, put the others into the library; bundles are reviews of colleagues."""
        if paths := self.rooms.exchange.take_bundles(paths):
            self.open_file(paths[0])
            self.rooms.filling.add(paths[1:])
        else:
            self.end_announcing()

    @Slot()
    def restore_layout(self) -> None:
        """Put the docks back where they were at first."""
        self.docking.restore()

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
