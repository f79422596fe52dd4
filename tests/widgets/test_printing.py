"""A report on paper: where it is cut, what is painted, a PDF that is complete or not there at all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.errors import ThamTraError
from app.readers.registry import read_report
from app.report.model import Report, Span
from app.review.model import Verdict
from app.wording import choose_language
from widgets.page.items import PageItem
from widgets.page.print_dialog import PrintDialog
from widgets.page.printing import ALL_LAYERS, Printer, Printout, items_in, paper, write_pdf
from widgets.theme.theme import load_theme

WORDS = "Tỉnh đã thực hiện 37/42 nội dung, còn lại 05 nội dung chưa trình do đang chuẩn bị."
TEXT = "BÁO CÁO\n\n" + "\n\n".join(f"{number}. Mục thứ {number}\n\n{WORDS} {WORDS}" for number in range(1, 41)) + "\n"


@pytest.fixture
def report(tmp_path: Path) -> Report:
    path = tmp_path / "bao-cao.txt"
    path.write_text(TEXT, "utf-8")
    return read_report(path)


def marked(report: Report, verdict: Verdict = Verdict.INCONSISTENT) -> tuple[PageItem, ...]:
    start = report.text.index("37/42")
    return (PageItem("one", Span(start, start + 5), "figure", verdict, finding=True, pending=True),)


def pages_of(path: Path) -> list[str]:
    pdf = pypdfium2.PdfDocument(path)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
    finally:
        pdf.close()


def pixels_of(path: Path) -> set[tuple[int, int, int]]:
    pdf = pypdfium2.PdfDocument(path)
    try:
        picture = pdf[0].render(scale=2, rev_byteorder=True).to_numpy()
        return {tuple(int(part) for part in pixel[:3]) for row in picture for pixel in row}
    finally:
        pdf.close()


def printed(printout: Printout, path: Path) -> Path:
    for _step in write_pdf(Printer(printout), path, "title"):
        pass
    return path


def test_every_word_is_printed_once_on_numbered_sheets(qtbot: QtBot, report: Report, tmp_path: Path) -> None:
    pages = pages_of(printed(Printout(report), tmp_path / "out.pdf"))
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert f"Page {number} / {len(pages)}" in page
        assert "bao-cao" in page or "BÁO CÁO" in page
    whole = " ".join(pages)
    assert [whole.count(f"Mục thứ {number} ") for number in range(1, 41)] == [1] * 40


def test_no_sheet_ends_with_a_heading(qtbot: QtBot, report: Report) -> None:
    printer = Printer(Printout(report))
    sheets = printer.sheets(QRectF(paper().paintRectPoints()))
    document, places = printer._canvas.document, printer._canvas.places
    headings = [block for block in report.blocks if block.kind.value == "heading"]
    assert headings
    for heading in headings:
        entry = places.entry_at(heading.span.start)
        assert entry is not None
        rect = document.documentLayout().blockBoundingRect(document.findBlockByNumber(entry.block))
        sheet = next(one for one in sheets if one.top <= rect.top() < one.bottom)
        assert sheet.bottom - rect.bottom() > 10


def test_sheets_follow_each_other_without_a_gap_and_fit(qtbot: QtBot, report: Report) -> None:
    printer = Printer(Printout(report))
    room = QRectF(paper().paintRectPoints())
    sheets = printer.sheets(room)
    assert sheets[0].top == 0
    assert all(one.bottom == other.top for one, other in pairwise(sheets))
    assert max(sheet.bottom - sheet.top for sheet in sheets) < 696 * room.height() / room.width()


def test_a_verdict_is_printed_in_its_colour_with_what_its_icon_means(
    qtbot: QtBot, report: Report, tmp_path: Path
) -> None:
    with_marks = printed(Printout(report, items_in(marked(report))), tmp_path / "marks.pdf")
    without = printed(Printout(report), tmp_path / "bare.pdf")
    tone = load_theme("light").tone(Verdict.INCONSISTENT)
    fill = tone.fill.getRgb()[:3]
    assert fill in pixels_of(with_marks) and fill not in pixels_of(without)
    assert "Inconsistent" in pages_of(with_marks)[0] and "Inconsistent" not in pages_of(without)[0]


def test_kinds_that_are_hidden_in_the_window_are_hidden_on_paper(qtbot: QtBot, report: Report, tmp_path: Path) -> None:
    start = report.text.index("37/42")
    items = (PageItem("one", Span(start, start + 5), "figure"),)
    shown = printed(Printout(report, items, ALL_LAYERS), tmp_path / "shown.pdf")
    hidden = printed(Printout(report, items, (False, True, True)), tmp_path / "hidden.pdf")
    assert len(pixels_of(shown) - pixels_of(hidden)) > 0


def test_a_pdf_that_cannot_be_written_leaves_nothing_behind(qtbot: QtBot, report: Report, tmp_path: Path) -> None:
    with pytest.raises(ThamTraError, match="no folder"):
        printed(Printout(report), tmp_path / "nowhere" / "out.pdf")


def test_printing_that_is_cancelled_leaves_the_old_file(qtbot: QtBot, report: Report, tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    path.write_text("old")
    steps = write_pdf(Printer(Printout(report)), path, "title")
    assert next(steps).total > 2
    steps.close()
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".pdf"] == ["out.pdf"]


@pytest.fixture
def dialog(qtbot: QtBot, report: Report) -> Iterator[PrintDialog]:
    choose_language("vi")
    made = PrintDialog(Printout(report, marked(report)), load_theme("light"))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.show()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


def test_sheets_are_turned_by_keys(dialog: PrintDialog) -> None:
    view = dialog.preview.view
    assert dialog.number.text() == f"Trang 1 / {view.count}"
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert (view.number, dialog.number.text()) == (1, f"Trang 2 / {view.count}")
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.number == view.count - 1


def test_the_sheet_is_shown_with_its_marks_or_without(dialog: PrintDialog) -> None:
    before = dialog.preview.view.grab().toImage()
    dialog.marks.setChecked(False)
    assert dialog.preview.view.grab().toImage() != before


def test_the_dialog_writes_a_pdf_and_closes(qtbot: QtBot, dialog: PrintDialog, tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    with qtbot.waitSignal(dialog.written, timeout=10_000) as written:
        dialog.save_to(path)
        assert dialog.cancel.isVisible() and not dialog.save.isEnabled()
    assert written.args == [path]
    assert len(pages_of(path)) == dialog.preview.view.count
    assert not dialog.isVisible()


def test_the_dialog_says_why_a_pdf_was_not_written(qtbot: QtBot, dialog: PrintDialog, tmp_path: Path) -> None:
    with qtbot.waitSignal(dialog.failed, timeout=10_000):
        dialog.save_to(tmp_path / "nowhere" / "out.pdf")
    assert dialog.isVisible() and dialog.save.isEnabled() and not dialog.cancel.isVisible()
