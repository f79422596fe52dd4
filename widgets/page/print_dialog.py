"""Printing: the sheets to look at, with or without what was marked; to a printer or into a PDF file."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import ThamTraError
from app.wording import translate
from widgets.page.print_preview import Preview
from widgets.page.printing import Printer, Printout, SheetPrinter, Step, paper, write_pdf
from widgets.theme.icons import MARGIN, icon
from widgets.theme.theme import Theme

MakePrinter = Callable[[Printout], SheetPrinter]
SLICE = 30  # milliseconds that are painted at once, so that the dialog can be cancelled


class PrintDialog(QDialog):
    """Signals: `written(Path)` a PDF file is complete; `printed()` the printer has it all; `failed(error)`."""

    written = Signal(object)
    printed = Signal()
    failed = Signal(object)

    def __init__(
        self, printout: Printout, theme: Theme, window: QWidget | None = None, pages: MakePrinter | None = None
    ) -> None:
        """`pages` prints the pictures of the pages instead of the text; None where there are none."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Print"))
        self._printout = printout
        self._make_pages = pages
        self._printer: SheetPrinter = Printer(printout)
        self._steps: Generator[Step] | None = None
        self._path: Path | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        self.preview = Preview(theme, self)
        self.marks = QCheckBox(translate("With &highlights"), self)
        self.pages = QCheckBox(translate("&Page pictures"), self)
        self.pages.setVisible(pages is not None)
        self.number = QLabel(self)
        self.progress = QProgressBar(self)
        self.cancel = QPushButton(translate("Cancel"), self)
        self.save = QPushButton(translate("&Save as PDF..."), self)
        self.print = QPushButton(translate("&Print..."), self)
        self._turns = self._tool("previous", theme), self._tool("next", theme)
        self._zooms = self._tool("smaller", theme), self._tool("add", theme)
        self._build()
        self._join()
        self.preview.view.show_printer(self._printer)
        self.preview.view.setFocus()

    def _tool(self, name: str, theme: Theme) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name, theme.muted, MARGIN))
        return button

    def _build(self) -> None:
        self.marks.setChecked(bool(self._printout.items))
        self.progress.setTextVisible(False)
        if not QPrinterInfo.availablePrinterNames():
            self.print.setEnabled(False)
            self.print.setToolTip(translate("No printer is set up on this computer; save the pages as PDF instead."))
        words = (translate("Previous page"), translate("Next page"), translate("Smaller"), translate("Larger"))
        for button, word in zip((*self._turns, *self._zooms), words, strict=True):
            button.setToolTip(word)
            button.setAccessibleName(word)
        shown: tuple[QWidget, ...] = (*self._turns, self.number, *self._zooms, self.marks, self.pages)
        done: tuple[QWidget, ...] = (self.progress, self.cancel, self.save, self.print)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        for widget in shown:
            bar.addWidget(widget)
        bar.addStretch(1)
        for widget in done:
            bar.addWidget(widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(bar)
        box.addWidget(self.preview, 1)
        self._show_busy(False)
        room = self.screen().availableGeometry()
        self.resize(min(860, room.width() - 40), min(900, room.height() - 60))

    def _join(self) -> None:
        view = self.preview.view
        view.turned.connect(self._show_number)
        for button, by in zip(self._turns, (-1, 1), strict=True):
            button.clicked.connect(lambda _checked=False, by=by: view.turn(view.number + by))
        for button, factor in zip(self._zooms, (1 / 1.2, 1.2), strict=True):
            button.clicked.connect(lambda _checked=False, factor=factor: self.preview.zoom(factor))
        self.marks.toggled.connect(self._choose)
        self.pages.toggled.connect(self._choose)
        self.save.clicked.connect(self._ask_where_to_save)
        self.print.clicked.connect(self._ask_printer)
        self.cancel.clicked.connect(self._stop)

    @Slot(int)
    def _show_number(self, number: int) -> None:
        total = self.preview.view.count
        self.number.setText(translate("Page {number} / {total}", number=number + 1, total=total))
        self._turns[0].setEnabled(number > 0)
        self._turns[1].setEnabled(number + 1 < total)

    @Slot()
    def _choose(self) -> None:
        shown = self._printout if self.marks.isChecked() else replace(self._printout, items=())
        make = self._make_pages if self._make_pages and self.pages.isChecked() else Printer
        self._printer = make(shown)
        self.preview.view.show_printer(self._printer)

    # To a file, to a printer

    @Slot()
    def _ask_where_to_save(self) -> None:
        dialog = QFileDialog(self, translate("Save as PDF"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilters([translate("PDF (*.pdf)")])
        dialog.selectFile(f"{Path(self._printout.report.path).stem}-{translate('reviewed')}.pdf")
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Write all sheets to a PDF file."""
        self._path = path
        self._start(write_pdf(self._printer, path, self._printout.report.metadata.title or path.stem))

    @Slot()
    def _ask_printer(self) -> None:
        device = QPrinter(QPrinter.PrinterMode.HighResolution)
        device.setPageLayout(paper())
        device.setDocName(Path(self._printout.report.path).stem)
        dialog = QPrintDialog(device, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setMinMax(1, self.preview.view.count)
        dialog.accepted.connect(lambda: self.print_on(device))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def print_on(self, device: QPrinter) -> None:
        """Print the sheets that were chosen."""
        chosen = device.printRange() == QPrinter.PrintRange.PageRange
        self._start(_printed(self._printer, device, range(device.fromPage(), device.toPage() + 1) if chosen else None))

    def _start(self, steps: Generator[Step]) -> None:
        self._steps = steps
        self.progress.setValue(0)
        self._show_busy(True)
        self._timer.start()

    @Slot()
    def _go_on(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        try:
            while self._steps is not None and clock.elapsed() < SLICE:
                step = next(self._steps, None)
                if step is None:
                    self._end()
                    return
                self.progress.setMaximum(step.total)
                self.progress.setValue(step.done)
        except ThamTraError as error:
            self._put_down()
            self.failed.emit(error)

    def _end(self) -> None:
        path = self._path
        self._put_down()
        if path is not None:
            self.written.emit(path)
        else:
            self.printed.emit()
        self.close()

    def _put_down(self) -> None:
        self._timer.stop()
        self._steps, self._path = None, None
        self._show_busy(False)

    @Slot()
    def _stop(self) -> None:
        steps = self._steps
        self._put_down()
        if steps is not None:
            steps.close()

    def _show_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.cancel.setVisible(busy)
        self.print.setVisible(not busy)
        self.save.setEnabled(not busy)
        self.pages.setEnabled(not busy)
        self.marks.setEnabled(not busy and bool(self._printout.items))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is under way."""
        self._stop()
        super().closeEvent(event)

    def reject(self) -> None:
        """Close; Escape does so too, and stops what is under way."""
        self._stop()
        super().reject()


def _printed(printer: SheetPrinter, device: QPrinter, pages: range | None) -> Generator[Step]:
    """Paint on a printer; what is not finished is taken back from it."""
    finished = False
    try:
        yield from printer.steps(device, pages)
        finished = True
    finally:
        if not finished:
            device.abort()
