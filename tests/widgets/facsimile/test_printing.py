"""The pages of a PDF are printed as pictures, with the boxes that the window shows over them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.widgets.facsimile.made import Press, choose
from widgets.actions import Act
from widgets.facsimile.printing import PagesPrinter
from widgets.page.print_dialog import PrintDialog
from widgets.page.printing import Printout, SheetPrinter, paper
from widgets.window.main_window import MainWindow


def dialog_of(window: MainWindow) -> PrintDialog:
    dialog = window.workbench.show_printing()
    assert dialog is not None
    return dialog


def sheet(printer: SheetPrinter, number: int) -> QImage:
    """Return a sheet as a picture."""
    room = QRectF(paper().paintRectPoints())
    made = QImage(600, 850, QImage.Format.Format_RGB32)
    made.fill(0xFFFFFFFF)
    painter = QPainter(made)
    printer.paint_sheet(painter, printer.sheets(room), number, room)
    painter.end()
    return made


def test_what_is_seen_is_printed_and_the_other_can_be_chosen(qtbot: QtBot, opened: MainWindow) -> None:
    dialog = dialog_of(opened)
    assert dialog.pages.isChecked()
    assert opened.room.report is not None
    assert dialog.preview.view.count == len(opened.room.report.pages)
    dialog.pages.setChecked(False)
    assert dialog.pages.isVisible()
    dialog.close()
    choose(qtbot, opened, Act.VIEW_TEXT)
    dialog = dialog_of(opened)
    assert not dialog.pages.isChecked()
    dialog.close()


def test_the_pages_are_written_with_their_highlights_into_a_pdf(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path
) -> None:
    path, report = tmp_path / "pages.pdf", opened.room.report
    assert report is not None
    dialog = dialog_of(opened)
    with qtbot.waitSignal(dialog.written, timeout=20_000):
        dialog.save_to(path)
    found = pypdfium2.PdfDocument(path)
    assert len(found) == len(report.pages)
    found.close()


def test_boxes_lie_over_the_picture_of_a_page(opened: MainWindow, press: Press) -> None:
    report, items = opened.room.report, tuple(opened.parts.spread.facsimile.overlay.shown_items())
    assert report is not None and items
    bare = PagesPrinter(Printout(report), press.picture)
    marked = PagesPrinter(Printout(report, items), press.picture)
    unmarked = PagesPrinter(Printout(report, (), (False, False, False)), press.picture)
    assert sheet(bare, 0) == sheet(unmarked, 0) != sheet(marked, 0)


def test_a_page_that_cannot_be_made_says_so_on_its_sheet(opened: MainWindow, press: Press) -> None:
    report = opened.room.report
    assert report is not None
    whole = sheet(PagesPrinter(Printout(report), press.picture), 0)
    broken = replace(press, broken=frozenset({1}))
    said = sheet(PagesPrinter(Printout(report), broken.picture), 0)
    inside = {said.pixel(x, y) for x in range(100, 500) for y in range(300, 600, 2)}
    assert said != whole and len(inside) > 1
