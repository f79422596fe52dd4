"""What is at hand beside the page of the open report: the overview, copying, reckoning, printing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog

from app.review.sections import shorten
from app.wording import translate
from widgets.actions import Act
from widgets.facsimile.spread import TEXT
from widgets.overview.dock import OverviewDock
from widgets.reading.selection import Selection
from widgets.review.present import PageKeys
from widgets.window.front import chosen_theme

if TYPE_CHECKING:
    from widgets.library.watching import Watching
    from widgets.overview.rows import ChartRow
    from widgets.page.print_dialog import MakePrinter, PrintDialog
    from widgets.review.adding import AddingRoom
    from widgets.window.report_window import ReportWindow

KEPT = "overview"  # whether the overview was open
LEAST = 160  # pixels of height that the page keeps
LONGEST = 30  # letters of a row's name over the list of its items


class Workbench(QObject):
    """Made once by the window, after its parts; shows the overview while a report is open, where it is wanted."""

    def __init__(self, window: ReportWindow, watching: Watching, adding: AddingRoom, layout: QSettings | None) -> None:
        super().__init__(window)
        self._window, self._layout = window, layout
        self.overview = OverviewDock(chosen_theme(window.services.settings), window)
        self._wanted = layout is not None and bool(layout.value(KEPT, False, type=bool))
        self.selection = Selection(window, adding)
        self._join()
        watching.changed.connect(self._show_session)
        self._join_actions()
        self._show_room()

    def _join(self) -> None:
        window, overview = self._window, self.overview
        window.looks.themed.connect(overview.set_theme)
        window.looks.worded.connect(overview.retranslate)
        window.opening.read.connect(self._show_session)
        window.opening.opened.connect(self._show_session)
        window.reviewing.reshaped.connect(self._show_session)
        window.reviewing.changed.connect(overview.update_items)
        window.parts.stack.currentChanged.connect(self._show_room)
        window.closing.connect(self._keep)
        overview.chosen.connect(self._go_to)
        overview.picture_asked.connect(self._ask_where_to_save)
        overview.closed.connect(self._close_overview)

    def _join_actions(self) -> None:
        actions = self._window.actions_by_id
        calls: dict[Act, Callable[[], object]] = {
            Act.OVERVIEW: self.toggle_overview,
            Act.PRINT: self.show_printing,
            Act.RESTORE_LAYOUT: self._restore,
        }
        actions[Act.OVERVIEW].setCheckable(True)
        for act, call in calls.items():
            actions[act].triggered.connect(lambda _checked=False, call=call: call())

    # The overview

    @Slot()
    def toggle_overview(self) -> None:
        """Open the overview or close it."""
        self._wanted = not self._wanted
        self._show_room()

    @Slot()
    def _close_overview(self) -> None:
        self._wanted = False
        self._show_room()

    @Slot()
    def _show_room(self) -> None:
        parts = self._window.parts
        review = parts.stack.currentWidget() is parts.review
        parts.stack.setMinimumHeight(LEAST if review else 0)  # else the start page's own, which leaves no room below it
        self.overview.setVisible(self._wanted and review)
        self._window.actions_by_id[Act.OVERVIEW].setChecked(self._wanted)

    @Slot()
    def _show_session(self) -> None:
        self.overview.show_session(self._window.session)

    def _restore(self) -> None:
        self._wanted = False
        self.overview.restore(self._window)
        self._show_room()

    @Slot(object)
    def _go_to(self, row: ChartRow) -> None:
        """List the items of a row alone and go to the first, or on to the next where one is the current one."""
        room = self._window.room
        self._window.parts.items.show_only(row.keys, shorten(row.label, LONGEST))
        at = row.keys.index(room.current) + 1 if room.current in row.keys else 0
        room.go_to_item(row.keys[at % len(row.keys)])

    @Slot(QPixmap)
    def _ask_where_to_save(self, picture: QPixmap) -> None:
        report = self._window.room.report
        name = Path(report.path).stem if report else ""
        dialog = QFileDialog(self._window, translate("Save the charts as a picture"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("png")
        dialog.setNameFilters([translate("Picture (*.png)")])
        dialog.selectFile(f"{name}.png")
        dialog.fileSelected.connect(lambda path: self._save(picture, Path(path)))
        dialog.open()

    def _save(self, picture: QPixmap, path: Path) -> None:
        if picture.save(str(path)):
            self._tell_written(path)
        else:
            text = translate("The picture could not be written to {path}. Choose another folder.", path=path)
            self._window.parts.strip.say("error", text, "error")

    # Printing

    def show_printing(self) -> PrintDialog | None:
        """Show the sheets to be printed; None where no report is open."""
        from widgets.page.print_dialog import PrintDialog
        from widgets.page.printing import Printout, items_in

        window = self._window
        report, session = window.room.report, window.session
        if report is None:
            return None
        items = items_in(PageKeys(session.items, report).all(session)) if session else ()
        figures, claims, references = (layer.isChecked() for layer in window.parts.page_bar.layers)
        printout = Printout(report, items, (figures, claims, references))
        dialog = PrintDialog(printout, chosen_theme(window.services.settings), window, self._print_pages())
        dialog.pages.setChecked(window.parts.spread.way != TEXT)  # what is seen
        dialog.written.connect(self._tell_written)
        dialog.failed.connect(window.show_error)
        dialog.open()
        return dialog

    def _print_pages(self) -> MakePrinter | None:
        """Return what prints the pages as pictures, None where the report has none."""
        render = self._window.services.picture
        if render is None or not self._window.parts.spread.has_pages:
            return None
        from widgets.facsimile.printing import PagesPrinter

        return partial(PagesPrinter, render=render)

    @Slot(object)
    def _tell_written(self, path: Path) -> None:
        self._window.parts.strip.say("export", translate("Written: {path}", path=path))

    @Slot()
    def _keep(self) -> None:
        if self._layout is not None:
            self._layout.setValue(KEPT, self._wanted)
