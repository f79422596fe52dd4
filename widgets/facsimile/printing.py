"""The pages of a PDF on paper, as pictures with the same boxes as in the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from app.errors import ThamTraError
from app.jobs import Token
from app.readers.pictures import BYTES, PageAsked, PagePicture
from widgets.facsimile.layout import PIXELS, SheetLayout
from widgets.facsimile.layout import Sheet as PageSheet
from widgets.facsimile.overlay import Overlay
from widgets.facsimile.scene import Frame, paint_paper
from widgets.page.paging import Sheet
from widgets.page.printing import FOOT, HEAD, Printout, SheetPrinter
from widgets.theme.theme import load_theme

DENSITY = 150 / 96  # pixels on paper for one of the window's: sharp enough, and a page stays below a megabyte or two
KEPT = 3  # pages that are looked at to and fro

Render = Callable[[PageAsked, Token], PagePicture]


class PagesPrinter(SheetPrinter):
    """Puts one page on one sheet; a page that cannot be made says so instead."""

    def __init__(self, printout: Printout, render: Render) -> None:
        super().__init__(printout)
        self._render = render
        self._overlay = Overlay(printout.report)
        self._overlay.set_items(printout.items)
        self._overlay.set_layers(*printout.layers)
        pages = SheetLayout(printout.report.pages, 1, PIXELS).sheets
        self._pages = [
            PageSheet(one.number, QRectF(0, 0, one.rect.width(), one.rect.height()), PIXELS) for one in pages
        ]
        self._picture = lru_cache(maxsize=KEPT)(self._make_picture)

    def sheets(self, room: QRectF) -> list[Sheet]:
        """Return one sheet for each page."""
        return [Sheet(0, page.rect.height()) for page in self._pages]

    def paint_inside(self, painter: QPainter, sheets: Sequence[Sheet], number: int, height: float) -> None:
        """Paint the page as large as there is room between the head and the foot."""
        page, inner = self._pages[number].rect, height - HEAD - FOOT
        scale = min(self.width / page.width(), inner / page.height())
        size = page.size() * scale
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(
            QRectF((self.width - size.width()) / 2, HEAD, size.width(), size.height()), self._picture(number)
        )

    def _make_picture(self, number: int) -> QImage:
        """Return a page with what lies over it, put together here: no printer multiplies colours by itself."""
        page, report = self._pages[number], self.printout.report
        size = (page.rect.size() * DENSITY).toSize()
        made = QImage(size, QImage.Format.Format_RGB32)
        made.setDevicePixelRatio(DENSITY)
        paper: QImage | None = None
        try:
            found = self._render(PageAsked(report.path, report.sha256, page.number, size.width()), Token())
            paper = QImage(found.pixels, found.width, found.height, found.width * BYTES, QImage.Format.Format_RGB32)
        except ThamTraError:
            paper = None
        theme = load_theme("light")
        frame = Frame(self._overlay, theme, lambda _page: paper, lambda _page: paper is None, None, False, DENSITY, 0)
        painter = QPainter(made)
        paint_paper(painter, page, frame)
        painter.end()
        return made
