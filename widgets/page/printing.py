"""A report on paper: its text with boxes, lines and margin icons, on sheets with a head and a foot."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QPen,
)

from app.errors import WriteError
from app.report.model import Report
from app.review.citation import document_of
from app.review.model import Verdict
from app.wording import Message, translate
from widgets.page.canvas import Canvas
from widgets.page.items import PageItem
from widgets.page.paging import Sheet, sheets_of
from widgets.page.painting import ratio_of
from widgets.page.scene import paint_marks, paint_over
from widgets.page.style import PageStyle
from widgets.theme.fonts import window_font
from widgets.theme.icons import CHIP, pixmap
from widgets.theme.theme import load_theme
from widgets.words import verdict_word

HEAD, FOOT, SMALL = 34, 30, 11  # pixels of the page: the bands above and below the text, and their letters
POINTS = 12.0


class Step(NamedTuple):
    """How many sheets are painted, of how many."""

    done: int
    total: int


Layers = tuple[bool, bool, bool]
ALL_LAYERS: Layers = (True, True, True)


@dataclass(frozen=True)
class Printout:
    """What is printed: a report, what lies over it (nothing: the bare text), and which kinds of it are shown."""

    report: Report
    items: tuple[PageItem, ...] = ()
    layers: Layers = ALL_LAYERS


class SheetPrinter(ABC):
    """Paints sheets on any device, each with a head and a foot; colours are those of the light theme."""

    def __init__(self, printout: Printout) -> None:
        self.printout = printout
        self.theme = load_theme("light")
        self.style = PageStyle(self.theme, POINTS, top=0, bottom=0)
        self.width = float(self.style.sheet_width)

    @abstractmethod
    def sheets(self, room: QRectF) -> list[Sheet]:
        """Return how the report is cut for sheets with this room to paint in, in whatever unit."""

    @abstractmethod
    def paint_inside(self, painter: QPainter, sheets: Sequence[Sheet], number: int, height: float) -> None:
        """Paint what stands between head and foot of one sheet, which is `width` wide and so high."""

    def steps(self, device: QPagedPaintDevice, pages: range | None = None) -> Generator[Step]:
        """Paint the sheets of these numbers, from 1, or all, and tell before each how far it is; WriteError."""
        room = room_of(device)
        sheets = self.sheets(room)
        wanted = [number for number in range(len(sheets)) if pages is None or number + 1 in pages]
        painter = QPainter()
        if not painter.begin(device):
            raise WriteError(
                Message("The printer or the file did not take the report. Nothing was printed. Try again, or another.")
            )
        try:
            for done, number in enumerate(wanted):
                yield Step(done, len(wanted))
                if done:
                    device.newPage()
                self.paint_sheet(painter, sheets, number, room)
        finally:
            painter.end()

    def paint_sheet(self, painter: QPainter, sheets: Sequence[Sheet], number: int, room: QRectF) -> None:
        """Paint one sheet, counted from 0, into a rectangle of the painter."""
        scale = room.width() / self.width
        painter.save()
        painter.translate(room.topLeft())
        painter.scale(scale, scale)
        self._paint_head(painter, number + 1, len(sheets))
        if self.printout.items:
            self._paint_foot(painter, room.height() / scale)
        self.paint_inside(painter, sheets, number, room.height() / scale)
        painter.restore()

    def _paint_head(self, painter: QPainter, number: int, total: int) -> None:
        """Name the report on the left and the sheet on the right, above a line."""
        painter.setFont(_small())
        painter.setPen(self.theme.muted)
        sheet = translate("Page {number} / {total}", number=number, total=total)
        metrics = QFontMetricsF(_small())
        room = metrics.horizontalAdvance(sheet) + 16
        name = metrics.elidedText(document_of(self.printout.report), Qt.TextElideMode.ElideRight, self.width - room)
        line = QRectF(0, 0, self.width, 18)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, name)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, sheet)
        painter.setPen(QPen(self.theme.field, 0.75))
        painter.drawLine(0, 20, round(self.width), 20)

    def _paint_foot(self, painter: QPainter, height: float) -> None:
        """Say what the icons mean, below the text."""
        painter.setFont(_small())
        metrics, x, top = QFontMetricsF(_small()), 0.0, height - 18
        words = [(verdict.value, verdict_word(verdict)) for verdict in Verdict if verdict is not Verdict.UNREVIEWED]
        for name, word in (*words, ("finding", translate("Finding"))):
            picture = pixmap(name, self.theme.colour(name), CHIP, ratio_of(painter))
            painter.drawPixmap(round(x), round(top + 2), picture)
            painter.setPen(self.theme.muted)
            painter.drawText(QRectF(x + 18, top, 300, 18), Qt.AlignmentFlag.AlignVCenter, word)
            x += 18 + metrics.horizontalAdvance(word) + 20


class Printer(SheetPrinter):
    """Lays the text of a report out for paper once."""

    def __init__(self, printout: Printout) -> None:
        super().__init__(printout)
        self._canvas = Canvas(printout.report, self.style)
        self._canvas.set_items(printout.items)
        self._canvas.set_layers(*printout.layers)
        self._canvas.document.setTextWidth(self.width)

    def sheets(self, room: QRectF) -> list[Sheet]:
        """Return where the text is cut."""
        height = self.width * room.height() / room.width() - HEAD - FOOT
        return sheets_of(self._canvas.document, self._canvas.places, self.printout.report, height)

    def paint_inside(self, painter: QPainter, sheets: Sequence[Sheet], number: int, height: float) -> None:
        """Paint the stretch of text that the sheet shows."""
        sheet = sheets[number]
        painter.translate(0, HEAD - sheet.top)
        inside = QRectF(0, sheet.top, self.width, sheet.bottom - sheet.top)
        painter.setClipRect(inside, Qt.ClipOperation.IntersectClip)
        canvas = self._canvas
        layout = canvas.document.documentLayout()
        first = canvas.document.findBlock(max(0, layout.hitTest(inside.topLeft(), Qt.HitTestAccuracy.FuzzyHit)))
        canvas.walk(first, inside.top() + 1, inside.bottom() - 1)
        paint_marks(canvas, painter)
        look = QAbstractTextDocumentLayout.PaintContext()
        look.clip = inside.adjusted(0, 1, 0, -1)  # a line that only touches the edge belongs to another sheet
        look.palette.setColor(QPalette.ColorRole.Text, self.theme.text)
        layout.draw(painter, look)
        paint_over(canvas, painter)


def write_pdf(printer: SheetPrinter, path: Path, title: str) -> Generator[Step]:
    """Write all sheets to a file, which takes the place of an older one once it is complete; WriteError."""
    from app.exports.atomic import replacing

    with replacing(path) as fresh:
        writer = QPdfWriter(str(fresh))
        writer.setTitle(title)
        writer.setPageLayout(paper())
        yield from printer.steps(writer)
        del writer  # it is complete only then


def paper() -> QPageLayout:
    """Return a sheet of A4 with the margins of an official letter."""
    size = QPageSize(QPageSize.PageSizeId.A4)
    margins = QMarginsF(20, 15, 12, 15)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


def room_of(device: QPagedPaintDevice) -> QRectF:
    """Return what can be painted of a sheet of a device, in its own units."""
    return QRectF(QPointF(0, 0), device.pageLayout().paintRectPixels(device.logicalDpiX()).size().toSizeF())


def items_in(items: Iterable[PageItem]) -> tuple[PageItem, ...]:
    """Return items as they are on paper, where nothing is still on its way to the disk."""
    return tuple(replace(item, pending=False) for item in items)


def _small() -> QFont:
    font = window_font()
    font.setPixelSize(SMALL)
    return font
