"""What an export will look like on paper: the pages of a document, or the pictures of a PDF file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEventLoop, QRectF, QSizeF
from PySide6.QtGui import QAbstractTextDocumentLayout, QImage, QPainter, QPalette, QTextDocument

from app.exports.preview import Pages
from widgets.page.paging import Sheet
from widgets.page.printing import paper


class DocumentSheets:
    """A document of our own on its pages, laid out once."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document

    def sheets(self, _room: QRectF) -> Sequence[Sheet]:
        """Return where the pages begin and end in the document."""
        height = self._document.pageSize().height()
        return [Sheet(number * height, (number + 1) * height) for number in range(self._document.pageCount())]

    def paint_sheet(self, painter: QPainter, sheets: Sequence[Sheet], number: int, _room: QRectF) -> None:
        """Paint a page over the whole sheet, whose margins are its own."""
        page, sheet = self._document.pageSize(), sheets[number]
        whole = paper().fullRectPoints().width()
        painter.save()
        painter.scale(whole / page.width(), whole / page.width())
        painter.translate(0, -sheet.top)
        look = QAbstractTextDocumentLayout.PaintContext()
        look.clip = QRectF(0, sheet.top, page.width(), page.height())
        look.palette.setColor(QPalette.ColorRole.Text, "black")
        painter.setClipRect(look.clip)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._document.documentLayout().draw(painter, look)
        painter.restore()


class PictureSheets:
    """The pages of a PDF file, each asked for when it is first painted."""

    def __init__(self, count: int, ask: Callable[[int], None]) -> None:
        self._count, self._ask = count, ask
        self._images: dict[int, QImage] = {}
        self._asked: set[int] = set()

    def keep(self, number: int, image: QImage) -> None:
        """Take the picture of a page, counted from 0."""
        self._images[number] = image

    def sheets(self, _room: QRectF) -> Sequence[Sheet]:
        """Return one sheet a page."""
        return [Sheet(number, number + 1) for number in range(self._count)]

    def paint_sheet(self, painter: QPainter, _sheets: Sequence[Sheet], number: int, _room: QRectF) -> None:
        """Paint the picture of a page where it has come; else ask for it."""
        image = self._images.get(number)
        if image is None:
            if number not in self._asked:
                self._asked.add(number)
                self._ask(number)
            return
        full = paper().fullRectPoints()
        scale = min(full.width() / image.width(), full.height() / image.height())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(0, 0, image.width() * scale, image.height() * scale), image)


def lay_out(pages: Pages) -> QTextDocument:
    """Return the document of pages, laid out; on any thread, as long as nobody else has it."""
    QEventLoop()  # gives this thread what the timers of a layout need
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setHtml(pages.html)
    document.setPageSize(QSizeF(*pages.size))
    frame = document.rootFrame().frameFormat()
    left, top, right, bottom = pages.margins
    frame.setLeftMargin(left)
    frame.setTopMargin(top)
    frame.setRightMargin(right)
    frame.setBottomMargin(bottom)
    document.rootFrame().setFrameFormat(frame)
    document.pageCount()  # has it laid out here, not when it is first painted
    return document
